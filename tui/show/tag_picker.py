"""A list of the codebook that is searched as one types; a word it lacks becomes a new tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.annotate.codebook import living_tags
from tui.screen import clean
from tui.session import marking

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.annotate.tags import Tag, TagId
    from tui.show.app import RashomonApp
    from tui.view.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Picked:
    """A tag of the codebook, or the label of one to be made."""

    tag: TagId | None
    label: str


class TagPicker(ModalScreen[Picked | None]):
    """Asks for one tag; answers None when it is left with Esc."""

    CSS_PATH = ["dialog.tcss", "tag_picker.tcss"]
    BINDINGS = [
        Binding("escape", "leave", "close", show=False),
        Binding("down", "step(1)", "next", show=False),
        Binding("up", "step(-1)", "previous", show=False),
    ]

    def __init__(self, codebook: tuple[Tag, ...], glyphs: Glyphs) -> None:
        super().__init__()
        self._codebook = codebook
        self._glyphs = glyphs
        self._offered: list[Picked] = []

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits it."""
        with Vertical(classes="dialog"):
            yield Static("Tag", classes="dialog-title", markup=False)
            yield Input(placeholder="type to search, or a new tag")
            yield OptionList()
            yield Static("Enter tags, Esc closes", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Offer the whole codebook."""
        self._offer("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the typed letters."""
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        wanted = " ".join(typed.split()).casefold()
        fitting = [
            tag
            for tag in self._codebook
            if wanted in tag.label.casefold() or wanted in tag.id.casefold()
        ]
        fitting.sort(key=lambda tag: not tag.label.casefold().startswith(wanted))
        self._offered = [Picked(tag.id, tag.label) for tag in fitting]
        lines = [
            f"{tag.key or ' '} {self._glyphs.of_tag(tag)} {clean(tag.label)}" for tag in fitting
        ]
        if wanted and all(tag.label.casefold() != wanted for tag in self._codebook):
            self._offered.append(Picked(None, " ".join(typed.split())))
            lines.append(f"  + new tag: {clean(typed)}")
        options = self.query_one(OptionList)
        options.set_options([Option(Content(line)) for line in lines])
        options.highlighted = 0 if lines else None

    def action_step(self, by: int) -> None:
        """Move the choice while typing goes on."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_input_submitted(self) -> None:
        """Take what is chosen."""
        chosen = self.query_one(OptionList).highlighted
        if chosen is not None:
            self.dismiss(self._offered[chosen])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.dismiss(self._offered[event.option_index])

    def action_leave(self) -> None:
        """Tag nothing."""
        self.dismiss(None)


def open_on(app: RashomonApp) -> None:
    """Offer the codebook; what is picked goes on the passage."""

    def pick(answer: Picked | None) -> None:
        if answer is None:
            return
        if answer.tag is not None:
            app.become(marking.give_tag(app.session, answer.tag, app.stamp()))
        else:
            app.become(marking.tag_with_new(app.session, answer.label, app.stamp()))

    app.push_screen(TagPicker(living_tags(app.session.desk.notebook.codebook), app.glyphs), pick)
