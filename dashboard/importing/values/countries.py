"""Finds the country that a name or a code stands for, and names that stand for more than one country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from dashboard.figures.iso_codes import list_countries

_LANGUAGES = ("en", "de", "fr", "es", "it", "pl", "ru", "uk", "ar")
# Names in common use that Babel's English list lacks, in the form of `_normalize`.
_OTHER_NAMES = {
    "BIH": "bosnia",
    "BOL": "bolivia plurinational state",
    "BRN": "brunei darussalam",
    "CAF": "central african republic",
    "CIV": "ivory coast",
    "COD": "democratic republic congo; congo democratic republic; dr congo; congo dem; congo democratic",
    "COG": "congo; republic congo; congo republic",
    "CPV": "cape verde",
    "CUW": "curacao",
    "CZE": "czech republic",
    "FRO": "faeroe islands",
    "FSM": "micronesia country; micronesia fed sts; micronesia federated states",
    "GBR": "uk; great britain; britain",
    "GMB": "gambia",
    "HKG": "hong kong",
    "IRN": "iran islamic republic",
    "KGZ": "kyrgyz republic",
    "KOR": "korea; republic korea; korea south",
    "LAO": "lao pdr; lao people s democratic republic",
    "MAC": "macau; macao",
    "MAF": "saint martin french part",
    "MDA": "republic moldova",
    "MKD": "macedonia; north macedonia",
    "MMR": "myanmar; burma",
    "PRK": ("korea democratic people s republic; democratic people s republic korea; korea dem people s republic"),
    "PSE": "palestine; west bank and gaza",
    "RUS": "russian federation",
    "STP": "sao tome and principe",
    "SVK": "slovak republic",
    "SWZ": "swaziland",
    "SXM": "sint maarten dutch part",
    "SYR": "syrian arab republic",
    "TLS": "east timor; timor",
    "TUR": "turkey; turkiye",
    "TZA": "tanzania united republic",
    "USA": "usa; us; united states america",
    "VAT": "vatican; holy see",
    "VEN": "venezuela rb",
    "VIR": "united states virgin islands; virgin islands",
    "VNM": "viet nam",
    "XKX": "kosovo",
}
_FORMER = frozenset(["BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"])  # that share two letters with one of today
_TWO_LETTERS = {"EL": "GRC", "UK": "GBR", "XK": "XKX"}
_AGGREGATES = re.compile(
    r"\b(world|global|worldwide|income|oecd|ida|ibrd|area|e[ua] ?\d*|g ?7|g ?20|nato|brics|region|states?|regions|"
    r"countries|economies|dividend|middle east|sub saharan|saharan|caribbean|pacific|asia|africa|europe|european union|"
    r"americas?|oceania|developing|developed|least developed|hipc|heavily indebted|blend|only|"
    r"classified|fragile|un|unhcr)\b"
)
_INCOMES = re.compile(r"\bincome countries\b|\b(high|middle|low) income( economies)?$")  # groups of the World Bank
_TOTALS = re.compile(
    r"\s*(all|totals?|sub-?totals?|grand total|sum|overall|insgesamt|gesamt|summe|zusammen|ensemble|total general|"
    r"итого|всего|усього|разом|razem|ogółem|totale)\b.*|.*\bof which\b.*|.*\b(in total|all types)\b.*|"
    r".*\w totals?|both sexes|(un)?weighted (base|total|n)|base( size)?|sample size",
    re.IGNORECASE | re.DOTALL,
)


def find_country(name: str) -> str:
    """The code of three letters; empty where the name is none of a country."""
    text = name.strip()
    if re.fullmatch("[A-Z]{3}", text) and text in list_countries():
        return text
    if re.fullmatch("[A-Z]{2}", text):
        return _codes_of_two_letters().get(text, "")
    plain = _normalize(text)
    for language in _LANGUAGES if not text.isascii() else _LANGUAGES[:4]:
        names = _names(language)
        for spelling in _spellings(plain):
            if spelling in names:
                return names[spelling]
    return ""


def is_aggregate(name: str) -> bool:
    """Whether a name that is no country's stands for several: World, Africa, High-income countries."""
    plain = _normalize(name)
    return plain in _regions() or bool(_AGGREGATES.search(plain)) or is_total(name)


def is_region(name: str) -> bool:
    """Whether a name is that of the world, a continent or a union, or says that it sums up: "World", "Total"."""
    plain = re.sub(r" \d+$", "", _normalize(name))
    return plain in _regions() or bool(_INCOMES.search(plain)) or is_total(name)


def is_total(name: str) -> bool:
    """Whether a name says that it sums up other rows: "All Types", "…, of which: destroyed"."""
    return bool(_TOTALS.fullmatch(name))


def load_names() -> None:
    """Loads the names of all languages, which only the first use does otherwise."""
    for language in _LANGUAGES:
        _names(language)
    _regions()


def _normalize(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.casefold().replace("&", " and ").replace("’", "'"))
    letters = "".join(one if one.isalnum() else " " for one in text if not unicodedata.combining(one))
    text = re.sub(r"\bst\b", "saint", letters)
    text = re.sub(r"\brep\b", "republic", text)
    return " ".join(re.sub(r"\b(the|of|former)\b", " ", text).split())


def _spellings(plain: str) -> tuple[str, ...]:
    """Also without the words that offices add: "Iran, Islamic Rep." → "iran"."""
    shorter = re.sub(
        r" (islamic|arab|bolivarian|plurinational|republic|federation|state|rb|sar|china|union|people s|democratic)\b",
        "",
        plain,
    )
    return (plain, shorter.strip())


@lru_cache(maxsize=len(_LANGUAGES))
def _names(language: str) -> Mapping[str, str]:
    """Codes of three letters by the plain name in a language."""
    from babel import Locale  # noqa: PLC0415 - a tenth of a second that only names need

    two = _codes_of_two_letters()
    names = {_normalize(str(name)): two[code] for code, name in Locale(language).territories.items() if code in two}
    if language == "en":
        for code, others in _OTHER_NAMES.items():
            names |= {name.strip(): code for name in others.split(";")}
    return names


@lru_cache(maxsize=1)
def _codes_of_two_letters() -> Mapping[str, str]:
    from babel.core import get_global  # noqa: PLC0415

    countries = list_countries()
    two = {
        new[0]: code
        for code, new in sorted(get_global("territory_aliases").items())
        if len(new) == 1 and code in countries and len(code) == 3 and code not in _FORMER
    }
    return two | {"GB": "GBR"} | _TWO_LETTERS


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    """Plain names of the world, of continents and unions."""
    from babel import Locale  # noqa: PLC0415

    names = Locale("en").territories
    return frozenset(
        _normalize(str(name)) for code, name in names.items() if code.isdigit() or code in ("EU", "EZ", "UN", "QO")
    )
