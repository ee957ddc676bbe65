"""Wishes that change the notebook: pure, each one act that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply, compose
from tui.annotate.edit import (
    Target,
    create_tag,
    enter_source,
    remove,
    set_note,
    toggle_tag,
)
from tui.annotate.merge import catch_up
from tui.annotate.tags import Verdict
from tui.compare import assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.change import Change, History
    from tui.annotate.edit import Stamp
    from tui.annotate.store import Stored
    from tui.annotate.tags import AnnotationId, Notebook, TagId
    from tui.model import Findings, Pair, Place
    from tui.session.desk import Desk, Placed
    from tui.session.state import Session


def tag_by_key(session: Session, stamp: Stamp, *, key: str) -> Session:
    """Toggle the tag that has this digit in the codebook."""
    for tag in session.desk.notebook.codebook:
        if tag.key == key:
            return tag_here(session, tag.id, stamp)
    return session.say(f"No tag has the key {key}. Press t to pick or make one.")


def tag_here(session: Session, tag: TagId, stamp: Stamp) -> Session:
    """Toggle a tag on the sentence, the selection, or all that `*` took in."""
    entered, targets = _targets(session)
    notebook = apply(session.desk.notebook, entered)
    change = toggle_tag(notebook, targets, tag, stamp)
    label = next((t.label for t in notebook.codebook if t.id == tag), tag)
    is_taken = all(
        target.annotation is not None and tag in _tags_of(notebook, target) for target in targets
    )
    verb = "untagged" if is_taken else "tagged"
    count = f" {len(targets)} passages" if len(targets) > 1 else ""
    done = do(session, compose(entered, change), f"{verb}{count}: {label}")
    return replace(done, last_tag=tag, anchor=None)


def give_tag(session: Session, tag: TagId, stamp: Stamp) -> Session:
    """Give a tag to the sentence, the selection, or all that `*` took in; never take it."""
    _, targets = _targets(session)
    if all(tag in _tags_of(session.desk.notebook, target) for target in targets):
        return session.say("It has that tag already; its digit takes it away.")
    return tag_here(session, tag, stamp)


def tag_with_new(session: Session, label: str, stamp: Stamp) -> Session:
    """Create a tag and give it, in one act; an existing label is that tag."""
    made, tag = create_tag(session.desk.notebook, label)
    if not made:
        return give_tag(session, tag, stamp)
    grown = _with_notebook(session, apply(session.desk.notebook, made))
    entered, targets = _targets(grown)
    notebook = apply(grown.desk.notebook, entered)
    change = toggle_tag(notebook, targets, tag, stamp)
    done = do(session, compose(made, entered, change), f"new tag: {label}")
    return replace(done, last_tag=tag, anchor=None)


def repeat_tag(session: Session, stamp: Stamp) -> Session:
    """Do the last tagging here: give the tag, never take it."""
    tag = session.last_tag
    if tag is None:
        return session.say("No tag was given yet. Press a digit or t.")
    return give_tag(session, tag, stamp)


def note_of(session: Session) -> str:
    """The note that `i` opens: that of the annotation here, or nothing."""
    _, targets = _targets(replace(session, has_star=False))
    target = targets[0]
    for annotation in session.desk.notebook.annotations:
        if annotation.id == target.annotation:
            return annotation.note
    return ""


def write_note(session: Session, text: str, stamp: Stamp) -> Session:
    """Keep a note on the sentence or the selection; an empty one is removed."""
    entered, targets = _targets(replace(session, has_star=False))
    notebook = apply(session.desk.notebook, entered)
    change = set_note(notebook, targets[0], text, stamp)
    if not change:
        return session.say("")
    message = "note kept" if text.strip() else "note removed"
    return replace(do(session, compose(entered, change), message), anchor=None)


def remove_here(session: Session) -> Session:
    """Remove the tags and notes on the sentence, the selection, or all that `*` took in."""
    places = (*session.selected(), *session.starred())
    here: dict[str, Placed] = {}
    for place in places:
        for placed in session.desk.annotations_at.get(place, ()):
            here[placed.annotation.id] = placed
    if not here:
        return session.say("There is no tag or note here.")
    targets = [Target(p.annotation.anchor, p.annotation.id) for p in here.values()]
    change = remove(session.desk.notebook, targets)
    count = len(here)
    return do(session, change, f"removed {count} annotation{'s' * (count > 1)}; u undoes")


def undo(session: Session) -> Session:
    """Take the last act back."""
    if not session.history.past:
        return session.say("Nothing to undo.")
    history, change = session.history.undo()
    return _through_history(session, history, change, "undone")


def redo(session: Session) -> Session:
    """Do again what was undone."""
    if not session.history.future:
        return session.say("Nothing to redo.")
    history, change = session.history.redo()
    return _through_history(session, history, change, "done again")


def receive_pairs(session: Session, pairs: Sequence[Pair]) -> Session:
    """Let the matcher's pairs arrive, under the judgements of the notebook."""
    desk = judged_desk(replace(session.desk, pairs=tuple(pairs), is_compared=True))
    return replace(session, desk=desk)


