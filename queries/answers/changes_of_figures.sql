-- question: What changed about these figures after a release, in their own rows and in those of speaker, publication and measure?
-- rows: one per figure and changed cell, and one, with the wording, where a figure was added or withdrawn; oldest first, what is not yet released last; the first release, which adds everything, is left out
-- params: dossier, figure_id, since_release
-- columns: figure_id, release, released_on, change, table_name, column?, before?, after?, reason
with

asked as (
    select distinct unnest($figure_id::varchar[]) as figure_id
),

-- "2026-11-27+3f9a12c4" is a state after that release, "unreleased+…" one before any.
later as (
    select changes.*
    from changes
    left join releases using (dossier, release)
    where
        changes.dossier = $dossier
        and not coalesce(releases.is_first, false)
        and (
            changes.release is null
            or $since_release::varchar is null
            or starts_with($since_release::varchar, 'unreleased')
            or changes.release > split_part($since_release::varchar, '+', 1)
        )
),

-- What a figure refers to; of one that was withdrawn, what it referred to.
referred as (
    select
        figure_id,
        unnest(['speakers', 'publications', 'measures']) as table_name,
        unnest([speaker_id, publication_id, measure]) as row_key
    from figures_named($dossier, $figure_id::varchar[])
    union
    select
        figure_id,
        case "column" when 'speaker_id' then 'speakers' when 'publication_id' then 'publications' else 'measures' end
            as table_name,
        before as row_key
    from later
    inner join asked using (figure_id)
    where change = 'withdrawn' and "column" in ('speaker_id', 'publication_id', 'measure')
),

of_figures as (
    select later.*
    from later
    inner join asked using (figure_id)
    where later.change = 'changed' or later."column" = 'wording'
),

of_what_they_refer_to as (
    select later.* replace (referred.figure_id as figure_id)
    from later
    inner join referred using (table_name, row_key)
    where later.change = 'changed'
)

select
    figure_id,
    release,
    released_on,
    change,
    table_name,
    "column",
    before,
    after,
    reason
from (
    from of_figures
    union all
    from of_what_they_refer_to
) as found
order by
    release nulls last,
    figure_id,
    table_name <> 'figures',
    table_name,
    place,
    "column"
