"""A list of the claims, searched as one types, headed by the one that could be made here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.screen import clean
from tui.session import claiming

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.annotate.claims import Claim, ClaimId
    from tui.show.app import RashomonApp


class Picked(NamedTuple):
    """A claim to add to; None to make one."""

    claim: ClaimId | None


class ClaimPicker(ModalScreen[Picked | None]):
    """Asks for one claim; answers None when it is left with Esc."""

    CSS_PATH = ["dialog.tcss", "tag_picker.tcss"]
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, claims: tuple[Claim, ...], new: str) -> None:
        super().__init__()
        self._claims = claims
        self._new = new
        """What a new claim would be made of, in words."""
        self._offered: list[Picked] = []

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits it."""
        with Vertical(classes="dialog"):
            yield Static("Claim", classes="dialog-title", markup=False)
            yield Input(placeholder="type to search the claims")
            yield OptionList()
            yield Static("Enter makes or adds, Esc closes", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Offer all claims."""
        self._offer("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the typed words."""
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        """Offer a new claim first, as long as nothing is searched for; then what fits."""
        words = typed.casefold().split()
        fitting = [
            claim for claim in self._claims if all(word in claim.text.casefold() for word in words)
        ]
        self._offered = [Picked(claim.id) for claim in fitting]
        lines = [f"  {clean(claim.text)}" for claim in fitting]
        if not words or not fitting:
            self._offered.insert(0, Picked(None))
            lines.insert(0, f"+ new claim of {self._new}")
        options = self.query_one(OptionList)
        options.set_options([Option(Content(line)) for line in lines])
        options.highlighted = 0

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
        """Claim nothing."""
        self.dismiss(None)


def open_on(app: RashomonApp) -> None:
    """Offer the claims; the passage becomes one, or is added to the one picked."""
    session = app.session
    count = len(session.selected()) + len(session.starred())
    what = "this sentence" if count == 1 else f"these {count} sentences"

    def pick(answer: Picked | None) -> None:
        if answer is None:
            return
        if answer.claim is None:
            app.become(claiming.claim_here(app.session, app.stamp()))
        else:
            app.become(claiming.add_here(app.session, answer.claim, app.stamp()))

    app.push_screen(ClaimPicker(session.desk.notebook.claims, what), pick)
