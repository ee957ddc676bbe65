"""What an outlet says in its own cause: rights, notes on the article, cookies, appeals for money.

What it says of the facts, in a correction or a clarification, is body. One wording a row. All
patterns look at lower case with plain quotes and single blanks.
"""

from __future__ import annotations

from tui.patterns import late
from tui.roles.wordings import Wordings, heads

_PIECES = ("article", "story", "post", "piece", "content", "column", "interview", "transcript")
_THIS_PIECE = tuple(f"this {piece} " for piece in _PIECES)
_PIECE = f"(?:{'|'.join(_PIECES)})"
_DONE = (
    "(?:published|produced|updated|amended|generated|translated|republished|adapted|syndicated"
    "|supplied|sponsored|part of)"
)
_NO_FACT = (
    r"(?!.*\b(?:correct|clarif|remov|retract|reflect|wrong|error|mistake|false"
    r"|earlier|previous))"
)
"""Not before what takes back, or puts otherwise, something that was said."""
_NEWS = r"(?:\w+ )?(?:news|stories|headlines|updates|from|on)\b"
_MAIL = r"(?:e-?mail|contact|get in touch|let us|tell us|share|send|write|click|call|reach)\b"

NOTICES = Wordings(
    # rights
    ("copyright", r"[(\[*© ]*copyright\W*(?:(?:\(c\)|©|by\b|the\b|\d{4}).{0,100})?"),
    ("copyright", r"[(\[*© ]*copyright(?: [\w&.]+){1,3} \d{4}\W*"),
    ("©", r"[(\[ ]*©.*"),
    ("(c)", r"\(c\) ?\d{4}.*"),
    ("rights reserved", r".{0,120}\ball rights reserved\b.{0,120}"),
    ("not be ", r".* (?:may|must) not be (?:published|reproduced|republished|copied)\b.*"),
    ("responsible for", r".*\bis not responsible for the content of external\b.*"),
    ("permission", r".*\b(?:republished|reproduced|reprinted|used) .{0,25}permission\b.*"),
    ("creative commons", r".*\bunder a(?: \w+)? creative commons\b.*"),
    # about this article
    (_THIS_PIECE, rf"{_NO_FACT}\W*this {_PIECE} (?:was|has been|is) (?:\w+ ){{0,2}}{_DONE}\b.*"),
    ("appeared", rf"\W*this {_PIECE} (?:first|originally|also) appeared\b.*"),
    (
        _THIS_PIECE,
        rf"\W*this {_PIECE} (?:contains|may contain|includes) (?:affiliate|sponsored)\b.*",
    ),
    ("this report", r"\W*this report was (?:first|originally) (?:published|produced)\b.*"),
    ("this is a ", r"\W*this is a (?:breaking|developing)(?: news)? story\b.*"),
    (heads("more "), r"\W*more (?:to (?:come|follow)|details soon)\W*"),
    ("check back", r"\W*(?:please )?check back for .{0,30}updates.*"),
    (heads("with "), r"\W*with (?:inputs?|reporting|files|material) (?:from|by) .{2,80}"),
    ("agenc", r"\W*with (?:inputs? from )?agenc.{2,20}|\W*agencies\W*"),
    ("inputs", r"\W*(?:additional )?inputs? (?:from|by) .{2,60}"),
    ("except for", r"\W*except for the headline\b.*"),
    ("not been edited", r"\W*this story has not been edited\b.*"),
    ("disclaimer", r"\W*disclaimer ?[:—–-].*"),
    ("note", rf"{_NO_FACT}\W*(?:editors?'?s?'?|publisher's) note ?[:—–-].*"),
    ("note to", rf"{_NO_FACT}\W*note to (?:readers|editors) ?[:—–-].*"),
    (heads("disclosure"), r"\W*disclosure ?[:—–-].*"),
    (
        heads("views|opinions|the views|the opinions"),
        r"\W*(?:the )?(?:views|opinions) expressed (?:in|here|by|are)\b.*",
    ),
    ("standards", r"our standards ?:.*"),
    # labels
    (
        heads("topic|tag|categor|posted in|reading time"),
        r"(?:topics?|tags?|categor(?:y|ies)|posted in|tagged(?: with)?|reading time) ?[:|].*",
    ),
    ("filed ", r"filed (?:under|in) ?[:|].*"),
    (
        heads("keywords|labels|word count|audio|language|published|updated|posted"),
        r"(?:keywords|labels|word count|audio|language|published|updated|posted) ?[:|].*",
    ),
    (heads("last "), r"last (?:updated|modified)\b[^.]{0,40}"),
    ("read", r"\W*\d+[- ]min(?:ute)?s?[- ]read.*"),
    # the site
    (
        heads("we "),
        r"we (?:and our partners )?(?:use|value|process|store)\b.* (?:cookies|privacy)\b.*",
    ),
    ("cookies", r"(?:this|our) (?:site|website|page)\b.{0,40} cookies\b.*"),
    ("javascript", r"(?:this|our) (?:site|website|page|video|form)\b.{0,40} javascript\b.*"),
    ("this video", r"this video (?:can ?not|can't) be played.*"),
    ("your browser", r"your browser (?:does not|doesn't|is|may)\b.*"),
    ("open", r".{0,60}\bopens? (?:in )?(?:a )?new (?:tab|window)\W*"),
    (" apply", r".{0,60}\b(?:terms of (?:use|service)|privacy policy)\b.{0,60} apply\W*"),
    ("thank", r"thank(?:s| you) for (?:reading|subscribing|signing|visiting|registering)\b.*"),
    ("thank", r"thank(?:s| you) for your (?:support|comment|feedback|subscription)\b.*"),
    (
        heads("you've|you have"),
        r"you(?:'ve| have) (?:successfully|been (?:successfully )?(?:subscribed|signed))\b.*",
    ),
    (
        heads("you've|you have"),
        r"you(?:'ve| have) (?:reached your|read) .*\b(?:articles?|limit)\b.*",
    ),
    (
        heads("by "),
        r"by (?:signing up|clicking|subscribing|submitting|registering|entering)\b.* you\b.*",
    ),
    ("to your ", r".* to your (?:inbox|e-?mail)\b.*"),
    ("newsletter", r"[^.!?]{0,25}\bnewsletter"),
    ("newsletter", r".* (?:our|free|daily|weekly) newsletters?\b.{0,60} (?:sign|here|now)\b.*"),
    # come back
    (
        heads("for "),
        rf"for (?:(?:all )?the )?(?:latest|more|breaking) {_NEWS}"
        r".* (?:visit|follow|download|click|subscribe|sign up|check|join|go to|see|read)\b.*",
    ),
    (heads("for "), rf"for (?:the latest|more) {_NEWS}.*, and\W*"),
    (
        heads("do you|have|got"),
        rf"(?:do you )?(?:have|got) (?:an?|any) .{{0,40}}\btips?\b.* {_MAIL}.*",
    ),
    (heads("do you|have"), rf"(?:do you )?have (?:an?|any) .{{0,40}}\bstory\b.* {_MAIL}.*"),
    (heads("do you have "), rf"do you have .{{0,40}}\binformation\b.* {_MAIL}.*"),
    (
        heads("if you "),
        r"if you (?:have|would like|want|are|enjoy|value|like|see|spot|need)\b"
        r".* (?:e-?mail us|contact us|get in touch|click here|subscribe|sign up|let us know)\b.*",
    ),
)
"""Whole sentences or lines, however they end."""

