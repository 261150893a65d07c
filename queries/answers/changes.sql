-- question: What was added, changed and withdrawn, and why?
-- rows: one per changed cell, and one per row that was added or withdrawn; what is not yet released first, then by release, newest first; the first release, which adds everything, only if asked for
-- params: dossier, release, q, subject, measure, speaker_id
-- columns: release, released_on, change, table_name, row_key, label, figure_id?, is_there, speaker?, stated_on?, outlet?, published_on?, url?, column?, before?, after?, reason
with

asked as (
    select
        changes.*,
        changes.rowid as cell
    from changes
    left join releases using (dossier, release)
    where
        changes.dossier = $dossier
        and if($release::varchar is null, not coalesce(releases.is_first, false), changes.release = $release::varchar)
),

-- Of a figure that is no longer there, what the log says.
withdrawn as (
    select
        release,
        place,
        any_value(before) filter (where "column" = 'subject') as subject,
        any_value(before) filter (where "column" = 'measure') as measure,
        any_value(before) filter (where "column" = 'speaker_id') as speaker_id,
        any_value(before) filter (where "column" = 'publication_id') as publication_id,
        any_value(before) filter (where "column" = 'stated_on') as stated_on
    from asked
    where change = 'withdrawn' and figure_id is not null
    group by all
),

told as (
    from asked
    where change = 'changed'
    union all
    select
        * replace (
            null as "column",
            if(change = 'withdrawn', label, null) as before,
            if(change = 'added', label, null) as after
        )
    from asked
    where change <> 'changed'
    qualify row_number() over (partition by release, place order by cell) = 1
)

select
    told.release,
    told.released_on,
    told.change,
    told.table_name,
    told.row_key,
    told.label,
    told.figure_id,
    figures.figure_id is not null as is_there,
    coalesce(figures.speaker, speakers.name, withdrawn.speaker_id) as speaker,
    coalesce(figures.stated_on, withdrawn.stated_on) as stated_on,
    coalesce(figures.outlet, publications.outlet, withdrawn.publication_id) as outlet,
    coalesce(figures.published_on, publications.published_on) as published_on,
    coalesce(figures.url, publications.url) as url,
    told."column",
    told.before,
    told.after,
    told.reason
from told
left join withdrawn
    on
        told.release is not distinct from withdrawn.release
        and told.place = withdrawn.place
left join figures_named($dossier, (select list(distinct figure_id) from asked)) as figures using (figure_id)
left join speakers
    on
        told.dossier = speakers.dossier
        and withdrawn.speaker_id = speakers.speaker_id
left join publications
    on
        told.dossier = publications.dossier
        and withdrawn.publication_id = publications.publication_id
where
    is_chosen($subject::varchar, coalesce(figures.subject, withdrawn.subject))
    and is_chosen($measure::varchar, coalesce(figures.measure, withdrawn.measure))
    and is_among($speaker_id::varchar[], coalesce(figures.speaker_id, withdrawn.speaker_id))
    and (
        $q::varchar is null
        or contains(
            search_form(
                concat_ws(
                    ' ',
                    told.release,
                    told.table_name,
                    told.row_key,
                    told.label,
                    figures.speaker,
                    figures.outlet,
                    told."column",
                    told.before,
                    told.after,
                    told.reason
                )
            ),
            search_form($q::varchar)
        )
    )
order by
    told.release desc nulls first,
    told.place,
    told.cell
