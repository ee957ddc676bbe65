"""What a reader can export from the screen, by the ending of the name that is typed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.errors import UnknownExportError
from tui.export import FORMAT_OF, FORMATS
from tui.export.as_text import write_document
from tui.export.html import write_html
from tui.export.markdown import write_markdown
from tui.export.matrix import (
    matrix_document,
    rows_as_they_stand,
    write_matrix_csv,
    write_matrix_json,
)
from tui.export.overview import overview_document, write_overview_csv, write_overview_json
from tui.export.svg import write_svg
from tui.view.overview import overview_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.session.desk import Desk
    from tui.session.tabling import Arrangement

    Write = Callable[[Desk, Arrangement], str]


class What(StrEnum):
    """What is exported."""

    COMPARISON = "comparison"
    MATRIX = "matrix"
    OVERVIEW = "overview"
    SCREEN = "screen"


ENDINGS: Mapping[What, tuple[str, ...]] = {
    What.COMPARISON: (".md", ".html", ".csv", ".json", ".txt", ".svg"),
    What.MATRIX: (".md", ".html", ".csv", ".json", ".txt", ".svg"),
    What.OVERVIEW: (".md", ".html", ".csv", ".json", ".txt"),
    What.SCREEN: (".svg",),
}
"""The first one is proposed."""

_MATRIX: Mapping[str, Write] = {
    ".md": lambda desk, kept: write_markdown(matrix_document(desk, kept)),
    ".html": lambda desk, kept: write_html(matrix_document(desk, kept)),
    ".txt": lambda desk, kept: write_document(matrix_document(desk, kept)),
    ".csv": write_matrix_csv,
    ".json": write_matrix_json,
    ".svg": lambda desk, kept: write_svg(desk.comparison, rows_as_they_stand(desk, kept)),
}

_OVERVIEW: Mapping[str, Callable[[Desk], str]] = {
    ".md": lambda desk: write_markdown(overview_document(overview_of(desk.corrected))),
    ".html": lambda desk: write_html(overview_document(overview_of(desk.corrected))),
    ".txt": lambda desk: write_document(overview_document(overview_of(desk.corrected))),
    ".csv": lambda desk: write_overview_csv(overview_of(desk.corrected)),
    ".json": lambda desk: write_overview_json(overview_of(desk.corrected)),
}


def ending_of(name: str, what: What) -> str:
    """Return the ending of a name, in small letters.

    Raises:
        UnknownExportError: This is not written in such a format.
    """
    ending = PurePath(name).suffix.casefold()
    if ending not in ENDINGS[what]:
        raise UnknownExportError(PurePath(name).name, what, ENDINGS[what])
    return ending


def write_asked(what: What, ending: str, desk: Desk, arrangement: Arrangement) -> str:
    """Return the comparison, the matrix or the overview as it stands.

    Raises:
        ValueError: The screen is asked for, which only the screen itself can draw.
    """
    match what:
        case What.COMPARISON:
            return FORMATS[FORMAT_OF[ending]](desk.corrected)
        case What.MATRIX:
            return _MATRIX[ending](desk, arrangement)
        case What.OVERVIEW:
            return _OVERVIEW[ending](desk)
        case What.SCREEN:
            raise ValueError(what)
