"""Heads, sentences and folds to lines: which cell stands in which style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment

from tui.layout import GUTTER
from tui.model import Role, Status
from tui.show.sheet import Line, join, line_of
from tui.show.styles import TINTS
from tui.show.themes import Ground, Ink
from tui.view.panes import Light
from tui.view.wording import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tui.annotate.tags import Tag
    from tui.layout import PaneBox
    from tui.show.styles import Styles
    from tui.view.glyphs import Glyphs
    from tui.view.panes import Heading, Mark
    from tui.view.wording import Run

_GROUNDS = {
    Light.CURSOR: Ground.CURSOR,
    Light.LIT: Ground.LIT,
    Light.SELECTED: Ground.SELECTED,
    Light.PLAIN: Ground.PAGE,
    Light.DIMMED: Ground.PAGE,
}


class Drawing:
    """Draws with one table of styles and one set of signs; keeps nothing."""

    def __init__(self, styles: Styles, glyphs: Glyphs) -> None:
        self._styles = styles
        self._glyphs = glyphs

    def head(
        self, heading: Heading, box: PaneBox, before: int, after: int, *, is_pinned: bool
    ) -> list[Line]:
        """Name and date, figures, rule; `before` and `after` count the panes out of sight."""
        width, indent = box.width, " " * (box.margin + 2)
        quiet = self._styles(Ink.QUIET, Ground.PAGE)
        title = self._styles(Ink.TITLE, Ground.PAGE)
        rule = self._styles(Ink.HAIRLINE, Ground.PAGE)
        more = f"  ‹ {before} more" if before else ""
        more += f"  {after} more ›" if after else ""
        figures, date = heading.figures, f"  {heading.date}" if heading.date else ""
        if self._glyphs.is_ascii:
            more = more.replace("‹", "<").replace("›", ">")
            figures = figures.replace("·", "-")
        room = width - cell_len(more) - 1
        name = [(indent, quiet), (heading.name, title)]
        if is_pinned:
            date += "  pinned"
        if cell_len(heading.name) + cell_len(date) + len(indent) <= room:
            name.append((date, quiet))
        return [
            join([line_of(name, room, quiet), line_of([(more, quiet)], width - room, quiet)]),
            line_of([(indent, quiet), (figures, quiet)], width, quiet),
            line_of([(self._glyphs.rule * width, rule)], width, rule),
        ]

    def fold(self, texts: tuple[str, ...], width: int) -> list[Line]:
        """A run of folded asides."""
        aside = self._styles(Ink.ASIDE, Ground.PAGE)
        signs = [self._glyphs.fold] + [" "] * (len(texts) - 1)
        return [
            line_of([(f"{sign:>{GUTTER - 1}} ", aside), (text, aside)], width, aside)
            for sign, text in zip(signs, texts, strict=True)
        ]

    def sentence(  # noqa: PLR0913 (each says one thing about the sentence)
        self,
        texts: tuple[str, ...],
        width: int,
        role: Role,
        light: Light,
        *,
        mark: Mark,
        codebook: tuple[Tag, ...],
        parts: Sequence[Sequence[Run]] = (),
    ) -> list[Line]:
        """A sentence of the given wrapped texts, its gutter before it.

        `parts` are the same texts cut into runs, where some words are set off.
        """
        ground = _GROUNDS[light]
        ink, text_ground = Ink.TEXT, ground
        if light is Light.DIMMED:
            ink = Ink.ASIDE
        elif role is Role.TITLE:
            ink = Ink.TITLE
        elif role is not Role.BODY and light is Light.PLAIN:
            ink = Ink.ASIDE
        elif light is Light.PLAIN and mark.holders:
            depth = min(mark.holders, len(TINTS)) if mark.status is Status.SHARED else 1
            text_ground = TINTS[depth - 1]
        style, fill = self._styles(ink, text_ground), self._styles(Ink.TEXT, ground)
        bars = self._bars(light, mark, len(texts))
        signs = self._signs(mark, ground, codebook, len(texts))
        held = ""
        if mark.relation is not None:
            held = f"{mark.holders}{self._glyphs.relations[mark.relation]}"
        counts = [held] + [""] * (len(texts) - 1)
        count_style = self._styles(Ink.SHARED, ground)
        bar_style = self._styles(Ink.UNIQUE if ground is Ground.PAGE else Ink.TEXT, ground)
        lines = []
        if parts:
            written = [self._set_off(line, ink, text_ground) for line in parts]
            for bar, count, sign, runs in zip(bars, counts, signs, written, strict=True):
                gutter = [(bar, bar_style), sign, (f"{count:<3}", count_style), (" ", fill)]
                lines.append(line_of([*gutter, *runs], width, fill))
            return lines
        for bar, count, sign, text in zip(bars, counts, signs, texts, strict=True):
            if bar == sign[0] == " " and not count:
                lines.append(_unmarked(text, width, style, fill))
                continue
            gutter = [(bar, bar_style), sign, (f"{count:<3}", count_style), (" ", fill)]
            lines.append(line_of([*gutter, (text, style)], width, fill))
        return lines

    def _set_off(self, runs: Sequence[Run], ink: Ink, ground: Ground) -> list[tuple[str, Style]]:
        plain = self._styles(ink, ground)
        if not self._styles.has_hue and ground is Ground.LIT:
            plain = self._styles(ink, Ground.PAGE)  # lit is bold there, and so are common words
        ways = {
            Tone.ADDED: self._styles.underlined(ink, ground),
            Tone.STRONG: self._styles.bold(ink, ground),
            Tone.FOUND: self._styles(Ink.FOUND, Ground.FOUND),
            Tone.PART: self._styles.underlined(ink, ground),
            Tone.CHOSEN: self._styles(Ink.TEXT, Ground.CURSOR),
            Tone.END: self._styles.underlined(Ink.TEXT, Ground.CURSOR),
        }
        return [(text, ways.get(tone, plain)) for text, tone in runs]

    def _bars(self, light: Light, mark: Mark, count: int) -> list[str]:
        """The first cell of each line."""
        glyphs = self._glyphs
        if light is Light.SELECTED:
            return [glyphs.selected] * count
        if light in {Light.PLAIN, Light.DIMMED}:
            return [glyphs.unique if mark.status is Status.UNIQUE else " "] * count
        return [glyphs.cursor if light is Light.CURSOR else glyphs.lit] + [" "] * (count - 1)

    def _signs(
        self, mark: Mark, ground: Ground, codebook: tuple[Tag, ...], count: int
    ) -> list[tuple[str, Style]]:
        """Tags, note, claim, colleagues who differ: one a line going down; `+` where more are."""
        plain = self._styles(Ink.TEXT, ground)
        tags = {tag.id: tag for tag in codebook} if mark.tags else {}
        signs = []
        for name in mark.tags:
            tag = tags.get(name)
            glyph = self._glyphs.of_tag(tag) if tag else "?"
            signs.append((glyph, self._styles.tag(tag.color if tag else "grey", ground)))
        if mark.has_note:
            signs.append((self._glyphs.note, plain))
        if mark.is_claimed:
            signs.append((self._glyphs.claim, plain))
        if mark.differs:
            signs.append((self._glyphs.clash, plain))
        if len(signs) > count:
            signs[count - 1 :] = [("+", plain)]
        return signs + [(" ", plain)] * (count - len(signs))


def _unmarked(text: str, width: int, style: Style, fill: Style) -> Line:
    """Most lines: nothing stands in the gutter, so nothing need be weighed."""
    rest = width - GUTTER - cell_len(text)
    if style is fill:
        return Line([Segment(f"{'':{GUTTER}}{text}{'':{rest}}", fill)])
    line = Line([Segment(" " * GUTTER, fill), Segment(text, style)])
    if rest:
        line.append(Segment(" " * rest, fill))
    return line
