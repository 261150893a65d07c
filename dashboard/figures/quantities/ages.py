"""Tells ages from durations: "aged 18-27", "18-летний", "мужчины от 18 до 27 лет"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.normalize import words
from dashboard.figures.quantities.numbers import FoundNumber
from dashboard.figures.quantities.words import ARE, DEATHS
from dashboard.figures.scale_words import SCALES
from dashboard.figures.tokens import Token, is_counted_at, text_at

_BEFORE = words(
    "aged age ages возрасте возраста возрастом возраст віком віку віці вік старше младше моложе старші молодші старших "
    "يبلغ "
    "alter age âgé âgés âgée âgées edad età idade ηλικιας wieku wiek věku évesek"
)
_AFTER_YEARS = words("old olds age alt alte alten alter")
_STEMS = tuple(words("летн річн jährig летия latek latk letý letá letou letého jarige éves"))
_OF_THINGS = tuple(words("контракт срок план войн програм перерв строк війн стаж служб договор"))
_PERSON_STEMS = tuple(
    words(
        "мужчин граждан чоловік громадян призывник призовник срочник строковик женщин жінк подростк підлітк мальчик "
        "девочк хлопчик дівчин männer uomin "
        "uomo donn hombre mujer homme femme frau mann kobiet mężczyzn muž žen homem mulher"
    )
)
_PERSON_STEMS_BEFORE = tuple(
    words(
        "пенсионер пенсіонер студент школьник школяр девушк парень парня юнош бабушк дедушк водител водій туристк "
        "велосипедист учител"
    )
)
_PERSONS = words(
    "pensioners adults patients residents drivers workers voters "
    "men women people citizens males females children recruits"
)
_LINKS = words(  # between people and their age: "men from 18 to 27 years", but not "men served 12 years"
    ", ( ) from to between of over under above below older younger than up and or at who are von ab über unter bis mit "
    "zwischen und de d entre a à plus menos más moins di da tra fra con od do w z po od ve від до з із по у в от с "
    "не старше младше моложе старші молодші старших более менее van tot tussen met"
)
_AT = words("at mit à a aos ai los в у на")
_TO_THEM = words(
    "жене мужу сыну дочери маме матери отцу брату сестре дружині чоловікові синові доньці ему ей мне им йому їй мені їм"
)
# "He is 27", "Il a 19 ans", "tiene 19 años".
_THEY = words(
    "daughter son wife husband mother father sister brother baby boy girl victim suspect hij zij ze he she il "
    "elle lui lei ele ela er sie"
)
_OF, _SOMEBODY = (
    words("of van de di"),
    words(
        "anciana anciano idosa idoso anziana anziano señora señor kobieta mężczyzna girl boy child man woman "
        "teenager vrouw jongen meisje homme femme garçon fille fillette uomo donna ragazzo "
        "bambino bambina kind enfant bebé bébé dziecko "
        "ragazza hombre mujer niño niña joven chico chica homem mulher menino menina"
    ),
)
_ELAPSED = words("тюрьмы ареста назад тому лишения позбавлення колонии тюремного ув'язнення")
# "La víctima tenía 37 años", "kierowca miał 37 lat", "обвиняемому 43 года".
_HAVE = words("tiene tenía tem tinha ha aveva avait miał miała ma má měl měla")
_AFTER_AGES = words("y e i a et and und и і but pero ma mais ale но але when cuando quando kiedy když")
_DATIVES_ALONE = ("ку", "цю")  # of the first word: "Ребёнку три года", but not "Живу 20 лет"
_BEFORE_AGES = words("- – — по")  # "Самому старшему – 91 год", "Їм по 20 років"
_WAS = words("было будет було буде")
_AFTER_BARE = words(", . и і а )") | {""}
_DATIVES, _NO_PERSONS = (
    tuple(words("ому ему нику телю анту енту ору еру чику щику цу еві ові")),
    words("тому поэтому потому этому цьому каждому одному кожному"),
)
_TURNS_OF_LIFE = (*DEATHS, "retire", "retiring", "married", "widowed", "orphaned")
_OLDEST, _YOUNGEST_ASIDE = 120, 13
_AGES = words("age ages возраст возраста возрасте возрастом вік віку віком")
_FARTHEST_AGE, _TO_AGE = 16, words("from to between от до с від з із von bis de à")
_THEIR, _PARTS_OF_DECADES = words("his her their my your our"), words("early mid late -")
_DECADES = words("twenties thirties forties fifties sixties seventies eighties nineties")
_HOLDERS = words("he she who president premier minister king queen pope general mother father soldier")
_TURNED, _PRONOUNS = (
    words(
        "turned turns turning cumplió cumple cumplirá compie compirà completou wird исполнилось виповнилось "
        "виповнилося исполнился"
    ),
    words("he she i they his her their"),
)


def find_age(parts: Sequence[Token], start: int, one: FoundNumber) -> bool:
    """Whether the number or range that starts at a token and ends with `one` is an age."""
    is_half = one.printed.value.denominator > 1 and text_at(parts, start - 1) not in _BEFORE  # "aged two and a half"
    is_old = one.unit == "year" and text_at(parts, one.end) == "old"  # "a tree 1,200 years old"
    if is_old or one.printed.value > _OLDEST or is_half or one.printed.is_rounded:
        return is_old
    before = [text_at(parts, start - step) for step in range(1, 5)]
    has_years = one.unit == "year"
    end = one.end
    while text_at(parts, end) == "-":
        end += 1
    after = text_at(parts, end)
    if text_at(parts, one.end - 1).startswith(_STEMS):
        return not after.startswith(_OF_THINGS)
    if (
        not one.unit
        and before[0] == ","
        and after in (",", ")")
        and (_is_name(parts, start - 2) or text_at(parts, start - 2) in _SOMEBODY)
        and one.printed.value > _YOUNGEST_ASIDE
    ):
        return True  # "a recruit, 34, from Omsk"
    is_beyond = before[0] in ("under", "over", "below", "above")
    if is_beyond and before[1] in ("is", "was") and not after.isalnum() and not one.unit:
        return before[2] in _HOLDERS or is_counted_at(parts, start - 3)  # "she is over forty"
    is_turned = before[0] in _TURNED and not one.unit and not is_counted_at(parts, end)
    is_turned |= after in ("old", "alt") and one.unit in ("day", "week", "month")
    is_turned |= _is_of_life(before, after, one)
    follower = text_at(parts, end + 1) if after == "," else after
    if is_turned or (before[:2] == ["at", ""] and follower in _PRONOUNS):  # "At 83 he still runs"
        return True
    is_named = any(word.rpartition("'")[2] in _BEFORE for word in before[:3]) and (not one.unit or has_years)
    is_theirs = has_years and _is_of_people(parts, start, before) and after not in ("ago", "later", "in", "after")
    is_group = is_beyond and (after in ("s", "year") or (not one.unit and before[1] in _PERSONS))
    return is_named or is_theirs or is_group or (has_years and after in _AFTER_YEARS) or _is_limit(parts, start, one)


def _is_of_people(parts: Sequence[Token], start: int, before: Sequence[str]) -> bool:
    """Whether people stand before a number, and no verb between: not "een man, kreeg zes jaar"."""
    return before[0].startswith(_PERSON_STEMS_BEFORE) or any(
        (is_counted_at(parts, start - step) or word.startswith(_PERSON_STEMS))
        and "," not in before[1 : step - 1]
        and all(link in _LINKS or link[:1].isdigit() for link in before[: step - 1])
        for step, word in enumerate(before, start=1)
    )


def _is_limit(parts: Sequence[Token], start: int, one: FoundNumber) -> bool:
    """ "The draft age, since 1 January 2024: from 18 to 30 years", "raised the age from 18 to 21 years"."""
    is_of_years = one.unit == "year" or (not one.unit and not text_at(parts, one.end).isalnum())
    before = {part.text for part in parts[max(start - _FARTHEST_AGE, 0) : start]}
    return is_of_years and text_at(parts, start - 1) in _TO_AGE and not before.isdisjoint(_AGES)


def _is_of_life(before: Sequence[str], after: str, one: FoundNumber) -> bool:
    """ "died at 91", "starb mit 83 Jahren", "Ей исполнилось 30 лет", "Йому 42 роки"."""
    if one.unit not in ("", "year"):
        return False
    if before[0] in _OF and before[1].rpartition("'")[2] in _SOMEBODY:
        return bool(one.unit) or after not in SCALES  # "a girl of nine", "un homme de 45 ans"
    is_person = before[0] in ARE and before[1] in _THEY
    if not one.unit and after.isalnum() and after != "when" and not (is_person and after in _AFTER_AGES):
        return False
    is_at_death = before[0] in _AT and any(word.startswith(_TURNS_OF_LIFE) for word in before[1:4])
    has_age = before[0] in _HAVE and (not after.isalnum() or after in _AFTER_AGES)
    whose = before[1] if before[0] in _WAS | _BEFORE_AGES else before[0]
    is_dative = (
        (not before[1] and before[0].endswith(_DATIVES_ALONE))
        or before[0] in _WAS
        or (whose.endswith(_DATIVES) and whose not in _NO_PERSONS)
    )
    has_age |= is_dative and after not in _ELAPSED  # "Хлопцю було 19 років"
    is_between_commas = before[0] == "," and one.printed.value > _YOUNGEST_ASIDE
    is_aside = is_between_commas or (before[0] in ("de", "di") and before[1] == ",")
    has_age |= is_aside and after in (",", ".", ")", "")  # "El acusado, de 44 años,"
    is_past = before[0] == "за" and before[1] in _TO_THEM  # "Ей за тридцать"
    is_at_death |= is_person or is_past or (has_age and bool(one.unit))
    is_bare = whose in _TO_THEM or before[:2] == ["both", ","]  # "Ему 21, ей 19 лет", "the pair, both 29,"
    is_at_death |= is_bare and not one.unit and after in _AFTER_BARE
    is_theirs = bool(one.unit) and (whose in _TO_THEM or before[0] in _TURNED) and after not in _ELAPSED
    return is_at_death or is_theirs


def end_of_age_group(parts: Sequence[Token], start: int) -> int:
    """The token after "under-18s", "over 60s" or "in her thirties", which starts at a token; 0 for others."""
    text = parts[start].text
    if not parts[start].is_literal and text not in _DECADES:
        return 0
    is_hers = text_at(parts, start - 1 - (text_at(parts, start - 1) in _PARTS_OF_DECADES)) in _THEIR
    if text in _DECADES:
        return start + 1 if is_hers else 0
    before = text_at(parts, start - 1 - (text_at(parts, start - 1) == "-"))
    is_age = parts[start].text.isdigit() and int(parts[start].text[:4]) <= _OLDEST
    has_s = text_at(parts, start + 1) == "s" and parts[start].touches(parts[start + 1])
    return start + 2 if is_age and has_s and (is_hers or before in ("under", "over")) else 0


def _is_name(parts: Sequence[Token], position: int) -> bool:
    return text_at(parts, position).isalpha() and not is_counted_at(parts, position)
