-- question: Which figures fit the filters and the search?
-- rows: one per figure, relays and errors in print included, sorted by a column (downwards after "-"; open ends last), one page of so many
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, numbers, sort, page, rows_a_page
-- columns: dossier, figure_id, subject, subject_name, measure, measure_label, definition, clause, counts, kind, unit, family, scope?, period?, period_label?, period_stretch?, period_clause?, counted_from?, decision_word?, low?, high?, rounded_to?, wording, rule, at_least?, at_most?, step, as_of?, as_of_first?, as_of_last?, effective_from?, effective_first?, stated_on?, stated_first?, stated_last?, known_on, is_read_later, speaker_id, speaker, speaker_role?, speaker_kind, speaker_class?, speaker_country?, stance, stance_label, stance_kind, publication_id, outlet, credits?, published_on?, published_first?, published_last?, url, tier, publication_note?, repeats?, origin_id, corrected_by?, is_error, is_unconfirmed, flags, quote?, note?
-- files: subject
-- Only places and what they are sorted by are carried through the sort; the wide rows are fetched for one page.
with

fitting as (
    select
        figure_id,
        subject,
        as_of_first,
        case ltrim($sort::varchar, '-')
            when 'wording' then lower(wording)
            when 'subject' then lower(subject_name)
            when 'measure' then lower(measure_label)
            when 'speaker' then lower(speaker)
            when 'stance' then stance
            when 'scope' then lower(scope)
            when 'period' then period
            when 'rule' then rule
            when 'outlet' then lower(outlet)
            when 'tier' then tier
            when 'flags' then array_to_string(nullif(flags, []), ', ')
            when 'note' then lower(note)
            when 'figure_id' then figure_id
        end as text_key,
        case coalesce(ltrim($sort::varchar, '-'), 'stated_on')
            when 'as_of' then as_of_first - date '1970-01-01'
            when 'stated_on' then stated_first - date '1970-01-01'
            when 'known_on' then known_on - date '1970-01-01'
            when 'effective_from' then effective_first - date '1970-01-01'
            when 'published_on' then published_first - date '1970-01-01'
            when 'reading' then coalesce(at_least, at_most)
        end as number_key,
        case when ltrim($sort::varchar, '-') = 'reading' then at_most end as upper_key,
        coalesce(starts_with($sort::varchar, '-'), true) as is_downwards
    from
        figures_to_sort(
            $dossier, $subject::varchar, $measure::varchar, $speaker_id::varchar[], $stance::varchar[],
            $as_of_from::date, $as_of_to::date, $known_on::date, $words::varchar[], $numbers::varchar[],
            $sort::varchar, coalesce($page::bigint, 1) * $rows_a_page::bigint
        )
),

page as materialized (
    select
        figure_id,
        subject,
        as_of_first,
        row_number() over () as position
    from (
        select
            figure_id,
            subject,
            as_of_first
        from fitting
        order by
            if(is_downwards, null, text_key) nulls last,
            if(is_downwards, text_key, null) desc nulls last,
            if(is_downwards, null, number_key) nulls last,
            if(is_downwards, number_key, null) desc nulls last,
            if(is_downwards, null, upper_key) nulls last,
            if(is_downwards, upper_key, null) desc nulls last,
            figure_id
        limit $rows_a_page::bigint offset (coalesce($page::bigint, 1) - 1) * $rows_a_page::bigint
    ) as sorted
),

places as (
    select list(struct_pack(figure_id := figure_id, subject := subject, as_of_first := as_of_first)) as places
    from page
),

found as (
    select
        figures.*,
        page.position
    from page
    inner join figures_at($dossier, (select places from places)) as figures using (figure_id)
)

select
    dossier,
    figure_id,
    subject,
    subject_name,
    measure,
    measure_label,
    definition,
    clause,
    counts,
    kind,
    unit,
    family,
    scope,
    period,
    period_label,
    period_stretch,
    period_clause,
    counted_from,
    decision_word,
    low,
    high,
    rounded_to,
    wording,
    rule,
    at_least,
    at_most,
    step,
    as_of,
    as_of_first,
    as_of_last,
    effective_from,
    effective_first,
    stated_on,
    stated_first,
    stated_last,
    known_on,
    is_read_later,
    speaker_id,
    speaker,
    speaker_role,
    speaker_kind,
    speaker_class,
    speaker_country,
    stance,
    stance_label,
    stance_kind,
    publication_id,
    outlet,
    credits,
    published_on,
    published_first,
    published_last,
    url,
    tier,
    publication_note,
    repeats,
    origin_id,
    corrected_by,
    is_error,
    is_unconfirmed,
    array_to_string(flags_by(flags, noted_from, $known_on::date), ', ') as flags,
    quote,
    note_by(note, noted_from, $known_on::date) as note
from found
order by position
