"""A list that is searched as one types; Enter does what is chosen. The palette has every action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.layout import NARROW
from tui.show.choices import Choice, actions, sources, tags, themes
from tui.view.fitting import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.show.app import RashomonApp

WIDTH, PADDING = 84, 8
"""Columns of a dialog at most, and those its border, padding and scroll bar take."""
KEY_WIDTH = 12
SHORT_KEY_WIDTH = 6
"""Where columns are few only the first key is shown."""


class Palette(ModalScreen[Choice | None]):
    """Answers what was chosen; the caller runs it, when the list is gone."""

    CSS_PATH = ["dialog.tcss", "palette.tcss"]
    BINDINGS = [
        Binding("escape,f1,ctrl+p,ctrl+q", "leave", "close", show=False, priority=True),
        Binding("down", "move('cursor_down')", "next", show=False, priority=True),
        Binding("up", "move('cursor_up')", "previous", show=False, priority=True),
        Binding("pagedown", "move('page_down')", "page down", show=False, priority=True),
        Binding("pageup", "move('page_up')", "page up", show=False, priority=True),
    ]

    def __init__(self, choices: Sequence[Choice], hint: str, *, has_names: bool) -> None:
        super().__init__()
        self._choices = choices
        self._hint = hint
        self._has_names = has_names
        self._offered: list[Choice | None] = []

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits it."""
        with Vertical(classes="dialog"):
            yield Input(placeholder=self._hint)
            yield OptionList()
            yield Static("Enter does it, Esc closes", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Offer everything."""
        self._offer("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the typed letters."""
        self._offer(event.value)

    def _offer(self, typed: str) -> None:
        fit = fitting(typed, self._choices, lambda one: (one.keys, _text(one)))
        self._offered, options = [], []
        chapter = ""
        for choice in fit:
            if not typed.strip() and choice.chapter != chapter:
                gap = "\n" if chapter else ""
                chapter = choice.chapter
                self._offered.append(None)
                options.append(Option(Content(gap + chapter).stylize("bold"), disabled=True))
            self._offered.append(choice)
            options.append(Option(self._line(choice)))
        if not options:
            options.append(Option(Content("Nothing fits. Take a letter away."), disabled=True))
        listed = self.query_one(OptionList)
        listed.set_options(options)
        listed.highlighted = next((n for n, one in enumerate(self._offered) if one), None)
        listed.scroll_home(animate=False)

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

    def action_move(self, how: str) -> None:
        """Move the choice while typing goes on."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def on_input_submitted(self) -> None:
        """Take what is chosen."""
        chosen = self.query_one(OptionList).highlighted
        if chosen is not None:
            self._take(chosen)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self._take(event.option_index)

    def _take(self, index: int) -> None:
        choice = self._offered[index] if index < len(self._offered) else None
        if choice is not None and choice.run is not None:
            self.dismiss(choice)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)


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
