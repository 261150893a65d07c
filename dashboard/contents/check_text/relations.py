"""What a figure says of a number of a text, and what the number's verdict is.

Of each figure that may bear on a number, `_relate` tells how the two are related, and `_judge` what that means. The
relation that tells most decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.candidates import Pair, find_pairs
from dashboard.contents.check_text.comparison import CLOSE, CONTRADICTION, RANGES_OVERLAP
from dashboard.contents.check_text.enclosing import find_enclosing
from dashboard.contents.check_text.known_figures import KnownFigure, KnownFigures
from dashboard.contents.check_text.latest import find_latest_bearings
from dashboard.contents.check_text.verdicts import (
    CONFIRMED,
    CONSISTENT,
    CONTRADICTED,
    MISLABELLED,
    MISPRINT,
    OUTDATED,
    Bearing,
)
from dashboard.figures.amounts import magnitude_of

_SAME, _ROUNDED, _KNOWN_ERROR, _BETWEEN = "same number", "rounded", "known error", "between"
_MEASURE_OPEN, _SUBJECT_OPEN = "measure open", "subject open"
_ANOTHER_TIME, _OTHER_MEASURE, _OTHER_SUBJECT = "another time", "other measure", "other subject"
_SLIP = "misprint"
# What tells most comes first.
_PLACES = (
    *(CONFIRMED, _SAME, _KNOWN_ERROR, _MEASURE_OPEN, OUTDATED, _ROUNDED, _SUBJECT_OPEN, _ANOTHER_TIME, _OTHER_MEASURE),
    *(_OTHER_SUBJECT, _SLIP, RANGES_OVERLAP, CLOSE, _BETWEEN, CONTRADICTION),
)
_REASONS = {
    _SAME: "the same number",
    _KNOWN_ERROR: "a known error in print",
    _MEASURE_OPEN: "the same number; the text does not say what it counts",
    _SUBJECT_OPEN: "the same number; the text does not say of whom",
    _ANOTHER_TIME: "the same number, of another time",
    _BETWEEN: "between two running totals of this speaker",
    _OTHER_MEASURE: "the same number, counting something else",
    _OTHER_SUBJECT: "the same range, of another",
    _SLIP: "the same digits, but for one",
}
_STANDINGS = {
    **dict.fromkeys((_SAME, _MEASURE_OPEN, _SUBJECT_OPEN, RANGES_OVERLAP, CLOSE, _BETWEEN), CONSISTENT),
    **dict.fromkeys((_KNOWN_ERROR, _OTHER_MEASURE, _OTHER_SUBJECT), MISLABELLED),
    _SLIP: MISPRINT,
    CONTRADICTION: CONTRADICTED,
}
_MOST_SHOWN = 8
_FARTHEST_DAYS = 3 * 365  # of a running total
_OPEN_TIMES = 3  # as much as an open end may be
_FARTHEST_TIMES = 20  # of another number than many times as much, a text says something else


def find_bearings(asked: Asked, known: KnownFigures, known_on: date | None) -> list[Bearing]:
    """The figures that bear on a number, those that decide first."""
    pairs = find_pairs(asked, known, known_on)
    enclosing = find_enclosing(asked, pairs)
    judged = []
    relations = {pair: _relate(pair) or (_BETWEEN if pair.figure.figure_id in enclosing else "") for pair in pairs}
    contradicted = [pair for pair, relation in relations.items() if relation == CONTRADICTION]
    may_be_other = _may_be_part(contradicted) or any(pair.is_anothers for pair in pairs)
    for pair, relation in relations.items():
        if not relation or (relation == CONTRADICTION and may_be_other):
            continue
        is_replaced = _is_replaced(pair, relation, known, known_on)
        has_changed = relation == _ANOTHER_TIME and _has_changed(pair.figure, known, known_on)
        standing = _judge(pair, relation, is_replaced=is_replaced, has_changed=has_changed)
        bearing = Bearing(pair.figure.figure_id, standing, _explain(pair, relation, standing))
        judged.append((_place(pair, relation, standing), bearing))
    if not judged and asked.claim.is_of_now:
        return find_latest_bearings(asked, known, known_on)[:_MOST_SHOWN]
    return [bearing for _, bearing in sorted(judged, key=lambda each: each[0])[:_MOST_SHOWN]]


def _relate(pair: Pair) -> str:
    """How a figure is related to the number; empty where it says nothing of it."""
    if pair.figure.is_error:
        is_meant = pair.is_measure or (_may_count_so(pair) and pair.is_own_speaker)
        is_all_of_it = pair.figure.is_one_number or pair.is_same_range
        return _KNOWN_ERROR if is_meant and pair.is_same and is_all_of_it else ""
    if pair.asked.claim.subjects and not pair.is_own_subject:
        return _relate_to_another(pair)
    return next((relation for relation, holds in _RULES.items() if holds(pair)), "") or _disagree(pair)


def _relate_to_another(pair: Pair) -> str:
    """Of a figure on another subject: both ends of a range are the same by no chance, nor is a number of the day."""
    asked, claim = pair.asked, pair.asked.claim
    if not (pair.is_same and pair.is_same_time):
        return ""
    if claim.is_subject_said:
        is_told = asked.is_range or pair.is_same_day or (pair.is_own_speaker and asked.is_telling)
        return _OTHER_SUBJECT if pair.is_measure and is_told else ""
    is_told = pair.is_own_speaker and (asked.is_telling or pair.is_dated)
    is_told = is_told or (asked.is_telling and pair.is_measure and bool(asked.days))
    is_told = is_told or (pair.is_measure and (pair.is_own_speaker or pair.is_of_that_month))
    return _SUBJECT_OPEN if is_told else ""


def _is_same_number(pair: Pair) -> bool:
    return pair.is_measure and (pair.is_same or pair.is_rounded) and pair.is_same_time


def _is_of_another_time(pair: Pair) -> bool:
    if pair.is_measure:
        return pair.is_nearly_same and pair.asked.is_telling
    return _may_count_so(pair) and not pair.is_same_time


def _is_measure_open(pair: Pair) -> bool:
    return _may_count_so(pair) and pair.is_same_time


def _may_count_so(pair: Pair) -> bool:
    """Whether the text may mean what the figure counts, since it does not say."""
    asked, claim = pair.asked, pair.asked.claim
    is_open = not (claim.is_measure_sure or pair.is_measure or pair.is_whole_of_said)
    is_open = is_open and (asked.role != "by" or pair.is_own_speaker)
    is_of_it = pair.is_subject or not claim.subjects
    # A speaker's number of the day, or just the same one where the text names no day, is no chance.
    is_undated = not asked.days and pair.is_same and (pair.is_subject or pair.is_of_text_day or pair.is_nearest_speaker)
    is_own = pair.is_own_speaker and (pair.is_dated or is_undated)
    is_own = is_own or (pair.is_subject and pair.is_same and pair.is_of_that_month)
    return is_open and is_of_it and pair.is_nearly_same and (asked.is_telling or is_own)


def _is_other_measure(pair: Pair) -> bool:
    asked = pair.asked
    is_another = (asked.claim.is_measure_sure or pair.is_whole_of_said) and not pair.is_measure and pair.is_subject
    is_undated = not asked.days and pair.is_same and pair.is_nearest_speaker
    is_then = pair.is_dated or pair.is_of_text_day or is_undated
    is_own = pair.is_own_speaker and asked.is_large and is_then
    return is_another and pair.is_nearly_same and (asked.is_telling or is_own)


def _is_slip(pair: Pair) -> bool:
    """Whether it is a misprint: of a number in full and its time, or of what the speaker said of the day."""
    asked = pair.asked
    is_of_day = pair.is_own_speaker and (pair.is_same_day or pair.is_stated_that_day)
    is_of_day = is_of_day and (pair.is_own_subject or not asked.claim.subjects)
    may_be = pair.is_measure or ((asked.has_many_digits or is_of_day) and not asked.claim.is_measure_sure)
    # A running total of another day has other digits.
    is_telling = pair.is_same_time and (asked.is_full or (asked.is_nearly_full and pair.is_dated and pair.is_subject))
    is_own = is_of_day and asked.may_be_slip and pair.figure.is_one_number
    return may_be and (is_telling or is_own) and pair.is_misprint


# The first that holds tells the relation.
_RULES: Mapping[str, Callable[[Pair], bool]] = {
    _SAME: _is_same_number,
    _ANOTHER_TIME: _is_of_another_time,
    _MEASURE_OPEN: _is_measure_open,
    _OTHER_MEASURE: _is_other_measure,
    _SLIP: _is_slip,
}


def _disagree(pair: Pair) -> str:
    """How a figure on just the same disagrees with the number; empty where it does not, or may not."""
    asked, claim, figure = pair.asked, pair.asked.claim, pair.figure
    is_level = len(asked.days) == 1 and asked.role == "level"
    if not (is_level and pair.is_measure and pair.is_subject and len(claim.subjects) == 1):
        return ""
    kind = pair.compared.disagreement
    if figure.is_running and (pair.compared.days_apart or 0) > _FARTHEST_DAYS:
        return ""  # a total that had not begun then, or began long before
    if kind == RANGES_OVERLAP and _is_far_beyond(asked, figure):
        return ""
    # Of what is only thought to be counted, or only the sentences before name, a contradiction means nothing.
    is_named = claim.is_subject_said or (claim.is_day_said and pair.is_own_speaker)
    is_told = claim.is_measure_sure and is_named
    is_sure = is_told if kind == CONTRADICTION else claim.is_measure_sure or asked.rule != "exact"
    is_kind = kind in (CONTRADICTION, RANGES_OVERLAP, CLOSE)
    return kind if is_sure and is_kind and _is_of_like_size(asked, figure) else ""


def _is_far_beyond(asked: Asked, figure: KnownFigure) -> bool:
    """Whether it agrees only since "at least 9,000" has no upper end, or "up to 9,000" no lower one."""
    if asked.at_least is not None and figure.at_least is not None and (figure.is_floor or figure.at_most is None):
        return asked.at_least > figure.at_least * _OPEN_TIMES
    if asked.at_most is not None and figure.at_most is not None and figure.at_least is None:
        return asked.at_most * _OPEN_TIMES < figure.at_most
    return False


def _may_be_part(contradicted: Sequence[Pair]) -> bool:
    """Whether a number may be that of a part: it is below what others say, and the text does not name who says so."""
    return any(pair.compared.is_below for pair in contradicted) and not any(
        pair.is_own_speaker for pair in contradicted
    )


def _is_of_like_size(asked: Asked, figure: KnownFigure) -> bool:
    printed = asked.at_most if asked.printed is None else asked.printed
    least = figure.at_most if figure.at_least is None else figure.at_least
    most = figure.at_least if figure.at_most is None else figure.at_most
    if printed is None or least is None or most is None:
        return False
    number = magnitude_of(printed)
    return number * _FARTHEST_TIMES >= least and number <= most * _FARTHEST_TIMES


def _is_replaced(pair: Pair, relation: str, known: KnownFigures, known_on: date | None) -> bool:
    """Whether the same speaker, or a later decision, has set another level by the day that the text means."""
    figure, day = pair.figure, pair.asked.day_meant
    if relation not in (_SAME, _ANOTHER_TIME) or not pair.may_be_outdated or figure.as_of_last is None:
        return False
    for later in known.of_subject(figure.measure, figure.subject):
        is_of_series = figure.speaker_id == later.speaker_id or (figure.is_decision and later.is_decision)
        if later.is_error or later.low in (None, figure.low) or later.scope != figure.scope or not is_of_series:
            continue
        begins = later.as_of_first
        if (
            later.may_be_known(known_on)
            and begins is not None
            and figure.as_of_last < begins
            and day >= (later.effective_first or begins)
        ):
            return True
    return False


def _has_changed(figure: KnownFigure, known: KnownFigures, known_on: date | None) -> bool:
    """Whether anyone gives another number of the same for a later time."""
    return any(
        later.low not in (None, figure.low)
        and not later.is_error
        and later.may_be_known(known_on)
        and later.as_of_first is not None
        and figure.as_of_last is not None
        and later.as_of_first > figure.as_of_last
        for later in known.of_subject(figure.measure, figure.subject)
    )


def _judge(pair: Pair, relation: str, *, is_replaced: bool, has_changed: bool) -> str:
    """What the relation makes of the number."""
    figure, printed = pair.figure, pair.asked.printed
    if relation == _SAME and is_replaced:
        return OUTDATED
    # "About one million" confirms no number to the last digit, nor "170,000" that of 173,000.
    is_round = printed is not None and (printed % 1_000 == 0 or magnitude_of(printed) < 1_000) and pair.is_rounder
    if relation in (_SAME, _MEASURE_OPEN, _SUBJECT_OPEN) and pair.is_own_speaker and (pair.is_same or is_round):
        return CONFIRMED
    # The middle of bounds that the publication gives elsewhere.
    if relation == RANGES_OVERLAP and pair.is_own_speaker and figure.has_bounds_elsewhere and printed is not None:
        is_within = figure.low is not None and figure.high is not None and figure.low <= printed <= figure.high
        return CONFIRMED if is_within else CONSISTENT
    if relation == _KNOWN_ERROR and figure.is_misprint:
        return MISPRINT
    if relation == _ANOTHER_TIME:
        return _judge_another_time(pair, is_replaced=is_replaced, has_changed=has_changed)
    return _STANDINGS[relation]


def _judge_another_time(pair: Pair, *, is_replaced: bool, has_changed: bool) -> str:
    asked, figure = pair.asked, pair.figure
    is_earlier = bool(asked.days) and figure.as_of_last is not None and figure.as_of_last < asked.days[0][0]
    is_dated_elsewhere = not asked.claim.is_day_said and pair.is_same and not pair.may_be_outdated
    # What was decided holds until the next decision takes force.
    is_in_force = pair.may_be_outdated and figure.is_decision and not is_replaced
    if is_dated_elsewhere or (asked.role == "from" and is_earlier) or is_in_force or (is_earlier and not has_changed):
        return CONSISTENT
    return OUTDATED if is_earlier else MISLABELLED


def _place(pair: Pair, relation: str, standing: str) -> tuple[int, bool, bool, float, str]:
    """Where it stands among those that bear on the number."""
    is_round = pair.asked.printed is None or pair.asked.printed % 1_000 == 0
    if standing in (CONFIRMED, OUTDATED):
        is_half = pair.asked.form == "years" and pair.asked.is_range  # of the two ages, one has changed
        kind = CONFIRMED if is_half else standing
    elif relation == _SLIP and (pair.asked.is_full or (pair.is_own_speaker and pair.is_same_day)):
        kind = OUTDATED  # all digits but for one tell more than another's number in round numbers
    elif relation == _ANOTHER_TIME and standing == CONSISTENT:
        kind = _SAME
    elif relation in (_SAME, _MEASURE_OPEN) and not pair.is_same and not is_round:
        kind = _ROUNDED  # of a number to the last digit, one that agrees to the last digit comes before round ones
    else:
        kind = relation
    days = pair.compared.days_apart
    apart = float("inf") if days is None else days
    return _PLACES.index(kind), not pair.is_own_speaker, not pair.is_same, apart, pair.figure.figure_id


def _explain(pair: Pair, relation: str, standing: str) -> str:
    if relation == _SAME and standing == OUTDATED:
        return "the same number, since replaced"
    if relation == _SAME and not pair.is_same:
        return "the same in round numbers"
    if relation == _ANOTHER_TIME and standing == CONSISTENT and pair.asked.role != "from" and pair.may_be_outdated:
        return "the same number, decided before and in force then"
    return _REASONS.get(relation) or pair.compared.reason
