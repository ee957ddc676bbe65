"""What the keys do in the codebook, and which of them its last row names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = {
    "next_sentence": "step(1)",
    "previous_sentence": "step(-1)",
    "top": "end(0)",
    "bottom": "end(1)",
    "page_down": "page(1)",
    "page_up": "page(-1)",
    "half_page_down": "page(0.5)",
    "half_page_up": "page(-0.5)",
    "follow": "change",
    "pick_tag": "add",
    "remove": "remove",
    "undo": "undo",
    "redo": "redo",
    "codebook": "leave",
    "help": "app.open('help')",
    "palette": "app.open('help')",
    "leave": "leave",
    **{f"tag_{n}": f"digit('{n}')" for n in range(1, 10)},
}
"""Names of the key table, with what their keys do here."""

WORDS = {
    "next_sentence": "next tag",
    "previous_sentence": "previous tag",
    "top": "first tag",
    "bottom": "last tag",
    "follow": "change the label, key, glyph, colour, parent ... of the tag; merge or split it",
    "pick_tag": "a new tag",
    "remove": "remove the tag, if nothing bears it",
    "codebook": "back to the text",
    "leave": "back to the text",
}
"""What they do here, where help says something else of them."""

CHANGES = ("label", "key", "glyph", "colour", "describe", "parent", "note", "merge", "split")
"""What can be changed of a tag; the first letter is the key, once Enter was pressed."""


def hints_of(key: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Keys that matter now and what they do; the way out comes last."""
    return (
        (key("follow"), "change it"),
        (key("pick_tag"), "new tag"),
        ("1-9", "its key"),
        (key("remove"), "remove"),
        (key("undo"), "undo"),
        ("Esc", "close"),
    )
