"""`rashomon keys`: the key map as it is in force, with the names by which keys are changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.arguments import make_parser
from tui.cli.exits import DONE, WRONG
from tui.cli.saying import can_write, complain, write_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.show.keys import KeyMap


def run(arguments: Sequence[str]) -> int:
    """Print the key map; say what of the settings cannot be used."""
    from tui.places import settings_file  # noqa: PLC0415  # --help does without
    from tui.show.keynames import in_ascii  # noqa: PLC0415  # as above
    from tui.show.settings import load_settings  # noqa: PLC0415  # as above

    make_parser(
        "rashomon keys",
        "Print every action, its keys and what it does. To change keys, write under keys: in"
        f" {settings_file()} the name of the action and its keys, such as undo: [u, U].",
    ).parse_args(arguments)
    settings = load_settings()
    write = str if can_write("↑↓←→") else in_ascii
    write_out("\n".join(_lines(settings.keys, write)) + "\n")
    complain(settings.problems)
    return WRONG if settings.problems else DONE


def _lines(keys: KeyMap, write: Callable[[str], str]) -> list[str]:
    from tui.show.keys import ACTIONS  # noqa: PLC0415  # as above

    rows = [
        (
            "*" if action.name in keys.changed else " ",
            action.name,
            write(keys.shown(action)),
            action.help,
        )
        for action in ACTIONS
    ]
    names = max(len(name) for _, name, _, _ in rows)
    shown = max(len(shown) for _, _, shown, _ in rows)
    lines = [f"{sign} {name:<{names}}  {key:<{shown}}  {what}" for sign, name, key, what in rows]
    if keys.changed:
        lines += ["", "* changed by you"]
    return lines
