"""The line at the bottom in which one searches all articles, and what happens while one types."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from tui.screen import clean
from tui.search.find import Index, find_words
from tui.search.pattern import find_pattern
from tui.session import searching
from tui.session.queries import Query
from tui.view.found import tallies

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.timer import Timer

    from tui.search.find import Search
    from tui.show.app import RashomonApp

PAUSE = 0.15
"""Seconds without a key until a regular expression is run: one that is half typed tells nothing."""
ROOM = 12
"""Columns that stay for what is typed, at the least."""
HINT = "ctrl+r regular expression, Enter goes there, Esc ends"
HINT_AGAIN = f"Up searches again, {HINT}"


class Typed(Input):
    """The line itself. Keys that come after Enter are for the reader, however fast they come."""

    @dataclass
    class Entered(Message):
        """The reader pressed Enter."""

    def __init__(self) -> None:
        super().__init__(compact=True)
        self.has_entered = False

    async def _on_key(self, event: Key) -> None:
        if self.has_entered or event.key == "enter":
            event.stop()
            event.prevent_default()
        if self.has_entered:
            self.app.post_message(Key(event.key, event.character))
        elif event.key == "enter":
            self.has_entered = True
            self.post_message(self.Entered())
        else:
            await super()._on_key(event)


class SearchLine(Horizontal):
    """Stands in the place of the keys while one types."""

    DEFAULT_CSS = """
    SearchLine { height: 1; background: $panel; color: $text; }
    SearchLine Input {
        width: 1fr; height: 1; border: none; padding: 0; background: $panel; color: $text;
    }
    SearchLine Static { width: auto; padding: 0 1; }
    SearchLine #lead { text-style: bold; color: $primary; }
    SearchLine.-wrong #tally { color: $warning; }
    """
    BINDINGS: ClassVar = [
        Binding("escape,ctrl+c", "leave", show=False, priority=True),
        Binding("ctrl+r", "pattern", show=False, priority=True),
        Binding("ctrl+q", "app.leave", show=False, priority=True),
        Binding("tab,shift+tab", "nothing", show=False, priority=True),
        Binding("up", "recall(-1)", show=False, priority=True),
        Binding("down", "recall(1)", show=False, priority=True),
    ]

    def __init__(self, app: RashomonApp) -> None:
        super().__init__(id="search")
        self._reader = app
        self._origin = app.session
        self._index = Index(app.session.desk.comparison.sources)
        self._is_pattern = False
        self._timer: Timer | None = None
        self._shown = ""
        """What was searched for last."""
        self._is_waiting = False
        """A regular expression is run; its answer is still on the way."""
        self._is_entered = False
        """Enter was pressed before the answer was there."""
        self._queries = app.session.searched
        """What was searched for before; what is typed now comes after them."""
        self._at = len(self._queries)
        self._typed = Query("")

    def compose(self) -> ComposeResult:
        """What is searched, the line to type in, how much was found."""
        yield Static("", id="lead", markup=False)
        yield Typed()
        yield Static("", id="tally", markup=False)

    def on_mount(self) -> None:
        """Say what can be done."""
        self._tell()

    def on_resize(self, _: Resize) -> None:
        """Say as much as there is room for now."""
        self._tell()

    def _tell(self) -> None:
        session = self._reader.session
        typed = self.query_one(Input).value
        room = self.size.width - max(ROOM, cell_len(typed) + 3)
        lead = "regular expression /" if self._is_pattern else "/"
        if not typed:
            wordings: tuple[str, ...] = (HINT, "Esc ends")
            wordings = (HINT_AGAIN, *wordings) if self._queries else wordings
        elif self._is_waiting:
            wordings = ("searching",)
        else:
            wordings = tallies(session)
        if self._reader.glyphs.is_ascii:
            wordings = tuple(wording.replace("·", "-") for wording in wordings)
        if cell_len(lead) > room // 3:
            lead = "re/" if self._is_pattern else "/"
        room -= cell_len(lead)
        shown = next((w for w in wordings if cell_len(w) <= room), wordings[-1][: max(0, room)])
        search = session.search
        is_wrong = bool(typed) and search is not None and not search.count(session.panes())
        self.set_class(is_wrong and not self._is_waiting, "-wrong")
        self.query_one("#lead", Static).update(Content(lead))
        self.query_one("#tally", Static).update(Content(clean(shown)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed by now."""
        event.stop()
        self._search(event.value)

    def _search(self, typed: str) -> None:
        self._catch_up()
        if self._timer is not None:
            self._timer.stop()
        self._is_waiting = self._is_pattern and bool(typed)
        self._is_entered = False
        if self._is_waiting:
            self._timer = self.set_timer(PAUSE, self._run_pattern)
            self._tell()
        else:
            self._show(find_words(self._index, typed) if typed else None)

    def _catch_up(self) -> None:
        """Search the articles as they are now: the rest of a long one may have come meanwhile."""
        session = self._reader.session
        if session.desk.comparison.sources != self._index.sources:
            self._index, self._origin = Index(session.desk.comparison.sources), session

    def _show(self, search: Search | None) -> None:
        reader = self._reader
        self._shown = search.query if search is not None else ""
        reader.become(searching.preview(reader.session, self._origin, search))
        self._tell()

    def _run_pattern(self) -> None:
        typed, index = self.query_one(Input).value, self._index

        def run() -> None:
            search = find_pattern(index, typed)
            with suppress(RuntimeError):  # the reader has left meanwhile
                self._reader.call_from_thread(self._receive, search)

        self._reader.in_background(run)

    def _receive(self, search: Search) -> None:
        if not self.is_mounted or not self._is_pattern:
            return
        if search.query != self.query_one(Input).value:
            return
        if self._reader.session.desk.comparison.sources != self._index.sources:
            self._search(search.query)
            return
        self._is_waiting = False
        self._show(search)
        if self._is_entered:
            self._keep()

    def on_typed_entered(self) -> None:
        """Go on reading at the first hit; an empty line goes on with the last search."""
        if self._is_waiting:
            self._is_entered = True
            self.query_one(Typed).has_entered = False  # what is typed now goes into the line still
        else:
            self._keep()

    def _keep(self) -> None:
        self._catch_up()
        reader, typed = self._reader, self.query_one(Input).value
        is_shown = typed == self._shown and reader.session.search is not None
        if typed and not self._is_pattern and not is_shown:
            self._show(find_words(self._index, typed))
        if typed:
            reader.become(searching.keep(reader.session, self._origin, is_pattern=self._is_pattern))
        else:
            reader.become(searching.abandon(reader.session, self._origin))
        self._close()

    def action_leave(self) -> None:
        """Return to where the search began."""
        self._catch_up()
        reader = self._reader
        reader.become(searching.abandon(reader.session, self._origin))
        self._close()

    def action_pattern(self) -> None:
        """Search for a regular expression, or for words again."""
        self._is_pattern = not self._is_pattern
        self._search(self.query_one(Input).value)
        self._tell()

    def action_recall(self, by: int) -> None:
        """Search for what was searched before, or after that; last comes what is being typed."""
        line, count = self.query_one(Input), len(self._queries)
        if self._at == count:
            self._typed = Query(line.value, self._is_pattern)
        at = max(0, min(self._at + by, count))
        if at == self._at:
            return
        self._at = at
        query = self._queries[at] if at < count else self._typed
        self._is_pattern = query.is_pattern
        with self.prevent(Input.Changed):
            line.value = query.typed
        line.cursor_position = len(query.typed)
        self._search(query.typed)
        self._tell()

    def action_nothing(self) -> None:
        """Stay in the line."""

    def _close(self) -> None:
        self._reader.screen.set_focus(self._reader.query_one("#panes"))
        self.call_later(self.remove)


async def open_on(app: RashomonApp) -> None:
    """Begin to search; the next key goes into the line already."""
    line = SearchLine(app)
    await app.query_one("#keybar").mount(line)
    app.screen.set_focus(line.query_one(Input))
