-- Figures, typed: dates as first and last day, bounds as numbers, and the interval that the wording implies.
-- noted_from: the day from which its note and flags could be known; is_read_later: no publication of its day was read.

create table figure_rows as
with typed as (
    select
        * replace (
            as_number(exact_number(low)) as low,
            as_number(exact_number(high)) as high,
            as_number(exact_number(rounded_to)) as rounded_to,
            regexp_extract_all(coalesce(flags, ''), '\S+') as flags
        )
    from staged_figures
)

select
    figure.*,
    first_day_of(figure.as_of) as as_of_first,
    last_day_of(figure.as_of) as as_of_last,
    first_day_of(figure.effective_from) as effective_first,
    first_day_of(figure.stated_on) as stated_first,
    last_day_of(figure.stated_on) as stated_last,
    list_has_any(figure.flags, ['error_in_print', 'doctored']) as is_error,
    known_from(
        coalesce(last_day_of(figure.public_on), stated_last),
        publication.published_last,
        last_day_of(figure.noted_on),
        figure.repeats is not null,
        is_error
    ) as known_on,
    greatest(known_on, publication.published_last, last_day_of(figure.noted_on)) as noted_from,
    coalesce(publication.published_first > known_on, false) as is_read_later,
    coalesce(figure.repeats, figure.figure_id) as origin_id,
    coalesce(publication.tier = 'unconfirmed', false) as is_unconfirmed,
    reading.rule,
    as_number(reading.at_least) as at_least,
    as_number(reading.at_most) as at_most,
    as_number(reading.step) as step,
    reading.disagreement,
    reading.printed_numbers
from typed as figure
left join publication_rows as publication using (dossier, publication_id)
left join measure_rows as measure using (dossier, measure)
left join wording_readings as reading
    on
        figure.wording is not distinct from reading.wording
        and figure.low is not distinct from reading.low
        and figure.high is not distinct from reading.high
        and figure.rounded_to is not distinct from reading.rounded_to
        and coalesce(measure.number, 'integer') = reading.number;
