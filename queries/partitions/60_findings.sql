-- What the rules of queries/checks find that look at one row alone. Rules across rows are not run over partitions.
-- Of very many rows that break one rule, the first few stand for all, with their count.
-- writes: findings
with

checked as (
    select
        figure.*,
        measure.kind as measure_kind,
        measure.below_zero,
        measure.counts as measure_counts,
        measure.measure is not null as has_measure,
        stances.stance_kind,
        speaker.country,
        periods.period_stretch,
        about.counted_from,
        speaker.speaker_id is not null as has_speaker,
        publication.publication_id is not null as has_publication,
        coalesce(
            cardinality(about.subject_names) = 0
            or map_contains(about.subject_names, figure.subject)
            or not regexp_full_match(figure.subject, '[A-Z]{3}(\+[A-Z]{3})*')
            or list_has_all(getvariable('countries'), string_split(figure.subject, '+')),
            true
        ) as is_subject_named
    from read_figures as figure
    left join measure_rows as measure using (dossier, measure)
    left join speaker_rows as speaker using (dossier, speaker_id)
    left join publication_rows as publication using (dossier, publication_id)
    left join staged_dossiers as about using (dossier)
    left join stances using (dossier, stance)
    left join periods using (dossier, period)
),

allowed as (
    select
        list(word order by position) filter (where column_name = 'stance') as stances,
        list(word order by position) filter (where column_name = 'period') as periods
    from words
    where dossier = getvariable('dossier') and table_name = 'figures'
),

limits as (
    select map(list(field), list(max_length::bigint)) as longest
    from codebook
    where table_name = 'figures' and max_length is not null
),

