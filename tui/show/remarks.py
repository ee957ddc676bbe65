"""What a reader should know before the first line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.annotate.anchor import State
from tui.compare import find_pairs
from tui.pipeline import language_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.errors import RashomonError
    from tui.pipeline import Matcher
    from tui.session.state import Session

NOT_EXACT = (State.MOVED, State.EDITED, State.UNCERTAIN, State.ORPHANED)


def remarks_on(session: Session, problems: Sequence[RashomonError], matcher: Matcher) -> list[str]:
    """Say what is amiss with the articles, shortest first: the room is small.

    Of articles of which only the beginning is known, nothing is said that may be wrong.
    """
    desk = session.desk
    sources = desk.comparison.sources
    is_whole = all(source.is_whole for source in sources)
    remarks = []
    if len(problems) == 1:
        remarks.append(str(problems[0]))
    elif problems:
        remarks.append(f"{len(problems)} files are left out, said again when you quit")
    remarks += changes_of(session) if is_whole else ()
    remarks += [f"{one.path}: {one.notice}" for one in sources if one.notice]
    if is_whole and matcher is find_pairs:
        remarks.extend(filter(None, [language_notice(sources)]))
    return remarks


def changes_of(session: Session) -> tuple[str, ...]:
    """Say what became of annotations whose article changed, in one line or none."""
    waiting = len(session.desk.waiting)
    if waiting:
        passages = "1 passage needs" if waiting == 1 else f"{waiting} passages need"
        walks = session.key("changes")
        return (f"articles changed: {passages} a look; {walks} goes through them",)
    states = Counter(placed.found.state for placed in session.desk.placed.values())
    changed = [f"{states[state]} {state.value}" for state in NOT_EXACT if states[state]]
    if not changed:
        return ()
    lists = session.key("annotations")
    return (f"articles changed: annotations {', '.join(changed)}; {lists} lists them",)
