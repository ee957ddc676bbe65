"""A line to type in and a list of what fits it: Enter takes what is chosen, Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.show.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

Answer = TypeVar("Answer")


class Offer(NamedTuple, Generic[Answer]):
    """A line of the list."""

    line: Content | str
    """Cleaned; nothing in it is markup."""
    answer: Answer | None = None
    """What choosing it means; None for a heading, which cannot be chosen."""


class _Fitting(OptionList, can_focus=False):
    """The list; a click on it leaves one in the line."""


class Picker(ModalScreen[Answer | None], Generic[Answer]):
    """Asks for one thing; answers None when it is left with Esc.

    A list of one kind says what it offers (`offered`) and has words of its own.
    """

    CSS_PATH = ["dialog.tcss", "picker.tcss"]
    BINDINGS = [
        Binding("escape,ctrl+q", "leave", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("pagedown", "move('page_down')", show=False, priority=True),
        Binding("pageup", "move('page_up')", show=False, priority=True),
    ]

    title_words = ""
    placeholder = ""
    hint = ""
    nothing: tuple[Offer[Answer], ...] = (Offer("Nothing fits. Take a letter away."),)
    chooses_first = True
    """What fits best is chosen before an arrow says otherwise."""

    _offers: tuple[Offer[Answer], ...] = ()

    def offered(self, typed: str) -> Iterable[Offer[Answer]]:
        """What fits the typed letters, best first."""
        raise NotImplementedError

    def line(self) -> Input:
        """The line to type in."""
        return Input(placeholder=self.placeholder)

    def compose(self) -> ComposeResult:
        """The line, and what fits it."""
        with Paper(classes="dialog"):
            if self.title_words:
                yield Static(self.title_words, classes="dialog-title", markup=False)
            yield self.line()
            yield _Fitting()
            yield Static(self.hint, classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Offer everything."""
        self.offer("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits the typed letters."""
        self.offer(event.value)

    def offer(self, typed: str) -> None:
        """List what fits."""
        self.put(tuple(self.offered(typed)) or self.nothing)
        self.query_one(OptionList).scroll_home(animate=False)

    def put(self, offers: tuple[Offer[Answer], ...], chosen: int | None = None) -> None:
        """List these; without `chosen` the first that can be."""
        self._offers = offers
        listed = self.query_one(OptionList)
        listed.set_options(
            Option(
                Content(line) if isinstance(line, str) else line,
                disabled=answer is None,
            )
            for line, answer in offers
        )
        if chosen is None and self.chooses_first:
            chosen = next((n for n, one in enumerate(offers) if one.answer is not None), None)
        listed.highlighted = chosen

    def enter(self, typed: str) -> None:
        """Take what is chosen."""
        self.take(self.chosen)

    @property
    def chosen(self) -> Answer | None:
        """What the list stands on."""
        at = self.query_one(OptionList).highlighted
        return None if at is None else self._offers[at].answer

    def action_move(self, how: str) -> None:
        """Move the choice while typing goes on."""
        getattr(self.query_one(OptionList), f"action_{how}")()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hear Enter."""
        self.enter(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self.take(self._offers[event.option_index].answer)

    def take(self, answer: Answer | None) -> None:
        """Answer that, if it is anything."""
        if answer is not None:
            self.dismiss(answer)

    def remark(self, words: str) -> None:
        """Say what is missing, in the place of the hint."""
        self.query_one(".dialog-hint", Static).update(Content(words))

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class ListPicker(Picker[Answer]):
    """Offers a list that is there from the start; headings go once something is typed."""

    hint = "Enter takes it, Esc closes"
    placeholder = "type to search"

    def __init__(
        self,
        title: str,
        offers: Iterable[Offer[Answer]],
        *,
        hint: str = "Enter takes it, Esc closes",
    ) -> None:
        super().__init__()
        self.title_words = title
        self.hint = hint
        self._all = tuple(offers)

    def offered(self, typed: str) -> Iterable[Offer[Answer]]:
        """The lines that have all the words."""
        words = typed.casefold().split()
        if not words:
            return self._all
        return [
            each
            for each in self._all
            if each.answer is not None and all(word in str(each.line).casefold() for word in words)
        ]
