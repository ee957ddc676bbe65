"""Sentences to roles: title, dateline, byline, caption, teaser, boilerplate, body.

Nothing is removed or rewritten; an aside stays on the screen. First each unit is judged by its
words (`phrases`), then each line by where it stands (`lines`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Role, Sentence
from tui.roles.facts import find_date, find_publisher, read_front_matter
from tui.roles.lines import judge
from tui.roles.phrases import role_by_words
from tui.roles.recut import recut

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Roles", "read_roles"]

FLASH = 5
"""Sentences below which a bare text is a news flash: so little follows its headline that it says
what nothing after it repeats, and is read as body. (A title is an aside because its own article
repeats it.) So is the line below the headline. Marked headings and texts with the furniture of a
page are no flashes."""


class Roles(NamedTuple):
    """The sentences of one article with their roles, and what the article says of itself."""

    sentences: tuple[Sentence, ...]
    title: str | None
    """The headline, without the marks of Markdown; None if the text has none."""
    publisher: str | None
    date: str | None
    """ISO 8601 day."""


def read_roles(text: str, spans: Sequence[tuple[int, int]]) -> Roles:
    """Say what every span of `text` is; a span may come back as several where things were glued.

    Cost: linear, 40 to 70 µs a sentence of ordinary news.
    """
    front, fields = read_front_matter(text)
    units = recut(text, [span for span in spans if span[0] >= front])
    roles = judge(text, units)
    sentences = [Sentence(a, b, text[a:b], Role.BOILERPLATE) for a, b in spans if a < front]
    sentences.extend(
        Sentence(unit.start, unit.end, text[unit.start : unit.end], role)
        for unit, role in zip(units, roles, strict=True)
    )
    title = _title(sentences) or fields.get("title")
    if _is_flash(sentences):
        sentences = [replace(each, role=Role.BODY) for each in sentences]
    publisher = fields.get("publisher") or fields.get("source") or fields.get("site")
    return Roles(
        tuple(sentences),
        title,
        publisher or find_publisher(sentences),
        _date(sentences, fields.get("date")),
    )


def _is_flash(sentences: Sequence[Sentence]) -> bool:
    return len(sentences) < FLASH and all(
        (each.role in {Role.BODY, Role.TITLE} or _is_below_headline(sentences, at))
        and not each.text.startswith("#")
        for at, each in enumerate(sentences)
    )


def _is_below_headline(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a line stands between headline and text, and nothing in it says it is a link."""
    here = sentences[at]
    return (
        here.role is Role.TEASER
        and at > 0
        and sentences[at - 1].role is Role.TITLE
        and any(each.role is Role.BODY for each in sentences[at:])
        and role_by_words(here.text) is None
    )


def _title(sentences: Sequence[Sentence]) -> str | None:
    for sentence in sentences:
        if sentence.role is Role.TITLE:
            return sentence.text.lstrip("# ").rstrip("# ") or None
        if sentence.role is Role.BODY:
            return None
    return None


def _date(sentences: Sequence[Sentence], given: str | None) -> str | None:
    found = find_date(given) if given else None
    for sentence in sentences:
        if found is None and sentence.role is Role.DATELINE:
            found = find_date(sentence.text)
    return found
