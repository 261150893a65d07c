-- question: What has each speaker contributed, and how often do other speakers agree?
-- rows: one per speaker who has said anything; relays count once; by default the one with most statements first
-- params: dossier, known_on, kind, q, sort
-- columns: speaker_id, speaker, role, kind, country, stances, count_statements, count_rows, count_publications, count_errors, count_not_independent, first_stated_on, last_stated_on, count_compared, count_others, count_agree, count_overlap, count_contradict
-- Days of the first and the last statement are given in full: the first day and the last that they can mean.
with

counted as (
    select *
    from figures_counted($dossier, null, null, null, null, $known_on)
),

stances_taken as (
    select
        speaker_id,
        stance,
        sum(count_rows - count_relays) as count_statements
    from counted
    group by all
),

stances as (
    select
        speaker_id,
        string_agg(stance, ', ' order by count_statements desc, stance) as stances
    from stances_taken
    group by speaker_id
),

read as (
    select
        speaker_id,
        count(distinct publication_id) as count_publications
    from publications_counted($dossier, $known_on)
    group by speaker_id
),

said as (
    select
        speaker_id,
        sum(count_rows - count_relays)::bigint as count_statements,
        sum(count_rows)::bigint as count_rows,
        sum(count_errors)::bigint as count_errors,
        sum(count_not_independent)::bigint as count_not_independent,
        min(first_stated)::varchar as first_stated_on,
        max(last_stated)::varchar as last_stated_on
    from counted
    group by speaker_id
),

contributions as (
    select
        said.speaker_id,
        speakers.name as speaker,
        speakers.role,
        speakers.kind,
        speakers.country,
        said.count_statements,
        said.count_rows,
        read.count_publications,
        said.count_errors,
        said.count_not_independent,
        said.first_stated_on,
        said.last_stated_on
    from said
    left join speakers on speakers.dossier = $dossier and said.speaker_id = speakers.speaker_id
    left join read on said.speaker_id = read.speaker_id
),

-- Nobody compares so many statements pair by pair.
agreement as (
    select
        speaker_id,
        0::bigint as count_compared,
        0::bigint as count_others,
        0::bigint as count_agree,
        0::bigint as count_overlap,
        0::bigint as count_contradict
    from contributions
),

told as (
    select
        contributions.*,
        stances.stances,
        coalesce(agreement.count_compared, 0) as count_compared,
        coalesce(agreement.count_others, 0) as count_others,
        coalesce(agreement.count_agree, 0) as count_agree,
        coalesce(agreement.count_overlap, 0) as count_overlap,
        coalesce(agreement.count_contradict, 0) as count_contradict
    from contributions
    inner join stances using (speaker_id)
    left join agreement using (speaker_id)
    where
        ($kind::varchar is null or contributions.kind = $kind::varchar)
        and (
            $q::varchar is null
            or contains(
                lower(
                    concat_ws(
                        ' ',
                        contributions.speaker,
                        contributions.role,
                        replace(contributions.kind, '_', ' '),
                        contributions.country,
                        replace(stances.stances, '_', ' ')
                    )
                ),
                lower($q::varchar)
            )
        )
)

select
    speaker_id,
    speaker,
    role,
    kind,
    country,
    stances,
    count_statements,
    count_rows,
    count_publications,
    count_errors,
    count_not_independent,
    first_stated_on,
    last_stated_on,
    count_compared,
    count_others,
    count_agree,
    count_overlap,
    count_contradict
from told
order by
    case $sort::varchar
        when 'speaker' then lower(speaker)
        when 'kind' then kind
        when 'stances' then stances
        when 'first_stated_on' then first_stated_on
        when 'last_stated_on' then last_stated_on
    end nulls last,
    case $sort::varchar
        when '-speaker' then lower(speaker)
        when '-kind' then kind
        when '-stances' then stances
        when '-first_stated_on' then first_stated_on
        when '-last_stated_on' then last_stated_on
    end desc nulls last,
    case $sort::varchar
        when 'count_statements' then count_statements
        when 'count_rows' then count_rows
        when 'count_publications' then count_publications
        when 'count_agree' then count_agree
        when 'count_overlap' then count_overlap
        when 'count_contradict' then count_contradict
        when '-count_statements' then -count_statements
        when '-count_rows' then -count_rows
        when '-count_publications' then -count_publications
        when '-count_agree' then -count_agree
        when '-count_overlap' then -count_overlap
        when '-count_contradict' then -count_contradict
    end,
    count_statements desc,
    lower(speaker),
    speaker_id
