"""Compares the open articles and then looks at them closer, without taking time from the keys.

Much is done in another process, and all that goes by meaning; little in a thread. If the other
process fails, a thread does it.
"""

from __future__ import annotations

import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.annotate.tags import Verdict
from tui.compare import find_pairs
from tui.session import marking
from tui.show.collector import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from tui.elsewhere import Answer, Work
    from tui.errand import Errand
    from tui.model import Findings, Pair, Source
    from tui.session.state import Session
    from tui.show.app import RashomonApp

    Sources = tuple[Source, ...]

CALM = 1.0
"""Seconds without a key until a closer look is taken: it must not get between two keys."""

WORD = 0.3
"""Seconds between two words on how far a long comparison has come."""


class Matching:
    """What is found between the articles that are open."""

    def __init__(self, app: RashomonApp) -> None:
        self._app = app
        self._progress = 0.0
        self._timer: Timer | None = None
        self._work: Work | None = None

    @property
    def _sources(self) -> Sources:
        return self._app.session.desk.comparison.sources

    @property
    def remark(self) -> str:
        """How far it has come, in words."""
        return f"comparing {self._progress:.0%}" if self._progress else "comparing"

    def begin(self) -> None:
        """Compare the articles that are open now; of others nobody wants to know any more."""
        self.stop()
        settle()
        self._progress = 0.0
        self._timer = self._app.set_interval(WORD, self._app.show_state)
        self._app.in_background(self._compare)

    def stop(self) -> None:
        """Let go of what is under way."""
        if self._timer is not None:
            self._timer.stop()
        if self._work is not None:
            self._work.stop()

    def _compare(self) -> None:
        from tui.elsewhere import is_long  # noqa: PLC0415 (not needed to start)

        sources = self._sources
        if self._app.matcher is not find_pairs or is_long(sources):
            self._compare_elsewhere(sources)
        else:
            self._compare_here(sources)

    def _compare_here(self, sources: Sources) -> None:
        pairs = self._app.matcher(sources, on_progress=self._hear)
        self._tell(partial(self._receive_pairs, sources, pairs))

    def _compare_elsewhere(self, sources: Sources) -> None:
        from tui.elsewhere import FAILURES, Work  # noqa: PLC0415 (see above)
        from tui.errand import Errand  # noqa: PLC0415

        desk = self._app.session.desk
        judged = desk.judged(Verdict.DIFFERENT), desk.judged(Verdict.SAME)
        errand = Errand(sources, self._app.matcher, *judged)
        do_here = partial(self._compare_here, sources)
        work = None
        try:
            with Work(errand) as work:
                self._work = work
                if sources is not self._sources:
                    return  # others were opened just now
                self._tell(partial(self._receive_answer, errand, work.compare(self._hear)))
                do_here = partial(self._tell, self.look_when_calm)
                found = partial(self._receive_findings, sources, *work.look())
                self._tell(partial(self._when_calm, found))
        except FAILURES:
            if work is None or not work.is_stopped:
                do_here()

    def _hear(self, part: float) -> None:
        self._progress = part

    def _tell(self, news: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the reader has left meanwhile
            self._app.call_later(news)

    def _receive_pairs(self, sources: Sources, pairs: tuple[Pair, ...]) -> None:
        if sources is self._sources:
            self._go_on_with(marking.receive_pairs(self._app.session, pairs))
            self.look_when_calm()

    def _receive_answer(self, errand: Errand, answer: Answer) -> None:
        if errand.sources is self._sources:
            judged = errand.struck, errand.joined
            self._go_on_with(marking.receive_answer(self._app.session, *answer, *judged))
            self._prepare_when_calm()

    def _go_on_with(self, session: Session) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._app.become(session)
        settle()

    # The closer look

    def look_when_calm(self) -> None:
        """Look closer, as soon as no key came for a while."""
        self._when_calm(partial(self._app.in_background, self._look))

    def _when_calm(self, do: Callable[[], None]) -> None:
        left = self._app.changed_at + CALM - time.monotonic()
        if left > 0:
            self._app.set_timer(left, partial(self._when_calm, do))
        else:
            do()

    def _look(self) -> None:
        """Find disagreements, quotations and copies; the reader reads meanwhile."""
        from tui.compare.closer import (  # noqa: PLC0415 (not needed to start)
            find_findings,
            note_disagreements,
        )

        desk = self._app.session.desk
        sources = desk.comparison.sources
        noted = note_disagreements(sources, desk.pairs)
        findings = find_findings(desk.comparison)
        self._tell(partial(self._receive_findings, sources, noted, findings))

    def _receive_findings(
        self, sources: Sources, pairs: tuple[Pair, ...], findings: Findings
    ) -> None:
        if sources is self._sources:
            self._app.become(marking.receive_findings(self._app.session, pairs, findings))
            settle()
            self._prepare_when_calm()

    def _prepare_when_calm(self) -> None:
        """Of long articles work out the rows of the matrix before a key asks for them."""
        from tui.elsewhere import is_long  # noqa: PLC0415 (see `_compare`)

        if is_long(self._sources):
            self._when_calm(partial(self._app.in_background, self._prepare))

    def _prepare(self) -> None:
        from tui.view.matrix import rows_of  # noqa: PLC0415 (not needed to start)

        rows_of(self._app.session.desk.comparison)
