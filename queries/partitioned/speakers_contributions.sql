-- replaces: told
-- by: each speaker with the sums of the rollup; nobody compares so many statements pair by pair
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
)

select
    said.*,
    speakers.name as speaker,
    speakers.role,
    speakers.kind,
    speakers.country,
    stances.stances,
    read.count_publications,
    0::bigint as count_compared,
    0::bigint as count_others,
    0::bigint as count_agree,
    0::bigint as count_overlap,
    0::bigint as count_contradict
from said
inner join stances using (speaker_id)
left join read using (speaker_id)
left join speakers on speakers.dossier = $dossier and said.speaker_id = speakers.speaker_id
