"""Scale words ("thousand", "млн"), and words for several of a scale: tables only, no logic.

Words are compared in the plain form of `normalize`: lower case, without accents.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

from dashboard.figures.normalize import words

Value = TypeVar("Value", int, Fraction)


def values(*rows: tuple[Value, str]) -> Mapping[str, Value]:
    """The value of each plain word of some rows."""
    return {word: value for value, text in rows for word in words(text)}


THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000

# Words that multiply the number before them. "mil" is a thousand (Portuguese, Spanish), never a Czech million.
SCALES = values(
    (10, "десяток десятка десятку десятков десятків"),
    (12, "dozen дюжина дюжины дюжин дюжину дюжини dutzend douzaines dozzine docenas dúzias tuziny tuzinów tucty tuctů"),
    (100, "hundred сотня сотни сотен сотню сотні сотень centaines centinaia centenas stovky stovek"),
    (THOUSAND, "тысяча тысячи тысяч тысяче тысячу тысячей тысячам тысячами тыс"),
    (THOUSAND, "тисяча тисячі тисяч тисячу тисячам тисячами тисячах тисячею тис тысячах тысячею"),
    (
        MILLION,
        "миллионом миллиону миллионе миллионами миллионах мільйоном мільйоні мільйону мільйонам мільйонами мільйонах",
    ),
    (BILLION, "миллиардом миллиардам миллиардами миллиардах мільярдом мільярдам мільярдами мільярдах"),
    (BILLION, "миллиарду миллиарде мільярду мільярді miliardami miliardom miliardach miliardem miliardám miliardách"),
    (BILLION, "miliardou miliardě miliardu"),
    (1000 * BILLION, "триллионом триллиону триллионе триллионам триллионами триллионах"),
    (1000 * BILLION, "трильйоном трильйону трильйоні трильйонам трильйонами трильйонах трильйонів"),
    (THOUSAND, "tysiąca tysiącu tysiącem tysiącom tysiącami tysiącach tisíci tisícem tisícům tisících"),
    (MILLION, "milionami milionom milionach milionům"),
    (THOUSAND, "mila mille milliers mil tausend tsd tisíc tisíce tisíců tis tysiąc tysiące tysięcy tys ezer"),
    (THOUSAND, "tysięczny tysięczna tysięczne tysięcznego tysięcznej tysięcznym tysięczną tisícový tisícová"),
    (THOUSAND, "тысячный тысячная тысячное тысячного тысячной тысячному тысячным тысячном тысячную тысячные тысячных"),
    (THOUSAND, "тисячний тисячна тисячне тисячного тисячної тисячному тисячним тисячну тисячні тисячних"),
    (MILLION, "миллионный миллионная миллионное миллионного миллионной мільйонний мільйонна мільйонного мільйонної"),
    (THOUSAND, "χίλιες χίλιοι χίλια χιλιάδες χιλιάδων χιλ duizend bin binden thousand thousands k 千"),
    (THOUSAND, "ألف ألفا آلاف"),
    (MILLION, "مليون مليونا ملايين"),
    (BILLION, "مليار مليارا مليارات"),
    (1000 * BILLION, "تريليون تريليونا 兆"),
    (10_000, "万 萬 만"),
    (100_000, "lakh lakhs"),
    (MILLION, "million millions m mn mln миллион миллиона миллионов миллионам млн мільйон мільйона мільйони мільйонів"),
    (MILLION, "milione milioni milhão milhões millón millones millionen mio milion milionu miliony milionů milionów"),
    (MILLION, "miliona milionem milionom milionech miljoen miljoenen milyon milyondan"),
    (MILLION, "millió εκατομμύριο εκατομμύρια εκατομμυρίου εκατομμυρίων εκατ"),
    (BILLION, "δισεκατομμύριο δισεκατομμύρια δισεκατομμυρίων δισ"),
    (10_000_000, "crore crores"),
    (100_000_000, "億 亿 억"),
    (BILLION, "billion billions bn миллиард миллиарда миллиардов млрд мільярд мільярда мільярди мільярдів"),
    (1000 * BILLION, "trillion trillions tn триллион триллиона триллионов трлн"),
    (1000 * BILLION, "трильйон трильйона трильйони трильйонів trilhão trilhões biljoen"),
    (1_000_000 * BILLION, "quadrillion quadrillions квадриллион квадриллиона квадриллионов"),
    (1_000_000 * BILLION, "квадрильйон квадрильйони квадрильйонів"),
    (BILLION, "miliardo miliardi milliarde milliarden milliard milliards mrd miliarda miliardy miliard mld milliárd"),
    (BILLION, "miliardů miliardów miljard miljarden milyar bilhão bilhões"),
    (1000 * BILLION, "billón billones billionen trilyon bilion biliona biliony bilionów bilionů bilionu"),
)

# Before these, three digits after a point (or after a comma, from 2 on) are thousands: "20.000 millones".
SCALES_AFTER_POINTS = words(
    "millones milhões milhoes millionen milioni miljoen milyon milliarden miliardi miljard milyar"
)

INDIAN_SCALES = words("lakh lakhs crore crores")

SCALES_AFTER_COMMAS = words("million millions billion billions trillion trillions bn mn tn")

# A full stop after these ends the abbreviation, not the sentence.
ABBREVIATIONS = words("тыс тис млн млрд tis tys tsd mln mio mrd mld bn mn χιλ εκατ δισ rs")

# Scale words that are a number by themselves: "миллион человек", "mille soldati".
SCALES_ALONE = words(
    "миллион миллиона миллиону миллионом миллионе мільйон мільйона мільйону мільйоном мільйоні тысяча тысячу тысяче "
    "тисяча тисячу"
    " mille ezer milion tausend duizend tysiąc tisíc"
)

# The same where a hedge stands before them: "около тысячи", but "тысячи людей" are several thousand.
SCALES_IN_GENITIVE = words("tisíce tysiąca тысячи тисячі сотни сотні десятка дюжины mil")

HALVES_OF_SCALES = values(
    (5, "полдесятка півдесятка"),
    (6, "полдюжины півдюжини"),
    (50, "полсотни півсотні"),
    (500, "полтысячи півтисячі"),
    (MILLION // 4, "viertelmillion kwartmiljoen"),
    (MILLION // 2, "полмиллиона полумиллиона полумиллиону полумиллионом півмільйона півмільйону félmillió"),
    (3 * MILLION // 4, "dreiviertelmillion"),
    (BILLION // 2, "полмиллиарда полумиллиарда півмільярда"),
)

# "in the thousands", "tens of thousands": the unit of which several are meant.
SEVERAL_TENS = words("tens десятки десятків decine dezenas decenas dizaines desítky dziesiątki δεκάδες kilkadziesiąt")

SEVERAL_HUNDREDS = words(
    "hundreds сотни сотен сотні сотень centinaia centenas cientos centaines stovky setki εκατοντάδες kilkaset кількасот"
)

SEVERAL = values(
    (12, "dozens"),
    (20, "scores"),
    (THOUSAND, "thousands тысячи тысяч тисячі тисяч migliaia milhares miles milliers tausende tisíce tisíc tysiące"),
    (THOUSAND, "tysięcy ezrek χιλιάδες χιλιάδων"),
    (10 * THOUSAND, "zehntausende tízezrek"),
    (100 * THOUSAND, "hunderttausende százezrek"),
    (MILLION, "millions миллионы миллионов мільйони мільйонів milioni milhões millones millionen miliony milionů"),
    (BILLION, "billions миллиарды миллиардов мільярди мільярдів miliardi milliards milliarden miliardy miliardů"),
    (1000 * BILLION, "trillions триллионы триллионов трильйони трильйонів"),
)

A_FEW = words(
    "several few несколько нескольких кілька декілька кількох alcune alcuni parecchie várias vários varias varios "
    "algunas algunos algumas alguns plusieurs quelques mehrere einige paar enkele kilka několik néhány birkaç"
)

# After these, "e" and "y" go on with the number: "due milioni e trecentomila".
MILLIONS_BEFORE_AND = words("milione milioni milhão milhões millón millones")
