"""Plain text: the bytes decoded, and nothing else."""

from __future__ import annotations

from tui.errors import BinaryFileError, EmptyArticleError
from tui.read.article import Article, make_article
from tui.read.decode import decode


def read_txt(path: str, data: bytes) -> Article:
    """Make an article of the bytes of a text file.

    Raises:
        BinaryFileError: the bytes are no text.
        EmptyArticleError: there is no letter and no digit in it.
    """
    decoded = decode(data)
    if decoded is None:
        raise BinaryFileError(path)
    text, notice = decoded
    if not any(char.isalnum() for char in text):
        raise EmptyArticleError(path)
    return make_article(path, text, notice)
