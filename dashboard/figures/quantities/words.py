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
BOUNDED = (COUNT, MONEY, PERCENT, MEASURE)  # kinds whose numbers have bounds


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

    def number_of(self, word: str) -> int:
        """The number that is the name of one word; 0 for one that is not among them."""
        found = self.find((word,))
        return int(found[0].name) if found else 0


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


# A year stands after these, or before these.
BEFORE_YEARS = words(
    "in since of by from until till before after during through to between early late mid circa year years fiscal "
    "spring summer autumn fall winter and pre post end start beginning throughout "
    "в во с со у з із від до к после після до перед за на от і и по року "
    "im seit bis ab vor nach jahr jahre en depuis dans desde de del em nel dal dalla dopo prima del w od do przed po "
    "roku rok v ve od το από σε έως ban"
)
AFTER_YEARS = words(
    "год года году годом годы годов г гг рік року році роком роки років р рр г. roku rok évi ban ben έτος 年"
)
# What is counted on any topic, so that a number before it is no year: "about 2014 people". A dossier has its own, too.
COUNTED = build_table((
    COUNT, "counted",
    "people, person, persons, men, man, women, woman, children, child, adults, adult, members, member, staff, workers, "
    "worker, employees, employee, personnel, volunteers, officers, civilians, households, vehicles, aircraft, "
    "mujeres, mulheres, femmes, donne, frauen, kobiet, kobiety, vrouwen, женщин*, жінк*, жінок, niños, niñas, enfants, "
    "bambini, bambine, kinder, kinderen, crianças, dzieci, детей, дітей, "
    "guests, fans, pcs, pieces, шт, штук, stück, "
    "sztuk, pièces, "
    "passengers, patients, pupils, students, residents, victims, families, homes, deaths, jobs, votes, dead, wounded, "
    "человек, люд*, чоловік, осіб, пассажир*, пасажир*, пациент*, пацієнт*, жител*, мешканц*, mensen, personen, kişi, "
    "uomini, hombres, homens, hommes, männer, personas, pessoas, personnes, persone, menschen, tote, verletzte, "
    "blessés, morts, heridos, muertos, feriti, morti, mortos, feridos, osob, osoby, osobom, "
    "zabitých, mrtvých, zraněných, zabitych, rannych, ember*, άνθρωποι",
))  # fmt: skip

# Makes whose models have a number, on any topic. A dossier has its own, too.
MAKES = build_table((
    IDENTIFIER, "make",
    "fortune, ftse, stoxx, nikkei, cac, dax, "
    "fi, usb, bluetooth, hdmi, macos, chrome, firefox, seat, škoda, heinz, atr, crj, bloomberg, fiat, peugeot, "
    "renault, citroën, audi, bmw, "
    "mazda, porsche, ferrari, "
    "mercedes, "
    "volvo, tesla, ford, cessna, "
    "embraer, antonov, tupolev, xbox, kindle, nokia, geforce, ryzen, pentium, canon, nikon, боинг*, ваз, камаз, "
    "windows, boeing, airbus, apollo, falcon, ariane, iphone, ipad, galaxy, playstation, pixel, android, ios, formula, "
    "sputnik, stalag, volkswagen, saab, challenger, leopard, abrams, toyota, nissan, honda, opel, skoda, soyuz, союз*, "
    "бмв, ауди, вольво, мазда, форд, بوينغ, 波音, ボーイング",
))  # fmt: skip


