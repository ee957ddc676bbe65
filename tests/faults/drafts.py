"""An article that remembers, through any number of edits, where each of its characters came from.

So it is known where a quote really is in the end, whatever a program may find.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.language import detect_language
from tui.model import Role, Sentence
from tui.roles import read_roles
from tui.split import split_sentences

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_NEW = -1


class Draft:
    """A text under the hands of an editor."""

    def __init__(self, text: str) -> None:
        self._chars = list(text)
        self._origins = list(range(len(text)))

    @property
    def text(self) -> str:
        """What it is now."""
        return "".join(self._chars)

    def insert(self, at: int, words: str) -> None:
        """Put something new in."""
        self._chars[at:at] = words
        self._origins[at:at] = [_NEW] * len(words)

    def replace(self, start: int, end: int, words: str) -> None:
        """Word a passage otherwise; the new words count as that passage."""
        origin = self._origins[start]
        self._chars[start:end] = words
        self._origins[start:end] = [origin] * len(words)

    def move(self, start: int, end: int, to: int) -> None:
        """Take a passage to another place; `to` is counted before it is taken out."""
        chars, origins = self._chars[start:end], self._origins[start:end]
        del self._chars[start:end], self._origins[start:end]
        at = to if to <= start else to - (end - start)
        self._chars[at:at] = chars
        self._origins[at:at] = origins

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the passage that was at `start` to `end` at first is now; None if it is gone."""
        there = [n for n, origin in enumerate(self._origins) if start <= origin < end]
        return (there[0], there[-1] + 1) if there else None


class Passage(NamedTuple):
    """What somebody annotates, in code points of the article as it was."""

    start: int
    end: int
    around: tuple[int, int]
    """The sentences it stands in, whole."""


class Case:
    """An annotated passage of an article, and what an editor does to it."""

    def __init__(
        self, text: str, passage: Passage, others: Sequence[str], dice: random.Random
    ) -> None:
        self.before = text
        self.passage = passage
        self.others = [each for each in others if self.quote not in each] or ["Rain fell."] * 3
        """Sentences of other articles."""
        self.dice = dice
        self.draft = Draft(text)

    @property
    def quote(self) -> str:
        """What was annotated."""
        return self.before[self.passage.start : self.passage.end]

    @property
    def text(self) -> str:
        """The article as it is now."""
        return self.draft.text

    def truth(self) -> tuple[int, int] | None:
        """Where the passage really is now."""
        return self.draft.span(self.passage.start, self.passage.end)

    def around(self) -> tuple[int, int]:
        """Where its sentences are now, whole."""
        return self.draft.span(*self.passage.around) or (0, 0)

    def gaps(self) -> list[int]:
        """Where a paragraph may be put in now: the ends of lines outside the passage."""
        text = self.text
        start, end = self.around()
        breaks = [match.end() for match in re.finditer(r"\n\s*\n|\n", text)]
        return [0, *(at for at in breaks if not start < at <= end)]


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Split as the program does."""
    return read_roles(text, split_sentences(text, detect_language(text))).sentences


def choose_passage(sentences: Sequence[Sentence], text: str, dice: random.Random) -> Passage:
    """Annotate a sentence, a part of one or several in a row."""
    body = [n for n, each in enumerate(sentences) if each.role in {Role.BODY, Role.TITLE}]
    first = last = dice.choice(body)
    kind = dice.choice(("whole", "whole", "part", "part", "several"))
    if kind == "several":
        last = min(first + dice.randint(1, 3), len(sentences) - 1)
    around = (sentences[first].start, sentences[last].end)
    if kind != "part":
        return Passage(*around, around)
    words = [match.span() for match in re.finditer(r"\S+", text[slice(*around)])]
    begin = dice.randrange(len(words))
    until = min(begin + dice.randint(0, 12), len(words) - 1)
    return Passage(around[0] + words[begin][0], around[0] + words[until][1], around)
