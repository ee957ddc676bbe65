"""One act of the reader: the notebook changed, the desk put in order, the history grown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.change import apply
from tui.annotate.tags import Verdict
from tui.compare import assemble

if TYPE_CHECKING:
    from tui.annotate.change import Change
    from tui.annotate.tags import Notebook
    from tui.session.desk import Desk
    from tui.session.state import Session


def act(session: Session, change: Change, message: str, name: str) -> Session:
    """Carry out one act; `message` says what became of it, `name` what an undo takes back."""
    done = with_notebook(session, apply(session.desk.notebook, change))
    return replace(done, history=session.history.do(change, name)).say(message)


def with_notebook(session: Session, notebook: Notebook) -> Session:
    """The session over another notebook, with its judgements brought to bear."""
    old = session.desk
    if notebook.judgements == old.notebook.judgements:
        return replace(session, desk=old.with_notebook(notebook))
    return replace(session, desk=judged_desk(old.but(notebook=notebook)))


def judged_desk(desk: Desk) -> Desk:
    """The desk with its pairs, groups and statuses as the judgements have them.

    After a closer look, pairs made by hand are looked at as closely as the others were.
    """
    joined = desk.judged(Verdict.SAME)
    note = None
    if joined and desk.comparison.findings is not None:
        from tui.compare.disagreement import disagreements_of  # noqa: PLC0415  # see `closer`

        note = disagreements_of
    comparison = assemble(
        desk.comparison.sources,
        desk.pairs,
        struck=desk.judged(Verdict.DIFFERENT),
        joined=joined,
        note=note,
    )
    return desk.but(comparison=replace(comparison, findings=desk.comparison.findings))


def count_of(number: int, noun: str) -> str:
    """`1 sentence`, `3 sentences`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
