"""Who wrote, who took the picture, what the picture shows: bylines, credits, captions, dates."""

from __future__ import annotations

import re

from tui.patterns import late
from tui.roles.wordings import Wordings, heads, words

_AGENCIES = heads(
    "ap|afp|reuters|getty|getty images|epa|epa-efe|pa|pa wire|pa images|pa media|shutterstock"
    "|istock|alamy|bloomberg|xinhua|tass|sputnik|aap|anadolu|nurphoto|zuma|rex"
    "|wikimedia commons|wikimedia|unsplash|pixabay|flickr|handout|file|file photo|courtesy"
    "|supplied|pool|dpa|archive|associated press|the associated press|afp via getty images"
    "|ap photo|afp photo|screenshot|stock"
)
_PICTURES = heads("photo|image|picture|photograph|video|graphic|illustration|foto|map|chart")
_AGENCY = f"(?:{'|'.join(_AGENCIES)})"
_PICTURE = f"(?:{'|'.join(_PICTURES)})"

_SHOWN = (
    rf"in this (?:[\w,]+ ){{0,6}}(?:{_PICTURE}|grab|handout)\b.*"
    r"\b(?:provided|released|taken|made available|distributed)\b.*"
)

_CAPTIONS = Wordings(
    (_PICTURES, rf"\W*{_PICTURE} (?:source|caption|credit)s?\b.*"),
    (
        (*heads("cover|file|top|featured|header"), *_PICTURES),
        rf"\W*(?:(?:cover|file|top|featured|header) )?{_PICTURE}s? ?[:/|] ?.{{2,}}",
    ),
    ("by ", rf"\W*{_PICTURE}s? by .{{2,60}}"),
    ("courtesy", rf"\W*{_PICTURE}s? courtesy of .{{2,60}}"),
    (":", r"\W*(?:credits?|caption|above|pictured|screenshot|infographic|cartoon) ?: ?.{2,}"),
    ("file", r"file ?[-–—] .*|file photo ?[-–—:].*"),
    ("in this", rf"\W*{_SHOWN}"),
    ("/", rf".*[(\[ ]{_AGENCY} ?/ ?[\w .,'-]+[)\]]?|.*[\w.)\]] ?/ ?{_AGENCY}\W*"),
    ("(", r".*\((?:ap|afp|file|reuters|epa|handout) (?:photo|image|picture|file).{0,80}\)"),
    ("(", rf".*\({_PICTURE}s?(?: credit)?(?: by| courtesy(?: of)?|:|/| via| from) ?.{{2,80}}\)\W*"),
    ("[", rf".*\[{_PICTURE}s?(?: credit)?(?: by| courtesy(?: of)?|:|/| via| from) ?.{{2,80}}\]\W*"),
    ("(", r".*\((?:credit|source|screenshot)(?::|/) ?.{2,80}\)\W*"),
    ("[", r".*\[(?:credit|source|screenshot)(?::|/) ?.{2,80}\]\W*"),
    (":", rf".* {_PICTURE}s?(?: credit)? ?: ?[\w .'/,-]{{3,50}}"),
    ("getty images", r".*\bgetty images\W*"),
    ("photo", r".*\b(?:ap|afp|file|stock) photo\W*"),
    (_AGENCIES, rf"\W*{_AGENCY}(?:[ /,]+(?:via )?{_AGENCY})*\W*"),
)
# With a full stop at the end: a label and two words, a bracket or a slash. More may be a sentence.
_STOPPED_CREDITS = Wordings(
    (":", r"[^:]*: ?(?:[^\s/]+(?: [^\s/]+)?|.* ?/ ?.*)\."),
    ("in this", _SHOWN),
    (
        heads("image|photo|file"),
        r"(?:image (?:source|caption)|(?:photo|image) credit|file photo|file ?[-–—]).*",
    ),
    ("(", r".*\([^)]*(?:photo|image|/)[^)]*\)\W*"),
    ("[", r".*\[[^\]]*(?:photo|image|/)[^\]]*\]\W*"),
)

