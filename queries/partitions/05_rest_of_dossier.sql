-- A digest of what finished rows take from the other tables of the dossier: where it changes, all of them are made again.
-- What they do not take, such as a title or an address, may change.
-- identifies: dossier
select
    sha256(
        concat_ws(
            '|',
            (
                select string_agg(concat_ws(' ', publication_id, published_on, tier), '|' order by publication_id)
                from publication_rows
                where dossier = getvariable('dossier')
            ),
            (
                select string_agg(concat_ws(' ', speaker_id, country), '|' order by speaker_id)
                from speaker_rows
                where dossier = getvariable('dossier')
            ),
            (
                select string_agg(concat_ws(' ', measure, kind, counts, number, below_zero), '|' order by measure)
                from measure_rows
                where dossier = getvariable('dossier')
            ),
            (
                select concat_ws(' ', map_keys(subject_names)::varchar, counted_from)
                from staged_dossiers
                where dossier = getvariable('dossier')
            )
        )
    ) as digest
