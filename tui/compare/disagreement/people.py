"""Who took part: lists of names of which one has somebody more, or somebody else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tui.compare.disagreement.facts import tokens_of, word_set
from tui.compare.lands import LANDS
from tui.model import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.disagreement.facts import Token

KIND = "participants"

LEAST = 3
"""Names that make a list; two are a couple, and sentences are full of them."""

_OPEN = word_set("including include includes among like other others")
"""Words before a list that say it is not complete."""

_TITLES = word_set(
    """
    president prime minister chancellor king queen mr mrs ms sir dr foreign secretary the
    chairman general lord lady senator
    """
)


class Roll(NamedTuple):
    """A list of names."""

    items: tuple[frozenset[str], ...]
    wordings: tuple[str, ...]
    is_open: bool
    lead: frozenset[str]
    """Content words just before it."""
    wording: str


@lru_cache(maxsize=4096)
def rolls_of(text: str) -> tuple[Roll, ...]:
    """Return the lists of at least `LEAST` capitalised names with an "and" before the last."""
    if text.count(",") == 0:
        return ()
    tokens = tokens_of(text)
    found: list[Roll] = []
    i = 0
    while i < len(tokens):
        if not tokens[i].is_name:
            i += 1
            continue
        end, items, has_and = _read_list(tokens, i)
        if has_and and len(items) >= LEAST:
            before = tokens[max(0, i - 6) : i]
            wordings = tuple(text[tokens[a].start : tokens[b].end] for a, b in items)
            found.append(
                Roll(
                    tuple(_key(tokens[a : b + 1]) for a, b in items),
                    wordings,
                    any(one.low in _OPEN for one in before[-4:])
                    or tuple(one.low for one in before[-2:]) == ("such", "as"),
                    frozenset(one.stem for one in before if one.stem),
                    text[tokens[i].start : tokens[end - 1].end],
                )
            )
        i = max(i + 1, end)
    return tuple(found)


def _read_list(tokens: Sequence[Token], i: int) -> tuple[int, list[tuple[int, int]], bool]:
    """Return the end of a list that begins at `i`, its items, and whether it has an "and"."""
    items: list[tuple[int, int]] = []
    has_and = False
    at = i
    while at < len(tokens):
        first = at
        while at < len(tokens) and _is_part(tokens, at, first):
            at += 1
        if at == first:
            break
        items.append((first, at - 1))
        if has_and:
            return at, items, True
        if at < len(tokens) and tokens[at].text == ",":
            at += 1
        if at < len(tokens) and tokens[at].low in {"and", "und", "et", "y"}:
            at += 1
            has_and = True
            if at < len(tokens) and tokens[at].low == "the":
                at += 1
        elif not (at and tokens[at - 1].text == ","):
            break
        elif at < len(tokens) and tokens[at].low == "the":
            at += 1
    return at, items, False


def _is_part(tokens: Sequence[Token], at: int, first: int) -> bool:
    token = tokens[at]
    if token.is_name and token.text[0].isalpha():
        return True
    # "British prime minister Keir Starmer", "Bank of England"
    return at > first and token.low in (_TITLES | {"of"}) and at + 1 < len(tokens)


def _key(tokens: Sequence[Token]) -> frozenset[str]:
    words = [one.low for one in tokens if one.low not in _TITLES and one.low != "of"]
    return frozenset(LANDS.get(word, word) for word in words)


def find_clash_of_people(left: str, right: str) -> Iterator[Disagreement]:
    """Yield two lists of one occasion that do not name the same.

    At least two names must be in both. Who is in one list only must be nowhere in the other
    sentence, and a list that calls itself incomplete cannot lack anybody.
    """
    for a in rolls_of(left):
        for b in rolls_of(right):
            common = sum(any(x & y for y in b.items) for x in a.items)
            if common < 2:
                continue
            more = _missing(a, b, right) if not b.is_open else ()
            less = _missing(b, a, left) if not a.is_open else ()
            if more and less and not _are_initials(*more, *less):
                yield Disagreement(KIND, ", ".join(more), ", ".join(less))
                return
            if (more or less) and common >= LEAST:
                yield Disagreement(KIND, ", ".join(more) or a.wording, ", ".join(less) or b.wording)
                return


def _are_initials(*names: str) -> bool:
    """Whether one of the names is only capitals: often what a title or a paper is called."""
    return any(name.isupper() and len(name) < 6 for name in names)


def _missing(a: Roll, b: Roll, text: str) -> tuple[str, ...]:
    """Return who of `a` is neither in `b` nor anywhere else in its sentence."""
    words = {LANDS.get(one.low, one.low) for one in tokens_of(text)}
    return tuple(
        wording
        for item, wording in zip(a.items, a.wordings, strict=True)
        if not any(item & other for other in b.items) and not item & words
    )
