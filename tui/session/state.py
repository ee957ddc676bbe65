"""What the reader is doing now: one small frozen value that every wish replaces."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.annotate.change import History
from tui.model import Place
from tui.session.partners import best_pairs
from tui.session.room import AS_OPENED, Room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.annotate.claims import ClaimId
    from tui.annotate.tags import AnnotationId, TagId
    from tui.compare.reasons import Reasons
    from tui.model import Pair
    from tui.search.find import Search
    from tui.session.by_words import Words
    from tui.session.desk import Desk
    from tui.session.queries import Query
    from tui.session.tabling import Arrangement
    from tui.session.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Session:
    """Everything the screen is drawn from."""

    desk: Desk
    cursor: Place
    columns: tuple[int, ...]
    """The sentence at which each source was last read."""
    history: History = field(default_factory=History)
    anchor: int | None = None
    """The sentence at which a selection was begun; it reaches to the cursor."""
    words: Words | None = None
    """The words at the ends of a selection by words; without `anchor` they mean nothing."""
    has_star: bool = False
    """The partners in all sources are taken in with the cursor's sentence."""
    is_unfolded: bool = False
    """Asides are shown line by line."""
    is_locked: bool = True
    """Partners are brought to the row of the cursor."""
    thread: tuple[Place, ...] = ()
    """The claim that Enter follows, one place a source."""
    trail: tuple[Place, ...] = ()
    """Where the cursor jumped from, oldest first."""
    came_from: Place | None = None
    """The sentence the cursor was on before it came to this one."""
    shown: Wanted | None = None
    """The class of sentences that is shown alone, the others dimmed; None shows all."""
    pairing: Place | None = None
    """The sentence that waits to be paired by hand."""
    reasons: Reasons | None = None
    """Why sentences were paired, as far as it is known by now; None while nobody asks."""
    room: Room = AS_OPENED
    """How the panes stand."""
    search: Search | None = None
    """What is searched for; its hits are set off until it is let go."""
    searched: tuple[Query, ...] = ()
    """What was searched for before, oldest first."""
    last_tag: TagId | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    """Action to the key that asks for it, as messages name it."""
    asks_note: tuple[AnnotationId, ...] = ()
    """The annotations that were just given a tag which wants a note, and have none."""
    last_claim: ClaimId | None = None
    """The claim that was made or added to last."""
    arrangement: Arrangement | None = None
    """How the matrix was left; None before it was first looked at."""
    message: str = ""
    """One line for the reader about the last wish."""
    is_warning: bool = False

    def stops(self, source: int) -> Sequence[int]:
        """The sentences of a source at which the cursor stops."""
        if self.is_unfolded:
            return range(len(self.desk.comparison.sources[source].sentences))
        return self.desk.stops[source]

    def panes(self) -> tuple[int, ...]:
        """The sources that are not hidden, from left to right."""
        return self.room.panes(len(self.columns))

    def unexplained(self) -> tuple[Pair, ...]:
        """The pairs of the cursor's sentence of which the reader asks why, and it is not known."""
        known = self.reasons
        if known is None:
            return ()
        pairs = self.desk.comparison.partners.get(self.cursor, ())
        return tuple(pair for pair in pairs if (pair.left, pair.right) not in known)

    @property
    def is_by_words(self) -> bool:
        """Whether a selection takes in words, not all of its sentences."""
        return self.words is not None and self.anchor is not None

    def selected(self) -> tuple[Place, ...]:
        """The sentences of the cursor's source that a wish acts on, in order."""
        source, here = self.cursor
        if self.anchor is None:
            return (self.cursor,)
        first, last = sorted((self.anchor, here))
        return tuple(Place(source, n) for n in range(first, last + 1))

    def claim_places(self) -> tuple[Place, ...]:
        """The cursor's sentence and, of each source on the screen, the one that best carries it.

        See `best_pairs`; a member of the cursor's group counts even if it is no partner. In the
        order of the panes.
        """
        here = self.cursor
        best = {here.source: here}
        best |= {source: pair.other(here) for source, pair in best_pairs(self.desk, here).items()}
        best.update({place.source: place for place in self.desk.group_at.get(here, ())})
        return tuple(best[source] for source in self.panes() if source in best)

    def starred(self) -> tuple[Place, ...]:
        """The partners that `*` took in, in the order of the panes."""
        if not self.has_star:
            return ()
        return tuple(place for place in self.claim_places() if place != self.cursor)

    def key(self, action: str) -> str:
        """The key that asks for an action, for a message; its name where no keys are known."""
        return self.keys.get(action, action)

    def say(self, message: str, *, is_warning: bool = False) -> Session:
        """The same session with a line for the reader."""
        return replace(self, message=message, is_warning=is_warning)


def open_session(desk: Desk, keys: Mapping[str, str] | None = None) -> Session:
    """Begin to read, at the first sentence of the first source."""
    columns = tuple(stops[0] for stops in desk.stops)
    return Session(desk=desk, cursor=Place(0, columns[0]), columns=columns, keys=keys or {})
