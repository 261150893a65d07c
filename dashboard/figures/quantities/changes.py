"""What a number is in a change: "rose from A to B by C" has three numbers and three roles, and a direction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from dashboard.figures.joint_words import ONTO_WORDS, PERCENT_WORDS
from dashboard.figures.normalize import normalize, words
from dashboard.figures.quantities.words import Unit, Words, pattern
from dashboard.figures.scale_words import ABBREVIATIONS, SCALES
from dashboard.figures.tokens import Token, is_counted_at, is_currency, text_at, tokenize
from dashboard.figures.vocabulary import ARTICLES

LEVEL, FROM, TO, BY = "level", "from", "to", "by"
_FARTHEST_VERB = 14  # tokens


def _verbs(up: str, down: str) -> Words:
    whole: dict[tuple[str, ...], Unit] = {}
    stems: dict[str, Unit] = {}
    for direction, phrases in (("up", up), ("down", down)):
        for phrase in phrases.split():
            plain = normalize(phrase)
            if plain.endswith("*"):
                stems[plain[:-1]] = Unit("change", direction)
            else:
                whole[(plain,)] = Unit("change", direction)
    return Words(whole, stems, max(map(len, stems), default=0))


VERBS = _verbs(
    "rose rise rises rising risen increas* grew grow grows growing grown growth climb* jump* surged surge spiked leapt "
    "swelled swell expand* expansion edged inched crept ticked "
    "raise raised raises raising boost boosted boosts boosting lifted lift lifts lifting added adds add adding up "
    "doubled tripled trebled quadrupled quintupled удвои* утрои* подвої* потрої* verdoppel* verdreifach* "
    "widened widens ballooned mushroomed gained gains soared soar enlarge enlarged bring brings brought takes taking "
    "ускори* подорожа* вырос* возрос* подскоч* увелич* повыс* подня* расшир* прибав* добав* рост роста прирост* "
    "растет растёт выраст* "
    "нараст* "
    "зріс зрос* збільш* підвищ* підня* розшир* дода* зростан* приріст виріс вирос* "
    "stieg* steig* anstieg* gestiegen erhöh* wuchs* gewachsen kletter* zunahme zuwachs aumentó aumentar* aumenta "
    "aumentou aumentato aumento subió subiu crebbe "
    "cresc* creció crecieron subieron subir* sale salgono salit* steeg stegen gestegen arttı artarak yükseldi grimp* "
    "augment* passé passe hausse aumento* incremento* wzros* zwiększ* nárůst* stijgt stijgen stijging toename artış "
    "vzrost* stoupl* "
    "zvýš* nőtt emelk* "
    "növel* αυξη* bondi* progress* sprang triplic* duplic* cuadruplic* raddoppi* triplé doublé balz* skoczy* disparó "
    "dispararon disparou urós* urosł* encarec* rincar* verteuer* podroża* podroże* zdraž* avançou avançaram укрепи* "
    "зміцни*",
    "halved halves halving "
    "fell fall falls falling fallen dropped drop drops dropping declin* decreas* slump* plummet* slipped "
    "cut cuts cutting reduce reduced reduces reducing reduction shrank shrink shrinks shrinking shrunk lowered lower "
    "lowers slashed slash slashes trimmed trim trims trimming down contracted dipped plunged plunge slid slowed "
    "slows slowing eased eases narrowed narrows "
    "tumbled plummeted shed sheds "
    "упал* снизи* сниж* сократ* сокращ* уменьш* уреза* урежет рухнул* просел* убав* паден* упад* сокра* "
    "сповільн* уповільн* замедл* подешев* cortou recort* впал* впав знизи* знижу* знижен* скороч* скорот* зменш* "
    "урізал* "
    "спад* падін* "
    "sank sanken sink* gesunken fiel fielen gefallen rückgang* schrumpf* geschrumpft daalt dalen daalde daalden "
    "gedaald düştü "
    "azaldı scend* "
    "sces* chut* recul* descend* cayeron bajaron baja caíram  verringert* reduziert* gekürzt bajó redujo reduc* cayó "
    "caiu diminu* ridott* calo cala "
    "calano calato calati calate baiss* "
    "réduit* zmalał* zmalel* recul* recuou recuaram fällt potania* zlevn* abarat* ослаб* послаб* plong* desplom* "
    "despenc* croll* "
    "spadł* zmniejsz* klesl* sníž* csökken* μειω* pokles* spadek spadku daling afname düşüş",
)
_MORE = words("another additional extra further еще ещё ще дополнительн* додатков* weitere otros altri autres mais")
_LOST = words(
    "lost loses lose losing потерял потеряла потеряли теряет втратив втратила perdió perdieron "
    "perd perdu perso perdeu verlor straciła"
)
_MORE_STEMS = tuple(normalize(stem) for stem in ("дополнительн", "додатков", "zusätzlich"))
_AFTER_MORE = {
    **dict.fromkeys(words("more extra additional higher larger bigger больше більше выше вище"), "up"),
    **dict.fromkeys(words("fewer less lower smaller меньше менше ниже нижче"), "down"),
}
_FROM = words("from с со от з ze z із зі від von van de da do od des dal dalla del desde")
_TO = words("to до do para hasta auf naar tot à a ad na al till until as")
_DEFINITE = words("the el la los las le les il i gli os as der die das den dem het")
_BEFORE_DEFINITE = _FROM | _TO | words("by en by")
_ARTICLES = ARTICLES - {"um"}  # "stieg um 15 Prozent"
_BY = words("by на um en di de o z с with of met")
_OF = words("of with um o med met di")
_OF_OR_FROM = words("de del dello z ze von van")  # "une hausse de 3 %", but "de 3 à 5 %"
_SAME = words("or или або oder ou о ( это тобто есть")
_IS = words("was is составил составило составила становило становив")
_ONLY = words("only just merely всего лишь только лише тільки усього")
_REACHED = tuple(words("reach hit достиг сягн erreich attein alcanz raggiun osiagn dosahl bereik состав склал"))
_PER = words("por pour de")  # cent, and "d'euros"
_AGAINST = words("over above below under beyond")
_REACHES = words("above below under beyond ниже выше нижче вище")
_MOVES = words("edged inched crept ticked climbed rose went grew moved")
_WENT = words("went moved changed shifted paso passo przeszło перешел перешла")
_TRANSITIVE = re.compile(pattern(
    "dropped drop drops dropping sank sink sinks sanken fiel fielen gefallen fallen raised raise raises lifted climbed "
    "упал* впал* спадл* spadł* подня* підня* cayeron caíram"
))  # fmt: skip
_AFTER_SIZES = words("in on since this last over after during points per and but year")
_PLANS = words("budget plan target estimate forecast limit cap ceiling")
_NOT_BY = words("bring brings brought takes taking lower")
_NOUNS = words(
    "increase rise cut decrease reduction drop fall growth expansion jump decline рост прирост приріст зростання "
    "прибавка увеличение сокращение збільшення скорочення"
)
_NOT_VERBS = frozenset({("up", "to"), ("added", "that"), ("adds", "that"), ("adding", "that"), ("cut", "off")})

_ADVERBS = ("up", "down")
# "Called up 300,000" and "shot down 48" are no changes.
_NOT_UP_NOR_DOWN = re.compile(pattern(
    "call* sign* mak* made set* draw* drew took take* gave give* given build* built shoot* shot bring* brought put* "
    "stand* stood lay* laid pick* roll* line* open* blow* blew break* broke* round* lock* hand* load* turn* fir* gun* "
    "mow* mown"
))  # fmt: skip


def find_direction(wording: str) -> str:
    """The one direction that the verbs of a wording name: "up" or "down"; empty where they name none, or both."""
    parts = tokenize(wording)
    named = {_verb_at(parts, position) for position, part in enumerate(parts) if part.text not in _NOT_BY} - {""}
    return named.pop() if len(named) == 1 else ""


def find_change(parts: Sequence[Token], start: int, end: int, earlier: Sequence[str]) -> tuple[str, str]:
    """The role of the number whose phrase is parts[start:end], and its direction: "up", "down" or empty.

    `earlier` are the roles of the numbers before it in the sentence.
    """
    start, before = _start_of_phrase(parts, start, earlier)
    direction, distance = _verb_before(parts, start)
    if distance == 1 and _TRANSITIVE.fullmatch(before) and _is_object(parts, end):  # "dropped 500 bombs"
        return LEVEL, ""
    if _is_said_again(parts, start, end, earlier):
        return BY, direction
    after = text_at(parts, end)
    if before in _MORE or before == "+" or before.startswith(_MORE_STEMS):
        return BY, direction or "up"
    if after in _AFTER_MORE or _is_against_plan(parts, end):
        return BY, _AFTER_MORE.get(after, direction)
    if direction:
        return _role(parts, start, before, (direction, distance), earlier)
    return _role_without_verb(parts, (start, end), before, earlier)


def _start_of_phrase(parts: Sequence[Token], start: int, earlier: Sequence[str]) -> tuple[int, str]:
    """Where a number begins with its article, and the word before that."""
    before = text_at(parts, start - 1)
    if before in _MOVES and [part.text for part in parts[start : start + 2]] == ["up", "to"]:  # "edged up to 4 %"
        return start + 2, "to"
    is_sign = before == "+" or (parts[start - 1].is_dash and parts[start - 1].touches(parts[start]))
    start -= is_sign and text_at(parts, start - 2) in _TO  # "rose to +32 °C"
    before = text_at(parts, start - 1)
    is_adjective = before.isalpha() and before not in _MORE  # "by a record 26 per cent"
    start -= is_adjective and text_at(parts, start - 2) in ("a", "an")
    before = text_at(parts, start - 1)
    is_from = earlier[-1:] in ([FROM], [BY]) and before in _TO  # "de 34 000 à 41 500": no article
    is_to = before == "a" and parts[start].is_literal and _verb_at(parts, start - 2)  # "sale a 2.900 miliardi"
    is_from |= before in _DEFINITE and text_at(parts, start - 2) not in _BEFORE_DEFINITE  # but "hasta los 3.400"
    start -= (before in _DEFINITE or before in _ARTICLES) and not is_from and not is_to
    return start, text_at(parts, start - 1)


def _role_without_verb(
    parts: Sequence[Token], span: tuple[int, int], before: str, earlier: Sequence[str]
) -> tuple[str, str]:
    """The role of a number before which no verb stands that says up or down."""
    start, end = span
    later = "down" if before in _LOST and text_at(parts, end - 1) in PERCENT_WORDS else _verb_after(parts, end)
    if later:  # "the index lost 1.3 %", "a 13.5 % rise"
        return BY, later
    is_to = before in ONTO_WORDS and earlier[-1:] in ([FROM], [BY])  # "von 120 auf 95 gesunken"
    if is_to or (before in _FROM and text_at(parts, end) in ONTO_WORDS):
        rest = (_verb_at(parts, place) for place in range(end, min(end + _FARTHEST_VERB, len(parts))))
        return TO if is_to else FROM, next(filter(None, rest), "")
    if before in _TO and earlier[-1:] == [FROM]:
        return TO, ""
    if before == "um" and text_at(parts, end) in ONTO_WORDS:  # "legte um 3,4 % auf 112,60 Euro zu"
        return BY, ""
    if before in _FROM and text_at(parts, start - 2) in _WENT and _comes_to(parts, start):
        return FROM, ""
    is_next = before in ("by", "на", "um") and earlier[-1:] == [BY]  # "by 9,000 in May and by 8,000 in June"
    return BY if is_next else LEVEL, ""


def _is_object(parts: Sequence[Token], end: int) -> bool:
    """Whether a noun follows a number, which then counts that, not how far something fell."""
    is_noun = text_at(parts, end).isalpha() and text_at(parts, end) not in _FROM | _TO | _AFTER_SIZES
    return is_noun and text_at(parts, end - 1) not in PERCENT_WORDS


def _is_against_plan(parts: Sequence[Token], end: int) -> bool:
    """ "2.2bn too much", "2.2bn over its budget", "150,000 short of the target"."""
    texts = [text_at(parts, end + step) for step in range(4)]
    return texts[:2] in (["too", "much"], ["too", "many"], ["too", "few"]) or (
        texts[0] in _AGAINST and bool(_PLANS & set(texts[1:4]))
    )


def _is_said_again(parts: Sequence[Token], start: int, end: int, earlier: Sequence[str]) -> bool:
    """The size of a change in another unit: "by 137,000, or 13.5 %", "from 1,013,628 to 1,150,628 (13.5 %)"."""
    before = {text_at(parts, start - 1), text_at(parts, start - 2)}
    is_share = text_at(parts, start - 1) in ("(", ",") and text_at(parts, end - 1) in PERCENT_WORDS
    return (earlier[-1:] == [BY] and bool(before & _SAME)) or (is_share and {FROM, TO} <= set(earlier))


def _role(
    parts: Sequence[Token], start: int, before: str, verb: tuple[str, int], earlier: Sequence[str]
) -> tuple[str, str]:
    direction, distance = verb
    is_size = distance == 2 and (before in _OF or (before in _OF_OR_FROM and not _comes_to(parts, start)))
    is_size |= distance == 2 and before == "en" and _is_amount(parts, start)  # "bajó en 23.400 personas"
    if before in ("by", "на", "um") or is_size:
        is_level = before == "на" and text_at(parts, start - 2) in ("состоянию", "станом", "стан")
        return (LEVEL, "") if is_level else (BY, direction)
    is_reached = distance == 1 and text_at(parts, start) in _REACHES  # "dipped below 9,000"
    only = before in _ONLY  # "the rise was only 9,000"
    is_named = distance == 2 + only and text_at(parts, start - 1 - only) in _IS
    if is_named or (distance == 1 and before not in _NOT_BY and not is_reached):
        return BY, direction
    is_up_from = (distance == 2 and text_at(parts, start - 2) in _ADVERBS) or earlier[-1:] == [TO]
    if before in _FROM and before not in ("до", "do") and (is_up_from or _comes_to(parts, start)):
        return FROM, direction
    is_reached |= earlier[-1:] == [BY] and before.startswith(_REACHED) and distance > 1  # "rose by 8 % and hit 1.9"
    if is_reached or (before in _TO and not (before in ("de", "a") and distance == 0)):
        return TO, direction
    if before in _BY and {FROM, TO} <= set(earlier):
        return BY, direction
    return LEVEL, ""


def _is_amount(parts: Sequence[Token], start: int) -> bool:
    """Whether a per cent, a sum of money or a noun for what numbers count follows: no year, and no place."""
    after = start + 1
    while text_at(parts, after) in SCALES:
        after += 1
    text = text_at(parts, after)
    return text in PERCENT_WORDS | _PER or is_currency(text) or is_counted_at(parts, after)


def _comes_to(parts: Sequence[Token], start: int) -> bool:
    """Whether "to" follows within the clause, before a number in the same unit: not "de 12,4 % à 35 euros"."""
    texts = [part.text for part in parts[start + 1 : start + 12]]
    at = next((place for place, text in enumerate(texts) if text in _TO), None)
    return at is not None and (not PERCENT_WORDS & set(texts[:at]) or bool(PERCENT_WORDS & set(texts[at : at + 6])))


def _verb_before(parts: Sequence[Token], start: int) -> tuple[str, int]:
    """The direction of the nearest verb of change before a number, and how many tokens before it stands."""
    for distance in range(1, min(_FARTHEST_VERB, start) + 1):
        text = parts[start - distance].text
        before = text_at(parts, start - distance - 1)
        is_short = text == "." and (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha()))  # "0,5 в. п."
        if text in (";", ".", ":") and not is_short:
            break
        is_far = distance > 1 and text_at(parts, start - distance + 1) not in _FROM | _TO | {"by"}
        if (direction := _verb_at(parts, start - distance)) and not (text in _ADVERBS and is_far):
            return direction, distance
    return "", 0


def _verb_at(parts: Sequence[Token], position: int) -> str:
    """The direction of the verb of change at a token; empty where there is none."""
    text, found = parts[position].text, VERBS.find((parts[position].text,))
    is_of_another_verb = text in _ADVERBS and _NOT_UP_NOR_DOWN.fullmatch(text_at(parts, position - 1))
    if not found or is_of_another_verb or (text, text_at(parts, position + 1)) in _NOT_VERBS:
        return ""
    return found[0].name


def _verb_after(parts: Sequence[Token], end: int) -> str:
    """The direction of a change that is named after its number: "a 13.5% rise"."""
    found = VERBS.find((text_at(parts, end),))
    return found[0].name if found and text_at(parts, end) in _NOUNS else ""


def is_range_of_change(parts: Sequence[Token], span: tuple[int, int], low: Fraction, high: Fraction, role: str) -> bool:
    """Whether "add 8 to 10" is a range: in "grew by 8 to 10" and "add 180,000 to 2,389,130" a level follows.

    `span` is that of the first of the two numbers. "Up from 8-10", "up to 8-10" and "by 8-10" are ranges, too.
    """
    start, end = span
    dash = parts[end]
    if role in (FROM, TO, BY) and dash.is_dash and parts[end - 1].touches(dash) and dash.touches(parts[end + 1]):
        return 0 < low < high <= 3 * low
    return role == BY and 0 < low < high <= 3 * low and text_at(parts, start - 1) not in ("by", "на", "um")
