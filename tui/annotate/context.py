"""What stands around a span of a text, and how much of it stood there before.

Blanks, quotation marks and dashes are taken as equal however they are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.patterns import late

if TYPE_CHECKING:
    from tui.annotate.tags import Anchor

CONTEXT = 32
"""Code points of prefix and suffix, as in the Web Annotation model's reference implementations."""

HOLD = 16
"""Code points of a neighbour that are enough to find it by."""

WIDEST = 512
"""Code points of them at most, where a quote stands more than once; see `anchor.make_anchor`."""

_DOUBLE = '"“”„‟«»″'
_SINGLE = "'‘’‚‛‹›′`´"
_DASHES = "-‐‑‒–—―−"
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_EVEN = (
    str.maketrans(dict.fromkeys(_DOUBLE, '"'))
    | str.maketrans(dict.fromkeys(_SINGLE, "'"))
    | str.maketrans(dict.fromkeys(_DASHES, "-"))
    | str.maketrans(dict.fromkeys(_UNSEEN))
    | str.maketrans({"…": "..."})
)
_KINDS = (_DOUBLE, _SINGLE, _DASHES, "….")
_RUNS = late(r"\s{2,}|[^\S ]|--+")
_PARTS = late(rf"\s+|[{_DASHES}]+|[{_DOUBLE}]|[{_SINGLE}]|…|\.\.\.|[{_UNSEEN}]|.")
_LOOSE = (
    (_DOUBLE, f"[{_DOUBLE}]"),
    (_SINGLE, f"[{_SINGLE}]"),
    (_DASHES, f"[{_DASHES}]+"),
    (_UNSEEN, ""),
)


class Fit(NamedTuple):
    """How much of an anchor's context stands around a span, each from 0.0 to 1.0."""

    left: float
    right: float

    @property
    def mean(self) -> float:
        """Of both sides together."""
        return (self.left + self.right) / 2

    @property
    def is_whole(self) -> bool:
        """All of it is there."""
        return self.left == self.right == 1.0

    @property
    def has_whole_side(self) -> bool:
        """All of one side is there."""
        return 1.0 in self

    @property
    def has_half_a_side(self) -> bool:
        """So much of one side is there that this may be the place, with new neighbours."""
        return max(self) > 0.5


class Neighbours:
    """The context of an anchor, ready to be compared with many places."""

    def __init__(self, anchor: Anchor) -> None:
        self.width = max(CONTEXT, len(anchor.prefix), len(anchor.suffix))
        """Code points of the longer side at least: a shorter one may have reached an end."""
        self._before = anchor.prefix[::-1]
        self._after = anchor.suffix

    def fit(self, text: str, start: int, end: int) -> Fit:
        """Compare them with what stands around a span, from the span outwards.

        A prefix shorter than it may be reached the start of the text; being there again fits
        wholly.
        """
        before = text[max(0, start - 2 * self.width) : start][::-1]
        after = text[end : end + 2 * self.width]
        return Fit(self._common(self._before, before), self._common(self._after, after))

    def _common(self, wanted: str, there: str) -> float:
        """The part of `wanted` that `there` begins with; at an edge nothing more may follow it."""
        same, seen = _count_common(wanted, there)
        if len(wanted) == self.width:
            return same / len(wanted)
        if not wanted[same:].strip() and not there[seen:].strip():
            return 1.0
        # One that another tool wrote may be short and no edge, but a few letters are no context.
        return same / (self.width if self.width > CONTEXT else max(len(wanted), HOLD))


def _count_common(one: str, two: str) -> tuple[int, int]:
    """How many characters of each two texts begin with alike, but for typography."""
    at, to = 0, 0
    while at < len(one):
        same = _count_equal(one[at:], two[to:])
        at, to = at + same, to + same
        kind = _kind(one[at : at + 1]) or _kind(two[to : to + 1])
        after, beyond = _skip(one, at, kind), _skip(two, to, kind)
        is_run = at > 0 and to > 0 and kind == _kind(one[at - 1]) == _kind(two[to - 1])
        if not kind or not (is_run or (after > at and beyond > to)):
            break
        at, to = after, beyond
    return at, to


def _count_equal(one: str, two: str) -> int:
    """How many characters two texts begin with alike, halving the doubt."""
    same, rest = 0, len(one)
    while rest:
        half = (rest + 1) // 2
        if two.startswith(one[same : same + half], same):
            same += half
            rest -= half
        else:
            rest = half - 1
    return same


def _kind(char: str) -> str:
    """What a character is one way to write of; nothing for a letter or a digit."""
    return " " if char.isspace() else next((marks for marks in _KINDS if char in marks), "")


def _skip(text: str, at: int, kind: str) -> int:
    """The end of a run of characters of a kind."""
    while at < len(text) and _kind(text[at]) == kind:
        at += 1
    return at


def even(text: str) -> str:
    """The text in one way of writing: equal ones differ in typography alone."""
    return _RUNS.sub(lambda run: run[0][0] if run[0][0] == "-" else " ", text.translate(_EVEN))


def loosely(words: str) -> str:
    """A pattern for the same words in whatever typography."""
    from re import escape  # noqa: PLC0415  # start-up does without

    parts = []
    for part in _PARTS.findall(words):
        if part.isspace():
            parts.append(r"\s+")
        elif part in {"…", "..."}:
            parts.append(r"(?:…|\.\.\.)")
        else:
            parts.append(next((p for marks, p in _LOOSE if part[0] in marks), escape(part)))
    return "".join(parts)
