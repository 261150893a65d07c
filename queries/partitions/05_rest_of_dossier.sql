-- A digest of what finished rows take from elsewhere than their file: where it changes, all of them are made again.
-- What they do not take, such as a title or an address, may change.
-- identifies: dossier
select
    sha256(
        concat_ws(
            '|',
            typeof(as_number(0)),
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
                select string_agg(concat_ws(' ', column_name, word, kind), '|' order by column_name, position)
                from words
                where dossier = getvariable('dossier') and table_name = 'figures'
            ),
            (
                select string_agg(codebook::varchar, '|' order by position)
                from codebook
                where table_name = 'figures'
            ),
            (
                select concat_ws(' ', subject_names::varchar, counted_from)
                from staged_dossiers
                where dossier = getvariable('dossier')
            )
        )
    ) as digest
