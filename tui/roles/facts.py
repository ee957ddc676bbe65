"""Title, publisher and date, only where the text itself says them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from tui.model import Role
from tui.patterns import late
from tui.roles.recut import agency_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.model import Sentence

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DATES = tuple(
    late(pattern)
    for pattern in (
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)",
        r"(?<!\d)(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)",
        rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+(?P<y>\d{{4}})\b",
        r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d{1,2})/(?P<y>\d{4})(?!\d)",
        r"(?<!\d)(?P<m>\d{1,2})/(?P<d>1[3-9]|2\d|3[01])/(?P<y>\d{4})(?!\d)",
    )
)
_SOURCE = late(r"\W*(?:source|via)\s*:\s*(?P<name>[^\])\n]{2,60}?)[\s\])]*", re.IGNORECASE)
_FIELD = late(r"(?P<key>\w+)\s*:\s*(?P<value>.*?)\s*")
_FENCE = "---"
_FRONT_LIMIT = 60
"""Lines a front matter has at most; a text that never closes its fence has none."""


def find_date(text: str) -> str | None:
    """Return the first day `text` names in full, as ISO 8601.

    An order of day and month that could be either is not guessed.
    """
    for pattern in _DATES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            month = parts.get("m") or _month(parts.get("month"))
            if month is None:
                continue
            try:
                day = datetime.date(int(parts["y"]), int(month), int(parts["d"]))
            except ValueError:
                continue
            return day.isoformat()
    return None


def find_publisher(sentences: Sequence[Sentence]) -> str | None:
    """Return what a source line or an agency dateline names."""
    for sentence in sentences:
        if sentence.role is Role.BYLINE:
            found = _SOURCE.fullmatch(sentence.text)
            if found:
                return found["name"].strip()
    for sentence in sentences:
        if sentence.role is Role.DATELINE:
            agency = agency_of(sentence.text)
            if agency:
                return agency
    return None


def read_front_matter(text: str) -> tuple[int, dict[str, str]]:
    """Return where a YAML front matter ends (0 if there is none) and its plain fields.

    Only `key: value` on one line is read; this is no YAML parser.
    """
    lines = text.split("\n", _FRONT_LIMIT)
    if lines[0].rstrip() != _FENCE:
        return 0, {}
    fields: dict[str, str] = {}
    end = len(lines[0]) + 1
    for line in lines[1:_FRONT_LIMIT]:
        end += len(line) + 1
        if line.rstrip() == _FENCE:
            return min(end, len(text)), fields
        found = _FIELD.fullmatch(line)
        if found and found["value"]:
            fields[found["key"].lower()] = found["value"].strip("\"'")
    return 0, {}


def _month(name: str | None) -> int | None:
    key = (name or "")[:3].lower()
    return _MONTHS.index(key) + 1 if key in _MONTHS else None
