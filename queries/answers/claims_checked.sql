-- question: Do numbers of a text agree with the figures, contradict them, or count something else?
-- rows: one per claim and figure that bears on it, claims in order, what decides first; a claim on which none bears has none
-- params: dossier, claims, known_on
-- columns: claim, verdict, standing, reason, figure_id, subject, subject_name, measure, measure_label, clause, kind, wording, low?, high?, at_least?, at_most?, step, rule, scope?, period?, period_label?, period_stretch?, period_clause?, counted_from?, decision_word?, speaker, speaker_id, speaker_role?, speaker_kind, speaker_class?, stance, stance_label, stance_kind, as_of?, effective_from?, stated_on?, publication_id, outlet, credits?, published_on?, url, tier, is_error, is_unconfirmed, flags?, note?, corrected_by?
-- private: the claims are of a reader's text
-- claims: a JSON list; each has a number, what it may be of, its bounds, and the days that it may be true of.
-- A claim is held against figures on the same thing as a statement would be, by the rules of 02_comparable.sql.
-- Materialized is what is read twice: planning it twice would cost more than running it.
with

listed as (
    select
        from_json(
            text,
            '[{"claim": "BIGINT", "measures": ["VARCHAR"], "is_measure_sure": "BOOLEAN", "subjects": ["VARCHAR"],
               "speakers": ["VARCHAR"], "days": [{"first": "DATE", "last": "DATE"}], "form": "VARCHAR",
               "role": "VARCHAR", "low": "DECIMAL(38, 12)", "high": "DECIMAL(38, 12)", "at_least": "DECIMAL(38, 12)",
               "at_most": "DECIMAL(38, 12)", "step": "DECIMAL(38, 12)", "rule": "VARCHAR", "dated": "DATE", "last_named": "DATE",
               "is_subject_said": "BOOLEAN", "is_day_said": "BOOLEAN"}]'
        ) as items
    from (
        select if(json_valid($claims::varchar), $claims::varchar, '[]') as text
    ) as parameter
),

given as (
    select item.*
    from (
        select unnest(items) as item
        from listed
    ) as each_item
),

claims as (
    select
        * replace (as_number(low) as low, as_number(high) as high),
        as_number(at_least) as claim_at_least,
        as_number(at_most) as claim_at_most,
        if(has_decimals(as_number(step)), as_number(step), greatest(as_number(step), 1)) as claim_step,
        as_number(coalesce(low, high)) as printed,
        coalesce(dated, current_date) as text_day,
        coalesce(days[1].first, last_named, dated, current_date) as day_meant,
        days[1].first as day_first,
        days[1].last as day_last
    from given
),

-- Few figures have so many digits that one number is not another by chance.
weighed as (
    select
        *,
        length(replace(rtrim(plain_digits(abs(printed)), '0'), '.', '')) >= 3 as is_telling,
        rule = 'exact' and abs(printed) >= 10000 and printed % 100 <> 0 as is_full
    from claims
),

known as materialized (
    select
        figure_id,
        subject,
        measure,
        kind,
        scope,
        period,
        period_stretch,
        low,
        high,
        at_least,
        at_most,
        step,
        rule,
        as_of,
        as_of_first,
        as_of_last,
        effective_first,
        stated_first,
        stated_last,
        known_on,
        speaker_id,
        stance,
        stance_kind,
        flags,
        is_error,
        number_form,
        coalesce(low, high, at_least) as stated,
        form_in_texts(counts, number_form) as form
    from figures_of($dossier)
    -- A repeat whose label is in dispute may count something else than what it repeats.
    where
        (repeats is null or is_error or list_contains(flags, 'label_disputed'))
        and is_known(known_on, $known_on::date)
),

