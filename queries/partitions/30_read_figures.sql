-- The rows of the file with all that is read from them: as 50_figures.sql does it, by joins with what was read once.
-- Sorted by day, so that a stretch of time is few row groups of the finished file. They bear the name of that table while the
-- file is finished, so that rules find them there.

create or replace temp table figure_rows as
select
    getvariable('dossier') as dossier,
    getvariable('file') as file,
    source.* replace (regexp_extract_all(coalesce(source.flags, ''), '\S+') as flags),
    true_on.first_day as as_of_first,
    true_on.last_day as as_of_last,
    in_force.first_day as effective_first,
    stated.first_day as stated_first,
    stated.last_day as stated_last,
    coalesce(regexp_matches(source.flags, '(^|\s)(error_in_print|doctored)(\s|$)'), false) as is_error,
    known_from(
        coalesce(public.last_day, stated.last_day),
        publication.published_last,
        noted.last_day,
        source.repeats is not null,
        is_error
    ) as known_on,
    greatest(known_on, publication.published_last, noted.last_day) as noted_from,
    coalesce(publication.published_first > known_on, false) as is_read_later,
    coalesce(source.repeats, source.figure_id) as origin_id,
    coalesce(publication.tier = 'unconfirmed', false) as is_unconfirmed,
    if(is_plain_number(source.wording, source.low, source.high, source.rounded_to), 'exact', reading.rule) as rule,
    if(
        is_plain_number(source.wording, source.low, source.high, source.rounded_to), source.low, reading.at_least
    ) as at_least,
    if(
        is_plain_number(source.wording, source.low, source.high, source.rounded_to), source.low, reading.at_most
    ) as at_most,
    if(
        is_plain_number(source.wording, source.low, source.high, source.rounded_to),
        last_place_of(source.low),
        reading.step
    ) as step,
    reading.disagreement,
    reading.printed_numbers
from source_figures as source
left join days_read as true_on on source.as_of = true_on.given
left join days_read as in_force on source.effective_from = in_force.given
left join days_read as stated on source.stated_on = stated.given
left join days_read as public on source.public_on = public.given
left join days_read as noted on source.noted_on = noted.given
left join publication_rows as publication
    on
        source.publication_id = publication.publication_id
        and publication.dossier = getvariable('dossier')
left join wordings_read as reading
    on
        source.wording is not distinct from reading.wording
        and source.low is not distinct from reading.low
        and source.high is not distinct from reading.high
        and source.rounded_to is not distinct from reading.rounded_to
        and source.number_kind = reading.number_kind
        and not is_plain_number(source.wording, source.low, source.high, source.rounded_to)
order by as_of_first, source.measure, source.figure_id;
