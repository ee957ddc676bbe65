"""Changes of a notebook as plain data: made, applied, taken back, all pure.

No clock and no chance: who acts and when comes in as a `Stamp`, and ids follow from it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import recognise_source
from tui.annotate.change import Change, swaps
from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    Judgement,
    Notebook,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
    judgement_key,
    key_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_GLYPHS = "*#\"@!?^&x%$/;:o\\|-_.,'(){}[]" + "abcdefghijklmnpqrstuvwyz0123456789"
_COLORS = ("red", "orange", "yellow", "green", "cyan", "blue", "violet", "magenta", "grey")


class Stamp(NamedTuple):
    """Who acts, and when."""

    creator: str
    moment: str
    """ISO 8601 in UTC, to the second, such as `2026-11-21T23:10:00Z`."""


class Target(NamedTuple):
    """Where to act."""

    anchor: Anchor
    annotation: AnnotationId | None = None
    """The annotation that already stands at exactly this span."""


def toggle_tag(notebook: Notebook, targets: Sequence[Target], tag: TagId, stamp: Stamp) -> Change:
    """Give `tag` to the targets that lack it; if none does, take it from all.

    An annotation left with neither tag nor note disappears.
    """
    standing = [(target, _standing(notebook, target)) for target in _distinct(targets)]
    if standing and all(old is not None and tag in old.tags for _, old in standing):
        return swaps(
            notebook,
            (
                (old, _kept(replace(old, tags=_without(old.tags, tag), modified=stamp.moment)))
                for _, old in standing
                if old is not None
            ),
        )
    taken = _taken_ids(notebook)
    pairs: list[tuple[Annotation | None, Annotation | None]] = []
    for target, old in standing:
        if old is None:
            pairs.append((None, _new_annotation(target.anchor, stamp, taken, tags=(tag,))))
        elif tag not in old.tags:
            pairs.append((old, replace(old, tags=(*old.tags, tag), modified=stamp.moment)))
    return swaps(notebook, pairs)


def set_note(notebook: Notebook, target: Target, text: str, stamp: Stamp) -> Change:
    """Let `text` be the note there; a blank one removes it.

    Blanks at line ends and blank lines around the note are dropped, and line ends are LF, so that
    it can be written as a block.
    """
    note = _tidy(text)
    old = _standing(notebook, target)
    if old is None:
        if not note:
            return ()
        new = _new_annotation(target.anchor, stamp, _taken_ids(notebook), note=note)
        return swaps(notebook, ((None, new),))
    if old.note == note:
        return ()
    return swaps(notebook, ((old, _kept(replace(old, note=note, modified=stamp.moment))),))


def remove(notebook: Notebook, targets: Sequence[Target]) -> Change:
    """Remove tags and notes at the targets; those that have none are passed over."""
    standing = (_standing(notebook, target) for target in _distinct(targets))
    return swaps(notebook, ((old, None) for old in standing if old is not None))


def reanchor(notebook: Notebook, annotation: AnnotationId, anchor: Anchor, stamp: Stamp) -> Change:
    """Move an annotation to the place a person confirmed.

    Raises:
        KeyError: there is no such annotation.
    """
    old = _by_id(notebook, annotation)
    if old is None:
        raise KeyError(annotation)
    if old.anchor == anchor:
        return ()
    return swaps(notebook, ((old, replace(old, anchor=anchor, modified=stamp.moment)),))


def create_tag(notebook: Notebook, label: str) -> tuple[Change, TagId]:
    """Add a tag, or find the one that has this label in upper or lower case.

    It gets the first free digit, or no key if all nine are given; its initial or else the first
    free character as glyph; and the colour the fewest tags have.

    Raises:
        ValueError: the label is blank.
    """
    label = " ".join(storable(label).split())
    if not label:
        raise ValueError("a tag needs a label")
    for tag in notebook.codebook:
        if tag.label.casefold() == label.casefold():
            return (), tag.id
    identity = TagId(fresh_slug(label, tags_named(notebook)))
    glyphs = {tag.glyph for tag in notebook.codebook}
    colors = [tag.color for tag in notebook.codebook]
    new = Tag(
        id=identity,
        label=label,
        key=free_key(tag.key for tag in notebook.codebook),
        glyph=next((glyph for glyph in identity[0] + _GLYPHS if _fits(glyph, glyphs)), "•"),
        color=min(_COLORS, key=colors.count),
    )
    return swaps(notebook, ((None, new),)), identity


def judge(notebook: Notebook, verdict: Verdict, left: Anchor, right: Anchor) -> Change:
    """Say that two sentences are, or are not, the same claim; saying it twice takes it back.

    Another verdict on the same two places is replaced.
    """
    old = _judgement(notebook, left, right)
    if old is None:
        return swaps(notebook, ((None, Judgement(verdict, left, right)),))
    if old.verdict is verdict:
        return withdraw(notebook, left, right)
    return swaps(notebook, ((old, replace(old, verdict=verdict)),))


def withdraw(notebook: Notebook, left: Anchor, right: Anchor) -> Change:
    """Take back whatever was said of these two places."""
    old = _judgement(notebook, left, right)
    return () if old is None else swaps(notebook, ((old, None),))


def enter_source(  # noqa: PLR0913 - one argument for each field of the entry
    notebook: Notebook,
    file: str,
    publisher: str | None,
    sha256: str,
    length: int,
    *,
    others: Sequence[str] = (),
) -> tuple[Change, SourceKey]:
    """Give an article its id, or find the one it has; see `recognise_source`.

    A known entry stays as it is, even if the article changed: its hash says on which text the
    anchors were made.
    """
    known = recognise_source(notebook, file, sha256, others=others)
    if known is not None:
        return (), known.id
    identity = fresh_source_key(sources_named(notebook))
    publisher = None if publisher is None else storable(publisher)
    entry = SourceEntry(identity, storable(file), publisher, sha256, length)
    return swaps(notebook, ((None, entry),)), identity


def fresh_annotation_id(anchor: Anchor, stamp: Stamp, taken: Collection[str]) -> AnnotationId:
    """An id such as `a-7k2m` that follows from who marks what and when, and is not in `taken`."""
    attempt = 0
    while True:
        grain = (stamp.creator, stamp.moment, anchor.source, anchor.start, anchor.end, attempt)
        number = int.from_bytes(hashlib.sha256(repr(grain).encode("utf-8", "replace")).digest())
        letters = []
        for _ in range(4 + attempt // 8):
            number, digit = divmod(number, len(_ID_LETTERS))
            letters.append(_ID_LETTERS[digit])
        identity = AnnotationId("a-" + "".join(letters))
        if identity not in taken:
            return identity
        attempt += 1


def fresh_source_key(taken: Iterable[str]) -> SourceKey:
    """The id after the highest `s` number ever given."""
    numbers = [int(match[1]) for key in taken if (match := re.fullmatch(r"s(\d{1,9})", key))]
    return SourceKey(f"s{max(numbers, default=0) + 1}")


def fresh_slug(label: str, taken: Collection[str]) -> str:
    """The label as an id: lower case, plain letters where there are such, words joined by `-`."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")[:40].strip("-") or "tag"
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def free_key(taken: Iterable[str | None]) -> str | None:
    """The first digit from 1 to 9 that is not in `taken`."""
    given = set(taken)
    return next((key for key in "123456789" if key not in given), None)


