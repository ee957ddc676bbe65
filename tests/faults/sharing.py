"""A reader who does whatever comes to mind, saves, and shares the file with a colleague.

What the colleague adds is added to every state of the model, since an undo takes back no more than
it did.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.acting import FOREIGN, OWN, Actor
from tests.faults.plainly import (
    Said,
    Span,
    State,
    Told,
    mark,
    mark_of,
    span_of,
    with_claim,
    with_stance,
)
from tui.annotate.change import apply
from tui.annotate.claims import ClaimId, Stance
from tui.annotate.edit import Stamp, Target, enter_source, toggle_tag
from tui.annotate.edit_claims import set_stance
from tui.annotate.store import load, save
from tui.annotate.tags import Notebook, Section
from tui.model import Place
from tui.session import marking, moves
from tui.session.targets import targets_at

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from tui.annotate.store import Stored

BO = Stamp("bo", "2026-11-22T08:00:00Z")


class Flight(NamedTuple):
    """A save whose answer has not come yet."""

    wanted: Notebook
    stored: Stored
    news: list[Span]


class Reader(Actor):
    """One session, the model, and the file."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        super().__init__(chance)
        self._path = path
        self._base = load(path)
        self._flight: Flight | None = None
        self._news: list[Span] = []
        """Where the colleague tagged since the last save."""
        self._told: set[object] = set()
        """Where he was before."""

    def act(self) -> None:
        """Do one thing, and see that it is what the model says."""
        name = self.chance.choices(list(WISHES), [weight for weight, _ in WISHES.values()])[0]
        self.done.append(name)
        WISHES[name][1](self)
        self.check()

    def finish(self) -> None:
        """Save, read the file again, and walk all the way back and forth."""
        self.save()
        for step, wish in [(-1, marking.undo), (+1, marking.redo)]:
            while 0 <= self.at + step < len(self.states):
                self.session = wish(self.session)
                self.at += step
                self.check()

    def save(self) -> None:
        """Bring the file up to date, and learn what the colleague did."""
        self.land()
        self.depart()
        self.land()
        there, here = load(self._path).notebook, self.session.desk.notebook
        for section in Section:  # an entry that comes back has its old place in the file
            assert set(there.entries(section)) == set(here.entries(section))

    def depart(self) -> None:
        """Begin to save; what is done until `land` is done while the disk works."""
        if self._flight is None:
            wanted, news = self.session.desk.notebook, self._news
            stored = save(self._path, self._base, wanted, state=self._path.parent / "state")
            self._flight, self._news = Flight(wanted, stored, news), []

    def land(self) -> None:
        """Go on with what a save found."""
        if self._flight is None:
            return
        wanted, self._base, news = self._flight
        self._flight = None
        if self._base.notebook != wanted:
            self.session = marking.receive_saved(self.session, wanted, self._base)
        for span in news:
            self.everywhere(partial(_with_foreign, span))

    def colleague_marks(self) -> None:
        """He tags a sentence of his own; the reader learns of it at the next save."""
        place = Place(self.chance.randrange(3), OWN)
        if place in self._told:
            return
        self._told.add(place)
        stored = load(self._path)
        seen = self.session
        entered, (target,) = targets_at(seen, [(place, place)], stored.notebook)
        notebook = apply(stored.notebook, entered)
        change = toggle_tag(notebook, [target._replace(annotation=None)], FOREIGN, BO)
        self._write(stored, apply(notebook, change))
        self._news.append(span_of(target.anchor))

    def colleague_tags(self) -> None:
        """He tags what the reader marked, and the reader learns of it at once."""
        self.save()
        stored = load(self._path)
        there = [
            one for one in stored.notebook.annotations if span_of(one.anchor) not in self._told
        ]
        there = [one for one in there if FOREIGN not in one.tags]
        if there:
            one = self.chance.choice(there)
            span = span_of(one.anchor)
            self._told.add(span)
            change = toggle_tag(stored.notebook, [Target(one.anchor, one.id)], FOREIGN, BO)
            self._write(stored, apply(stored.notebook, change))
            self._news.append(span)
        self.save()

    def colleague_looks(self) -> None:
        """He says what a paper that only he has does with a claim of the reader."""
        self.save()
        stored = load(self._path)
        texts = {
            claim.id: {
                state.claims[claim.id].text for state in self.states if claim.id in state.claims
            }
            for claim in stored.notebook.claims
            if claim.id not in self._told
        }
        steady = sorted(claim for claim, worded in texts.items() if len(worded) == 1)
        if steady:
            claim = ClaimId(self.chance.choice(steady))
            self._told.add(claim)
            entered, source = enter_source(stored.notebook, "his.txt", None, "his", 9)
            notebook = apply(stored.notebook, entered)
            change = set_stance(notebook, claim, source, Stance.DISPUTES, BO)
            self._write(stored, apply(notebook, change))
            (text,) = texts[claim]
            said = Said(Stance.DISPUTES, "", is_proposed=False, spans=frozenset())
            self.depart()
            self.land()
            self.everywhere(
                lambda state: with_stance(
                    state if claim in state.claims else with_claim(state, claim, Told(text, {})),
                    claim,
                    source,
                    said,
                )
            )
        self.save()

    def everywhere(self, change: Callable[[State], State]) -> None:
        """What the colleague added is in every state there was or will be."""
        self.states = [change(state) for state in self.states]

    def _write(self, stored: Stored, notebook: Notebook) -> None:
        save(self._path, stored, notebook, state=self._path.parent / "state")


def _with_foreign(span: Span, state: State) -> State:
    tags, note = mark_of(state, span)
    return mark(state, span, tags | {FOREIGN}, note)


WISHES: dict[str, tuple[int, Callable[[Reader], None]]] = {
    "down": (6, lambda r: r.look(moves.step(r.session, +1))),
    "up": (3, lambda r: r.look(moves.step(r.session, -1))),
    "pane": (6, lambda r: r.look(moves.step_pane(r.session, +1))),
    "follow": (3, lambda r: r.look(moves.follow(r.session))),
    "select": (4, lambda r: r.look(moves.begin_selection(r.session))),
    "star": (4, lambda r: r.look(moves.take_in_partners(r.session))),
    "esc": (2, lambda r: r.look(moves.let_go(r.session))),
    "tag": (10, Reader.tag),
    "new tag": (2, Reader.new_tag),
    "repeat": (2, Reader.repeat),
    "note": (4, Reader.note),
    "remove": (3, Reader.remove),
    "judge": (3, Reader.judge),
    "claim": (6, Reader.claim),
    "add": (4, Reader.add),
    "stance": (4, Reader.stance),
    "clear": (2, Reader.clear),
    "confirm": (2, Reader.confirm),
    "word": (2, Reader.word),
    "review": (1, Reader.review),
    "relate": (2, Reader.relate),
    "forget": (2, Reader.forget),
    "relabel": (1, Reader.relabel),
    "rekey": (1, Reader.rekey),
    "merge": (1, Reader.merge),
    "split": (1, Reader.split),
    "undo": (14, Reader.undo),
    "redo": (8, Reader.redo),
    "save": (2, Reader.save),
    "depart": (2, Reader.depart),
    "land": (2, Reader.land),
    "colleague marks": (2, Reader.colleague_marks),
    "colleague tags": (1, Reader.colleague_tags),
    "colleague looks": (1, Reader.colleague_looks),
}
"""How often, of 100 or so, and what."""
