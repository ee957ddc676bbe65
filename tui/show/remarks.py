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
    states = Counter(placed.found.state for placed in desk.placed.values()) if is_whole else {}
    changed = [f"{states[state]} {state.value}" for state in NOT_EXACT if states.get(state)]
    if changed:
        lists = session.key("annotations")
        remarks.append(f"articles changed: annotations {', '.join(changed)}; {lists} lists them")
    remarks += [f"{one.path}: {one.notice}" for one in sources if one.notice]
    if is_whole and matcher is find_pairs:
        remarks.extend(filter(None, [language_notice(sources)]))
    return remarks
