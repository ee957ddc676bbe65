"""Wishes that change the notebook: pure, each one act that can be undone."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.change import apply, compose
from tui.annotate.codebook import living_tags, resolve_tag
from tui.annotate.edit import (
    Target,
    create_tag,
    remove,
    set_note,
    toggle_tag,
)
from tui.annotate.tags import Verdict
from tui.session.acts import act, count_of, judged_desk, with_notebook
from tui.session.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.change import Change, History
    from tui.annotate.edit import Stamp
    from tui.annotate.store import Stored
    from tui.annotate.tags import AnnotationId, Notebook, TagId
    from tui.model import Comparison, Findings, Pair, Place
    from tui.session.placing import Placed
    from tui.session.state import Session

    Link = tuple[Place, Place]


def tag_by_key(
    session: Session, stamp: Stamp, *, key: str, places: Sequence[Place] = ()
) -> Session:
    """Toggle the tag that has this digit in the codebook, here or on these sentences."""
    for tag in living_tags(session.desk.notebook.codebook):
        if tag.key == key:
            return tag_here(session, tag.id, stamp, places)
    return session.say(f"No tag has the key {key}; {session.key('pick_tag')} picks or makes one.")


def tag_here(session: Session, tag: TagId, stamp: Stamp, places: Sequence[Place] = ()) -> Session:
    """Toggle a tag on the sentence, the selection, or all that `*` took in; or on `places`."""
    entered, targets = targets_of(session, places)
    notebook = apply(session.desk.notebook, entered)
    change = toggle_tag(notebook, targets, tag, stamp)
    given = next((each for each in notebook.codebook if each.id == tag), None)
    label = given.label if given else tag
    is_taken = all(
        target.annotation is not None and tag in _tags_of(notebook, target) for target in targets
    )
    verb = "untagged" if is_taken else "tagged"
    count = f" {len(targets)} passages" if len(targets) > 1 else ""
    message = f"{verb}{count}: {label}"
    asks: tuple[AnnotationId, ...] = ()
    if given and given.requires_note and not is_taken:
        known = set(map(id, notebook.annotations))
        fresh = (each for each in apply(notebook, change).annotations if id(each) not in known)
        asks = tuple(each.id for each in fresh if not each.note)
    name = f"{label} {'off' if is_taken else 'on'} {_extent(session, places)}"
    done = act(session, compose(entered, change), message, name)
    return replace(done, last_tag=tag, anchor=None, asks_note=asks)


def give_tag(session: Session, tag: TagId, stamp: Stamp) -> Session:
    """Give a tag to the sentence, the selection, or all that `*` took in; never take it."""
    _, targets = targets_of(session)
    if all(tag in _tags_of(session.desk.notebook, target) for target in targets):
        return session.say("It has that tag already; its digit takes it away.")
    return tag_here(session, tag, stamp)


def tag_with_new(session: Session, label: str, stamp: Stamp) -> Session:
    """Create a tag and give it, in one act; an existing label is that tag."""
    made, tag = create_tag(session.desk.notebook, label)
    if not made:
        return give_tag(session, tag, stamp)
    grown = with_notebook(session, apply(session.desk.notebook, made))
    entered, targets = targets_of(grown)
    notebook = apply(grown.desk.notebook, entered)
    change = toggle_tag(notebook, targets, tag, stamp)
    message = f"new tag: {label}"
    done = act(session, compose(made, entered, change), message, f"new tag {label}")
    return replace(done, last_tag=tag, anchor=None)


def repeat_tag(session: Session, stamp: Stamp) -> Session:
    """Do the last tagging here: give the tag, never take it."""
    tag, codebook = session.last_tag, session.desk.notebook.codebook
    if tag is None:
        return session.say(f"No tag was given yet; {session.key('pick_tag')} picks one.")
    tag = resolve_tag(codebook, tag)
    if all(each.id != tag for each in codebook):
        key = session.key("pick_tag")
        return session.say(f"That tag is no longer in the codebook; {key} picks another.")
    return give_tag(session, tag, stamp)


def note_of(session: Session) -> str:
    """The note that `i` opens: that of the annotation here, or nothing."""
    _, targets = targets_of(replace(session, has_star=False))
    return _note_of(session.desk.notebook, targets[0])


def write_note(session: Session, text: str, stamp: Stamp) -> Session:
    """Keep a note on the sentence or the selection; an empty one is removed."""
    entered, targets = targets_of(replace(session, has_star=False))
    notebook = apply(session.desk.notebook, entered)
    change = set_note(notebook, targets[0], text, stamp)
    if not change:
        return session.say("")
    message = "note kept" if text.strip() else "note removed"
    name = f"note {'on' if text.strip() else 'off'} {_extent(session)}"
    return replace(act(session, compose(entered, change), message, name), anchor=None)


def write_wanted_note(
    session: Session, annotations: Sequence[AnnotationId], text: str, stamp: Stamp
) -> Session:
    """Keep the note that a tag wants on all that it was just given to; a blank one is not kept."""
    if not text.strip():
        return session.say(f"Without a note; {session.key('note')} writes it later.")
    change: Change = ()
    notebook = session.desk.notebook
    for each in notebook.annotations:
        if each.id in annotations:
            more = set_note(apply(notebook, change), Target(each.anchor, each.id), text, stamp)
            change = compose(change, more)
    if not change:
        return session.say("")
    return act(session, change, "note kept", f"note on {count_of(len(change), 'annotation')}")


def remove_here(session: Session, places: Sequence[Place] = ()) -> Session:
    """Remove tags and notes: on the sentence, the selection, all that `*` took in; or `places`."""
    here: dict[str, Placed] = {}
    start, end = _selected_words(session) if not places else (0, sys.maxsize)
    for place in places or (*session.selected(), *session.starred()):
        for placed in session.desk.annotations_at.get(place, ()):
            if start <= placed.found.start and placed.found.end <= end:
                here[placed.annotation.id] = placed
    if not here:
        tags, writes = session.key("pick_tag"), session.key("note")
        return session.say(f"There is no tag or note here; {tags} tags, {writes} writes.")
    targets = [Target(p.annotation.anchor, p.annotation.id) for p in here.values()]
    change = remove(session.desk.notebook, targets)
    if not change:
        return session.say("There is no tag or note here, only a claim.")
    count = count_of(len(change), "annotation")
    return act(
        session, change, f"removed {count}; {session.key('undo')} undoes", f"removal of {count}"
    )


def undo(session: Session) -> Session:
    """Take the last act back."""
    if not session.history.past:
        if session.history.future:
            return session.say(f"Nothing more to undo; {session.key('redo')} does it again.")
        return session.say("Nothing to undo: nothing was changed yet.")
    history, change = session.history.undo()
    name = session.history.past[-1].name
    return _through_history(session, history, change, f"undone: {name}")


def redo(session: Session) -> Session:
    """Do again what was undone."""
    if not session.history.future:
        return session.say(f"Nothing to redo: {session.key('undo')} undoes first.")
    history, change = session.history.redo()
    name = session.history.future[-1].name
    return _through_history(session, history, change, f"done again: {name}")


def receive_pairs(session: Session, pairs: Sequence[Pair]) -> Session:
    """Let the matcher's pairs arrive, under the judgements of the notebook."""
    desk = judged_desk(session.desk.but(pairs=tuple(pairs), is_compared=True))
    return replace(session, desk=desk)


