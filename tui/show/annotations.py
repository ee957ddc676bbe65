"""The list of annotations in the open articles; Enter goes to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.model import Place
from tui.session import moves
from tui.show.bindings import dialog_bindings
from tui.show.differing import as_content
from tui.show.paper import Paper
from tui.view.listing import annotation_lines, difference_lines

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.show.app import RashomonApp
    from tui.show.keys import KeyMap
    from tui.view.listing import AnnotationLine


KEYS = {
    "next_sentence": "step('cursor_down')",
    "previous_sentence": "step('cursor_up')",
    "top": "step('first')",
    "bottom": "step('last')",
    "page_down": "step('page_down')",
    "page_up": "step('page_up')",
    "follow": "step('select')",
    "annotations": "leave",
    "help": "app.open('help')",
    "palette": "app.open('help')",
    "leave": "leave",
}
"""Names of the key table, with what their keys do here."""

WORDS = {
    "next_sentence": "next annotation",
    "previous_sentence": "previous annotation",
    "top": "first annotation",
    "bottom": "last annotation",
    "follow": "go there",
    "annotations": "back to the text",
    "leave": "back to the text",
}
"""What they do here, where help says something else of them."""


class Annotations(ModalScreen[Place | None]):
    """Answers the place to go to, or None."""

    CSS_PATH = ["dialog.tcss", "annotations.tcss"]
    keys_here, words_here = KEYS, WORDS

    def __init__(
        self, lines: tuple[AnnotationLine, ...], keys: KeyMap, *, differing: int = 0
    ) -> None:
        super().__init__()
        self._bindings = dialog_bindings(keys, KEYS)
        self._lines = lines
        self._differing = differing

    def compose(self) -> ComposeResult:
        """One entry an annotation: where, tags, the quoted words, the note."""
        count = len(self._lines) - self._differing
        title = f"{count} annotation{'' if count == 1 else 's'}"
        if self._differing:
            title = f"{self._differing} tagged otherwise by colleagues, then {title}"
        with Paper(classes="dialog"):
            yield Static(title, classes="dialog-title", markup=False)
            yield OptionList(*(self._option(line) for line in self._lines))
            hint = (
                "Enter goes there, Esc closes"
                if self._lines
                else "A digit tags the sentence at the cursor."
            )
            yield Static(hint, classes="dialog-hint", markup=False)

    def _option(self, line: AnnotationLine) -> Option:
        head = Content.assemble((line.where, "bold"), f"  {line.tags}")
        parts = [head, Content(line.quote)]
        parts += [Content.assemble(("changed: ", "bold"), as_content(each)) for each in line.was]
        if line.note:
            parts.append(Content(line.note).stylize("italic"))
        return Option(Content("\n").join(parts), disabled=line.place is None)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(OptionList).focus()

    def action_step(self, how: str) -> None:
        """Next or previous, first or last, as in the text."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to it."""
        self.dismiss(self._lines[event.option_index].place)

    def action_leave(self) -> None:
        """Stay where the cursor was."""
        self.dismiss(None)


def open_on(app: RashomonApp) -> None:
    """List the annotations; the one chosen is gone to."""

    def go(place: Place | None) -> None:
        if place is not None:
            app.become(moves.jump_to(app.session, place))

    differences = difference_lines(app.session, app.glyphs)
    lines = (*differences, *annotation_lines(app.session, app.glyphs))
    app.push_screen(Annotations(lines, app.key_map, differing=len(differences)), go)
