"""Who is said to have said it: the words before or after a verb of saying, and what kind they are.

It reads word order alone, so it finds the speaker of plain news sentences and says nothing where
the order is another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import SPEECH, Token, word_set
from tui.compare.lands import LANDS
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
_LED_IN = {
    "according": ("to",), "laut": (), "nach": ("angaben", "von"), "selon": (), "según": (),
    "по": ("словам",), "за": ("словами",),
}  # fmt: skip
"""What stands before a speaker and says that he said it: the first word, and the others."""

_UNNAMED = word_set(
    """
    source sources insider insiders anonymity witness witnesses person people someone somebody
    whistleblower critics quelle quellen zeuge zeugen augenzeuge augenzeugen anonyme témoin
    fuente testigo источник свидетель очевидец джерело свідок
    """
)
_OFFICIAL = word_set(
    """
    official officials spokesperson spokesman spokeswoman spokespeople government ministry
    police authorities minister office department company statement court prosecutors council
    agency army military administration officers regulator union delegation firm club bank
    embassy president coach mayor chief negotiator
    sprecher sprecherin polizei behörden regierung feuerwehr ministerium staatsanwaltschaft
    police gouvernement porte-parole autorités policía gobierno portavoz autoridades
    полиция мэрия мэрии правительство ведомство пресс-служба пресс-секретарь чиновник министерство
    поліція уряд мерія міністерство речник
    """
)
_TITLES = word_set(
    """
    president prime minister chancellor king queen mr mrs ms sir dr foreign defence defense
    secretary general chairman lord lady senator spokesman spokeswoman spokesperson coach mayor
    chief envoy negotiator judge professor captain leader ministry police officer detective
    inspector sergeant head director manager owner agent lawyer analyst economist the a an
    einsatzleiter bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin minister
    ministerin kanzler kanzlerin sprecher sprecherin herr frau der die président ministre maire
    presidente ministro ministra alcalde alcaldesa la le el
    мэр мэра города города президент президента министр министра
    губернатор губернатора заместитель заместителя директор директора мер мера міністр
    """
)

REACH = 28
"""Tokens from a verb of saying in which its subject is looked for."""


class Speaker(NamedTuple):
    """Who speaks, as the article words it."""

    wording: str
    voice: Voice
    names: frozenset[str]
    """Lower-case names that tell who it is; titles and nations are none."""


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


def _is_turned(tokens: Sequence[Token], at: int) -> bool:
    """Whether the speaker follows the verb: ", said Ana Costa", ", sagte ein Sprecher"."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].text != ",":
        return False
    after = tokens[at + 1]
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
    rest = _LED_IN.get(tokens[at].low)
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
    parts = [part for part in parts if part]
    if not parts:
        return None
    pure = [part for part in parts if all(one.is_name or one.low in _TITLES for one in part)]
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
    return Speaker(wording, voice, _names(part))


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
    while first and (part[first - 1].is_name or part[first - 1].low in _TITLES):
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
        and one.low not in _TITLES
        and one.low not in _PRONOUNS
        and one.low not in LANDS
        and len(one.low) > 2
    )


def _voice(part: Sequence[Token]) -> Voice | None:
    words = {one.low for one in part}
    if words & _UNNAMED:
        return Voice.UNNAMED
    if len(part) == 1 and words & _PRONOUNS:
        return Voice.PRONOUN
    if _names(part) and not (words & _NOBODY and words & _OFFICIAL):
        return Voice.NAMED
    if words & _OFFICIAL:
        return Voice.OFFICIAL
    return Voice.BODY if any(one.is_name and one.low in LANDS for one in part) else None