_BYLINES = Wordings(
    ("(", r"\(.*\b(?:reporting|writing|editing|compiled|written|edited|translated) by .{3,250}"),
    (";", r"(?:reporting|writing|editing)(?: and \w+)? by .{3,120}; .*\bby .{3,200}"),
    ("reporting by", r"\W*(?:additional|further) reporting by .{3,250}"),
    ("contributed", r".{3,250}\bcontributed (?:additional )?(?:reporting|from \w+)\b.*"),
    (
        "contributed to",
        r".{3,250}\bcontributed to (?:this|the) (?:report|story|article|piece|coverage)\W*",
    ),
    (":", r"\W*(?:source|via|author|authors|reporter|correspondent|byline|text) ?: ?.{2,60}"),
    (
        heads("staff|our|news|special"),
        r"\W*(?:staff|our|news|special) (?:writer|reporter|correspondent|desk|bureau)s?\W*",
    ),
    ("@", r"\W*@\w{2,30}\W*"),
)
_BY = late(r"(?:[A-Z][a-z]+\s+(?:and\s+[a-z]+\s+)?)?(?:By|BY|by)\s+")
_BYLINE_WORDS = words(
    "and with for in at of the de van von der da del bin al staff wires reporter reporters "
    "editor correspondent political senior chief diplomatic world news writer ago hours "
    "minutes am pm read min"
)
_NOT_NAMES = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "May June July August September October November December The This That His Her Its All "
    "Then"
)
_TRADES = (
    "reporter", "correspondent", "editor", "journalist", "writer", "columnist", "producer",
    "bureau chief", "contributor", "newsroom", "freelancer",
)  # fmt: skip
_BIO = late(
    r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is|covers|reports|writes|has (?:covered|reported))"
    rf"(?: [\w’',-]+){{0,10}} (?:{'|'.join(_TRADES)})\b"
)

_DATE_WORDS = words(
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec published updated "
    "posted last first modified on at date time am pm a p m ist gmt utc est edt et cet cest "
    "bst eest eet pst pdt pt msk aest aedt sgt ago hour hours hr hrs minute minutes min "
    "mins day days week weeks month months year years read today yesterday th st nd rd of "
    "originally issued created upd local z t h an"
)
_TOKEN = late(r"[^\W\d_]+|\d+")


def is_caption(bare: str, *, stopped: bool) -> bool:
    """Whether a unit, in lower case, is a caption or a credit by its words."""
    return (not stopped or _STOPPED_CREDITS.fit(bare)) and _CAPTIONS.fit(bare)


def is_byline(text: str, bare: str, *, stopped: bool) -> bool:
    """Whether a unit names who wrote, edited or helped."""
    return _BYLINES.fit(bare) or (not stopped and _is_by(text))


def is_bio(text: str) -> bool:
    """Whether a sentence presents the person who wrote the article."""
    return any(trade in text for trade in _TRADES) and _BIO.match(text) is not None


def is_date_line(text: str) -> bool:
    """Whether nothing but a date, a time and their labels stands in `text`."""
    if len(text) > 150:
        return False
    first = _TOKEN.search(text)
    if first is None or not (first[0].isdigit() or first[0].lower() in _DATE_WORDS):
        return False
    tokens = _TOKEN.findall(text.lower())
    if not any(token.isdigit() for token in tokens):
        return False
    if len(tokens) == 1:
        return len(tokens[0]) == 4
    if re.search(r"[$€£%#+=]|\d{5}", text):
        return False
    return all(token.isdigit() or token in _DATE_WORDS for token in tokens)


def _is_by(text: str) -> bool:
    start = _BY.match(text)
    if start is None or len(text) > 200:
        return False
    names = re.split(r"[\s,|/&•·–—-]+", text[start.end() :].strip())
    return names[0] not in _NOT_NAMES and all(
        name[:1].isupper() or name[:1] in {"", "@"} or name[:1].isdigit() or name in _BYLINE_WORDS
        for name in names
    )
