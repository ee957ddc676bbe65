"""Stops that end no sentence: abbreviations, ordinals, initials and hours, language by language."""

from __future__ import annotations

import re

from tui.patterns import late


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A word that begins a sentence and hardly ever goes on with a name: where a stop is missing after a
# quotation, or may belong to an abbreviation, it decides.
STARTERS = _words(
    "A After All Although An And As At Before Both But By During Each Earlier Even For From He "
    "Her Here His How However I If In It Its Last Later Many Meanwhile More Most Mr Mrs Ms My "
    "No Nor Not On One Or Other Our She Since So Some Still Such That The Their Then There "
    "These They This Those Though Three Two Under Until We What When Where Which While Who Why "
    "With Yet You Your"
)
"""Words that hardly ever go on with a name."""

# Abbreviations sentencex does not know, before a number or a name.
_BEFORE_NUMBER = _words(
    "Vol Vols Ch Chap Sec Nr N° Nº No Nos approx est ca c p pp fig figs vol no nos para ver v"
)
_BEFORE_NAME = _words(
    "Mx Atty Spc Amb Dep Asst Assn Ald Cllr Cdr Cmdr Comdr Gens Sens Reps Drs Profs Sgts Lts Mgr "
    "Mlle Mme Ave Blvd Hwy Rte"
)
_MONTH_OR_DAY = _words("Mon Tue Tues Wed Thur Thurs Fri Sat Sun Sept ft in oz lb min hr")
# German ordinals: am 6. Januar, im 19. Jahrhundert.
_AFTER_ORDINAL = (
    "Januar", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember", "Jahrhundert",
    "Jahrestag", "Weltkrieg",
)  # fmt: skip
_OCLOCK = late(r"\b[ap]\.?m\.$", re.IGNORECASE)
_AFTER_OCLOCK = late(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}T|GMT|UTC|Eastern|Central|Mountain"
    r"|Pacific|Moscow|Kyiv|London|Paris|Beijing)\b"
)
# Titles and short forms sentencex does not know in its other languages.
_SHORT = {
    "fr": r"\b(?:M|MM|Mme|Mlle|Dr|Me|Mgr|Pr|Prof|St|Ste|av|bd|env|art|chap|fig|vol|no|p)\.$",
    "nl": r"\b(?:mevr|mw|dhr|mr|drs|ir|ing|prof|o\.a|d\.w\.z|m\.b\.t|t\.a\.v|nr|blz|ca|plm)\.$"
    r"|\b(?:jan|febr?|apr|aug|sept?|okt|nov|dec)\.$",
    "it": r"\b(?:[Ss]ig|[Ss]igg|[Dd]ott|[Dd]r|[Pp]rof|[Aa]vv|[Oo]n|[Ss]en|art|pag|fig|vol)\.$",
    "pt": r"\b(?:Sr|Sra|Srta|Dr|Dra|Prof|Profa|Eng|Gen|Cel|Cap|Ex|V|pág|art|núm|nº|av|Av)\.$",
    "pl": r"\b(?:np|prof|dr|inż|ul|al|pl|św|tzw|tzn|tj|ok|godz|min|max|por|zob|nr|str|płk|gen)\.$",
    "uk": r"\b(?:ім|вул|просп|бул|обл|див|напр|проф|акад|ген|тзв|стор|св)\.$",
    "ru": r"\b(?:им|ул|просп|бул|обл|см|напр|проф|акад|ген|стр|св"
    r"|янв|фев|февр|апр|авг|сент|окт|нояб|дек|т\.\s?е|т\.\s?н)\.$",
}
_INITIAL = late(r"(?:^|[\s.(])[^\W\d_A-Za-z]\.$")
"""One letter, small ones apart, beyond A to Z; sentencex knows those."""

# No blank after the stop: "1.Rice, 2.Bread", and the dots of LL.AA.
_LABEL = late(r"(?:^|\s)\d{1,2}\.$")
_DOTTED = late(r"(?:^|[\s.])[^\W\d_]{1,2}\.$")
_DOTTED_ON = late(r"[^\W\d_]{1,2}\.")

_WORD = late(r"[^\W\d_]+")


def goes_on(before: str, after: str) -> bool:
    """Whether a stop belongs to an abbreviation in the middle of a sentence."""
    word = _word_before_stop(before)
    if word in _BEFORE_NUMBER:
        return after[:1].isdigit()
    if word in _BEFORE_NAME:
        return not is_starter(after)
    if word in _MONTH_OR_DAY:
        return after[:1].isdigit() or after[:1].islower()
    if 0 < len(_digits_before_stop(before)) < 3:
        return after.startswith(_AFTER_ORDINAL)
    return (
        before[-2:-1] in {"m", "M"}
        and _OCLOCK.search(before) is not None
        and _AFTER_OCLOCK.match(after) is not None
    )


def _word_before_stop(before: str) -> str:
    """The letters, digits and underscores between what is none of these and a stop at the end."""
    start = end = len(before) - 1
    start -= before.endswith("N°.")  # the sign of degree is no letter
    while start and (before[start - 1].isalnum() or before[start - 1] == "_"):
        start -= 1
    return before[start:end]


def _digits_before_stop(before: str) -> str:
    start = end = len(before) - 1
    while start and before[start - 1].isdecimal():
        start -= 1
    return before[start:end]


def is_inner_stop(before: str, after: str) -> bool:
    """Whether a stop without a blank after it stands inside a list or an abbreviation."""
    if _LABEL.search(before):
        return after[:1].isalpha()
    return _DOTTED.search(before) is not None and _DOTTED_ON.match(after) is not None


def is_short(before: str, language: str) -> bool:
    """Whether a text that ends in a stop ends in a title, a unit or an initial of its language."""
    if language == "en":
        return False
    short = _SHORT.get(language)
    if short is not None and re.search(short, before):
        return True
    return not before[-2:-1].islower() and _INITIAL.search(before) is not None


def is_lower(after: str) -> bool:
    """Whether the first word is in small letters."""
    word = _WORD.match(after)
    return word is not None and word.group().islower()


def is_starter(after: str) -> bool:
    """Whether the first word hardly ever goes on with a name."""
    word = _WORD.match(after)
    return word is not None and word.group() in STARTERS
