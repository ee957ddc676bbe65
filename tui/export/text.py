"""A comparison as plain text, for files, pipes and mail; it loads no terminal library."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from tui.export.outline import MATRIX_LIMIT, outline
from tui.view.glyphs import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tui.export.outline import Outline, Passage
    from tui.model import Comparison, Relation

WIDTH = 88
NAME = 40
"""Characters of a source's name in a table."""

LEGEND = "= same words  ≈ small edits  ~ reworded  ⊂ one says part of the other"


def write_text(comparison: Comparison) -> str:
    """Return the report; no line is wider than `WIDTH`, long words apart."""
    report = outline(comparison)
    lines = [
        *_sources(report),
        *_matrix(report),
        *_closer(report),
        *_passages("Shared", report.groups, len(report.sources)),
        *_passages("Also alike, or partly", report.pairs, 0),
        *_alone(report),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def per_cent(part: float) -> str:
    """Return a share in whole per cent; what is there at all is never 0."""
    return "<1%" if 0 < part < 0.005 else f"{part:.0%}"


def glyph_of(relation: Relation | None) -> str:
    """Return the sign of a relation; a blank for the wording others are set against."""
    return " " if relation is None else UNICODE.relations[relation]


def heading(title: str) -> list[str]:
    """Return the lines that head a part of the report."""
    return ["", title.upper(), "─" * WIDTH]


def _sources(report: Outline) -> Iterator[str]:
    names = [line.name for line in report.sources]
    width = min(NAME, max(map(len, names), default=0))
    yield f"{'':4}{'source':{width}}  {'date':10}  {'words':>6}  {'shared':>7}  {'partly':>7}"
    for number, line in enumerate(report.sources, start=1):
        share = f"{per_cent(line.share.shared):>7}  {per_cent(line.share.partly):>7}"
        name = _cut(line.name, width)
        yield f"{number:>2}  {name:{width}}  {line.date:10}  {line.words:>6}  {share}"


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"


def _matrix(report: Outline) -> Iterator[str]:
    if len(report.sources) < 2:
        return
    yield from heading("How much of each source (row) another (column) shares")
    if not report.matrix:
        yield f"The matrix is left out: it is made for at most {MATRIX_LIMIT} sources."
        return
    yield "    " + "".join(f"{number:>6}" for number in range(1, len(report.matrix) + 1))
    for number, row in enumerate(report.matrix, start=1):
        cells = ("·" if share is None else per_cent(share.shared) for share in row)
        yield f"{number:>2}  " + "".join(f"{cell:>6}" for cell in cells)


def _passages(title: str, passages: Sequence[Passage], total: int) -> Iterator[str]:
    """Yield the passages, headed by how many of `total` hold them; 0 for no such headings."""
    if not passages:
        return
    yield from heading(title)
    yield LEGEND
    before = 0
    for passage in passages:
        if total and passage.sources != before:
            before = passage.sources
            yield from ("", f"-- in {before} of {total} sources")
        yield ""
        for wording in passage.wordings:
            first, *others = (str(number + 1) for number in wording.sources)
            yield from hang(f"{glyph_of(wording.relation)} {first:>2}  ", wording.text)
            if others:
                yield f"=     the same words in {', '.join(others)}"
        if passage.independent < passage.sources:
            yield f"      {passage.sources} sources, {passage.independent} independent"


def _closer(report: Outline) -> Iterator[str]:
    for section in report.closer:
        yield from heading(section.title)
        width = max(2, *(len(label) for label, _ in section.paragraphs)) + 2
        for label, (first, *others) in section.paragraphs:
            if others:
                yield ""
            yield from hang(f" {label:<{width}}", first)
            for line in others:
                yield from hang(" " * (width + 1), line)


def _alone(report: Outline) -> Iterator[str]:
    if not any(report.alone):
        return
    yield from heading("In one source only")
    for number, (line, texts) in enumerate(zip(report.sources, report.alone, strict=True), start=1):
        if texts:
            yield from ("", f"{number:>2}  {line.name}")
            yield from _bullets(texts)


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from hang("  -   ", text)


def hang(label: str, text: str) -> list[str]:
    """Return a paragraph with a label in front; words longer than a line are not cut."""
    return wrap(
        text,
        WIDTH,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [label]
