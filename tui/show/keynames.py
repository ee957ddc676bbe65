"""Names of keys: as people write them, as Textual has them, as the screen shows them."""

from __future__ import annotations

import unicodedata

_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Bksp",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "insert": "Ins",
    "space": "space",
    **{f"f{n}": f"F{n}" for n in range(1, 25)},
}
_ARROWS = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})
_WRITTEN = {
    **{shown.lower(): name for name, shown in _SHOWN.items()},
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
}
_SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Textual's names where they are not those of Unicode."""
_LONG_NAMES = {short: long for long, short in _SHORT_NAMES.items()} | {
    "hyphen_minus": "hyphen-minus",
    "minus": "hyphen-minus",
    "less_than_sign": "less-than sign",
    "greater_than_sign": "greater-than sign",
}
_ONE_WITH = {
    "ctrl+i": "Tab",
    "ctrl+m": "Enter",
    "ctrl+h": "Bksp",
    "ctrl+left_square_bracket": "Esc",
}
"""What a terminal sends for both."""
_KEPT = {"ctrl+c", "ctrl+z"}


class NoKeyError(ValueError):
    """What is written is no key that a reader can press here; the text says why."""


def show_key(name: str) -> str:
    """Return a key of Textual's as help prints it."""
    shown = _SHOWN.get(name)
    if shown is not None:
        return shown
    *modifiers, last = name.split("+")
    char = _character(last)
    return "+".join((*modifiers, _SHOWN.get(last, char if char is not None else last)))


def in_ascii(shown: str) -> str:
    """Return shown keys with names for the arrows."""
    return shown.translate(_ARROWS)


def name_key(written: str) -> str:
    """Return Textual's name of a key: `]`, `Esc`, `ctrl+d`, `question_mark`, `S-Tab`.

    Raises:
        NoKeyError: It is none, or one that cannot be had.
    """
    if len(written) == 1:
        return _WRITTEN.get(written) or _name_character(written)
    text = written.strip().lower().replace("s-tab", "shift+tab")
    *modifiers, last = text.split("+") if not text.endswith("+") else (*text[:-2].split("+"), "+")
    if not set(modifiers) <= {"ctrl", "shift"}:
        why = "a terminal sends it as Esc and the letter" if "alt" in modifiers else ""
        raise NoKeyError(why or "no key has this name")
    last = _name_last(last, modifiers)
    name = "+".join((*sorted(set(modifiers)), last))
    if name in _KEPT:
        raise NoKeyError("it keeps the meaning it has in all programs")
    if name in _ONE_WITH:
        raise NoKeyError(f"for a terminal it is {_ONE_WITH[name]}")
    return name


def _name_last(last: str, modifiers: list[str]) -> str:
    named = _WRITTEN.get(last, last if last in _SHOWN else None)
    if named is not None:
        return named
    char = last if len(last) == 1 else _character(last)
    if char is None:
        raise NoKeyError("no key has this name")
    if "shift" in modifiers:
        raise NoKeyError("write the character it gives, such as A for shift+a")
    return _name_character(char)


def _name_character(char: str) -> str:
    if char.isalnum():
        return char
    if not char.isprintable() or char.isspace():
        raise NoKeyError("no key has this name; blanks are written space")
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name)


def _character(name: str) -> str | None:
    """The character that has this name; None if none has."""
    if len(name) == 1:
        return name
    try:
        return unicodedata.lookup(_LONG_NAMES.get(name, name).replace("_", " "))
    except KeyError:
        return None
