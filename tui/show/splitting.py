"""Splits a tag: the label of the new one, and which annotations go over to it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList

from tui.annotate.tags import AnnotationId
from tui.session.acts import count_of
from tui.show.picker import Offer, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.view.codebook import Bearer

QUOTE = 46
"""Letters of a quote that a line has."""


class Split(NamedTuple):
    """What the new tag is called and what it is given to."""

    label: str
    annotations: frozenset[AnnotationId]


class Splitting(Picker[Split]):
    """Asks for both; Tab takes what the list stands on over to the new tag, or back."""

    BINDINGS = [Binding("tab", "turn", show=False, priority=True)]

    placeholder = "the label of the new tag"
    hint = "Tab takes over the line you are on, or the whole article; Enter splits, Esc closes"

    def __init__(self, label: str, bearers: Mapping[str, Bearer], more: str) -> None:
        super().__init__()
        self._more = more
        """The sign after a quote that is cut."""
        self.title_words = f"Split {label}: {count_of(len(bearers), 'annotation')}"
        self._bearers = bearers
        self._taken: set[AnnotationId] = set()
        self._lines: list[frozenset[AnnotationId]] = []
        """Which annotations each line stands for: an article's for all in it."""

    def offered(self, typed: str) -> Iterator[Offer[Split]]:
        """Every article with its annotations, whatever is typed: that is the label."""
        self._lines = []
        split = Split(" ".join(typed.split()), frozenset(self._taken))
        for article, group in groupby(self._bearers.items(), lambda each: each[1].article):
            rows = list(group)
            ids = frozenset(AnnotationId(identity) for identity, _ in rows)
            self._lines.append(ids)
            yield Offer(Content.assemble(self._box(ids), (f" {article}", "bold")), split)
            for identity, bearer in rows:
                one = frozenset({AnnotationId(identity)})
                self._lines.append(one)
                quote = (
                    bearer.quote
                    if len(bearer.quote) <= QUOTE
                    else bearer.quote[:QUOTE] + self._more
                )
                where = f" {bearer.where}" if bearer.where else ""
                yield Offer(Content(f"  {self._box(one)}{where}: {quote}"), split)

    def _box(self, ids: frozenset[AnnotationId]) -> str:
        if ids <= self._taken:
            return "[x]"
        return "[-]" if ids & self._taken else "[ ]"

    def action_turn(self) -> None:
        """Take over what the line stands for, or all of it back."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        ids = self._lines[at]
        if ids <= self._taken:
            self._taken -= ids
        else:
            self._taken |= ids
        self._again(at)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the place in the list while the label is typed."""
        event.prevent_default()
        self._again(self.query_one(OptionList).highlighted)

    def _again(self, at: int | None) -> None:
        self.put(tuple(self.offered(self.query_one(Input).value)), at)

    def enter(self, typed: str) -> None:
        """Split, if there is a label and something to take over; else say what is missing."""
        label = " ".join(typed.split())
        if not label:
            self.remark("Type the label of the new tag first.")
        elif not self._taken:
            self.remark("Nothing is taken over yet: arrows choose, Tab takes.")
        else:
            self.dismiss(Split(label, frozenset(self._taken)))

    def take(self, answer: Split | None) -> None:
        """A click on a line takes it over."""
        if answer is not None:
            self.action_turn()
