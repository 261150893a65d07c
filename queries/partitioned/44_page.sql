-- The figures that a page of a table may show. By what day they are sorted downwards, it is known from the rollup how far
-- back the page can reach, and files before are not read.

-- The linter wants no indentation in macros.
-- noqa: disable=LT02

create macro partitioned.figures_within_reach(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, numbers, sorted_by, most
) as table
with

days as (
    select
        first_stated,
        sum(count_rows - count_undated) as count_rows
    from groups_within(of_dossier, of_subject, of_measure, since, until, known_by) as counted
    where
        first_stated is not null
        and is_stated_by(counted, by_speakers, by_stances)
        and coalesce(sorted_by, '-stated_on') = '-stated_on'
    group by first_stated
),

-- So many figures at least were stated on or after the first day of a group.
groups as (
    select
        first_stated,
        sum(count_rows) over (order by first_stated desc) as count_since
    from days
),

reach as materialized (
    select coalesce(max(first_stated) filter (where count_since >= most), date '0001-01-01') as first_day
    from groups
),

-- Written out for each part, so that its days reach the files.
in_window as not materialized (
    select *
    from partitioned_figures
    where
        dossier = of_dossier
        and words is null
        and numbers is null
        and is_about(partitioned_figures, of_subject, of_measure)
        and is_in_window(partitioned_figures, since, until, known_by)
)

select *
from in_window
where stated_first >= (select first_day from reach)
union all
-- Days that are not known come last, so they are within reach only where everything is.
select *
from in_window
where stated_first is null and (select first_day from reach) = date '0001-01-01'
union all
select *
from figures_saying_within(of_dossier, words, numbers, of_subject, of_measure, since, until, known_by)
where words is not null or numbers is not null;

create macro partitioned.figures_to_sort(
    of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, numbers, sorted_by, most
) as table
select
    figure.*,
    coalesce(dossiers.subject_names[figure.subject], figure.subject) as subject_name,
    measures.label as measure_label,
    speakers.name as speaker,
    publications.outlet,
    publications.tier,
    publications.published_first
from
    figures_within_reach(
        of_dossier, of_subject, of_measure, by_speakers, by_stances, since, until, known_by, words, numbers, sorted_by,
        most
    ) as figure
left join dossiers on figure.dossier = dossiers.dossier
left join measures on figure.dossier = measures.dossier and figure.measure = measures.measure
left join speakers on figure.dossier = speakers.dossier and figure.speaker_id = speakers.speaker_id
left join publications
    on figure.dossier = publications.dossier and figure.publication_id = publications.publication_id
where is_stated_by(figure, by_speakers, by_stances);
