-- question: What else is said on the subject and measure of a figure, and does it contradict, agree, or count something else?
-- rows: one per other statement (relays folded, errors left out), contradictions first, nearest in date first; none for an error in print
-- params: dossier, figure_id, most_rows
-- columns: standing, disagreement, reason, independence, speaker, speaker_id, stance, stance_label, stance_kind, wording, at_least?, at_most?, rule, scope?, period?, as_of?, stated_on?, days_apart, difference_at_least?, difference_at_most?, difference_step, is_read_later, outlet, published_on?, url, tier, count_outlets, flags, note?, figure_id, count_standing
-- files: figure_id
-- most_rows: of each standing; all of them where it is not given.
with

together as materialized (
    select
        *,
        comparable(
            speaker_id := speaker_id, stance_kind := stance_kind, kind := kind, flags := flags, scope := scope,
            period := period, stretch := period_stretch, as_of := as_of, as_of_first := as_of_first,
            as_of_last := as_of_last, known_on := known_on, stated_first := stated_first, stated_last := stated_last,
            effective_first := effective_first, low := low, high := high, at_least := at_least, at_most := at_most,
            step := step, rule := rule, number_form := number_form
        ) as said
    from statements_beside($dossier, $figure_id)
),

this as (
    select *
    from together
    where figure_id = $figure_id and not is_error
),

others as (
    select
        figures.*,
        this.said as compared,
        count(distinct figures.publication_id) over (partition by figures.origin_id) as count_outlets,
        case
            when figures.speaker_id = this.speaker_id then 'same speaker'
            when list_contains(figures.flags, 'not_independent') then 'rests on another''s count'
            when list_contains(this.flags, 'not_independent') then 'this figure rests on another''s count'
            else 'another speaker'
        end as independence
    from together as figures
    cross join this
    where not figures.is_error and figures.origin_id <> this.origin_id
    qualify
        row_number() over (
            partition by figures.origin_id
            order by figures.repeats is not null, figures.known_on, figures.figure_id
        ) = 1
),

kinds as (
    select
        *,
        disagreement_between(said, compared) as disagreement,
        difference_between(said, compared) as difference_stated,
        days_between(said, compared) as days_apart
    from others
),

standings as (
    select
        *,
        case
            when disagreement = 'contradiction' then 'contradicts'
            when disagreement in ('agrees', 'rounding', 'ranges overlap', 'close') then 'agrees'
            else 'not comparable'
        end as standing
    from kinds
)

select
    standing,
    disagreement,
    reason_in_words(disagreement, days_apart, said, compared) as reason,
    independence,
    speaker,
    speaker_id,
    stance,
    stance_label,
    stance_kind,
    wording,
    at_least,
    at_most,
    rule,
    scope,
    period,
    as_of,
    stated_on,
    days_apart,
    difference_stated['at_least'] as difference_at_least,
    difference_stated['at_most'] as difference_at_most,
    greatest(step, compared.step) as difference_step,
    is_read_later,
    outlet,
    published_on,
    url,
    tier,
    count_outlets,
    array_to_string(flags, ', ') as flags,
    note,
    figure_id,
    count(*) over (partition by standing) as count_standing
from standings
qualify
    $most_rows::bigint is null
    or row_number() over (partition by standing order by days_apart nulls last, figure_id) <= $most_rows::bigint
order by list_position(['contradicts', 'agrees', 'not comparable'], standing), days_apart nulls last, figure_id
