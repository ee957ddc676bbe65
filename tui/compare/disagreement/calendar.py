"""Days, months, years and times of day as six languages write them. It judges nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import SPEECH, stems_near, tokens_of, word_set
from tui.compare.disagreement.measures import NO_CONTEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.disagreement.facts import Token

_WEEKDAYS = {
    word: number
    for row in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "- - - - - sonnabend -",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "понедельник вторник среду четверг пятницу субботу воскресенье",
        "понедельника вторника среды четверга пятницы субботы воскресенья",
        "понеділок вівторок середу четвер п'ятницю суботу неділю",
    )
    for number, word in enumerate(row.split())
    if word != "-"
}
_PARTS_OF_DAY = ("abend", "morgen", "nachmittag", "vormittag", "mittag", "nacht", "früh")
_MONTHS = {
    word: number
    for row in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "- - - - - - - - sept - - -",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    )
    for number, word in enumerate(row.split(), 1)
    if word != "-"
}
_SMALL = frozenset(
    name
    for name in (*_WEEKDAYS, *_MONTHS)
    if not name.isascii()
    or name
    in word_set(
        """
        lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes jueves viernes domingo
        janvier mars avril mai juin juillet octobre novembre septembre enero febrero marzo abril
        mayo junio julio agosto septiembre octubre noviembre diciembre
        """
    )
) - {"märz"}
"""Names of days and months that may be written small; English and German ones have a capital."""

_BEFORE_YEAR = word_set(
    """
    in since of by until till from year before after during seit jahr im von bis depuis en desde
    de с в до от
    """
)
_YEAR_WORDS = word_set("году года год году-м м році року рік")
_BEFORE_MONTH = word_set(
    "in last this next since until early late mid im seit en desde depuis в с у з прошлом"
)
_BE = word_set("was were been being is are")
_DONE_TO = word_set("warned accused cautioned told")
"""Verbs of saying that say, after "was", what happened to somebody."""
_PARTS_OF_MONTH = {(part, "of") for part in ("end", "beginning", "start", "middle")}
_LATE = word_set("late night evening abend spät späten вечером ночью ночь soir noche нічь ввечері")
_EARLY = word_set("early morning dawn morgen früh утром matin mañana вранці")
_HALVES_OF_DAY = frozenset({"am", "pm", "a.m", "p.m"})
_ABOUT = word_set(
    """
    about around shortly just nearly almost before after roughly some gegen etwa kurz около
    примерно vers environ hacia sobre
    """
)
_ZONES = word_set("gmt utc local est edt et pst pdt cet cest bst eastern pacific ortszeit местному")

DAYS = frozenset((*_WEEKDAYS, *_MONTHS))
"""Names of days and months."""


class Moment(NamedTuple):
    """A date or a time as a sentence words it."""

    kind: str
    """weekday, day, month, year or clock; only equal kinds are compared."""
    values: frozenset[tuple[int, ...]]
    """What it may mean: the night to Tuesday is Monday's too. A clock has minutes."""
    near: frozenset[str]
    leans: str
    """The content word just before it, empty if there is none."""
    part: str
    """early or late in the day, or empty."""
    is_reported: bool
    """It says when something was said."""
    is_loose: bool
    """A time of day that is about right."""
    has_zone: bool
    wording: str
    span: tuple[int, int]
    """First and last of its tokens."""


class _Read(NamedTuple):
    kind: str
    values: frozenset[tuple[int, ...]]
    first: int
    last: int


@lru_cache(maxsize=4096)
def moments_of(text: str) -> tuple[Moment, ...]:
    """Return the dates and times of a sentence, in order."""
    tokens = tokens_of(text)
    found: list[Moment] = []
    done = -1
    for i in range(len(tokens)):
        read = None if i <= done else _read(text, tokens, i)
        if read is None or (found and read.first <= found[-1].span[1]):
            continue
        done = read.last
        found.append(_describe(text, tokens, read))
    return tuple(found)


def _describe(text: str, tokens: tuple[Token, ...], read: _Read) -> Moment:
    first, last = read.first, read.last
    before = [one for one in tokens[max(0, first - 3) : first] if one.low not in _WEEKDAYS]
    around = {one.low for one in (*before, *tokens[first : last + 4])}
    joined = tokens[first].low
    part = "late" if around & _LATE or joined.endswith(("abend", "nacht")) else ""
    return Moment(
        read.kind,
        read.values,
        stems_near(tokens, first, last, NO_CONTEXT | DAYS),
        next((one.stem for one in reversed(before) if one.stem), ""),
        part or ("early" if around & _EARLY or joined.endswith(("morgen", "früh")) else ""),
        any(_is_saying(before, at) for at in range(len(before))),
        not _ABOUT.isdisjoint(one.low for one in before),
        not _ZONES.isdisjoint(one.low for one in tokens[last + 1 : last + 5]),
        text[tokens[first].start : tokens[last].end + _has_dot(text, tokens[last])],
        (first, last),
    )


def _is_saying(tokens: Sequence[Token], at: int) -> bool:
    """Whether it was said then; who was warned, and a fire that "s'est déclaré", said nothing."""
    before = tokens[at - 1].low if at else ""
    is_done_to = before in _BE and tokens[at].low in _DONE_TO
    return tokens[at].low in SPEECH and not before.endswith("est") and not is_done_to


