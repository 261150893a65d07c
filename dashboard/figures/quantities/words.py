"""Words that tell what kind of number stands beside them, in the languages of the publications: tables only, no logic.

Words are compared in plain form. One that ends in "*" stands for all words that begin so: "километр*".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboard.figures.normalize import normalize, words

COUNT, MONEY, PERCENT, FRACTION, MULTIPLE = "count", "money", "percent", "fraction", "multiple"
DATE, YEAR, TIME, AGE, DURATION = "date", "year", "time", "age", "duration"
RANK, MEASURE, IDENTIFIER = "rank", "measure", "identifier"
KINDS = (COUNT, MONEY, PERCENT, FRACTION, MULTIPLE, DATE, YEAR, TIME, AGE, DURATION, RANK, MEASURE, IDENTIFIER)


class Unit(NamedTuple):
    """What the word after (or before) a number makes of it."""

    kind: str
    name: str


class Words(NamedTuple):
    """Phrases by their words, those of one word by the word, and the beginnings of inflected ones."""

    whole: Mapping[tuple[str, ...], Unit]
    stems: Mapping[str, Unit]
    longest_stem: int

    def find(self, texts: tuple[str, ...]) -> tuple[Unit, int] | None:
        """The unit at the start of some words, and how many of them it takes; the longest counts."""
        for length in range(min(4, len(texts)), 0, -1):
            if unit := self.whole.get(texts[:length]):
                return unit, length
        word = texts[0] if texts else ""
        for length in range(min(len(word), self.longest_stem), 2, -1):
            if unit := self.stems.get(word[:length]):
                return unit, 1
        return None

    def has(self, word: str) -> bool:
        """Whether one word is among them."""
        return self.find((word,)) is not None


def build_table(*rows: tuple[str, str, str]) -> Words:
    """Phrases with commas between them, by kind and name."""
    whole: dict[tuple[str, ...], Unit] = {}
    stems: dict[str, Unit] = {}
    for kind, name, phrases in rows:
        for phrase in phrases.split(","):
            plain = normalize(phrase)
            if plain.endswith("*"):
                stems[plain[:-1]] = Unit(kind, name)
            else:
                whole[tuple(plain.split())] = Unit(kind, name)
    return Words(whole, stems, max(map(len, stems), default=0))


def pattern(text: str) -> str:
    """Plain words as alternatives of a regular expression; "*" stands for the rest of a word."""
    plain = sorted(words(text), key=len, reverse=True)
    return "(?:" + "|".join(word.replace(".", r"\.").replace("*", r"[^\W\d_]*") for word in plain) + ")"


# After a number.
UNITS_AFTER = build_table(
    (PERCENT, "%", "%, percent, per cent, pct, процент*, відсот*, prozent*, procent*, pourcent*, por ciento, por "
                   "cento"),
    (PERCENT, "%", "per cento, pour cent, százalék*, τοις εκατό, percentage point, percentage points, ppt, п . п ."),
    (MONEY, "USD", "$, dollar, dollars, us dollars, usd, доллар*, долар*, долл, дол, dollari, dolares, dolar*, "
                   "dollár*, 美元*, ドル*, 달러*"),
    (MONEY, "EUR", "€, euro, euros, eur, евро, євро, ευρώ"),
    (MONEY, "GBP", "£, pounds sterling, sterling, gbp, british pounds, фунт*, libras esterlinas, sterline"),
    (MONEY, "TRY", "₺, lira, try, турецких лир"),
    (MONEY, "RUB", "₽, rouble, roubles, ruble, rubles, rub, рубл*, руб, rubli, rublos, roubles, rubel, rublů, rubli"),
    (MONEY, "UAH", "₴, hryvnia, hryvnias, hryvnya, hryvnyas, uah, гривен, гривна, гривны, гривень, гривня, гривні, "
                   "грн"),
    (MONEY, "CNY", "yuan, renminbi, cny, юан*"),
    (MONEY, "JPY", "yen, jpy, иен, иены, єн"),
    (MONEY, "PLN", "zloty, zlotys, pln, zł, złotych, злотых, злотих"),
    (MONEY, "CHF", "swiss francs, chf, franken"),
    (MONEY, "CZK", "czk, korun, koruna, koruny"),
    (MONEY, "HUF", "forint*, huf"),
    (MONEY, "INR", "rupee, rupees, inr, рупи*"),
    (MONEY, "KRW", "won, krw"),
    (DURATION, "second", "second, seconds, секунд*, secondi, segundos, secondes, sekunden, sekund*"),
    (DURATION, "minute", "minute, minutes, min, mins, минут*, хвилин*, minuti, minutos, minuten, minut"),
    (DURATION, "hour", "hour, hours, hrs, час, часа, часов, часам, годин*, ore, horas, heures, stunden, hodin*, "
                       "godzin*"),
    (DURATION, "day", "day, days, день, дня, дней, дням, днями, сутки, суток, дні, днів, діб, доба, доби"),
    (DURATION, "day", "giorni, días, dias, jours, tage, tagen, dní, dny, dni, nap, napja, napon, ημέρες, μέρες, dagen"),
    (DURATION, "day", "gün"),
    (DURATION, "week", "week, weeks, недел*, тижд*, тижн*, settimane, semanas, semaines, wochen, týdn*, tygodni*"),
    (DURATION, "week", "hét, hete, εβδομάδες, weken, hafta"),
    (DURATION, "month", "month, months, месяц*, місяц*, mesi, meses, mois, monate, monaten, měsíc*, miesiąc*, "
                        "miesięcy"),
    (DURATION, "month", "hónap*, μήνες, maanden"),
    (DURATION, "year", "year, years, yrs, год, года, лет, годам, роки, років, року, рік, anni, años, anos, ans, "
                       "années"),
    (DURATION, "year", "jahre, jahren, let, roky, lat, lata, év, éve, évig, χρόνια, έτη, летн*, летия, річн*, "
                       "річчя, jährig*, jaar, yıl"),
    (DURATION, "decade", "decade, decades, десятилет*, десятиліт*, décadas, decenni, décennies, jahrzehnte*"),
    (DURATION, "century", "centuries, столет*, столітт*"),
    (MEASURE, "km/h", "km / h, kmh, kph, km an hour, kilometres an hour, kilometers an hour, км / ч, км / год"),
    (MEASURE, "mph", "mph, miles an hour, miles per hour"),
    (MEASURE, "km2", "square kilometres, square kilometers, square km, sq km, sq . km, км2, km2, квадратных километр*"),
    (MEASURE, "km2", "квадратных километров, квадратных километра, квадратних кілометрів, кв км, кв . км, "
                     "quadratkilometer"),
    (MEASURE, "mi2", "square miles, sq miles, square mile"),
    (MEASURE, "m2", "square metres, square meters, sq m, м2, m2, квадратных метров, квадратних метрів, кв м, кв . м"),
    (MEASURE, "km", "km, kms, kilometre, kilometres, kilometer, kilometers, км, километр*, кілометр*, chilometri"),
    (MEASURE, "km", "quilómetros, quilômetros, kilómetros, kilomètres, kilometern, kilometrů, kilometrów, χιλιόμετρα"),
    (MEASURE, "m", "metre, metres, meter, meters, м, метр, метра, метров, метри, метрів, metri, metros, mètres, "
                   "metern"),
    (MEASURE, "mm", "mm, millimetre, millimetres, millimeter, millimeters, мм, миллиметр*, міліметр*"),
    (MEASURE, "cm", "cm, centimetre, centimetres, centimeter, centimeters, см, сантиметр*"),
    (MEASURE, "mi", "mile, miles, nautical miles, миль, миля, мили, милі"),
    (MEASURE, "ft", "ft, foot, feet, фут*"),
    (MEASURE, "in", "inch, inches, дюйм*"),
    (MEASURE, "yd", "yard, yards"),
    (MEASURE, "kg", "kg, kilo, kilos, kilogram, kilograms, kilogrammes, кг, килограмм*, кілограм*, chilogrammi"),
    (MEASURE, "kg", "quilos, kilogramm"),
    (MEASURE, "g", "gram, grams, grammes, г, грамм, грамма, граммов, грамів"),
    (MEASURE, "lb", "lb, lbs, pound shells, pound bomb, pound bombs"),
    (MEASURE, "t", "ton, tons, tonne, tonnes, metric tons, т, тонн, тонна, тонны, тонни, tonnellate, toneladas, "
                   "tonnen"),
    (MEASURE, "t", "tun, ton, tonna"),
    (MEASURE, "l", "litre, litres, liter, liters, литр*, літр*, litri, litros"),
    (MEASURE, "gal", "gallon, gallons"),
    (MEASURE, "bbl", "barrel, barrels, баррел*, барел*"),
    (MEASURE, "ha", "ha, hectare, hectares, га, гектар*, ettari, hektar"),
    (MEASURE, "acre", "acre, acres"),
    (MEASURE, "m3", "cubic metres, cubic meters, кубометр*, кубических метров, кубічних метрів"),
    (MEASURE, "°", "°, degree, degrees, градус*, grad, gradi, grados, graus, degrés"),
    (MEASURE, "kW", "kw, kilowatt, kilowatts, квт, киловатт*"),
    (MEASURE, "MW", "mw, megawatt, megawatts, мвт, мегават*"),
    (MEASURE, "GW", "gw, gigawatt, gigawatts, гвт, гигаватт*"),
    (MEASURE, "kWh", "kwh, mwh, gwh, twh, kilowatt hours, megawatt hours"),
    (MEASURE, "kt", "kiloton, kilotons, килотонн*, кілотонн*, megaton, megatons, knot, knots, узлов, вузлів"),
    (MEASURE, "GB", "gb, mb, tb, gigabytes, megabytes, terabytes, гб, мб"),
    (MEASURE, "Hz", "hz, khz, mhz, ghz, гц, мгц"),
    (MEASURE, "hp", "hp, horsepower, л . с ., лошадиных сил"),
    (MULTIPLE, "×", "times, fold, ×, раз, раза, разів, рази, volte, veces, vezes, fois, mal, krát, razy, szor, φορές"),
)  # fmt: skip

# Before a number, as a sign or a code.
UNITS_BEFORE = build_table(
    (MONEY, "USD", "$, us $, usd"),
    (MONEY, "CAD", "c $, ca $"),
    (MONEY, "AUD", "a $, au $"),
    (MONEY, "NZD", "nz $"),
    (MONEY, "HKD", "hk $"),
    (MONEY, "SGD", "s $"),
    (MONEY, "EUR", "€, eur"),
    (MONEY, "GBP", "£, gbp"),
    (MONEY, "RUB", "₽, rub, rbl"),
    (MONEY, "UAH", "₴, uah"),
    (MONEY, "JPY", "¥, jpy"),
    (MONEY, "CNY", "cny, rmb, cn ¥"),
    (MONEY, "INR", "₹, inr, rs, rs ."),
    (MONEY, "KRW", "₩, krw"),
    (MONEY, "PLN", "pln"),
    (MONEY, "CHF", "chf"),
    (MONEY, "TRY", "₺"),
    (PERCENT, "%", "yüzde"),
)
LONGEST_UNIT_BEFORE = 2

# Words between a number and its unit: "4 more years", "3 full months".
INSIDE_UNITS = words("more full long whole entire additional consecutive straight полных повних calendar running "
                     "следующих последних наступних останніх последние останні")  # fmt: skip

# A year stands after these, or before these.
BEFORE_YEARS = words(
    "in since of by from until till before after during through to between early late mid circa year years fiscal "
    "spring summer autumn fall winter and pre post end start beginning throughout "
    "в во с со у з із від до к после після до перед за на от і и по року "
    "im seit bis ab vor nach jahr jahre en depuis dans desde de del em nel dal dalla dopo prima del w od do przed po "
    "roku rok v ve od το από σε έως ban"
)
AFTER_YEARS = words(
    "год года году годом годы годов г гг рік року році роком роки років р рр г. roku rok évi ban ben έτος"
)
# What is counted on any topic, so that a number before it is no year: "about 2014 people". A dossier has its own, too.
COUNTED = build_table((
    COUNT, "counted",
    "people, person, persons, men, man, women, woman, children, child, adults, adult, members, member, staff, workers, "
    "worker, employees, employee, personnel, volunteers, officers, civilians, households, vehicles, aircraft, "
    "человек, люд*, чоловік, осіб, mensen, personen, kişi, "
    "uomini, hombres, homens, hommes, männer, personas, pessoas, personnes, persone, menschen, osob, ember*, άνθρωποι",
))  # fmt: skip

# Makes whose models have a number, on any topic. A dossier has its own, too.
MAKES = build_table((
    IDENTIFIER, "make",
    "windows, boeing, airbus, apollo, falcon, ariane, iphone, ipad, galaxy, playstation, pixel, android, ios, formula",
))  # fmt: skip

# What has a number for its name.
NAMES_BEFORE = pattern(
    "article articles section sections chapter clause paragraph item items point rule resolution protocol order decree "
    "law bill act directive regulation annex appendix page pages p pp volume vol issue no number nr n° № # table "
    "figure "
    "fig chart step phase stage level category type class grade version model mark mk block room flat apartment gate "
    "channel checkpoint flight route highway interstate line bus platform building house block unit units case file "
    "form window isbn issn doi id iban inn инн огрн снилс postcode postcodes zip plz cep индекс індекс "
    "hall iso din гост дсту "
    "studio area camp pier dock terminal junction verse psalm "
    "symphony opus code interstate fahrenheit trasse autobahn nationalstraße autoroute nationale трасса шоссе траса "
    "vol vuelo volo voo flug vlucht рейса рейсом рейсі дом будинок квартира кабинет комната кімната палата "
    "zimmer chambre habitación stanza pokój "
    "group area sector district ward "
    "статья статьи статье статью статей ст пункт пункта пункте п часть части ч глава указ указа приказ закон № номер "
    "страница стр рисунок рис таблица версия войсковая часть школа дом кв корпус маршрут рейс "
    "стаття статті статтею пункту частина наказ наказу указу законом сторінка малюнок таблиця версія "
    "artikel absatz paragraph § kapitel seite nummer articolo articulo artículo artigo articolo capitolo pagina página "
    "číslo čl art článek artykuł strona cikk άρθρο"
)  # fmt: skip

MONTHS: Mapping[int, str] = {
    1: "january jan январ* січ* januar januari ocak janvier enero janeiro gennaio stycz* leden ledna január* ιανουαρ*",
    2: "february feb феврал* лют* februar februari şubat février febrero fevereiro febbraio lutego "
    "luty únor* február* φεβρουαρ*",
    3: "march mar maart mart март марта марте берез* märz mars marzo março marca březen března március* μαρτ*",
    4: "april apr nisan апрел* квіт* avril abril aprile kwiet* duben dubna április* απριλ*",
    5: "may май мая мае трав* mayıs mai mei mayo maio maggio maja května květen május* μαι*",
    6: "june jun haziran июн* черв* juni juin junio junho giugno czerwc* června červen június* ιουν*",
    7: "july jul temmuz июл* лип* juli juillet julio julho luglio lipca lipiec července července július* ιουλ*",
    8: "august aug август* серп* août agosto sierpnia sierpień srpna srpen augusztus* αυγουστ* augustus ağustos",
    9: "september eylül sept sep сентябр* верес* septembre septiembre setembro settembre wrze* září "
    "szeptember* σεπτεμβρ*",
    10: "october ekim oct октябр* жовт* oktober octobre octubre outubro ottobre październik* října "
    "říjen október* οκτωβρ*",
    11: "november kasım nov ноябр* листопад* novembre noviembre novembro listopad* november* νοεμβρ*",
    12: "december aralık dec декабр* груд* dezember décembre diciembre dezembro dicembre grudnia "
    "grudzień prosinc* δεκεμβρ*",
}

# Of one kind with the number that they stand for.
MULTIPLES: Mapping[str, int] = {
    word: value
    for value, forms in (
        (2, "twice double doubled doubling doubles twofold вдвое удвоил удвоила удвоили удвоилось удвоился "
            "удвоилась удвоить"),
        (2, "удвічі вдвічі подвоїв подвоїла подвоїли подвоїлась подвоїлася подвоїлося подвоївся"),
        (2, "doppio doble dobro doppelt verdoppelt doublé raddoppiato dvojnásobek dwukrotnie kétszer"),
        (3, "triple tripled tripling threefold thrice втрое утроил утроила утроили утроилось утроился утроилась"),
        (3, "втричі утричі потроїв потроїла потроїли triplo dreifach verdreifacht triplé trzykrotnie háromszor"),
        (4, "quadruple quadrupled quadrupling fourfold вчетверо учетверо вчетверо vierfach"),
        (5, "fivefold quintupled впятеро вп'ятеро fünffach"),
        (10, "tenfold вдесятеро удесятеро zehnfach"),
    )
    for word in words(forms)
}  # fmt: skip

THIRDS = pattern(
    "third thirds треть трети третьих третина третини третин tercio tercios tiers terzo terzi drittel terço"
)
QUARTERS = pattern(
    "quarter quarters четверть четверти четвертей чверть чверті quart quarts viertel cuarto quarto quarti"
)
HALVES = pattern(
    "half 半数 半數 一半 половина половины половину половине половини половиною мetà metade mitad moitié hälfte metà"
)
SMALLER_PARTS = pattern("fifth fifths tenth tenths sixth sixths eighth eighths пятая пятую пятой п'ята п'яту десятая "
                        "десятую десята десяту fünftel zehntel")  # fmt: skip
EVERY = pattern("every каждый каждая каждого каждое кожен кожна кожного кожний jeder jede jeden cada chaque ogni")
ORDINALS = pattern("first second third fourth fifth sixth seventh eighth ninth tenth перв* втор* трет* четверт* пят* "
                   "перш* друг* трет* четверт* п'ят* шост* сьом* вось* дев'ят* десят* шест* седьм* восьм* "
                   "zweite* dritte* vierte* fünfte* sechste* achte* zehnte*")  # fmt: skip
SUPERLATIVES = pattern("largest biggest smallest highest lowest strongest most best worst longest richest busiest "
                       "deadliest "
                       "bloodiest powerful ranked по место місце за")  # fmt: skip
