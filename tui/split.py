"""Text to sentences with their exact place, by sentencex; what news wants otherwise is mended here.

Nothing is rewritten: the answer is spans of the text as it stands, and every word lies in one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

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
_QUOTE = re.compile(r"""["“”„‟«»]|(?<![\w’'])['‘‚](?=\w)|(?<=[.,!?…])['’](?!\w)""")
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
    r"(?P<glued>(?<=[a-z]{2})[.!?][\"”’]?(?=[A-Z][a-z]+[\s,’'])(?!(?:Com|Net|Org)\b))"
    r"|(?P<bracket>(?<=[\w%”\"’][.!?])[)\]](?=\s+[\"“‘(\[]?[A-Z]))"
    r"|(?P<ellipsis>(?<=\w)…(?=\s+[A-Z][a-z]*\s))"
    r"|(?P<run_on>(?<=\w)(?=\s+(?:In|At|After|During|Following|Despite) (?:the|a|an|its)\b))"
    r"|(?P<quote>(?<=\w)[”\"“](?=\s+(?P<starter>[A-Z][a-z]*)\b))"
)
_NUMERAL = re.compile(r"(?<!\d)(?<![\d][.,])(?<![$€£])\b(?:(\d{1,2})[.)]|([a-z])\))(?=\s)")


def split_sentences(text: str) -> list[Span]:
    """Find the sentences of `text`: in order, apart from each other, without blanks at their ends.

    A line end always ends a sentence, unless the paragraph is plainly wrapped by hand at some
    width. Every character that is not blank lies in a span, except a bullet before an item.
    Cost: linear, about 10 µs a sentence.
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
        if any(char.isalnum() for char in line[at:cut_end]):
            yield start + at, start + cut_end
            at = cut_start
    yield start + at, end


def _cuts(line: str) -> list[Span]:
    """Where sentences part: (end of the one, start of the next)."""
    masked = _QUOTE.sub(" ", line)
    numerals = _numerals(line)
    quoted = _quoted(line) if numerals else []
    cuts = [
        cut
        for cut in (_in_line(line, masked, at) for at in _boundaries(masked))
        if cut is not None and not _is_wrong(line, masked, cut, numerals, quoted)
    ]
    known = {start for _, start in cuts}
    for missed in _MISSED.finditer(line):
        cut = _missed_cut(line, missed)
        if cut is not None and cut[1] not in known:
            cuts.append(cut)
    return sorted(cuts)


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


def _in_line(line: str, masked: str, at: int) -> Span | None:
    """Give quotation marks around a boundary back to the sentence they belong to."""
    end = len(masked[:at].rstrip())
    if not end:
        return None
    while end < len(line) and line[end] in _CLOSERS:
        end += 1
    if line[end : end + 2] in {"\u00a0»", "\u202f»"}:
        end += 2
    start = end
    while start < len(line) and line[start].isspace():
        start += 1
    if start == end and end and line[end - 1] in "“„«‘‚" and masked[end - 1] == " ":
        start = end = end - 1
    return (end, start) if end > 0 and start < len(line) else None


def _is_wrong(line: str, masked: str, cut: Span, numerals: list[Span], quoted: list[Span]) -> bool:
    """Whether sentencex took something else for the end of a sentence."""
    end, start = cut
    before = masked[max(0, end - 30) : end].rstrip()
    after = line[start : start + 80].lstrip(_OPENERS)
    if any(a <= start <= b or a < end <= b for a, b in numerals):
        opens = any(a == start for a, _ in numerals)
        return not opens or any(a < start < b for a, b in quoted)
    if line[end - 1] in _CLOSERS or before[-1:] in {"!", "?"}:
        asked = before[-1:] != "." and line[end - 1] in _CLOSERS
        return _is_lower(after) or (asked and _SPEAKER.match(after) is not None)
    return before.endswith(".") and _goes_on(before, after)


def _goes_on(before: str, after: str) -> bool:
    """Whether a stop belongs to an abbreviation in the middle of a sentence."""
    if _BEFORE_NUMBER.search(before):
        return after[:1].isdigit()
    if _BEFORE_NAME.search(before):
        return not _is_starter(after)
    if _MONTH_OR_DAY.search(before):
        return after[:1].isdigit() or after[:1].islower()
    return _OCLOCK.search(before) is not None and _AFTER_OCLOCK.match(after) is not None


def _missed_cut(line: str, missed: re.Match[str]) -> Span | None:
    end = missed.end()
    start = end
    while start < len(line) and line[start].isspace():
        start += 1
    if start >= len(line):
        return None
    kind = missed.lastgroup
    if missed["quote"] is not None:
        kind = "quote"
    match kind:
        case "quote":
            opened = missed.group() == '"' and line.count('"', 0, missed.start()) % 2 == 0
            if opened or missed["starter"] not in _STARTERS:
                return None
        case "bracket":
            opener = max(line.rfind("(", 0, end), line.rfind("[", 0, end))
            inside = line[opener + 1 : end]
            alone = line[:opener].rstrip()[-1:] in {"", ".", "!", "?", "”", '"'}
            if opener < 0 or not (alone or inside.count(" ") >= 3):
                return None
        case "ellipsis":
            if not _is_starter(line[start:]):
                return None
        case "run_on":
            if any(a < end < b for a, b in _quoted(line)):
                return None
        case _:
            pass
    return end, start


def _numerals(line: str) -> list[Span]:
    """Places of `1.` `2.` or `a)` `b)` that count up from the first: a list inside a line."""
    found: list[Span] = []
    wanted: int | None = None
    for numeral in _NUMERAL.finditer(line):
        value = int(numeral[1]) if numeral[1] else ord(numeral[2]) - ord("a") + 1
        if value in {1, wanted}:
            wanted = value + 1
            found.append(numeral.span())
    return found if len(found) > 1 else []


def _quoted(line: str) -> list[Span]:
    """Spans of the quotations with marks that open and close."""
    return [found.span() for found in re.finditer(r"[“„][^“”„]*[”“]|\"[^\"]*\"", line)]


def _is_lower(after: str) -> bool:
    word = _WORD.match(after)
    return word is not None and word.group().islower()


def _is_starter(after: str) -> bool:
    word = _WORD.match(after)
    return word is not None and word.group() in _STARTERS
