-- question: What has each speaker contributed, and how often do other speakers agree?
-- rows: one per speaker who has said anything; relays count once; by default the one with most statements first
-- params: dossier, known_on, kind, q, sort
-- columns: speaker_id, speaker, role?, kind, country?, stances, count_statements, count_rows, count_publications, count_errors, count_not_independent, first_stated_on, last_stated_on, count_compared, count_others, count_agree, count_overlap, count_contradict
-- count_compared: statements of others beside one of this speaker that count the same at the same time, of which
-- count_agree are the same number or differ by no more than rounding; see queries/tables/97_comparisons.sql.
with

agreement as (
    select
        speaker_id,
        count(*) as count_compared,
        count(distinct other_speaker_id) as count_others,
        count(*) filter (where disagreement in ('agrees', 'rounding')) as count_agree,
        count(*) filter (where disagreement = 'ranges overlap') as count_overlap,
        count(*) filter (where disagreement = 'contradiction') as count_contradict
    from comparisons
    where
        dossier = $dossier
        and is_known(known_on, $known_on::date)
        and is_undisputed(disputed_from, $known_on::date)
    group by speaker_id
),

contributed as (
    select
        said.*,
        speakers.name as speaker,
        speakers.role,
        speakers.kind,
        speakers.country,
        coalesce(agreement.count_compared, 0) as count_compared,
        coalesce(agreement.count_others, 0) as count_others,
        coalesce(agreement.count_agree, 0) as count_agree,
        coalesce(agreement.count_overlap, 0) as count_overlap,
        coalesce(agreement.count_contradict, 0) as count_contradict
    from speakers_counted($dossier, $known_on::date) as said
    left join speakers on speakers.dossier = $dossier and said.speaker_id = speakers.speaker_id
    left join agreement on said.speaker_id = agreement.speaker_id
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
from contributed
where
    ($kind::varchar is null or kind = $kind::varchar)
    and (
        $q::varchar is null
        or contains(
            lower(concat_ws(' ', speaker, role, replace(kind, '_', ' '), country, replace(stances, '_', ' '))),
            lower($q::varchar)
        )
    )
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
