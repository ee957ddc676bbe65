"""Two notebooks that grew from one, brought together by id; nothing anyone wrote is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from tui.annotate.change import rename_notebook, with_entries
from tui.annotate.claims import Claim
from tui.annotate.codebook import merged_tags
from tui.annotate.edit import Stamp
from tui.annotate.ids import (
    free_key,
    fresh_annotation_id,
    fresh_claim_id,
    fresh_slug,
    fresh_source_key,
    linked_annotations,
    sources_named,
    tags_named,
)
from tui.annotate.renames import Renames, rename_entry
from tui.annotate.settle import both_anchored, settle
from tui.annotate.tags import (
    Annotation,
    Entry,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    SourceEntry,
    Tag,
    TagId,
    Verdict,
    key_of,
    places_of,
)
from tui.annotate.three_way import bring_over

_Entries = dict[EntryKey, Entry]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge."""

    notebook: Notebook
    problems: tuple[str, ...] = ()
    """What a person should look at, in words."""
    renames: Renames = field(default_factory=dict)
    """Entries of ours that go by another id now: to be applied to `History` too."""


def merge(base: Notebook, ours: Notebook, theirs: Notebook) -> Merged:
    """Bring `ours` and `theirs` together, both made from `base`.

    An entry only one side touched is taken from that side. One both changed is kept twice: theirs
    under its id, ours under a fresh one; but a claim and a tag are brought together part by part,
    and kept twice only where both changed one part; for annotations see `both_anchored`. One side's
    removal gives way to the other's change. An article both entered is one source; different
    sources and tags that got one id on both sides are told apart by giving ours another. A
    judgement has no id to keep it twice: ours stands. A tag that one side merged into another is
    that other on all annotations. The order is theirs, then what only we have.
    """
    if theirs == base:
        return Merged(ours)
    if ours in (base, theirs):
        return Merged(theirs)
    renames = {**_source_renames(base, ours, theirs), **_tag_renames(base, ours, theirs)}
    ours = rename_notebook(ours, renames)
    problems: list[str] = []
    lists: dict[Section, list[Entry]] = {}
    for section in Section:
        was, our, their = (
            {key_of(entry): entry for entry in notebook.entries(section)}
            for notebook in (base, ours, theirs)
        )
        lists[section] = _merge_section(was, our, their, renames, problems)
        if section is Section.JUDGEMENTS:
            lists[section] = _without_contrary(lists[section], our, their, problems)
    merged = with_entries(theirs, lists)
    merged = _with_free_keys(merged, {tag.id for tag in theirs.codebook})
    merged = _with_living_tags(_with_linked(merged, ours, base))
    return Merged(_with_sources(merged, ours, base, problems), tuple(problems), renames)


def catch_up(saved: Notebook, current: Notebook, stored: Notebook, renames: Renames) -> Merged:
    """Bring what was done while a save was under way onto what that save left on disk.

    Args:
        saved: what was given to `save`.
        current: what it has become since.
        stored: what `save` gave back.
        renames: likewise.
    """
    return merge(rename_notebook(saved, renames), rename_notebook(current, renames), stored)


def _merge_section(
    was: _Entries,
    our: _Entries,
    their: _Entries,
    renames: dict[EntryKey, str],
    problems: list[str],
) -> list[Entry]:
    """One section of the merge; copies under fresh ids go into `renames`."""
    taken = {key.id for key in (*was, *our, *their)}
    merged: list[Entry] = []
    copies: list[Entry] = []
    for key in [*their, *(key for key in our if key not in their)]:
        old, mine, other = was.get(key), our.get(key), their.get(key)
        if mine in (old, other):
            winner = other
        elif other == old:
            winner = mine
        elif mine is None or other is None:
            winner = mine if other is None else other
            problems.append(f"{_name(key)} was removed on one side and changed on the other: kept")
        elif isinstance(mine, Tag) and old is None:
            winner = other  # both made it; _tag_renames left it its id since the labels are equal
        elif (one := _brought_together(mine, old, other)) is not None:
            winner = one
        elif isinstance(mine, Judgement):
            winner = mine
        elif isinstance(mine, SourceEntry):
            winner = other
            problems.append(
                f"{_name(key)} was changed here and in the file: that of the file is kept"
            )
        else:
            winner = other
            copy = _copy(mine, taken)
            copies.append(copy)
            if key.section is not Section.CODEBOOK:
                renames[key] = key_of(copy).id
            problems.append(
                f"{_name(key)} was changed here and in the file: both are kept,"
                f" yours as {key_of(copy).id}"
            )
        if winner is not None:
            merged.append(winner)
    return merged + copies


def _without_contrary(
    merged: list[Entry], our: _Entries, their: _Entries, problems: list[str]
) -> list[Entry]:
    """The judgements without theirs that contradict ours, unless we have both."""
    mine = {_places(entry) for key, entry in our.items() if key not in their}
    kept = []
    for entry in merged:
        if key_of(entry) not in our and _places(entry) in mine and isinstance(entry, Judgement):
            problems.append(
                f"the judgement of a pair is {entry.verdict} in the file and"
                f" {'same' if entry.verdict is Verdict.DIFFERENT else 'different'} here:"
                " yours is kept"
            )
        else:
            kept.append(entry)
    return kept


def _places(entry: Entry) -> object:
    return places_of(entry.left, entry.right) if isinstance(entry, Judgement) else None


