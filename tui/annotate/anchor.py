"""Spans of a text as anchors, and anchors found again in a text that may have changed.

It attaches a quote to a sentence only where quote, context or wording leave one answer.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.tags import Anchor, Notebook, SourceEntry, SourceKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Sentence

CONTEXT = 32
"""Code points of prefix and suffix, as in the Web Annotation model's reference implementations."""

EDITED_FLOOR = 0.90
"""Word-level likeness from which a sentence may be the quote in an edited form."""

LEAD = 0.05
"""How much more alike the best sentence must be than the next one."""

DOUBTFUL_FLOOR = 0.60
"""Below this no sentence is even offered."""

CONTEXT_LEAD = 0.25
"""How much better the context of the best occurrence must fit: 16 of 64 code points."""

TELLING_WORDS = 8
"""From this length on a quote that occurs once is known without its context."""

_OCCURRENCE_LIMIT = 5000
_WORD_LIMIT = 250
_RIVAL_LIMIT = 32


class State(StrEnum):
    """What became of an anchor."""

    EXACT = "exact"
    MOVED = "moved"
    EDITED = "edited"
    UNCERTAIN = "uncertain"
    ORPHANED = "orphaned"


class Found(NamedTuple):
    """Where an anchor stands in a text."""

    state: State
    start: int
    """In code points. Of an uncertain anchor the likeliest place; of an orphaned one 0."""
    end: int
    """Exclusive; of an orphaned anchor 0, so that its span is empty."""

    @property
    def is_attached(self) -> bool:
        """Whether the place may be used without asking a person."""
        return self.state in {State.EXACT, State.MOVED, State.EDITED}


_ORPHANED = Found(State.ORPHANED, 0, 0)


class _Passage(NamedTuple):
    """One sentence or several in a row, as words."""

    start: int
    end: int
    words: list[str]


def make_anchor(source: SourceKey, text: str, start: int, end: int) -> Anchor:
    """Anchor `text[start:end]`.

    Raises:
        ValueError: the span is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span of the text: {start} to {end} of {len(text)}")
    return Anchor(
        source=source,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
    )


def find_anchor(
    text: str, anchor: Anchor, *, unchanged: bool, sentences: Sequence[Sentence]
) -> Found:
    """Find where `anchor` stands in `text`, as DESIGN's "Re-anchoring" has it.

    In order: the quote at its place in an unchanged text; the quote where its context fits, with a
    clear lead where it occurs more than once; the most alike sentence (or run of sentences as long
    as the quote) with at least one neighbour kept. What is left in doubt is uncertain.

    Args:
        text: what the article is now.
        anchor: what was marked.
        unchanged: the article has the hash it had when the anchor was made.
        sentences: of `text`, in its order; needed only if the quote is gone.
    """
    return find_anchors(text, (anchor,), unchanged=unchanged, sentences=sentences)[0]


def find_anchors(
    text: str, anchors: Sequence[Anchor], *, unchanged: bool, sentences: Sequence[Sentence]
) -> tuple[Found, ...]:
    """Find several anchors of one text, in the order given; see `find_anchor`.

    Cost: next to nothing while the quotes stand; else the words of `text` are split once, and each
    lost quote costs one look at every sentence.
    """
    found: list[Found] = []
    words: list[list[str]] | None = None
    for anchor in anchors:
        place = _find_quote(text, anchor, unchanged=unchanged)
        if place is None:
            if words is None:
                words = [_words(sentence.text) for sentence in sentences]
            place = _find_alike(text, anchor, sentences, words)
        found.append(place)
    return tuple(found)


def recognise_source(
    notebook: Notebook, file: str, sha256: str, *, others: Sequence[str] = ()
) -> SourceEntry | None:
    """Find the entry of an article: by its hash, then by its path.

    Args:
        notebook: what is known.
        file: as `SourceEntry.file`.
        sha256: of the article's text.
        others: the `file` of the other open articles. Two papers may print one wire story word for
            word; the entry of the one is not taken for the other while both are open.
    """
    alike = [entry for entry in notebook.sources if entry.sha256 == sha256]
    for entry in alike:
        if entry.file == file:
            return entry
    for entry in alike:
        if entry.file not in others:
            return entry
    return next((entry for entry in notebook.sources if entry.file == file), None)


def _find_quote(text: str, anchor: Anchor, *, unchanged: bool) -> Found | None:
    stands = text.startswith(anchor.exact, anchor.start) and anchor.exact != ""
    if unchanged and stands:
        return Found(State.EXACT, anchor.start, anchor.start + len(anchor.exact))
    places, is_all = _occurrences(text, anchor)
    if stands and not is_all:
        places = [*{*places, anchor.start}]
    if not places:
        return None
    fits = sorted(
        ((_context_fit(text, anchor, place), place) for place in places),
        key=lambda pair: (-pair[0], pair[1]),
    )
    fit, start = fits[0]
    if len(fits) == 1 and is_all:
        telling = len(_words(anchor.exact)) >= TELLING_WORDS
        is_clear = start == anchor.start or fit >= CONTEXT_LEAD or telling
    else:
        is_clear = is_all and fit - fits[1][0] >= CONTEXT_LEAD
    if is_clear:
        state = State.EXACT if start == anchor.start else State.MOVED
    else:
        state = State.UNCERTAIN
        start = anchor.start if anchor.start in places else start
    return Found(state, start, start + len(anchor.exact))


def _occurrences(text: str, anchor: Anchor) -> tuple[list[int], bool]:
    """Where the quote stands, not cut out of longer words unless it was so before.

    The second value tells whether that is all: a quote like `e` may occur without end.
    """
    quote = anchor.exact
    opens = _is_word(quote[:1]) and not _is_word(anchor.prefix[-1:])
    closes = _is_word(quote[-1:]) and not _is_word(anchor.suffix[:1])
    places: list[int] = []
    at = -1
    for _ in range(_OCCURRENCE_LIMIT):
        at = text.find(quote, at + 1) if quote else -1
        if at < 0:
            return places, True
        after = at + len(quote)
        cut_off = (opens and at > 0 and _is_word(text[at - 1])) or (
            closes and _is_word(text[after : after + 1])
        )
        if not cut_off:
            places.append(at)
    return places, False


def _is_word(char: str) -> bool:
    return char.isalnum()


def _context_fit(text: str, anchor: Anchor, start: int, end: int | None = None) -> float:
    """How much of prefix and suffix stands around a span, 0.0 to 1.0, blanks taken as equal.

    A prefix shorter than `CONTEXT` reached the start of the text; being there again fits wholly.
    """
    end = start + len(anchor.exact) if end is None else end
    before = _even(text[max(0, start - 3 * CONTEXT) : start])
    after = _even(text[end : end + 3 * CONTEXT])
    prefix, suffix = _even(anchor.prefix), _even(anchor.suffix)
    left = _common(prefix[::-1], before[::-1], edge=len(anchor.prefix) < CONTEXT)
    right = _common(suffix, after, edge=len(anchor.suffix) < CONTEXT)
    return (left + right) / 2


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _common(wanted: str, there: str, *, edge: bool) -> float:
    if not wanted:
        return 1.0 if edge and not there.strip() else 0.0
    same = next(
        (at for at, (one, two) in enumerate(zip(wanted, there, strict=False)) if one != two),
        min(len(wanted), len(there)),
    )
    return same / len(wanted)


def _words(text: str) -> list[str]:
    """Lower-cased words; each character of a script without blanks is one."""
    return [word.lower() for word in _word_pattern().findall(text)]


@cache
def _word_pattern() -> re.Pattern[str]:
    """Compiled only once an article has changed: a class this wide takes 2 ms."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def _find_alike(
    text: str, anchor: Anchor, sentences: Sequence[Sentence], words: list[list[str]]
) -> Found:
    wanted = _words(anchor.exact)
    if not 0 < len(wanted) <= _WORD_LIMIT:
        return _ORPHANED
    rated = _rate(wanted, _passages(len(wanted), sentences, words))
    if not rated or rated[0][0] < DOUBTFUL_FLOOR:
        return _ORPHANED
    score, best = rated[0]
    rival = next(
        (other for other, rest in rated if rest.end <= best.start or rest.start >= best.end), 0.0
    )
    clear = len(rated) < _RIVAL_LIMIT and score - rival >= LEAD
    kept = _context_fit(text, anchor, best.start, best.end) >= CONTEXT_LEAD
    if score >= EDITED_FLOOR and clear and kept:
        return Found(State.EDITED, best.start, best.end)
    return Found(State.UNCERTAIN, best.start, best.end)