_APPEALS = Wordings(
    ("your ", r"\byour (?:support|donation|contribution|gift|subscription|generosity)\b"),
    ("we need", r"\bwe need (?:you|your|reporters|readers)\b"),
    (" us", r"\b(?:support|supporting|stand with) us\b"),
    (
        "support",
        r"\bsupport(?:s|ing)? (?:our|this|independent|quality|local) (?:\w+ )?"
        r"(?:journalism|reporting|newsroom|work|mission)\b",
    ),
    ("fund", r"\b(?:reader|listener|member)[- ]funded\b|\bfunded by (?:our )?readers\b"),
    ("fund", r"\bfunds? (?:our|this|independent|quality) (?:journalism|reporting|work)\b"),
    ("as little as", r"\bas little as [$£€]"),
    ("a ", r"\b(?:make|consider|making) a (?:\w+ )?(?:donation|contribution|gift)\b"),
    ("becom", r"\bbecom(?:e|ing) a (?:\w+ )?(?:member|supporter|subscriber|patron)\b"),
)
_PRAISE = Wordings(
    ("paywall", r"\bpaywalls?\b"),
    ("paid for", r"\bpaid for by those\b"),
    ("owner", r"\bbillionaire owners?\b"),
    ("journalis", r"\b(?:our|quality|independent|fearless) (?:\w+ )?journalis(?:m|ts)\b"),
    ("our ", r"\bour (?:\w+ )?(?:reporters|reporting|newsroom|documentary|readers|coverage)\b"),
    ("if you ", r"\bif you (?:can|value|are able)\b.*\b(?:us|our)\b"),
)
_PERSONAL = late(r"\b(?:we|our|us|you|your)\b")


def is_appeal(bare: str) -> bool:
    """Whether a sentence asks the reader for money, outside a quotation."""
    return is_personal(bare) and _APPEALS.occur(bare)


def is_praise(bare: str) -> bool:
    """Whether a sentence speaks of the outlet's own work as appeals do, outside a quotation."""
    return is_personal(bare) and _PRAISE.occur(bare)


def is_personal(bare: str) -> bool:
    """Whether the outlet speaks of itself or to the reader, outside a quotation."""
    return '"' not in bare and _PERSONAL.search(bare) is not None