found as (
    select
        row,
        unnest(
            [
                if(
                    figure_id is null,
                    finding('required_values_present', 'figure_id', null, 'A value is required here.'),
                    null
                ),
                if(
                    subject is null,
                    finding('required_values_present', 'subject', null, 'A value is required here.'),
                    null
                ),
                if(
                    measure is null,
                    finding('required_values_present', 'measure', null, 'A value is required here.'),
                    null
                ),
                if(
                    wording is null,
                    finding('required_values_present', 'wording', null, 'A value is required here.'),
                    null
                ),
                if(
                    speaker_id is null,
                    finding('required_values_present', 'speaker_id', null, 'A value is required here.'),
                    null
                ),
                if(
                    stance is null,
                    finding('required_values_present', 'stance', null, 'A value is required here.'),
                    null
                ),
                if(
                    publication_id is null,
                    finding('required_values_present', 'publication_id', null, 'A value is required here.'),
                    null
                ),
                if(
                    not regexp_full_match(figure_id, '[a-z0-9]+(-[a-z0-9]+)*'),
                    finding(
                        'values_have_their_form',
                        'figure_id',
                        figure_id,
                        'A name has small letters, digits and hyphens.'
                    ),
                    null
                ),
                if(
                    not list_contains(stances, stance),
                    finding(
                        'values_from_the_list',
                        'stance',
                        stance,
                        'Allowed are: ' || array_to_string(stances, ', ') || '.'
                    ),
                    null
                ),
                if(
                    not list_contains(periods, period),
                    finding(
                        'values_from_the_list',
                        'period',
                        period,
                        'Allowed are: ' || array_to_string(periods, ', ') || '.'
                    ),
                    null
                ),
                if(
                    not has_measure, finding('ids_exist', 'measure', measure, 'There is no such row in measures.'), null
                ),
                if(
                    not has_speaker,
                    finding('ids_exist', 'speaker_id', speaker_id, 'There is no such row in speakers.'),
                    null
                ),
                if(
                    not has_publication,
                    finding('ids_exist', 'publication_id', publication_id, 'There is no such row in publications.'),
                    null
                ),
                if(
                    as_of is not null and as_of_first is null,
                    finding('dates_parse', 'as_of', as_of, 'This is not a date.'),
                    null
                ),
                if(
                    stated_on is not null and stated_first is null,
                    finding('dates_parse', 'stated_on', stated_on, 'This is not a date.'),
                    null
                ),
                if(
                    effective_from is not null and effective_first is null,
                    finding('dates_parse', 'effective_from', effective_from, 'This is not a date.'),
                    null
                ),
                if(
                    is_cut,
                    finding(
                        'numbers_are_whole',
                        'low',
                        null,
                        'A number has decimals, and no measure of the dossiers has.'
                    ),
                    null
                ),
                if(
                    number = 'integer' and (has_decimals(low) or has_decimals(high) or has_decimals(rounded_to)),
                    finding(
                        'numbers_are_whole',
                        'low',
                        plain_digits(coalesce(low, high)),
                        'This is not a whole number of at most 15 digits.'
                    ),
                    null
                ),
                if(
                    low > high,
                    finding(
                        'low_not_above_high', 'low', low, 'It is above high, which is ' || plain_digits(high) || '.'
                    ),
                    null
                ),
                if(
                    least(low, high) < 0 and measure_kind <> 'change' and below_zero is null,
                    finding(
                        'counts_are_not_negative',
                        if(low < 0, 'low', 'high'),
                        if(low < 0, low, high),
                        measure || ' is a ' || measure_kind || ' of ' || measure_counts
                        || ', which cannot be below zero.'
                    ),
                    null
                ),
                if(
                    as_of_first > stated_last and measure_kind in ('stock', 'flow')
                    and stance_kind <> 'decides' and effective_from is null,
                    finding(
                        'true_not_after_said',
                        'as_of',
                        as_of,
                        'It was said on ' || stated_on || ', before it could be true.'
                    ),
                    null
                ),
                if(
                    last_day_of(effective_from) < stated_first and repeats is null
                    and not list_contains(flags, 'retroactive'),
                    finding(
                        'in_force_not_before_signing',
                        'effective_from',
                        effective_from,
                        'It was stated only on ' || stated_on || '.'
                    ),
                    null
                ),
                if(
                    stance_kind in ('opposed', 'outside') and subject = country,
                    finding(
                        'stances_fit_sides',
                        'stance',
                        stance,
                        speaker_id || ' is of ' || country || ', which the number is about.'
                    ),
                    null
                ),
                if(
                    period_stretch = 'running' and as_of_last < counted_from,
                    finding(
                        'totals_begin_before_they_end',
                        'as_of',
                        as_of,
                        'It ends before it begins: a running total counts from ' || counted_from || '.'
                    ),
                    null
                ),
                if(
                    length(wording) > longest['wording'],
                    finding(
                        'values_within_limits',
                        'wording',
                        wording,
                        'The longest that is allowed is ' || longest['wording'] || ' characters.'
                    ),
                    null
                ),
                if(
                    length(scope) > longest['scope'],
                    finding(
                        'values_within_limits',
                        'scope',
                        scope,
                        'The longest that is allowed is ' || longest['scope'] || ' characters.'
                    ),
                    null
                ),
                if(
                    not is_subject_named,
                    finding(
                        'subjects_are_named',
                        'subject',
                        subject,
                        'This code has no name in the datapackage.json, and is no country''s.'
                    ),
                    null
                ),
                if(
                    measure_kind = 'flow' and period is null,
                    finding('flows_have_a_period', 'period', period, measure || ' is a flow, so a period is needed.'),
                    null
                ),
                if(
                    measure_kind <> 'flow' and period is not null,
                    finding(
                        'flows_have_a_period',
                        'period',
                        period,
                        measure || ' is a ' || measure_kind || ', so it has no period.'
                    ),
                    null
                ),
                if(
                    stated_first > published_last,
                    finding(
                        'stated_not_after_published',
                        'stated_on',
                        stated_on,
                        'It was published by ' || published_last || '.'
                    ),
                    null
                ),
                if(
                    stated_first > current_date,
                    finding('dates_not_in_the_future', 'stated_on', stated_on, 'This date lies in the future.'),
                    null
                ),
                if(
                    as_of_first > current_date and measure_kind in ('stock', 'flow'),
                    finding('dates_not_in_the_future', 'as_of', as_of, 'This date lies in the future.'),
                    null
                ),
                if(
                    disagreement is not null
                    and measure_counts is distinct from 'years'
                    and not list_has_any(flags, ['misprint', 'label_disputed', 'bounds_elsewhere'])
                    and not coalesce(
                        len(printed_numbers) = 1 and low < printed_numbers[1] and high > printed_numbers[1], false
                    ),
                    finding('wording_agrees_with_bounds', 'wording', wording, disagreement),
                    null
                )
            ]
        ) as finding
    from checked
    cross join allowed
    cross join limits
    -- Most rows break nothing; what follows costs more than to see that.
    where
        figure_id is null or subject is null or measure is null or wording is null or speaker_id is null
        or stance is null or publication_id is null
        or not regexp_full_match(figure_id, '[a-z0-9]+(-[a-z0-9]+)*')
        or not list_contains(stances, stance)
        or not coalesce(list_contains(periods, period), true)
        or not has_measure or not has_speaker or not has_publication or not is_subject_named
        or (as_of is not null and as_of_first is null)
        or (stated_on is not null and stated_first is null)
        or (effective_from is not null and effective_first is null)
        or low > high
        or is_cut
        or (number = 'integer' and (has_decimals(low) or has_decimals(high) or has_decimals(rounded_to)))
        or least(low, high) < 0
        or as_of_first > stated_last
        or coalesce((measure_kind = 'flow') <> (period is not null), false)
        or stated_first > published_last
        or stated_first > current_date
        or as_of_first > current_date
        or last_day_of(effective_from) < stated_first
        or (stance_kind in ('opposed', 'outside') and subject = country)
        or (period_stretch = 'running' and as_of_last < counted_from)
        or length(wording) > longest['wording'] or length(scope) > longest['scope']
        or disagreement is not null
),

numbered as (
    select
        row,
        finding.*,
        row_number() over (partition by finding.rule order by row) as place,
        count(*) over (partition by finding.rule) as count_rows
    from found
    where finding is not null
)

select
    rule,
    if(place <= findings_shown(), row, null) as row,
    if(place <= findings_shown(), column_name, null) as column_name,
    if(place <= findings_shown(), value, null) as value,
    if(
        place <= findings_shown(),
        message,
        format('{:,} more rows of this file break this rule.', count_rows - findings_shown())
    ) as message
from numbered
where place <= findings_shown() + 1
order by rule, place