def _passages(
    length: int, sentences: Sequence[Sentence], words: list[list[str]]
) -> Iterator[_Passage]:
    """Every sentence, and from each the runs that come nearest to `length` words."""
    for first, sentence in enumerate(sentences):
        run = words[first]
        end = sentence.end
        following = first + 1
        while len(run) < length and following < len(sentences):
            if 2 * len(run) >= length:
                yield _Passage(sentence.start, end, run)
            run = run + words[following]
            end = sentences[following].end
            following += 1
        if 2 * length >= len(run):
            yield _Passage(sentence.start, end, run)


def _rate(wanted: list[str], passages: Iterator[_Passage]) -> list[tuple[float, _Passage]]:
    """Rate what may be the quote or a rival to it, best first, then by place.

    The likeness is difflib's ratio over words. A passage is compared in order only while its
    highest possible ratio (twice the words in common over all words) comes near the best so far,
    and no more than `_RIVAL_LIMIT` are: as many as that leave no clear answer.
    """
    counted = Counter(wanted)
    hopeful: list[tuple[float, _Passage]] = []
    for passage in passages:
        common = sum(min(count, counted[word]) for word, count in Counter(passage.words).items())
        bound = 2 * common / (len(wanted) + len(passage.words))
        if bound >= DOUBTFUL_FLOOR:
            hopeful.append((bound, passage))
    hopeful.sort(key=lambda pair: (-pair[0], pair[1].start, pair[1].end))
    from difflib import SequenceMatcher  # noqa: PLC0415  # starting up does not need it

    matcher: SequenceMatcher[str] = SequenceMatcher(None, b=wanted, autojunk=False)
    rated: list[tuple[float, _Passage]] = []
    best = 0.0
    for bound, passage in hopeful[:_RIVAL_LIMIT]:
        if bound < best - LEAD:
            break
        matcher.set_seq1(passage.words)
        score = matcher.ratio()
        best = max(best, score)
        rated.append((score, passage))
    rated.sort(key=lambda pair: (-pair[0], pair[1].start, pair[1].end))
    return rated
