"""What is written down from the chosen row of the matrix: a wish, or words that say why none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.annotate.claims import Stance
from tui.session import claiming, marking
from tui.view.claims import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.annotate.edit import Stamp
    from tui.session.state import Session
    from tui.view.table import Table

    Wish = Callable[[Session], Session]

WHOM = "w"
"""In the place of the letter of a stance: type to whom the source attributes the claim."""

NO_SENTENCE = "There is no sentence here."


def tag(table: Table, stamp: Stamp, *, key: str) -> Wish | str:
    """Toggle a tag on all that report the row whole."""
    places = table.row.wholes if table.row else ()
    if not places:
        return NO_SENTENCE
    return lambda session: marking.tag_by_key(session, stamp, key=key, places=places)


def remove(table: Table, stamp: Stamp) -> Wish | str:
    """Take tags and notes from all that report the row whole; or remove the claim."""
    claim = table.claim
    if claim is not None:
        return lambda session: claiming.delete_claim(session, claim, stamp)
    places = table.row.wholes if table.row else ()
    return partial(marking.remove_here, places=places) if places else NO_SENTENCE


def make_claim(table: Table, stamp: Stamp) -> Wish | str:
    """Make a claim of all sentences of the row, in the words that it shows."""
    row = table.row
    if table.claim is not None:
        return "This is a claim already: s says what the chosen source does with it."
    if row is None or row.lead is None:
        return NO_SENTENCE
    if any(claim.text == " ".join(row.text.split()) for claim in table.desk.claims_at(row.lead)):
        return "There is a claim in these words already, above all other rows."
    places = (row.lead, *(place for place in row.places if place != row.lead))
    return lambda session: claiming.claim_at(session, places, stamp)


def confirm(table: Table, stamp: Stamp) -> Wish | str:
    """Confirm all stances of the claim that are only proposed."""
    claim = table.claim
    if claim is None:
        return "Only the stances to a claim are confirmed."
    return lambda session: claiming.confirm_stances(session, claim, stamp)


def set_stance(table: Table, stamp: Stamp, letter: str) -> Wish | None:
    """Set the stance of the chosen source, or take it back with `x`; None for another letter."""
    claim, source, stance = table.claim, table.source, LETTERS.get(letter)
    if claim is None:
        return None
    if stance is not None:
        return lambda session: claiming.set_stance(session, claim, source, stance, stamp)
    if letter == "x":
        return lambda session: claiming.clear_stance(session, claim, source, stamp)
    return None


def attribute(table: Table, stamp: Stamp, whom: str) -> Wish:
    """Let the chosen source attribute the claim to somebody."""
    claim, source = table.claim, table.source
    if claim is None:
        return lambda session: session.say(NO_SENTENCE)
    return lambda session: claiming.set_stance(
        session, claim, source, Stance.ATTRIBUTES, stamp, attributed_to=whom
    )


WRITINGS: Mapping[str, Callable[[Table, Stamp], Wish | str]] = {
    "remove": remove,
    "claim": make_claim,
    "confirm": confirm,
    "undo": lambda *_: marking.undo,
    "redo": lambda *_: marking.redo,
    **{f"tag_{n}": partial(tag, key=str(n)) for n in range(1, 10)},
}
"""By the names of the key table, as far as they stand there."""
