-- replaces: found
-- by: the rows of the page, sorted by what is read of all figures that fit
-- engine: duckdb
-- files: subject
-- Only names, days and what they are sorted by are carried through the sort; the wide rows are read for one page. By what
-- day they are sorted downwards, it is known from the rollup how far back the page can reach, and files before are not read.
with

wanted as (
    select
        coalesce(nullif(ltrim($sort::varchar, '-'), ''), 'stated_on') as sorted_by,
        coalesce(starts_with($sort::varchar, '-'), true) as is_downwards,
        coalesce($page::bigint, 1) * $rows_a_page::bigint as count_rows,
        $words::varchar[] is null and $numbers::varchar[] is null as is_without_search
),

days as (
    select
        first_stated,
        sum(count_rows - count_undated) as count_rows
    from groups_within($dossier, $subject, $measure, $as_of_from, $as_of_to, $known_on)
    where
        first_stated is not null
        and is_among($speaker_id::varchar[], speaker_id)
        and is_among($stance::varchar[], stance)
    group by first_stated
),

-- So many figures at least were stated on or after the first day of a group.
groups as (
    select
        first_stated,
        sum(count_rows) over (order by first_stated desc) as count_since
    from days
),

reach as materialized (
    select
        coalesce(
            max(groups.first_stated) filter (where groups.count_since >= wanted.count_rows), date '0001-01-01'
        ) as first_day
    from wanted
    left join groups
        on wanted.sorted_by = 'stated_on' and wanted.is_downwards and wanted.is_without_search
),

within_reach as materialized (
    select figure.*
    from partitioned_figures as figure
    where
        figure.dossier = $dossier
        and $words::varchar[] is null
        and $numbers::varchar[] is null
        and is_chosen($subject::varchar, figure.subject)
        and is_chosen($measure::varchar, figure.measure)
        and ($as_of_from::date is null or figure.as_of_last >= $as_of_from::date)
        and ($as_of_to::date is null or figure.as_of_first <= $as_of_to::date)
        and ($known_on::date is null or figure.known_on <= $known_on::date)
        and figure.stated_first >= (select first_day from reach)
    union all
    -- Days that are not known come last, so they are within reach only where everything is.
    select figure.*
    from partitioned_figures as figure
    where
        figure.dossier = $dossier
        and figure.stated_first is null
        and (select first_day from reach) = date '0001-01-01'
        and $words::varchar[] is null
        and $numbers::varchar[] is null
        and is_chosen($subject::varchar, figure.subject)
        and is_chosen($measure::varchar, figure.measure)
        and ($as_of_from::date is null or figure.as_of_last >= $as_of_from::date)
        and ($as_of_to::date is null or figure.as_of_first <= $as_of_to::date)
        and ($known_on::date is null or figure.known_on <= $known_on::date)
    union all
    select *
    from
        figures_saying_within(
            $dossier, $words, $numbers, $subject, $measure, $as_of_from, $as_of_to, $known_on
        )
    where $words::varchar[] is not null or $numbers::varchar[] is not null
),

fitting as (
    select
        figure.figure_id,
        figure.subject,
        figure.as_of_first,
        case ltrim($sort::varchar, '-')
            when 'wording' then lower(figure.wording)
            when 'subject' then lower(coalesce(dossiers.subject_names[figure.subject], figure.subject))
            when 'measure' then lower(measures.label)
            when 'speaker' then lower(speakers.name)
            when 'stance' then figure.stance
            when 'scope' then lower(figure.scope)
            when 'period' then period
            when 'rule' then rule
            when 'outlet' then lower(publications.outlet)
            when 'tier' then publications.tier
            when 'flags' then array_to_string(nullif(flags, []), ', ')
            when 'note' then lower(figure.note)
            when 'figure_id' then figure.figure_id
        end as text_key,
        case coalesce(ltrim($sort::varchar, '-'), 'stated_on')
            when 'as_of' then as_of_first - date '1970-01-01'
            when 'stated_on' then stated_first - date '1970-01-01'
            when 'known_on' then known_on - date '1970-01-01'
            when 'effective_from' then effective_first - date '1970-01-01'
            when 'published_on' then publications.published_first - date '1970-01-01'
            when 'reading' then coalesce(at_least, at_most)
        end as number_key,
        case when ltrim($sort::varchar, '-') = 'reading' then at_most end as upper_key,
        coalesce(starts_with($sort::varchar, '-'), true) as is_downwards
    from within_reach as figure
    left join dossiers using (dossier)
    left join measures using (dossier, measure)
    left join speakers using (dossier, speaker_id)
    left join publications using (dossier, publication_id)
    where
        is_among($speaker_id::varchar[], figure.speaker_id)
        and is_among($stance::varchar[], figure.stance)
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

-- By subject and day, few row groups are read.
wide_rows as (
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject in (select subject from page)
        and as_of_first in (
            select as_of_first from page
            where as_of_first is not null
        )
        and figure_id in (select figure_id from page)
    union all
    select *
    from partitioned_statements
    where
        dossier = $dossier
        and subject in (
            select subject from page
            where as_of_first is null
        )
        and as_of_first is null
        and figure_id in (select figure_id from page)
)

select
    wide_rows.*,
    page.position
from page
inner join wide_rows using (figure_id)