def receive_findings(session: Session, pairs: Sequence[Pair], findings: Findings) -> Session:
    """Let what a closer look found arrive: the pairs with their disagreements, and the rest."""
    desk = session.desk
    found = replace(desk.comparison, findings=findings)
    return replace(session, desk=judged_desk(replace(desk, pairs=tuple(pairs), comparison=found)))


def receive_saved(session: Session, wanted: Notebook, stored: Stored) -> Session:
    """Go on with what a save found on disk and merged, and with what was done meanwhile."""
    current = session.desk.notebook
    merged = catch_up(wanted, current, stored.notebook, stored.renames)
    history = session.history.renamed({**stored.renames, **merged.renames})
    remarks = (*stored.problems, *merged.problems)
    message = " ".join(remarks) or "the file was changed elsewhere; both are kept"
    grown = replace(_with_notebook(session, merged.notebook), history=history)
    return grown.say(message, is_warning=bool(remarks))


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
    return replace(desk, comparison=replace(comparison, findings=desk.comparison.findings))


def _targets(session: Session) -> tuple[Change, list[Target]]:
    """Where a wish acts, and the change that enters sources the notebook does not know yet."""
    selected = session.selected()
    spans = [(selected[0], selected[-1]), *((place, place) for place in session.starred())]
    return targets_at(session, spans, session.desk.notebook)


def targets_at(
    session: Session, spans: Sequence[tuple[Place, Place]], notebook: Notebook
) -> tuple[Change, list[Target]]:
    """Where a wish acts that is meant for these spans; see `_targets`.

    All open sources are entered at once, so that the file opens again what was read together.
    """
    entered: Change = ()
    keys = []
    targets = []
    desk = session.desk
    for file, source in zip(desk.files, desk.comparison.sources, strict=True):
        facts = (file, source.publisher, source.sha256, len(source.text))
        more, key = enter_source(apply(notebook, entered), *facts, others=_but(desk.files, file))
        entered = compose(entered, more)
        keys.append(key)
    for first, last in spans:
        source, key = desk.source_at(first), keys[first.source]
        start = desk.comparison.sentence(first).start
        end = desk.comparison.sentence(last).end
        standing = _standing_at(session, first, (start, end))
        anchor = make_anchor(key, source.text, start, end)
        targets.append(Target(anchor, standing))
    return entered, targets


def _but(files: tuple[str, ...], file: str) -> tuple[str, ...]:
    return tuple(each for each in files if each != file)


def _standing_at(session: Session, first: Place, span: tuple[int, int]) -> AnnotationId | None:
    """The annotation at exactly this span; without a selection else the shortest that covers it.

    So a digit pressed on any sentence of a longer passage toggles the sign seen beside it.
    """
    here = session.desk.annotations_at.get(first, ())
    for placed in here:
        if (placed.found.start, placed.found.end) == span:
            return placed.annotation.id
    if session.anchor is None:
        covering = [p for p in here if p.found.start <= span[0] and span[1] <= p.found.end]
        if covering:
            return min(covering, key=lambda p: p.found.end - p.found.start).annotation.id
    return None


def _tags_of(notebook: Notebook, target: Target) -> tuple[TagId, ...]:
    for annotation in notebook.annotations:
        if annotation.id == target.annotation:
            return annotation.tags
    return ()


def do(session: Session, change: Change, message: str) -> Session:
    """Apply a change as one act, which can be undone, and say what was done."""
    notebook = apply(session.desk.notebook, change)
    done = _with_notebook(session, notebook)
    return replace(done, history=session.history.do(change)).say(message)


def _with_notebook(session: Session, notebook: Notebook) -> Session:
    old = session.desk
    if notebook.judgements == old.notebook.judgements:
        return replace(session, desk=old.with_notebook(notebook))
    return replace(session, desk=judged_desk(replace(old, notebook=notebook)))


def _through_history(session: Session, history: History, change: Change, verb: str) -> Session:
    notebook = apply(session.desk.notebook, change)
    return replace(_with_notebook(session, notebook), history=history).say(verb)
