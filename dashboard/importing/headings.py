"""What headings say: the role of a column, the unit and factor of its numbers, and the name of a measure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dashboard.figures.quantities.units import UNITS_AFTER
from dashboard.figures.quantities.words import DURATION, MEASURE
from dashboard.figures.spelling import CYRILLIC
from dashboard.importing.values.dates import DateReader

ROLES = {
    "date": (
        "date year month day period time week quarter half half_year semester semestre halbjahr полугодие "
        "when as_of asof datum jahr monat tag fecha ano año "
        "financial_year fiscal_year année annee mois дата год рік місяць "
        "السنة سنة العام عام الشهر شهر التاريخ تاريخ اليوم 年 月 日 yıl time_period ref_date refperiod year_month"
    ),
    "stated": "stated_on said_on announced announced_on when_said",
    "subject": (
        "country countries entity location area geo geography region state nation land pays staat país "
        "страна країна country_name countryname ref_area territory subject whose reference_area place "
        "city county stadt ort country_or_area company organisation organization institution municipality district "
        "province canton kanton gemeinde région département provincia oblast область район регион город місто "
        "الدولة البلد المدينة المنطقة المحافظة"
    ),
    "code": (
        "latitude longitude lat lng "
        "sentence code iso iso2 iso3 iso_code country_code countrycode alpha_3 iso3166 indicator_code series_code cdid "
        "geo_code"
    ),
    "measure": (
        "indicator measure variable series indicator_name indicator_value item what what_is_counted series_name metric "
        "показатель показник kennzahl merkmal indikator indicateur indicador indicatore wskaźnik المؤشر"
    ),
    "number": (
        "value values obs_value number count amount words figure wert anzahl betrag zahl valeur nombre "
        "число значение how_many القيمة العدد عدد"
    ),
    "speaker": "speaker claim claimant claimed_by who said_by according_to spokesperson who_said_it",
    "outlet": "outlet publication publisher newspaper medium source источник quelle",
    "url": "url link where_read address source_url website href",
    "note": (
        "note notes comment comments remark footnote footnotes bemerkung flag flags obs_status obs_flag "
        "observation_status data_marking flag_description"
    ),
    "scope": (
        "type category kind part group sex age unit_type breakdown equipment_type geschlecht altersgruppe sexe âge "
        "sexo edad пол возраст стать вік 性別 年齢"
    ),
    "unit": (
        "unit units unit_of_measure unit_measure unit_code unit_mult powercode powercode_code scale multiplier "
        "magnitude factor einheit unité unite unidad unità единица единица_измерения ед_изм одиниця"
    ),
    "counter": "id index no nr # rank row number_of_day day_number n",
}
_ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split()}
_LAST_WORDS = {"_code": "code", "_id": "code", "_footnote": "note", "_footnotes": "note", "_flag": "note"}
# Those in wide use: "ALL ITEMS" is no amount of Albanian lek.
_CODES = "USD|EUR|GBP|JPY|CHF|CNY|RUB|UAH|PLN|SEK|NOK|DKK|CAD|AUD|NZD|INR|BRL|TRY|KRW|MXN|CZK|HUF|RON|ILS|KZT|NGN|KES"
_CURRENCIES = re.compile(rf"\b({_CODES})\b")
_CODE_IN_NAME = re.compile(r"(?<=[a-z0-9]_)(usd|eur|gbp|jpy|chf|cny|rub|uah|pln|sek|nok|dkk)(?=_|$)")  # "price_eur"
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB"}
_SIGNS |= {"US dollar": "USD", "руб": "RUB", "грн": "UAH", "zł": "PLN", "Kč": "CZK"}
_CURRENCY_WORDS = {"euros": "EUR", "yen": "JPY"}  # "euro" may be the area, and "pounds" a weight
_BEFORE, _AFTER = rf"(?:[$€£¥₴₽]|\b(?:{_CODES}))[ .]?", rf"\s?(?:[$€£¥₴₽]|(?:{_CODES})\b)"  # a letter beside money
_NOT_PER = r"(?<!per )(?<!per 1 )(?<!per one )(?<!pro )(?<!je )(?<!/)(?<!/ )(?<!\d )(?<!на )"  # "deaths per million"


def _scale(words: str, letters: str, digits: str) -> re.Pattern[str]:
    """How a heading says a factor: by words, by a letter beside a currency, "in 1,000", or "'000s"."""
    by_letter = rf"{_BEFORE}(?:{letters})\b|(?<![^\W\d_])(?:{letters}){_AFTER}"
    return re.compile(rf"{_NOT_PER}\b(?:in )?(?:{words})(?![^\W\d_])|{by_letter}|{digits}", re.IGNORECASE)


_FACTORS = (
    (_scale(r"trillions?|трлн\.?|трильйон\w*|триллион\w*", "tn", r"(?!)"), "1000000000000", "trillion"),
    (
        _scale(
            r"billions?|bn|mrd\.?|mld\.?|milliarden?|milliards?|miliardi|miljard|млрд\.?|мільярд\w*|миллиард\w*",
            "bn?|mds?|mrd", r"\bin 1([., ]?000){3}\b",
        ),
        "1000000000", "billion",
    ),
    (
        _scale(
            r"millions?|mill\.|mn|mio\.?|mln\.?|millionen|millones|milhões|milioni|млн\.?|мільйон\w*|миллион\w*",
            "m", r"\bin 1([., ]?000){2}\b",
        ),
        "1000000", "million",
    ),
    (
        _scale(
            r"thousands?|tausend|tsd\.?|тыс\.?|тис\.?|тысяч\w*|тисяч\w*|milliers|miles de|migliaia|tys\.?|tis\.",
            "k|t(?=[€£$])",
            r"['’]000s?\b|(?<=[$€£])000s?\b|"
            r"\(000s?\)|\b000s\b|\bin 1[., ]?000\b(?![., ]?000)|(?<=\()1[., ]000(?= [^\W\d])",
        ),
        "1000", "thousand",
    ),
)  # fmt: skip
_PERCENT = re.compile(r"%|％|\bper ?cent\b|\bpercent(age)?\b|\bpct\b|\bprozent\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]]")
_PATH = re.compile(r"([^\W\d]\w+\.)+[^\W\d]\w+")  # of a value inside an object of JSON: "values.arrivals"
_SAYS = re.compile(r"according to (.+)|(.+?) (?:says?|said|claims)", re.IGNORECASE)
_LONGEST_LABEL = 80
# Codes of Eurostat for units, and words that only say that a number is one.
_UNIT_CODES = {
    "THS": "thousand",
    "000": "thousand",
    "MIO": "million",
    "PC": "percent",
    "PER": "persons",
    "HAB": "inhabitants",
}
_UNIT_CODES |= dict.fromkeys(("NR", "PS", "number", "numbers", "Number", "Anzahl", "nombre", "число"), "")
_MEASURED = re.compile(r"(?:°|µg|%)\S{0,6}|\w{1,4}/\w{1,4}[²³]?|\w{1,3}[²³]")  # "°C", "km/h", "µg/m³", "m²"
_NAMED_LAST = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$|,\s*([^,()]+)$")


class Unit(NamedTuple):
    """What the numbers below a heading are: `number` and `unit` of measures.csv, with the factor and its word."""

    number_kind: str = ""
    unit: str = ""
    factor: str = "1"
    scale: str = ""


def find_role(heading: str) -> str:
    """The role that a heading names; empty where it names none."""
    word = re.sub(r"[^\w#]+", "_", heading.casefold()).strip("_")
    last = next((role for end, role in _LAST_WORDS.items() if word.endswith(end)), "")
    return _ROLE_OF.get(word.replace("year_s", "year"), last)


def find_unit(heading: str) -> Unit:
    """ "GDP (USD million)" → money in USD, times 1,000,000."""
    if _PERCENT.search(heading):
        return Unit("percent", "per cent")
    factor, scale = next(((factor, word) for words, factor, word in _FACTORS if words.search(heading)), ("1", ""))
    code = found[0] if (found := _CURRENCIES.search(heading)) else ""
    code = code or next((code for word, code in _CURRENCY_WORDS.items() if re.search(rf"\b{word}\b", heading)), "")
    code = code or next((code for sign, code in _SIGNS.items() if sign in heading), "")
    code = code or (found[1].upper() if (found := _CODE_IN_NAME.search(heading)) else "")
    measured = strip_scale(found[1] or found[2]) if (found := _NAMED_LAST.search(heading)) and not code else ""
    return Unit("money" if code else "", code or (measured if is_measured(measured) else ""), factor, scale)


def is_measured(text: str) -> bool:
    """Whether a text is a unit of measurement: "m", "°C", "tonnes"."""
    known = UNITS_AFTER.find(tuple(text.casefold().split()))
    is_known = known is not None and known[0].kind in (MEASURE, DURATION) and known[1] == len(text.split())
    return is_known or bool(_MEASURED.fullmatch(text))


def name_unit(cell: str) -> str:
    """What a cell of a column of units counts in, without what multiplies it: "MIO_EUR" → "EUR"; "THS" → nothing."""
    if cell.isascii() and cell.isdigit():
        return ""
    return strip_scale(spell_unit(cell))


def is_unit(cell: str) -> bool:
    """Whether a cell says a scale, a share, a currency or a unit of measurement: "THS", "%", "MIO_EUR", "tonnes"."""
    return find_unit(spell_unit(cell)) != Unit() or is_measured(cell)


def spell_unit(cell: str) -> str:
    """The words of a unit: "THS_PER" → "thousand persons"."""
    return " ".join(filter(None, (_UNIT_CODES.get(part, part) for part in re.split(r"[_ ]", cell))))


def strip_scale(text: str) -> str:
    """A text without the words for thousands and millions."""
    for words, _, _ in _FACTORS:
        text = words.sub("", text)
    return " ".join(text.split()).strip(" ,;")


def find_speaker(heading: str) -> str:
    """ "The ministry says" → "The ministry"; empty where a heading does not say who speaks."""
    found = _SAYS.fullmatch(heading.strip())
    return (found[1] or found[2]).strip() if found else ""


def make_label(heading: str) -> str:
    """A heading as a reader should see it: words for underscores, and no braces, which a clause would read."""
    heading = heading.rpartition(".")[2] if _PATH.fullmatch(heading) else heading
    text = re.sub(r"[{}|]", "", heading.replace("_", " ")).strip()
    text = " ".join(text.split())[:_LONGEST_LABEL].strip() or "Number"
    return text[:1].title() + text[1:]


_LETTERS = re.compile(r"[\u0621-\u064a]")
_SYLLABLES = re.compile(r"[\u3041-\u30fa\uac00-\ud7a3]")
_ARABIC = {
    **dict(zip("ابتجحدرزسصضطعفقكلمنهويىةإآ", "abtjhdrzssdtafqklmnhwyaaia", strict=True)),
    "ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "ظ": "z", "غ": "gh", "ؤ": "w", "ئ": "y", "أ": "a",
}  # fmt: skip


def _romanize(text: str) -> str:
    """Arabic letters, Japanese syllables and Korean ones in Latin letters; what has no sound of its own is left."""
    text = _SYLLABLES.sub(lambda found: unicodedata.name(found[0], "").rpartition(" ")[2].casefold(), text)
    return _LETTERS.sub(lambda found: _ARABIC.get(found[0], ""), text)


@lru_cache(maxsize=20_000)
def make_name(text: str, sign: str = "_") -> str:
    """Small letters of ASCII joined by a sign; digits too, where the sign is a hyphen."""
    text = text if text.isascii() else _romanize(unicodedata.normalize("NFKC", text))
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(CYRILLIC)
    plain = letters.encode("ascii", "ignore").decode()
    parts = re.findall("[a-z]+" if sign == "_" else "[a-z0-9]+", plain)
    return sign.join(parts)[:60].strip(sign)


def shorten(heading: str) -> str:
    """A heading without what stands in parentheses, nor its scale: "Kosten in Mrd. €" → "Kosten"."""
    text = strip_scale(_PARENTHESES.sub("", heading))
    return re.sub(r"\s+in\s*$", "", text.strip(" ,;:.-$€£¥₴₽")).strip() or heading


def make_names(headings: list[str]) -> dict[str, str]:
    """A name of a measure for each heading; where two would be equal, a letter tells them apart."""
    names: dict[str, str] = {}
    for heading in headings:
        name = make_name(shorten(heading)) or "number"
        if name in names.values():
            name = make_name(heading) or "number"
        letters = iter("bcdefghijklmnopqrstuvwxyz")
        unique = name
        while unique in names.values():
            unique = f"{name}_{next(letters, 'z' * len(names))}"
        names[heading] = unique
    return names


_YEAR = r"(?:FY ?)?\d{4}(?: ?[-–/] ?\d{2}(?:\d\d)?)?(?:[ -]?[QKTHS][1-4])?"
_DATE_FIRST = re.compile(rf"(?P<date>(?:[QKTHS][1-4] )?{_YEAR})[\s_:,-]+(?P<what>[^\W\d].*)")
_DATE_LAST = re.compile(
    rf"(?P<what>.*?[^\W\d_][.)%]?)[\s_:,-]+\(?(?P<date>(?:(?:[QKTHS][1-4]|[^\W\d_]{{3,9}}\.?) )?{_YEAR})\)?"
)
_PREPOSITION = re.compile(r"(?<=\w) (in|for|im|en|за|в|у)$", re.IGNORECASE)  # "Visitors in 2023"
# "constant 2015" is how something is measured, not when it was so.
_NO_DATE = re.compile(r"\b(constant|base|prices|since|index|vs|target|census|from|until|to|than|=)\W*$", re.IGNORECASE)


@lru_cache(maxsize=2_000)
def split_heading(heading: str) -> tuple[str, str]:
    """ "Killed 2022" → what is counted, and the date; the date is empty where the heading holds none."""
    found = _DATE_FIRST.fullmatch(heading) or _DATE_LAST.fullmatch(heading)
    if not found:
        return heading, ""
    what, written = _PREPOSITION.sub("", found["what"].strip(" _:,-(")), found["date"]
    day = DateReader("dmy").read(written)
    if not day and " " in written and not written[1:2].isdigit():  # "Visitors abroad 2022"
        first, _, written = written.partition(" ")
        what, day = f"{what} {first}", DateReader("dmy").read(written)
    return (what, day) if day and not _NO_DATE.search(what) else (heading, "")
