"""What a change is, how it is applied and taken back, and the session's memory of all of them.

A change names entries, not positions in a list that others may edit too: it can be undone after
the file was changed by someone else, and then takes back no more than it did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tui.annotate.claims import Claim
from tui.annotate.ids import linked_annotations
from tui.annotate.renames import Renames, rename_entry
from tui.annotate.settle import settle
from tui.annotate.tags import (
    Annotation,
    Entry,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    SourceEntry,
    Tag,
    key_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


class Act(NamedTuple):
    """What the reader did in one go."""

    change: Change
    name: str
    """In a few words, such as `Figure on 3 sentences`."""


@dataclass(frozen=True, slots=True)
class History:
    """Every act of this session, each of which can be taken back. It holds no notebook."""

    past: tuple[Act, ...] = ()
    """Oldest first."""
    future: tuple[Act, ...] = ()
    """What was undone; the next to redo comes last."""

    def do(self, change: Change, name: str = "") -> History:
        """Remember a change; an empty one is no act. What was undone can no longer be redone."""
        return History((*self.past, Act(change, name))) if change else self

    def undo(self) -> tuple[History, Change]:
        """Step back; the change returned is to be applied, and is empty if nothing is left."""
        if not self.past:
            return self, ()
        act = self.past[-1]
        return History(self.past[:-1], (*self.future, act)), invert(act.change)

    def redo(self) -> tuple[History, Change]:
        """Step forward again; the change returned is to be applied."""
        if not self.future:
            return self, ()
        act = self.future[-1]
        return History((*self.past, act), self.future[:-1]), act.change

    def renamed(self, renames: Renames) -> History:
        """The same acts on entries that took other ids when a file was merged."""
        if not renames:
            return self
        return History(
            tuple(Act(rename_change(act.change, renames), act.name) for act in self.past),
            tuple(Act(rename_change(act.change, renames), act.name) for act in self.future),
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
    may refer to it by now. An annotation that somebody's claim refers to by now loses its tags and
    its note, and stays.
    """
    lists: dict[Section, list[Entry]] = {}
    gone: list[tuple[int, Annotation]] = []
    for swap in change:
        section = swap.key.section
        entries = lists.setdefault(section, list(notebook.entries(section)))
        index = _index(entries, swap.key)
        current = None if index is None else entries[index]
        new = swap.new if current == swap.old else settle(current, swap.old, swap.new)
        if new is None and isinstance(current, SourceEntry):
            continue
        if index is None:
            if new is not None:
                entries.insert(len(entries) if swap.at is None else swap.at, new)
        elif new is None:
            del entries[index]
            if isinstance(current, Annotation):
                gone.append((index, current))
        else:
            entries[index] = new
    changed = with_entries(notebook, lists)
    return _with_linked(changed, gone) if gone and changed.claims else changed


def with_entries(notebook: Notebook, lists: Mapping[Section, Iterable[Entry]]) -> Notebook:
    """The notebook with some of its sections replaced."""
    if not lists:
        return notebook
    sources, codebook = lists.get(Section.SOURCES), lists.get(Section.CODEBOOK)
    annotations, claims = lists.get(Section.ANNOTATIONS), lists.get(Section.CLAIMS)
    judgements = lists.get(Section.JUDGEMENTS)
    return replace(
        notebook,
        sources=notebook.sources if sources is None else _only(SourceEntry, sources),
        codebook=notebook.codebook if codebook is None else _only(Tag, codebook),
        annotations=(
            notebook.annotations if annotations is None else _only(Annotation, annotations)
        ),
        claims=notebook.claims if claims is None else _only(Claim, claims),
        judgements=notebook.judgements if judgements is None else _only(Judgement, judgements),
    )


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


def _with_linked(notebook: Notebook, gone: Iterable[tuple[int, Annotation]]) -> Notebook:
    linked = linked_annotations(notebook)
    annotations = list(notebook.annotations)
    for index, annotation in gone:
        if annotation.id in linked and all(each.id != annotation.id for each in annotations):
            annotations.insert(index, replace(annotation, tags=(), note=""))
    return replace(notebook, annotations=tuple(annotations))


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
