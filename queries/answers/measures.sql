-- question: What can be counted, and what does each measure leave out?
-- rows: one per measure, by family in the order of the dossier, then in the dossier's order
-- params: dossier
-- columns: family, family_label, family_meaning, measure, label, counts, kind, unit, definition, count_statements
with

families as (
    select
        word as family,
        label as family_label,
        meaning as family_meaning,
        position as place
    from words
    where dossier = $dossier and table_name = 'measures' and column_name = 'family'
),

numbered as (
    select
        *,
        row_number() over () as in_dossier
    from measures
    where dossier = $dossier
)

select
    numbered.family,
    families.family_label,
    families.family_meaning,
    numbered.measure,
    numbered.label,
    numbered.counts,
    numbered.kind,
    numbered.unit,
    numbered.definition,
    coalesce(stated.count_statements, 0) as count_statements
from numbered
left join families using (family)
left join measures_counted($dossier) as stated using (measure)
order by families.place, numbered.in_dossier
