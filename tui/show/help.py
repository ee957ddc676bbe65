"""The help screen: every key, every sign, made from the same tables that draw and bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.annotate.codebook import living_tags
from tui.model import Relation
from tui.screen import clean
from tui.show.keys import Part, key_lines
from tui.view.evidence import RELATION_WORDS

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.annotate.tags import Tag
    from tui.show.app import RashomonApp
    from tui.view.glyphs import Glyphs

KEY_WIDTH = 12


class Help(ModalScreen[None]):
    """Closes with Esc, q or ?; scrolls with the keys of the reader."""

    CSS_PATH = ["dialog.tcss", "help.tcss"]
    BINDINGS = [
        Binding("escape,q,question_mark,f1", "leave", "close", show=False),
        Binding("j,down", "roll(1)", "down", show=False),
        Binding("k,up", "roll(-1)", "up", show=False),
        Binding("space,pagedown,ctrl+d", "roll(10)", "page down", show=False),
        Binding("b,pageup,ctrl+u", "roll(-10)", "page up", show=False),
    ]

    def __init__(self, glyphs: Glyphs, codebook: tuple[Tag, ...]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._codebook = codebook

    def compose(self) -> ComposeResult:
        """One long sheet."""
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(Content("\n").join(self._lines()))
            yield Static("j k scroll, Esc closes", classes="dialog-hint", markup=False)

    def _lines(self) -> list[Content]:
        glyphs = self._glyphs
        lines = [Content("Signs beside a sentence").stylize("bold")]
        lines.append(self._line("3", "other sources that hold it"))
        lines += [self._line(glyphs.relations[r], RELATION_WORDS[r]) for r in Relation]
        lines.append(self._line(glyphs.unique, "no other source has it"))
        lines.append(self._line(f"{glyphs.cursor} {glyphs.lit}", "the cursor, and its partners"))
        lines.append(self._line(glyphs.selected, "selected, or taken in with *"))
        lines.append(self._line(glyphs.note, "a note; tags have the signs of the codebook below"))
        ruler = f"{glyphs.ruler_shared} {glyphs.ruler_unique} {glyphs.ruler_tagged}"
        lines.append(self._line(ruler, "at the edge: shared, unique, tagged parts of the article"))
        for part in Part:
            lines += [Content(""), Content(part.value).stylize("bold")]
            lines += [
                self._line(line.shown, line.help) for line in key_lines() if line.part is part
            ]
        lines += [Content(""), Content("Codebook").stylize("bold")]
        lines += [
            self._line(f"{tag.key or ' '}  {glyphs.of_tag(tag)}", clean(tag.label))
            for tag in self._codebook
        ]
        return lines

    def _line(self, key: str, text: str) -> Content:
        return Content(f"  {key:<{KEY_WIDTH}} {text}")

    def action_roll(self, rows: int) -> None:
        """Scroll by rows."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Back to the text."""
        self.dismiss(None)


def open_on(app: RashomonApp) -> None:
    """Say what every key and sign means."""
    app.push_screen(Help(app.glyphs, living_tags(app.session.desk.notebook.codebook)))
