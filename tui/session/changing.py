"""Annotated passages whose article changed: which need a person, and what a person says. Pure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.change import apply, compose
from tui.annotate.edit_places import adopt, attach, drop, let_go
from tui.annotate.findings import rewordings_of
from tui.annotate.standing import standings_of
from tui.model import Correction, Place
from tui.session.acts import act

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotate.change import Change
    from tui.annotate.edit import Stamp
    from tui.annotate.standing import Holder, Standing
    from tui.annotate.tags import Anchor, Notebook, SourceKey
    from tui.session.desk import Desk
    from tui.session.state import Session

OFFERS = 6
"""Places that are offered for one passage."""


class Waiting(NamedTuple):
    """A passage that needs a person."""

    source: int
    """Position of the open source."""
    standings: tuple[Standing, ...]
    """All that stands on it: whatever is said of one of them holds for all."""

    @property
    def first(self) -> Standing:
        """The first of them, for the words."""
        return self.standings[0]

    @property
    def anchor(self) -> Anchor:
        """What was marked."""
        return self.first.anchor


def waiting_in(desk: Desk) -> tuple[Waiting, ...]:
    """The passages that need a person, in the order of the sources and of the text as it was."""
    found = []
    for key, (position, _) in sorted(desk.open_keys.items(), key=lambda row: row[1]):
        rows: dict[tuple[int, str, str], list[Standing]] = {}
        for standing in _standings(desk, key, position):
            if standing.needs_person:
                anchor = standing.anchor
                rows.setdefault((anchor.start, anchor.exact, anchor.prefix), []).append(standing)
        found += [Waiting(position, tuple(row)) for _, row in sorted(rows.items())]
    return tuple(found)


def corrections_of(desk: Desk) -> tuple[Correction, ...]:
    """What outlets changed in annotated passages of the open articles."""
    keys = desk.open_keys
    standings = {key: _standings(desk, key, position) for key, (position, _) in keys.items()}
    corrections = []
    for found in rewordings_of(desk.notebook, standings):
        if found.source in keys:
            position = keys[found.source][0]
            last = len(desk.comparison.sources[position].sentences) - 1
            starts = desk.comparison.sources[position].sentences
            at = bisect_right(starts, found.start, key=lambda each: each.start) - 1
            place = Place(position, min(max(at, 0), last))
            corrections.append(Correction(place, found.before, found.after, found.seen))
    return tuple(corrections)


def offers_for(desk: Desk, waiting: Waiting) -> tuple[tuple[int, int], ...]:
    """Where a passage may stand now, in code points, the likeliest place first."""
    from tui.annotate.seek import Seeker  # noqa: PLC0415  # loaded already where one waits

    source = desk.comparison.sources[waiting.source]
    return Seeker(source.text, source.sentences).offer(waiting.anchor, OFFERS)


def attach_here(session: Session, waiting: Waiting, span: tuple[int, int], stamp: Stamp) -> Session:
    """Put a passage where a person says that it stands."""
    source = session.desk.comparison.sources[waiting.source]
    return _settle(
        session,
        waiting,
        lambda notebook, holder: attach(notebook, holder, source, span, stamp),
        "attached here",
    )


def keep_gone(session: Session, waiting: Waiting, stamp: Stamp) -> Session:
    """Keep a passage though its words are gone; nobody is asked about it again."""
    return _settle(
        session,
        waiting,
        lambda notebook, holder: let_go(notebook, holder, stamp),
        "kept, though its words are gone",
    )


def remove_waiting(session: Session, waiting: Waiting) -> Session:
    """Remove what stood on a passage."""
    return _settle(session, waiting, drop, "removed")


def adopt_texts(desk: Desk, notebook: Notebook) -> Change:
    """Know the open articles by the texts they have now, where no passage needs a person."""
    change: Change = ()
    for key, (position, _) in desk.open_keys.items():
        grown = desk.but(notebook=apply(notebook, change))
        change = compose(change, _adopt(grown, key, position))
    return change


def _settle(
    session: Session,
    waiting: Waiting,
    change_of: Callable[[Notebook, Holder], Change],
    words: str,
) -> Session:
    """One act: a passage, all that stands on it, and its article if that was the last one."""
    desk = session.desk
    if waiting not in desk.waiting:  # settled by the key before
        return session
    change: Change = ()
    for standing in waiting.standings:
        notebook = apply(desk.notebook, change)
        change = compose(change, change_of(notebook, standing.holder))
    grown = desk.but(notebook=apply(desk.notebook, change))
    change = compose(change, _adopt(grown, waiting.anchor.source, waiting.source))
    done = act(session, change, words, words)
    left = len(done.desk.waiting)
    rest = f"{left} left" if left else "nothing is left to look at"
    return done.say(f"{words}; {rest}; {session.key('undo')} undoes")


def _adopt(desk: Desk, key: SourceKey, position: int) -> Change:
    source = desk.comparison.sources[position]
    if desk.open_keys.get(key, (position, True))[1] or not source.is_whole:
        return ()
    return adopt(desk.notebook, key, source, _standings(desk, key, position))


def _standings(desk: Desk, key: SourceKey, position: int) -> tuple[Standing, ...]:
    """Of an article of which only the beginning is known, nothing is said that may be wrong."""
    source = desk.comparison.sources[position]
    if not source.is_whole:
        return ()
    return standings_of(
        desk.notebook,
        key,
        source,
        unchanged=desk.open_keys[key][1],
        known={identity: placed.found for identity, placed in desk.placed.items()},
    )
