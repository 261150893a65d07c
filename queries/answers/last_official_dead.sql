-- question: When did the side itself last give a total of its dead?
-- rows: one, the latest official total, with what others have said since; none where there is no such statement
-- params: dossier, subject, known_on
-- columns: label, at_least?, at_most?, wording, rule, speaker, stance, as_of?, stated_on?, is_read_later, outlet, published_on?, url, figure_id, count_speakers_since, count_statements_since
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
    as_of,
    stated_on,
    is_read_later,
    outlet,
    published_on,
    url,
    figure_id,
    count_speakers_since,
    count_statements_since
from
    last_official_total(
        $dossier, $subject, (
            select dead_measure from dossiers
            where dossier = $dossier
        ), $known_on::date
    )
