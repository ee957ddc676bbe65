"""What a change is, how it is applied and taken back, and the session's memory of all of them.

A change names entries, not positions in a list that others may edit too: it can be undone after
the file was changed by someone else, and then takes back no more than it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from tui.annotate.tags import (
    Anchor,
    Annotation,
    AnnotationId,
    Entry,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    key_of,
)

T = TypeVar("T")


class Swap(NamedTuple):
    """One entry put in the place of another."""

    key: EntryKey
    old: Entry | None
    """None if the entry is made by this swap."""
    new: Entry | None
    """None if it is removed."""
    at: int | None = None
    """Position in its section, from 0, where the entry was or is to be; None for the end."""


Change = tuple[Swap, ...]
"""One act of the reader, in the order of its swaps. Empty: nothing happened."""

Renames = Mapping[EntryKey, str]
"""Entries that had to take another id, with that id."""


@dataclass(frozen=True, slots=True)
class History:
    """Every act of this session, each of which can be taken back. It holds no notebook."""

    past: tuple[Change, ...] = ()
    """Oldest first."""
    future: tuple[Change, ...] = ()
    """What was undone; the next to redo comes last."""

    def do(self, change: Change) -> History:
        """Remember a change; an empty one is no act. What was undone can no longer be redone."""
        return History((*self.past, change)) if change else self

    def undo(self) -> tuple[History, Change]:
        """Step back; the change returned is to be applied, and is empty if nothing is left."""
        if not self.past:
            return self, ()
        change = self.past[-1]
        return History(self.past[:-1], (*self.future, change)), invert(change)

    def redo(self) -> tuple[History, Change]:
        """Step forward again; the change returned is to be applied."""
        if not self.future:
            return self, ()
        change = self.future[-1]
        return History((*self.past, change), self.future[:-1]), change

    def renamed(self, renames: Renames) -> History:
        """The same acts on entries that took other ids when a file was merged."""
        if not renames:
            return self
        return History(
            tuple(rename_change(change, renames) for change in self.past),
            tuple(rename_change(change, renames) for change in self.future),
        )


def swaps(notebook: Notebook, pairs: Iterable[tuple[Entry | None, Entry | None]]) -> Change:
    """Make a change from pairs of old and new entry, each of one key; equal ones are left out."""
    change: list[Swap] = []
    gone: dict[Section, list[int]] = {}
    for old, new in pairs:
        entry = old if old is not None else new
        if entry is None or old == new:
            continue
        key = key_of(entry)
        at = None
        if old is not None and new is None:
            before = gone.setdefault(key.section, [])
            first = _index(notebook.entries(key.section), key)
            at = None if first is None else first - sum(index < first for index in before)
            if first is not None:
                before.append(first)
        change.append(Swap(key, old, new, at))
    return tuple(change)


def compose(*changes: Change) -> Change:
    """One act out of several that follow each other."""
    return tuple(swap for change in changes for swap in change)


def invert(change: Change) -> Change:
    """The change that takes `change` back."""
    return tuple(Swap(swap.key, swap.new, swap.old, swap.at) for swap in reversed(change))


def apply(notebook: Notebook, change: Change) -> Notebook:
    """Carry out a change.

    Where an entry is no longer what the change took it for, since someone else changed it, only
    the fields and tags that the change is about are touched, and a field that both set stays as
    it is. A source entry is never removed, not even by an undo: its id is given once, and others
    may refer to it by now.
    """
    lists: dict[Section, list[Entry]] = {}
    for swap in change:
        section = swap.key.section
        entries = lists.setdefault(section, list(notebook.entries(section)))
        index = _index(entries, swap.key)
        current = None if index is None else entries[index]
        new = swap.new if current == swap.old else _settle(current, swap.old, swap.new)
        if new is None and isinstance(current, SourceEntry):
            continue
        if index is None:
            if new is not None:
                entries.insert(len(entries) if swap.at is None else swap.at, new)
        elif new is None:
            del entries[index]
        else:
            entries[index] = new
    return with_entries(notebook, lists)


def with_entries(notebook: Notebook, lists: Mapping[Section, Iterable[Entry]]) -> Notebook:
    """The notebook with some of its sections replaced."""
    if not lists:
        return notebook
    sources, codebook = lists.get(Section.SOURCES), lists.get(Section.CODEBOOK)
    annotations, judgements = lists.get(Section.ANNOTATIONS), lists.get(Section.JUDGEMENTS)
    return Notebook(
        notebook.sources if sources is None else _only(SourceEntry, sources),
        notebook.codebook if codebook is None else _only(Tag, codebook),
        notebook.annotations if annotations is None else _only(Annotation, annotations),
        notebook.judgements if judgements is None else _only(Judgement, judgements),
    )


def rename_entry(entry: Entry, renames: Renames) -> Entry:
    """The entry with its own id and all it refers to renamed."""
    if not renames:
        return entry
    match entry:
        case SourceEntry():
            return replace(entry, id=SourceKey(_renamed(Section.SOURCES, entry.id, renames)))
        case Tag():
            return replace(entry, id=TagId(_renamed(Section.CODEBOOK, entry.id, renames)))
        case Annotation():
            identity = _renamed(Section.ANNOTATIONS, entry.id, renames)
            tags = tuple(TagId(_renamed(Section.CODEBOOK, tag, renames)) for tag in entry.tags)
            anchor = _rename_anchor(entry.anchor, renames)
            return replace(entry, id=AnnotationId(identity), anchor=anchor, tags=tags)
        case Judgement():
            left, right = (_rename_anchor(side, renames) for side in (entry.left, entry.right))
            return replace(entry, left=left, right=right)


def rename_change(change: Change, renames: Renames) -> Change:
    """The change as if the renamed entries had always had their new ids."""
    renamed: list[Swap] = []
    for swap in change:
        old = None if swap.old is None else rename_entry(swap.old, renames)
        new = None if swap.new is None else rename_entry(swap.new, renames)
        entry = old if old is not None else new
        key = swap.key if entry is None else key_of(entry)
        renamed.append(Swap(key, old, new, swap.at))
    return tuple(renamed)


def rename_notebook(notebook: Notebook, renames: Renames) -> Notebook:
    """The notebook with entries renamed wherever they are named."""
    if not renames:
        return notebook
    return with_entries(
        notebook,
        {
            section: [rename_entry(entry, renames) for entry in notebook.entries(section)]
            for section in Section
        },
    )


def _renamed(section: Section, identity: str, renames: Renames) -> str:
    return renames.get(EntryKey(section, identity), identity)


def _rename_anchor(anchor: Anchor, renames: Renames) -> Anchor:
    return replace(anchor, source=SourceKey(_renamed(Section.SOURCES, anchor.source, renames)))


def _only(kind: type[T], entries: Iterable[Entry]) -> tuple[T, ...]:
    return tuple(entry for entry in entries if isinstance(entry, kind))


def _index(entries: Iterable[Entry], key: EntryKey) -> int | None:
    if key.section is Section.JUDGEMENTS:
        places = enumerate(entries)
        return next((index for index, entry in places if key_of(entry) == key), None)
    for index, entry in enumerate(entries):
        if not isinstance(entry, Judgement) and entry.id == key.id:
            return index
    return None


def _settle(current: Entry | None, old: Entry | None, new: Entry | None) -> Entry | None:
    """What a swap makes of an entry that someone else changed meanwhile."""
    match current, old, new:
        case Annotation(), Annotation(), (Annotation() | None):
            return _settle_annotation(current, old, new)
        case SourceEntry(), SourceEntry(), SourceEntry():
            return replace(
                current,
                file=_choose(current.file, old.file, new.file),
                publisher=_choose(current.publisher, old.publisher, new.publisher),
                sha256=_choose(current.sha256, old.sha256, new.sha256),
                length=_choose(current.length, old.length, new.length),
            )
        case Tag(), Tag(), Tag():
            return replace(
                current,
                label=_choose(current.label, old.label, new.label),
                key=_choose(current.key, old.key, new.key),
                glyph=_choose(current.glyph, old.glyph, new.glyph),
                color=_choose(current.color, old.color, new.color),
            )
        case None, Annotation(), Annotation():
            return _settle_annotation(replace(old, tags=(), note=""), old, new)
        case _:
            return current


def _settle_annotation(
    current: Annotation, old: Annotation, new: Annotation | None
) -> Annotation | None:
    wanted = replace(old, tags=(), note="") if new is None else new
    lost = set(old.tags) - set(wanted.tags)
    tags = [tag for tag in current.tags if tag not in lost]
    tags += [tag for tag in wanted.tags if tag not in old.tags and tag not in tags]
    note = _choose(current.note, old.note, wanted.note)
    if not tags and not note:
        return None
    return replace(
        current,
        tags=tuple(tags),
        note=note,
        anchor=_choose(current.anchor, old.anchor, wanted.anchor),
        modified=wanted.modified,
    )


def _choose(current: T, old: T, new: T) -> T:
    return new if current == old else current
