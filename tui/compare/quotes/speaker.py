"""Who is said to have said it: the words before or after a verb of saying, and what kind they are.

It reads word order alone, so it finds the speaker of plain news sentences and says nothing where
the order is another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import SPEECH, Token, word_set
from tui.compare.lands import LANDS
from tui.compare.quotes.offices import (
    LED_IN,
    NEAR_ONES,
    OFFICIAL,
    POSSESSIVES,
    SHORT_FORMS,
    TITLES,
    UNNAMED,
)
from tui.model import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

_EDGES = frozenset(';:—–()“”„«»"!?.')
_JOINTS = word_set(
    """
    that as while but because after before when although though if where which and yet whereas
    since until
    """
)
_SKIPPED = word_set("has had have was were is also later then reportedly allegedly")
_PRONOUNS = word_set("he she they it who er sie il elle él ella он она они він вона man")
_AUXILIARIES = word_set("a ont avait ha han había hat haben")
_NOBODY = word_set("ein eine einer eines")
"""German writes a spokesman with a capital; after these he has no name."""
_ARTICLES = word_set("the a an der die la le el")
REACH = 28
"""Tokens from a verb of saying in which its subject is looked for."""


class Speaker(NamedTuple):
    """Who speaks, as the article words it."""

    wording: str
    voice: Voice
    names: frozenset[str]
    """Lower-case names that tell who it is; titles and nations are none."""
    given: str = ""
    """The lower-case name before the surname, where it is told."""
    surname: str = ""
    """The lower-case name that ends the wording."""


def speaker_around(text: str, tokens: Sequence[Token], start: int, end: int) -> Speaker | None:
    """Return the speaker of what stands from `start` to `end` in `text`, whose tokens are given.

    Tokens inside quotations must be left out. A quotation that opens its sentence is followed by
    its speaker; any other is led in by him.
    """
    before = [one for one in tokens if one.end <= start]
    after = [one for one in tokens if one.start >= end]
    words_before = [one for one in before if one.low[0].isalnum()]
    ends_clause = text[end - 1 : end] in {",", ".", "!", "?", "…"} or (
        text[end + 1 : end + 2] == ","
    )
    first = _after(text, after) if ends_clause or not words_before else None
    if not words_before or (first is not None and text[end - 1 : end] == ","):
        return first
    return _before(text, before) or first or _after(text, after)


def speakers_in(text: str, tokens: Sequence[Token]) -> list[tuple[int, Speaker]]:
    """Return the subject of each verb of saying in a sentence, with where the verb stands."""
    found = []
    for i, one in enumerate(tokens):
        if one.low in SPEECH:
            speaker = (
                _object(text, tokens[i + 1 :])
                if _is_turned(tokens, i)
                else _subject(text, tokens[max(0, i - REACH) : i])
            )
            if speaker is not None:
                found.append((one.start, speaker))
        elif size := _leads_in(tokens, i):
            speaker = _object(text, tokens[i + size :])
            if speaker is not None:
                found.append((one.start, speaker))
    return found


def with_given(speaker: Speaker, text: str, end: int) -> Speaker:
    """Return a speaker told by a surname alone with the one given name it has in `text[:end]`."""
    if speaker.given or not speaker.surname or len(speaker.names) > 1:
        return speaker
    pattern = rf"\b([^\W\d_]{{2,}}) (?i:{re.escape(speaker.surname)})\b"
    found = {name.casefold() for name in re.findall(pattern, text[:end]) if _is_given(name)}
    return speaker._replace(given=found.pop()) if len(found) == 1 else speaker


def are_namesakes(a: Speaker, b: Speaker) -> bool:
    """Whether two persons have one surname: their given names are told, and are no forms of one."""
    if not a.given or not b.given or a.surname != b.surname:
        return False
    if a.given[0] == b.given[0] or a.given in b.names or b.given in a.names:
        return False
    return not any({a.given, b.given} <= forms for forms in SHORT_FORMS)


def _is_given(name: str) -> bool:
    low = name.casefold()
    return name[0].isupper() and low not in TITLES and low not in LANDS and not name.isupper()


def _is_turned(tokens: Sequence[Token], at: int) -> bool:
    """Whether the speaker follows the verb: ", said Ana Costa", ", sagte ein Sprecher"."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].text != ",":
        return False
    after = tokens[at + 1]
    if after.low in POSSESSIVES or after.low in TITLES - _ARTICLES:
        return _speaks_for_another(tokens[at + 1 : at + 3]) or after.low in TITLES
    return after.low in _NOBODY or (after.is_name and after.low not in {"i", "the"})


def _before(text: str, tokens: Sequence[Token]) -> Speaker | None:
    """The nearest verb of saying before a quotation, in its own sentence."""
    for i in range(len(tokens) - 1, max(-1, len(tokens) - 1 - REACH), -1):
        if tokens[i].low in SPEECH:
            found = _subject(text, tokens[max(0, i - REACH) : i])
            if found is not None:
                return found
        if size := _leads_in(tokens, i):
            return _object(text, tokens[i + size :])
    return None


def _leads_in(tokens: Sequence[Token], at: int) -> int:
    """Return of how many tokens an "according to" at a place is; 0 if there is none."""
    rest = LED_IN.get(tokens[at].low)
    if rest is None or tuple(one.low for one in tokens[at + 1 : at + 1 + len(rest)]) != rest:
        return 0
    return 1 + len(rest)


