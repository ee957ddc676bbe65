"""The app owns the session, lets pure functions replace it, and shows what follows from it.

Nearly 400 lines, since every wire of the program ends here.
"""

from __future__ import annotations

import time
import traceback
from contextlib import suppress
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.signal import Signal

from tui.compare import find_pairs
from tui.errors import RashomonError
from tui.layout import layouts_at, panel_at, strip_at, strip_rows
from tui.session import arranging, moves
from tui.session.memory import remember
from tui.session.room import Beside
from tui.session.wishes import STAMPED, WISHES
from tui.show.bindings import action_of
from tui.show.collector import settle
from tui.show.dialogs import SHORT, open_dialog
from tui.show.dress import dress
from tui.show.keybar import KeyBar, Said
from tui.show.matching import Matching
from tui.show.memory import Memory
from tui.show.panes import Panes
from tui.show.reading import ReadingScreen
from tui.show.reasoning import Reasoning
from tui.show.shelf import Shelf
from tui.show.steady import SteadyApp
from tui.show.strip import EvidenceStrip
from tui.show.styles import Styles
from tui.show.themes import load_theme, theme_files
from tui.view.evidence import evidence_of
from tui.view.offers import offers_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.events import Key, Paste, Resize

    from tui.annotate.edit import Stamp
    from tui.annotate.tags import AnnotationId
    from tui.compare.reasons import Reasons
    from tui.model import Place
    from tui.pipeline import Matcher, Rest
    from tui.session.desk import Desk
    from tui.session.state import Session
    from tui.show.board import Wished
    from tui.show.keeping import Keeping
    from tui.show.keys import KeyMap
    from tui.show.themes import Theme
    from tui.view.glyphs import Glyphs


PATIENCE = 0.3
"""Seconds until long articles are read on, so that the first look is not disturbed."""


