"""Pairs to groups and statuses, a person's judgements taken into account."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from tui.compare.relation import judge_wording
from tui.model import Comparison, Pair, Place, Relation, Role, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.model import Disagreement, Group, Source

    Link = tuple[Place, Place]
    Note = Callable[[str, str, Relation], tuple[Disagreement, ...]]

_RANK = {relation: rank for rank, relation in enumerate(Relation)}


def assemble(
    sources: Sequence[Source],
    pairs: Sequence[Pair],
    *,
    struck: frozenset[Link] = frozenset(),
    joined: frozenset[Link] = frozenset(),
    note: Note | None = None,
) -> Comparison:
    """Return all there is to say of the sources.

    `struck` pairs are left out and never stand in one group; `joined` ones are added, by their
    wording `same` or `near`, else `reworded`. Either may name its places in any order. A judgement
    that names an aside, one source twice or no sentence at all is passed over. `note` finds the
    disagreements of the joined ones; what matching found has its own.
    """
    struck = frozenset(_in_order(link) for link in struck)
    by_hand = {link for link in map(_in_order, joined) if _may_pair(sources, link)} - struck
    kept = [pair for pair in pairs if _link(pair) not in struck and _link(pair) not in by_hand]
    kept.extend(_join(sources, link, note) for link in by_hand)
    ranked = _rank(sources, kept)
    partners = _find_partners(ranked)
    return Comparison(
        sources=tuple(sources),
        pairs=tuple(sorted(kept, key=_link)),
        groups=_build_groups(ranked, struck),
        statuses=_find_statuses(sources, partners),
        partners=partners,
    )


def _link(pair: Pair) -> Link:
    return pair.left, pair.right


def _in_order(link: Link) -> Link:
    left, right = link
    return (left, right) if left <= right else (right, left)


def _may_pair(sources: Sequence[Source], link: Link) -> bool:
    return link[0].source != link[1].source and all(
        0 <= source < len(sources)
        and 0 <= number < len(sources[source].sentences)
        and sources[source].sentences[number].role is Role.BODY
        for source, number in link
    )


def _join(
    sources: Sequence[Source],
    link: Link,
    note: Note | None,
) -> Pair:
    left, right = (sources[place.source].sentences[place.sentence].text for place in link)
    relation = judge_wording(left, right).relation
    if relation is None or relation is Relation.PARTIAL:
        relation = Relation.REWORDED
    disagreements = note(left, right, relation) if note is not None else ()
    return Pair(*link, relation, 1.0, disagreements=disagreements, judged=True)


def strength(pair: Pair) -> tuple[bool, int, float]:
    """Sort key, strongest first: a person's word, then the relation, then the score."""
    return not pair.judged, _RANK[pair.relation], -pair.score


def _rank(sources: Sequence[Source], pairs: Iterable[Pair]) -> list[Pair]:
    """Sort by strength; equals by text, so that the order of the sources says nothing."""
    names = [source.sha256 for source in sources]

    def key(pair: Pair) -> tuple[object, ...]:
        ends = sorted((names[place.source], place.sentence) for place in _link(pair))
        return *strength(pair), ends, _link(pair)

    return sorted(pairs, key=key)


def _find_partners(ranked: Iterable[Pair]) -> dict[Place, tuple[Pair, ...]]:
    found: dict[Place, list[tuple[int, Pair]]] = {}
    for pair in ranked:
        found.setdefault(pair.left, []).append((pair.right.source, pair))
        found.setdefault(pair.right, []).append((pair.left.source, pair))
    return {
        place: tuple(pair for _, pair in sorted(row, key=itemgetter(0)))
        for place, row in found.items()
    }


def _find_statuses(
    sources: Sequence[Source], partners: Mapping[Place, Sequence[Pair]]
) -> tuple[tuple[Status, ...], ...]:
    rows = [
        [
            Status.UNIQUE if sentence.role is Role.BODY else Status.ASIDE
            for sentence in one.sentences
        ]
        for one in sources
    ]
    for (source, number), pairs in partners.items():
        partial = all(pair.relation is Relation.PARTIAL for pair in pairs)
        rows[source][number] = Status.PARTLY if partial else Status.SHARED
    return tuple(map(tuple, rows))


def _build_groups(ranked: Sequence[Pair], struck: frozenset[Link]) -> tuple[Group, ...]:
    """Agglomerate from the strongest pair; a chain of likenesses makes no group.

    Two groups become one only if no source is in both, nobody struck a pair between them, and at
    least half of their sentences are pairs across, one of them not partial; a pair made by hand
    is enough alone.
    """
    links = {_link(pair): pair for pair in ranked}
    group_of: dict[Place, list[Place]] = {}
    for pair in ranked:
        if pair.relation is Relation.PARTIAL:
            continue
        ours = group_of.get(pair.left, [pair.left])
        theirs = group_of.get(pair.right, [pair.right])
        if ours is not theirs and _belong_together(ours, theirs, links, struck):
            merged = sorted(ours + theirs)
            group_of.update(dict.fromkeys(merged, merged))
    return tuple(sorted({tuple(group) for group in group_of.values()}))


def _belong_together(
    ours: Sequence[Place],
    theirs: Sequence[Place],
    links: Mapping[Link, Pair],
    struck: frozenset[Link],
) -> bool:
    if not {place.source for place in ours}.isdisjoint(place.source for place in theirs):
        return False
    across = list(_across(ours, theirs))
    if any(link in struck for link in across):
        return False
    found = [links[link] for link in across if link in links]
    return 2 * len(found) >= len(across) or any(pair.judged for pair in found)


def _across(ours: Iterable[Place], theirs: Sequence[Place]) -> Iterator[Link]:
    for left in ours:
        for right in theirs:
            yield _in_order((left, right))
