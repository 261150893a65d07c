"""Numbers among Chinese and Japanese characters, as the plain form has them: "近九千" is "almost 9000"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = {sign: value for value, signs in enumerate(("〇零", "一", "二两兩", *"三四五六七八九")) for sign in signs}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_SCALES = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000, "兆": 10**12}
_HEDGES = {
    **dict.fromkeys(("近", "将近", "將近", "接近"), "almost"),
    **dict.fromkeys(("约", "約", "大约", "大約"), "about"),
    **dict.fromkeys(("超过", "超過", "逾"), "more than"),
    **dict.fromkeys(("至少",), "at least"),
    **dict.fromkeys(("不到",), "less than"),
    **dict.fromkeys(("最多", "高达", "高達", "多达", "多達"), "up to"),
}
_HEDGES_AFTER = {"以上": "at least", "超": "more than", "以下": "up to", "未満": "less than", "余り": "more than",
                 "多": "more than", "余": "more than", "餘": "more than"}  # fmt: skip
_AFTER = re.compile(rf"[人名]?({'|'.join(_HEDGES_AFTER)})")
_ORDERS = {
    "百": "hundreds",
    "千": "thousands",
    "万": "tens of thousands",
    "十万": "hundreds of thousands",
    "百万": "millions",
}
_UNITS = (  # of "5亿元" and "3か月", where no space tells the number from its unit
    "人民币 平方公里 ユーロ メートル 日元 美元 欧元 ドル 元 円 个月 個月 か月 ヶ月 カ月 ヵ月 ケ月 年间 年間 "
    "小时 小時 時間 分钟 分鐘 分間 日間 日间 天 週間 周 岁 歲 歳 公里 キロ 米 公斤 公顷 吨 噸 トン 度 倍 世帯"
)
_UNIT = re.compile(rf"(?<![0-9.,])([0-9.,]{{0,12}})(?<=[0-9十百千万萬亿億兆])({_UNITS.replace(' ', '|')})(?!人)")
_MONTHS = ("dec", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov")
_OF_PEOPLE = re.compile("名|人(?![称稱種种])")
_FEWEST = 100  # of what: smaller numbers are part of too many words
_DATE = re.compile("(?<![0-9])(?=[0-9]{1,4}[年月])(?:([12][0-9]{3})年)?(?:([01]?[0-9])月(?:([0-3]?[0-9])[日号號])?)?")
_HOUR = re.compile("(午前|午後|上午|下午|晚上)?([0-9]{1,2})[時时](?!間)(?:([0-5][0-9])分)?")
_SMALL = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = re.compile(
    rf"(?P<hedge>{'|'.join(sorted(_HEDGES, key=len, reverse=True))})?[有占]?"
    rf"(?:(?P<half>一半|半[数數])|(?P<many>百|{_SMALL})分[之の](?P<few>{_SMALL}))"
)
_HUNDRED = 100
_AFTERNOON = frozenset(("午後", "下午", "晚上"))
_HOURS = 12
_OF_TIME = "年月日号號岁歲天时時分秒米级級世页頁第番"
_NUMBER = re.compile(
    rf"(?:(?P<hedge>{'|'.join(sorted(_HEDGES, key=len, reverse=True))})[有占]?)?"
    rf"(?:(?P<several>[数數几幾])(?P<order>[十百]?[万萬]|[百千])"
    rf"|(?P<number>[{''.join(_DIGITS)}十][{''.join([*_DIGITS, *_TENS, *_SCALES])}]*)(?P<odd>[多余餘])?"
    rf"(?P<scale>[{''.join(_SCALES)}])?"
    rf"|(?<![0-9,.])(?P<left>[0-9]{{1,4}})(?P<several_of>[十百千]?[{''.join(_SCALES)}])(?P<right>[0-9]{{1,4}})(?![0-9.,十百千万萬亿億])"
    rf"|(?<![0-9,.])(?P<over>[0-9]{{1,4}})[多余餘](?P<over_of>[{''.join(_SCALES)}])"
    rf"|(?<![0-9,.])(?P<few>[0-9]{{1,4}})(?P<tens>[十百千])(?=[{''.join(_SCALES)}])"
    rf"|(?<![0-9,])(?P<digits>[0-9]{{1,3}}(?:,?[0-9]{{3}}){{0,4}})(?P<of>[{''.join(_SCALES)}])?(?={_AFTER.pattern})|(?=[0-9]))"
    rf"(?![{_OF_TIME}])"
)


class Numeral(NamedTuple):
    """One number of the text as given, from `start` to `end`, the hedge before `first`, and both in plain form."""

    start: int
    end: int
    first: int
    hedge: str
    number: str


def is_counted_sign(letter: str) -> bool:
    """Whether a letter beside digits is of a word of its own: "9000名士兵" and "بـ5", but not "2022年"."""
    is_chinese_or_kana = "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff"
    return (is_chinese_or_kana and letter not in _OF_TIME) or "\u0620" <= letter <= "\u064a"


def find_breaks(text: str) -> set[int]:
    """The places around numbers with units, and before the units, where a space makes words of them."""
    return {place for one in _UNIT.finditer(text) for place in (one.start(), one.start(2), one.end())}


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numbers from a hundred up, those of people, and hedges of numbers in digits."""
    for found in _NUMBER.finditer(text):
        hedge = _HEDGES.get(found["hedge"] or "", "")
        first = found.end("hedge") if hedge else found.start()
        number, after = "", _AFTER.match(text, found.end())
        if after and not hedge:
            hedge = _HEDGES_AFTER[after[1]]
        if found["several"]:
            number = _ORDERS[found["order"].replace("萬", "万")]
        elif found["number"]:
            value = _value(found["number"]) * _SCALES.get(found["scale"] or "", 1)
            is_of_people = (
                value > 1 and text[found.start() - 1 : found.start()] != "第" and _OF_PEOPLE.match(text, found.end())
            )
            number = str(value) if value >= _FEWEST or is_of_people else ""
            hedge = hedge or ("more than" if found["odd"] else "")
        elif found["left"]:  # "2万5000"
            number = str(int(found["left"]) * _value(f"一{found['several_of']}") + int(found["right"]))
        elif found["over"]:  # "30多万"
            number, hedge = str(int(found["over"]) * _SCALES[found["over_of"]]), "more than"
        elif found["few"]:  # "3百万"
            number = str(int(found["few"]) * _TENS[found["tens"]])
        elif found["digits"]:
            number = str(int(found["digits"].replace(",", "")) * _SCALES.get(found["of"] or "", 1))
        if number or (hedge and not found["number"]):
            yield Numeral(found.start(), found.end(), first, hedge, number)


