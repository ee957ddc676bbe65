"""The one-column ruler at a pane's right edge: where in the article the marks lie."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.model import Place, Status
from tui.show.sheet import Line
from tui.show.themes import Ground, Ink
from tui.view.panes import has_statuses

if TYPE_CHECKING:
    from tui.model import Source
    from tui.session.desk import Desk
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs


Hits = tuple[int, ...]
"""Sentences that hold what is searched for."""


class Ruler:
    """Lines of one cell, kept for each source until its marks or its height change.

    A row stands for an equal part of the article's characters, so nothing need be wrapped for it.
    Of several marks on a row what is searched for is shown before a tag, that before a unique
    sentence, that before a shared one.
    The rows on the screen stand on another ground; without hue a line runs along them.
    """

    def __init__(self, styles: Styles, glyphs: Glyphs) -> None:
        signs = {
            "": (" ", Ink.QUIET),
            "shared": (glyphs.ruler_shared, Ink.SHARED),
            "unique": (glyphs.ruler_unique, Ink.UNIQUE),
            "tagged": (glyphs.ruler_tagged, Ink.TEXT),
        }
        found = Line([Segment(glyphs.ruler_found, styles(Ink.FOUND, Ground.FOUND))])
        self._cells = {
            (kind, is_seen): Line([Segment(sign, styles(ink, ground))])
            for kind, (sign, ink) in signs.items()
            for is_seen, ground in ((False, Ground.PAGE), (True, Ground.STRIP))
        }
        self._cells |= {("found", False): found, ("found", True): found}
        if not styles.has_hue:
            line = Segment(glyphs.ruler_view, styles(Ink.QUIET, Ground.PAGE))
            self._cells["", True] = Line([line])
        self._kinds: dict[int, tuple[Desk, int, Hits, list[str]]] = {}

    def lines(
        self, desk: Desk, source: int, height: int, seen: tuple[int, int], hits: Hits
    ) -> list[Line]:
        """One line a row; `seen` are the first and last sentence on the screen."""
        kept = self._kinds.get(source)
        if kept is None or kept[0] is not desk or kept[1] != height or kept[2] is not hits:
            kinds = _kinds(desk, source, height)
            sentences = desk.comparison.sources[source].sentences
            for hit in hits:
                kinds[sentences[hit].start * height // (sentences[-1].end or 1)] = "found"
            kept = self._kinds[source] = (desk, height, hits, kinds)
        sentences = desk.comparison.sources[source].sentences
        total = _length(desk.comparison.sources[source])
        top = sentences[seen[0]].start * height // total
        bottom = max(top, (sentences[seen[1]].end * height - 1) // total)
        cells = self._cells
        return [cells[kind, top <= y <= bottom] for y, kind in enumerate(kept[3])]


def _length(source: Source) -> int:
    return source.sentences[-1].end or 1 if source.is_whole else len(source.text)


def _kinds(desk: Desk, source: int, height: int) -> list[str]:
    sentences = desk.comparison.sources[source].sentences
    statuses = desk.comparison.statuses[source]
    total = _length(desk.comparison.sources[source])
    starts = [sentence.start for sentence in sentences]
    is_told = has_statuses(desk)
    kinds = []
    for y in range(height):
        first = bisect_left(starts, y * total / height)
        last = bisect_left(starts, (y + 1) * total / height)
        kind = ""
        for n in range(first, last):
            if desk.annotations_at.get(Place(source, n)):
                kind = "tagged"
                break
            if is_told and statuses[n] is Status.UNIQUE:
                kind = "unique"
            elif statuses[n] in {Status.SHARED, Status.PARTLY} and not kind:
                kind = "shared"
        kinds.append(kind)
    return kinds
