"""Reading on with other articles: one more, or one that changed on disk. Pure.

The cursor and every column stay on their sentences, the history and the notebook stay whole; what
was found between the articles is to be found anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.compare import assemble
from tui.session.desk import Desk
from tui.session.memory import recall, remember
from tui.session.state import open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Source
    from tui.session.state import Session


def reopen(session: Session, sources: Sequence[Source], files: Sequence[str]) -> Session:
    """Return the session over other sources, not yet compared.

    Args:
        session: What is being read.
        sources: All that is to be open.
        files: How the annotation file names each of them.
    """
    desk = session.desk
    kept = remember(session)
    before = dict(zip(desk.files, desk.comparison.sources, strict=True))
    columns = dict(zip(desk.files, session.columns, strict=True))
    for file, source in zip(files, sources, strict=True):
        old = before.get(file)
        if old is not None and old.sha256 != source.sha256:
            kept["columns"][file] = _follow(old, columns[file], source)
    anew = Desk(assemble(sources, ()), tuple(files), desk.notebook, colleagues=desk.colleagues)
    fresh = open_session(anew, session.keys)
    return replace(
        recall(fresh, kept),
        history=session.history,
        shown=session.shown,
        last_tag=session.last_tag,
    )


def _follow(old: Source, sentence: int, new: Source) -> int:
    """Where a sentence stands in the new text: the same words nearest to where they were."""
    was = old.sentences[sentence]
    text = was.text
    starts = [each.start for each in new.sentences if each.text == text]
    return min(starts, key=lambda start: abs(start - was.start), default=was.start)