def tags_named(notebook: Notebook) -> set[str]:
    """Every tag id in use, in the codebook or only on annotations."""
    used = {tag for annotation in notebook.annotations for tag in annotation.tags}
    return used | {tag.id for tag in notebook.codebook}


def sources_named(notebook: Notebook) -> set[str]:
    """Every source id in use, whether it has an entry or not."""
    anchors = [annotation.anchor for annotation in notebook.annotations]
    for judgement in notebook.judgements:
        anchors += [judgement.left, judgement.right]
    return {anchor.source for anchor in anchors} | {entry.id for entry in notebook.sources}


def storable(text: str) -> str:
    """The text without lone surrogates, which no UTF-8 file can hold; each becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _standing(notebook: Notebook, target: Target) -> Annotation | None:
    return None if target.annotation is None else _by_id(notebook, target.annotation)


def _by_id(notebook: Notebook, identity: AnnotationId) -> Annotation | None:
    return next((entry for entry in notebook.annotations if entry.id == identity), None)


def _judgement(notebook: Notebook, left: Anchor, right: Anchor) -> Judgement | None:
    key = judgement_key(left, right)
    return next((entry for entry in notebook.judgements if key_of(entry) == key), None)


def _distinct(targets: Sequence[Target]) -> list[Target]:
    seen: dict[tuple[str, ...] | Anchor, Target] = {}
    for target in targets:
        name = target.anchor if target.annotation is None else (target.annotation,)
        seen.setdefault(name, target)
    return list(seen.values())


def _new_annotation(
    anchor: Anchor, stamp: Stamp, taken: set[str], *, tags: tuple[TagId, ...] = (), note: str = ""
) -> Annotation:
    """A new annotation; its id is added to `taken`."""
    identity = fresh_annotation_id(anchor, stamp, taken)
    taken.add(identity)
    creator = storable(stamp.creator)
    return Annotation(identity, anchor, tags, note, creator, stamp.moment, stamp.moment)


def _kept(annotation: Annotation) -> Annotation | None:
    return annotation if annotation.tags or annotation.note else None


def _without(tags: tuple[TagId, ...], tag: TagId) -> tuple[TagId, ...]:
    return tuple(other for other in tags if other != tag)


def _taken_ids(notebook: Notebook) -> set[str]:
    return {annotation.id for annotation in notebook.annotations}


def _fits(glyph: str, given: set[str]) -> bool:
    return glyph in _GLYPHS and glyph not in given


def _tidy(text: str) -> str:
    lines = storable(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")
