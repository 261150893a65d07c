-- The finished tables that answers read, sorted.
-- when: after the checks

create table dossiers as
select
    staged_dossiers.* exclude (file) replace (cast(first_day_of(reviewed_on) as date) as reviewed_on),
    standings.label as release,
    getvariable('data_version') as data_version
from staged_dossiers
inner join standings using (dossier)
order by dossier;

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
    measure.family,
    measure.definition,
    measure.clause,
    coalesce(dossier.subject_names[figure.subject], figure.subject) as subject_name,
    figure.file,
    figure.row
from figure_rows as figure
left join speakers as speaker using (dossier, speaker_id)
left join publications as publication using (dossier, publication_id)
left join measures as measure using (dossier, measure)
left join dossiers as dossier using (dossier)
order by figure.dossier, figure.measure, figure.as_of_first, figure.figure_id;

create view statements as
select *
from figures
where repeats is null and not is_error;
