"""What the keys do in the matrix, and which of them its last row names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.claims import Bearing
from tui.show.matrix_wishes import WHOM, WRITINGS
from tui.view.claims import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.view.table import Table

KEYS = {
    "next_sentence": "step(1)",
    "previous_sentence": "step(-1)",
    "pane_right": "side(1)",
    "pane_left": "side(-1)",
    "top": "end(0)",
    "bottom": "end(1)",
    "page_down": "page(1)",
    "page_up": "page(-1)",
    "half_page_down": "page(0.5)",
    "half_page_up": "page(-0.5)",
    "follow": "go",
    "next_difference": "difference(1)",
    "previous_difference": "difference(-1)",
    "show_only": "rows",
    "note": "words",
    "search": "filter",
    "export": "app.open('export')",
    "copy": "app.open('copy')",
    "copy_group": "app.open('copy_group')",
    "order": "order",
    "stance": "ask('stance')",
    "relation": "ask('relation')",
    **{name: f"write('{name}')" for name in WRITINGS},
    "matrix": "leave",
    "help": "app.open('help')",
    "palette": "app.open('help')",
    "leave": "leave",
}
"""Names of the key table, with what their keys do here."""

WORDS = {
    "next_sentence": "next row",
    "previous_sentence": "previous row",
    "pane_right": "next source",
    "pane_left": "previous source",
    "top": "first row",
    "bottom": "last row",
    "follow": "go to the sentence of the chosen cell",
    "next_difference": "next stance that a colleague sees otherwise",
    "previous_difference": "previous stance that a colleague sees otherwise",
    "show_only": "other rows: shared, unique, disagreeing, annotated; or all",
    "note": "word the claim otherwise",
    "search": "filter the rows by words; Esc takes that back",
    "copy": "copy the chosen sentence as a quotation",
    "copy_group": "copy the row, each source in its words",
    "remove": "remove tags and notes of the row, or the claim",
    "claim": "make a claim of the row",
    "order": "sort by the next thing",
    "stance": "say what the chosen source does with the claim",
    "relation": "say what the claim is to another, or review it",
    "confirm": "confirm all that is proposed in the row",
    "matrix": "back to the text",
    "leave": "back to the text",
}
"""What they do here, where help says something else of them."""


class Asked(NamedTuple):
    """What the next key can say: words by their first letters, then other keys."""

    words: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


ASKED: Mapping[str, Asked] = {
    "stance": Asked(
        tuple(stance.value for stance in LETTERS.values()),
        ((WHOM, "to whom"), ("x", "not looked at"), ("Esc", "leave it")),
    ),
    "relation": Asked(
        tuple(bearing.value for bearing in Bearing), (("v", "review"), ("Esc", "leave it"))
    ),
}
"""Of the chosen source, once that action was asked for; of the claim itself."""


def hints_of(table: Table, key: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Keys that matter now and what they do; the way out comes last."""
    about_row = (
        ((key("claim"), "claim"), ("1-9", "tag row"))
        if table.claim is None
        else (
            (key("stance"), "stance"),
            (key("confirm"), "confirm"),
            (key("relation"), "relate"),
            (key("note"), "wording"),
        )
    )
    return (
        (key("follow"), "go there"),
        (key("help"), "help"),
        *about_row,
        (key("order"), "order"),
        (key("show_only"), "rows"),
        (key("search"), "filter"),
        (key("remove"), "remove"),
        (key("export"), "export"),
        ("Esc", "close"),
    )
