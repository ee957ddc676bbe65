"""A list that is searched as one types; Enter does what is chosen. The palette has every action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from tui.layout import NARROW, wrap
from tui.show.choices import Choice, actions, sources, tags, themes
from tui.show.dialogs import SHORT
from tui.show.picker import Offer, Picker
from tui.view.fitting import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.show.app import RashomonApp

WIDTH, PADDING = 84, 7
"""Columns of a dialog at most, and those its border, padding and scroll bar take."""
SHORT_PADDING = 3
"""The same where rows are few: such a dialog is as wide as the screen and has no border."""
KEY_WIDTH = 12
SHORT_KEY_WIDTH = 6
"""Where columns are few only the first key is shown."""


class Palette(Picker[Choice]):
    """Answers what was chosen; the caller runs it, when the list is gone."""

    BINDINGS = [Binding("f1,ctrl+p", "leave", show=False, priority=True)]

    hint = "Enter does it, Esc closes"
    explains = "This line only explains. Esc closes"

    def __init__(self, choices: Sequence[Choice], placeholder: str, *, has_names: bool) -> None:
        super().__init__()
        self._choices = choices
        self.placeholder = placeholder
        self._has_names = has_names

    def offered(self, typed: str) -> Iterator[Offer[Choice]]:
        """What fits; by chapters as long as nothing is typed."""
        chapter = ""
        fit = fitting(typed, self._choices, lambda one: (one.keys, _text(one)))
        named = typed.strip().casefold()
        for choice in sorted(fit, key=lambda one: one.name != named) if named else fit:
            if not typed.strip() and choice.chapter != chapter:
                gap = "\n" if chapter else ""
                chapter = choice.chapter
                yield Offer(Content(gap + chapter).stylize("bold"))
            yield Offer(self._line(choice), choice)

    def _line(self, choice: Choice) -> Content:
        """The keys, and beside them what they do, however many lines that takes."""
        keys, width = choice.keys, KEY_WIDTH
        is_narrow = self.app.size.width < NARROW
        if is_narrow:
            keys, width = " ".join(keys.split()[:1]), SHORT_KEY_WIDTH
        room = max(10, self._room - width - 1)
        lines = [choice.words[start:end] for start, end in wrap(choice.words, room, cell_len)]
        parts = [(f"{keys:<{width}} ", "bold"), (("\n" + " " * (width + 1)).join(lines), "")]
        has_room = len(lines) == 1 and cell_len(lines[0]) + len(choice.name) + 2 <= room
        if self._has_names and choice.name and has_room and not is_narrow:
            parts.append((f"  {choice.name}", "$quiet"))
        return Content.assemble(*parts)

    @property
    def _room(self) -> int:
        """Columns of a line."""
        width, height = self.app.size
        if height < SHORT:
            return min(WIDTH, width) - SHORT_PADDING
        return min(WIDTH, width * 9 // 10) - PADDING

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        if not self.is_mounted:
            return
        chosen = self.query_one(OptionList).highlighted
        self.put(tuple(self.offered(self.query_one(Input).value)) or self.nothing, chosen)

    def on_option_list_option_highlighted(self) -> None:
        """Say what Enter does with this line."""
        only_explains = self.chosen is not None and self.chosen.run is None
        hint = self.explains if only_explains else self.hint
        self.query_one(".dialog-hint", Static).update(Content(hint))

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
