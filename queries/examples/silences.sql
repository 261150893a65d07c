-- question: How long did each speaker stay silent between two statements of this dossier on one measure?
-- about: LEAD looks one row ahead. The last silence of a speaker has no end, so the day of the review stands in for it.
-- rows: one per statement of a speaker who spoke on several days, the longest silence first
-- params: dossier, measure, stance
-- columns: speaker, stance, said_on, wording, next_on, days_silent, is_over, figure_id
with usual as (
    select
        subject as usual_subject,
        measure as usual_measure
    from statements
    where dossier = $dossier
    group by all
    order by count(*) desc, usual_subject, usual_measure
    limit 1
),

spoken as (
    from statements
    cross join usual
    where
        dossier = $dossier
        and subject = usual_subject
        and measure = coalesce($measure::varchar, usual_measure)
        and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))  -- a list: several may be chosen
    qualify count(distinct known_on) over (partition by speaker_id) > 1
)

select
    speaker,
    stance,
    known_on as said_on,
    wording,
    lead(known_on) over (partition by speaker_id order by known_on, figure_id) as next_on,
    coalesce(next_on, dossiers.reviewed_on) - known_on as days_silent,  -- an alias may be used at once
    next_on is not null as is_over,
    figure_id
from spoken
inner join dossiers using (dossier)
order by days_silent desc, speaker, figure_id
