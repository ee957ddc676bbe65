"""Text to sentences with their exact place, by sentencex; what news wants otherwise is mended here.

Nothing is rewritten: the answer is spans of the text as it stands, and every word lies in one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import sentencex

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE_LIMIT = 20_000
"""Sentences of one article that are compared at most; who calls says so when it is passed."""

BLOCK = 2_000
"""Code points given to sentencex at once, which is slow on long lines without a stop."""

WRAP_LEAST, WRAP_MOST = 40, 110
"""Widths in code points at which people and mail programs wrap a text by hand."""

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-*+•·●○▪▫■□◦‣⁃►▶]\s+(?=\S)|[-*+•·●○▪▫■□◦‣⁃►▶–—]\s*$")

_MARKED = re.compile(r"[-*+•#>|]|\d{1,2}[.)]\s")

# sentencex never cuts inside quotations, and news quotes several sentences at once. Quotation marks
# are therefore blanked out before it looks; apostrophes stay.
# The patterns begin with one set of characters, which is what `re` finds fastest.
_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile(r"['‘‚](?<![\w’'].)(?=\w)|['’](?<=[.,!?…].)(?!\w)")
_CLOSERS = "\"”“»«’'‘)]"
_OPENERS = "\"“„‟«»‘‚'([¿¡"

# A word that begins a sentence and hardly ever goes on with a name: where a stop is missing after a
# quotation, or may belong to an abbreviation, it decides.
_STARTER_WORDS = (
    "A After All Although An And As At Before Both But By During Each Earlier Even For From He "
    "Her Here His How However I If In It Its Last Later Many Meanwhile More Most Mr Mrs Ms My "
    "No Nor Not On One Or Other Our She Since So Some Still Such That The Their Then There "
    "These They This Those Though Three Two Under Until We What When Where Which While Who Why "
    "With Yet You Your"
)
_STARTERS = frozenset(_STARTER_WORDS.split())

# Abbreviations sentencex does not know, before a number or a name.
_BEFORE_NUMBER = re.compile(
    r"\b(?:Vol|Vols|Ch|Chap|Sec|Nr|No|Nos|approx|est|ca|c|pp?|fig|figs|vol|no|nos|para|ver|v)\.$"
)
_BEFORE_NAME = re.compile(
    r"\b(?:Mx|Atty|Spc|Amb|Dep|Asst|Assn|Ald|Cllr|Cdr|Cmdr|Comdr|Gens|Sens|Reps|Drs|Profs|Sgts|Lts"
    r"|Mgr|Mlle|Mme|Ave|Blvd|Hwy|Rte)\.$"
)
_MONTH_OR_DAY = re.compile(r"\b(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Sept|ft|in|oz|lb|min|hr)\.$")
# German ordinals: am 6. Januar, im 19. Jahrhundert.
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}\.$")
_AFTER_ORDINAL = re.compile(
    r"(?:Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jahrhundert|Jahrestag|Weltkrieg)"
)
_OCLOCK = re.compile(r"\b[ap]\.?m\.$", re.IGNORECASE)
_AFTER_OCLOCK = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}T|GMT|UTC|Eastern|Central|Mountain"
    r"|Pacific|Moscow|Kyiv|London|Paris|Beijing)\b"
)
_WORD = re.compile(r"[^\W\d_]+")

# “Why now?” Smith asked: the mark ends the quotation, not the sentence.
_SPEECH = (
    "said|says|asked|asks|added|adds|told|tells|wrote|writes|tweeted|posted|cried|shouted|yelled"
    "|exclaimed|replied|answered|continued|joked|quipped|recalled|wondered|warned|argued|declared"
)
_SPEAKER = re.compile(
    rf"(?:[A-Z][\w’'.-]*\s+){{1,5}}(?:{_SPEECH})\b(?!\s+(?:that|the|he|she|it|they|his|her|a)\b)"
)

# Stops that sentencex passes by: glued to the next sentence, before a bracket, after `…`.
_MISSED = re.compile(
    r"[.!?…)\]”\"“](?:"
    r"(?<=[a-z]{2}[.!?])(?P<glued>[\"”’]?)(?=[A-Z][a-z]+[\s,’'])(?!(?:Com|Net|Org)\b)"
    r"|(?<=[\w%”\"’][.!?][)\]])(?P<bracket>)(?=\s+[\"“‘(\[]?[A-Z])"
    r"|(?<=\w…)(?P<ellipsis>)(?=\s+[A-Z][a-z]*\s)"
    r"|(?<=\bno\.)(?P<no>)(?=\s+[\"“]?[A-Z])"
    r"|(?<=\w[”\"“])(?=\s+(?P<quote>[A-Z][a-z]*)\b))"
)
# A heading or a caption that lost its line end: “Water and power In the north, taps ran dry.”
_RUN_ON = re.compile(
    r"(?P<run_on>(?<=\w)(?=\s(?:In|At|After|During|Following|Despite) (?:the|a|an|its)\b))"
)
_RUN_ON_WORDS = (" In ", " At ", " After ", " During ", " Following ", " Despite ")
_QUOTED = re.compile(r"[“„\"](?:(?<=\")[^\"]*\"|(?<!\")[^“”„]*[”“])")
_NUMERAL = re.compile(r"(?<!\d)(?<![\d][.,])(?<![$€£])\b(?:(\d{1,2})[.)]|([a-z])\))(?=\s)")


_NUMERAL_ALONE = re.compile(r"\(?(?:\d{1,2}[.)]|[a-zA-Z]\))")


class _Line(NamedTuple):
    text: str
    masked: str
    """The same without quotation marks, which are blanks here."""
    numerals: list[Span]
    """The `1.` `2.` or `a)` `b)` of a list inside the line."""
    quoted: list[Span]
    straight: list[int]
    """Places of straight quotation marks."""

    def is_open(self, at: int) -> bool:
        """Whether a straight mark at `at` would close a quotation."""
        return bisect_left(self.straight, at) % 2 == 1


def split_sentences(text: str) -> list[Span]:
    """Find the sentences of `text`: in order, apart from each other, without blanks at their ends.

    A line end always ends a sentence, unless the paragraph is plainly wrapped by hand at some
    width. Every character that is not blank lies in a span, except a bullet before an item.
    Cost: linear, 20 to 40 µs a sentence of ordinary news.
    """
    spans: list[Span] = []
    for start, end in _paragraphs(text):
        bullet = _BULLET.match(text, start, end)
        begin = bullet.end() if bullet else start
        if begin < end:
            spans.extend(_split_line(text, begin, end))
    return spans


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield lines without the blanks around them; lines wrapped by hand are taken together."""
    run: list[Span] = []
    for line in _LINE.finditer(text):
        bare = line.group().strip()
        if not bare:
            continue
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        if run and text[run[-1][1] : start].strip(" \t") != "\n":
            yield from _unwrap(text, run)
            run = []
        run.append((start, start + len(bare)))
    yield from _unwrap(text, run)


