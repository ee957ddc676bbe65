"""What reading gives: the articles, and what kept the others from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.digest import sha256

if TYPE_CHECKING:
    from tui.errors import RashomonError


class Article(NamedTuple):
    """One article as read, before anyone looks for sentences in it."""

    path: str
    """As the reader gave it; of a file in a folder, the two joined; `-` for standard input."""
    text: str
    """Decoded, without byte order mark, CRLF and CR as LF; nothing else is changed."""
    sha256: str
    """Of the UTF-8 bytes of `text`, in hexadecimal."""
    notice: str | None = None
    """What reading it had to guess, in words for the reader."""
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    """ISO 8601 day. These three as a page says them beside its text; None for plain text."""


class Reading(NamedTuple):
    """All that came of reading: one bad article does not sink the others."""

    articles: tuple[Article, ...]
    """In the order asked for."""
    problems: tuple[RashomonError, ...]


def make_article(  # noqa: PLR0913 (an article's own fields)
    path: str,
    text: str,
    notice: str | None = None,
    *,
    title: str | None = None,
    publisher: str | None = None,
    date: str | None = None,
) -> Article:
    """Put the hash to the text."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(path, text, digest, notice, title, publisher, date)