MONTHS: Mapping[int, str] = {
    1: "january jan янв январ* січ* januar januari ocak janvier janv enero janeiro gennaio stycz* "
    "leden ledna január* ιανουαρ*",
    2: "february feb фев февр феврал* лют* februar februari şubat février févr febrero fevereiro "
    "febbraio lutego luty únor* február* φεβρουαρ*",
    3: "march mar maart mart мар март марта марте берез* märz mars marzo março marca březen března március* μαρτ*",
    4: "april apr nisan апр апрел* квіт* avril abril aprile kwiet* duben dubna április* απριλ*",
    5: "may май мая мае трав* mayıs mai mei mayo maio maggio maja května květen május* μαι*",
    6: "june jun haziran июн* черв* juni juin junio junho giugno czerwc* června červen június* ιουν*",
    7: "july jul temmuz июл* лип* juli juillet juil julio julho luglio lipca lipiec července července július* ιουλ*",
    8: "august aug авг август* серп* août agosto sierpnia sierpień srpna srpen augusztus* αυγουστ* augustus ağustos",
    9: "september eylül sept sep сен сент сентябр* верес* septembre septiembre setembro settembre wrze* září "
    "szeptember* σεπτεμβρ*",
    10: "october ekim oct okt окт октябр* жовт* oktober octobre octubre outubro ottobre październik* října "
    "říjen október* οκτωβρ*",
    11: "november kasım nov ноя нояб ноябр* листопад* novembre noviembre novembro listopad* november* νοεμβρ*",
    12: "december aralık dec дек декабр* груд* dezember décembre diciembre dezembro dicembre grudnia "
    "grudzień prosinc* δεκεμβρ*",
}

# The number that a word multiplies by.
MULTIPLES = build_table(
    (MULTIPLE, "2", "twice, double, doubled, doubling, doubles, twofold, вдвое, удвои*, удвічі, вдвічі, подвої*, "
                    "doppio, "
                    "doble, dobro"),
    (MULTIPLE, "2", "doppelt, verdoppel*, doublé, doublent, raddoppi*, duplic*, verdubbel*, podwoi*, zdvojnásob*"),
    (MULTIPLE, "2", "dvojnásobek, dwukrotn*, kétszer*, duplázód*, zweimal, dvakrát, дважды, двічі"),
    (MULTIPLE, "3", "triple, tripled, tripling, trebled, threefold, thrice, втрое, утрои*, втричі, утричі, потрої*"),
    (MULTIPLE, "3", "triplo, triplic*, dreifach*, verdreifach*, verdrievoudig*, triplé, trzykrotn*, potroi*, "
                    "háromszor*, dreimal, třikrát, трижды, тричі"),
    (MULTIPLE, "4", "viermal, négyszer*"),
    (MULTIPLE, "5", "fünfmal, ötször*"),
    (MULTIPLE, "6", "sechsmal"),
    (MULTIPLE, "7", "siebenmal"),
    (MULTIPLE, "8", "achtmal"),
    (MULTIPLE, "10", "zehnmal, tízszer*"),
    (MULTIPLE, "100", "hundertmal"),
    (MULTIPLE, "4", "quadruple, quadrupled, quadrupling, fourfold, вчетверо, учетверо, vierfach*, vervierfach*"),
    (MULTIPLE, "5", "fivefold, quintupled, впятеро, вп'ятеро, fünffach*, verfünffach*"),
    (MULTIPLE, "10", "tenfold, вдесятеро, удесятер*, zehnfach*, verzehnfach*"),
)  # fmt: skip

