-- Figures, typed: dates as first and last day, bounds as numbers, and the interval that the wording implies.

create table figure_rows as
with typed as (
    select
        * replace (
            whole_number(low) as low,
            whole_number(high) as high,
            whole_number(rounded_to) as rounded_to,
            regexp_extract_all(coalesce(flags, ''), '\S+') as flags
        )
    from staged_figures
),

dated as (
    select
        typed.*,
        first_day_of(typed.as_of) as as_of_first,
        last_day_of(typed.as_of) as as_of_last,
        first_day_of(typed.effective_from) as effective_first,
        first_day_of(typed.stated_on) as stated_first,
        last_day_of(typed.stated_on) as stated_last,
        publication.published_last,
        coalesce(publication.tier = 'unconfirmed', false) as is_unconfirmed
    from typed
    left join publication_rows as publication using (dossier, publication_id)
)

select
    dated.dossier,
    dated.file,
    dated.row,
    dated.figure_id,
    dated.subject,
    dated.measure,
    dated.scope,
    dated.period,
    dated.low,
    dated.high,
    dated.rounded_to,
    dated.wording,
    dated.as_of,
    dated.as_of_first,
    dated.as_of_last,
    dated.effective_from,
    dated.effective_first,
    dated.stated_on,
    dated.stated_first,
    dated.stated_last,
    least(dated.stated_last, dated.published_last) as known_on,
    dated.speaker_id,
    dated.stance,
    dated.publication_id,
    dated.repeats,
    coalesce(dated.repeats, dated.figure_id) as origin_id,
    dated.corrected_by,
    dated.flags,
    list_has_any(dated.flags, ['error_in_print', 'doctored']) as is_error,
    dated.is_unconfirmed,
    dated.quote,
    dated.note,
    reading.rule,
    reading.at_least,
    reading.at_most,
    reading.step,
    reading.disagreement,
    reading.printed_numbers
from dated
left join wording_readings as reading
    on
        dated.wording is not distinct from reading.wording
        and dated.low is not distinct from reading.low
        and dated.high is not distinct from reading.high
        and dated.rounded_to is not distinct from reading.rounded_to;
