-- What questions are made of: rows of figures, and counts of them.
-- Where figures lie in partitions, macros of the same names in queries/partitioned/ stand before these.
-- when: beside the checks

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create or replace macro figures_of(of_dossier) as table
select *
from figures
where dossier = of_dossier;

create or replace macro figures_named(of_dossier, names) as table
select *
from figures
where dossier = of_dossier and figure_id in (select unnest(names));

-- Figures by name as a page shows one: with what was known of their flags and notes by a day.
create or replace macro figures_as_known(of_dossier, names, known_by) as table
select
    figures.dossier,
    figures.figure_id,
    figures.subject,
    figures.subject_name,
    figures.measure,
    figures.measure_label,
    figures.definition,
    figures.clause,
    figures.counts,
    figures.kind,
    figures.unit,
    figures.family,
    figures.scope,
    figures.period,
    figures.period_label,
    figures.period_stretch,
    figures.period_clause,
    figures.counted_from,
    figures.decision_word,
    figures.low,
    figures.high,
    figures.rounded_to,
    figures.wording,
    figures.rule,
    figures.at_least,
    figures.at_most,
    figures.step,
    figures.as_of,
    figures.as_of_first,
    figures.as_of_last,
    figures.effective_from,
    figures.effective_first,
    figures.stated_on,
    figures.stated_first,
    figures.stated_last,
    figures.known_on,
    figures.is_read_later,
    figures.speaker_id,
    figures.speaker,
    figures.speaker_role,
    figures.speaker_kind,
    figures.speaker_class,
    figures.speaker_country,
    figures.stance,
    figures.stance_label,
    figures.stance_kind,
    figures.publication_id,
    figures.outlet,
    figures.credits,
    figures.published_on,
    figures.published_first,
    figures.published_last,
    figures.url,
    figures.tier,
    figures.publication_note,
    figures.repeats,
    figures.origin_id,
    figures.corrected_by,
    figures.is_error,
    figures.is_unconfirmed,
    array_to_string(flags_by(figures.flags, figures.noted_from, known_by), ', ') as flags,
    figures.quote,
    note_by(figures.note, figures.noted_from, known_by) as note
from figures_named(of_dossier, names) as figures;

create or replace macro statements_in_view(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by
) as table
select *
from figures_of(of_dossier) as figures
where is_in_view(figures, of_subject, of_measure, by_speakers, by_stances, since, until, known_by);

-- Those that a search finds, where there is one; at least the `most` that come first, sorted by a column.
create or replace macro figures_to_sort(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, numbers, sorted_by, most
) as table
select *
from figures
where
    dossier = of_dossier
    and is_in_view(figures, of_subject, of_measure, by_speakers, by_stances, since, until, known_by)
    and is_found(rowid, words, numbers, known_by);

-- Whether a number in this position sets what holds.
create or replace macro is_decision(of_dossier, of_stance) as
    (of_dossier, of_stance) in (
        select (known.dossier, known.stance)
        from stances as known
        where known.stance_kind = 'decides'
    );

-- The same as rows: another engine knows no macro of one value that reads tables.
create or replace macro stances_that_decide(of_dossier) as table
select stance
from stances
where dossier = of_dossier and stance_kind = 'decides';

-- The numbers that set what holds.
create or replace macro decisions(of_dossier, of_subject, of_measure) as table
select *
from figures
where
    dossier = of_dossier
    and stance in (select known.stance from stances_that_decide(of_dossier) as known)
    and is_about(figures, of_subject, of_measure);

-- A figure, and every other that tells the same statement: its origin and what relays that.
create or replace macro tellings(of_dossier, name) as table
select carried.*
from figures as this
inner join figures as carried using (dossier, origin_id)
where this.dossier = of_dossier and this.figure_id = name;

create or replace macro errors_corrected_by(of_dossier, names) as table
select figure_id
from figures
where dossier = of_dossier and corrected_by in (select unnest(names));

-- Errors in print, and figures whose label is disputed.
create or replace macro printed_in_doubt(of_dossier) as table
select *
from figures
where dossier = of_dossier and (is_error or list_contains(flags, 'label_disputed'));

-- All statements that were relayed are among these, with their relays.
create or replace macro statements_with_relays(of_dossier, of_subject, of_measure) as table
select *
from figures
where dossier = of_dossier and subject = of_subject and measure = of_measure;

-- The latest count of each speaker that is no decision is among these.
create or replace macro latest_counts(of_dossier, of_subject, of_measure, known_by) as table
select *
from figures
where
    dossier = of_dossier
    and subject = of_subject
    and measure = of_measure
    and stance not in (select known.stance from stances_that_decide(of_dossier) as known);

-- What a figure is compared with: all that is said on its subject and measure.
create or replace macro statements_beside(of_dossier, name) as table
select other.*
from figures as this
inner join figures as other using (dossier, subject, measure)
where this.dossier = of_dossier and this.figure_id = name;