# The parts of a whole, by how many of them there are. Those in `PARTS_ALONE` are parts without "a" or "one", too.
PARTS_OF_WHOLES = build_table(
    (FRACTION, "2", "نصف"),
    (FRACTION, "3", "ثلث"),
    (FRACTION, "4", "ربع"),
    (FRACTION, "2", "half, 半数, 半數, 一半, половина, половины, половину, половине, половини, половиною, metà, "
                    "metade, mitad"),
    (FRACTION, "2", "moitié, hälfte, metà, polovina, polovinu, poloviny, polovině, polovinou, połowa, połowę, "
                    "połowy, połowie, "
                    "helft, "
                    "fele, yarısı"),
    (FRACTION, "3", "third, thirds, треть, трети, третьих, третей, третям, третью, третина, третини, третин, "
                    "третину, третиною, tercio, "
                    "tercios"),
    (FRACTION, "3", "tiers, terzo, terzi, drittel, terço, terços, třetina, třetinu, třetiny, trzecia, trzecią, "
                    "trzecie, "
                    "derde, harmada"),
    (FRACTION, "4", "quarter, quarters, четверть, четверти, четвертью, четвертей, чверть, чверті, quart, quarts, "
                    "viertel"),
    (FRACTION, "4", "cuarto, cuartos, quarto, quartos, quarti, čtvrtina, čtvrtinu, čtvrtiny, ćwierć, kwart, czwarta, "
                    "czwartą, czwarte, negyede"),
    (FRACTION, "5", "fifth, fifths, пятая, пятую, пятой, пятых, п'ята, п'яту, п'ятих, fünftel, cinquième, quinto, "
                    "quintos"),
    (FRACTION, "5", "pětina, pětinu, pětiny, piąta, piątą, vijfde"),
    (FRACTION, "6", "sixth, sixths"),
    (FRACTION, "8", "eighth, eighths"),
    (FRACTION, "10", "tenth, tenths, десятая, десятую, десята, десяту, десятых, десятих, zehntel, dixième, desetina, "
                     "desetinu"),
)  # fmt: skip
PARTS_ALONE = words(
    "треть третина третину третини третиною четверть чверть половина половину половиной половини половиною "
    "polovina polovinu polovinou połowa połowę třetina třetinu čtvrtina čtvrtinu pětina pětinu desetina desetinu fele "
    "harmada negyede yarısı 半数 半數 一半 "
    "نصف ثلث ربع"
)
# The same where a hedge stands before them.
PARTS_AFTER_HEDGES = words(
    "half metade metà mitad moitié hälfte helft половины трети четверти половини третини чверті poloviny třetiny "
    "čtvrtiny połowy"
)
EVERY = words(
    "every each каждый каждая каждого каждое каждую кожен кожна кожного кожну кожний jeder jede jeden jedes cada "
    "chaque "
    "ogni co každý každá každého každou każdy każda każdego elke elk iedere ieder minden"
)
ORDINALS = build_table(
    (RANK, "1", "first, перв*, перш*"),
    (RANK, "2", "second, втор*, друг*, zweite*, druhý, druhá, druhého, drugi, drugiego, tweede, segundo, segunda"),
    (RANK, "3", "third, трет*, dritte*, třetí*, trzeci*, derde, tercer*, terceir*, terzo, terza, troisième"),
    (RANK, "4", "fourth, четверт*, vierte*, čtvrtý, čtvrtá, czwart*, vierde, cuarto, cuarta, quarto, quarta, "
                "quatrième"),
    (RANK, "5", "fifth, пят*, п'ят*, fünfte*, pátý, pátá, piąty, piąta, vijfde, quinto, quinta, cinquième, ötödik"),
    (RANK, "6", "sixth, шест*, шост*, sechste*"),
    (RANK, "7", "seventh, седьм*, сьом*"),
    (RANK, "8", "eighth, восьм*, вось*, achte*"),
    (RANK, "9", "ninth, девят*, дев'ят*"),
    (RANK, "10", "tenth, десят*, zehnte*, desátý, dziesiąty, tiende, décimo, dixième, tizedik"),
)  # fmt: skip
SINGULAR_VERBS = words(
    "is was has will does doesn't isn't wasn't won't ist war hat wird wurde fährt liegt kommt est était sera ne se lo "
    "la fue era será jest był będzie nie je byl byla niet rijdt è não foi упал упала был была было будет стал "
    "стала закрыт закрыта не находится буде був була"
)
SUPERLATIVES = pattern("largest biggest smallest highest lowest strongest most best worst longest richest busiest "
                       "deadliest "
                       "bloodiest powerful ranked по место місце за")  # fmt: skip

# That somebody is no longer alive: an age follows.
DEATHS = tuple(words(
    "died dies dead killed starb gestorben verstarb mort décéd meurt murió muere falleció morreu faleceu morto "
    "умер скончал погиб помер загину umarł zmarł zginą zemřel"
))  # fmt: skip

# "He is", and "he has" years.
ARE = words("is was ist war werd wurde est était є a avait ha aveva tem tinha tiene tenía")