def find_parts(text: str) -> Iterator[Numeral]:
    """Halves, fractions and percentages in words: "超过一半", "三分之一", "百分之五"."""
    for found in _PART.finditer(text):
        hedge = _HEDGES.get(found["hedge"] or "", "")
        first = found.end("hedge") if hedge else found.start()
        many, few = (_value(found[name] or "二") for name in ("many", "few"))
        said = "一半" if found["half"] else f"{few} %" if many == _HUNDRED else f"{few}/{many}"
        yield Numeral(found.start(), found.end(), first, hedge, said)


def find_days(text: str) -> Iterator[Numeral]:
    """Dates, years and times of day: "2022年8月25日", "1998年", "8月25日", "午後3時"."""
    for found in _DATE.finditer(text):
        year, month, day = found.groups()
        if year and month:
            said = "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])
        else:
            said = f"{year} 年" if year else f"{day} {_MONTHS[int(month) % len(_MONTHS)]}" if month and day else ""
        if said:
            yield Numeral(found.start(), found.end(), found.start(), "", said)
    for found in _HOUR.finditer(text):
        half, hour, minute = found.groups()
        hours = int(hour) + _HOURS * (half in _AFTERNOON and int(hour) < _HOURS)
        yield Numeral(found.start(), found.end(), found.start(), "", f"{hours}:{minute or '00'}")


def _value(signs: str) -> int:
    """The value of "二百三十八万九千"."""
    total = part = digit = 0
    unit = (_TENS | _SCALES).get(signs[-2:-1], 0)
    if signs[-1] in _DIGITS and unit >= 100:  # "三万五" is 35,000
        return _value(signs[:-1]) + _DIGITS[signs[-1]] * unit // 10
    for sign in signs:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            part, digit = part + max(digit, 1) * _TENS[sign], 0
        else:
            total, part, digit = (total + part + digit) * _SCALES[sign], 0, 0
    return total + part + digit
