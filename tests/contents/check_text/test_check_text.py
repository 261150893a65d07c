"""The verdicts on texts: the gold texts with their floors, hostile texts, choices of a reader, and the command."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.contents.check_text.checking import check_text, read_words
from dashboard.contents.check_text.report import FORMATS, explain
from dashboard.contents.check_text.statements import write_statements
from dashboard.contents.check_text.verdicts import (
    ARITHMETIC,
    CONFIRMED,
    CONSISTENT,
    CONTRADICTED,
    MISLABELLED,
    MISPRINT,
    OUTDATED,
    UNKNOWN,
    WRONG_SUM,
)
from dashboard.engine.questions.ask import ask
from dashboard.figures.claims.claims import read_text
from dashboard.figures.quantities.plain_text import read_plain
from dashboard.figures.quantities.reader import MOST_NUMBERS
from dashboard.figures.sentences import build_sentence
from dashboard.settings import settings
from dashboard.sharing.cards.checked_text import render_report
from tests.contents.check_text.odd_texts import write_odd_text
from tests.contents.check_text.scorer import DOSSIER, FRESH, HELD, LATER, TUNED, score

# What must not get worse; the held-out half is not tuned on.
FLOORS = {TUNED: {"verdict": 0.95, "role": 0.95}, HELD: {"verdict": 0.90, "role": 0.95}}
HOSTILE = (
    "<script>alert(1)</script> killed 9,000 :red[x] `code` [a](b) | c",
    "9" * 50_000,
    "“„«'\"" * 2_000 + " 9,000 killed",
    "\u202e9,000\u202c killed \u200b137\u200b,000 ９,０００ ٩٠٠٠",
    "=1+1 was killed by 137,000 =cmd()",
    "\x00\ud800 1,013,628",
    "On 1 May 2023 9,000 were killed, and on 29 February 8,000; by 1 May 9999 all were.",
)


@pytest.mark.parametrize("half", [TUNED, HELD])
def test_gold_texts(half: str) -> None:
    result = score(half)
    shares = {"kind": 0.97, "hedge": 0.97, "bounds": 0.97, **FLOORS[half]}
    assert result.f1 >= 0.97
    assert {what: result.share(what) for what, least in shares.items() if result.share(what) < least} == {}, (
        result.wrong
    )
    assert result.count_false_contradictions == 0


@pytest.mark.parametrize(("half", "least"), [(FRESH, 0.98), (LATER, 0.97)])
def test_texts_as_people_paste_them(half: str, least: float) -> None:
    """Leads with date lines, posts, lists, "of whom", swapped digits, relative days, ranges of vague sources."""
    result = score(half)
    assert result.share("span") >= 0.99
    assert result.share("verdict") >= least, result.wrong
    assert result.count_false_contradictions == 0


def test_odd_texts_are_read_to_their_end_or_to_the_last_number_that_fits() -> None:
    words, texts = read_words(DOSSIER), [write_odd_text(seed) for seed in range(1, 61)]
    for text in texts:
        read = read_text(text, words)
        assert all(read.text[one.start : one.end] == one.text for one in read.quantities)
        assert len(read.claims) <= len(read.quantities) <= MOST_NUMBERS
    checked = check_text("\n".join(text[:300] for text in texts), DOSSIER)
    assert all(write(checked) for write in FORMATS.values())
    assert "Only the first 2,000 numbers" in check_text("|0" * 3_000, DOSSIER).summary()
    assert len(read_plain("\ufdfa" * 50_000).plain) < 200_000  # eighteen letters each


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_data(text: str) -> None:
    checked = check_text(text, DOSSIER)
    for write in FORMATS.values():
        assert b"<script>" not in write(checked).replace(b"\\u003c", b"<") or write is FORMATS["json"]
    assert "<script>" not in render_report(checked)


def test_a_report_shows_a_text_as_it_stands_and_links_nowhere_in_vain() -> None:
    checked = check_text("NATO had __9,000__ *soldiers*\t=1+1 and £5 | $6.", DOSSIER)
    marked = FORMATS["markdown"](checked).decode()
    assert all(each.count(" | ") == 3 for each in marked.splitlines() if each.startswith("| ") and "---" not in each)
    page = render_report(checked)
    assert "</strong> " in page
    assert not [each for each in ('href=""', 'src=""', "src=&#34;&#34;", 'content=""') if each in page]


@pytest.mark.parametrize(
    ("dossier", "text", "verdict"),
    [
        (DOSSIER, "Russia had 999999999999999999999999 soldiers killed.", UNKNOWN),
        (DOSSIER, "By 2023, Russia had 5,000,000,000,000,000,000 killed.", UNKNOWN),
        ("hs2-cost", "Phase One needs 999999999999999999999999 people.", UNKNOWN),
        ("hs2-cost", "HS2 will cost £999999999999999999999999.", UNKNOWN),
        ("hs2-cost", "HS2 will cost £99 quadrillion.", UNKNOWN),
        ("hs2-cost", "HS2 will cost £106bn.", CONSISTENT),
        ("hs2-cost", "HS2 will cost 106 billion.", UNKNOWN),
        ("hs2-cost", "HS2 will cost $106bn.", UNKNOWN),
        ("hs2-cost", "The benefit-cost ratio of HS2 was 2.5:1.", CONSISTENT),
        ("hs2-cost", "20,000 jobs depended on HS2.", CONSISTENT),
        ("hs2-cost", "£20,000 depended on HS2.", UNKNOWN),
        ("hs2-cost", "In November 2015 the Treasury set the budget of HS2 at £55.7 billion.", CONFIRMED),
        ("hs2-cost", "NATO spent 20,000 percent on HS2.", UNKNOWN),
    ],
)
def test_numbers_of_any_size_meet_their_own_kind(dossier: str, text: str, verdict: str) -> None:
    assert [one.verdict for one in check_text(text, dossier).judged] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        # A level that was decided holds until the next one takes force.
        ("On 1 March 2024, Russia had 1.32 million authorised servicemen.", CONSISTENT, "in force then"),
        ("By the end of 2022 there were 1,013,628 posts for servicemen in Russia.", CONSISTENT, "in force then"),
        ("On 1 March 2023, Russia had 1,013,628 authorised servicemen.", OUTDATED, "another time"),
        # All posts are more than those of soldiers.
        ("Date: 1 September 2022\nRussia has 2,039,758 soldiers.", MISLABELLED, "something else"),
        # Nobody gives a later number.
        ("By 1 May 2026, Ukraine had 154,554 killed or missing.", CONSISTENT, "another time"),
        # Two digits are swapped in the speaker's number of the day on which it was stated.
        ("On 29 September 2025 Putin ordered to call up 153,000 conscripts.", MISPRINT, "but for one"),
        ("In July 2017 the budget of Phase One was £27.81bn.", MISPRINT, "but for one"),
        ("The Department for Transport had spent £31.3bn on HS2 by April 2025.", MISPRINT, "but for one"),
        # So they are in one to the last digit of that day, without its speaker.
        ("On 25 March 2022, 1,531 Russian soldiers had been killed.", MISPRINT, "but for one"),
        # "The president" may be any of them; the number and the day tell who.
        ("The president said on 14 December 2023: 244,000 of the mobilised are in the zone.", CONFIRMED, "same number"),
        ("The transport secretary put the budget of HS2 at £62.4bn in September 2019.", CONFIRMED, "same number"),
        # What only the sentences before name speaks against no number that is the same by no chance.
        ("Ukraine mourns its dead. As of June 2024 the list held 542,700.", CONSISTENT, "does not say"),
        ("Ukraine mourns its dead. As of June 2024 the list held 543,800.", UNKNOWN, "No figure"),
        # A running total of another day is another number.
        ("On 25 February 2024 Russian casualties were 424,170.", CONSISTENT, "two running totals"),
        # A rounder number of the speaker's may be this one, but does not confirm it.
        ("In December 2023 Putin raised the posts by 173 thousand.", CONSISTENT, "round numbers"),
        ("Putin decided in March 2026. The increase was only 2,640.", CONFIRMED, "same number"),
        # A minister's number in short, with one digit too many.
        ("On 26 June 2013 McLoughlin kept £14.14bn of it for emergencies.", MISPRINT, "but for one"),
        # Months that make whole years are years.
        ("Conscripts in Russia must serve 12 months.", CONFIRMED, "same number"),
        # A known error of the speaker named, though its end is open.
        ("In January 2023 Milley said well over 100,000 Russians had been killed.", MISLABELLED, "known error"),
        ("Служить, как и раньше, 12 месяцев.", CONSISTENT, "same number"),
        # All posts are not people, whosever they are.
        ("Why does he need 2,389,130 active soldiers?", MISLABELLED, "something else"),
        # Who was added is not all who are counted.
        ("When Heappey spoke of 80,000 in August 2022 he added prisoners from Russia.", CONFIRMED, "does not say"),
        # A name before a large number may be who counts.
        ("For the end of September 2022: Ukraine 59,080.", CONSISTENT, "of whom"),
        # What kind of soldiers they are is not what is counted.
        (
            "On 4 February 2026 Zelensky said Ukraine lost 55,000 soldiers, professional and mobilised, in all.",
            CONFIRMED,
            "does not say",
        ),
        # In full thousands, and no known error of another.
        ("Mediazona's list of Russian dead took until April 2025 to reach 100,000.", CONFIRMED, "round numbers"),
        # Two ages are no chance, even where nothing says whose law it is.
        ("The decree calls up men aged 18 to 27.", OUTDATED, "since replaced"),
        # The middle of bounds that the publication gives elsewhere.
        ("Russians killed. Meduza's estimate: 47,000 by May 2023.", CONFIRMED, "same number"),
        # Between two running totals of one speaker.
        ("About half a million Russians had been killed or wounded by May 2024.", CONSISTENT, "two running totals"),
        # "More than" is not "almost", though the number is the same.
        (
            "On 22 August 2022 Zaluzhnyi said more than 9,000 Ukrainian soldiers had been killed.",
            CONSISTENT,
            "Apart by less",
        ),
        # A round number confirms none to the last digit.
        ("On 22 August 2022 Zelensky said 1,013,628 soldiers of Ukraine were active.", CONSISTENT, "round numbers"),
        ("On 22 August 2022 Zaluzhnyi said nearly 9,000 Ukrainian soldiers had been killed.", CONFIRMED, "same number"),
    ],
)
def test_kinds_of_agreement(text: str, verdict: str, reason: str) -> None:
    (one,) = check_text(text, "hs2-cost" if "£" in text else DOSSIER).judged
    assert (one.verdict, reason in explain(one)) == (verdict, True), explain(one)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It had 80,123 dead and 400,321 wounded, 480,444 in all.", ARITHMETIC),
        ("It had 80,123 dead and 400,321 wounded, 490,444 in all.", WRONG_SUM),
        ("It had 80,123 dead and 400,321 wounded, 1,200,444 in all.", UNKNOWN),  # others may count, too
        ("Погибло 80 123 и ранено 400 321, всего 480 444.", ARITHMETIC),
        ("It went from 80,123 to 400,321, a difference of 320,198.", ARITHMETIC),
        ("Потери выросли с 80 123 до 400 321, то есть на 320 198, или примерно на 877 в день.", UNKNOWN),
        ("It was given 80,123 in May; two years on it had 400,321, 320,198 more.", ARITHMETIC),
        ("It was given 80,123 in May; two years on it had 400,321, 320,199 more.", UNKNOWN),
        ("The list had 80,123 names. It grew by 40,061, or 50.0%.", ARITHMETIC),
        ("The list had 80,123 names. It grew by 40,061, or 51.0%.", UNKNOWN),
        ("The list had 80,123 names. It has lost 40,061, or 50.0%.", ARITHMETIC),
        ("The list had 21,917 names, against 18,432 before, an increase of 18.9%.", ARITHMETIC),
    ],
)
def test_a_total_of_the_numbers_before_it_holds_or_not(text: str, verdict: str) -> None:
    assert check_text(text, DOSSIER).judged[-1].verdict == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An age is neither a number of dead nor parts one from them.
        ("About 47,000 men under 50 had died in Russia.", [("killed",), ()]),
        # Of phrases that share words, the fuller one counts.
        ("On 4 February 2026 he said 55,000 Ukrainians had been killed and wounded.", [("casualties",)]),
        # "Us" is no country, and "military" no Italian word.
        ("Few of us in Ukraine think that 9,000 died.", [("killed",)]),
        ("Yusov, of military intelligence, said 600,000.", [()]),
        ("На фронте, по его словам, было 9 тысяч мобилизованных из России.", [("mobilised", "deployed")]),
        ("Возраст призыва с 1 января 2024 г. – от 18 до 30 лет.", [()]),
        ("Myth 3: 9,000 died in Russia.", [("killed",)]),
        # What follows the brackets of a number is not what it counts.
        ("In Russia 9,000 died (8,000 in May), and many were wounded.", [("killed",), ("killed",)]),
        # What happened at the time is not what is counted.
        ("The dead were 9,000, and by the time his brother signed a contract, 8,000.", [("killed",), ("killed",)]),
        ("Losses: 9,000 soldiers killed in Russia.", [("killed", "casualties", "losses_unspecified")]),
    ],
)
def test_what_is_counted_and_whose_it_is(text: str, expected: list[tuple[str, ...]]) -> None:
    claims = read_text(text, read_words(DOSSIER)).claims
    assert [one.measures if one.quantity.kind == "count" else () for one in claims] == expected
    assert "USA" not in [name for one in claims for name in one.subjects]


def test_what_is_left_out_is_not_what_a_number_is_of() -> None:
    for without in ("without Euston", "and no Euston"):
        (one,) = read_text(f"Phase One will cost £61.8bn {without}.", read_words("hs2-cost")).claims
        assert one.subjects == ("PHASE1",)


def test_more_than_a_number_rounds_no_lower_one() -> None:
    text = "Kirby said on 1 May 2023 that Russia had 100,000 casualties; {} of them were killed."
    for number, verdict in (("more than 20,000", UNKNOWN), ("about 20,000", CONSISTENT)):
        assert check_text(text.format(number), DOSSIER).judged[-1].verdict == verdict


def test_a_part_is_counted_as_the_whole_is_and_as_itself() -> None:
    text = "By June 2023, 19,547 men of Wagner had died, among them 17,175 convicts."
    assert read_text(text, read_words(DOSSIER)).claims[1].measures == ("recruited_prisoners", "killed")
    text = "Погибло 9 тысяч, в том числе 8 тысяч мобилизованных, и что контракты подписали 7 тысяч."
    assert read_text(text, read_words(DOSSIER)).claims[1].measures == ("mobilised", "killed")

    text = "Погибло 9 тысяч, 8 тысяч из которых мобилизованные."
    assert read_text(text, read_words(DOSSIER)).claims[1].measures == ("mobilised", "killed")


def test_what_is_said_of_the_next_number_is_not_said_of_this_one() -> None:
    text = "Phase One would come to £49bn in 2019 prices, and that inflation would add £8bn."
    first, second = read_text(text, read_words("hs2-cost")).claims
    assert ("estimated_cost" in first.measures, second.measures) == (True, ("price_rise",))
    text = "The target cost of Phase One agreed in 2021 was £40.3bn and the funding envelope £44.6bn."
    assert [one.measures[0] for one in read_text(text, read_words("hs2-cost")).claims] == ["target_cost", "budget"]
    text = "On 25 August 2022 Kyiv had 9,000, and many of the papers printed that as killed."
    assert [one.is_measure_sure for one in read_text(text, read_words(DOSSIER)).claims] == [False]
    text = "Called up by decree. In spring 2021 it was 134,650."
    assert set(read_text(text, read_words(DOSSIER)).claims[0].measures) == {"mobilised", "conscripted_call_up"}
    text = "He said that 318,000 had been mobilised and that 49,000 were with their units."
    assert [one.is_measure_sure for one in read_text(text, read_words(DOSSIER)).claims] == [True, False]
    text = "В армии служит 9 тысяч, на контракт поступили 8 тысяч."
    assert "recruited_contract" not in read_text(text, read_words(DOSSIER)).claims[0].measures
    text = "Штатная численность – 2 389 130 (военных – 1 500 000)."
    assert read_text(text, read_words(DOSSIER)).claims[0].measures[0] == "authorised_total"


def test_of_a_subject_without_such_figures_no_number_is() -> None:
    text = "Phase One is late. Jobs? Over 20,000 in September 2021, up from around 6,000 three years before."
    one = check_text(text, "hs2-cost").judged[-1]
    assert (one.claim.subjects, one.verdict) == ((), CONSISTENT)


def test_who_only_counts_is_not_who_is_counted() -> None:
    text = "Росіян загинуло 9 тисяч. Американський центр CSIS рахує 8 тисяч."
    assert [one.subjects for one in read_text(text, read_words(DOSSIER)).claims] == [("RUS",), ("RUS",)]
    text = "Погибло 9 тысяч россиян. Киев в тот день сообщал о 8 тысячах."
    assert [one.subjects for one in read_text(text, read_words(DOSSIER)).claims] == [("RUS",), ("RUS",)]
    text = "Погибло до 9 тысяч россиян. Киев к концу того же месяца насчитал 8 тысяч."
    assert [one.subjects for one in read_text(text, read_words(DOSSIER)).claims] == [("RUS",), ("RUS",)]


def test_by_in_a_list_of_changes_is_a_change_and_earlier_is_another_time() -> None:
    text = "It grew by 170,000 in December 2023 and, after a long pause and many words in the press, again by 180,000."
    claims = read_text(text, read_words(DOSSIER)).claims
    assert [one.quantity.role for one in claims if one.quantity.kind == "count"] == ["by", "by"]
    text = "Over 20,000 died in May 2021, and around 6,000 three years earlier."
    first, second = (one for one in read_text(text, read_words(DOSSIER)).claims if one.quantity.kind == "count")
    assert (len(first.days), [str(day) for day in second.days[0]]) == (1, ["2018-03-17", "2018-07-15"])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 14 December 2023 it was 9,000. Six months on, it was 8,000.", "2024-05-30"),
        ("In 2024 it was 9,000, against 8,000 the year before.", "2023-01-01"),
        ("In 2024 it was 9,000, against 8,000 the year before. It has 7,000.", "2024-01-01"),
        ("KYIV, 4 June 2025 – There were 8,000 two years ago.", "2023-04-21"),
        ("На 1 мая 2023 года было 9 тысяч. Полгода спустя – 8 тысяч.", "2023-09-16"),
        ("Ten years earlier, in November 2015, it was 8,000.", "2015-11-01"),
        ("In 2019 it was 9,000. By March that year it was 8,000.", "2019-03-01"),
        ("In May 2020 it was 9,000. They say 8,000. That was in 2017.", "2017-01-01"),
        ("In May that year it was 8,000, the most since 2016, when it was 7,500.", ""),
        ("It costs 8,000, for what in June 2021 was 9,000.", ""),
        ("It was 8,000 and, in the last edition of May 2020, 9,000.", ""),
        ("У грудні 2023-го було 9 тисяч, а через рік – 8 тисяч.", "2024-10-16"),
        ("На 1 мая 2023 года было 9 тысяч. За год до этого – 8 тысяч.", "2022-03-17"),
        ("In April 2024 it was 9,000, 7,500 a year later and 8,000 in May 2026.", "2026-05-01"),
        ("В мае 2020 года было 9 тысяч, с 1 июля 2022 года – 8 тысяч.", "2022-07-01"),
        ("In 2019 it was 9,000. By last April it was 8,000.", ""),  # nothing says when the text was written
        ("KYIV, 4 June 2025 – By last April it was 8,000.", "2025-04-01"),
        ("A profile of 1 June 2026. In December it was 8,000.", "2026-12-01 2025-12-01"),
        ("In May 2022 it was 9,000. It was once said to be 8,000.", ""),
        ("It was 9,000, when two years earlier it had been 8,000. On 6 May 2025 they met.", ""),
        ("Залужний 22 серпня 2022 року казав про 8 тисяч загиблих, а в березні було 9 тисяч.", "2022-08-22"),
    ],
)
def test_another_time_is_counted_from_the_one_that_was_named(text: str, days: str) -> None:
    claims = [one for one in read_text(text, read_words(DOSSIER)).claims if one.quantity.kind == "count"]
    found = next(one for one in reversed(claims) if one.quantity.text[0] == ("7" if "7,000" in text else "8"))
    listed = days.split()
    assert [str(first) for first, _ in found.days[: len(listed) or 1]] == listed


def test_what_a_number_is_held_against_may_be_of_another_time_and_count_something_else() -> None:
    text = "In March 2023 HS2 Ltd put Euston at £4.8bn against £2.6bn."
    judged = {one.figures[0]["figure_id"]: one.verdict for one in check_text(text, "hs2-cost").judged}
    assert judged == {"hs2ltd-2023-euston-4-8bn": CONFIRMED, "hs2ltd-2020-euston-budget": CONFIRMED}
    text = "In June 2024 Phase One was put at £54bn to £66bn, against a government view of £45bn to £54bn."
    assert check_text(text, "hs2-cost").judged[-1].figures[0]["figure_id"] == "dft-2023-phase1-45-54bn"


def test_a_day_that_only_sentences_before_name_speaks_against_no_number_of_the_same_thing() -> None:
    text = "In April 2025 they met. Euston itself has an overspend of £2.2 billion."
    assert [one.verdict for one in check_text(text, "hs2-cost").judged] == [CONSISTENT]
    # Nor does the day of another number of its sentence.
    texts = ("In June 2023 Russia had 24,470 dead and then 50,471 dead.", "In June 2023 Russia had 50,471 dead.")
    assert [check_text(text, DOSSIER).judged[-1].verdict for text in texts] == [CONSISTENT, MISLABELLED]


def test_a_proposal_makes_no_number_outdated() -> None:
    text = "За указами Путіна на весь 2026 рік призов у РФ – 261 тисяча. Вік: від 18 до 30 років."
    assert check_text(text, DOSSIER).judged[-1].verdict == CONSISTENT  # it was proposed to call up from 21


def test_a_much_smaller_number_contradicts_nothing() -> None:
    text = "У серпні 2022 року Путін збільшив штатну чисельність армії РФ: {} у серпні."
    verdicts = [check_text(text.format(number), DOSSIER).judged[-1].verdict for number in ("143 200", "573 200")]
    assert verdicts == [UNKNOWN, CONTRADICTED]


def test_one_speaker_against_another_contradicts_nothing() -> None:
    text = "On 25 March 2022 {} said that about 16,000 Ukrainian soldiers had been wounded."
    verdicts = [check_text(text.format(who), DOSSIER).judged[0].verdict for who in ("Rudskoy", "someone")]
    assert verdicts == [UNKNOWN, CONTRADICTED]


def test_of_both_that_a_text_names_the_sum_is_meant_too() -> None:
    text = (
        "The Wall Street Journal wrote on 17 September 2024 that 80,000 Ukrainian soldiers had been killed and 400,000 "
        "injured. Western intelligence puts Russian dead at nearly 200,000 and wounded at about 400,000. "
        "That makes roughly a million in all."
    )
    assert check_text(text, DOSSIER).judged[-1].verdict == CONFIRMED


def test_a_number_that_stands_again_is_of_what_was_said_of_it_before() -> None:
    text = (
        "In May 2023, 9,000 were deployed. In June 2024, 8,000 had been killed. Nobody believes in the 9,000 of then."
    )
    first, _, again = read_text(text, read_words(DOSSIER)).claims
    assert (again.measures[1], again.days[1]) == (first.measures[0], first.days[0])


def test_a_number_may_be_that_of_one_day() -> None:
    texts = ("A daily toll of 1,200 killed.", "They lost 1,200 men per day.", "A toll of 1,200 killed.")
    read = [read_text(text, read_words(DOSSIER)).claims for text in texts]
    assert [[one.is_of_stretch for one in claims] for claims in read] == [[True], [True], [False]]


def test_lines_of_labels_and_numbers_are_a_list_under_its_heading() -> None:
    text = "Killed, by year\nTo May 2022: 7,000\nTo May 2023: 8,000\nTo May 2024: 9,000\nAccording to Shoigu"
    claims = read_text(text, read_words(DOSSIER)).claims
    assert [(one.measures, one.speakers) for one in claims] == [(("killed",), ("sergei-shoigu",))] * 3


def test_a_month_may_be_of_the_year_that_was_named_last() -> None:
    text = "On 25 February 2024 it was 31,000. In December it was 43,000. In January it was 46,000."
    years = [{str(first)[:4] for first, _ in one.days} for one in read_text(text, read_words(DOSSIER)).claims]
    assert years == [{"2024"}, {"2023", "2024"}, {"2024", "2025"}]


def test_what_a_sentence_says_of_one_number_may_hold_for_the_next() -> None:
    text = "In March 2024, 9,000 men were deployed, while Kyiv spoke of 8,000 troops, up from 7,000 in May 2023."
    first, second, third = (one.claim for one in check_text(text, DOSSIER).judged)
    assert (first.measures[0], first.is_measure_sure) == ("deployed", True)
    assert ("deployed" in second.measures, second.is_measure_sure) == (True, False)
    assert [str(one.days[0][0]) for one in (first, second, third)] == ["2024-03-01", "2024-03-01", "2023-05-01"]


def test_a_text_that_names_later_days_is_not_of_its_first() -> None:
    text = "WASHINGTON, 12 December 2023 – The dead were put at 315,000."
    assert str(check_text(text, DOSSIER).known_on) == "2023-12-12"
    # The day of a sentence is not yet that of a text, nor that on which someone spoke.
    assert check_text("The ministry 12 December 2023: 315,000 dead.\nNew.", DOSSIER).known_on is None
    assert check_text("On 12 December 2023 the dead were put at 315,000.", DOSSIER).known_on is None
    assert check_text(f"{text} About half a million were killed or wounded by May 2024.", DOSSIER).known_on is None
    assert str(check_text(f"Date: 12 December 2023\nIn 2024, 9,000 died. {text}", DOSSIER).known_on) == "2023-12-12"


def test_short_months_and_ends_of_months_are_dates() -> None:
    text = "On 14 Dec. 2023 it was 9,000. 25 авг. 2022 г. – 8000. By the end of June 7,000."
    days = [str(one.days[0][0]) for one in read_text(text, read_words(DOSSIER)).claims]
    assert days == ["2023-12-14", "2022-08-25", "2022-06-01"]


def test_what_stands_in_brackets_with_its_number_is_of_that_number() -> None:
    text = "Killed in Russia by May 2023: 9,000 (Ukraine: 8,000). The dead: 7,000; that was in May 2022."
    claims = read_text(text, read_words(DOSSIER)).claims
    assert [(*one.subjects[:1], str(one.days[0][0])[:4]) for one in claims] == [
        ("RUS", "2023"),
        ("UKR", "2023"),
        ("UKR", "2022"),
    ]


def test_a_date_in_brackets_with_a_number_is_of_that_number_alone() -> None:
    text = "Report of 17 April 2025. Killed in Russia: 9,000 (2024: 8,000; 2023: 7,000)."
    claims = read_text(text, read_words(DOSSIER)).claims
    assert [str(one.days[0][0])[:4] for one in claims] == ["2025", "2024", "2023"]


def test_dates_and_numbers_that_take_turns_belong_together() -> None:
    for text in (
        "In May 2021 it was 9,000, in May 2022 8,000 and in May 2023 7,000.",
        "It was 9,000 in May 2021, 8,000 in May 2022 and 7,000 in May 2023.",
    ):
        days = [[str(first)[:4] for first, _ in one.days] for one in read_text(text, read_words(DOSSIER)).claims]
        assert days == [["2021"], ["2022"], ["2023"]]
    for text in ("It was 9,000 in 2021, 8,000 if you believe others.", "The 9,000 of 2021 are 8,000 of another list."):
        told = read_text(text, read_words(DOSSIER)).claims
        assert [one.is_day_said for one in told] == [True, False]


def test_last_year_is_counted_from_the_day_of_the_text_and_its_place_is_no_subject() -> None:
    text = "KYIV, 20 May 2026 – It is spring. In March last year 9,000 were killed."
    (one,) = (each for each in check_text(text, DOSSIER).judged if each.claim.quantity.text == "9,000")
    assert (str(one.claim.days[0][0]), one.claim.is_subject_said, one.verdict) == ("2025-03-01", False, UNKNOWN)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In February 2024, 17,000 Russian soldiers were killed in the battle for Avdiivka.", UNKNOWN),
        ("On 25 February 2024 Zelensky said that 17,000 Ukrainian soldiers had been killed.", CONTRADICTED),
        ("On 25 February 2024, 900,000 Russian soldiers had been killed.", CONTRADICTED),
    ],
)
def test_a_number_below_what_others_say_may_be_that_of_a_part(text: str, verdict: str) -> None:
    assert [one.verdict for one in check_text(text, DOSSIER).judged] == [verdict]


def test_a_months_level_of_something_else_is_mislabelled_and_a_total_is_not() -> None:
    text = "Russia has 2 million troops in August 2022. In March 2022 7,000 Russian conscripts were deployed."
    assert [one.verdict for one in check_text(text, DOSSIER).judged] == ["mislabelled", UNKNOWN]


def test_a_number_above_all_others_is_shown_beside_the_highest_of_them() -> None:
    (one,) = check_text("Russia has 2 million troops", DOSSIER).judged
    assert explain(one).startswith(
        "The text names no day, and no speaker's latest number is as high; this is the highest"
    )
    assert one.figures[0]["low"] == max(figure["low"] or 0 for figure in one.figures)


def test_what_was_stated_in_a_month_may_be_known_on_its_days() -> None:
    text = "Date: {} March 2025\nThe UK Ministry of Defence puts the Russian dead at up to a quarter of a million."
    assert check_text(text.format(12), DOSSIER).judged[0].verdict == CONFIRMED
    assert check_text(text.replace("March", "February").format(12), DOSSIER).judged[0].verdict == UNKNOWN


def test_common_words_are_no_names() -> None:
    (one,) = check_text("Russia is to have more than 9,000 soldiers.", DOSSIER).judged
    assert one.claim.speakers == ()


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("On 22 August 2022 Zaluzhnyi said almost 9,000 Ukrainian soldiers had been killed.", []),
        ("On 22 August 2022 Zaluzhnyi said no 9,000 Ukrainian soldiers had been killed.", ["9,000"]),
        ("By 22 August 2022 Ukraine did not lose 9,000 soldiers.", ["9,000"]),
        ("By 22 August 2022 Ukraine hadn't lost almost 9,000 soldiers.", ["almost 9,000"]),
        ("К 22 августа 2022 Украина не потеряла 9 000 солдат убитыми.", ["9 000"]),
        ("Not 9,000 but 8,000 Ukrainian soldiers were killed.", ["9,000"]),
        ("Ukraine lost not only 9,000 soldiers but 8,000 guards.", []),
        ("Ukraine lost no fewer than 9,000 soldiers, not counting 700 others.", []),
        ("It was not said that 9,000 soldiers were killed.", []),
    ],
)
def test_a_number_that_is_denied_is_not_confirmed(text: str, denied: list[str]) -> None:
    judged = check_text(text, DOSSIER).judged
    assert [one.claim.quantity.text for one in judged if one.claim.is_denied] == denied
    assert {one.verdict for one in judged if one.claim.is_denied} <= {UNKNOWN}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Wild claims put the cost of HS2 at £106bn, say some.", ()),
        ("The cost of HS2 was a wild £106bn, he said.", ()),
        ("Wild said in 2025 that HS2 would cost £106bn.", ("mark-wild",)),
        ("The cost of HS2 is £106bn, according to Mr Wild.", ("mark-wild",)),
        ("Mark Wild puts HS2 at £106bn.", ("mark-wild",)),
        ("He had to cook for 20,000 people, he said.", ()),
        ("Your company told us of 20,000 jobs.", ("hs2-ltd",)),
    ],
)
def test_a_name_that_is_a_common_word_needs_a_capital_and_a_title_or_a_verb(
    text: str, speakers: tuple[str, ...]
) -> None:
    (one,) = (
        each for each in read_text(text, read_words("hs2-cost")).claims if each.quantity.kind in ("count", "money")
    )
    assert one.speakers == speakers


def test_a_choice_changes_the_verdict() -> None:
    text = "On 12 December 2023 the US intelligence report put Russian dead at 315,000."
    assert check_text(text, DOSSIER).judged[0].verdict == "mislabelled"
    chosen = check_text(text, DOSSIER, choices={0: {"measure": "casualties"}})
    assert chosen.judged[0].verdict in ("confirmed", "consistent")


def test_sentences_on_figures_agree_with_them() -> None:
    """Every eighth statement in the words of Muster itself: nearly all agree, and none is contradicted."""
    names = [row["figure_id"] for row in ask("figure_names", dossier=DOSSIER).to_pylist()][::8]
    rows = ask("statements_of_figures", dossier=DOSSIER, figure_id=names, known_on=None).to_pylist()
    sentences = [build_sentence(row) for row in rows if not row["is_error"]]
    verdicts = Counter(one.verdict for one in check_text("\n".join(sentences), DOSSIER).judged)
    assert not verdicts[CONTRADICTED] + verdicts[WRONG_SUM]
    assert verdicts[CONFIRMED] + verdicts[CONSISTENT] >= 0.85 * verdicts.total() > 30


def test_the_numbers_become_rows_for_a_dossier() -> None:
    text = "By May 2023, Putin said, Russia had almost 9,000 soldiers killed, and cut its posts by 293."
    first, second = csv.DictReader(write_statements(check_text(text, DOSSIER)).decode().splitlines())
    with (settings.data_folder / "dossiers" / DOSSIER / "figures.csv").open(encoding="utf-8") as file:
        assert list(first) == next(csv.reader(file))
    named = ("subject", "measure", "low", "high", "wording", "as_of", "speaker_id")
    assert [first[name] for name in named] == ["RUS", "killed", "", "9000", "almost 9,000", "2023-05", "vladimir-putin"]
    assert (second["low"], second["wording"]) == ("-293", "293")


def test_what_was_not_known_yet_does_not_count() -> None:
    text = "Date: 2022-08-25\nThe authorised strength of Russia will be 2,209,130."
    assert check_text(text, DOSSIER).judged[0].verdict == "not in this dossier"


def test_the_command_says_what_is_wrong(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Strength rose from 1,013,628 to 1,150,628, by 147,000.", encoding="utf-8")
    assert main(["check-text", str(file), "--format", "json", "--dossier", DOSSIER]) == 1
    report = json.loads(capsysbinary.readouterr().out)
    assert [one["verdict"] for one in report["numbers"]][-1] == "arithmetic, wrong"
    file.write_text("On 12 December 2023 the US intelligence report put Russian dead at 315,000.", encoding="utf-8")
    assert main(["check-text", str(file), "--format", "csv", "--chosen", "0.measure.casualties"]) == 0
    assert b",confirmed," in capsysbinary.readouterr().out
    file.write_text("Putin added 137,000 posts in August 2022.", encoding="utf-8")
    assert main(["check-text", str(file), "--format", "html", "--dossier", DOSSIER]) == 0
    assert main(["check-text", str(tmp_path / "none.txt")]) == 2
