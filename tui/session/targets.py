"""Where a wish acts: sentences, selections and partners as anchors in the notebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply, compose
from tui.annotate.edit import Target, enter_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.change import Change
    from tui.annotate.tags import AnnotationId, Notebook, SourceKey
    from tui.model import Place
    from tui.session.state import Session


def targets_of(session: Session, places: Sequence[Place] = ()) -> tuple[Change, list[Target]]:
    """Where a wish acts, and the change that enters sources the notebook does not know yet.

    That is the selection and all that `*` took in, or else `places`.
    """
    if places:
        spans = [(place, place) for place in places]
        return targets_at(replace(session, anchor=None), spans, session.desk.notebook)
    selected = session.selected()
    spans = [(selected[0], selected[-1]), *((place, place) for place in session.starred())]
    exact = None
    if session.is_by_words:
        from tui.session.by_words import span_of  # noqa: PLC0415 (seldom needed)

        exact = span_of(session)
    return targets_at(session, spans, session.desk.notebook, exact)


def enter_sources(session: Session, notebook: Notebook) -> tuple[Change, list[SourceKey]]:
    """The change that enters all open sources, and the key of each.

    All at once, so that the file opens again what was read together.
    """
    entered: Change = ()
    keys = []
    desk = session.desk
    for file, source in zip(desk.files, desk.comparison.sources, strict=True):
        facts = (file, source.publisher, source.sha256, len(source.text))
        more, key = enter_source(apply(notebook, entered), *facts, others=_but(desk.files, file))
        entered = compose(entered, more)
        keys.append(key)
    if any(not is_unchanged for _, is_unchanged in desk.open_keys.values()):
        from tui.session.changing import adopt_texts  # noqa: PLC0415  # most articles never change

        entered = compose(entered, adopt_texts(desk, apply(notebook, entered)))
    return entered, keys


def targets_at(
    session: Session,
    spans: Sequence[tuple[Place, Place]],
    notebook: Notebook,
    exact: tuple[int, int] | None = None,
) -> tuple[Change, list[Target]]:
    """The targets of spans from one sentence to another, each in one source; see `targets_of`.

    Of the first span only what is `exact`, if it is narrowed to words.
    """
    entered, keys = enter_sources(session, notebook)
    targets: list[Target] = []
    desk = session.desk
    for first, last in spans:
        source, key = desk.source_at(first), keys[first.source]
        start = desk.comparison.sentence(first).start
        end = desk.comparison.sentence(last).end
        if exact is not None and not targets:
            start, end = exact
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