def receive_answer(
    session: Session,
    pairs: tuple[Pair, ...],
    comparison: Comparison,
    struck: frozenset[Link],
    joined: frozenset[Link],
) -> Session:
    """Let the matcher's pairs arrive, and what was made of them under some judgements.

    If a person has judged otherwise since, it is made anew, which may take a second.
    """
    desk = session.desk
    if (desk.judged(Verdict.DIFFERENT), desk.judged(Verdict.SAME)) != (struck, joined):
        return receive_pairs(session, pairs)
    return replace(session, desk=desk.but(pairs=pairs, comparison=comparison, is_compared=True))


def receive_findings(session: Session, pairs: Sequence[Pair], findings: Findings) -> Session:
    """Let what a closer look found arrive: the pairs with their disagreements, and the rest."""
    from tui.compare.closer import note_in  # noqa: PLC0415  # nobody looks closer at the start

    desk = session.desk
    noted = {(pair.left, pair.right): pair.disagreements for pair in pairs if pair.disagreements}
    found = replace(note_in(desk.comparison, noted), findings=findings)
    return replace(session, desk=desk.but(pairs=tuple(pairs), comparison=found))


def receive_notebook(session: Session, notebook: Notebook) -> Session:
    """Let the annotations of a file arrive that was read after the text."""
    return with_notebook(session, notebook)


def receive_saved(session: Session, wanted: Notebook, stored: Stored) -> Session:
    """Go on with what a save found on disk and merged, and with what was done meanwhile."""
    from tui.annotate.merge import catch_up  # noqa: PLC0415 (starting up saves nothing)

    current = session.desk.notebook
    merged = catch_up(wanted, current, stored.notebook, stored.renames)
    history = session.history.renamed({**stored.renames, **merged.renames})
    remarks = (*stored.problems, *merged.problems)
    message = " ".join(remarks) or "the file was changed elsewhere; both are kept"
    grown = replace(with_notebook(session, merged.notebook), history=history)
    return grown.say(message, is_warning=bool(remarks))


def _extent(session: Session, places: Sequence[Place] = ()) -> str:
    """How much text a wish acts on, in words."""
    if session.is_by_words and not places:
        from tui.session.by_words import extent_of  # noqa: PLC0415 (seldom needed)

        return extent_of(session)
    return count_of(len(places or (*session.selected(), *session.starred())), "sentence")


def _selected_words(session: Session) -> tuple[int, int]:
    """The span of the words that are selected; else one that holds everything."""
    if not session.is_by_words:
        return 0, sys.maxsize
    from tui.session.by_words import span_of  # noqa: PLC0415 (seldom needed)

    return span_of(session)


def _note_of(notebook: Notebook, target: Target) -> str:
    for annotation in notebook.annotations:
        if annotation.id == target.annotation:
            return annotation.note
    return ""


def _tags_of(notebook: Notebook, target: Target) -> tuple[TagId, ...]:
    for annotation in notebook.annotations:
        if annotation.id == target.annotation:
            return annotation.tags
    return ()


def _through_history(session: Session, history: History, change: Change, message: str) -> Session:
    notebook = apply(session.desk.notebook, change)
    return replace(with_notebook(session, notebook), history=history).say(message)
