"""Any outside string to what may reach a terminal or a page; the text itself stays as it is.

One function, `clean`, stands between the world and the screen. It never raises and never lets
through a character that moves the cursor, hides text, reorders it or draws over its neighbours.
"""

from __future__ import annotations

import unicodedata

from tui.patterns import late

MARK_LIMIT = 3
"""Combining marks kept on one base character; Vietnamese needs two, Hebrew with accents three."""

# Unicode categories with nothing to see: controls, format characters (bidi controls, zero-width
# and tag characters), surrogates, private use, line and paragraph separators.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

# Letters and marks that are blank by design (Hangul fillers, Braille blank, Khmer inherent vowels,
# combining grapheme joiner, variation selectors), which the categories do not tell.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5\u034f\u180b\u180c\u180d\u180f")

_EVERYDAY = frozenset(
    map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180), 0x20AC))
) | set("–—―‘’‚“”„•…")
"""What most text is made of; it spares `_SUSPECT`, which takes 2 ms to compile."""

# Most other text has none of these, so one search decides whether anything need be done at all.
_SUSPECT = late(
    r"[^\n\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027"
    r"\u2030-\u205e\u20a0-\u20cf\u2100-\u22ff\u4e00-\u9fff\u3040-\u30ff]"
)


def is_everyday(text: str) -> bool:
    """Whether every character is of the Latin scripts, one column wide and free of surprises."""
    return (text.isascii() and text.isprintable()) or _EVERYDAY.issuperset(text)


def clean(text: str) -> str:
    """Return `text` as it may be shown: every unseen character becomes a visible mark.

    Tabs, line ends and unusual blanks become one space; C0 controls their control picture (`␛`);
    any other unseen character `‹U+202E›`; marks stacked beyond `MARK_LIMIT` and variation
    selectors are dropped, so that a terminal measures what is left as we do. An emoji joined
    from several (ZWJ) is drawn as its parts. Cost: one regular-expression search for plain text.
    """
    if is_everyday(text):
        return text
    plain = text.replace("\n", " ").replace("\xa0", " ")
    if is_everyday(plain):
        return plain
    if _SUSPECT.search(text) is None:
        return text.replace("\n", " ")
    shown: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        if category in {"Mn", "Me"} and char not in _BLANK:
            if 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
                continue
            marks += 1
            if marks <= MARK_LIMIT:
                shown.append(char)
            continue
        marks = 0
        shown.append(_shown(char, category))
    return "".join(shown)


def _shown(char: str, category: str) -> str:
    code = ord(char)
    if char in "\n\t" or category == "Zs":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if char in "\u00ad\u200d" or 0x1F3FB <= code <= 0x1F3FF:
        return ""  # soft hyphen, joiner and skin tone only shape their neighbours
    if category in _UNSEEN or char in _BLANK:
        return f"‹U+{code:04X}›"
    return char


_STAND_INS = {
    **dict.fromkeys("‐‑‒–—―−·•─", "-"),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **{
        "…": "...",
        "‹": "<",
        "›": ">",
        "≈": "+",
        "⊂": "<",
        "≠": "!",
        "×": "x",
        "°": "o",
        "€": "EUR",
        "£": "GBP",
    },
    **{"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d"},
    **{"Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"},
}


def stand_in(char: str) -> str:
    """Return ASCII to read in the place of one character that an output cannot write.

    Dashes, quotes and a few letters by a table, accented letters without their accents, a mark
    that only changes its neighbour as nothing; anything else is a question mark.
    """
    written = _STAND_INS.get(char)
    if written is None:
        parts = unicodedata.normalize("NFKD", char).replace("⁄", "/")
        written = "".join(part for part in parts if part.isascii())
        if written.isdecimal() and unicodedata.decomposition(char).startswith("<super>"):
            written = f"^{written}"  # 10² is not 102
        if not written and unicodedata.category(char) not in {"Mn", "Me"}:
            written = "?"
    return written


def count_hidden(text: str) -> int:
    """Count the characters of `text` that `clean` has to make visible.

    Hidden text is itself a finding. Line ends, tabs, blanks, soft hyphens and emoji joiners are
    everyday typography and do not count.
    """
    if is_everyday(text.replace("\n", "").replace("\xa0", "")) or _SUSPECT.search(text) is None:
        return 0
    everyday = "\n\t\r\u00ad\u200d"
    return sum(
        (unicodedata.category(char) in _UNSEEN or char in _BLANK) and char not in everyday
        for char in text
    )
