"""A line for one more article: a path, an address, or a text that is pasted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.places import is_address
from tui.read import READERS
from tui.screen import clean
from tui.show.picker import Offer, Picker

if TYPE_CHECKING:
    from textual import events

    from tui.show.app import RashomonApp

OFFERED = 200
"""Files of the folder that are offered."""
LONG = 300
"""Characters from which on a line is an article, not a path or an address."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added."""

    path: str = ""
    text: str = ""
    """A pasted article; then there is no path."""


def as_article(pasted: str) -> str | None:
    """Return a paste of several lines, or of one that is long, as a text; None if it is neither.

    Terminals send the end of a line as a carriage return.
    """
    text = pasted.replace("\r\n", "\n").replace("\r", "\n").strip()
    return text if "\n" in text or len(text) >= LONG else None


class SourceInput(Input):
    """Takes a line; a paste of several lines is an article."""

    @dataclass
    class Pasted(Message):
        """The reader pasted an article."""

        text: str

    def _on_paste(self, event: events.Paste) -> None:
        text = as_article(event.text)
        if text is not None:
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(text))


class Adding(Picker[Wanted]):
    """Answers what to add."""

    title_words = "Add an article"
    hint = "Enter adds, Esc closes"
    chooses_first = False
    nothing = ()

    def __init__(self, near: tuple[str, ...], pasted: str = "") -> None:
        super().__init__()
        self._near = near
        self._pasted = pasted
        self.chooses_first = bool(pasted)

    def line(self) -> Input:
        """A paste into it may be an article."""
        return SourceInput(placeholder="a path or an address; or paste its text")

    def offered(self, typed: str) -> list[Offer[Wanted]]:
        """The files nearby that fit; before anything is typed a text that was pasted."""
        if self._pasted and not typed:
            return [_text_offer(self._pasted)]
        wanted = typed.strip().casefold()
        names = ((path, Path(path).name) for path in self._near)
        return [
            Offer(clean(name), Wanted(path)) for path, name in names if wanted in name.casefold()
        ]

    def on_source_input_pasted(self, event: SourceInput.Pasted) -> None:
        """Show what was pasted before it is kept; typing lets it go."""
        self.put((_text_offer(event.text),), 0)

    def enter(self, typed: str) -> None:
        """Take the pasted text, the chosen file, or what was typed; one that fits is chosen."""
        typed = typed.strip()
        fitting = self.offered(typed)
        if self.chosen is not None:
            self.take(self.chosen)
        elif len(fitting) == 1 and not Path(typed).exists() and not is_address(typed):
            self.take(fitting[0].answer)
        elif typed and not is_address(typed) and not Path(typed).expanduser().exists():
            words = f"There is no file or folder {clean(typed)}. Mend the name, or Esc closes"
            self.query_one(".dialog-hint", Static).update(Content(words))
        elif typed:
            self.take(Wanted(typed))


def _text_offer(text: str) -> Offer[Wanted]:
    words = text.split()
    return Offer(f"pasted, {len(words)} words: {clean(' '.join(words))[:300]}", Wanted(text=text))


def open_on(app: RashomonApp, pasted: str = "") -> None:
    """Ask for an article; what lies beside the open ones is offered, or a text that was pasted."""

    def add(wanted: Wanted | None) -> None:
        if wanted is None:
            return
        if wanted.text:
            app.shelf.add_pasted(wanted.text)
        else:
            path = wanted.path
            app.shelf.add([path if is_address(path) else str(Path(path).expanduser())])

    app.push_screen(Adding(app.shelf.nearby(tuple(READERS), OFFERED), pasted), add)


def paste_on(app: RashomonApp, pasted: str) -> None:
    """Take what is pasted while one reads: an article is offered to be added."""
    text = as_article(pasted)
    if text is not None:
        open_on(app, text)
    else:
        key = app.session.key("add")
        app.become(app.session.say(f"To add a pasted text or address press {key} first."))
