"""How a figure is related to a number of a text: the same number, or not quite, or one that it contradicts.

Of the rules, the first that holds tells the relation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.contents.check_text.asked import Asked
from dashboard.contents.check_text.candidates import Pair
from dashboard.contents.check_text.comparison import CLOSE, CONTRADICTION, RANGES_OVERLAP
from dashboard.contents.check_text.known_figures import KnownFigure
from dashboard.figures.amounts import magnitude_of

SAME, ROUNDED, KNOWN_ERROR, BETWEEN = "same number", "rounded", "known error", "between"
MEASURE_OPEN, SUBJECT_OPEN = "measure open", "subject open"
ANOTHER_TIME, OTHER_MEASURE, OTHER_SUBJECT = "another time", "other measure", "other subject"
SLIP = "misprint"
_FARTHEST_DAYS = 3 * 365  # of a running total
_OPEN_TIMES = 3  # as much as an open end may be
_MOST_TIMES, _LEAST_TIMES = 20, 10  # a number so many times larger or smaller says something else


def relate(pair: Pair) -> str:
    """How a figure is related to the number; empty where it says nothing of it."""
    if pair.figure.is_error:
        is_meant = pair.is_measure or (_may_count_so(pair) and pair.is_own_speaker)
        is_own = pair.figure.is_open and pair.is_own_speaker
        is_all_of_it = pair.figure.is_one_number or is_own or pair.is_same_range
        return KNOWN_ERROR if is_meant and pair.is_same and is_all_of_it else ""
    if pair.asked.claim.subjects and not pair.is_own_subject:
        return _relate_to_another(pair) or _fit(pair)
    return next((relation for relation, holds in _RULES.items() if holds(pair)), "") or _fit(pair) or _disagree(pair)


def _fit(pair: Pair) -> str:
    """How it is related where the number is the same by no chance, and nothing that its sentence says is against it."""
    asked, claim = pair.asked, pair.asked.claim
    is_measure = pair.is_measure or not claim.is_measure_said
    is_subject = pair.is_own_subject or not claim.is_subject_said
    is_time = pair.is_same_time or not claim.is_day_said
    if not (pair.is_same and asked.is_telling and is_measure and is_subject and is_time):
        return ""
    return SUBJECT_OPEN if pair.is_measure else MEASURE_OPEN


def _relate_to_another(pair: Pair) -> str:
    """Of a figure on another subject: both ends of a range are the same by no chance, nor is a number of the day."""
    asked, claim = pair.asked, pair.asked.claim
    if not (pair.is_same and pair.is_same_time):
        return ""
    if claim.is_subject_said:
        is_told = asked.is_range or pair.is_same_day or (pair.is_own_speaker and asked.is_telling)
        is_of_day = pair.is_own_speaker and pair.is_dated and claim.is_day_said
        if is_of_day or (pair.is_measure and is_told):
            return OTHER_SUBJECT
        # "Kyiv 59,080" may be what Kyiv counts.
        return SUBJECT_OPEN if asked.is_full and pair.is_same_day and not claim.is_measure_said else ""
    is_told = pair.is_own_speaker and (asked.is_telling or pair.is_dated)
    is_measure = pair.is_measure or not claim.is_measure_said
    is_told = is_told or (asked.is_telling and is_measure and bool(asked.days))
    is_told = is_told or (pair.is_measure and (pair.is_own_speaker or pair.is_of_that_month))
    is_told = is_told or (not claim.is_measure_said and asked.is_large and pair.is_of_that_day)
    return SUBJECT_OPEN if is_told else ""


def _is_same_number(pair: Pair) -> bool:
    asked, claim = pair.asked, pair.asked.claim
    # Two digits of a number of which the text says neither what, whose, when nor by whom may be the same by chance.
    is_told = claim.is_measure_sure or claim.subjects or claim.days or pair.is_own_speaker or asked.is_telling
    is_told = is_told or (asked.form == "years" and claim.is_measure_said)
    return bool(is_told) and pair.is_measure and (pair.is_same or pair.is_rounded) and pair.is_same_time


def _is_of_another_time(pair: Pair) -> bool:
    if pair.is_measure:
        # Of a day that only the sentences before name, what is counted and of whom tells more.
        claim = pair.asked.claim
        is_told = claim.is_measure_said and not claim.is_day_said and pair.is_own_subject and pair.asked.has_two_digits
        return (pair.is_nearly_same and pair.asked.is_telling) or (is_told and pair.is_same)
    return _may_count_so(pair) and not pair.is_same_time


def _is_measure_open(pair: Pair) -> bool:
    return _may_count_so(pair) and pair.is_same_time


def _may_count_so(pair: Pair) -> bool:
    """Whether the text may mean what the figure counts, since it does not say."""
    asked, claim = pair.asked, pair.asked.claim
    is_open = not (claim.is_measure_sure or pair.is_measure or pair.is_whole_of_said)
    is_open = is_open and (asked.role != "by" or pair.is_own_speaker)
    is_of_it = pair.is_subject or not claim.subjects or (pair.is_own_subject and pair.is_nearest_speaker)
    # A speaker's number of the day, or just the same one where the text names no day, is no chance.
    is_undated = not asked.days and pair.is_same and (pair.is_subject or pair.is_of_text_day or pair.is_nearest_speaker)
    is_own = pair.is_own_speaker and (pair.is_dated or is_undated)
    is_own = is_own or (pair.is_subject and claim.is_day_said and pair.is_same and pair.is_of_that_month)
    is_own = is_own or (not claim.is_measure_said and asked.is_large and pair.is_same and pair.is_of_that_day)
    is_own = is_own or (claim.is_compared and pair.is_subject and pair.is_same)
    return is_open and is_of_it and pair.is_nearly_same and (asked.is_telling or is_own)


def _is_other_measure(pair: Pair) -> bool:
    asked = pair.asked
    is_another = (asked.claim.is_measure_sure or pair.is_whole_of_said) and not pair.is_measure
    is_another = is_another and (pair.is_subject or (asked.is_full and not asked.claim.subjects))
    is_undated = not asked.days and pair.is_same and pair.is_nearest_speaker
    is_then = pair.is_dated or pair.is_of_text_day or is_undated
    is_own = pair.is_own_speaker and asked.is_large and is_then
    # "Russia has 2 million troops in August 2022": that month's level of something else, of just that size.
    is_level = pair.figure.kind in ("stock", "rule") and asked.role == "level" and pair.is_subject
    is_own = is_own or (is_level and asked.is_large and asked.claim.is_day_said and pair.is_of_that_month)
    return is_another and pair.is_nearly_same and (asked.is_telling or is_own)


def _is_slip(pair: Pair) -> bool:
    """Whether it is a misprint: of a number in full and its time, or of what the speaker said of the day."""
    asked = pair.asked
    is_of_day = pair.is_own_speaker and (pair.is_same_day or pair.is_stated_that_day)
    is_of_day = is_of_day and (pair.is_own_subject or not asked.claim.subjects)
    may_be = pair.is_measure or ((asked.has_many_digits or is_of_day) and not asked.claim.is_measure_sure)
    # A running total of another day has other digits.
    is_dated = pair.is_dated or not asked.claim.is_day_said
    is_time = pair.is_same_time or (asked.is_nearly_full and is_dated)
    is_telling = is_time and (asked.is_full or (asked.is_nearly_full and is_dated and pair.is_subject))
    is_of_level = asked.is_to_last_digit and asked.claim.is_measure_sure and pair.is_same_day and pair.is_subject
    is_telling = is_telling or (is_of_level and pair.figure.is_one_number)
    is_own = is_of_day and asked.may_be_slip and pair.figure.is_one_number
    return may_be and (is_telling or is_own) and pair.is_misprint


# The first that holds tells the relation.
_RULES: Mapping[str, Callable[[Pair], bool]] = {
    SAME: _is_same_number,
    ANOTHER_TIME: _is_of_another_time,
    MEASURE_OPEN: _is_measure_open,
    OTHER_MEASURE: _is_other_measure,
    SLIP: _is_slip,
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


def _is_of_like_size(asked: Asked, figure: KnownFigure) -> bool:
    printed = asked.at_most if asked.printed is None else asked.printed
    least = figure.at_most if figure.at_least is None else figure.at_least
    most = figure.at_least if figure.at_most is None else figure.at_most
    if printed is None or least is None or most is None:
        return False
    number = magnitude_of(printed)
    return number * _LEAST_TIMES >= least and number <= most * _MOST_TIMES
