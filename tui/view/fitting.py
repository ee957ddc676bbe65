"""Which entries of a list fit what was typed, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Entry = TypeVar("Entry")


def fitting(
    typed: str, entries: Sequence[Entry], words_of: Callable[[Entry], tuple[str, str]]
) -> list[Entry]:
    """Return the entries that fit, all of them if nothing was typed.

    An entry fits if every word that was typed is in its text, first those in which the words
    begin words; typed just as its keys are, it comes before all others. Only if no entry fits are
    those returned in whose text the typed letters stand in that order.

    Args:
        typed: What the reader typed.
        entries: In the order of the list.
        words_of: The keys of an entry (divided by blanks), and its text.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return list(entries)
    ranked = []
    for entry in entries:
        keys, text = words_of(entry)
        rank = 0 if typed.strip() in keys.split() else _rank(wanted, text.casefold())
        if rank is not None:
            ranked.append((rank, entry))
    if not ranked:
        letters = "".join(wanted)
        spans = [(_spread(letters, words_of(entry)[1].casefold()), entry) for entry in entries]
        ranked = [(span, entry) for span, entry in spans if span is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [entry for _, entry in ranked]


def _rank(wanted: list[str], text: str) -> int | None:
    if not all(word in text for word in wanted):
        return None
    if text.startswith(" ".join(wanted)):
        return 1
    return 2 if all(f" {word}" in f" {text}" for word in wanted) else 3


def _spread(letters: str, text: str) -> int | None:
    """How many characters the letters are spread over, in order; None if they are not all there."""
    first = at = text.find(letters[0])
    for letter in letters[1:]:
        if at < 0:
            return None
        at = text.find(letter, at + 1)
    return None if at < 0 else at - first
