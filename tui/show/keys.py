"""All keys in one table: bindings, footer, help screen and README are made from it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(StrEnum):
    """The chapters of the help screen."""

    MOVE = "Moving"
    COMPARE = "Comparing"
    TAG = "Tagging"
    VIEW = "Looking"
    MATRIX = "In the matrix"
    PROGRAM = "Program"


class Action(NamedTuple):
    """Something the reader can ask for."""

    name: str
    """By which users rebind it."""
    keys: tuple[str, ...]
    """As Textual names them; the first one is shown in the footer."""
    shown: str
    """The same keys as help prints them."""
    help: str
    part: Part
    footer: str = ""
    """A word for the footer; empty if it is not shown there."""


ACTIONS: tuple[Action, ...] = (
    Action("next_sentence", ("j", "down"), "j ↓", "next sentence", Part.MOVE, "sentence"),
    Action("previous_sentence", ("k", "up"), "k ↑", "previous sentence", Part.MOVE),
    Action("pane_right", ("l", "right", "tab"), "l → Tab", "pane to the right", Part.MOVE, "pane"),
    Action("pane_left", ("h", "left", "shift+tab"), "h ← S-Tab", "pane to the left", Part.MOVE),
    Action("top", ("g", "home"), "g Home", "top of the article", Part.MOVE),
    Action("bottom", ("G", "end"), "G End", "bottom of the article", Part.MOVE),
    Action("page_down", ("space", "pagedown"), "space PgDn", "page down", Part.MOVE),
    Action("page_up", ("b", "pageup"), "b PgUp", "page up", Part.MOVE),
    Action("half_page_down", ("ctrl+d",), "ctrl+d", "half a page down", Part.MOVE),
    Action("half_page_up", ("ctrl+u",), "ctrl+u", "half a page up", Part.MOVE),
    Action("back", ("backspace", "ctrl+o"), "Bksp ctrl+o", "back where I was", Part.MOVE),
    Action("search", ("slash",), "/", "search all articles", Part.MOVE, "search"),
    Action("next_hit", ("n",), "n", "next sentence that was searched for", Part.MOVE),
    Action("previous_hit", ("N",), "N", "previous sentence that was searched for", Part.MOVE),
    Action(
        "follow",
        ("enter",),
        "Enter",
        "follow to the next source that holds this",
        Part.COMPARE,
        "follow",
    ),
    Action(
        "next_shared",
        ("right_square_bracket",),
        "]",
        "next shared sentence",
        Part.COMPARE,
        "shared",
    ),
    Action(
        "previous_shared", ("left_square_bracket",), "[", "previous shared sentence", Part.COMPARE
    ),
    Action(
        "next_unique", ("right_parenthesis",), ")", "next unique sentence", Part.COMPARE, "unique"
    ),
    Action("previous_unique", ("left_parenthesis",), "(", "previous unique sentence", Part.COMPARE),
    Action("next_disagreement", ("d",), "d", "next disagreement", Part.COMPARE),
    Action("previous_disagreement", ("D",), "D", "previous disagreement", Part.COMPARE),
    Action(
        "next_difference", ("semicolon",), ";", "next that a colleague tags otherwise", Part.TAG
    ),
    Action(
        "previous_difference", ("comma",), ",", "previous that a colleague tags otherwise", Part.TAG
    ),
    Action(
        "show_only",
        ("f",),
        "f",
        "show only shared, unique, disagreeing, annotated ...; or all",
        Part.COMPARE,
    ),
    Action(
        "strike", ("exclamation_mark",), "!", "strike the lit pair, or restore it", Part.COMPARE
    ),
    Action("pair", ("ampersand",), "&", "pair by hand: here, then there", Part.COMPARE),
    Action("why", ("w",), "w", "why: what speaks for each pair", Part.COMPARE),
    *(
        Action(f"tag_{n}", (str(n),), str(n), f"toggle tag {n} of the codebook", Part.TAG)
        for n in range(1, 10)
    ),
    Action("pick_tag", ("t",), "t", "pick or create a tag", Part.TAG, "tag"),
    Action("repeat_tag", ("full_stop",), ".", "repeat the last tagging here", Part.TAG),
    Action("select", ("v",), "v", "extend over sentences; Esc ends", Part.TAG),
    Action(
        "select_words",
        ("V",),
        "V",
        "select by words: h l a word, j k a sentence, V the other end",
        Part.TAG,
    ),
    Action("star", ("asterisk",), "*", "take in the partners in all sources", Part.TAG),
    Action("note", ("i",), "i", "write a note", Part.TAG, "note"),
    Action("remove", ("x",), "x", "remove tags and notes here", Part.TAG),
    Action("claim", ("c",), "c", "make a claim of this, or add it to one", Part.TAG),
    Action("next_annotation", ("a",), "a", "next annotation", Part.TAG),
    Action("previous_annotation", ("A",), "A", "previous annotation", Part.TAG),
    Action("undo", ("u",), "u", "undo", Part.TAG, "undo"),
    Action("redo", ("ctrl+r",), "ctrl+r", "redo", Part.TAG),
    Action("codebook", ("B",), "B", "codebook: tags made, changed, merged, split", Part.TAG),
    Action("annotations", ("at",), "@", "list of annotations", Part.TAG, "list"),
    Action("changes", ("M",), "M", "annotations to look at: their article changed", Part.TAG),
    Action("keep_gone", ("K",), "K", "among these: keep it, though its words are gone", Part.TAG),
    Action("layout", ("o",), "o", "next layout: columns, aligned, two, one", Part.VIEW, "layout"),
    Action("zoom", ("z",), "z", "this article alone, or all", Part.VIEW),
    Action("move_left", ("less_than_sign",), "<", "move the pane to the left", Part.VIEW),
    Action("move_right", ("greater_than_sign",), ">", "move the pane to the right", Part.VIEW),
    Action("pin", ("p",), "p", "let this article stay on the left, or go", Part.VIEW),
    Action("add", ("plus",), "+", "add an article: a path, an address, or pasted text", Part.VIEW),
    Action("reload", ("R",), "R", "read again the articles that changed on disk", Part.VIEW),
    Action("hide", ("minus",), "-", "take this article off the screen", Part.VIEW),
    Action("show_all", ("equals_sign",), "=", "bring back all that were taken off", Part.VIEW),
    Action("strip", ("E",), "E", "evidence below, beside the text, or away", Part.VIEW),
    Action("strip_down", ("right_curly_bracket",), "}", "scroll the evidence down", Part.VIEW),
    Action("strip_up", ("left_curly_bracket",), "{", "scroll the evidence up", Part.VIEW),
    Action("copy", ("y",), "y", "copy as a quotation with its source", Part.TAG),
    Action("copy_group", ("Y",), "Y", "copy the wordings of all sources", Part.TAG),
    Action("matrix", ("m",), "m", "matrix: what is reported, by source", Part.VIEW, "matrix"),
    Action("overview", ("O",), "O", "overview: shares, copies, disagreements", Part.VIEW),
    Action("export", ("e",), "e", "export: comparison, matrix, overview, screen", Part.VIEW),
    Action("fold", ("F",), "F", "show or fold asides", Part.VIEW),
    Action("lock", ("L",), "L", "lock or unlock rows", Part.VIEW),
    Action("theme", ("T",), "T", "next theme", Part.VIEW),
    Action("order", ("S",), "S", "matrix: sort by the next thing", Part.MATRIX),
    Action(
        "stance",
        ("s",),
        "s",
        "matrix: what the chosen source does with the claim",
        Part.MATRIX,
    ),
    Action("relation", ("r",), "r", "matrix: relate the claim, or review it", Part.MATRIX),
    Action("confirm", ("C",), "C", "matrix: confirm all that is proposed in the row", Part.MATRIX),
    Action(
        "let_go", ("escape",), "Esc", "end a selection, the search, or show all again", Part.PROGRAM
    ),
    Action("palette", ("colon", "ctrl+p"), ": ctrl+p", "do something by its name", Part.PROGRAM),
    Action("help", ("question_mark", "f1"), "? F1", "this help", Part.PROGRAM, "help"),
    Action("leave", ("q", "ctrl+q"), "q ctrl+q", "quit; saves first", Part.PROGRAM, "quit"),
)


class KeyMap:
    """Which keys ask for which action: the table above, and what the reader changed in it."""

    def __init__(self, changed: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.changed: Mapping[str, tuple[str, ...]] = changed or {}
        """Action to keys, as Textual names them; an action may have been left without any."""

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, as Textual names them."""
        return self.changed.get(action.name, action.keys)

    def shown(self, action: Action) -> str:
        """The keys of an action as help prints them."""
        keys = self.changed.get(action.name)
        if keys is None:
            return action.shown
        from tui.show.keynames import show_key  # noqa: PLC0415 (most change nothing)

        return " ".join(map(show_key, keys))

    def first(self, action: Action) -> str:
        """The key that messages and the footer name; without a key how the palette finds it."""
        shown = self.shown(action)
        return shown.split()[0] if shown else f":{action.name}"

    def firsts(self) -> dict[str, str]:
        """Action to the key that messages name."""
        return {action.name: self.first(action) for action in ACTIONS}


DEFAULT_KEYS = KeyMap()


class KeyLine(NamedTuple):
    """One line of help: some actions go together."""

    shown: str
    help: str
    part: Part


def key_lines(keys: KeyMap = DEFAULT_KEYS) -> tuple[KeyLine, ...]:
    """The key map as help and README print it, the nine digits as one line if they are digits."""
    lines = []
    are_digits = not any(name.startswith("tag_") for name in keys.changed)
    for action in ACTIONS:
        if action.name == "tag_1" and are_digits:
            lines.append(KeyLine("1-9", "toggle that tag of the codebook", action.part))
        elif not (action.name.startswith("tag_") and are_digits):
            lines.append(KeyLine(keys.shown(action), action.help, action.part))
    return tuple(lines)
