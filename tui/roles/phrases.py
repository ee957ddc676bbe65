"""What one unit is by its words alone. In doubt it stays body: a lost sentence is worse."""

from __future__ import annotations

import re

from tui.model import Role
from tui.patterns import late
from tui.roles.credits import is_byline, is_caption, is_date_line
from tui.roles.interface import CONTROLS, LABELS, LINK_HEADS, LINKS, ORDERS, UNSTOPPED_LINKS
from tui.roles.notices import NOTICES

UNIT_LIMIT = 1_000
"""Code points; a longer unit is no notice, and patterns would be slow on it."""

CONTROL_WORDS = 12

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_EDGE = " \t\n:.…!?»›>→▶►|•·-–—*_#[](){}+"
_ENDINGS = " \"”“’')]»"
_ADDRESS = late(
    r"(?:https?://|www\.)\S+|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]+|\b[\w-]{1,60}\.(?:com|org|net)(?:/\S*)?",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return `text` as the patterns want it: lower case, plain quotes, single blanks."""
    return " ".join(text.translate(_PLAIN).lower().split())


def words_in(text: str) -> int:
    """Count what blanks divide: near enough, and fast."""
    return len(text.split())


def is_link_head(text: str) -> bool:
    """Whether a line announces links: `Read also`, `More on this story`."""
    return (
        len(text) < 100
        and not text.endswith((".", "”", '"'))
        and LINK_HEADS.fit(plain(text).strip(_EDGE))
    )


def role_by_words(text: str) -> Role | None:
    """Return what a unit is if its words alone tell, None if they do not."""
    if len(text) > UNIT_LIMIT:
        return None
    bare = plain(text)
    stopped = text.rstrip(_ENDINGS).endswith((".", "!", "?", "…"))
    role: Role | None = None
    if is_date_line(text):
        role = Role.DATELINE
    elif _is_control(bare, stopped=stopped) or _is_address(text) or _is_tag_list(text):
        role = Role.BOILERPLATE
    elif is_byline(text, bare, stopped=stopped):
        role = Role.BYLINE
    elif is_caption(bare, stopped=stopped):
        role = Role.CAPTION
    elif '"' in bare and stopped:
        role = None  # what is quoted was said by someone in the story
    elif LINKS.begin(bare) or (not stopped and UNSTOPPED_LINKS.begin(bare)):
        role = Role.TEASER
    elif ORDERS.begin(bare.removeprefix("please ")) or NOTICES.fit(bare):
        role = Role.BOILERPLATE
    return role


def _is_control(bare: str, *, stopped: bool) -> bool:
    core = bare.strip(_EDGE)
    if not core or core in LABELS:
        return True
    if words_in(core) > CONTROL_WORDS or (stopped and bare.endswith(".") and bare[-3:] != "..."):
        return False
    return CONTROLS.fit(core) or LINK_HEADS.fit(core)


def _is_address(text: str) -> bool:
    """Whether web or mail addresses make up a unit, but for a few words."""
    if not any(part in text for part in ("http", "www.", "@", ".com", ".org", ".net")):
        return False
    rest, found = _ADDRESS.subn(" ", text)
    return found > 0 and words_in(rest) <= 6 and not rest.rstrip().endswith((".", "?", "!", "”"))


def _is_tag_list(text: str) -> bool:
    if "#" not in text:
        return False
    tokens = text.split()
    tags = sum(token.startswith("#") and len(token) > 1 for token in tokens)
    return tags == len(tokens) == 1 or (tags > 1 and tags >= 0.6 * len(tokens))
