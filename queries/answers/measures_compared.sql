-- question: What does each speaker count, against the level that was decided for that time?
-- rows: one per speaker (its latest count, or several of which none is surely the latest), independent ones first, then the latest first
-- params: dossier, subject, measure, level_measure, known_on
-- columns: speaker, speaker_id, stance, stance_label, stance_kind, is_independent, scope?, at_least?, at_most?, step, wording, rule, as_of?, as_of_first?, as_of_last?, stated_on?, is_read_later, outlet, published_on?, url, figure_id, level_at_least?, level_at_most?, level_wording?, level_rule?, level_from?, level_figure_id?, level_speaker?, level_stance?, level_stance_label?, level_stance_kind?, level_stated_on?, level_is_read_later?, level_outlet?, level_published_on?, level_url?, gap_at_least?, gap_at_most?
-- was: people_against_posts
-- files: subject
-- engine: spark
with

counts as (
    select figures.*
    from latest_counts($dossier, $subject, $measure, $known_on::date) as figures
    where
        figures.scope is null
        and is_statement(figures.repeats, figures.is_error)
        and not figures.is_unconfirmed
        and is_known(figures.known_on, $known_on::date)
    qualify
        is_among_latest(
            last_day_meant(figures.as_of_first, figures.as_of_last, figures.known_on),
            max(figures.as_of_first) over (partition by figures.speaker_id)
        )
),

latest as (
    select *
    from counts
    qualify coalesce(stated_last >= max(stated_first) over (partition by speaker_id), true)
),

levels as (
    select
        figures.*,
        figures.effective_first as in_force_first
    from decisions($dossier, $subject, $level_measure) as figures
    where
        figures.subject = $subject
        and figures.effective_first is not null
        and figures.scope is null
        and not figures.is_error
        and not figures.is_unconfirmed
        and is_known(figures.known_on, $known_on::date)
    qualify
        row_number() over (
            partition by in_force_first
            order by figures.at_most - figures.at_least, figures.repeats is not null, figures.figure_id
        ) = 1
),

beside as (
    select
        counts.*,
        levels.at_least as level_at_least,
        levels.at_most as level_at_most,
        levels.wording as level_wording,
        levels.rule as level_rule,
        levels.effective_from as level_from,
        levels.figure_id as level_figure_id,
        levels.speaker as level_speaker,
        levels.stance as level_stance,
        levels.stance_label as level_stance_label,
        levels.stance_kind as level_stance_kind,
        levels.stated_on as level_stated_on,
        levels.is_read_later as level_is_read_later,
        levels.outlet as level_outlet,
        levels.published_on as level_published_on,
        levels.url as level_url,
        interval_subtract(
            interval_of(levels.at_least, levels.at_most),
            interval_of(counts.at_least, counts.at_most)
        ) as gap
    from latest as counts
    asof left join levels on counts.as_of_last >= levels.in_force_first
)

select
    speaker,
    speaker_id,
    stance,
    stance_label,
    stance_kind,
    coalesce(stance_kind in ('estimate', 'count'), false) as is_independent,
    scope,
    at_least,
    at_most,
    step,
    wording,
    rule,
    as_of,
    as_of_first,
    as_of_last,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    figure_id,
    level_at_least,
    level_at_most,
    level_wording,
    level_rule,
    level_from,
    level_figure_id,
    level_speaker,
    level_stance,
    level_stance_label,
    level_stance_kind,
    level_stated_on,
    level_is_read_later,
    level_outlet,
    level_published_on,
    level_url,
    gap['at_least'] as gap_at_least,
    gap['at_most'] as gap_at_most
from beside
order by is_independent desc, as_of_first desc, stated_first desc, speaker, figure_id
