"""A list of the claims, searched as one types, headed by the one that could be made here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.screen import clean
from tui.session import claiming
from tui.session.acts import count_of
from tui.show.picker import Offer, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotate.claims import Claim, ClaimId
    from tui.show.app import RashomonApp


class Picked(NamedTuple):
    """A claim to add to; None to make one."""

    claim: ClaimId | None


class ClaimPicker(Picker[Picked]):
    """Asks for one claim."""

    title_words = "Claim"
    placeholder = "type to search the claims"
    hint = "Enter makes or adds, Esc closes"

    def __init__(self, claims: tuple[Claim, ...], new: str) -> None:
        super().__init__()
        self._claims = claims
        self._new = new
        """What a new claim would be made of, in words."""

    def offered(self, typed: str) -> Iterator[Offer[Picked]]:
        """A new claim first, as long as nothing is searched for or fits; then what fits."""
        words = typed.casefold().split()
        fitting = [
            claim for claim in self._claims if all(word in claim.text.casefold() for word in words)
        ]
        if not words or not fitting:
            yield Offer(f"+ new claim of {self._new}", Picked(None))
        for claim in fitting:
            yield Offer(f"  {clean(claim.text)}", Picked(claim.id))


def open_on(app: RashomonApp) -> None:
    """Offer the claims; the passage becomes one, or is added to the one picked."""
    session = app.session
    count = len(session.selected()) + len(session.starred())
    what = "this sentence" if count == 1 else f"these {count_of(count, 'sentence')}"

    def pick(answer: Picked | None) -> None:
        if answer is None:
            return
        if answer.claim is None:
            app.become(claiming.claim_here(app.session, app.stamp()))
        else:
            app.become(claiming.add_here(app.session, answer.claim, app.stamp()))

    app.push_screen(ClaimPicker(session.desk.notebook.claims, what), pick)
