"""Text to the form in which it is searched: accents, typography and, if asked, case folded.

Every character is folded on its own, so that a place in the folded text can be led back.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tui.screen import clean

if TYPE_CHECKING:
    from tui.model import Source

Span = tuple[int, int]
"""Code points from, and up to, end exclusive."""

_WRITTEN = {
    **dict.fromkeys("’‘ʼ＇`´‛", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("øØ", "o"),
    **dict.fromkeys("łŁ", "l"),
    **dict.fromkeys("đĐ", "d"),
    "ı": "i",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
}
_CAPITAL = {"Ø": "O", "Ł": "L", "Đ": "D"}
_ACCENTS = (
    (0x0300, 0x036F),
    (0x0591, 0x05C7),  # the points of Hebrew
    (0x0610, 0x061A),  # those of Arabic
    (0x064B, 0x065F),
    (0x0670, 0x0670),
)
_WIDE = re.compile(r"[^\x00-\x7f]")
_BLANKS = re.compile(r" {2,}")
_HIDDEN = re.compile(r"‹U\+[0-9A-F]{4,6}›")
"""What `clean` makes of a character that hides in a word: it is passed over."""


class Folded:
    """One source, ready to be searched: its sentences as shown, folded, a line each."""

    def __init__(self, source: Source) -> None:
        self.shown = [clean(sentence.text) for sentence in source.sentences]
        self._whole = "\n".join(self.shown)

    @cached_property
    def lower(self) -> Lines:
        """Without case."""
        return Lines(fold(self._whole, keeps_case=False))

    @cached_property
    def cased(self) -> Lines:
        """With case."""
        return Lines(fold(self._whole, keeps_case=True))

    def lines(self, *, keeps_case: bool) -> Lines:
        """The folded sentences."""
        return self.cased if keeps_case else self.lower

    def span(self, sentence: int, span: Span, *, keeps_case: bool) -> Span:
        """Lead a span of a folded sentence back to the sentence as shown."""
        shown = self.shown[sentence]
        lines = self.lines(keeps_case=keeps_case)
        if shown.isascii() and lines.size(sentence) == len(shown):
            return span
        places = _places(shown, keeps_case=keeps_case)
        return places[span[0]], places[span[1] - 1] + 1


class Lines:
    """Folded sentences as one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        """Where each sentence begins; one more entry than there are sentences."""
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts.append(len(text) + 1)

    def sentence_at(self, place: int) -> int:
        """The sentence that holds a place of the text."""
        return bisect_right(self.starts, place) - 1

    def size(self, sentence: int) -> int:
        """Characters of a folded sentence."""
        return self.starts[sentence + 1] - self.starts[sentence] - 1

    def of(self, sentence: int) -> str:
        """One folded sentence."""
        return self.text[self.starts[sentence] : self.starts[sentence + 1] - 1]


def fold(text: str, *, keeps_case: bool) -> str:
    """Return the form in which `text` is searched; a line end stays one."""
    if "‹" in text:
        text = _HIDDEN.sub("", text)
    if not text.isascii():
        for char in set(_WIDE.findall(text)):
            folded = _fold_character(char, keeps_case)
            if folded != char:
                text = text.replace(char, folded)
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    return text if keeps_case else text.lower()


@lru_cache(maxsize=4096)
def _fold_character(char: str, keeps_case: bool) -> str:  # noqa: FBT001 (the cache wants it so)
    folded = _CAPITAL.get(char, _WRITTEN.get(char)) if keeps_case else _WRITTEN.get(char)
    if folded is None:
        folded = _without_accents(char)
    return folded if keeps_case else _without_accents(folded.casefold())


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    kept = (c for c in apart if not any(a <= ord(c) <= b for a, b in _ACCENTS))
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=512)
def _places(shown: str, *, keeps_case: bool) -> tuple[int, ...]:
    """For each character of the folded sentence the one it comes from in the sentence as shown."""
    hidden = {n for match in _HIDDEN.finditer(shown) for n in range(*match.span())}
    places: list[int] = []
    was_blank = False
    for n, char in enumerate(shown):
        if n in hidden:
            continue
        is_blank = char == " "
        if not (is_blank and was_blank):
            folded = char if char.isascii() else _fold_character(char, keeps_case)
            places.extend([n] * len(folded))
            was_blank = is_blank if folded else was_blank
    return tuple(places)
