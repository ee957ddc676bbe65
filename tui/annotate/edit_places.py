"""Changes of where things stand: an anchor moved or let go, a source known by its new text. Pure.

What the article said before stays with the anchor: an outlet's correction is a finding.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.anchor import make_anchor
from tui.annotate.change import Swap, apply, compose, swaps
from tui.annotate.standing import Holder, says_otherwise
from tui.annotate.tags import Annotation, Earlier, Judgement, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.change import Change
    from tui.annotate.edit import Stamp
    from tui.annotate.standing import Standing
    from tui.annotate.tags import Anchor, EntryKey, Notebook, SourceKey
    from tui.model import Source


def attach(
    notebook: Notebook, holder: Holder, source: Source, span: tuple[int, int], stamp: Stamp
) -> Change:
    """Put an anchor where a person confirmed it; other words than it had are remembered.

    Raises:
        KeyError: the notebook does not have the entry.
    """
    old = holder.anchor
    new = make_anchor(old.source, source.text, *span)
    previous = old.previous
    if says_otherwise(old.exact, new.exact):
        previous = (*previous, Earlier(old.exact, stamp.moment))
    return _put(notebook, holder, replace(new, previous=previous), stamp)


def let_go(notebook: Notebook, holder: Holder, stamp: Stamp) -> Change:
    """Keep what an anchor belongs to, though the article no longer has the words.

    Raises:
        KeyError: the notebook does not have the entry.
    """
    return _put(notebook, holder, replace(holder.anchor, gone=stamp.moment), stamp)


def drop(notebook: Notebook, holder: Holder) -> Change:
    """Remove what an anchor belongs to.

    Raises:
        KeyError: the notebook does not have the entry.
    """
    return swaps(notebook, ((_current(notebook, holder), None),))


def adopt(
    notebook: Notebook, key: SourceKey, source: Source, standings: Sequence[Standing]
) -> Change:
    """Know a source by the text it has now, if none of its anchors needs a person any more.

    The anchors that moved are made anew, since their places are counted in that text from then on.
    Nothing is done if one needs a person, or the text is known already.
    """
    entry = next((each for each in notebook.sources if each.id == key), None)
    if entry is None or entry.sha256 == source.sha256:
        return ()
    if any(standing.needs_person for standing in standings):
        return ()
    pairs: list[tuple[Annotation, Annotation]] = []
    judged: dict[EntryKey, Judgement] = {}
    for standing in standings:
        made = _made_anew(key, source, standing)
        old = standing.holder.entry
        if made is None:
            continue
        if isinstance(old, Annotation):
            pairs.append((old, replace(old, anchor=made)))
        else:
            new = judged.get(key_of(old), old)
            is_right = standing.holder.side
            judged[key_of(old)] = replace(new, right=made) if is_right else replace(new, left=made)
    change = swaps(notebook, pairs)
    for judgement in notebook.judgements:
        if key_of(judgement) in judged:
            grown = apply(notebook, change)
            change = compose(change, _exchange(grown, judgement, judged[key_of(judgement)]))
    known = replace(entry, sha256=source.sha256, length=len(source.text))
    return compose(change, swaps(notebook, ((entry, known),)))


def _made_anew(key: SourceKey, source: Source, standing: Standing) -> Anchor | None:
    """The anchor where it stands now; None if that says nothing new, or it stands nowhere."""
    old, found = standing.anchor, standing.found
    if not found.is_attached:
        return None
    made = make_anchor(key, source.text, found.start, found.end)
    return None if _says_the_same(old, made) else replace(made, previous=old.previous)


def _says_the_same(old: Anchor, made: Anchor) -> bool:
    """Whether an anchor made anew differs in nothing but the width of its context."""
    return (
        (old.start, old.end, old.exact, old.gone) == (made.start, made.end, made.exact, "")
        and (old.prefix.endswith(made.prefix) or made.prefix.endswith(old.prefix))
        and (old.suffix.startswith(made.suffix) or made.suffix.startswith(old.suffix))
    )


def _put(notebook: Notebook, holder: Holder, anchor: Anchor, stamp: Stamp) -> Change:
    """Give what has an anchor another one."""
    old = _current(notebook, holder)
    if isinstance(old, Annotation):
        return swaps(notebook, ((old, replace(old, anchor=anchor, modified=stamp.moment)),))
    left, right = (old.left, anchor) if holder.side else (anchor, old.right)
    return _exchange(notebook, old, Judgement(old.verdict, left, right))


def _exchange(notebook: Notebook, old: Judgement, new: Judgement) -> Change:
    """Put a judgement in the place of another. Its places are its name, so that goes with it.

    If it is there already, the old one just goes.
    """
    if key_of(new) == key_of(old):
        return swaps(notebook, ((old, new),))
    change = swaps(notebook, ((old, None),))
    if any(key_of(each) == key_of(new) for each in notebook.judgements):
        return change
    return compose(change, (Swap(key_of(new), None, new, change[0].at),))


def _current(notebook: Notebook, holder: Holder) -> Annotation | Judgement:
    """The entry as the notebook has it: an earlier change of the same act may have moved it."""
    if isinstance(holder.entry, Annotation):
        for entry in notebook.annotations:
            if entry.id == holder.entry.id:
                return entry
        raise KeyError(holder.entry.id)
    for judgement in notebook.judgements:
        if Holder(judgement, holder.side).anchor == holder.anchor and (
            judgement.verdict is holder.entry.verdict
        ):
            return judgement
    raise KeyError(key_of(holder.entry).id)
