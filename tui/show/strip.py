"""The evidence, below the text or beside it: the sentence as every other source words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.strip import Strip

from tui.layout import wrap_runs
from tui.model import Relation
from tui.screen import clean
from tui.show.alignment import is_unsure
from tui.show.sheet import Sheet, cut, line_of
from tui.show.themes import Ground, Ink
from tui.view.wording import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.style import Style
    from textual import events

    from tui.annotate.tags import Notebook
    from tui.show.styles import Styles
    from tui.view.evidence import Clash, Evidence, Wording
    from tui.view.glyphs import Glyphs
    from tui.view.wording import Run

    Parts = list[tuple[str, Style]]
    Block = list[Parts]

INKS = {
    Tone.PLAIN: Ink.TEXT,
    Tone.QUIET: Ink.QUIET,
    Tone.STRONG: Ink.TITLE,
    Tone.ADDED: Ink.ADDED,
    Tone.DROPPED: Ink.DROPPED,
}
"""How a run of characters is written."""
NAME_WIDTH = 14
"""Columns for the name of a source, where there is room for columns at all."""
SHORT_NAME = 8
TIGHT = 60
"""Columns below which names are short."""
LABEL_WIDTH = 24
"""Columns a tag takes at most, so that no long one hides the others."""
MEASURE = 110
"""Columns of text a line in the strip takes at most."""
WHEEL = 2
"""Rows that a turn of the wheel scrolls."""


class EvidenceStrip(Sheet):
    """Draws an `Evidence`: at first some of each source, and when it is scrolled everything."""

    def __init__(self, styles: Styles, glyphs: Glyphs, keys: Mapping[str, str]) -> None:
        super().__init__(id="strip")
        self._dress(styles)
        self._glyphs = glyphs
        self._keys = keys
        self._shown: tuple[Evidence, Notebook] | None = None
        self._is_beside = False
        self._from: int | None = None
        """The line at the top once it is scrolled."""
        self._is_shortened = False
        """Not every source is shown with all it says."""
        self._width = 0
        """Columns in all; to ask Textual for them takes longer than to draw a word."""
        self._extent = (0, 0)
        """Lines there are, and rows there are for them."""

    def restyle(self, styles: Styles) -> None:
        """Draw anew with other styles."""
        self._dress(styles)
        self.lay()

    def _dress(self, styles: Styles) -> None:
        self._styles = styles
        self._tones = {tone: styles(ink, Ground.STRIP) for tone, ink in INKS.items()}

    def stand(self, *, is_beside: bool) -> None:
        """Stand below the text or beside it; what is shown follows with the new size."""
        self._is_beside = is_beside
        self._from = None

    def show(self, evidence: Evidence, notebook: Notebook) -> None:
        """Draw what is known of another sentence; the notebook names its tags."""
        self._shown = (evidence, notebook)
        self._from = None
        if self._laid != (0, 0):
            self.lay()

    def roll(self, by: int) -> bool:
        """Scroll by pages (down is positive); tell whether there was more that way."""
        before = self._from
        self._roll(by * max(1, self._extent[1] - 1))
        return self._from != before

    def _roll(self, rows: int) -> None:
        lines, room = self._extent
        if lines <= room or (self._from is None and rows < 0):
            return
        lines = sum(map(len, self._blocks(None)))
        if self._from is None and self._is_shortened:
            self._from = 0
        elif self._from == 0 and rows < 0:
            self._from = None
        else:
            self._from = max(0, min((self._from or 0) + rows, lines - room))
        self.lay()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Scroll down."""
        self._roll(WHEEL)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Scroll up."""
        self._roll(-WHEEL)

    def lay(self) -> None:
        """Write down what is known, as far as there are rows."""
        if self._shown is None:
            return
        self._width, height = self.size
        rows = self._headline(*self._shown)
        room = max(0, height - len(rows))
        blocks = self._blocks(room if self._from is None else None)
        lines = [line for block in blocks for line in block]
        if self._is_beside and len(lines) + len(blocks) <= room:
            lines = [line for block in blocks for line in ([], *block)]
        self._extent = (len(lines), room)
        if len(lines) > room:
            if self._from is None:
                everything = lines
                lines = list(self._some(blocks, room))
                self._is_shortened = lines != everything[: len(lines)]
            else:
                lines = lines[self._from : self._from + room]
        self._end(rows[-1], is_all=self._extent[0] <= room)
        shown = [*rows, *lines][:height]
        shown += [[] for _ in range(height - len(shown))]
        self.put([self._line(parts) for parts in shown])

    def _blocks(self, room: int | None) -> list[Block]:
        """What there is to say: a line more than can be seen in so many rows, or (None) all."""
        if self._shown is None:
            return []
        e, _ = self._shown
        count = sum(map(len, (e.clashes, e.notes, e.claims, e.wordings)))
        most = None if room is None else max(1, room - count + 1) + 1
        return [
            *(self._clash(clash, most) for clash in e.clashes),
            *(self._note(self._glyphs.note, note, most) for note in e.notes),
            *(self._note(self._glyphs.claim, claim, most) for claim in e.claims),
            *(self._wording(wording, most) for wording in e.wordings),
        ]

    def _some(self, blocks: list[Block], room: int) -> Iterator[Parts]:
        """The beginning of each block, fairly shared."""
        for block, count in zip(blocks, _fair(list(map(len, blocks)), room), strict=True):
            shown = block[:count]
            if 0 < count < len(block):
                shown[-1] = [*shown[-1], (self._glyphs.more, self._tone(Tone.QUIET))]
            yield from shown

    def _end(self, row: Parts, *, is_all: bool) -> None:
        """End the headline: it says that there is more; without hue a line parts it from the text.

        Nothing else would there.
        """
        down, up = self._keys["strip_down"], self._keys["strip_up"]
        hint = "" if is_all else f"{down} more" if self._from is None else f"{down} {up} scroll"
        blank = self._width - self._lead - sum(cell_len(text) for text, _ in row) - len(hint)
        is_ruled = not self._styles.has_hue and not self._is_beside
        if blank > 0 and (hint or is_ruled):
            gap = f" {self._glyphs.rule * (blank - 2)} " if is_ruled and blank > 2 else " " * blank
            row += [(gap, self._styles(Ink.HAIRLINE, Ground.STRIP)), (hint, self._tone(Tone.QUIET))]

    @property
    def _lead(self) -> int:
        return 2 if self._is_beside else 1

    def _line(self, parts: Parts) -> Strip:
        if self._is_beside:
            hairline = (self._glyphs.hairline, self._styles(Ink.HAIRLINE, Ground.STRIP))
            parts = [hairline, *parts]
        fill = self._styles(Ink.TEXT, Ground.STRIP)
        line = line_of(parts, self._width, fill)
        if is_unsure(line):
            from tui.show.anchored import AnchoredStrip  # noqa: PLC0415 (few texts need it)

            return AnchoredStrip(line, self._width, self.region.x, (), fill)
        return Strip(line, self._width)

    def _headline(self, evidence: Evidence, notebook: Notebook) -> Block:
        """Who holds the sentence, and its tags; in as many rows as it takes, if there are many."""
        styles = self._styles
        parts = [(self._sign(text), self._tone(tone)) for text, tone in evidence.headline]
        if self._width < TIGHT and not self._is_beside:
            name, style = parts[0]
            parts[0] = (self._short(name, SHORT_NAME), style)
        tags = {tag.id: tag for tag in notebook.codebook}
        for tag_id in evidence.tags:
            tag = tags.get(tag_id)
            glyph = self._glyphs.of_tag(tag) if tag else "?"
            style = styles.tag(tag.color if tag else "grey", Ground.STRIP)
            label = clean(tag.label if tag else tag_id)[:LABEL_WIDTH]
            parts.append((f"  {glyph} {label}", style))
        lead = (" ", styles(Ink.TEXT, Ground.STRIP))
        if not self._is_beside:
            return [[lead, *cut(parts, self._width - 2, self._glyphs.more)]]
        return [[lead, *line] for line in wrap_runs(parts, self._text_width(1), cell_len)]

    def _clash(self, clash: Clash, most: int | None) -> Block:
        """A wording, and who has which others."""
        tone = Tone.QUIET if clash.is_spelling else Tone.PLAIN
        runs = [(clash.here, Tone.STRONG), (" here", tone)]
        for there, names in clash.theirs:
            runs += [(", ", tone), (there, Tone.STRONG), (f" in {', '.join(names)}", tone)]
        ink = Ink.QUIET if clash.is_spelling else Ink.WARNING
        return self._set(self._glyphs.clash, self._styles(ink, Ground.STRIP), runs, most)

    def _note(self, sign: str, note: str, most: int | None) -> Block:
        return self._set(sign, self._tone(Tone.QUIET), [(note, Tone.PLAIN)], most)

    def _set(self, sign: str, style: Style, runs: Sequence[Run], most: int | None) -> Block:
        """Runs behind a sign, wrapped."""
        lead, indent = (f" {sign} ", style), ("   ", style)
        lines = wrap_runs(runs, self._text_width(3), cell_len, most)
        return [
            [indent if n else lead, *((text, self._tone(tone)) for text, tone in line)]
            for n, line in enumerate(lines)
        ]

    def _text_width(self, indent: int) -> int:
        room = self._width - self._lead + 1
        return max(10, min(MEASURE, room - indent - 1))

    def _tone(self, tone: Tone) -> Style:
        return self._tones[tone]

    def _sign(self, text: str) -> str:
        return text.replace("·", "-") if self._glyphs.is_ascii else text

    def _wording(self, wording: Wording, most: int | None) -> Block:
        """Relation and name, the words with their differences, and why they were paired."""
        sign = "x" if wording.relation is None else self._glyphs.relations[wording.relation]
        runs = [self._signed(run) for run in wording.runs]
        remark = ""
        if wording.relation not in {Relation.SAME, Relation.NEAR} or ";" in wording.remark:
            remark = f"  ({wording.remark})"
        ink = self._styles(Ink.SHARED, Ground.STRIP)
        if self._is_beside:
            head = self._set(sign, ink, [(wording.name, Tone.STRONG), (remark, Tone.QUIET)], most)
            text = self._set(" ", ink, runs, most)
            why = [(wording.reason, Tone.QUIET)]
            return [*head, *text, *(self._set(" ", ink, why, most) if wording.reason else [])]
        name_width = SHORT_NAME if self._width < TIGHT else NAME_WIDTH
        name = self._short(wording.name, name_width)
        indent = name_width + 4
        runs.append((remark, Tone.QUIET))
        if wording.reason:
            runs.append((f"  {wording.reason}", Tone.QUIET))
        quiet = self._tone(Tone.QUIET)
        pad = " " * (name_width - cell_len(name))
        label = [(f" {sign} ", ink), (f"{name}{pad} ", quiet)]
        lines: Block = []
        for parts in wrap_runs(runs, self._text_width(indent), cell_len, most):
            lead = [(" " * indent, quiet)] if lines else label
            lines.append([*lead, *((text, self._tone(tone)) for text, tone in parts)])
        return lines

    def _short(self, name: str, width: int) -> str:
        return name if cell_len(name) <= width else name[: width - 1] + self._glyphs.more

    def _signed(self, run: Run) -> Run:
        """Dropped words in brackets where the terminal may not be able to strike them."""
        text, tone = run
        if tone is Tone.DROPPED and not self._styles.has_hue:
            return f"[-{text}-]", tone
        return run


def _fair(sizes: list[int], room: int) -> list[int]:
    """Share `room` rows: all of each block if they fit, else equal parts, the rest to the first."""
    given = [0] * len(sizes)
    while room > 0 and any(g < s for g, s in zip(given, sizes, strict=True)):
        for n, size in enumerate(sizes):
            if given[n] < size and room > 0:
                given[n] += 1
                room -= 1
    return given
