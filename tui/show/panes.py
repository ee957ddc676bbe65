"""The reading area: all visible panes in one widget, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from operator import is_
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from tui.layout import BLANK, RULER, Spread, wrap_runs
from tui.model import Place
from tui.session.room import Layout
from tui.session.wanted import is_in
from tui.show.alignment import is_unsure
from tui.show.bindings import bindings_of
from tui.show.drawing import Drawing
from tui.show.frame import changes, cut
from tui.show.ruler import Ruler
from tui.show.sheet import Line, Sheet, join
from tui.show.themes import Ground, Ink
from tui.view.found import found_runs
from tui.view.panes import Light, heading_of, item_text, lights_of, mark_at, selected_parts
from tui.view.wording import Tone, set_against

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from textual import events
    from textual.geometry import Region

    from tui.layout import PaneBox
    from tui.search.folding import Span
    from tui.session.desk import Desk
    from tui.session.state import Session
    from tui.show.frame import Cell, Frame
    from tui.show.keys import KeyMap
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs
    from tui.view.panes import Heading, Mark
    from tui.view.wording import Run


class Panes(Sheet, can_focus=True):
    """Draws what a session says; asks for changes, never makes them.

    Strips are kept for each item as long as its light and its mark stay. A frame is compared with
    the one before by identity, and only the runs of rows that differ are repainted.
    """

    @dataclass
    class Pointed(Message):
        """The reader pointed at a sentence."""

        place: Place
        is_drag: bool

    @dataclass
    class Wheeled(Message):
        """The reader turned the wheel over a pane."""

        source: int
        rows: int

    def __init__(self, session: Session, styles: Styles, glyphs: Glyphs, keys: KeyMap) -> None:
        super().__init__(id="panes")
        self._bindings = bindings_of(keys)
        self._session = session
        self._styles = styles
        self._glyphs = glyphs
        self._desk: Desk | None = None
        self._lights: dict[Place, Light] = {}
        self._marks: dict[Place, Mark] = {}
        self._lines: dict[tuple[int, int, Light], tuple[object, list[Line]]] = {}
        self._heads: dict[int, list[Cell]] = {}
        self._headings: dict[int, Heading] = {}
        """By source; its figures take a walk through all pairs, so a search does without."""
        self._drawing = Drawing(styles, glyphs)
        self._ruler = Ruler(styles, glyphs)
        self._frame: Frame = []
        self._joined: dict[int, Strip] = {}
        self._width = 0
        self._unsure: set[int] = set()
        """Lines that may be drawn wider or narrower, by identity; such a line is kept elsewhere."""
        self._made = 0
        self._room = session.room
        self._search = session.search
        self._hairline = Line()
        self._blanks: dict[int, Line] = {}
        self._sides: dict[int, tuple[Line, Line]] = {}
        self._kept: dict[int, tuple[tuple[object, ...], set[tuple[int, Light]], list[Cell]]] = {}
        """Of each pane what its cells were made of, its sentences that stand out, the cells."""
        self.spread = Spread(cell_len)

    def restyle(self, styles: Styles) -> None:
        """Draw everything anew with other styles."""
        self._styles = styles
        self._drawing = Drawing(styles, self._glyphs)
        self._ruler = Ruler(styles, self._glyphs)
        self._forget()
        self._compose_frame()
        self.refresh()

    def show(self, session: Session) -> None:
        """Draw a session; before the first layout it is only kept."""
        self._session = session
        if self._laid != (0, 0):
            self._compose_frame()

    def scroll_pane(self, source: int, rows: int) -> None:
        """Move the text of one pane by rows, the cursor staying on its sentence."""
        self.spread.scroll(source, rows)
        self._compose_frame()

    def lay(self) -> None:
        """Wrap anew what is seen."""
        self._forget()
        self._compose_frame()

    def _forget(self) -> None:
        self._lines.clear()
        self._heads.clear()
        self._unsure.clear()
        self._blanks.clear()
        self._sides.clear()
        self._frame = []
        self._kept.clear()
        self._joined.clear()
        style = self._styles(Ink.HAIRLINE, Ground.PAGE)
        self._hairline = Line([Segment(self._glyphs.hairline, style)])

    def _compose_frame(self) -> None:
        """Work out every cell, and ask for a repaint of those that changed."""
        session, spread = self._session, self.spread
        if session.desk is not self._desk:
            self._desk = session.desk
            self._marks.clear()
            self._heads.clear()
            self._headings.clear()
        if session.search is not self._search:
            self._search = session.search
            self._heads.clear()
        stood = (spread.boxes, spread.layout, spread.before, spread.after)
        self._width, height = self.size
        spread.arrange(session, self._width, height)
        stands = (spread.boxes, spread.layout, spread.before, spread.after)
        if stood != stands or session.room is not self._room:
            self._room = session.room
            self._heads.clear()
            self._frame = []
            if spread.layout is Layout.TWO or stood[1] is Layout.TWO:
                self._lines.clear()
        if spread.made != self._made:
            self._made = spread.made
            self._lines.clear()
        self._lights = lights_of(session)
        self._lead_terminal_cursor()
        frame = [self._pane_cells(box) for box in spread.boxes]
        before, self._frame = self._frame, frame
        if len(before) != len(frame) or any(
            len(a) != len(b) for a, b in zip(before, frame, strict=False)
        ):
            self._joined.clear()
            self.repaint()
            return
        self._repaint_changed(before, frame)

    def _lead_terminal_cursor(self) -> None:
        """Put the terminal's own cursor where one reads: screen readers and braille follow it.

        As Textual's own inputs do; it is sent with the next frame.
        """
        cell = self.spread.cell_of(self._session.cursor)
        if cell is not None and self.screen.is_active and self.screen.focused in {self, None}:
            self.app.cursor_position = self.region.offset + cell

    def _repaint_changed(self, before: Frame, frame: Frame) -> None:
        is_unsure = self._is_unsure if self._unsure else None
        boxes = self.spread.boxes
        regions = list(changes(boxes, before, frame, width=self._width, is_unsure=is_unsure))
        for region in regions:
            for y in range(region.y, region.bottom):
                self._joined.pop(y, None)
        if regions:
            self.repaint(*regions)

    def row(self, y: int) -> Strip:
        """The whole row of all panes, joined when it is first asked for."""
        joined = self._joined.get(y)
        if joined is None:
            if not self._frame or y >= len(self._frame[0]):  # a resize is still on its way
                return Strip.blank(self.size.width, self._styles(Ink.TEXT, Ground.PAGE))
            lines: list[Line] = []
            for cells in self._frame:
                if lines:
                    lines.append(self._hairline)
                lines.extend(cells[y])
            line = join(lines)
            # The widths are known: measuring them again is most of what joining would cost.
            joined = Strip(line, self._width)
            if self._is_unsure(lines):
                from tui.show.anchored import AnchoredStrip  # noqa: PLC0415 (few texts need it)

                fill = self._styles(Ink.TEXT, Ground.PAGE)
                x = self.region.x
                joined = AnchoredStrip(line, self._width, x, self._stops(y), fill)
            self._joined[y] = joined
        return joined

    def drawn(self, crop: Region, console: Console) -> list[str]:
        """The part of a pane that changed, from lines that were drawn before."""
        self._lay_if_resized()
        for box, cells in zip(self.spread.boxes, self._frame, strict=False):
            lines = cut(box, crop.x, crop.right)
            is_text = crop.y >= self.spread.head_rows
            if lines is not None and (is_text or lines == slice(None)):
                rows = cells[crop.y : crop.bottom]
                return ["".join([line.drawn(console) for line in row[lines]]) for row in rows]
        return super().drawn(crop, console)

    def _is_unsure(self, lines: Iterable[Line]) -> bool:
        """Looked up, since to search every line of a row would cost a tenth of a key."""
        return bool(self._unsure) and not self._unsure.isdisjoint(map(id, lines))

    def _stops(self, y: int) -> list[int]:
        """Where on a row panes begin and end, and where the text in them does."""
        stops = []
        for box, cells in zip(self.spread.boxes, self._frame, strict=True):
            end = box.x + box.width
            stops += [box.x, end - RULER, end] if len(cells[y]) > 1 else [box.x, end]
        return stops

    def _pane_cells(self, box: PaneBox) -> list[Cell]:
        spread = self.spread
        head = self._heads.get(box.source)
        if head is None:
            head = self._heads[box.source] = self._head(box)
        column = spread.column(box.source)
        rows = spread.rows(box.source)
        items = column.items
        first = next((items[row.item].first for row in rows if row != BLANK), 0)
        last = next((items[row.item].last for row in reversed(rows) if row != BLANK), 0)
        lights = {
            (place.sentence, light)
            for place, light in self._lights.items()
            if place.source == box.source and first <= place.sentence <= last
        }
        session = self._session
        words = (
            session.words if session.is_by_words and box.source == session.cursor.source else None
        )
        shown = (session.desk, session.search, session.shown, words, session.anchor)
        made_of = (box, spread.layout, column, head, rows, *shown)
        kept = self._kept.get(box.source)
        if kept is not None and kept[1] == lights and all(map(is_, kept[0], made_of)):
            return kept[2]
        hits = self._search.hits[box.source] if self._search is not None else ()
        ruler = self._ruler.lines(
            self._session.desk, box.source, spread.height, (first, last), hits
        )
        blank = self._blanks.get(box.width)
        if blank is None:
            style = self._styles(Ink.TEXT, Ground.PAGE)
            blank = Line([Segment(" " * (box.width - RULER), style)])
            self._blanks[box.width] = blank
        lead, tail = self._margins(box)
        cells = list(head)
        lines: list[Line] = []
        at = -2
        for row, ruled in zip(rows, ruler, strict=True):
            if row == BLANK or row.line < 0:
                cells.append((blank, ruled))
                continue
            if row.item != at:
                at = row.item
                lines = self._item_lines(box, at)
            cells.append((lead, lines[row.line], tail, ruled) if lead else (lines[row.line], ruled))
        self._kept[box.source] = (made_of, lights, cells)
        return cells

    def _margins(self, box: PaneBox) -> tuple[Line, Line]:
        """What stands on both sides of a text that is narrower than its pane."""
        sides = self._sides.get(box.width)
        if sides is None:
            style = self._styles(Ink.TEXT, Ground.PAGE)
            right = box.width - RULER - box.margin - box.inner
            lead, tail = Segment(" " * box.margin, style), Segment(" " * right, style)
            sides = (Line([lead]), Line([tail])) if box.margin else (Line(), Line())
            self._sides[box.width] = sides
        return sides

    def _head(self, box: PaneBox) -> list[Cell]:
        spread, session = self.spread, self._session
        heading = self._headings.get(box.source)
        if heading is None:
            heading = self._headings[box.source] = heading_of(session.desk, box.source)
        if session.search is not None:
            count = len(session.search.hits[box.source])
            words = heading.figures.partition(" · ")[0]
            heading = heading._replace(figures=f"{count} found · {words}")
        is_pinned = box.source == session.room.pinned
        is_first = box is next((b for b in spread.boxes if b.source != session.room.pinned), box)
        before = spread.before if is_first else 0
        after = spread.after if box is spread.boxes[-1] else 0
        lines = self._drawing.head(heading, box, before, after, is_pinned=is_pinned)
        self._unsure.update(id(line) for line in lines if is_unsure(line))
        return [(line,) for line in lines[: self.spread.head_rows]]

    def _own_words(self, box: PaneBox, place: Place) -> list[list[Run]]:
        """Where two articles stand against each other, the words that only this one has."""
        spread = self.spread
        if spread.layout is not Layout.TWO:
            return []
        other = next(each.source for each in spread.boxes if each is not box)
        runs = set_against(self._session.desk.comparison, place, other)
        return list(wrap_runs(runs, box.measure, spread.measure)) if runs else []

    def _rest(self, place: Place) -> Light:
        """The light of a sentence that does not stand out."""
        shown = self._session.shown
        if shown is None or is_in(self._session.desk.wanted(shown)[place.source], place.sentence):
            return Light.PLAIN
        return Light.DIMMED

    def _item_lines(self, box: PaneBox, n: int) -> list[Line]:
        """The lines of an item without the ruler, made when its light or mark changed."""
        column = self.spread.column(box.source)
        item = column.items[n]
        place = Place(box.source, item.first)
        light = Light.PLAIN if item.is_fold else self._lights.get(place, self._rest(place))
        mark = self._marks.get(place)
        if mark is None:
            mark = self._marks[place] = mark_at(self._session.desk, place)
        found: tuple[Span, ...] = ()
        if self._search is not None and not item.is_fold:
            found = self._search.spans_at(place)
        chosen: tuple[Span, ...] = ()
        if self._session.is_by_words and box.source == self._session.cursor.source:
            chosen = selected_parts(self._session, place)
        made_of = (mark, found, chosen) if found or chosen else mark
        kept = self._lines.get((box.source, n, light))
        if kept is not None and kept[0] == made_of:
            return kept[1]
        texts = column.lines(n)
        width = box.inner if box.margin else box.width - RULER
        if item.is_fold:
            lines = self._drawing.fold(texts, width)
        else:
            desk = self._session.desk
            role = desk.comparison.sentence(place).role
            tags = desk.notebook.codebook
            parts = self._own_words(box, place)
            set_off = (
                (mark.parts, Tone.PART),
                (found, Tone.FOUND),
                (chosen[:1], Tone.CHOSEN),
                (chosen[1:], Tone.END),
            )
            for spans, tone in set_off:
                if spans:
                    shown = item_text(desk.source_at(place), item)
                    parts = found_runs(shown, texts, spans, parts, tone)
            lines = self._drawing.sentence(
                texts, width, role, light, mark=mark, codebook=tags, parts=parts
            )
        self._lines[box.source, n, light] = (made_of, lines)
        self._unsure.update(id(line) for line in lines if is_unsure(line))
        return lines

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the reader clicks."""
        self._point(event, is_drag=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while the button is held."""
        if event.button:
            self._point(event, is_drag=True)

    def _point(self, event: events.MouseEvent, *, is_drag: bool) -> None:
        place = self.spread.hit(event.x, event.y)
        if place is not None:
            self.post_message(self.Pointed(place, is_drag))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the pane below the pointer."""
        self._wheel(event.x, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the pane below the pointer back."""
        self._wheel(event.x, -3)

    def _wheel(self, x: int, rows: int) -> None:
        box = self.spread.box_at(x)
        if box is not None:
            self.post_message(self.Wheeled(box.source, rows))
