"""Units that were glued together: a dateline, a button or a credit is cut from its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Role
from tui.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


Span = tuple[int, int]


class Unit(NamedTuple):
    """A span that is one thing; `role` where the cutting already told what."""

    start: int
    end: int
    role: Role | None
    line: int
    """Position of its line, counted over lines that hold something."""


_DASH = r"\s*(?:[—–―:]|--?)\s+"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
_AGENCY = r"\((?P<agency>[A-Z][\w .’'/-]{1,28})\)"
_NAME = r"[A-ZÀ-Þ][\w.’'-]{1,25}"
_SHOUT = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,25}"
_REST = rf"(?:,\s+{_NAME}(?:\s{_NAME}){{0,2}})?(?:,?\s+{_DAY})?\s*"
_NO_PLACE = r"(?!(?:FILE|PHOTO|VIDEO|WATCH|READ|LIVE|UPDATE|BREAKING|EXCLUSIVE|OPINION|ANALYSIS)\b)"
_NEXT = r"(?=[“\"‘'(\[¿¡]?[A-Z0-9])"
_DASHES = ("—", "–", "―", ":", "-")


def _shouts(text: str) -> bool:
    return not text[1:2].islower() and any(dash in text for dash in _DASHES)


def _has_agency(text: str) -> bool:
    opener = text.find("(")
    closer = text.find(")", opener)
    return 0 <= opener < closer and text[closer + 1 :].lstrip().startswith(_DASHES)


_DATELINES: tuple[tuple[Callable[[str], bool], re.Pattern[str]], ...] = (
    # KYIV ―   ISTANBUL/KYIV, May 16 (Reuters) -   KYIV, Ukraine (AP) —
    (
        _shouts,
        late(
            rf"{_NO_PLACE}{_SHOUT}(?:[ /]{_SHOUT}){{0,4}}{_REST}"
            rf"(?:(?:{_AGENCY})?(?:\s*[—–―]|\s+--?)|{_AGENCY.replace('agency', 'named')}\s*[:-])"
            rf"\s+{_NEXT}"
        ),
    ),
    # Kyiv, Ukraine (CNN) —   (Reuters) -
    (
        _has_agency,
        late(rf"(?:{_NAME}(?:[ /]{_NAME}){{0,3}}{_REST})?{_AGENCY}{_DASH}{_NEXT}"),
    ),
)
"""What such a dateline cannot do without, before its pattern need be compiled."""
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_CLOCK = r"\d{1,2}:\d{2}(?:\s*(?:[AaPp]\.?[Mm]\.?|[A-Z]{2,4}\b))?"
_LABEL = r"(?:[Dd]ate|DATE|[Pp]ublished|[Uu]pdated|[Pp]osted)(?:\s+on)?\s*:?\s*"
_BUTTON_HEADS = (
    "Open", "open", "View", "view", "Image", "ADVERTISEMENT", "Advertisement", "Read", "Support",
    "Subscribe", "Sign", "Donate", "Story", "Article", "Listen", "Share", "Skip",
)  # fmt: skip
_BUTTONS = "|".join(
    (
        r"(?:[Oo]pen|[Vv]iew) image in (?:gallery|full ?screen)",
        r"Image source, [^,\n]{3,40}?(?=\s+Image caption)|Image caption,",
        r"ADVERTISEMENT|Advertisement|Read [Mm]ore|(?:Support|Subscribe|Sign Up|Donate) Now",
        r"(?:Story|Article) continues below(?: this)?(?: advertisement)?",
        r"Listen to this article|Share this (?:article|story)|Share and Follow",
        r"Skip to (?:main )?content",
    )
)
_DAY_HEADS = frozenset({"date", "publ", "upda", "post"})


def _opens_with_a_day(text: str, at: int) -> bool:
    head = text[at : at + 4]
    return head.isdecimal() or head.lower() in _DAY_HEADS


_LEADS: tuple[tuple[Callable[[str, int], bool], re.Pattern[str], Role], ...] = (
    (
        _opens_with_a_day,
        late(rf"(?:{_LABEL}(?:{_ISO}|{_DAY})|{_ISO})(?:,?\s+{_CLOCK})?(?=\s|$)"),
        Role.DATELINE,
    ),
    (
        lambda text, at: text[at] in "[(",
        late(r"[\[(]\s*(?:[Ss]ource|SOURCE|[Vv]ia)\s*:\s*[^\])\n]{2,60}[\])]"),
        Role.BYLINE,
    ),
    (
        lambda text, at: text.startswith(_BUTTON_HEADS, at),
        late(rf"(?:{_BUTTONS})(?=\s+[“\"(A-Z]|\s*$)"),
        Role.BOILERPLATE,
    ),
)
"""What opens such a lead, which is quickly seen, before its pattern need be compiled."""

_PICTURE = late(r"(?:open|view) image|image (?:source|caption)", re.IGNORECASE)
_BRACKET = late(
    r"(?<=[\w.,”\"’])\s+(?=[(\[]\s*(?:(?i:copyright|©|photo|image|picture|credit|file)\b[^()]*"
    r"|[A-Z][\w .,’'-]{0,40}/[\w .,/’'-]{1,60}|[A-Z][\w.’'-]{0,25}(?:\s[A-Z][\w.’'-]{0,25})?)\s*"
    r"[)\]]$)"
)
_LABELLED_CREDIT = late(
    r"(?<=\S)\s+(?=(?:Image|Photo|Picture|Photograph|(?:Photo|Image) credit|Credit)"
    r"s?: [A-Z][^:.\n]{1,60}\.?$)"
)


def recut(text: str, spans: Sequence[Span]) -> list[Unit]:
    """Cut glued units apart; the places between them stay blank."""
    units: list[Unit] = []
    line = 0
    before = 0
    for start, end in spans:
        if units and "\n" in text[before:start]:
            line += 1
        last = units[-1] if units and units[-1].line == line else None
        units.extend(_cut(text, (start, end), line, last))
        before = end
    return units


def agency_of(dateline: str) -> str | None:
    """The agency a dateline names: `Reuters` of `KYIV, May 16 (Reuters) -`."""
    found = re.search(_AGENCY + r"\s*[—–―:-]", dateline)
    return found["agency"] if found else None


def _cut(text: str, span: Span, line: int, last: Unit | None) -> Iterator[Unit]:
    """Cut one span; `last` is the unit before it on its line."""
    at, end = span
    picture = last is not None and last.role is Role.CAPTION
    fresh = last is None
    while at < end:
        lead = _lead(text, at, end, fresh=fresh)
        if lead is None:
            break
        stop, role = lead
        picture = picture or _PICTURE.match(text, at, stop) is not None
        yield Unit(at, stop, role, line)
        at = _skip(text, stop, end)
        fresh = True
    if at >= end:
        return
    labelled = _LABELLED_CREDIT.search(text, at, end) if text.find(": ", at, end) > 0 else None
    bracket = labelled or (_BRACKET.search(text, at, end) if text[end - 1] in ")]" else None)
    prose = bracket is not None and _is_prose(text[at : bracket.start()])
    if bracket is None or (prose and not picture and not labelled):
        yield Unit(at, end, Role.CAPTION if picture else None, line)
        return
    yield Unit(at, bracket.start(), None if prose and not picture else Role.CAPTION, line)
    yield Unit(bracket.end(), end, None if labelled else Role.BOILERPLATE, line)


def _lead(text: str, at: int, end: int, *, fresh: bool) -> tuple[int, Role] | None:
    for may_open, pattern, role in _LEADS:
        found = pattern.match(text, at, end) if may_open(text, at) else None
        if found:
            return found.end(), role
    if fresh:
        for may_fit, pattern in _DATELINES:
            found = pattern.match(text, at, end) if may_fit(text[at:end]) else None
            if found and found.end() < end:
                return at + len(found.group().rstrip()), Role.DATELINE
    return None


def _is_prose(caption: str) -> bool:
    """Whether what stands before a bracket ends or begins as a sentence of the report would."""
    return caption.rstrip(' "”’').endswith((".", "!", "?")) or len(caption) < 2


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