pairs as (
    select
        weighed.claim,
        weighed.is_measure_sure,
        weighed.is_subject_said,
        weighed.is_day_said,
        weighed.is_telling,
        weighed.is_full,
        weighed.role,
        weighed.rule as claim_rule,
        weighed.low as claim_low,
        weighed.high as claim_high,
        weighed.claim_at_least,
        weighed.claim_at_most,
        weighed.claim_step,
        weighed.printed,
        weighed.text_day,
        weighed.day_meant,
        weighed.days,
        weighed.day_first,
        weighed.day_last,
        len(weighed.subjects) > 0 as has_subject,
        len(weighed.subjects) = 1 as is_subject_sure,
        list_contains(weighed.measures, known.measure)
        or (weighed.role = 'by' and known.kind = 'change') as is_measure,
        list_contains(weighed.subjects, known.subject) as is_subject,
        list_has_any(weighed.subjects, [known.subject, split_part(known.subject, '+', 1)])
        or list_contains(weighed.subjects, split_part(known.subject, '+', 2)) as is_own_subject,
        list_contains(weighed.speakers, known.speaker_id) as is_own_speaker,
        comparable(
            cast(null as varchar), 'report', known.kind, cast([] as varchar[]), known.scope, known.period,
            known.period_stretch,
            strftime(weighed.day_first, '%Y-%m-%d'), weighed.day_first, weighed.day_last, weighed.text_day,
            cast(null as date), cast(null as date), cast(null as date), weighed.low, weighed.high,
            weighed.claim_at_least, weighed.claim_at_most, weighed.claim_step, weighed.rule, known.number_form
        ) as said,
        comparable(
            known.speaker_id, known.stance_kind, known.kind, known.flags, known.scope, known.period,
            known.period_stretch, known.as_of, known.as_of_first, known.as_of_last, known.known_on,
            known.stated_first, known.stated_last,
            known.effective_first, known.low, known.high, known.at_least, known.at_most, known.step, known.rule,
            known.number_form
        ) as compared,
        known.*
    from weighed
    inner join known
        on
            weighed.form = known.form
            -- "Another 36,000 volunteers" is a number of volunteers, not of a change.
            and (
                (weighed.role = 'by') = (known.kind = 'change')
                or (weighed.is_measure_sure and list_contains(weighed.measures, known.measure))
            )
            and (
                len(weighed.subjects) = 0
                or (weighed.rule = 'range' and weighed.low = known.low and weighed.high = known.high)
                -- What only the sentences before name may be another's, and many digits are no chance.
                or (
                    (weighed.is_full or not weighed.is_subject_said)
                    and weighed.printed in (known.low, known.high)
                    and (
                        list_contains(weighed.measures, known.measure)
                        or (weighed.role = 'by' and known.kind = 'change')
                    )
                )
                or list_has_any(weighed.subjects, [known.subject, split_part(known.subject, '+', 1)])
                or list_contains(weighed.subjects, split_part(known.subject, '+', 2))
            )
    -- The others say nothing of the claim, and there are many of them in a long text.
    where
        weighed.form = 'years'
        or weighed.rule in ('order_of_magnitude', 'range')
        or abs(known.stated - weighed.printed) * 10 <= abs(weighed.printed)
        or known.high = weighed.printed
        or (
            list_contains(weighed.measures, known.measure)
            and (
                (weighed.is_measure_sure and len(weighed.days) = 1 and list_contains(weighed.subjects, known.subject))
                or (
                    (
                        weighed.is_full
                        or (
                            weighed.rule = 'exact'
                            and weighed.printed >= 1000
                            and abs(known.stated - weighed.printed) <= abs(weighed.printed)
                            and list_contains(weighed.speakers, known.speaker_id)
                        )
                    )
                    and is_misprint_of(weighed.printed, known.stated)
                )
            )
        )
),

numbers as materialized (
    select
        *,
        coalesce(
            case
                when claim_rule = 'order_of_magnitude'
                    then rule = 'order_of_magnitude' and at_least = claim_at_least
                when form = 'years' and claim_rule = 'range' then low = high and low in (claim_low, claim_high)
                when claim_rule = 'range' then low = claim_low and high = claim_high
                -- "More than 9,000" is not "almost 9,000".
                when (claim_high is null and low is null) or (claim_low is null and high is null) then false
                when low is null or high is null or low = high then printed = coalesce(low, high)
                else printed in (low, high)
            end,
            false
        ) as is_same,
        coalesce(
            claim_rule not in ('order_of_magnitude', 'range')
            and low = high
            and abs(low - printed) <= greatest(
                rounding_margin(low, high, step, rule, kind, number_form),
                if(
                    claim_rule = 'exact',
                    0,
                    margin_within(abs(printed), claim_step, rounded_cap_percent(), number_form is null)
                )
            ),
            false
        ) as is_rounded,
        len(days) = 0
        -- Of a day that only the sentences before name, and of both ends of a range, the speaker decides.
        or (
            is_own_speaker
            and (not is_day_said or (claim_rule = 'range' and claim_low = low and claim_high = high))
        )
        or len(
            list_filter(
                days,
                lambda day: coalesce(as_of_first <= day.last + 31 and as_of_last >= day.first - 31, false)
                or coalesce(stated_first <= day.last + 3 and stated_last >= day.first - 3, false)
                or coalesce(effective_first between day.first - 3 and day.last + 3, false)
            )
        ) > 0 as is_same_time,
        len(days) = 1
        and coalesce(
            (as_of_first <= day_last and as_of_last >= day_first)
            or (effective_first between day_first and day_last),
            false
        ) as is_same_day,
        disagreement_between(said, compared) as disagreement,
        days_between(said, compared) as days_apart
    from pairs
),