def _has_dot(text: str, token: Token) -> bool:
    """Whether the last dot of "p.m." belongs to it; tokens end before."""
    return "." in token.low and token.low in _HALVES_OF_DAY and text[token.end :].startswith(".")


def _read(text: str, tokens: tuple[Token, ...], i: int) -> _Read | None:
    token = tokens[i]
    low = token.low
    if low[0].isdecimal():
        return _read_clock(text, tokens, i) or _read_year(tokens, i)
    day = _weekday(low)
    if day is not None and (token.is_name or low in _SMALL):
        return _Read("weekday", _nights(tokens, i, day), i, i)
    if low in _MONTHS and (token.is_name or low in _SMALL):
        return _read_month(tokens, i)
    return None


@lru_cache(maxsize=1 << 12)
def _weekday(low: str) -> int | None:
    if low in _WEEKDAYS:
        return _WEEKDAYS[low]
    for part in _PARTS_OF_DAY:
        if low.endswith(part) and low.removesuffix(part) in _WEEKDAYS:
            return _WEEKDAYS[low.removesuffix(part)]
    return None


def _nights(tokens: Sequence[Token], i: int, day: int) -> frozenset[tuple[int, ...]]:
    """The days meant: "in the night to Tuesday" began on Monday."""
    before = [one.low for one in tokens[max(0, i - 3) : i]]
    is_night = not {"night", "nacht", "ночь", "ніч", "nuit", "noche"}.isdisjoint(before)
    if is_night and before[-1] in {"to", "zum", "auf", "into", "на", "au", "al"}:
        return frozenset({(day,), ((day - 1) % 7,)})
    return frozenset({(day,)})


def _is_year(low: str) -> bool:
    return low.isdecimal() and len(low) == 4 and 1800 <= int(low) <= 2100


def _read_year(tokens: Sequence[Token], i: int) -> _Read | None:
    if not _is_year(tokens[i].low):
        return None
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    is_named = after is not None and after.low in _YEAR_WORDS
    is_counting = after is not None and (after.low in NO_CONTEXT or after.stem == "peopl")
    if is_counting and not is_named:
        return None  # a fine of 2000 euros
    is_told = before in _BEFORE_YEAR or is_named
    is_alone = before in {"was", "war"} and (after is None or not after.low[0].isalnum())
    return _Read("year", frozenset({(int(tokens[i].low),)}), i, i) if is_told or is_alone else None


def _read_clock(text: str, tokens: Sequence[Token], i: int) -> _Read | None:
    words = [one.low for one in tokens[i : i + 5]] + [""] * 5
    hour, _, minute = words[0].partition(".")
    last = i
    if words[1] == ":" and words[2].isdecimal() and len(words[2]) == 2 and not minute:
        if words[3] == ":" or tokens[i + 2].start != tokens[i + 1].end:
            return None  # 2:03:11 is how long it took
        minute, last = words[2], i + 2
    after = words[last + 1 - i]
    is_named = after in _HALVES_OF_DAY or after in {"uhr", "h", "часов", "часа"}
    if not is_named and words[1] != ":":
        return None
    if not hour.isdecimal() or (minute and not minute.isdecimal()):
        return None
    if int(hour) > 24 or int(minute or 0) > 59 or (after in {"h", "часов", "часа"} and not minute):
        return None
    hours, minutes = int(hour), int(minute or 0)
    if after in _HALVES_OF_DAY:
        hours = hours % 12 + 12 * after.startswith("p")
    times = {(60 * hours + minutes,)}
    if not is_named and 1 <= hours <= 12 and len(hour) == 1:
        times.add(((60 * hours + minutes + 720) % 1440,))  # 9:40 may be in the evening
    return _Read("clock", frozenset(times), i, last + is_named)


def _read_month(tokens: Sequence[Token], i: int) -> _Read | None:
    """Read `12 May`, `May 12, 2025`, `20th of March`, `March 2022`, `in November`."""
    month = _MONTHS[tokens[i].low]
    first = last = i
    day, before = 0, i - 1
    if before >= 0 and tokens[before].low in {"of", "de", "st", "nd", "rd", "th"}:
        before -= 1
    if before >= 0 and tokens[before].low in {"st", "nd", "rd", "th"}:
        before -= 1
    if before >= 0 and _is_day(tokens[before].low):
        day, first = int(tokens[before].low), before
    elif i + 1 < len(tokens) and _is_day(tokens[i + 1].low):
        day, last = int(tokens[i + 1].low), i + 1
    at = last + 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    year = 0
    if at < len(tokens) and _is_year(tokens[at].low):
        year, last = int(tokens[at].low), at
    if day:
        return _Read("day", frozenset({(month, day)}), first, last)
    if year:
        return _Read("year", frozenset({(year, month)}), first, last)
    lead = tuple(one.low for one in tokens[max(0, i - 2) : i])
    if lead and (lead[-1] in _BEFORE_MONTH or lead in _PARTS_OF_MONTH):
        return _Read("month", frozenset({(month,)}), i, i)
    return None


def _is_day(low: str) -> bool:
    return low.isdecimal() and len(low) < 3 and 1 <= int(low) <= 31