def _unwrap(text: str, run: list[Span]) -> list[Span]:
    """Take lines in a row for one paragraph if no line had room for the next line's first word."""
    width = max((end - start for start, end in run), default=0)
    if len(run) < 2 or not WRAP_LEAST <= width <= WRAP_MOST:
        return run
    goes_on = False
    for (start, end), (below, below_end) in pairwise(run):
        word = text[below:below_end].split(None, 1)[0]
        if end - start + 1 + len(word) <= width or _MARKED.match(text, below):
            return run
        goes_on = goes_on or (word[0].islower() and text[end - 1] not in ".!?…:")
    return [(run[0][0], run[-1][1])] if goes_on else run


def _split_line(text: str, start: int, end: int) -> Iterator[Span]:
    line = text[start:end]
    at = 0
    for cut_end, cut_start in _cuts(line):
        piece = line[at:cut_end]
        if any(char.isalnum() for char in piece) and _NUMERAL_ALONE.fullmatch(piece) is None:
            yield start + at, start + cut_end
            at = cut_start
    yield start + at, end


def _cuts(text: str) -> list[Span]:
    """Where sentences part: (end of the one, start of the next)."""
    line = _look_at(text)
    cuts = [
        cut
        for cut in (_in_line(line, at) for at in _boundaries(line.masked))
        if cut is not None and not _is_wrong(line, cut)
    ]
    known = {start for _, start in cuts}
    patterns = (_MISSED, _RUN_ON) if any(word in text for word in _RUN_ON_WORDS) else (_MISSED,)
    for missed in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
        cut = _missed_cut(line, missed)
        if cut is not None and cut[1] not in known:
            cuts.append(cut)
    return sorted(cuts)


