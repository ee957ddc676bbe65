"""A list that is searched as one types; Enter does what is chosen. The palette has every action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content

from tui.layout import NARROW
from tui.show.choices import Choice, actions, sources, tags, themes
from tui.show.picker import Offer, Picker
from tui.view.fitting import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.show.app import RashomonApp

WIDTH, PADDING = 84, 8
"""Columns of a dialog at most, and those its border, padding and scroll bar take."""
KEY_WIDTH = 12
SHORT_KEY_WIDTH = 6
"""Where columns are few only the first key is shown."""


class Palette(Picker[Choice]):
    """Answers what was chosen; the caller runs it, when the list is gone."""

    BINDINGS = [Binding("f1,ctrl+p", "leave", show=False, priority=True)]

    hint = "Enter does it, Esc closes"

    def __init__(self, choices: Sequence[Choice], placeholder: str, *, has_names: bool) -> None:
        super().__init__()
        self._choices = choices
        self.placeholder = placeholder
        self._has_names = has_names

    def offered(self, typed: str) -> Iterator[Offer[Choice]]:
        """What fits; by chapters as long as nothing is typed."""
        chapter = ""
        for choice in fitting(typed, self._choices, lambda one: (one.keys, _text(one))):
            if not typed.strip() and choice.chapter != chapter:
                gap = "\n" if chapter else ""
                chapter = choice.chapter
                yield Offer(Content(gap + chapter).stylize("bold"))
            yield Offer(self._line(choice), choice)

    def _line(self, choice: Choice) -> Content:
        keys, width = choice.keys, KEY_WIDTH
        is_narrow = self.size.width < NARROW
        if is_narrow:
            keys, width = " ".join(keys.split()[:1]), SHORT_KEY_WIDTH
        parts = [(f"{keys:<{width}} ", "bold"), (choice.words, "")]
        room = min(WIDTH, self.size.width * 9 // 10) - PADDING
        has_room = sum(cell_len(text) for text, _ in parts) + len(choice.name) + 2 <= room
        if self._has_names and choice.name and has_room and not is_narrow:
            parts.append((f"  {choice.name}", "$quiet"))
        return Content.assemble(*parts)

    def take(self, answer: Choice | None) -> None:
        """Do it, if it does anything; some lines only explain."""
        if answer is not None and answer.run is not None:
            self.dismiss(answer)


def _text(choice: Choice) -> str:
    return f"{choice.words} {choice.name.replace('_', ' ')} {choice.name}"


def show_choices(
    app: RashomonApp, choices: Sequence[Choice], hint: str, *, has_names: bool
) -> None:
    """Offer choices, and run the one that is taken."""

    def run(choice: Choice | None) -> None:
        if choice is not None and choice.run is not None:
            choice.run()

    app.push_screen(Palette(choices, hint, has_names=has_names), run)


def open_on(app: RashomonApp) -> None:
    """Offer everything that can be done."""
    choices = [*actions(app), *tags(app), *sources(app), *themes(app)]
    show_choices(app, choices, "type what you want to do", has_names=True)