-- A claim between two running totals of one speaker that are at most a quarter apart; both figures.
enclosed as (
    select
        claim,
        unnest(
            [
                arg_max(figure_id, low) filter (where as_of_last <= days[1].last),
                arg_min(figure_id, low) filter (where as_of_first >= days[1].first)
            ]
        ) as figure_id,
        true as is_between
    from numbers
    where
        is_measure and is_measure_sure and is_subject and len(days) = 1 and role = 'level'
        and period_stretch = 'running' and low = high and not is_error
    group by claim, speaker_id, scope
    having
        max(low) filter (where as_of_last <= days[1].last) * 5
        >= min(low) filter (where as_of_first >= days[1].first) * 4
        and min(low) filter (where as_of_first >= days[1].first) >= any_value(claim_at_least)
        and max(low) filter (where as_of_last <= days[1].last) <= any_value(claim_at_most)
),

related as materialized (
    select
        *,
        -- What counts something else, or at another time, is the same number only if it is so to a fiftieth.
        is_same or (is_rounded and claim_rule <> 'exact' and abs(low - printed) * 50 <= abs(printed)) as is_nearly_same,
        case
            when is_measure and is_same and is_error then 'known error'
            when is_error then null
            -- Both ends of a range are the same by no chance, whatever the text seems to be about.
            when has_subject and not is_own_subject
                then
                    case
                        when not (is_measure and is_same and is_same_time) then null
                        when is_subject_said then if(claim_rule = 'range' or is_same_day, 'other subject', null)
                        when is_own_speaker or (is_telling and len(days) > 0) then 'subject open'
                    end
            when is_measure and (is_same or is_rounded) and is_same_time then 'same number'
            when is_measure and is_nearly_same and is_telling then 'another time'
            when
                not is_measure_sure and not is_measure and is_nearly_same and role <> 'by'
                and (is_telling or (is_own_speaker and is_same_time and len(days) > 0))
                and (is_subject or not has_subject)
                then if(is_same_time, 'measure open', 'another time')
            when
                not is_measure and is_measure_sure and is_subject and is_nearly_same
                and (is_telling or (is_same_time and len(days) > 0 and printed >= 1000))
                then 'other measure'
            when is_measure and is_full and low = high and is_misprint_of(printed, low) then 'misprint'
            when
                is_measure and (is_subject or not has_subject) and is_own_speaker and is_same_day
                and claim_rule = 'exact' and printed >= 1000 and low = high and is_misprint_of(printed, low)
                then 'misprint'
            when
                is_measure and is_subject and is_subject_sure and len(days) = 1 and role = 'level'
                -- Of what is only thought to be counted, a contradiction means nothing.
                and (is_measure_sure or (claim_rule <> 'exact' and disagreement <> 'contradiction'))
                and disagreement in ('contradiction', 'ranges overlap', 'close')
                and abs(coalesce(printed, claim_at_most)) * 20 >= coalesce(at_least, at_most)
                and abs(coalesce(printed, claim_at_most)) <= coalesce(at_most, at_least) * 20
                then disagreement
            when is_between then 'between'
        end as relation,
        is_measure and role in ('level', 'to') and kind = 'stock' and low = high
        and (is_same or is_rounded) and as_of_last < day_meant - 31 as may_be_outdated
    from numbers
    left join enclosed using (claim, figure_id)
),

replaced as (
    select distinct
        related.claim,
        related.figure_id
    from related
    inner join known as later
        on
            related.subject = later.subject
            and related.measure = later.measure
            and related.scope is not distinct from later.scope
            and (
                related.speaker_id = later.speaker_id
                or (related.stance_kind = 'decides' and later.stance_kind = 'decides')
            )
            and related.as_of_last < later.as_of_first
            and related.day_meant >= coalesce(later.effective_first, later.as_of_first)
            and related.low <> later.low
            and not later.is_error
    where related.may_be_outdated and related.relation in ('same number', 'another time')
),

