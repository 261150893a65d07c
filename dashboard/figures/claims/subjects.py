"""Of whom a sentence speaks: the subjects that it names, without those who only speak themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.figures.claims.mentions import Mention
from dashboard.figures.normalize import words
from dashboard.figures.quantities.day import month_of
from dashboard.figures.tokens import Token, text_at

SAYING = words(
    "said says say told according claims claimed claim reported reports estimated estimates estimate announced "
    "announces "
    "заявил заявила заявили сообщил сообщила сообщили сообщает оценил оценили утверждает сказал "
    "заявив заявила заявили повідомив повідомила повідомили повідомляє сказав оцінює"
)
# Only after the name of a subject: other things "put" and "give", too.
_SPEAKING = SAYING | words(
    "tells put puts gave gives counted counts listed lists spoke speaks wrote writes added adds cited cites named "
    "names admitted admits acknowledged confirmed confirms denied published believes assessed calculated forecast "
    "warned insisted noted revealed recorded "
    "говорит говорят говорив говорить кажуть каже пишет пише сообщают считает вважає называет називає "
    "заявляет заявляє утверждают сообщал сообщала оценивал оценивала оценивали утверждал "
    "утверждала повідомляв повідомляла оцінював оцінювала стверджував стверджувала "
    "насчитала насчитало нарахувала порахувала подсчитала подсчитал "
    "говорил говорила называл называла назвал назвала писал насчитал насчитали признал признала подтвердил "
    "подтвердили нарахував нарахували називав назвав визнав підтвердив"
)
_TELLING = {(dash, of) for dash in "—–-" for of in ("о", "об", "про")}  # "а Москва в марте — о 14 тысячах"
_STANDING = words("was is stood stands")  # "by May, Kyiv was at 9,000"
_ENDS_OF_NAME = words("for of in on by") | {*".,;:)"}
_COUNTS_OF = words("tally count counts figure figures estimate estimates bulletin bulletins assessment")
_SURELY_SAYING = words("said says gives gave told claims wrote writes")  # and nobody is "said"
_BEFORE_SAYING = words(
    "that this day week month year also has had have itself then later today since yesterday by the end of in on "
    "к концу в на начале середине том того этом тот день дня же месяца месяце года году тогда потом позже сам сама "
    "до кінця кінці у початку тому той цьому місяця місяці року році тоді потім пізніше"
)
_LONGEST_TIME = 7  # tokens: "к концу того же месяца", "by the end of that May"
_LONGEST_DESCRIPTION = 2  # words
_LONGEST_OFFICE = 3  # words
_LONGEST_DATELINE = 12  # tokens
_SOURCES = words("per by laut selon según segun secondo według")
_OF_OFFICES = words("of обороны оборони")
_OFFICES = words(
    "staff command authorities analysts experts sources researchers investigators bloggers journalists commission "
    "ambassador envoy secretary spokesman spokeswoman spokesperson "
    "report reports review study survey доклад доклада докладе отчет отчета отчете звіт звіті доповідь "
    "officials official intelligence government ministry minister president leaders leader media draft proposal "
    "proposals estimate estimates assessment diplomats beamte beamten geheimdienst regierung разведка "
    "разведки разведке разведку чиновники чиновников представители представителей "
    "министр министра министерство министерства міністр міністра міністерство міністерства президент президента "
    "генштаб генштаба генштабу штаб штаба штабу глава главы глави правительство правительства уряд уряду власти "
    "влада командование командования командування минобороны міноборони "
    "розвідка розвідки розвідці розвідку посадовці газета газеты газете газет газети журналисты журналисти эксперты "
    "експерти источники джерела аналитики аналітики representatives senators newspaper newspapers"
)


def find_subjects(parts: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The subjects that a sentence names, but for those that are, or are in the name of, a speaker."""
    speakers = [one for one in mentions if one.kind == "speaker"]
    named = [one for one in mentions if one.kind == "subject"]
    ends = {one.end for one in named}
    return [
        one
        for one in named
        if not any(_is_within(parts, one, each) or _is_of_speaker(parts, one, each) for each in speakers)
        and not any(_is_before_office(parts, one, each, mentions) for each in speakers)
        and not _speaks(parts, one)
        and not _is_dateline(parts, one)
        and not _is_source(parts, one, named)
        # "The first phase of the line": the phase.
        and not (text_at(parts, one.start - 1) == "of" and one.start - 1 in ends)
    ]


