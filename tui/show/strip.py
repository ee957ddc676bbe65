"""The strip below the panes: the cursor's sentence as every other source words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.layout import wrap
from tui.model import Relation
from tui.screen import clean
from tui.show.sheet import Sheet, strip_of
from tui.show.themes import Ground, Ink
from tui.view.evidence import Evidence, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style
    from textual.strip import Strip

    from tui.annotate.tags import Notebook
    from tui.show.styles import Styles
    from tui.view.evidence import Run, Wording
    from tui.view.glyphs import Glyphs

_INKS = {
    Tone.PLAIN: Ink.TEXT,
    Tone.QUIET: Ink.QUIET,
    Tone.STRONG: Ink.TITLE,
    Tone.ADDED: Ink.ADDED,
    Tone.DROPPED: Ink.DROPPED,
}
NAME_WIDTH = 14
"""Columns for the name of a source, where there is room for columns at all."""
LABEL_WIDTH = 24
"""Columns a tag takes at most, so that no long one hides the others."""
MEASURE = 110
"""Columns of text a line in the strip takes at most."""


class EvidenceStrip(Sheet):
    """Draws an `Evidence`, as many rows as there are, fairly shared among the sources."""

    def __init__(self, styles: Styles, glyphs: Glyphs) -> None:
        super().__init__(id="strip")
        self._styles = styles
        self._glyphs = glyphs
        self._shown: tuple[Evidence, Notebook] | None = None

    def restyle(self, styles: Styles) -> None:
        """Draw anew with other styles."""
        self._styles = styles
        self.lay()

    def show(self, evidence: Evidence, notebook: Notebook) -> None:
        """Draw what is known of another sentence; the notebook names its tags."""
        self._shown = (evidence, notebook)
        if self._laid != (0, 0):
            self.lay()

    def lay(self) -> None:
        """Write down what is known, as far as there are rows."""
        if self._shown is None:
            return
        evidence, notebook = self._shown
        rows = [self._headline(evidence, notebook)]
        rows.extend(self._notes(evidence.notes))
        room = self.size.height - len(rows)
        blocks = [self._wording(wording) for wording in evidence.wordings]
        for block, count in zip(blocks, _fair(list(map(len, blocks)), room), strict=True):
            shown = block[:count]
            if 0 < count < len(block):
                shown[-1] = [*shown[-1], (self._glyphs.more, self._tone(Tone.QUIET))]
            rows.extend(map(self._line, shown))
        blank = strip_of([], self.size.width, self._styles(Ink.TEXT, Ground.STRIP))
        rows.extend([blank] * (self.size.height - len(rows)))
        self.put(rows[: self.size.height])

    def _line(self, parts: Sequence[tuple[str, Style]]) -> Strip:
        return strip_of(parts, self.size.width, self._styles(Ink.TEXT, Ground.STRIP))

    def _headline(self, evidence: Evidence, notebook: Notebook) -> Strip:
        styles = self._styles
        parts = [(" ", styles(Ink.TEXT, Ground.STRIP))]
        parts += [(self._sign(text), self._tone(tone)) for text, tone in evidence.headline]
        tags = {tag.id: tag for tag in notebook.codebook}
        for tag_id in evidence.tags:
            tag = tags.get(tag_id)
            glyph = self._glyphs.of_tag(tag) if tag else "?"
            style = styles.tag(tag.color if tag else "grey", Ground.STRIP)
            label = clean(tag.label if tag else tag_id)[:LABEL_WIDTH]
            parts.append((f"  {glyph} {label}", style))
        return self._line(parts)

    def _notes(self, notes: tuple[str, ...]) -> Iterator[Strip]:
        quiet, text = self._tone(Tone.QUIET), self._tone(Tone.PLAIN)
        for note in notes[:1]:
            spans = wrap(note, self._text_width(3), cell_len)
            more = self._glyphs.more if len(spans) > 1 or len(notes) > 1 else ""
            start, end = spans[0]
            yield self._line([(f" {self._glyphs.note} ", quiet), (note[start:end] + more, text)])

    def _text_width(self, indent: int) -> int:
        return max(10, min(MEASURE, self.size.width - indent - 1))

    def _tone(self, tone: Tone) -> Style:
        return self._styles(_INKS[tone], Ground.STRIP)

    def _sign(self, text: str) -> str:
        return text.replace("·", "-") if self._glyphs.is_ascii else text

    def _wording(self, wording: Wording) -> list[list[tuple[str, Style]]]:
        """Relation and name on the left, the wrapped words with their differences beside them."""
        sign = "x" if wording.relation is None else self._glyphs.relations[wording.relation]
        name_width = NAME_WIDTH if self.size.width >= 60 else 8
        name = wording.name
        if cell_len(name) > name_width:
            name = name[: name_width - 1] + self._glyphs.more
        indent = name_width + 4
        runs = [self._signed(run) for run in wording.runs]
        if wording.relation not in {Relation.SAME, Relation.NEAR} or ";" in wording.remark:
            runs.append((f"  ({wording.remark})", Tone.QUIET))
        quiet = self._tone(Tone.QUIET)
        pad = " " * (name_width - cell_len(name))
        label = [(f" {sign} ", self._styles(Ink.SHARED, Ground.STRIP)), (f"{name}{pad} ", quiet)]
        lines: list[list[tuple[str, Style]]] = []
        for parts in _wrap_runs(runs, self._text_width(indent)):
            lead = [(" " * indent, quiet)] if lines else label
            lines.append([*lead, *((text, self._tone(tone)) for text, tone in parts)])
        return lines

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


def _wrap_runs(runs: Sequence[Run], width: int) -> Iterator[list[Run]]:
    """Break a text of several tones into lines of at most `width` cells."""
    text = "".join(part for part, _ in runs)
    for start, end in wrap(text, width, cell_len):
        line, at = [], 0
        for part, tone in runs:
            a, b = max(start, at), min(end, at + len(part))
            if a < b:
                line.append((text[a:b], tone))
            at += len(part)
        yield line