standings as (
    select
        related.*,
        case
            when relation = 'same number' and replaced.figure_id is not null then 'outdated'
            -- "About one million" confirms no number to the last digit.
            when
                relation in ('same number', 'measure open', 'subject open') and is_own_speaker
                and (is_same or printed % 1000 = 0 or abs(printed) < 1000)
                then 'confirmed'
            -- The middle of bounds that the publication gives elsewhere.
            when
                relation = 'ranges overlap' and is_own_speaker and list_contains(flags, 'bounds_elsewhere')
                and printed between low and high
                then 'confirmed'
            when relation = 'known error' and list_contains(flags, 'misprint') then 'misprint'
            when relation in ('known error', 'other measure', 'other subject') then 'mislabelled'
            when relation in ('same number', 'measure open', 'subject open', 'ranges overlap', 'close', 'between')
                then 'consistent'
            when relation = 'another time' and not is_day_said and is_same and not may_be_outdated then 'consistent'
            when relation = 'another time' and role = 'from' and as_of_last < days[1].first then 'consistent'
            -- What was decided holds until the next decision takes force.
            when
                relation = 'another time' and may_be_outdated and stance_kind = 'decides'
                and replaced.figure_id is null
                then 'consistent'
            when relation = 'another time' and as_of_last < days[1].first then 'outdated'
            when relation = 'another time' then 'mislabelled'
            when relation = 'misprint' then 'misprint'
            when relation = 'contradiction' then 'contradicted'
        end as standing,
        list_position(
            [
                'confirmed', 'same number', 'known error', 'measure open', 'outdated', 'rounded', 'subject open',
                'another time', 'other measure', 'other subject', 'misprint', 'ranges overlap', 'close', 'between',
                'contradiction'
            ],
            case
                when standing in ('confirmed', 'outdated') then standing
                -- One's own number of the day, but for a digit, tells more than another's in round numbers.
                when relation = 'misprint' and is_own_speaker and is_same_day then 'outdated'
                when relation = 'another time' and standing = 'consistent' then 'same number'
                -- Of a number to the last digit, one that agrees to the last digit comes before round ones.
                when relation in ('same number', 'measure open') and not is_same and printed % 1000 <> 0 then 'rounded'
                else relation
            end
        ) as place
    from related
    left join replaced using (claim, figure_id)
    where relation is not null
),

decided as (
    select
        claim,
        first_value(standing) over by_claim as verdict,
        row_number() over by_claim as position,
        standing,
        case
            when relation = 'same number' and standing = 'outdated' then 'the same number, since replaced'
            when relation = 'same number' and not is_same then 'the same in round numbers'
            when relation = 'same number' then 'the same number'
            when relation = 'known error' then 'a known error in print'
            when relation = 'measure open' then 'the same number; the text does not say what it counts'
            when relation = 'subject open' then 'the same number; the text does not say of whom'
            when relation = 'another time' and standing = 'consistent' and role <> 'from' and may_be_outdated
                then 'the same number, decided before and in force then'
            when relation = 'another time' then 'the same number, of another time'
            when relation = 'between' then 'between two running totals of this speaker'
            when relation = 'other measure' then 'the same number, counting something else'
            when relation = 'other subject' then 'the same range, of another'
            when relation = 'misprint' then 'the same digits, but for one'
            else reason_in_words(relation, days_apart, said, compared)
        end as reason,
        figure_id
    from standings
    window
        by_claim as (
            partition by claim
            order by place, not is_own_speaker, not is_same, days_apart nulls last, figure_id
        )
    qualify row_number() over by_claim <= 8
)

select
    decided.claim,
    decided.verdict,
    decided.standing,
    decided.reason,
    figure_id,
    figures.subject,
    figures.subject_name,
    figures.measure,
    figures.measure_label,
    figures.clause,
    figures.kind,
    figures.wording,
    figures.low,
    figures.high,
    figures.at_least,
    figures.at_most,
    figures.step,
    figures.rule,
    figures.scope,
    figures.period,
    figures.period_label,
    figures.period_stretch,
    figures.period_clause,
    figures.counted_from,
    figures.decision_word,
    figures.speaker,
    figures.speaker_id,
    figures.speaker_role,
    figures.speaker_kind,
    figures.speaker_class,
    figures.stance,
    figures.stance_label,
    figures.stance_kind,
    figures.as_of,
    figures.effective_from,
    figures.stated_on,
    figures.publication_id,
    figures.outlet,
    figures.credits,
    figures.published_on,
    figures.url,
    figures.tier,
    figures.is_error,
    figures.is_unconfirmed,
    nullif(
        array_to_string(flags_by(figures.flags, figures.noted_from, $known_on::date), ', '), ''
    ) as flags,
    note_by(figures.note, figures.noted_from, $known_on::date) as note,
    figures.corrected_by
from decided
inner join figures_of($dossier) as figures using (figure_id)
order by decided.claim, decided.position
