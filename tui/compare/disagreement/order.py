"""What came before what: an event before, during or after another, and otherwise elsewhere."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.dates import KIND
from tui.compare.disagreement.facts import content, tokens_of
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.compare.disagreement.facts import Token

_ORDER = {
    "before": "before",
    "after": "after",
    "following": "after",
    "during": "during",
    "while": "during",
    "whilst": "during",
    "once": "after",
}
_PHRASES = {
    ("as", "soon", "as"): "after",
    ("ahead", "of"): "before",
    ("prior", "to"): "before",
    ("in", "the", "middle", "of"): "during",
    ("shortly", "after"): "after",
    ("shortly", "before"): "before",
}
CLAUSE = 7
"""Tokens of the clause an order word opens."""


class Order(NamedTuple):
    """An order word, the event it names, and what else the sentence says."""

    way: str
    """before, during or after that event."""
    event: frozenset[str]
    rest: frozenset[str]
    wording: str


@lru_cache(maxsize=4096)
def orders_of(text: str) -> tuple[Order, ...]:
    """Return what a sentence says of before, during and after."""
    tokens = tokens_of(text)
    found: list[Order] = []
    for i, token in enumerate(tokens):
        if token.low not in _ORDER and token.low not in {"as", "ahead", "prior", "in"}:
            continue
        size, way = 1, _ORDER.get(token.low, "")
        for phrase, meaning in _PHRASES.items():
            if tuple(one.low for one in tokens[i : i + len(phrase)]) == phrase:
                size, way = len(phrase), meaning
        if not way:
            continue
        end = i + size
        while end < min(len(tokens), i + size + CLAUSE) and tokens[end].text not in ',;—–.”"()':
            end += 1
        clause = tokens[i + size : end]
        event = content(clause)
        # "After the vote began" is during the vote, and so is "before it ended".
        if ("began" in event and way == "after") or ("ended" in event and way == "before"):
            way = "during"
        if event:
            last = _first_words(clause)
            found.append(
                Order(
                    way,
                    event - {"began", "ended"},
                    content(tokens[:i]) | content(tokens[end:]),
                    text[token.start : last.end],
                )
            )
    return tuple(found)


def _first_words(clause: tuple[Token, ...]) -> Token:
    """Return the last token worth quoting of a clause: its first three content words."""
    words = [one for one in clause if one.stem]
    return words[min(2, len(words) - 1)]


def find_clash_of_order(left: str, right: str) -> Iterator[Disagreement]:
    """Yield one thing that is before, during or after another here and otherwise there.

    Both must name the event by the same words, half of them at least, and have two more words
    in common besides.
    """
    for a in orders_of(left):
        for b in orders_of(right):
            common = 2 * len(a.event & b.event)
            is_one_event = common > 0 and common >= min(len(a.event), len(b.event))
            if a.way != b.way and is_one_event and len(a.rest & b.rest) >= 2:
                yield Disagreement(KIND, a.wording, b.wording)
                return