class RashomonApp(SteadyApp, inherit_bindings=False):
    """Reads one set of articles with one annotation file."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Rashomon"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SHORT, "-tall")]
    BINDINGS: ClassVar = [
        Binding("ctrl+c", "help_quit", show=False),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(  # noqa: PLR0913 (everything it needs comes from outside)
        self,
        session: Session,
        keeping: Keeping,
        theme: Theme,
        glyphs: Glyphs,
        stamp: Callable[[], Stamp],
        *,
        annotations: Path,
        keys: KeyMap,
        has_hue: bool,
        matcher: Matcher = find_pairs,
        memory: Memory | None = None,
        rest: Rest | None = None,
    ) -> None:
        super().__init__(keys, ansi_color=None if has_hue else True)
        self.animation_level = "none"  # nothing moves that the reader did not move
        self.session = session
        self.annotations = annotations
        """The annotation file; what is exported is proposed to lie beside it."""
        self.session_changed: Signal[Session] = Signal(self, "session")
        """Heard by what lies over the reading screen."""
        self.keeping = keeping
        """The annotation file."""
        self.stamp = stamp
        """Who writes something down now, and when."""
        self.glyphs = glyphs
        self.changed_at = time.monotonic()
        """When the last key, or something else, changed the session."""
        self._drawn: tuple[Desk, Place, Reasons | None] | None = None
        self._furnished: tuple[Beside, int, int] | None = None
        self._has_hue = has_hue
        self.matcher = matcher
        self.matching = Matching(self)
        """What is found between the open articles."""
        self._memory = memory
        self._theme_chosen = memory.kept.get("theme") if memory else None
        """The theme that was chosen for these articles with a key, now or before."""
        self._reasoning = Reasoning(self)
        self.shelf = Shelf(self, annotations, rest)
        """The open articles as files."""
        self._styles = Styles(theme, has_hue=has_hue)
        dress(self, theme, has_hue=has_hue)
        self.set_class(glyphs.is_ascii, "-ascii")
        self._panes = Panes(session, self._styles, glyphs, keys)
        self._strip = EvidenceStrip(self._styles, glyphs, session.keys)
        self._keybar = KeyBar(self._styles, glyphs, session.keys)

    def get_default_screen(self) -> ReadingScreen:
        """The screen that is there from the start."""
        return ReadingScreen(id="_default")

    def compose(self) -> ComposeResult:
        """The three parts of the reading screen."""
        yield self._panes
        yield self._strip
        yield self._keybar

    def on_mount(self) -> None:
        """Show the text, then look for the pairs."""
        self._panes.focus()
        self.shelf.begin_to_watch()
        self.become(self.session)
        self.keeping.begin(self)
        self.listen()
        if self.shelf.rest is not None:
            self.must_wait(self.shelf.is_needed_for)
            self.call_after_refresh(self.set_timer, PATIENCE, self.shelf.read_rest)
        elif not self.session.desk.is_compared:
            self.call_after_refresh(self.matching.begin)
        else:
            self.call_after_refresh(settle)
            self.matching.look_when_calm()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        self.matching.stop()

    @property
    def styles_in_use(self) -> Styles:
        """What is drawn with now."""
        return self._styles

    # What the session becomes

    def become(self, session: Session) -> None:
        """Replace the session and draw what changed; a changed notebook goes to disk."""
        self.changed_at = time.monotonic()
        if session.asks_note:
            self.call_later(self._ask_note, session.asks_note)
            session = replace(session, asks_note=())
        is_noted = session.desk.notebook is not self.session.desk.notebook
        if is_noted and self.keeping.is_reading:
            session, is_noted = self.session.say("the annotations are still being read"), False
        self.session = session
        self._furnish(self.size.width)
        self._panes.show(session)
        drawn = (session.desk, session.cursor, session.reasons)
        if drawn != self._drawn and self._strip.display:
            self._drawn = drawn
            self._strip.show(evidence_of(session), session.desk.notebook)
        if session.unexplained():
            self._reasoning.want()
        if is_noted:
            self.keeping.keep(self, session.desk.notebook)
        self.show_state()
        self.session_changed.publish(session)

    def may_ask(self) -> bool:
        """Whether the codebook has a tag that wants a note."""
        return any(tag.requires_note for tag in self.session.desk.notebook.codebook)

    def _ask_note(self, annotations: tuple[AnnotationId, ...]) -> None:
        from tui.show.note import ask_on  # noqa: PLC0415 (seldom needed)

        ask_on(self, annotations)

    def read_on(self, session: Session) -> None:
        """Go on with other articles, compared or still to be compared."""
        self._memory = Memory(source.path for source in session.desk.comparison.sources)
        self.matching.stop()
        self.become(session)
        if session.desk.is_compared:
            self.matching.look_when_calm()
        else:
            self.matching.begin()

    def _furnish(self, width: int) -> None:
        """Put the strip where the reader, or else the width of the screen, wants it."""
        stands = strip_at(self.session, width)
        size = (stands, panel_at(self.session, width), strip_rows(self.session))
        if size == self._furnished:
            return
        self._furnished = size
        self._drawn = None
        self._strip.stand(is_beside=stands is Beside.RIGHT)
        screen = self._strip.screen
        for place in Beside:
            screen.set_class(place is stands, f"-strip-{place.value}")
        screen.styles.grid_columns = f"1fr {size[1]}"
        self._strip.styles.max_height = size[2] if stands is Beside.BELOW else "100%"

    def on_resize(self, event: Resize) -> None:
        """Let the strip stand where there is room for it now."""
        self._furnish(event.size.width)

    def show_state(self) -> None:
        """Say in the last row what just happened, and whether the work is saved."""
        session = self.session
        is_unsaved = self.keeping.saving.has_failed
        message = session.message
        if not session.desk.is_compared and not message:
            message = "reading" if self.shelf.rest is not None else self.matching.remark
        is_warning = session.is_warning or is_unsaved
        offers = offers_of(session)
        is_alone = len(session.columns) == 1
        state = self.keeping.saving.state
        self._keybar.show(Said(message, is_warning, state, is_unsaved, offers, is_alone))

    def in_background(self, work: Callable[[], None]) -> None:
        """Do long work in a thread that ends with the program: nobody waits for it to quit."""

        def guarded() -> None:
            try:
                work()
            except Exception:  # noqa: BLE001 (whatever went wrong must not be lost in a thread)
                message = traceback.format_exc()
                with suppress(RuntimeError):
                    self.call_later(self.exit, return_code=1, message=message)

        Thread(target=guarded, daemon=True).start()

    # What the keys ask for

    def action_wish(self, name: str) -> None:
        """Do what needs nothing but the session."""
        self.become(WISHES[name](self.session))

    def action_mark(self, name: str) -> None:
        """Write something down, in the reader's name."""
        self.become(STAMPED[name](self.session, self.stamp()))

    def action_layout(self) -> None:
        """Put on the next layout there is room for."""
        spread = self._panes.spread
        possible = layouts_at(self.session, self.size.width)
        self.become(arranging.next_layout(self.session, spread.layout, possible))

    def action_strip(self) -> None:
        """Put the strip in its next place."""
        now = strip_at(self.session, self.size.width)
        self.become(arranging.next_strip(self.session, now))

    def action_strip_down(self) -> None:
        """Show more of the evidence."""
        self._roll(1)

    def action_strip_up(self) -> None:
        """Show the evidence from further above."""
        self._roll(-1)

    def _roll(self, by: int) -> None:
        is_moved = self._strip.display and self._strip.roll(by)
        self.become(self.session.say("" if is_moved else "There is no more evidence that way."))

    def on_key(self, event: Key) -> None:
        """Say of a key that means nothing where the reader is that it does not."""
        place = self._panes if len(self.screen_stack) == 1 else self.screen
        bound = place._bindings.key_to_bindings  # to ask Textual costs a millisecond
        if event.is_printable and event.character and event.key not in bound:
            has_help = any("'help'" in each.action for row in bound.values() for each in row)
            way = f"{self.session.key('help')} shows every key" if has_help else "Esc closes"
            self.become(self.session.say(f"{event.character} does nothing here; {way}"))

    def on_paste(self, event: Paste) -> None:
        """Offer to add a text that is pasted while one reads."""
        if len(self.screen_stack) == 1:
            from tui.show.adding import paste_on  # noqa: PLC0415 (not needed to start)

            paste_on(self, event.text)

    def on_wished(self, event: Wished) -> None:
        """Do what is wished on a screen over this one."""
        self.become(event.wish(self.session))

    def action_page_down(self) -> None:
        """Move a page down."""
        self._page(1)

    def action_page_up(self) -> None:
        """Move a page up."""
        self._page(-1)

    def action_half_page_down(self) -> None:
        """Move half a page down."""
        self._page(0.5)

    def action_half_page_up(self) -> None:
        """Move half a page up."""
        self._page(-0.5)

    def _page(self, pages: float) -> None:
        spread = self._panes.spread
        place = spread.place_beyond(self.session, int(pages * max(2, spread.height - 2)))
        self.become(moves.go_to(self.session, place))

    async def action_open(self, name: str) -> None:
        """Open a dialog; its module is loaded when it is first asked for."""
        await open_dialog(name, self)

    def action_reload(self) -> None:
        """Read again what changed on disk."""
        self.shelf.reload()

    def action_theme(self) -> None:
        """Put on the next theme."""
        names = list(theme_files())
        name = self._styles.theme.name
        at = names.index(name) if name in names else -1
        self.put_theme(names[(at + 1) % len(names)])

    def put_theme(self, name: str) -> None:
        """Put on a theme; one that cannot be used is said."""
        try:
            theme = load_theme(name)
        except RashomonError as mistake:
            self.become(self.session.say(str(mistake), is_warning=True))
            return
        self._styles = Styles(theme, has_hue=self._has_hue)
        dress(self, theme, has_hue=self._has_hue)
        for part in (self._panes, self._strip, self._keybar):
            part.restyle(self._styles)
        self._theme_chosen = theme.name
        self.become(self.session.say(f"theme {theme.name}: {theme.label}"))

    def on_panes_pointed(self, event: Panes.Pointed) -> None:
        """Put the cursor where the reader points; dragging extends a selection."""
        session = self.session
        if event.is_drag and event.place.source == session.cursor.source:
            if session.anchor is None and event.place != session.cursor:
                session = moves.begin_selection(session)
            self.become(moves.go_to(session, event.place))
        elif not event.is_drag:
            self.become(moves.point_at(session, event.place))

    def on_panes_wheeled(self, event: Panes.Wheeled) -> None:
        """Scroll the pane below the pointer."""
        self._panes.scroll_pane(event.source, event.rows)

    async def on_key_bar_clicked(self, event: KeyBar.Clicked) -> None:
        """Do what the clicked key does."""
        await self.run_action(action_of(event.action))

    # Saving and leaving

    def end(self) -> None:
        """The system or the closed terminal ends the program: save, then go as it was told."""
        from tui.show.leaving import end  # noqa: PLC0415 (not needed to start)

        self.run_worker(end(self), exclusive=True, group="ending")

    def go(self, code: int) -> None:
        """End, and remember how the reading was left."""
        if self._memory is not None:
            self._memory.keep(remember(self.session) | {"theme": self._theme_chosen})
        self.exit(code, return_code=code)

    def action_help_quit(self) -> None:
        """Answer ctrl+c, which many press to get out."""
        self.become(self.session.say(f"{self.session.key('leave')} quits and saves first"))

    async def action_leave(self) -> None:
        """Save, then quit; ask only if the disk refuses."""
        from tui.show.leaving import leave  # noqa: PLC0415 (not needed to start)

        await leave(self)
