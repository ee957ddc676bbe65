"""What a claim is to another, and what a fact-checker made of it: both are asked for here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tui.annotate.claims import Bearing, ClaimLink, Review
from tui.annotate.edit_claims import claim_named
from tui.places import is_address
from tui.screen import clean
from tui.session import claiming
from tui.show.paper import Paper
from tui.show.picker import ListPicker, Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult

    from tui.annotate.claims import Claim, ClaimId
    from tui.annotate.edit import Stamp
    from tui.annotate.tags import Notebook
    from tui.session.state import Session
    from tui.show.app import RashomonApp

    Wish = Callable[[Session], Session]

BEARINGS = {bearing.value[0]: bearing for bearing in Bearing}
"""The letter that says what a claim is to another."""

REVIEW = "v"

FIELDS = (
    ("rating", "rating", "such as: mostly true"),
    ("author", "author", "who says so"),
    ("url", "address", "https://"),
)
"""Of a review: its field, what it is called, and what may stand in it."""


def dialog_for(
    letter: str, claim: ClaimId, notebook: Notebook, stamp: Stamp
) -> ModalScreen[Wish | None] | str | None:
    """What asks for the rest, once a letter was pressed; words that say why nothing can be asked.

    None for a letter that means nothing.
    """
    here = claim_named(notebook, claim)
    if letter == REVIEW:
        return ReviewForm(here, stamp)
    bearing = BEARINGS.get(letter)
    if bearing is None:
        return None
    if len(notebook.claims) < 2:
        return "There is no other claim yet to relate it to."
    return ListPicker(f"This claim {bearing}", tuple(_others(notebook, here, bearing, stamp)))


def _others(
    notebook: Notebook, here: Claim, bearing: Bearing, stamp: Stamp
) -> Iterator[Offer[Wish]]:
    for other in notebook.claims:
        if other.id == here.id:
            continue
        said = "" if ClaimLink(bearing, other.id) not in here.links else " (Enter takes it back)"
        wish = partial(
            claiming.relate_claims, claim=here.id, bearing=bearing, other=other.id, stamp=stamp
        )
        yield Offer(f"{clean(other.text)}{said}", wish)


class ReviewForm(ModalScreen["Wish | None"]):
    """Three lines; answers the wish that keeps them."""

    CSS_PATH = ["dialog.tcss", "relating.tcss"]
    BINDINGS = [
        Binding("escape,ctrl+q", "leave", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, claim: Claim, stamp: Stamp) -> None:
        super().__init__()
        self._claim = claim
        self._stamp = stamp
        self._kept = claim.review or Review("", stamp.creator)

    def compose(self) -> ComposeResult:
        """The claim, and a line for each field."""
        with Paper(classes="dialog"):
            yield Static("Review", classes="dialog-title", markup=False)
            yield Static(Content(clean(self._claim.text)), id="claim")
            for field, name, example in FIELDS:
                yield Label(name)
                text = clean(getattr(self._kept, field))
                yield Input(text, placeholder=example, id=field, select_on_focus=False)
            hint = "Tab next line, Enter keeps, Esc closes; without a rating it is removed"
            yield Static(hint, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the rating."""
        self.query_one("#rating").focus()

    def on_input_submitted(self) -> None:
        """Keep it, if the address is one."""
        address = self._review.url.strip()
        if address and not is_address(address):
            hint = self.query_one(".dialog-hint", Static)
            hint.update("An address begins with https:// or http://")
            self.query_one("#url").focus()
        else:
            self.dismiss(self._wish)

    @property
    def _review(self) -> Review:
        return Review(*(self.query_one(f"#{field}", Input).value for field, *_ in FIELDS))

    @property
    def _wish(self) -> Wish:
        return partial(
            claiming.review_claim, claim=self._claim.id, review=self._review, stamp=self._stamp
        )

    def hand_in(self, app: RashomonApp) -> None:
        """Keep what is written so far."""
        app.become(self._wish(app.session))

    def action_leave(self) -> None:
        """Leave the review as it was."""
        self.dismiss(None)