def _is_source(parts: Sequence[Token], one: Mention, named: Sequence[Mention]) -> bool:
    """Whether it is only named as who says or does something: "the dead, per Moscow", "killed by Russians"."""
    before = text_at(parts, one.start - 1)
    if (
        before == "("
        and text_at(parts, one.end) != ":"
        and any(other.end < one.start and other.name != one.name for other in named)
    ):
        return True  # "killed Russians: 9,000 (Kyiv, in May)"
    return before in _SOURCES or (before == "to" and text_at(parts, one.start - 2) == "according")


def _is_dateline(parts: Sequence[Token], one: Mention) -> bool:
    """Whether it is only the place from where a text reports: "KYIV, 4 June 2025 –", "KYIV (Agency) –"."""
    texts = [part.text for part in parts[one.end : one.end + _LONGEST_DATELINE]]
    if one.start or texts[:1] not in ([","], ["("]):
        return False
    dash = next((at for at, part in enumerate(parts[one.end : one.end + _LONGEST_DATELINE]) if part.is_dash), 0)
    return dash > 1 and (texts[0] == "(" or any(month_of(text) for text in texts[:dash]))


def _is_within(parts: Sequence[Token], one: Mention, speaker: Mention) -> bool:
    """Whether a subject is only in the name of a speaker; "X's members" are of X, though X speaks, too."""
    is_same = (one.start, one.end) == (speaker.start, speaker.end)
    return speaker.start <= one.start < speaker.end and not (is_same and _is_owner(parts, one))


def _is_of_speaker(parts: Sequence[Token], one: Mention, speaker: Mention) -> bool:
    """Whether a subject tells whose a speaker is: "X's commander Smith", "Smith, of X's staff"."""
    if one.end <= speaker.start:
        between = parts[one.end : speaker.start]
        return _is_owner(parts, one) and len(between) <= _LONGEST_OFFICE and all(part.is_word for part in between)
    links = [part.text for part in parts[speaker.end : one.start]]
    is_of_office = links == [","] and _is_owner(parts, one)  # "Smith, X's chairman, said"
    return is_of_office or links in ([",", "of"], [",", "for"], ["of"], ["for"])


def _is_before_office(parts: Sequence[Token], one: Mention, speaker: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether it only tells from where a speaker is: "the American think tank X", "норвежский генерал Y"."""
    between = parts[one.end : speaker.start]
    is_counted = any(each.kind == "measure" and one.end <= each.start < speaker.start for each in mentions)
    return 0 < len(between) <= _LONGEST_DESCRIPTION and all(part.is_word for part in between) and not is_counted


def _is_owner(parts: Sequence[Token], one: Mention) -> bool:
    """Whether a name has "'s"; after digits, that is two tokens of its own."""
    return parts[one.end - 1].text.endswith("'s") or (text_at(parts, one.end), text_at(parts, one.end + 1)) == (
        "'",
        "s",
    )


def _is_of_office(parts: Sequence[Token], one: Mention) -> bool:
    """Whether it is whose an office is: "the government of X", "разведка X", "министр обороны X"."""
    before = [text_at(parts, one.start - step) for step in (1, 2)]
    return before[0] in _OFFICES or (before[0] in _OF_OFFICES and before[1] in _OFFICES)


def _is_of_time(parts: Sequence[Token], at: int) -> bool:
    """Whether a token is a part of "by the end of May 2023", which may stand between who speaks and the verb."""
    return at < len(parts) and bool(
        parts[at].text in _BEFORE_SAYING or parts[at].is_literal or month_of(parts[at].text)
    )


def _speaks(parts: Sequence[Token], one: Mention) -> bool:
    """Whether a subject is named as a speaker: "Kyiv said", "Kyiv that day put", "US officials"."""
    at = one.end
    if text_at(parts, at).removesuffix("'s") in _OFFICES or _is_of_office(parts, one):
        return True
    if _is_owner(parts, one):  # "Kyiv's daily bulletin said", "Kyiv's 9,000 of 25 August"
        if at < len(parts) and parts[at].is_literal and text_at(parts, at + 1) in _ENDS_OF_NAME:
            return True
        named = [part.text for part in parts[at : at + _LONGEST_OFFICE + 2] if part.is_word]
        return bool(_SURELY_SAYING.intersection(named) or _COUNTS_OF.intersection(named[:2]))
    while at < one.end + _LONGEST_TIME and _is_of_time(parts, at):
        at += 1
    if text_at(parts, at) in _SPEAKING or (text_at(parts, at) in _STANDING and text_at(parts, at + 1) == "at"):
        return True
    told = [part.text for part in parts[one.end : one.end + _LONGEST_OFFICE + 2]]
    return any(pair in _TELLING for pair in pairwise(told))