def _look_at(text: str) -> _Line:
    return _Line(
        text,
        _SINGLE.sub(" ", _DOUBLE.sub(" ", text)),
        _numerals(text),
        [found.span() for found in _QUOTED.finditer(text)],
        [found.start() for found in re.finditer('"', text)] if '"' in text else [],
    )


def _boundaries(masked: str) -> Iterator[int]:
    """Yield where sentencex starts a sentence, 0 left out; long lines go to it in blocks."""
    at = 0
    while at < len(masked):
        block = masked[at : at + BLOCK]
        starts = [found["start_index"] for found in sentencex.get_sentence_boundaries("en", block)]
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
    if text[end : end + 2] in {"\u00a0»", "\u202f»"}:
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
    if _within(line.numerals, end) or _within(line.numerals, start + 1):
        opens = _within(line.numerals, start + 1) and not _within(line.numerals, start)
        return not opens or _within(line.quoted, start)
    if line.text[end - 1] in _CLOSERS or before[-1:] in {"!", "?"}:
        asked = before[-1:] != "." and line.text[end - 1] in _CLOSERS
        return _is_lower(after) or (asked and _SPEAKER.match(after) is not None)
    return before[-1:].isalnum() or (before.endswith(".") and _goes_on(before, after))


def _goes_on(before: str, after: str) -> bool:
    """Whether a stop belongs to an abbreviation in the middle of a sentence."""
    if _BEFORE_NUMBER.search(before):
        return after[:1].isdigit()
    if _BEFORE_NAME.search(before):
        return not _is_starter(after)
    if _MONTH_OR_DAY.search(before):
        return after[:1].isdigit() or after[:1].islower()
    if _ORDINAL.search(before):
        return _AFTER_ORDINAL.match(after) is not None
    return _OCLOCK.search(before) is not None and _AFTER_OCLOCK.match(after) is not None


def _missed_cut(line: _Line, missed: re.Match[str]) -> Span | None:
    end = missed.end()
    start = _skip_blanks(line.text, end)
    if start >= len(line.text):
        return None
    match missed.lastgroup:
        case "quote":
            closes = missed.group() != '"' or line.is_open(missed.start())
            right = closes and missed["quote"] in _STARTERS
        case "bracket":
            right = _is_own_sentence(line.text, end)
        case "ellipsis":
            right = _is_starter(line.text[start : start + 20])
        case "run_on":
            right = not _within(line.quoted, end)
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


def _numerals(line: str) -> list[Span]:
    """Places of `1.` `2.` or `a)` `b)` that count up from the first: a list inside a line."""
    if not any(first in line for first in ("1.", "1)", "a)")):
        return []
    found: list[Span] = []
    wanted = 0
    for numeral in _NUMERAL.finditer(line):
        value = int(numeral[1]) if numeral[1] else ord(numeral[2]) - ord("a") + 1
        opens = (
            value == 1
            and not line[max(0, numeral.start() - 9) : numeral.start()].rstrip()[-1:].isalnum()
        )
        if opens or value == wanted:
            wanted = value + 1
            found.append(numeral.span())
    return found if len(found) > 1 else []


def _within(spans: list[Span], at: int) -> bool:
    """Whether `at` lies inside one of `spans`, its start left out, its end taken in."""
    number = bisect_left(spans, (at, 0)) - 1
    return number >= 0 and spans[number][0] < at <= spans[number][1]


def _skip_blanks(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at


def _is_lower(after: str) -> bool:
    word = _WORD.match(after)
    return word is not None and word.group().islower()


def _is_starter(after: str) -> bool:
    word = _WORD.match(after)
    return word is not None and word.group() in _STARTERS
