"""Where the sentences of one paragraph part: by sentencex, mended where news wants otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import sentencex

from tui.patterns import late
from tui.split.lists import is_numeral, numerals, within
from tui.split.stops import STARTERS, goes_on, is_inner_stop, is_lower, is_short, is_starter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.split.lists import Span

BLOCK = 2_000
"""Code points given to sentencex at once, which is slow on long lines without a stop."""

# sentencex never cuts inside quotations, and news quotes several sentences at once. Quotation marks
# are therefore blanked out before it looks; apostrophes stay.
# The patterns begin with one set of characters, which is what `re` finds fastest.
_DOUBLE = str.maketrans(dict.fromkeys('"“”„‟«»‹›', " "))
_SINGLES = frozenset("'‘‚’")
_SINGLE = late(r"['‘‚](?<![\w’'].)(?=\w)|['’](?<=[.,!?…].)(?!\w)")
_CLOSERS = "\"”“»«›‹’'‘)]」』"
_DASHES = "–—― \u00a0"
_OPENERS = "\"“„‟«»‹›‘‚'([¿¡「『"

# “Why now?” Smith asked: the mark ends the quotation, not the sentence.
_SPEECH = (
    "said|says|asked|asks|added|adds|told|tells|wrote|writes|tweeted|posted|cried|shouted|yelled"
    "|exclaimed|replied|answered|continued|joked|quipped|recalled|wondered|warned|argued|declared"
)
_SPEAKER = late(
    rf"(?:[A-Z][\w’'.-]*\s+){{1,5}}(?:{_SPEECH})\b(?!\s+(?:that|the|he|she|it|they|his|her|a)\b)"
)

# Stops that sentencex passes by: glued to the next sentence, before a bracket, after `…`.
_MISSED = late(
    r"[.!?…)\]”\"“](?:"
    r"(?<=[a-z]{2}[.!?])(?P<glued>[\"”’]?)(?=[A-Z][a-z]+[\s,’'])(?!(?:Com|Net|Org)\b)"
    r"|(?<=[\w%”\"’][.!?][)\]])(?P<bracket>)(?=\s+[\"“‘(\[]?[A-Z])"
    r"|(?<=\w…)(?P<ellipsis>)(?=\s+[A-Z][a-z]*\s)"
    r"|(?<=\bno\.)(?P<no>)(?=\s+[\"“]?[A-Z])"
    r"|(?<=\w[”\"“])(?=\s+(?P<quote>[A-Z][a-z]*)\b))"
)
# A heading or a caption that lost its line end: “Water and power In the north, taps ran dry.”
_RUN_ON = late(
    r"(?P<run_on>(?<=\w)(?=\s(?:In|At|After|During|Following|Despite) (?:the|a|an|its)\b))"
)
_RUN_ON_WORDS = (" In ", " At ", " After ", " During ", " Following ", " Despite ")
_OPENS = frozenset('“„"')
_QUOTED = late(r"[“„\"](?:(?<=\")[^\"]*\"|(?<!\")[^“”„]*[”“])")


class _Line(NamedTuple):
    text: str
    language: str
    masked: str
    """The same without quotation marks, which are blanks here."""
    numerals: list[Span]
    """The `1.` `2.` or `a)` `b)` or bullets of a list inside the line."""
    quoted: list[Span]
    straight: list[int]
    """Places of straight quotation marks."""

    def is_open(self, at: int) -> bool:
        """Whether a straight mark at `at` would close a quotation."""
        return bisect_left(self.straight, at) % 2 == 1


def split_line(line: str, start: int, language: str) -> Iterator[Span]:
    """Yield the sentences of a paragraph that begins at `start` of its text."""
    at = 0
    for cut_end, cut_start in _cuts(line, language):
        piece = line[at:cut_end]
        if any(char.isalnum() for char in piece) and not is_numeral(piece):
            yield start + at, start + cut_end
            at = cut_start
    yield start + at, start + len(line)


def _cuts(text: str, language: str) -> list[Span]:
    """Where sentences part: (end of the one, start of the next)."""
    line = _look_at(text, language)
    cuts = [
        cut
        for cut in (_in_line(line, at) for at in _boundaries(line.masked, language))
        if cut is not None and not _is_wrong(line, cut)
    ]
    if line.numerals and not line.text[: line.numerals[0][0]].strip():
        cuts = _part_items(line, cuts)
    known = {start for _, start in cuts}
    patterns = (_MISSED, _RUN_ON) if any(word in text for word in _RUN_ON_WORDS) else (_MISSED,)
    for missed in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        cut = _missed_cut(line, missed)
        if cut is not None and cut[1] not in known:
            cuts.append(cut)
    return sorted(cuts)


def _part_items(line: _Line, cuts: list[Span]) -> list[Span]:
    """Part the items of a list that a line begins with, stop or no stop."""
    starts = {start for start, _ in line.numerals[1:] if not within(line.quoted, start)}
    return [
        *(cut for cut in cuts if cut[1] not in starts),
        *((len(line.text[:start].rstrip()), start) for start in starts),
    ]


def _look_at(text: str, language: str) -> _Line:
    return _Line(
        text,
        language,
        _without_quotes(text),
        numerals(text),
        [] if _OPENS.isdisjoint(text) else [found.span() for found in _QUOTED.finditer(text)],
        [found.start() for found in re.finditer('"', text)] if '"' in text else [],
    )


def _without_quotes(text: str) -> str:
    masked = text.translate(_DOUBLE)
    return masked if _SINGLES.isdisjoint(text) else _SINGLE.sub(" ", masked)


def _boundaries(masked: str, language: str) -> Iterator[int]:
    """Yield where sentencex starts a sentence, 0 left out; long lines go to it in blocks."""
    at = 0
    while at < len(masked):
        block = masked[at : at + BLOCK]
        found = sentencex.get_sentence_boundaries(language, block)
        starts = [one["start_index"] for one in found]
        last = at + BLOCK >= len(masked)
        yield from (at + start for start in starts if start)
        if last:
            return
        if starts and starts[-1]:
            at += starts[-1]
        else:
            blank = block.rfind(" ", 1)
            at += blank if blank > 0 else BLOCK


def _in_line(line: _Line, at: int) -> Span | None:
    """Give quotation marks around a boundary back to the sentence they belong to."""
    text, masked = line.text, line.masked
    end = at
    while end and masked[end - 1].isspace():
        end -= 1
    if not end:
        return None
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    if end > 0 and text[end - 1] in _CLOSERS and text[end : end + 1] == ".":
        end += 1  # «Why?».
    if (
        text[end : end + 2] in {" »", "\u00a0»", "\u202f»"}
        and not text[end + 2 : end + 3].isalnum()
    ):
        end += 2
    start = _skip_blanks(text, end)
    if text[start : start + 2] == '" ' and line.is_open(start):
        end = start + 1  # a closing mark that a blank keeps from its quotation
        start = _skip_blanks(text, end)
    if start == end and text[end - 1] in "“„«‘‚" and masked[end - 1] == " ":
        start = end = end - 1
    return (end, start) if end > 0 and start < len(text) else None


def _is_wrong(line: _Line, cut: Span) -> bool:
    """Whether sentencex took something else for the end of a sentence."""
    end, start = cut
    before = line.masked[max(0, end - 30) : end].rstrip()
    after = line.text[start : start + 80].lstrip(_OPENERS)
    if start == end and is_inner_stop(before, after):
        return True
    if within(line.numerals, end) or within(line.numerals, start + 1):
        opens = within(line.numerals, start + 1) and not within(line.numerals, start)
        return not opens or within(line.quoted, start)
    if line.text[end - 1] in "」』" and "ぁ" <= after[:1] <= "ゖ":
        return True  # 「...。」と述べた
    if line.text[end - 1] in _CLOSERS or before[-1:] in {"!", "?"}:
        asked = before[-1:] != "." and line.text[end - 1] in _CLOSERS
        return is_lower(after.lstrip(_DASHES)) or (asked and _SPEAKER.match(after) is not None)
    if not before.endswith("."):
        return before[-1:].isalnum()
    return goes_on(before, after) or is_short(before, line.language)


def _missed_cut(line: _Line, missed: re.Match[str]) -> Span | None:
    end = missed.end()
    start = _skip_blanks(line.text, end)
    if start >= len(line.text):
        return None
    match missed.lastgroup:
        case "quote":
            closes = missed.group() != '"' or line.is_open(missed.start())
            right = closes and missed["quote"] in STARTERS
        case "bracket":
            right = _is_own_sentence(line.text, end)
        case "ellipsis":
            right = is_starter(line.text[start : start + 20])
        case "run_on":
            right = not within(line.quoted, end)
        case _:
            right = True
    return (end, start) if right else None


def _is_own_sentence(text: str, end: int) -> bool:
    """Whether a bracket that closes before `end` stands after a sentence, or is a long aside."""
    least = max(0, end - BLOCK)
    opener = max(text.rfind("(", least, end), text.rfind("[", least, end))
    if opener < 0:
        return False
    before = text[max(0, opener - 9) : opener].rstrip()[-1:]
    return before in {"", ".", "!", "?", "”", '"'} or text.count(" ", opener, end) >= 3


def _skip_blanks(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at
