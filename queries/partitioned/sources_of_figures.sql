-- replaces: statements
-- by: the figures of these names, and those of the sums
select *
from statements_named(
    $dossier,
    (
        select list(figure_id)
        from (
            select unnest($figure_id::varchar[]) as figure_id
            union
            select figure_id
            from terms
            where dossier = $dossier and list_contains($derivation_id::varchar[], derivation_id)
            union
            select expects_figure_id as figure_id
            from derivations
            where dossier = $dossier and list_contains($derivation_id::varchar[], derivation_id)
        ) as named
    )
)
