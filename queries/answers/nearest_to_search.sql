-- question: Which statements come nearest to a search that none fits, by number and words?
-- rows: one per figure, the nearest first, a dozen at most; relays are left out
-- params: dossier, subject, measure, speaker_id, stance, as_of_from, as_of_to, known_on, words, amounts
-- columns: figure_id
-- files: subject
select figure_id
from
    figures_near(
        $dossier, $subject::varchar, $measure::varchar, $speaker_id::varchar[], $stance::varchar[],
        $as_of_from::date, $as_of_to::date, $known_on::date, $words::varchar[],
        list_transform($amounts::varchar[], lambda amount: try_cast(amount as bigint))
    )
where score > 0
order by round(score, 6) desc, known_on desc, figure_id -- sums of fractions differ in their last digits
limit 12
