"""A small sheet that asks what to export and under which name; the ending says in which format."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.errors import RashomonError
from tui.export.asked import ENDINGS, What, ending_of, write_asked
from tui.export.keep import check_output, propose_name, to_bytes, write_file
from tui.screen import clean
from tui.session.tabling import arrangement_of
from tui.show.paper import Paper
from tui.show.picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.show.app import RashomonApp


class Asked(NamedTuple):
    """What is to be exported, and where to."""

    what: What
    name: str
    ending: str


class Export(ModalScreen[Asked | None]):
    """Answers what was asked for, checked as far as it can be; None when left with Esc."""

    CSS_PATH = ["dialog.tcss", "export.tcss"]
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("tab,down", "what(1)", show=False, priority=True),
        Binding("shift+tab,up", "what(-1)", show=False, priority=True),
    ]

    def __init__(self, what: What, annotations: Path, inputs: Sequence[str]) -> None:
        super().__init__()
        self._what = what
        self._annotations = annotations
        self._inputs = (*inputs, str(annotations))
        self._proposed = self._propose()
        self._asked_twice = ""
        """A name that is taken and was confirmed once."""

    def compose(self) -> ComposeResult:
        """What, the name, and what is to be known."""
        with Paper(classes="dialog"):
            yield Static("Export", classes="dialog-title", markup=False)
            yield Static(id="what", markup=False)
            yield Input(self._proposed, id="name")
            yield Static(id="remark", classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Begin in the name."""
        self._say()
        self.query_one(Input).focus()

    def _propose(self) -> str:
        return str(propose_name(self._annotations, self._what, ENDINGS[self._what][0]))

    def _say(self, remark: str = "") -> None:
        words = [
            Content(f"[{what}]").stylize("bold") if what is self._what else Content(f" {what} ")
            for what in What
        ]
        self.query_one("#what", Static).update(Content(" ").join(words))
        endings = " ".join(ENDINGS[self._what])
        hint = f"Tab chooses what, the name how: {endings}. Enter writes, Esc closes"
        self.query_one("#remark", Static).update(Content(remark or hint))

    def action_what(self, by: int) -> None:
        """The next thing to export; a name that was typed stays."""
        everything = tuple(What)
        self._what = everything[(everything.index(self._what) + by) % len(everything)]
        line = self.query_one(Input)
        was, self._proposed = self._proposed, self._propose()
        if line.value == was:
            line.value = self._proposed
        self._say()

    def on_input_changed(self) -> None:
        """A remark on another name says nothing of this one."""
        self._asked_twice = ""
        self._say()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check the name; one that is taken has to be confirmed."""
        name = str(Path(event.value.strip()).expanduser())
        try:
            ending = ending_of(name, self._what)
            check_output(name, self._inputs)
        except RashomonError as mistake:
            self._say(clean(str(mistake)))
            return
        if Path(name).exists() and self._asked_twice != name:
            self._say(f"{clean(name)} is there already: Enter again replaces it")
            self._asked_twice = name
            return
        self.dismiss(Asked(self._what, name, ending))

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)


def open_on(app: RashomonApp) -> None:
    """Ask what to export from this screen, write it off the key path, and say where it went."""

    def keep(asked: Asked | None) -> None:
        if asked is not None:
            app.call_after_refresh(write, asked)

    async def write(asked: Asked) -> None:
        session = app.session
        if asked.what is What.SCREEN:
            make = partial(str, picture_of(app))
        else:
            kept = arrangement_of(session)
            make = partial(write_asked, asked.what, asked.ending, session.desk, kept)
        try:
            await asyncio.to_thread(lambda: write_file(asked.name, to_bytes(make(), asked.name)))
        except RashomonError as mistake:
            app.become(app.session.say(str(mistake), is_warning=True))
        else:
            app.become(app.session.say(f"{asked.what} written to {asked.name}"))

    paths = [source.path for source in app.session.desk.comparison.sources]
    what = What(getattr(app.screen, "exports", What.COMPARISON))
    app.push_screen(Export(what, app.annotations, paths), keep)
