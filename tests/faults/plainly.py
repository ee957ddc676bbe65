"""A notebook as plain dicts, and what each act must make of them: slow, short and obvious."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.annotate.claims import Review
    from tui.annotate.tags import Anchor, Notebook

Span = tuple[str, int, int]
"""A source and the place in it."""

Mark = tuple[frozenset[str], str]
"""Tags and note."""


class Said(NamedTuple):
    """The stance of one source."""

    word: str
    whom: str
    is_proposed: bool
    spans: frozenset[Span]


class Told(NamedTuple):
    """A claim."""

    text: str
    stances: Mapping[str, Said]
    links: frozenset[tuple[str, str]] = frozenset()
    review: Review | None = None


class State(NamedTuple):
    """All that a reader sees of a notebook."""

    marks: Mapping[Span, Mark]
    """What bears a tag or a note."""
    claims: Mapping[str, Told]
    codebook: Mapping[str, tuple[object, ...]]
    verdicts: frozenset[object]

    @property
    def linked(self) -> frozenset[Span]:
        """What claims refer to."""
        said = (each for told in self.claims.values() for each in told.stances.values())
        return frozenset(span for each in said for span in each.spans)

    @property
    def standing(self) -> frozenset[Span]:
        """What has an annotation."""
        return self.linked | self.marks.keys()


def plain(notebook: Notebook) -> State:
    """What a notebook says, without ids of annotations, orders and times."""
    spans = {one.id: span_of(one.anchor) for one in notebook.annotations}
    assert len(set(spans.values())) == len(spans), "one passage has two annotations"
    marks = {
        spans[one.id]: (frozenset(one.tags), one.note)
        for one in notebook.annotations
        if one.tags or one.note
    }
    claims = {
        str(claim.id): Told(
            claim.text,
            {
                each.source: Said(
                    each.stance,
                    each.attributed_to,
                    each.is_proposed,
                    frozenset(spans[one] for one in each.annotations),
                )
                for each in claim.stances
            },
            frozenset((link.bearing, link.claim) for link in claim.links),
            claim.review,
        )
        for claim in notebook.claims
    }
    codebook = {
        str(tag.id): (tag.label, tag.key, tag.parent, tag.merged_into) for tag in notebook.codebook
    }
    verdicts = frozenset(
        (one.verdict, frozenset((span_of(one.left), span_of(one.right))))
        for one in notebook.judgements
    )
    state = State(marks, claims, codebook, verdicts)
    assert set(spans.values()) == state.standing, "an annotation stands there for nothing"
    return state


def span_of(anchor: Anchor) -> Span:
    """Where an anchor was made."""
    return anchor.source, anchor.start, anchor.end


def mark(state: State, span: Span, tags: Iterable[str], note: str) -> State:
    """Let this and nothing else be at a span."""
    marks = {**state.marks, span: (frozenset(tags), note)}
    if marks[span] == (frozenset(), ""):
        del marks[span]
    return state._replace(marks=marks)


def mark_of(state: State, span: Span) -> Mark:
    """What is at a span."""
    return state.marks.get(span, (frozenset(), ""))


def toggled(state: State, spans: Iterable[Span], tag: str) -> State:
    """A tag goes to those that lack it, or from all."""
    spans = list(spans)
    is_everywhere = all(tag in mark_of(state, span)[0] for span in spans)
    for span in spans:
        tags, note = mark_of(state, span)
        state = mark(state, span, tags - {tag} if is_everywhere else tags | {tag}, note)
    return state


def retagged(state: State, tag: str, other: str, spans: Iterable[Span]) -> State:
    """One tag stands for another at these spans."""
    for span in spans:
        tags, note = mark_of(state, span)
        if tag in tags:
            state = mark(state, span, tags - {tag} | {other}, note)
    return state


def with_claim(state: State, claim: str, told: Told) -> State:
    """A claim is this."""
    return state._replace(claims={**state.claims, claim: told})


def with_stance(state: State, claim: str, source: str, said: Said | None) -> State:
    """A source says this of a claim; None for nobody looked."""
    told = state.claims[claim]
    stances = {key: each for key, each in told.stances.items() if key != source}
    if said is not None:
        stances[source] = said
    return with_claim(state, claim, told._replace(stances=stances))


def without_claim(state: State, claim: str) -> State:
    """A claim is gone, and so is what others are to it."""
    return state._replace(
        claims={
            key: told._replace(links=frozenset(link for link in told.links if link[1] != claim))
            for key, told in state.claims.items()
            if key != claim
        }
    )


def with_tag(state: State, tag: str, **fields: object) -> State:
    """Some facts of a tag are these."""
    names = ("label", "key", "parent", "merged_into")
    old = dict(zip(names, state.codebook[tag], strict=True))
    return state._replace(codebook={**state.codebook, tag: tuple({**old, **fields}.values())})
