"""What the figures say of a number of a text, and what the number's verdict is.

Of each figure that may bear on it, `relate` tells how the two are related, and `_judge` what that means. The relation
that tells most decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.candidates import Pair, find_pairs
from dashboard.contents.check_text.comparison import CLOSE, CONTRADICTION, RANGES_OVERLAP
from dashboard.contents.check_text.enclosing import find_enclosing
from dashboard.contents.check_text.known_figures import KnownFigure, KnownFigures
from dashboard.contents.check_text.latest import find_latest_bearings
from dashboard.contents.check_text.relations import (
    ANOTHER_TIME,
    BETWEEN,
    KNOWN_ERROR,
    MEASURE_OPEN,
    OTHER_MEASURE,
    OTHER_SUBJECT,
    ROUNDED,
    SAME,
    SLIP,
    SUBJECT_OPEN,
    relate,
)
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

# What tells most comes first.
_PLACES = (
    *(CONFIRMED, SAME, KNOWN_ERROR, MEASURE_OPEN, OUTDATED, ROUNDED, SUBJECT_OPEN, ANOTHER_TIME, OTHER_MEASURE),
    *(OTHER_SUBJECT, SLIP, RANGES_OVERLAP, CLOSE, BETWEEN, CONTRADICTION),
)
_REASONS = {
    SAME: "the same number",
    KNOWN_ERROR: "a known error in print",
    MEASURE_OPEN: "the same number; the text does not say what it counts",
    SUBJECT_OPEN: "the same number; the text does not say of whom",
    ANOTHER_TIME: "the same number, of another time",
    BETWEEN: "between two running totals of one speaker",
    OTHER_MEASURE: "the same number, counting something else",
    OTHER_SUBJECT: "the same number, of another",
    SLIP: "the same digits, but for one",
}
_STANDINGS = {
    **dict.fromkeys((SAME, MEASURE_OPEN, SUBJECT_OPEN, RANGES_OVERLAP, CLOSE, BETWEEN), CONSISTENT),
    **dict.fromkeys((KNOWN_ERROR, OTHER_MEASURE, OTHER_SUBJECT), MISLABELLED),
    SLIP: MISPRINT,
    CONTRADICTION: CONTRADICTED,
}
_MOST_SHOWN = 8


def find_bearings(asked: Asked, known: KnownFigures, known_on: date | None) -> list[Bearing]:
    """The figures that bear on a number, those that decide first."""
    pairs = find_pairs(asked, known, known_on)
    enclosing = find_enclosing(asked, pairs)
    judged = []
    relations = {pair: relate(pair) or (BETWEEN if pair.figure.figure_id in enclosing else "") for pair in pairs}
    contradicted = [pair for pair, relation in relations.items() if relation == CONTRADICTION]
    may_be_other = _may_be_part(contradicted) or any(pair.is_anothers for pair in pairs)
    may_be_other = may_be_other or _is_word_against_word(asked, contradicted)
    for pair, relation in relations.items():
        if not relation or (relation == CONTRADICTION and may_be_other):
            continue
        is_replaced = _is_replaced(pair, relation, known, known_on)
        has_changed = relation == ANOTHER_TIME and _has_changed(pair.figure, known, known_on)
        standing = _judge(pair, relation, is_replaced=is_replaced, has_changed=has_changed)
        bearing = Bearing(pair.figure.figure_id, standing, _explain(pair, relation, standing))
        judged.append((_place(pair, relation, standing), bearing))
    if not judged and asked.claim.is_of_now:
        return find_latest_bearings(asked, known, known_on)[:_MOST_SHOWN]
    return [bearing for _, bearing in sorted(judged, key=lambda each: each[0])[:_MOST_SHOWN]]


def _may_be_part(contradicted: Sequence[Pair]) -> bool:
    """Whether a number may be that of a part: it is below what others say, and the text does not name who says so."""
    return any(pair.compared.is_below for pair in contradicted) and not any(
        pair.is_own_speaker for pair in contradicted
    )


def _is_word_against_word(asked: Asked, contradicted: Sequence[Pair]) -> bool:
    """Whether the text names who says the number, and but one other says something else."""
    is_own = any(pair.is_own_speaker for pair in contradicted)
    return bool(asked.claim.speakers) and not is_own and len({pair.figure.speaker_id for pair in contradicted}) == 1


def _is_replaced(pair: Pair, relation: str, known: KnownFigures, known_on: date | None) -> bool:
    """Whether the same speaker, or a later decision, has set another level by the day that the text means."""
    figure, day = pair.figure, pair.asked.day_meant
    if pair.asked.claim.is_compared and not pair.asked.days:
        return False  # "9,000, when two years earlier it had been 8,000"
    if relation not in (SAME, ANOTHER_TIME) or not pair.may_be_outdated or figure.as_of_last is None:
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
        and later.scope == figure.scope  # a proposal changes nothing
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
    if relation == SAME and is_replaced:
        return OUTDATED
    # "About one million" confirms no number to the last digit, nor "170,000" that of 173,000.
    is_round = printed is not None and (printed % 1_000 == 0 or magnitude_of(printed) < 1_000) and pair.is_rounder
    if relation in (SAME, MEASURE_OPEN, SUBJECT_OPEN) and pair.is_own_speaker and (pair.is_same or is_round):
        return CONFIRMED
    if relation == KNOWN_ERROR and figure.is_misprint:
        return MISPRINT
    if relation == ANOTHER_TIME:
        return _judge_another_time(pair, is_replaced=is_replaced, has_changed=has_changed)
    return _STANDINGS[relation]


def _judge_another_time(pair: Pair, *, is_replaced: bool, has_changed: bool) -> str:
    asked, figure = pair.asked, pair.figure
    is_earlier = bool(asked.days) and figure.as_of_last is not None and figure.as_of_last < asked.days[0][0]
    is_day_open = asked.claim.is_day_apart or not asked.claim.is_day_said
    is_dated_elsewhere = is_day_open and pair.is_same and not pair.may_be_outdated
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
    elif relation == SLIP and (pair.asked.is_full or (pair.is_own_speaker and pair.is_same_day)):
        kind = OUTDATED  # all digits but for one tell more than another's number in round numbers
    elif (relation == ANOTHER_TIME and standing == CONSISTENT) or (relation == KNOWN_ERROR and pair.is_own_speaker):
        kind = SAME
    elif relation in (SAME, MEASURE_OPEN) and not pair.is_same and not is_round:
        kind = ROUNDED  # of a number to the last digit, one that agrees to the last digit comes before round ones
    else:
        kind = relation
    days = pair.compared.days_apart
    apart = float("inf") if days is None else days
    return _PLACES.index(kind), not pair.is_own_speaker, not pair.is_same, apart, pair.figure.figure_id


def _explain(pair: Pair, relation: str, standing: str) -> str:
    if relation == SAME and standing == OUTDATED:
        return "the same number, since replaced"
    if relation == SAME and not pair.is_same:
        return "the same in round numbers"
    if relation == ANOTHER_TIME and standing == CONSISTENT and pair.asked.role != "from" and pair.may_be_outdated:
        return "the same number, decided before and in force then"
    return _REASONS.get(relation) or pair.compared.reason
