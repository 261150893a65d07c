-- question: What does each speaker say, and how does it differ from the one compared with?
-- rows: one per speaker and definition, its latest statement in the window, or several of which none is surely the latest; the one compared with first
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, period, compare_with
-- columns: speaker, speaker_id, stance, stance_label, stance_kind, low?, high?, at_least?, at_most?, wording, rule, scope?, period?, as_of?, as_of_first?, as_of_last?, stated_on?, is_read_later, outlet, published_on?, url, count_outlets, carried_by, count_statements, disagreement, reason?, difference_at_least?, difference_at_most?, is_reference, flags, note?, figure_id
-- files: subject
-- engine: spark
with

one_each as (
    select
        *,
        count(distinct publication_id) over (partition by origin_id) as count_outlets
    from
        statements_to_rank(
            $dossier, $subject::varchar, $measure::varchar, $speaker_id::varchar[], $stance::varchar[],
            $as_of_from::date, $as_of_to::date, $known_on::date, $period::varchar
        )
    -- Numbers of two measures, or about two subjects, cannot contradict each other: without one of each there are no rows.
    where subject = $subject::varchar and measure = $measure::varchar
    qualify repeats is null
),

compared_by_speaker as (
    select
        *,
        coalesce(count_in_all, count(*) over (partition by speaker_id, scope)) as count_statements,
        comparable(
            speaker_id := speaker_id, stance_kind := stance_kind, kind := kind,
            flags := flags_by(flags, noted_from, $known_on::date), scope := scope, period := period,
            stretch := period_stretch, as_of := as_of, as_of_first := as_of_first, as_of_last := as_of_last,
            known_on := known_on, stated_first := stated_first, stated_last := stated_last,
            effective_first := effective_first, low := low, high := high, at_least := at_least, at_most := at_most,
            step := step, rule := rule, number_form := number_form
        ) as said
    from one_each
),

-- What is true of no earlier time than all others stays,
last_true as (
    select *
    from compared_by_speaker
    qualify is_among_latest(said.as_of_last, max(as_of_first) over (partition by speaker_id, scope))
),

-- and of this, what was said on no earlier day than all others.
latest as (
    select *
    from last_true
    qualify coalesce(stated_last >= max(stated_first) over (partition by speaker_id, scope), true)
),

ranked as (
    select
        *,
        row_number() over (
            order by
                coalesce(speaker_id = $compare_with::varchar, false) desc,
                -- Below what was counted one by one lies no true number.
                if(scope is null and stance_kind = 'count', at_least, null) desc nulls last,
                scope is not null,
                list_position(
                    [
                        'decides',
                        'own',
                        'count',
                        'estimate',
                        'outside',
                        'opposed',
                        'report'
                    ],
                    stance_kind
                ),
                as_of_first desc,
                figure_id
        ) = 1 as is_reference
    from latest
),

reference as (
    select *
    from ranked
    where is_reference
),

beside as (
    select
        ranked.*,
        reference.said as compared
    from ranked
    cross join reference
),

compared_with as (
    select
        *,
        difference_between(said, compared) as difference,
        if(is_reference, 'compared with', disagreement_between(said, compared)) as disagreement,
        days_between(said, compared) as days_apart
    from beside
)

select
    speaker,
    speaker_id,
    stance,
    stance_label,
    stance_kind,
    low,
    high,
    at_least,
    at_most,
    wording,
    rule,
    scope,
    period,
    as_of,
    as_of_first,
    as_of_last,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    count_outlets,
    if(count_outlets > 1, count_outlets || ' outlets, 1 statement', '1 outlet') as carried_by,
    count_statements,
    disagreement,
    if(is_reference, null, reason_in_words(disagreement, days_apart, said, compared)) as reason,
    difference['at_least'] as difference_at_least,
    difference['at_most'] as difference_at_most,
    is_reference,
    array_to_string(flags_by(flags, noted_from, $known_on::date), ', ') as flags,
    note_by(note, noted_from, $known_on::date) as note,
    figure_id
from compared_with
order by is_reference desc, coalesce(at_most, at_least) desc nulls last, speaker, figure_id
