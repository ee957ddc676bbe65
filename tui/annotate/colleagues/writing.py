"""Several annotation files read, brought together, and laid out as one file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.change import rename_notebook
from tui.annotate.colleagues.sources import rebase
from tui.annotate.colleagues.union import unite
from tui.annotate.patch import rewrite_entry
from tui.annotate.pieces import Piece
from tui.annotate.renames import Renames, rename_entry
from tui.annotate.schema import read_notebook
from tui.annotate.tags import EntryKey, Notebook, Section, key_of
from tui.annotate.together import put_together
from tui.annotate.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tui.annotate.store import Stored

_KNOWN = {"", "rashomon", "...", *Section}


class Written(NamedTuple):
    """One file out of several."""

    text: str
    counts: tuple[str, ...]
    """What each file had and what the whole has, in words."""
    problems: tuple[str, ...]


def write_together(files: Sequence[tuple[Path, Stored]], target: Path) -> Written:
    """Lay out what several files say as one file that is to lie at `target`.

    The same text comes out whatever the order of the files. The largest one gives the layout and
    the order; entries that nobody has to change go over as the lines they are, with their comments
    and with keys the program does not know.
    """
    whole = {stored.digest: (path, stored) for path, stored in files}
    ranked = sorted(whole.values(), key=lambda file: (-_size(file[1]), file[1].digest or ""))
    notebooks = [rebase(stored.notebook, path, target) for path, stored in ranked]
    united = unite([replace(notebook, included=()) for notebook in notebooks])
    base_path, base = ranked[0]
    keeps_shared = base_path.resolve().parent == target.resolve().parent
    pieces = [piece for piece in base.pieces if keeps_shared or not piece.include]
    included = base.notebook.included if keeps_shared else ()
    notebook = replace(united.notebook, included=included)
    others = [stored.pieces for _, stored in ranked[1:]]
    attic = _attic(others, united.renames[1:], notebook)
    pieces, problems = _with_strangers(pieces, others)
    text = "".join(piece.text for piece in put_together(pieces, notebook, attic))
    there = read_notebook(read_tree(text).root, included).notebook
    if any(_by_key(there, section) != _by_key(notebook, section) for section in Section):
        raise AssertionError(  # pragma: no cover  (nobody knows a file that does this)
            "what was brought together does not read back"
        )
    counts = [f"{path}: {_counted(stored.notebook)}" for path, stored in files]
    counts += _shared(notebooks, united.renames)
    return Written(text, tuple(counts), (*united.problems, *problems))


def _size(stored: Stored) -> int:
    return sum(len(piece.text) for piece in stored.pieces)


def _by_key(notebook: Notebook, section: Section) -> dict[EntryKey, object]:
    return {key_of(entry): entry for entry in notebook.entries(section)}


def _attic(
    others: Sequence[Sequence[Piece]], renames: Sequence[Renames], notebook: Notebook
) -> list[Piece]:
    """The lines of the entries of the other files, under the ids they have now."""
    final = {key: one for section in Section for key, one in _by_key(notebook, section).items()}
    kept: dict[EntryKey, Piece] = {}
    for pieces, renamed in zip(others, renames, strict=True):
        for piece in pieces:
            if piece.entry is None:
                continue
            entry = rename_entry(piece.entry, renamed)
            key = key_of(entry)
            if key not in kept or (entry == final.get(key) != kept[key].entry):
                text = piece.text
                if entry != piece.entry:
                    text = rewrite_entry(text, piece.entry, entry, "\n")
                kept[key] = replace(piece, text=text, entry=entry)
    return [Piece("", piece.section, removed=piece) for piece in kept.values()]


def _with_strangers(
    pieces: list[Piece], others: Sequence[Sequence[Piece]]
) -> tuple[list[Piece], list[str]]:
    """The pieces with the sections that the program does not know and only other files have."""
    there = {piece.section: piece.text for piece in pieces if piece.section not in _KNOWN}
    problems: list[str] = []
    added: list[Piece] = []
    for row in others:
        for piece in row:
            if piece.section in _KNOWN:
                continue
            if piece.section not in there:
                added.append(piece)
                there[piece.section] = piece.text
            elif there[piece.section] != piece.text:
                problems.append(
                    f"{piece.section} is another in each file: the largest one's is kept"
                )
    at = next((n for n, piece in enumerate(pieces) if piece.section == "..."), len(pieces))
    return [*pieces[:at], *added, *pieces[at:]], problems


def _counted(notebook: Notebook) -> str:
    return ", ".join(
        f"{len(notebook.entries(section))} {section}"
        for section in Section
        if section is not Section.CODEBOOK
    )


def _shared(notebooks: Sequence[Notebook], renames: Sequence[Renames]) -> Iterator[str]:
    """How much of it more than one file has."""
    counts: Counter[EntryKey] = Counter()
    for notebook, renamed in zip(notebooks, renames, strict=True):
        rows = rename_notebook(notebook, renamed)
        counts.update(key_of(entry) for section in Section for entry in rows.entries(section))
    shared = Counter(key.section for key, count in counts.items() if count > 1)
    if shared:
        said = (f"{shared[section]} {section}" for section in Section if shared[section])
        yield f"in more than one file: {', '.join(said)}"
