-- rule: The numbers in the title of a sum are those that it gives, adds up, or should equal.
-- severity: error
-- mend: Correct the title, or the terms. A date is no number of the sum.
-- columns: file, row, column_name, value, message
with titles as (
    select
        *,
        regexp_replace(title, '(\b\d{1,2}\.? )?\b\p{L}+ (19|20)\d\d\b|\b(19|20)\d\d\b', ' ', 'g') as undated
    from derivation_rows
),

printed as (
    select
        *,
        unnest(wording_numbers(undated, 'integer')) as number
    from titles
    union all
    select
        *,
        0 as number
    from titles
    where regexp_matches(title, '\b(adds?|cuts?|changes?|makes?|leaves?) (none|nothing)$')
),

-- What a title may tell: the figures that the sum adds up, and the one that it should equal.
told as (
    select
        term.dossier,
        term.derivation_id,
        unnest([figure.low, figure.high]) as number
    from term_rows as term
    inner join figure_rows as figure using (dossier, figure_id)
    union all
    select
        derivation.dossier,
        derivation.derivation_id,
        unnest([figure.low, figure.high]) as number
    from derivation_rows as derivation
    inner join figure_rows as figure
        on
            derivation.dossier = figure.dossier
            and derivation.expects_figure_id = figure.figure_id
)

select
    printed.file,
    printed.row,
    'title' as column_name,
    printed.title as value,
    'The sum gives ' || interval_shown(interval_of(result.at_least, result.at_most), 1) || ', not '
    || number_shown(printed.number, false) || '.' as message
from printed
inner join derivation_results as result using (dossier, derivation_id)
where
    -- A small number in words counts terms or times: "both", "four decrees".
    (
        printed.number > 12
        or regexp_matches(printed.undated, '(^|\D)' || printed.number || '(\D|$)')
        or printed.number = 0
    )
    and coalesce(result.at_least, result.at_most) is not null
    -- A title may tell a cut as a positive number. An open side allows too much to be held against.
    and not printed.number
    between coalesce(result.at_least, result.at_most) and coalesce(result.at_most, result.at_least)
    and not -printed.number
    between coalesce(result.at_least, result.at_most) and coalesce(result.at_most, result.at_least)
    and (printed.dossier, printed.derivation_id, printed.number) not in (
        select
            dossier,
            derivation_id,
            abs(number) as number
        from told
        where number is not null
    )
order by printed.file, printed.row
