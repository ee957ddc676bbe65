"""Several codebooks as one: a tag is known by its label, and no tag that was given is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tui.annotate.codebook import resolve_tag
from tui.annotate.ids import content_letters, fresh_slug
from tui.annotate.renames import Renames, rename_entry
from tui.annotate.tags import EntryKey, Section, Tag, TagId

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

T = TypeVar("T")


def unite_codebooks(
    codebooks: Sequence[Sequence[Tag]],
) -> tuple[tuple[Tag, ...], tuple[Renames, ...], tuple[str, ...]]:
    """Bring codebooks together.

    One id with two labels is two tags: the label that the id was made from keeps it, the other
    gets an id that follows from its label. Two ids with one label are one tag: the others become
    tags that were merged into the one with the shortest id. Whatever else two people said of one
    tag is brought together; of two digits, glyphs, colours or parents the same one is always kept.

    Returns:
        The tags; for each codebook the ids that are others now; what a person should know.
    """
    renames, problems = _told_apart(codebooks)
    rows: dict[TagId, list[Tag]] = {}
    for codebook, renamed in zip(codebooks, renames, strict=True):
        for tag in codebook:
            named = rename_entry(tag, renamed)
            if isinstance(named, Tag):  # pragma: no branch  (a tag renamed is a tag)
                rows.setdefault(named.id, []).append(named)
    tags = {identity: _one_tag(row, problems) for identity, row in rows.items()}
    _join_labels(tags, _together(codebooks, renames), problems)
    _break_circles(tags)
    flat = [
        replace(tag, merged_into=resolve_tag(tuple(tags.values()), tag.id))
        if tag.merged_into
        else tag
        for tag in tags.values()
    ]
    return tuple(_with_own_keys(flat, problems)), tuple(renames), tuple(problems)


def label_of(tag: Tag) -> str:
    """What a tag is recognised by: its label, however it is set in capitals and blanks."""
    return " ".join(tag.label.split()).casefold()


def _told_apart(
    codebooks: Sequence[Sequence[Tag]],
) -> tuple[list[dict[EntryKey, str]], list[str]]:
    """For each codebook the tags that need another id, since another tag has theirs."""
    labels: dict[TagId, set[str]] = {}
    for codebook in codebooks:
        for tag in codebook:
            labels.setdefault(tag.id, set()).add(label_of(tag))
    renames: list[dict[EntryKey, str]] = []
    problems: dict[str, None] = {}
    for codebook in codebooks:
        renamed: dict[EntryKey, str] = {}
        for tag in codebook:
            known = labels[tag.id]
            owner = min(known, key=lambda label: (fresh_slug(label, ()) != tag.id, label))
            if label_of(tag) != owner:
                fresh = f"{tag.id}-{content_letters(label_of(tag))}"
                renamed[EntryKey(Section.CODEBOOK, tag.id)] = fresh
                problems[f"tag {tag.id} is {owner} and {tag.label}: the latter is {fresh} now"] = (
                    None
                )
        renames.append(renamed)
    return renames, list(problems)


def _one_tag(row: Sequence[Tag], problems: list[str]) -> Tag:
    first = row[0]
    if all(tag == first for tag in row):
        return first
    for name in ("glyph", "color", "parent", "merged_into"):
        said = sorted({str(value) for tag in row if (value := getattr(tag, name))})
        if len(said) > 1:
            problems.append(
                f"tag {first.id}: {name.replace('_', ' ')} {' and '.join(said)}: {said[0]} is kept"
            )
    return Tag(
        id=first.id,
        label=min(tag.label for tag in row),
        key=_least(tag.key for tag in row),
        glyph=min(tag.glyph for tag in row),
        color=min(tag.color for tag in row),
        parent=_least(tag.parent for tag in row),
        description=_joined([tag.description for tag in row]),
        requires_note=any(tag.requires_note for tag in row),
        merged_into=_least(tag.merged_into for tag in row),
    )


def _least(values: Iterable[T | None]) -> T | None:
    given = sorted((value for value in values if value), key=str)
    return given[0] if given else None


def _joined(texts: Sequence[str]) -> str:
    """All that was said, each paragraph once."""
    if len(set(texts)) == 1:
        return texts[0]
    return "\n\n".join(sorted({part for text in texts for part in text.split("\n\n") if part}))


def _together(
    codebooks: Sequence[Sequence[Tag]], renames: Sequence[Renames]
) -> set[tuple[TagId, TagId]]:
    """The pairs of tags that somebody has side by side, and so means two things by them."""
    pairs = set()
    for codebook, renamed in zip(codebooks, renames, strict=True):
        rows: dict[str, list[TagId]] = {}
        for tag in codebook:
            if tag.merged_into is None:
                identity = renamed.get(EntryKey(Section.CODEBOOK, tag.id), tag.id)
                rows.setdefault(label_of(tag), []).append(TagId(identity))
        pairs |= {(one, two) for row in rows.values() for one in row for two in row if one != two}
    return pairs


def _join_labels(
    tags: dict[TagId, Tag], apart: Collection[tuple[TagId, TagId]], problems: list[str]
) -> None:
    """Let tags of one label be one; the others stay, merged into it."""
    rows: dict[str, list[Tag]] = {}
    for tag in tags.values():
        if tag.merged_into is None:
            rows.setdefault(label_of(tag), []).append(tag)
    for row in rows.values():
        first, *others = sorted(row, key=_rank)
        for tag in others:
            if (first.id, tag.id) not in apart:
                tags[tag.id] = replace(tag, key=None, merged_into=first.id)
                problems.append(f"tags {first.id} and {tag.id} are both {first.label}: one tag now")


def _rank(tag: Tag) -> tuple[bool, int, str]:
    """Which of several tags with one label stands for them: the one whose id was made from it.

    Else the shortest id, as it was before it had to go to another label: so it makes no difference
    in which order files are brought together.
    """
    made = tag.id.removesuffix(f"-{content_letters(label_of(tag))}")
    return fresh_slug(label_of(tag), ()) != made, len(made), made


def _break_circles(tags: dict[TagId, Tag]) -> None:
    """Of tags that were merged into each other the one with the least id stays."""
    for identity in sorted(tags):
        seen: list[TagId] = []
        here: TagId | None = identity
        while here in tags and here not in seen:
            seen.append(here)
            here = tags[here].merged_into
        if here in seen:
            least = min(seen[seen.index(here) :])
            tags[least] = replace(tags[least], merged_into=None)


def _with_own_keys(tags: Iterable[Tag], problems: list[str]) -> Iterator[Tag]:
    """Give each digit to the first tag that has it."""
    owners: dict[str, TagId] = {}
    for tag in tags:
        owner = owners.setdefault(tag.key, tag.id) if tag.key and not tag.merged_into else tag.id
        if owner != tag.id:
            problems.append(f"tags {owner} and {tag.id} have the key {tag.key}: {owner} keeps it")
            yield replace(tag, key=None)
        else:
            yield tag
