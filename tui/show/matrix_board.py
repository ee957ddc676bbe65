"""Draws the matrix: a row each for what is reported, a column each for the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.strip import Strip

from tui.layout import wrap_runs
from tui.layout.table import COUNTS, MARK, divide
from tui.screen import clean
from tui.session.naming import name_of
from tui.show.alignment import is_unsure
from tui.show.anchored import AnchoredStrip
from tui.show.board import Board, choice_bar, hint_bar
from tui.show.sheet import cut, line_of, strip_of
from tui.show.strip import INKS
from tui.show.styles import TINTS
from tui.show.themes import Ground, Ink
from tui.view.claims import stance_sign, told_of_claim
from tui.view.matrix import Kind, remarks_on
from tui.view.table import standing_of, why_empty
from tui.view.wording import Tone, retold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style

    from tui.layout.table import Columns
    from tui.session.desk import Desk
    from tui.show.board import Hints
    from tui.show.matrix_keys import Asked
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs
    from tui.view.matrix import Cell, Row
    from tui.view.table import Table
    from tui.view.wording import Run

    Part = tuple[str, Style]

_ASCII = str.maketrans({"·": "-", "“": '"', "”": '"', "≠": "!"})
NAMED, NUMBERED = 8, 7
"""Columns from which a source has its name over it, and a cell the number of its sentence."""


class MatrixBoard(Board):
    """Draws what it is shown; only rows in sight."""

    shown: Table

    def __init__(self, styles: Styles, glyphs: Glyphs) -> None:
        super().__init__(styles, glyphs)
        self._message = ""
        self._hints: Hints = ()
        self._asked: Asked | None = None
        self._made: dict[int, Strip] = {}
        """Rows drawn as they are when not chosen."""
        self._made_for: tuple[Desk, tuple[Row, ...], Columns] | None = None

    def show(self, table: Table, message: str, hints: Hints, asked: Asked | None = None) -> None:
        """Draw this from now on.

        Args:
            table: What lies before the reader.
            message: What just happened.
            hints: Keys that matter; the last one, the way out, is always shown.
            asked: What the next key can say; it is shown instead.
        """
        self.shown, self._message, self._hints = table, message, hints
        self._asked = asked
        self.lay()

    def count(self) -> int:
        """A line each row."""
        return len(self.shown.rows)

    def chosen(self) -> tuple[int, int]:
        """The chosen row."""
        return self.shown.at, self.shown.at

    def head(self, width: int) -> list[Strip]:
        """What is shown in which order, and over each column its name."""
        page, quiet = self._ink(Ink.TEXT), self._ink(Ink.QUIET)
        title, columns = self._ink(Ink.TITLE), self._columns(width)
        standing = list(standing_of(self.shown))
        while len(standing) > 1 and cell_len(" · ".join(standing)) > width - 10:
            standing.pop()
        said = self._dotted(" · ".join(standing))
        first = [(" Matrix", title), (f"  {said}", quiet)]
        heads: list[Part] = [(_fit("  reported", columns.text + 2), quiet)]
        counts = self._dotted("in   indep ≠") if columns.counts == COUNTS else "in"
        heads.append((_fit(counts, columns.counts), quiet))
        sources = self.shown.desk.comparison.sources
        for number in range(columns.first, columns.first + columns.shown):
            name = f"{number + 1}"
            if columns.cell >= NAMED:
                name += f" {name_of(sources[number])}"
            ink = title if number == self.shown.source else quiet
            heads.append((_fit(f" {name}", columns.cell - 1) + " ", ink))
        rule = [(self._glyphs.rule * width, self._styles(Ink.HAIRLINE, Ground.PAGE))]
        rows = [first, heads] if self.size.height < 14 else [first, heads, rule]
        return [strip_of(row, width, page) for row in rows]

    def foot(self, width: int, height: int) -> list[Strip]:
        """The chosen cell in full, then what can be done."""
        rows = 1 if height < 9 else 2 if height < 16 else 3 if height < 40 else 4
        strip = self._styles(Ink.TEXT, Ground.STRIP)
        lines = [[(" ", strip), *parts] for parts in self._detail(width - 2, rows)]
        lines += [[(" ", strip)]] * (rows + 1 - len(lines))
        foot = [strip_of(line, width, strip) for line in lines[: rows + 1]]
        if self._asked is not None:
            return [*foot, choice_bar(*self._asked, width, self._styles)]
        return [*foot, hint_bar(self._message, self._hints, width, self._styles)]

    def line(self, number: int, width: int) -> Strip:
        """One row, from what was drawn before if nothing in it changed."""
        shown, columns = self.shown, self._columns(width)
        if number == shown.at:
            return self._draw(number, width, columns)
        if not self._is_made_for(shown, columns):
            self._made_for = (shown.desk, shown.rows, columns)
            self._made.clear()
        strip = self._made.get(number)
        if strip is None:
            strip = self._made[number] = self._draw(number, width, columns)
        return strip

    def _is_made_for(self, shown: Table, columns: Columns) -> bool:
        if self._made_for is None:
            return False
        desk, rows, divided = self._made_for
        return desk is shown.desk and rows is shown.rows and divided == columns

    def _draw(self, number: int, width: int, columns: Columns) -> Strip:
        shown = self.shown
        row = shown.rows[number]
        is_chosen = number == shown.at
        ground = Ground.LIT if is_chosen else Ground.PAGE
        plain = self._styles(Ink.TEXT, ground)
        tint = ground if is_chosen else _tint(row)
        text = self._cut(clean(row.text), columns.text - 1)
        mark = self._glyphs.cursor if is_chosen else self._mark(row)
        ink = Ink.TEXT if is_chosen else Ink.UNIQUE
        parts = [(mark, self._styles(ink, ground)), (" ", plain)]
        ink = Ink.TITLE if row.claim is not None and ground is not Ground.PAGE else Ink.TEXT
        parts += [(text, self._styles(ink, tint)), (" ", plain)]
        parts.append((_fit(_counts(row, columns.counts), columns.counts), plain))
        for source in range(columns.first, columns.first + columns.shown):
            is_cursor = is_chosen and source == shown.source
            parts += self._cell(row, source, columns.cell, Ground.CURSOR if is_cursor else ground)
        line = line_of(parts, width, plain)
        if is_unsure(line):
            return AnchoredStrip(line, width, 0, (MARK + columns.text,), plain)
        return Strip(line, width)

    def cursor_column(self) -> int:
        """The chosen cell."""
        columns = self._columns(self.size.width)
        at = self.shown.source - columns.first
        return MARK + columns.text + columns.counts + columns.cell * at

    def source_at(self, column: int) -> int | None:
        """The source whose column is there."""
        columns = self._columns(self.size.width)
        at = (column - MARK - columns.text - columns.counts) // columns.cell
        return columns.first + at if 0 <= at < columns.shown else None

    def _cell(self, row: Row, source: int, width: int, ground: Ground) -> Iterator[Part]:
        """The cursor's mark, what the source does with a claim, then how its sentence stands."""
        cell = row.cells[source]
        plain = self._styles(Ink.TEXT, ground)
        yield self._glyphs.cursor if ground is Ground.CURSOR else " ", plain
        width -= 1
        if row.claim is not None:
            stance = row.stances[source]
            clash = self._glyphs.clash if row.is_otherwise(source) else ""
            yield stance_sign(stance, clash) if stance else self._dotted("· "), plain
            width -= 2
        elif cell is None:
            yield _fit(self._dotted("·"), width), plain
            return
        if cell is None or not width:
            yield " " * width, plain
        else:
            yield from self._place(row, cell, width, ground)

    def _place(self, row: Row, cell: Cell, width: int, ground: Ground) -> Iterator[Part]:
        """The sign of a sentence, its number where there is room, its tags."""
        where = f" {cell.place.sentence + 1}" if width >= NUMBERED else ""
        sign = " " if row.claim is not None else self._glyphs.shown
        if cell.relation is not None:
            sign = self._glyphs.relations[cell.relation]
        ink, under = Ink.TEXT, ground
        if ground is Ground.PAGE:
            ink, under = (Ink.TEXT, _tint(row)) if cell.is_whole else (Ink.QUIET, ground)
        yield sign + where, self._styles(ink, under)
        signs = self._tags(cell, ground, width - 1 - len(where))
        yield from signs
        plain = self._styles(Ink.TEXT, ground)
        yield " " * max(0, width - 1 - len(where) - len(signs)), plain

    def _mark(self, row: Row) -> str:
        """What stands before a row that is not chosen."""
        if row.claim is not None:
            return self._glyphs.claim
        return self._glyphs.unique if row.kind is Kind.UNIQUE else " "

    def _tags(self, cell: Cell, ground: Ground, room: int) -> list[Part]:
        """The signs of tags and note; `+` where more are than there is room for."""
        desk = self.shown.desk
        tags = {tag.id: tag for tag in desk.notebook.codebook}
        signs: list[Part] = []
        for name in desk.tags_at(cell.place):
            tag = tags.get(name)
            style = self._styles.tag(tag.color if tag else "grey", ground)
            signs.append((self._glyphs.of_tag(tag) if tag else "?", style))
        plain = self._styles(Ink.TEXT, ground)
        if any(placed.annotation.note for placed in desk.annotations_at.get(cell.place, ())):
            signs.append((self._glyphs.note, plain))
        if len(signs) > room:
            signs[max(0, room - 1) :] = [("+", plain)]
        return signs

    def _detail(self, width: int, rows: int) -> Iterator[list[Part]]:
        """Whose sentence the chosen cell is, what is to be said of it, and its words."""
        shown = self.shown
        strong, text = self._on_strip(Ink.TITLE), self._on_strip(Ink.TEXT)
        quiet = self._on_strip(Ink.QUIET)
        name = f"{shown.source + 1} {name_of(shown.desk.comparison.sources[shown.source])}"
        if not shown.rows:
            yield [(why_empty(self.shown), quiet)]
            return
        row = shown.rows[shown.at]
        cell = row.cells[shown.source]
        remarks = remarks_on(row, shown.source, shown.desk.comparison)
        words = clean(shown.desk.comparison.sentence(cell.place).text if cell else row.text)
        if remarks:
            said = self._dotted("".join(f" · {each}" for each in remarks))
            yield cut([(name, strong), (said, quiet)], width, self._glyphs.more)
        else:
            missing = "has not been looked at" if row.claim else "does not report this"
            yield [(name, strong), (f" {missing}", text)]
        if row.claim is not None:
            told = self._dotted(" · ".join(told_of_claim(shown.desk, row.claim)))
            if told:
                yield from wrap_runs([(told, quiet)], width, cell_len, max(1, rows // 2))
        ours = clean(row.text)
        is_retold = cell is not None and (cell.relation is not None or row.claim is not None)
        runs = retold(ours, words) if is_retold else ((words, Tone.PLAIN if cell else Tone.QUIET),)
        lines = list(wrap_runs([self._signed(run) for run in runs], width, cell_len))
        for number, line in enumerate(lines[:rows], start=1):
            more = self._glyphs.more if number == rows < len(lines) else ""
            parts = [(part, self._on_strip(INKS[tone])) for part, tone in line]
            yield [*parts, (more, quiet)]

    def _signed(self, run: Run) -> Run:
        """Dropped words in brackets where the terminal may not be able to strike them."""
        said, tone = run
        is_plain = tone is Tone.DROPPED and not self._styles.has_hue
        return (f"[-{said}-]", tone) if is_plain else run

    def _columns(self, width: int) -> Columns:
        sources = len(self.shown.desk.comparison.sources)
        return divide(width, sources, self.shown.source)

    def _cut(self, text: str, width: int) -> str:
        if cell_len(text) > width:
            text = set_cell_size(text, max(0, width - 1)).rstrip() + self._glyphs.more
        return _fit(text, width)

    def _dotted(self, text: str) -> str:
        if not self._glyphs.is_ascii:
            return text
        return text.translate(_ASCII)

    def _ink(self, ink: Ink) -> Style:
        return self._styles(ink, Ground.PAGE)

    def _on_strip(self, ink: Ink) -> Style:
        return self._styles(ink, Ground.STRIP)


def _tint(row: Row) -> Ground:
    """The more sources, the deeper, as on the reading screen."""
    others = len(row.wholes) - 1
    if row.claim is not None:
        return Ground.PAGE
    if not others:
        return Ground.SHARED1 if row.parts else Ground.PAGE
    return TINTS[min(others, len(TINTS)) - 1]


def _counts(row: Row, width: int) -> str:
    parts = len(row.part_holders)
    held = str(len(row.holders)) + (f"+{parts}" if parts else "")
    if width < COUNTS:
        return held
    independent = "" if row.independent is None else str(row.independent)
    return f"{held:<5}{independent:<6}{row.disagreements or ''}"


def _fit(text: str, width: int) -> str:
    return set_cell_size(text, max(0, width))
