"""Spans of a text as anchors, and anchors found again in a text that may have changed.

It attaches a quote to a sentence only where quote, context or wording leave one answer.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.context import CONTEXT, WIDEST, Neighbours
from tui.annotate.tags import Anchor, Notebook, SourceEntry, SourceKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.seek import Seeker
    from tui.model import Sentence

TWIN_FIT = 0.25
"""How much of the context another occurrence of a quote may share, or else it is given more."""

_TWIN_LIMIT = 100


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


ORPHANED = Found(State.ORPHANED, 0, 0)
"""It stands nowhere."""


def make_anchor(source: SourceKey, text: str, start: int, end: int) -> Anchor:
    """Anchor `text[start:end]`.

    A quote that stands elsewhere in the text too gets twice the usual context, and more until that
    tells it from the others. So it is known for one that had twins, and never found by its words
    alone.

    Raises:
        ValueError: the span is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span of the text: {start} to {end} of {len(text)}")
    anchor = _anchor(source, text, start, end, CONTEXT)
    twins = _twins(text, start, end)
    width = CONTEXT
    while twins and width < WIDEST:
        width *= 2
        anchor = _anchor(source, text, start, end, width)
        around, length = Neighbours(anchor), end - start
        twins = [at for at in twins if around.fit(text, at, at + length).mean > TWIN_FIT]
    return anchor


def _anchor(source: SourceKey, text: str, start: int, end: int, width: int) -> Anchor:
    return Anchor(
        source=source,
        exact=text[start:end],
        prefix=text[max(0, start - width) : start],
        suffix=text[end : end + width],
        start=start,
        end=end,
    )


def _twins(text: str, start: int, end: int) -> list[int]:
    """Where else the words of a span stand; not all of them where they stand everywhere."""
    quote = text[start:end]
    twins: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(twins) < _TWIN_LIMIT:
        if at != start:
            twins.append(at)
        at = text.find(quote, at + 1)
    return twins


def find_anchor(
    text: str, anchor: Anchor, *, unchanged: bool, sentences: Sequence[Sentence]
) -> Found:
    """Find where `anchor` stands in `text`, as DESIGN's "Re-anchoring" has it.

    In order: the quote at its place in an unchanged text; the quote where its context fits, with a
    clear lead where it occurs more than once; the same in another typography; the most alike
    sentence (or run of sentences as long as the quote) with at least one neighbour kept; what
    stands between the old neighbours. What is left in doubt is uncertain. Words that a person saw
    to be gone are found only if they are back.

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
    seeker: Seeker | None = None
    for anchor in anchors:
        start, quote = anchor.start, anchor.exact
        if unchanged and quote and not anchor.gone and text.startswith(quote, start):
            found.append(Found(State.EXACT, start, start + len(quote)))
            continue
        if seeker is None:
            from tui.annotate.seek import Seeker  # noqa: PLC0415  # most articles never change

            seeker = Seeker(text, sentences)
        place = seeker.find(anchor)
        is_back = place.state in {State.EXACT, State.MOVED}
        found.append(ORPHANED if anchor.gone and not is_back else place)
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
