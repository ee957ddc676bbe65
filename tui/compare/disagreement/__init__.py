"""What in a pair cannot both be right, and names two sources spell otherwise. Precision first.

A negation on one side, or a number on one side only, is no evidence by itself, and nothing is
inferred from it, unless all other words are the same (`negation`). The disagreements of two
sources depend on these two and their pairs alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare.disagreement.dates import find_clash_of_dates
from tui.compare.disagreement.negation import find_clash_of_negation
from tui.compare.disagreement.numbers import find_clash_of_numbers
from tui.compare.disagreement.order import find_clash_of_order
from tui.compare.disagreement.people import find_clash_of_people
from tui.compare.disagreement.speakers import find_clash_of_speakers
from tui.compare.disagreement.spelling import find_spellings
from tui.model import Place, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Disagreement, Pair, Source

__all__ = ["disagreements_of", "note_disagreements"]


def disagreements_of(
    left: str, right: str, relation: Relation = Relation.REWORDED
) -> tuple[Disagreement, ...]:
    """Return what two sentences of one claim do not agree on, spelling of names last.

    It is the same from either side, with left and right changed over.
    """
    if left == right:
        return ()
    return (*_clashes(left, right, relation), *(one for _, one in find_spellings(left, right)))


def _clashes(
    left: str,
    right: str,
    relation: Relation,
    before: tuple[tuple[str, int], tuple[str, int]] = (("", 0), ("", 0)),
) -> Iterator[Disagreement]:
    is_close = relation in {Relation.SAME, Relation.NEAR}
    yield from find_clash_of_negation(left, right)
    yield from find_clash_of_numbers(left, right, is_close=is_close)
    yield from find_clash_of_dates(left, right)
    yield from find_clash_of_order(left, right)
    is_part = relation is Relation.PARTIAL
    yield from find_clash_of_speakers(left, right, is_part=is_part, before=before)
    yield from find_clash_of_people(left, right)


def note_disagreements(sources: Sequence[Source], pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs, in their order, with what their sentences do not agree on.

    Each name that two sources spell otherwise is said once for these two, at the first of their
    pairs in reading order where both have it. Cost: some 0.2 ms a pair.
    """
    said: set[tuple[int, int, str]] = set()
    noted: dict[tuple[Place, Place], Pair] = {}
    for pair in sorted(pairs, key=lambda pair: (pair.left, pair.right)):
        ours, theirs = sources[pair.left.source], sources[pair.right.source]
        here, there = ours.sentences[pair.left.sentence], theirs.sentences[pair.right.sentence]
        left, right = here.text, there.text
        before = (ours.text, here.start), (theirs.text, there.start)
        if left == right:
            found = list(find_clash_of_speakers(left, right, is_part=False, before=before))
            if found:
                noted[pair.left, pair.right] = pair._replace(disagreements=tuple(found))
            continue
        found = list(_clashes(left, right, pair.relation, before))
        for name, one in find_spellings(left, right):
            key = (pair.left.source, pair.right.source, name)
            if key not in said:
                said.add(key)
                found.append(one)
        if found:
            noted[pair.left, pair.right] = pair._replace(disagreements=tuple(found))
    return tuple(noted.get((pair.left, pair.right), pair) for pair in pairs)
