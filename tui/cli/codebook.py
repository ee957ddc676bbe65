"""`rashomon codebook [FILE]`: the tags as they hang together, how often each is given, faults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import make_parser
from tui.cli.exits import DONE, NO
from tui.cli.saying import complain, write_out
from tui.errors import NoSuchPathError
from tui.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.annotate.tags import Notebook, Tag


def run(arguments: Sequence[str]) -> int:
    """Print a codebook; the answer is no if something in it is wrong."""
    from tui.annotate.codebook import codebook_faults  # noqa: PLC0415  # --help does without
    from tui.annotate.store import load  # noqa: PLC0415  # as above
    from tui.places import ANNOTATIONS  # noqa: PLC0415  # as above

    parser = make_parser(
        "rashomon codebook",
        "Print the tags of an annotation file, how often each is given, and what is wrong.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="an annotation file, or one with nothing but a codebook; without it the current"
        " folder's rashomon.yaml, else the codebook that a new file starts with",
    )
    name = parser.parse_args(arguments).file
    path = Path(name or ANNOTATIONS)
    if name and not path.exists():
        raise NoSuchPathError(name)
    stored = load(path)
    write_out("".join(f"{line}\n" for line in _lines(stored.notebook)))
    problems = list(dict.fromkeys((*stored.problems, *codebook_faults(stored.notebook))))
    complain(problems)
    return NO if problems else DONE


def _lines(notebook: Notebook) -> Iterator[str]:
    from tui.annotate.codebook import (  # noqa: PLC0415  # as above
        count_tags,
        lacking_notes,
        living_tags,
        tag_tree,
    )

    counts = count_tags(notebook)
    yield "key  sign  colour   given  tag"
    for depth, tag in tag_tree(notebook.codebook):
        sign, margin = clean(tag.glyph), "  " * depth
        given = counts.get(tag.id, 0)
        row = f"{tag.key or '':<3}  {sign:<4}  {clean(tag.color):<7}  {given:>5}  {margin}"
        yield row + "; ".join([f"{clean(tag.label)} ({clean(tag.id)})", *_remarks(notebook, tag)])
        for line in tag.description.split("\n") if tag.description else ():
            yield " " * len(row) + f"  {clean(line)}"
    living = living_tags(notebook.codebook)
    for tag in notebook.codebook:
        if tag not in living:
            yield f"{clean(tag.id)} was merged into {clean(tag.merged_into or '')}"
    missing = len(lacking_notes(notebook))
    if missing:
        yield f"{missing} of the annotations still want their note"


def _remarks(notebook: Notebook, tag: Tag) -> Iterator[str]:
    if tag.requires_note:
        yield "wants a note"
    shared = notebook.shared_tag(tag.id)
    if shared is not None:
        yield f"from {clean(shared[0])}" + (", changed here" if shared[1] != tag else "")
