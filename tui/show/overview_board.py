"""Draws the overview: the table of shares, then one part after the other, wrapped to the width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from tui.layout import wrap
from tui.show.board import Board, hint_bar
from tui.show.sheet import strip_of
from tui.show.styles import TINTS
from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.strip import Strip

    from tui.compare import Share
    from tui.view.overview import Overview, Part

MEASURE = 96
"""Columns of text a line takes at most."""
LABEL, SHORT_LABEL = 14, 7
NAME = 24
"""Columns for the name of a source in the table."""
SHARE = 5
"""Columns a share takes: `100%` and a blank."""
STEPS = (0.05, 0.3, 0.6)
"""Shares from which a cell is tinted, and more so; the number says it too."""

FEW = 8
"""Entries of a part that are shown until the reader asks for all of them."""

TABLE = -1


class Line(NamedTuple):
    """One line, drawn when it comes in sight."""

    parts: tuple[tuple[str, Ink, Ground], ...]
    item: int | None = None
    """Which of the things to choose it belongs to, from 0."""


class Item(NamedTuple):
    """Something that can be chosen."""

    part: int
    """From 0; `TABLE` for the table above all parts."""
    entry: int | None
    """None for the table, and for the line that asks for the rest of a part."""
    first: int
    last: int
    """Its lines, from 0; with the first of a part its heading."""


class Shown(NamedTuple):
    """Everything the overview is drawn from."""

    overview: Overview | None
    """None while it is being worked out."""
    opened: frozenset[int]
    """The parts that are shown whole."""
    at: int
    """The chosen item, from 0."""
    message: str
    hints: tuple[tuple[str, str], ...]


class OverviewBoard(Board):
    """Lays its lines out once a width, and draws those in sight."""

    shown: Shown
    items: tuple[Item, ...] = ()
    _lines: tuple[Line, ...] = ()
    _made_for: tuple[object, ...] = ()

    def show(self, shown: Shown) -> None:
        """Draw this from now on."""
        self.shown = shown
        self.make()
        self.lay()

    def make(self) -> None:
        """Lay the lines out, if what they are made from has changed."""
        made_for = (self.shown.overview, self.shown.opened, self.size.width)
        if made_for[1:] == self._made_for[1:] and made_for[0] is self._made_for[0]:
            return
        self._made_for = made_for
        overview = self.shown.overview
        lines: list[Line] = []
        items: list[Item] = []
        if overview is not None:
            lines.extend(self._table(overview))
            items.append(Item(TABLE, None, 0, len(lines) - 1))
            for number, part in enumerate(overview.parts):
                self._lay_part(number, part, lines, items)
        self._lines, self.items = tuple(lines), tuple(items)

    def lay(self) -> None:
        """Lay out anew for another width, then draw."""
        self.make()
        super().lay()

    def count(self) -> int:
        """All lines."""
        return len(self._lines)

    def chosen(self) -> tuple[int, int]:
        """The lines of the chosen item."""
        if not self.items:
            return 0, 0
        item = self.items[self.shown.at]
        return item.first, item.last

    def head(self, width: int) -> list[Strip]:
        """What this is."""
        page, quiet = self._styles(Ink.TEXT, Ground.PAGE), self._styles(Ink.QUIET, Ground.PAGE)
        said = "working it out"
        overview = self.shown.overview
        if overview is not None:
            count = len(overview.sources)
            said = f"{count} source{'s' * (count != 1)}"
            if not overview.is_closer:
                said += ", looking closer"
        title = [(" Overview", self._styles(Ink.TITLE, Ground.PAGE)), (f"  {said}", quiet)]
        rule = [(self._glyphs.rule * width, self._styles(Ink.HAIRLINE, Ground.PAGE))]
        rows = [title] if self.size.height < 14 else [title, rule]
        return [strip_of(row, width, page) for row in rows]

    def foot(self, width: int, height: int) -> list[Strip]:
        """What just happened, else the keys."""
        del height
        return [hint_bar(self.shown.message, self.shown.hints, width, self._styles)]

    def line(self, number: int, width: int) -> Strip:
        """One line; those of the chosen item stand on the cursor's ground."""
        line = self._lines[number]
        is_chosen = line.item is not None and line.item == self.shown.at
        ground = Ground.CURSOR if is_chosen else Ground.PAGE
        parts = []
        for n, (text, ink, own) in enumerate(line.parts):
            mark = is_chosen and not n and number == self._first_of(line.item)
            shown = self._glyphs.cursor + text[1:] if mark else text
            if is_chosen:
                parts.append((shown, self._styles(Ink.TEXT, ground)))
            else:
                parts.append((shown, self._styles(ink, own)))
        return strip_of(parts, width, self._styles(Ink.TEXT, ground))

    def _first_of(self, item: int | None) -> int:
        """The first line of an item, its heading apart."""
        for number in range(self.items[item or 0].first, self.count()):
            if self._lines[number].item == item:
                return number
        return 0

    # The table

    def _table(self, overview: Overview) -> Iterator[Line]:
        """Yield who is who, and how much of each source (row) each other one (column) holds."""
        width = self.size.width
        names = [f"{n} {line.name}" for n, line in enumerate(overview.sources, start=1)]
        name = min(NAME, max(map(cell_len, names)), max(3, width - 2 - 2 * SHARE))
        if width < 60:
            name = min(name, 12)
        fitting = max(1, (width - name - 2) // SHARE)
        numbers = range(len(names))
        title = "How much of each source (row) another (column) holds"
        yield _heading(title if self.size.width > len(title) else "How much of row column holds")
        for first in range(0, len(names), fitting):
            block = numbers[first : first + fitting]
            head = "".join(f"{number + 1:>{SHARE - 1}} " for number in block)
            yield Line(((" " * (name + 2) + head, Ink.QUIET, Ground.PAGE),))
            for row in numbers:
                cells = [self._share(overview.shares[row][column]) for column in block]
                yield Line((_in_table(names[row], name), *(p for cell in cells for p in cell)))
        yield Line(())
        for label, line in zip(names, overview.sources, strict=True):
            said = f"{line.words:,} words, {line.share.shared:.0%} shared"
            said += f", {line.share.partly:.0%} partly" if line.share.partly >= 0.005 else ""
            said += f", {line.date}" if line.date else ""
            yield Line((_in_table(label, name), (said, Ink.QUIET, Ground.PAGE)))

    def _share(self, share: Share | None) -> Iterator[tuple[str, Ink, Ground]]:
        dot = "-" if self._glyphs.is_ascii else "·"
        if share is None:
            yield f"{dot:>{SHARE - 1}} ", Ink.QUIET, Ground.PAGE
            return
        depth = sum(share.shared >= step for step in STEPS)
        ground = TINTS[depth - 1] if depth else Ground.PAGE
        said = "<1%" if 0 < share.shared < 0.005 else f"{share.shared:.0%}"
        yield f"{said:>{SHARE - 1}}", Ink.TEXT, ground
        yield " ", Ink.TEXT, Ground.PAGE

    # The parts

    def _lay_part(self, number: int, part: Part, lines: list[Line], items: list[Item]) -> None:
        begin = len(lines)
        lines += [Line(()), _heading(part.title)]
        if not part.entries:
            lines.append(Line(((f"  {part.empty}", Ink.QUIET, Ground.PAGE),)))
            return
        entries: Sequence[int] = range(len(part.entries))
        if number not in self.shown.opened and len(entries) > FEW + 1:
            entries = entries[:FEW]
        most = LABEL if self.size.width >= 60 else SHORT_LABEL
        label = min(most, max(len(part.entries[n].label) for n in entries)) + 1
        for entry in entries:
            at = len(lines)
            lines += self._entry(
                part.entries[entry].label, part.entries[entry].text, label, len(items)
            )
            items.append(Item(number, entry, at if entry else begin, len(lines) - 1))
        rest = len(part.entries) - len(entries)
        if rest:
            said = f"{rest} more: Enter shows them"
            lines += self._entry("", said, label, len(items))
            items.append(Item(number, None, len(lines) - 1, len(lines) - 1))

    def _entry(self, label: str, text: str, width: int, item: int) -> Iterator[Line]:
        room = max(10, min(MEASURE, self.size.width - width - 3))
        if cell_len(label) > width - 1:
            label = set_cell_size(label, width - 2) + self._glyphs.more
        if self._glyphs.is_ascii:
            text = text.replace("“", '"').replace("”", '"')
        for n, (start, end) in enumerate(wrap(text, room, cell_len)):
            lead = set_cell_size(label if n == 0 else "", width)
            yield Line(
                (("  " + lead, Ink.SHARED, Ground.PAGE), (text[start:end], Ink.TEXT, Ground.PAGE)),
                item,
            )


def _in_table(name: str, width: int) -> tuple[str, Ink, Ground]:
    return f" {set_cell_size(name, width)} ", Ink.TEXT, Ground.PAGE


def _heading(text: str) -> Line:
    return Line(((f" {text}", Ink.TITLE, Ground.PAGE),))
