-- The finished tables that answers read, sorted.
-- when: beside the checks

-- Pages open with what the dossier names, else with the subject and the measure on which it has most statements.
create table dossiers as
with

statements_counted as (
    select
        dossier,
        subject,
        measure,
        count(*) as count_statements
    from figure_rows
    where is_statement(repeats, is_error)
    group by all
    union all
    select
        dossier,
        subject,
        measure,
        sum(count_statements) as count_statements
    from figure_counts
    group by all
),

opened_with as (
    select
        counted.dossier,
        arg_max(
            struct_pack(subject := counted.subject, measure := counted.measure),
            struct_pack(
                has_subject := coalesce(counted.subject = about.subject, false),
                has_measure := coalesce(counted.measure = about.measure, false),
                count_statements := counted.count_statements,
                in_dossier := -coalesce(measures.row, 0)
            )
        ) as first
    from statements_counted as counted
    inner join staged_dossiers as about using (dossier)
    left join measure_rows as measures
        on counted.dossier = measures.dossier and counted.measure = measures.measure
    group by all
)

select
    about.* exclude (file, stances, speaker_kinds, families, counts, periods) replace (
        cast(first_day_of(about.reviewed_on) as date) as reviewed_on,
        coalesce(about.subject, opened_with.first.subject) as subject,
        coalesce(about.measure, opened_with.first.measure) as measure
    ),
    standings.label as release,
    getvariable('data_version') as data_version
from staged_dossiers as about
inner join standings using (dossier)
left join opened_with using (dossier)
order by about.dossier;

create table speakers as
select * exclude (file, row)
from speaker_rows
order by dossier, speaker_id;

create table publications as
select * exclude (file, row)
from publication_rows
order by dossier, publication_id;

create table measures as
select * exclude (file, row)
from measure_rows
order by dossier, row;

create table derivations as
select * exclude (file, row)
from derivation_rows
order by dossier, row;

create table terms as
select * exclude (file, row)
from term_rows
order by dossier, derivation_id, position;

create table events as
select * exclude (file, row)
from event_rows
order by dossier, happened_first, event_id;

-- Joined once, since nearly every question starts from it. File and row tie what the rules found to its figure.
create table figures as
select
    figure.* exclude (file, row, disagreement, printed_numbers),
    speaker.name as speaker,
    speaker.role as speaker_role,
    speaker.kind as speaker_kind,
    speaker_word.kind as speaker_class,
    speaker.country as speaker_country,
    publication.outlet,
    publication.credits,
    publication.published_on,
    publication.published_first,
    publication.published_last,
    publication.url,
    publication.tier,
    publication.note as publication_note,
    measure.label as measure_label,
    measure.counts,
    measure.kind,
    measure.unit,
    number_form_of(measure.number, measure.unit) as number_form,
    measure.family,
    measure.definition,
    measure.clause,
    coalesce(dossier.subject_names[figure.subject], figure.subject) as subject_name,
    coalesce(stance.stance_label, figure.stance) as stance_label,
    stance.stance_kind,
    period.period_label,
    period.period_stretch,
    period.period_clause,
    stance.decision_word,
    if(period.period_stretch = 'running', dossier.counted_from, null) as counted_from,
    figure.file,
    figure.row
from figure_rows as figure
left join speakers as speaker using (dossier, speaker_id)
left join publications as publication using (dossier, publication_id)
left join measures as measure using (dossier, measure)
left join dossiers as dossier using (dossier)
left join stances as stance using (dossier, stance)
left join periods as period using (dossier, period)
left join words as speaker_word
    on
        figure.dossier = speaker_word.dossier
        and speaker.kind = speaker_word.word
        and speaker_word.table_name = 'speakers'
        and speaker_word.column_name = 'kind'
order by figure.dossier, figure.measure, figure.as_of_first, figure.figure_id;

create view statements as
select *
from figures
where is_statement(repeats, is_error);

-- What a reader brought, in a warehouse of their session; empty in any other.
create view yours as
select *
from figures
where starts_with(file, 'your figures/');
