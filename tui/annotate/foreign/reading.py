"""Bytes of another tool to its annotations: which format it is, and what is refused."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tui.annotate.foreign.notes import COUNT_LIMIT, SIZE_LIMIT, ForeignNote

if TYPE_CHECKING:
    from tui.annotate.foreign.notes import ForeignNote


def read_foreign(data: bytes) -> tuple[tuple[ForeignNote, ...], tuple[str, ...]]:
    """Read annotations, JSON where the text begins like JSON, else CSV.

    Returns:
        The annotations, each once; and a line for each that cannot be taken.

    Raises:
        ValueError: nothing of it can be taken; its text says why.
    """
    if len(data) > SIZE_LIMIT:
        raise ValueError(f"it is larger than {SIZE_LIMIT // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} of it is not UTF-8") from error
    if text.lstrip()[:1] in {"{", "["}:
        from tui.annotate.foreign.web import read_web as read  # noqa: PLC0415  # one of two
    else:
        from tui.annotate.foreign.table import read_table as read  # noqa: PLC0415  # as above
    rows = list(islice(read(text), COUNT_LIMIT + 1))
    if len(rows) > COUNT_LIMIT:
        raise ValueError(f"there are more than {COUNT_LIMIT:,} annotations in it")
    notes = {row.name: row for row in rows if not isinstance(row, str)}
    return tuple(notes.values()), tuple(row for row in rows if isinstance(row, str))
