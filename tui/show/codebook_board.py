"""Draws the codebook: a line each tag, the children of one below it; under them the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from tui.layout import NARROW, wrap_runs
from tui.screen import clean
from tui.show.board import Board, choice_bar, hint_bar
from tui.show.sheet import strip_of
from tui.show.strip import INKS
from tui.show.themes import Ground, Ink
from tui.view.wording import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.style import Style
    from textual.strip import Strip

    from tui.show.board import Hints
    from tui.show.styles import Styles
    from tui.view.codebook import TagRow
    from tui.view.glyphs import Glyphs
    from tui.view.wording import Run

    Part = tuple[str, Style]

LABEL, SHORT_LABEL = 28, 18
"""Columns of a label and what it stands under."""
KEY, COUNT, COLOUR = 5, 6, 9
INDENT = 2


class CodebookBoard(Board):
    """Draws what it is shown."""

    def __init__(self, styles: Styles, glyphs: Glyphs) -> None:
        super().__init__(styles, glyphs)
        self._tags: Sequence[TagRow] = ()
        self._at = 0
        self._message = ""
        self._hints: Hints = ()
        self._choices: Sequence[str] = ()

    def show(
        self, rows: Sequence[TagRow], at: int, message: str, hints: Hints, choices: Sequence[str]
    ) -> None:
        """Draw this from now on; `choices` are shown instead of the hints while one is asked."""
        self._tags, self._at, self._message = rows, at, message
        self._hints, self._choices = hints, choices
        self.lay()

    @property
    def colours(self) -> Mapping[str, str]:
        """The tag colours of the theme; none where there is no hue."""
        return self._styles.theme.tags if self._styles.has_hue else {}

    @property
    def more(self) -> str:
        """The sign after words that are cut."""
        return self._glyphs.more

    def count(self) -> int:
        """A line each tag."""
        return len(self._tags)

    def chosen(self) -> tuple[int, int]:
        """The chosen tag."""
        return self._at, self._at

    def head(self, width: int) -> list[Strip]:
        """How many tags there are, and what the columns are."""
        page, quiet = self._ink(Ink.TEXT), self._ink(Ink.QUIET)
        count = len(self._tags)
        said = f"{self._at + 1 if count else 0} of {count} tags"
        first = [(" Codebook", self._ink(Ink.TITLE)), (f"  {said}", quiet)]
        label = self._label_width(width)
        heads = f"  {'tag':<{label}}{'key':<{KEY}}{'uses':<{COUNT}}"
        if width >= NARROW:
            heads += f"{'colour':<{COLOUR}}description"
        rule = [(self._glyphs.rule * width, self._styles(Ink.HAIRLINE, Ground.PAGE))]
        rows = [first, [(heads, quiet)], rule]
        return [strip_of(row, width, page) for row in rows[: 2 if self.size.height < 14 else 3]]

    def foot(self, width: int, height: int) -> list[Strip]:
        """All that is known of the chosen tag, or a long message; then what can be done."""
        rows = 1 if height < 9 else 2 if height < 16 else 4
        strip = self._styles(Ink.TEXT, Ground.STRIP)
        message, is_long = self._message, cell_len(self._message) > width - 2
        runs: list[Run] = [(clean(message), Tone.PLAIN)] if is_long else list(self._told())
        lines = [
            [(" ", strip), *((text, self._styles(INKS[tone], Ground.STRIP)) for text, tone in line)]
            for line in wrap_runs(runs, max(10, width - 2), cell_len, rows)
        ]
        lines += [[(" ", strip)]] * (rows - len(lines))
        foot = [strip_of(line, width, strip) for line in lines]
        if self._choices:
            others = (("Esc", "leave it"),)
            return [*foot, choice_bar(self._choices, others, width, self._styles)]
        return [*foot, hint_bar("" if is_long else message, self._hints, width, self._styles)]

    def _told(self) -> Iterator[Run]:
        if not self._tags:
            yield "There is no tag yet.", Tone.QUIET
            return
        tag, _, count, remarks = self._tags[self._at]
        dot = " - " if self._glyphs.is_ascii else " · "
        yield clean(tag.label), Tone.STRONG
        given = f"{count} annotation{'' if count == 1 else 's'}"
        yield dot + dot.join((f"id {clean(tag.id)}", given, *remarks)), Tone.QUIET
        if tag.description:
            yield f"{dot}{clean(tag.description)}", Tone.PLAIN

    def line(self, number: int, width: int) -> Strip:
        """A tag: its place in the tree, sign, key, count, colour, description."""
        tag, depth, count, remarks = self._tags[number]
        is_chosen = number == self._at
        ground = Ground.LIT if is_chosen else Ground.PAGE
        plain, label = self._styles(Ink.TEXT, ground), self._label_width(width)
        indent = " " * min(INDENT * depth, label // 2)
        name = _cut(f"{clean(tag.label)}", label - len(indent) - 3, self._glyphs.more)
        parts: list[Part] = [
            (self._glyphs.cursor if is_chosen else " ", plain),
            (f" {indent}", plain),
            (self._glyphs.of_tag(tag), self._styles.tag(tag.color, ground)),
            (_fit(f" {name}", label - len(indent) - 1), plain),
            (f"{tag.key or '':<{KEY}}{count or '':<{COUNT}}", plain),
        ]
        if width >= NARROW:
            parts.append((_fit(clean(tag.color), COLOUR), self._styles.tag(tag.color, ground)))
            room = width - 2 - label - KEY - COUNT - COLOUR - 1
            said = clean(tag.description) or ", ".join(remarks)
            parts.append((_cut(said, room, self._glyphs.more), plain))
        return strip_of(parts, width, plain)

    def _label_width(self, width: int) -> int:
        return LABEL if width >= NARROW else max(SHORT_LABEL, width - 2 - KEY - COUNT)

    def _ink(self, ink: Ink) -> Style:
        return self._styles(ink, Ground.PAGE)


def _fit(text: str, width: int) -> str:
    return set_cell_size(text, max(0, width))


def _cut(text: str, width: int, more: str) -> str:
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + more
