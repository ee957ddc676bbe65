"""Bytes to text. Where the bytes do not say how they are written, the guess is said aloud."""

from __future__ import annotations

import codecs
import re

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r\x0c\x1b") + b"\x7f"
_CONTROL_SHARE = 0.1
"""Above this share of control characters the bytes are no text; a hostile text has a few."""

_NAMES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251",
          "koi8_r": "KOI8-R"}  # fmt: skip


def decode(data: bytes) -> tuple[str, str | None] | None:
    """Return the text and what had to be guessed about it; None if the bytes are no text.

    A byte order mark decides; else it is UTF-8 if it can be; else one of four old code pages by
    what letters its bytes would make. CRLF and CR become LF.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _even(data[len(mark) :].decode(encoding, errors="replace")), None
    if _is_binary(data):
        return None
    try:
        return _even(data.decode("utf-8")), None
    except UnicodeDecodeError:
        pass
    broken = _broken_utf8(data)
    if broken is not None:
        return _even(broken), "some bytes are not UTF-8 and stand as \N{REPLACEMENT CHARACTER}"
    encoding = _guess(data)
    notice = f"not UTF-8; read as {_NAMES[encoding]}, which is a guess"
    return _even(data.decode(encoding, errors="replace")), notice


def _even(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    if b"\0" in data or data.startswith(_BINARY_STARTS):
        return True
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    return controls > _CONTROL_SHARE * len(data)


def _broken_utf8(data: bytes) -> str | None:
    """Decode UTF-8 that was cut or hurt: most of what is not ASCII must still be sound."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(char > "\x7f" for char in text) - bad
    return text if sound > 4 * bad else None


def _guess(data: bytes) -> str:
    """Choose a code page by three rules, each safe for Western text.

    Words wholly of high bytes are Cyrillic, and lower case, which is most of a text, tells
    KOI8-R from Windows-1251. A digit-like sign inside a word (`³`, `¹`, `¿`) is a Polish letter.
    """
    runs = re.findall(rb"[\xa8\xb8\xc0-\xff]{3,}", data)
    high = sum(byte >= 0xC0 for byte in data)
    if sum(map(len, runs)) > high / 2:
        letters = b"".join(runs)
        lower = sum(byte >= 0xE0 for byte in letters)
        return "cp1251" if lower * 2 > len(letters) else "koi8_r"
    if re.search(rb"[a-z][\xb3\xb9\xbf][a-z]", data):
        return "cp1250"
    return "cp1252"
