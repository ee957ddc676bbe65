"""The reading area: all visible panes in one widget, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.layout import BLANK, GUTTER, Spread
from tui.model import Place, Role, Status
from tui.show.bindings import BINDINGS
from tui.show.ruler import Ruler
from tui.show.sheet import Sheet, strip_of
from tui.show.styles import TINTS
from tui.show.themes import Ground, Ink
from tui.view.panes import Light, heading_of, lights_of, mark_at

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

    from tui.layout import PaneBox
    from tui.session.desk import Desk
    from tui.session.state import Session
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs
    from tui.view.panes import Mark

Cell = tuple[Strip, Strip]
"""What a pane shows on a row: the line, and the ruler at its right edge."""

_GROUNDS = {
    Light.CURSOR: Ground.CURSOR,
    Light.LIT: Ground.LIT,
    Light.SELECTED: Ground.SELECTED,
    Light.PLAIN: Ground.PAGE,
}


class Panes(Sheet, can_focus=True):
    """Draws what a session says; asks for changes, never makes them.

    Strips are kept for each item as long as its light and its mark stay. A frame is compared with
    the one before by identity, and only the runs of rows that differ are repainted.
    """

    BINDINGS = BINDINGS

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

    def __init__(self, session: Session, styles: Styles, glyphs: Glyphs) -> None:
        super().__init__(id="panes")
        self._session = session
        self._styles = styles
        self._glyphs = glyphs
        self._desk: Desk | None = None
        self._lights: dict[Place, Light] = {}
        self._marks: dict[Place, Mark] = {}
        self._strips: dict[tuple[int, int, Light], tuple[Mark, list[Strip]]] = {}
        self._heads: dict[int, list[Cell]] = {}
        self._ruler = Ruler(styles, glyphs)
        self._frame: list[list[Cell]] = []
        self._joined: dict[int, Strip] = {}
        self._width = 0
        self._hairline = Segment("")
        self._blanks: dict[int, Strip] = {}
        self.spread = Spread(cell_len)

    def restyle(self, styles: Styles) -> None:
        """Draw everything anew with other styles."""
        self._styles = styles
        self._ruler = Ruler(styles, self._glyphs)
        self._forget()
        self._compose_frame()
        self.refresh()

    def show(self, session: Session) -> None:
        """Draw a session; before the first layout it is only kept."""
        self._session = session
        if self.size.width:
            self._compose_frame()

    def scroll_pane(self, source: int, rows: int) -> None:
        """Move the text of one pane by rows, the cursor staying on its sentence."""
        self.spread.column(source).scroll(rows, self.spread.height)
        self._compose_frame()

    def on_resize(self) -> None:
        """Wrap anew what is seen."""
        self._forget()
        self._compose_frame()
        self.refresh()

    def _forget(self) -> None:
        self._strips.clear()
        self._heads.clear()
        self._blanks.clear()
        self._frame = []
        self._joined.clear()
        style = self._styles(Ink.HAIRLINE, Ground.PAGE)
        self._hairline = Segment(self._glyphs.hairline, style)

    def _compose_frame(self) -> None:
        """Work out every cell, and ask for a repaint of those that changed."""
        session, spread = self._session, self.spread
        if session.desk is not self._desk:
            self._desk = session.desk
            self._marks.clear()
            self._heads.clear()
        boxes = spread.boxes
        self._width, height = self.size
        spread.arrange(session, self._width, height)
        if boxes != spread.boxes:
            self._strips.clear()
            self._heads.clear()
            self._frame = []
        self._lights = lights_of(session)
        frame = [self._pane_cells(box) for box in spread.boxes]
        before, self._frame = self._frame, frame
        if len(before) != len(frame) or any(
            len(a) != len(b) for a, b in zip(before, frame, strict=False)
        ):
            self._joined.clear()
            self.refresh()
            return
        self._repaint_changed(before, frame)

    def _repaint_changed(self, before: list[list[Cell]], frame: list[list[Cell]]) -> None:
        regions = []
        for box, old, new in zip(self.spread.boxes, before, frame, strict=True):
            start = None
            for y, (a, b) in enumerate(zip(old, new, strict=True)):
                if a[0] is b[0] and a[1] is b[1]:
                    if start is not None:
                        regions.append(Region(box.x, start, box.width, y - start))
                        start = None
                    continue
                self._joined.pop(y, None)
                if start is None:
                    start = y
            if start is not None:
                regions.append(Region(box.x, start, box.width, len(new) - start))
        if regions:
            self.refresh(*regions)

    def row(self, y: int) -> Strip:
        """The whole row of all panes, joined when it is first asked for."""
        joined = self._joined.get(y)
        if joined is None:
            segments: list[Segment] = []
            for cells in self._frame:
                if segments:
                    segments.append(self._hairline)
                for strip in cells[y]:
                    segments.extend(strip)
            # The widths are known: measuring them again is most of what joining would cost.
            joined = self._joined[y] = Strip(segments, self._width)
        return joined

    def _pane_cells(self, box: PaneBox) -> list[Cell]:
        spread = self.spread
        head = self._heads.get(box.source)
        if head is None:
            head = self._heads[box.source] = self._head(box)
        column = spread.column(box.source)
        rows = column.rows(spread.height)
        seen = [row.item for row in rows if row != BLANK]
        first = column.items[seen[0]].first if seen else 0
        last = column.items[seen[-1]].last if seen else 0
        ruler = self._ruler.strips(self._session.desk, box.source, spread.height, (first, last))
        blank = self._blanks.get(box.width)
        if blank is None:
            style = self._styles(Ink.TEXT, Ground.PAGE)
            blank = self._blanks[box.width] = Strip([Segment(" " * (box.width - 1), style)])
        cells = list(head)
        strips: list[Strip] = []
        at = -2
        for row, ruled in zip(rows, ruler, strict=True):
            if row == BLANK or row.line < 0:
                cells.append((blank, ruled))
                continue
            if row.item != at:
                at = row.item
                strips = self._item_strips(box, at)
            cells.append((strips[row.line], ruled))
        return cells

    def _head(self, box: PaneBox) -> list[Cell]:
        heading = heading_of(self._session.desk, box.source)
        quiet, width = self._styles(Ink.QUIET, Ground.PAGE), box.width
        title = self._styles(Ink.TITLE, Ground.PAGE)
        date = f"  {heading.date}" if heading.date else ""
        rule = self._styles(Ink.HAIRLINE, Ground.PAGE)
        count = len(self._session.desk.comparison.sources)
        more = ""
        if box is self.spread.boxes[0] and box.source > 0:
            more = f"  ‹ {box.source} more"
        if box is self.spread.boxes[-1] and box.source < count - 1:
            more = f"  {count - 1 - box.source} more ›"
        if self._glyphs.is_ascii:
            more = more.replace("‹", "<").replace("›", ">")
        figures = heading.figures
        if self._glyphs.is_ascii:
            figures = figures.replace("·", "-")
        name = [("  ", quiet), (heading.name, title)]
        if cell_len(heading.name) + cell_len(date) + cell_len(more) + 3 <= width:
            name.append((date, quiet))
        first = strip_of(name, width - cell_len(more) - 1, quiet)
        strips = [
            Strip.join([first, strip_of([(more, quiet)], cell_len(more) + 1, quiet)]),
            strip_of([("  ", quiet), (figures, quiet)], width, quiet),
            strip_of([(self._glyphs.rule * width, rule)], width, rule),
        ]
        return [(strip, Strip([])) for strip in strips[: self.spread.head_rows]]

    def _item_strips(self, box: PaneBox, n: int) -> list[Strip]:
        """The lines of an item as strips without the ruler, made when light or mark changed."""
        column = self.spread.column(box.source)
        item = column.items[n]
        place = Place(box.source, item.first)
        light = Light.PLAIN if item.is_fold else self._lights.get(place, Light.PLAIN)
        mark = self._marks.get(place)
        if mark is None:
            mark = self._marks[place] = mark_at(self._session.desk, place)
        kept = self._strips.get((box.source, n, light))
        if kept is not None and kept[0] == mark:
            return kept[1]
        if item.is_fold:
            strips = self._fold_strips(box, column.lines(n))
        else:
            strips = self._sentence_strips(box, place, column.lines(n), light, mark)
        self._strips[box.source, n, light] = (mark, strips)
        return strips

    def _fold_strips(self, box: PaneBox, lines: tuple[str, ...]) -> list[Strip]:
        aside = self._styles(Ink.ASIDE, Ground.PAGE)
        sign = self._glyphs.fold
        return [
            strip_of(
                [(f"{sign if n == 0 else ' ':>{GUTTER - 1}} ", aside), (line, aside)],
                box.width - 1,
                aside,
            )
            for n, line in enumerate(lines)
        ]

    def _sentence_strips(
        self, box: PaneBox, place: Place, lines: tuple[str, ...], light: Light, mark: Mark
    ) -> list[Strip]:
        styles, ground = self._styles, _GROUNDS[light]
        role = self._session.desk.comparison.sentence(place).role
        ink, text_ground = Ink.TEXT, ground
        if role is Role.TITLE:
            ink = Ink.TITLE
        elif role is not Role.BODY and light is Light.PLAIN:
            ink = Ink.ASIDE
        elif light is Light.PLAIN and mark.holders:
            depth = min(mark.holders, len(TINTS)) if mark.status is Status.SHARED else 1
            text_ground = TINTS[depth - 1]
        text_style, fill = styles(ink, text_ground), styles(Ink.TEXT, ground)
        strips = []
        for n, line in enumerate(lines):
            parts = self._gutter(n, len(lines), light, mark, ground)
            parts.append((line, text_style))
            strips.append(strip_of(parts, box.width - 1, fill))
        return strips

    def _gutter(
        self, line: int, count: int, light: Light, mark: Mark, ground: Ground
    ) -> list[tuple[str, Style]]:
        """The first `GUTTER` cells of a line: bar, count and relation, tags going down, blank."""
        styles, glyphs = self._styles, self._glyphs
        is_unique = mark.status is Status.UNIQUE
        bar = {
            Light.CURSOR: glyphs.cursor if line == 0 else " ",
            Light.LIT: glyphs.lit if line == 0 else " ",
            Light.SELECTED: glyphs.selected,
            Light.PLAIN: glyphs.unique if is_unique else " ",
        }[light]
        bar_ink = Ink.UNIQUE if is_unique and light is Light.PLAIN else Ink.TEXT
        parts = [(bar, styles(bar_ink, ground))]
        held = ""
        if line == 0 and mark.relation is not None:
            held = f"{mark.holders}{glyphs.relations[mark.relation]}"
        parts.append((f"{held:<3}", styles(Ink.SHARED, ground)))
        signs = [self._tag_sign(tag, ground) for tag in mark.tags]
        if mark.has_note:
            signs.append((glyphs.note, styles(Ink.TEXT, ground)))
        if line < len(signs):
            is_cut = line == count - 1 and len(signs) > count
            parts.append(("+", styles(Ink.TEXT, ground)) if is_cut else signs[line])
        else:
            parts.append((" ", styles(Ink.TEXT, ground)))
        parts.append((" ", styles(Ink.TEXT, ground)))
        return parts

    def _tag_sign(self, tag_id: str, ground: Ground) -> tuple[str, Style]:
        for tag in self._session.desk.notebook.codebook:
            if tag.id == tag_id:
                return self._glyphs.of_tag(tag), self._styles.tag(tag.color, ground)
        return "?", self._styles.tag("grey", ground)

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
