"""What a line is by where it stands: headings, captions, links, appeals, rows of buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tui.model import Role
from tui.patterns import late
from tui.roles.credits import is_bio
from tui.roles.notices import is_appeal, is_personal, is_praise
from tui.roles.phrases import UNIT_LIMIT, is_link_head, plain, role_by_words, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.roles.recut import Unit

HEADING_WORDS = 25
"""A line without a stop and with more words than this is a sentence that lost its stop."""

BUTTON_WORDS = 4
"""Lines of at most so many words without a stop, three in a row, are buttons or a menu."""

_STOPS = frozenset(".!?…。！？।؟:;,")
_CLOSERS = frozenset("'\"”“’»)]*_")
_SENTENCE_LIKE = late(
    r"(?:He|She|They|It|We|I|You|There)\b(?!['’]s\b)|[a-z]|.*\b(?:said|told|added)\b"
)
_QUESTION = late(r"(?:What|Why|How|Who|When|Where|Which)\b[^“”\".!?]{5,90}\?")
_QUOTES = tuple('“"„«')
_QUOTED = late(r"[“\"„«].{15,}[”\"“»]")
_BRACKETED = late(r"[(\[].*[)\]]")
_HEADING = late(r"#{1,6}\s+\S")
_BULLETS = tuple("-*+•·●▪■◦‣►▶")
_NUMBERED = late(r"\d{1,2}[.)]\s")


@dataclass
class _Line:
    units: list[int]
    """Positions of its units."""
    text: str
    role: Role | None
    """None while it may be body."""
    words: int
    stopped: bool
    bullet: bool


def judge(text: str, units: Sequence[Unit]) -> list[Role]:
    """Give every unit its role, in order."""
    texts = [text[unit.start : unit.end] for unit in units]
    roles = [unit.role or role_by_words(words) for unit, words in zip(units, texts, strict=True)]
    lines = _group(text, units, texts, roles)
    _mark_credited(lines, texts, roles)
    _mark_headings(lines, roles)
    _mark_links(lines)
    _mark_buttons(lines)
    _mark_appeals(lines, texts, roles)
    _name_asides(lines)
    _mark_bios(lines, texts, roles)
    for line in lines:
        if line.role is not None:
            for at in line.units:
                roles[at] = roles[at] or line.role
    return [role or Role.BODY for role in roles]


def _group(
    text: str, units: Sequence[Unit], texts: Sequence[str], roles: Sequence[Role | None]
) -> list[_Line]:
    lines: list[_Line] = []
    for _, members in groupby(range(len(units)), key=lambda at: units[at].line):
        at = list(members)
        free = [n for n in at if roles[n] is None]
        whole = " ".join(texts[n] for n in free or at)
        before = text.rfind("\n", 0, units[at[0]].start) + 1
        lines.append(
            _Line(
                units=at,
                text=whole,
                role=None if free else roles[at[0]],
                words=words_in(whole),
                stopped=len(free) > 1 or _is_stopped(whole),
                bullet=_is_item(text, before, units[at[0]].end),
            )
        )
    return lines


def _is_item(text: str, start: int, end: int) -> bool:
    """Whether a line is an item of a list; its bullet may stand alone on the line above."""
    above = text[max(0, start - 9) : start].rstrip()
    alone = above[-1:] in {"-", "*", "•", "–"} and above[-2:-1] in {"", "\n"}
    head = text[start : min(end, start + 40)].lstrip()
    return alone or head.startswith(_BULLETS) or _is_numbered(head)


def _is_numbered(head: str) -> bool:
    return head[:1].isdecimal() and _NUMBERED.match(head) is not None


def _is_quoted(text: str) -> bool:
    return text.startswith(_QUOTES) and _QUOTED.fullmatch(text) is not None


def _is_stopped(text: str) -> bool:
    """Whether a stop comes before the quotation marks, brackets and blanks that end a text."""
    at = len(text) - 1
    while at >= 0 and (text[at] in _CLOSERS or text[at].isspace()):
        at -= 1
    return at >= 0 and text[at] in _STOPS


def _is_marked(line: _Line) -> bool:
    """Whether a line has the mark of a heading in Markdown."""
    return line.text.startswith("#") and _HEADING.match(line.text) is not None


def _mark_credited(lines: list[_Line], texts: Sequence[str], roles: Sequence[Role | None]) -> None:
    """Mark one or two sentences before a credit in brackets: they describe the picture."""
    for line in lines:
        *before, last = line.units
        if (
            line.role is None
            and 1 <= len(before) <= 2
            and roles[last] is Role.CAPTION
            and _BRACKETED.fullmatch(texts[last]) is not None
        ):
            line.role = Role.CAPTION


def _mark_headings(lines: list[_Line], roles: Sequence[Role | None]) -> None:
    """Mark lines without a stop as `TITLE`; `_name_asides` says later what they are."""
    free = [line for line in lines if line.role is None]
    with_stop = sum(line.words for line in free if line.stopped)
    if 4 * with_stop < sum(line.words for line in free):
        free = free[:1]  # a text that has no stops, or a script without them
    chosen = {id(line) for line in free}
    prose = {id(line) for line in free if line.stopped and line.words > 3}
    for number, line in enumerate(lines):
        if id(line) not in chosen or line.words == 0:
            continue
        before = lines[number - 1] if number else None
        if _is_marked(line) or _is_heading(line, before, first=line is free[0]):
            line.role = Role.TITLE
        elif line.text.endswith("?") and _QUESTION.fullmatch(line.text) and number + 1 < len(lines):
            line.role = Role.TITLE if id(lines[number + 1]) in prose else None


def _is_heading(line: _Line, before: _Line | None, *, first: bool) -> bool:
    if line.stopped or line.words > HEADING_WORDS:
        return False
    if first:
        return True
    if before is not None and before.role is None and before.text.endswith((":", ",")):
        return False
    if line.bullet and before is not None and before.role is None:
        return False
    if line.text[:1].islower() or _is_quoted(line.text):
        return False
    return line.words < 8 or _SENTENCE_LIKE.match(line.text) is None


def _mark_links(lines: list[_Line]) -> None:
    """Mark what follows `Read also` and its like, up to the next line of prose."""
    linked = False
    for line in lines:
        if is_link_head(line.text):
            line.role = Role.BOILERPLATE
            linked = True
        elif linked and _is_link(line):
            if line.role in {None, Role.TITLE}:
                line.role = Role.TEASER
        elif line.role in {None, Role.TITLE}:
            linked = False


def _is_link(line: _Line) -> bool:
    if line.role is Role.TITLE or line.bullet:
        return line.words <= 40
    return line.words <= 40 and (not line.stopped or line.text.endswith(("?", "!")))


def _mark_buttons(lines: list[_Line]) -> None:
    """Mark three or more short lines in a row, buttons or a menu, if no headline is among them."""
    titled = False
    for short, run in groupby(lines, key=_is_short):
        members = list(run)
        titled = titled or not short
        if short and len(members) > 2 and titled:
            for line in members:
                if line.role in {None, Role.TITLE}:
                    line.role = Role.BOILERPLATE


def _is_short(line: _Line) -> bool:
    return line.words <= BUTTON_WORDS and not line.stopped and not _is_marked(line)


def _mark_appeals(lines: list[_Line], texts: Sequence[str], roles: Sequence[Role | None]) -> None:
    """Mark paragraphs half of whose sentences ask for money, and their neighbours that say `we`."""
    marked = [False] * len(lines)
    for number, line in enumerate(lines):
        free = [at for at in line.units if roles[at] is None]
        bare = [plain(texts[at][:UNIT_LIMIT]) for at in free]
        asking = [is_appeal(words) for words in bare]
        praising = [asks or is_praise(words) for asks, words in zip(asking, bare, strict=True)]
        if line.role in {None, Role.TITLE} and any(asking):
            marked[number] = 2 * sum(praising) >= len(free)
    for step in (1, -1):
        order = range(len(lines))[::step]
        for number in order:
            neighbour = number - step
            line = lines[number]
            if 0 <= neighbour < len(lines) and marked[neighbour] and line.role is None:
                free = [at for at in line.units if roles[at] is None]
                marked[number] = marked[number] or all(is_personal(plain(texts[at])) for at in free)
    for line, is_marked in zip(lines, marked, strict=True):
        if is_marked:
            line.role = Role.BOILERPLATE


def _name_asides(lines: list[_Line]) -> None:
    """Say what the lines without a stop are: headline and byline, headings, captions, links."""
    bodies = [number for number, line in enumerate(lines) if line.role is None]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(lines), len(lines))
    headline = _find_headline(lines[:first])
    for number, line in enumerate(lines):
        if line.role is not Role.TITLE or line is headline or _is_marked(line):
            continue
        if number < first:
            line.role = _name_in_head(line)
        elif number > last:
            line.role = Role.TEASER if line.words > BUTTON_WORDS else Role.BOILERPLATE
        elif _in_row(lines, number):
            line.role = Role.CAPTION


def _find_headline(head: list[_Line]) -> _Line | None:
    """Choose the first line that is longer than the name of a site or a section, else the first."""
    titles = [line for line in head if line.role is Role.TITLE]
    marked = [line for line in titles if _is_marked(line)]
    long = [line for line in titles if line.words > BUTTON_WORDS]
    return next(iter(marked or long or titles), None)


def _name_in_head(line: _Line) -> Role:
    names = re.fullmatch(r"(?:[A-Z][\w.’'-]+[\s,&|]*){2,5}(?:and [A-Z].*)?", line.text)
    if names:
        return Role.BYLINE
    return Role.TEASER if line.words > BUTTON_WORDS else Role.BOILERPLATE


def _in_row(lines: list[_Line], number: int) -> bool:
    asides = {Role.TITLE, Role.CAPTION}
    near = lines[number - 1 : number] + lines[number + 1 : number + 2]
    return any(line.role in asides and not line.stopped for line in near)


def _mark_bios(lines: list[_Line], texts: Sequence[str], roles: Sequence[Role | None]) -> None:
    """Mark who wrote the article, said in the last two lines of prose."""
    tail = [line for line in lines if line.role is None][-2:]
    for line in tail[::-1]:
        free = [at for at in line.units if roles[at] is None]
        if len([x for x in lines if x.role is None]) < 4 or not is_bio(texts[free[0]]):
            return
        line.role = Role.BYLINE
