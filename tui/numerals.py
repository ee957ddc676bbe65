"""Numbers and days as texts write them, brought to one form each; what they count is not known.

All words here are lower case and without accents, as `tui.words` hands them over.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve",
    "de": "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    "fr": "zero - deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez - doce",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "нуль один два три чотири пять шість сім вісім девять десять одинадцять дванадцять",
}

_NUMBER_FORMS = {
    "1": "одна одно одного одной одну одному одним одном одної одній",
    "2": "две двух двум двумя двое дві двох двом двома двоє",
    "3": "трех трем тремя трое трьох трьом трьома троє",
    "4": "четырех четырем чотирьох чотирьом",
    "5": "пяти пятью пятеро пятьох",
    "6": "шести шестью шестьох шістьох",
    "7": "семи семью сімох",
    "8": "восьми восемью вісьмох",
    "9": "девяти девятью",
    "10": "десяти десятью",
    "11": "одиннадцати одинадцяти",
    "12": "двенадцати дванадцяти",
}
"""What becomes of numbers that are declined."""

NUMBERS = {
    word: str(value)
    for row in _NUMBER_WORDS.values()
    for value, word in enumerate(row.split())
    if word != "-"
} | {form: digits for digits, forms in _NUMBER_FORMS.items() for form in forms.split()}
"""Zero to twelve, in words, to digits. Spanish once (11) is left out: it is English too."""

_ORDINAL = late(r"(?<=\d)(?:st|nd|rd|th|er|e|'?s)$")
_THOUSANDS = late(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+")
_GLUED = late(r"([\d.,]+)(bn|mn|m|tn|trn|k|km|kg|cm|mm|mph|am|pm|min)")

_GLUED_WORDS = dict.fromkeys(("m", "mn"), "million") | {"bn": "billion"}
_GLUED_WORDS |= dict.fromkeys(("tn", "trn"), "trillion")

_MONTHS = {
    word: month
    for row in """
        january february march april may june july august september october november december
        jan feb mar apr may jun jul aug sep oct nov dec
        - - - - - - - - sept - - -
        januar februar marz april mai juni juli august september oktober november dezember
        janner - - - - - - - - - - -
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    """.strip().split("\n")
    for month, word in enumerate(row.split(), 1)
    if word != "-"
}
_OF = frozenset({"of", "de"})

_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miercoles jueves viernes sabado domingo",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "uk": "понеділок вівторок середу четвер пятницю суботу неділю",
}
"""As they stand after "on"."""

WEEK = 7
"""Days on either side of an article's own that it may well call by the name of the weekday."""


def fold_number(word: str) -> str:
    """Return a word that begins with a digit without what only its ending or typography adds."""
    word = _ORDINAL.sub("", word)
    if _THOUSANDS.fullmatch(word):
        return word.replace(",", "").replace(".", "")
    return word.replace(",", ".")


def read_number(words: Sequence[str], at: int) -> tuple[str, ...]:
    """Return what the number at `at` says, in one or two words: 5bn is "5", "billion".

    A day beside its month is month and day, "05-12", whichever comes first.
    """
    word = fold_number(words[at])
    if word.isdecimal():
        month = _month_beside(words, at) if len(word) < 3 and 1 <= int(word) <= 31 else 0
        return (f"{month:02}-{int(word):02}",) if month else (word,)
    glued = _GLUED.fullmatch(words[at])
    if glued is None:
        return (word,)
    number, unit = fold_number(glued[1]), glued[2]
    if unit == "k":
        return (f"{number}000",) if number.isdecimal() else (word,)
    return number, _GLUED_WORDS.get(unit, unit)


def _month_beside(words: Sequence[str], at: int) -> int:
    after = at + 2 if at + 1 < len(words) and words[at + 1] in _OF else at + 1
    for place in (after, at - 1):
        if 0 <= place < len(words) and words[place] in _MONTHS:
            return _MONTHS[words[place]]
    return 0


def weekdays_near(day: str, language: str | None) -> dict[str, str]:
    """Return the weekday of each month and day within a `WEEK` of an ISO day; empty if unknown."""
    names = _WEEKDAYS.get(language or "", "").split()
    if not names:
        return {}
    middle = date.fromisoformat(day)
    near = (middle + timedelta(days) for days in range(-WEEK, WEEK + 1))
    return {f"{one:%m-%d}": names[one.weekday()] for one in near}
