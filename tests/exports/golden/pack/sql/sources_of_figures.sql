-- sources.csv with these parameters; those not named are null:
--   dossier = "tiny"
--   figure_id = ["killed-march", "killed-april", "killed-march-hedge", "killed-march-relay", "posts-2023", "posts-2018", "step-2023"]
-- question: Who stated each of these figures, and where was it printed?
-- rows: one per figure, in the order of the list; then the figures that the derivations add up or expect
-- params: dossier, figure_id, derivation_id
-- columns: figure_id, speaker, role?, stance, stance_label, stance_kind, wording, stated_on?, outlet, credits?, published_on?, tier, url
with

listed as (
    select
        unnest($figure_id::varchar[]) as figure_id,
        generate_subscripts($figure_id::varchar[], 1) as position
),

added_up as (
    select
        figure_id,
        1000000000 + position as position
    from terms
    where
        dossier = $dossier
        and list_contains($derivation_id::varchar[], derivation_id)
),

expected as (
    select
        expects_figure_id as figure_id,
        2000000000 as position
    from derivations
    where
        dossier = $dossier
        and list_contains($derivation_id::varchar[], derivation_id)
),

together as (
    select *
    from listed
    union all
    select *
    from added_up
    union all
    select *
    from expected
),

asked as (
    select
        figure_id,
        min(position) as position
    from together
    group by figure_id
)

select
    figures.figure_id,
    figures.speaker,
    figures.speaker_role as role,
    figures.stance,
    figures.stance_label,
    figures.stance_kind,
    figures.wording,
    figures.stated_on,
    figures.outlet,
    figures.credits,
    figures.published_on,
    figures.tier,
    figures.url
from asked
inner join figures_named($dossier, (select list(figure_id) from together)) as figures using (figure_id)
order by asked.position, figures.figure_id
