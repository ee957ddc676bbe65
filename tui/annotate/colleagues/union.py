"""Notebooks of several people as one: united by id, both versions kept where they differ. Pure.

There is no common base as there is when a file is saved: what only one of them has may have been
added there or removed elsewhere, and is kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.change import rename_notebook
from tui.annotate.codebook import merged_tags
from tui.annotate.colleagues.claims import even, unite_claim
from tui.annotate.colleagues.codebooks import label_of, unite_codebooks
from tui.annotate.colleagues.sources import unite_sources
from tui.annotate.ids import content_letters
from tui.annotate.schema import contradictions
from tui.annotate.tags import (
    Annotation,
    AnnotationId,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    Tag,
    key_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotate.claims import Claim, ClaimId
    from tui.annotate.renames import Renames


class United(NamedTuple):
    """What came of it."""

    notebook: Notebook
    renames: tuple[Renames, ...]
    """For each notebook its entries that go by another id now."""
    problems: tuple[str, ...]
    """What a person should look at, in words."""


def unite(notebooks: Sequence[Notebook]) -> United:
    """Bring notebooks together; all must name their articles from one folder.

    What becomes of an entry depends on its versions alone, not on the order of the notebooks; the
    order of the entries, and the ids of sources where several files use one for different
    articles, follow that of the notebooks. An entry that has to take another id gets one that
    follows from what it says, so that bringing together what was brought together before changes
    nothing. One exception: where one tag id has two labels and one label two ids, the id that a tag
    keeps may depend on which files were brought together first.
    """
    first = notebooks[0]
    if all(notebook == first for notebook in notebooks):
        return United(first, tuple({} for _ in notebooks), ())
    sources, moved, remarks = unite_sources(notebooks)
    codebook, retagged, doubts = unite_codebooks([each.codebook for each in notebooks])
    problems = [*remarks, *doubts]
    renames = [{**one, **two} for one, two in zip(moved, retagged, strict=True)]
    rows = [
        _with_living_tags(rename_notebook(notebook, renamed), codebook)
        for notebook, renamed in zip(notebooks, renames, strict=True)
    ]
    names = {key_of(tag): label_of(tag) for tag in codebook}
    names |= {key_of(source): source.sha256 for source in sources}
    annotations = _unite_annotations(rows, renames, names, problems)
    rows = [
        rename_notebook(replace(row, sources=(), codebook=(), annotations=()), _of_annotations(own))
        for row, own in zip(rows, renames, strict=True)
    ]
    claims = _unite_claims(rows, renames, problems)
    judgements = _unite_judgements(rows, problems)
    notebook = Notebook(sources, codebook, annotations, claims, judgements)
    return United(notebook, tuple(renames), tuple(problems))


def _of_annotations(renames: Renames) -> Renames:
    return {key: new for key, new in renames.items() if key.section is Section.ANNOTATIONS}


def _with_living_tags(notebook: Notebook, codebook: Sequence[Tag]) -> Notebook:
    """The notebook with what became of tags that anybody merged into others."""
    merged = merged_tags(codebook)
    return replace(
        notebook,
        annotations=tuple(
            replace(one, tags=tuple(dict.fromkeys(merged.get(tag, tag) for tag in one.tags)))
            for one in notebook.annotations
        ),
    )


class _Said(NamedTuple):
    """What tells one version of an annotation from another; times and the order of tags do not."""

    exact: str
    place: tuple[str, str, str, int, int]
    tags: tuple[str, ...]
    note: str
    creator: str
    created: str
    previous: tuple[str, ...]
    is_gone: bool


def _said(annotation: Annotation, names: Renames) -> _Said:
    """What it says, with `names` for the ids of sources and tags, since ids may have to change."""
    anchor = annotation.anchor
    return _Said(
        anchor.exact,
        (
            names.get(EntryKey(Section.SOURCES, anchor.source), ""),
            anchor.prefix,
            anchor.suffix,
            anchor.start,
            anchor.end,
        ),
        tuple(sorted(names.get(EntryKey(Section.CODEBOOK, tag), tag) for tag in annotation.tags)),
        annotation.note,
        annotation.creator,
        annotation.created,
        tuple(words.exact for words in anchor.previous),
        bool(anchor.gone),
    )


def _unite_annotations(
    notebooks: Sequence[Notebook],
    renames: Sequence[dict[EntryKey, str]],
    names: Renames,
    problems: list[str],
) -> tuple[Annotation, ...]:
    """All annotations; those whose id went to another version are renamed in `renames`."""
    versions: dict[AnnotationId, dict[_Said, list[tuple[int, Annotation]]]] = {}
    for at, notebook in enumerate(notebooks):
        for annotation in notebook.annotations:
            row = versions.setdefault(annotation.id, {})
            row.setdefault(_said(annotation, names), []).append((at, annotation))
    united: dict[AnnotationId, list[Annotation]] = {}
    for identity, row in versions.items():
        ranked = sorted(row)
        for said in ranked:
            version = _one_version(row[said])
            if said is not ranked[0]:
                fresh = AnnotationId(f"{identity}-{content_letters(identity, *said)}")
                for at, _ in row[said]:
                    renames[at][EntryKey(Section.ANNOTATIONS, identity)] = fresh
                problems.append(_of_two(said, ranked[0], identity, fresh))
                version = replace(version, id=fresh)
            united.setdefault(version.id, []).append(version)
    return tuple(_one_version([(0, one) for one in row]) for row in united.values())


def _of_two(said: _Said, kept: _Said, identity: str, fresh: str) -> str:
    if (said.place[0], said.created) == (kept.place[0], kept.created):
        return f"annotation {identity} has two versions: both are kept, one as {fresh}"
    return f"annotation {identity} is another one in each file: one of them is {fresh} now"


def _one_version(row: Sequence[tuple[int, Annotation]]) -> Annotation:
    """What several have alike: the latest time, what was first seen, and the tags in one order."""
    tags = even([annotation.tags for _, annotation in row])
    anchor = min((one.anchor for _, one in row), key=lambda each: (each.previous, each.gone))
    modified = max(one.modified for _, one in row)
    return replace(row[0][1], anchor=anchor, tags=tags, modified=modified)


def _unite_claims(
    notebooks: Sequence[Notebook], renames: Sequence[dict[EntryKey, str]], problems: list[str]
) -> tuple[Claim, ...]:
    texts: dict[ClaimId, set[str]] = {}
    for notebook in notebooks:
        for claim in notebook.claims:
            texts.setdefault(claim.id, set()).add(claim.text)
    said: dict[str, None] = {}
    own: list[dict[EntryKey, str]] = []
    for at, notebook in enumerate(notebooks):
        own.append({})
        for claim in notebook.claims:
            if claim.text != min(texts[claim.id]):
                fresh = f"{claim.id}-{content_letters(claim.text)}"
                own[at][key_of(claim)] = fresh
                said[f"claim {claim.id} has two texts: both are kept, one as {fresh}"] = None
        renames[at].update(own[at])
    problems += said
    rows: dict[ClaimId, list[Claim]] = {}
    for notebook, renamed in zip(notebooks, own, strict=True):
        for claim in rename_notebook(notebook, renamed).claims:
            rows.setdefault(claim.id, []).append(claim)
    united: dict[ClaimId, list[Claim]] = {}
    for row in rows.values():
        split = unite_claim(row)
        problems += split.problems
        for claim in split.claims:
            united.setdefault(claim.id, []).append(claim)
    return tuple(claim for row in united.values() for claim in unite_claim(row).claims)


def _unite_judgements(notebooks: Sequence[Notebook], problems: list[str]) -> tuple[Judgement, ...]:
    """Every verdict on two places once; two that contradict each other are both kept."""
    rows: dict[EntryKey, list[Judgement]] = {}
    for notebook in notebooks:
        for judgement in notebook.judgements:
            rows.setdefault(key_of(judgement), []).append(judgement)
    united = tuple(min(row, key=repr) for row in rows.values())
    problems += contradictions(united)
    return united