def _after(text: str, tokens: Sequence[Token]) -> Speaker | None:
    """`X said` or `said X` right after a quotation."""
    at = 0
    while at < len(tokens) and tokens[at].text in ',—–”“"»«„':
        at += 1
    rest = tokens[at : at + REACH]
    if not rest or rest[0].low in _JOINTS:
        return None
    if rest[0].low in _AUXILIARIES and len(rest) > 1 and rest[1].low in SPEECH:
        rest = rest[1:]  # a déclaré le maire
    if rest[0].low in SPEECH:
        return _object(text, rest[1:])
    if size := _leads_in(rest, 0):
        return _object(text, rest[size:])
    for i, one in enumerate(rest):
        if one.text in _EDGES:
            return None
        if one.low in SPEECH:
            return _subject(text, rest[:i])
    return None


def _subject(text: str, tokens: Sequence[Token]) -> Speaker | None:
    last = len(tokens)
    while last and (tokens[last - 1].low in _SKIPPED or tokens[last - 1].low.endswith("ly")):
        last -= 1
    first = last
    while first and tokens[first - 1].text not in _EDGES and not _is_joint(tokens, first - 1, last):
        first -= 1
    return _choose(text, tokens[first:last])


def _is_joint(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a clause begins after the token; "and" joins two names or two clauses."""
    low = tokens[at].low
    if low == "and":
        rest = tokens[at + 1 : last]
        is_in_aside = any(one.text == "," for one in rest)
        return bool(rest) and not rest[0].is_name and not is_in_aside
    return low in _JOINTS


def _object(text: str, tokens: Sequence[Token]) -> Speaker | None:
    last = 0
    while (
        last < min(len(tokens), 12)
        and tokens[last].text not in _EDGES
        and tokens[last].low not in _JOINTS
        and tokens[last].low not in {"on", "in", "at", "to", "during", "told", "who", "late"}
    ):
        last += 1
    return _choose(text, tokens[:last])


def _choose(text: str, tokens: Sequence[Token]) -> Speaker | None:
    """Take the part between commas that names somebody: all names, else any, else the first."""
    parts: list[list[Token]] = [[]]
    for one in tokens:
        if one.text == ",":
            parts.append([])
        else:
            parts[-1].append(one)
    if _speaks_for_another(parts[-1]):
        parts = parts[-1:]
    parts = [part for part in parts if part]
    if not parts:
        return None
    pure = [part for part in parts if all(one.is_name or one.low in TITLES for one in part)]
    known = [part for part in pure if _names(part)]
    part: Sequence[Token] | None = (
        known[-1] if known else next((each for each in parts if _voice(each) is not None), None)
    )
    if part is None:
        return None
    voice = _voice(part)
    if voice is Voice.NAMED and part not in pure:
        part = _trim(part)
    if voice is None or len(part) > 16:
        return None
    wording = text[part[0].start : part[-1].end]
    if wording.endswith(("'s", "’s")):
        return None
    return Speaker(wording, voice, _names(part), *_read_name(part))


def _speaks_for_another(part: Sequence[Token]) -> bool:
    """Whether it is "his spokesperson", "her lawyer": whom it belongs to does not speak."""
    return (
        1 < len(part) <= MOST_OF_OFFICE
        and part[0].low in POSSESSIVES
        and any(one.low in OFFICIAL or one.low in NEAR_ONES for one in part[1:])
    )


MOST_OF_OFFICE = 6
"""Words of an office and a name: "his chief of staff Andriy Yermak"."""


def _read_name(part: Sequence[Token]) -> tuple[str, str]:
    """Return the given name and the surname at the end of a wording, as far as they are told."""
    if not _names(part[-1:]):
        return "", ""
    is_told = len(part) > 1 and _names(part[-2:-1]) and _is_given(part[-2].text)
    return part[-2].low if is_told else "", part[-1].low


def _trim(part: Sequence[Token]) -> Sequence[Token]:
    """Leave the first run of names and titles; what only belongs to a later one is led over.

    The name comes last in "Barcelona striker Ana Costa", and first in "Ana Costa of Barcelona".
    """
    first = next(i for i, one in enumerate(part) if _names([one]))
    last = _last_of_run(part, first)
    following = last + 1
    while following < len(part) and part[following].stem and not part[following].is_name:
        following += 1
    if last + 1 < following < len(part) and part[following].is_name:
        first, last = following, _last_of_run(part, following)
    while first and (part[first - 1].is_name or part[first - 1].low in TITLES):
        first -= 1
    return part[first : last + 1]


def _last_of_run(part: Sequence[Token], at: int) -> int:
    while at + 1 < len(part) and part[at + 1].is_name:
        at += 1
    return at


def _names(part: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        one.low
        for one in part
        if one.is_name
        and one.stem
        and one.low not in TITLES
        and one.low not in _PRONOUNS
        and one.low not in LANDS
        and len(one.low) > 2
    )


def _voice(part: Sequence[Token]) -> Voice | None:
    words = {one.low for one in part}
    if words & UNNAMED:
        return Voice.UNNAMED
    if len(part) == 1 and words & _PRONOUNS:
        return Voice.PRONOUN
    if _names(part) and not (words & _NOBODY and words & OFFICIAL):
        return Voice.NAMED
    if words & OFFICIAL or _speaks_for_another(part):
        return Voice.OFFICIAL
    return Voice.BODY if any(one.is_name and one.low in LANDS for one in part) else None