def _brought_together(mine: Entry, old: Entry | None, other: Entry) -> Entry | None:
    """What both sides changed as one entry, if no part of it was changed on both, or alike."""
    match mine, old, other:
        case Annotation(), Annotation(), Annotation():
            return both_anchored(mine, old, other)
        case Claim(), Claim(), Claim():
            brought = bring_over(other, old, mine)
            return None if brought.is_clash else brought.claim
        case Tag(), Tag(), Tag():
            settled = settle(other, old, mine)
            return settled if settled == settle(mine, old, other) else None
    return None


def _copy(entry: Entry, taken: set[str]) -> Entry:
    """The entry under an id that is not in `taken`, which grows by it."""
    if isinstance(entry, Annotation):
        stamp = Stamp(entry.creator, entry.modified)
        entry = replace(entry, id=fresh_annotation_id(entry.anchor, stamp, taken))
    elif isinstance(entry, Claim):
        stamp = Stamp(entry.creator, entry.modified)
        entry = replace(entry, id=fresh_claim_id(entry.text, stamp, taken))
    else:
        key = key_of(entry)
        entry = rename_entry(entry, {key: fresh_slug(key.id, taken)})
    taken.add(key_of(entry).id)
    return entry


def _source_renames(base: Notebook, ours: Notebook, theirs: Notebook) -> dict[EntryKey, str]:
    """Sources that we entered: as theirs if they entered the same, else under a free id."""
    renames: dict[EntryKey, str] = {}
    known = {entry.id for entry in base.sources}
    by_file = {entry.file: entry for entry in theirs.sources}
    our_files = {entry.file for entry in ours.sources}
    by_hash = {entry.sha256: entry for entry in theirs.sources if entry.file not in our_files}
    taken = sources_named(ours) | sources_named(theirs)
    their_ids = {entry.id for entry in theirs.sources}
    for entry in ours.sources:
        if entry.id in known:
            continue
        same = by_file.get(entry.file) or by_hash.get(entry.sha256)
        if same is not None and same.id == entry.id:
            continue
        if same is not None:
            renames[key_of(entry)] = same.id
        elif entry.id in their_ids:
            fresh = fresh_source_key(taken)
            taken.add(fresh)
            renames[key_of(entry)] = fresh
    return renames


def _tag_renames(base: Notebook, ours: Notebook, theirs: Notebook) -> dict[EntryKey, str]:
    """Tags that we created: as theirs if they bear the same label, else under a free id."""
    renames: dict[EntryKey, str] = {}
    known = {tag.id for tag in base.codebook}
    by_label = {tag.label.casefold(): tag for tag in theirs.codebook if tag.id not in known}
    taken = tags_named(ours) | tags_named(theirs)
    their_ids = {tag.id for tag in theirs.codebook}
    for tag in ours.codebook:
        if tag.id in known:
            continue
        same = by_label.get(tag.label.casefold())
        if same is not None and same.id != tag.id:
            renames[key_of(tag)] = same.id
        elif same is None and tag.id in their_ids:
            fresh = fresh_slug(tag.label, taken)
            taken.add(fresh)
            renames[key_of(tag)] = fresh
    return renames


def _with_free_keys(notebook: Notebook, their_tags: set[TagId]) -> Notebook:
    """The notebook with no digit of theirs given to a tag of ours as well."""
    given = {tag.key for tag in notebook.codebook if tag.id in their_tags}
    codebook: list[Tag] = []
    for tag in notebook.codebook:
        if tag.id not in their_tags:
            if tag.key is not None and tag.key in given:
                tag = replace(tag, key=free_key(given))  # noqa: PLW2901 - the tag, with a key it may have
            given.add(tag.key)
        codebook.append(tag)
    return replace(notebook, codebook=tuple(codebook))


def _with_linked(notebook: Notebook, ours: Notebook, base: Notebook) -> Notebook:
    """The notebook with every annotation that a claim still refers to."""
    known = {entry.id: entry for entry in (*base.annotations, *ours.annotations)}
    there = {entry.id for entry in notebook.annotations}
    missing = sorted((linked_annotations(notebook) - there) & known.keys())
    if not missing:
        return notebook
    bare = (replace(known[key], tags=(), note="") for key in missing)
    return replace(notebook, annotations=(*notebook.annotations, *bare))


def _with_living_tags(notebook: Notebook) -> Notebook:
    """The notebook without annotations that bear a tag which was merged into another."""
    merged = merged_tags(notebook.codebook)
    if not merged:
        return notebook
    annotations = list(notebook.annotations)
    for index, annotation in enumerate(annotations):
        tags = tuple(dict.fromkeys(merged.get(tag, tag) for tag in annotation.tags))
        if tags != annotation.tags:
            annotations[index] = replace(annotation, tags=tags)
    return replace(notebook, annotations=tuple(annotations))


def _with_sources(
    notebook: Notebook, ours: Notebook, base: Notebook, problems: list[str]
) -> Notebook:
    """The notebook with every source that is still referred to."""
    known: dict[str, SourceEntry] = {e.id: e for e in (*base.sources, *ours.sources)}
    there = {entry.id for entry in notebook.sources}
    missing = sorted(key for key in sources_named(notebook) - there if key in known)
    problems += [f"source {key} was removed but is still annotated: kept" for key in missing]
    return replace(notebook, sources=(*notebook.sources, *(known[key] for key in missing)))


def _name(key: EntryKey) -> str:
    match key.section:
        case Section.SOURCES:
            return f"source {key.id}"
        case Section.CODEBOOK:
            return f"tag {key.id}"
        case Section.ANNOTATIONS:
            return f"annotation {key.id}"
        case Section.CLAIMS:
            return f"claim {key.id}"
        case Section.JUDGEMENTS:
            return "the judgement of a pair"
    assert_never(key.section)
