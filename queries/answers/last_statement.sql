-- question: When did speakers of a stance last give a total?
-- rows: one, the latest total of theirs, with what others have said since; none where there is no such statement
-- params: dossier, subject, measure, stance, known_on
-- columns: label, at_least?, at_most?, wording, rule, speaker, stance, stance_label, stance_kind, as_of?, stated_on?, is_read_later, outlet, published_on?, url, figure_id, count_speakers_since, count_statements_since
-- was: last_official_dead
-- files: subject
-- engine: spark
select
    measure_label as label,
    at_least,
    at_most,
    wording,
    rule,
    speaker,
    stance,
    stance_label,
    stance_kind,
    as_of,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    figure_id,
    count_speakers_since,
    count_statements_since
from last_total($dossier, $subject, $measure, $stance::varchar[], $known_on::date)
