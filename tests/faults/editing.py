"""What editors do to articles after they are published, one function a kind.

Each takes a case and edits its draft; it returns False if the article has nothing to do it to.
Those of `PLANTS` put something into the article before anything is annotated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

    from tests.faults.drafts import Case

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_WORD = re.compile(r"[^\W\d_]{4,}")


def insert_before(case: Case) -> bool:
    """New paragraphs stand somewhere above."""
    above = [at for at in case.gaps() if at <= case.around()[0]]
    for _ in range(case.dice.randint(1, 3)):
        case.draft.insert(case.dice.choice(above), case.dice.choice(case.others) + "\n\n")
    return True


def insert_around(case: Case) -> bool:
    """New sentences stand right before and right behind."""
    start, end = case.around()
    case.draft.insert(end, " " + case.dice.choice(case.others))
    case.draft.insert(start, case.dice.choice(case.others) + " ")
    return True


def insert_inside(case: Case) -> bool:
    """Words were put into it."""
    gaps = [match.start() for match in re.finditer(" ", case.quote)]
    if not gaps:
        return False
    start, _ = case.truth() or (0, 0)
    words = case.dice.choice((" not", " reportedly", ", officials said,", " at least"))
    case.draft.insert(start + case.dice.choice(gaps), words)
    return True


def spell(case: Case) -> bool:
    """A word of it is spelled otherwise."""
    return _respell(case, case.truth())


def spell_near(case: Case) -> bool:
    """Words around it are spelled otherwise."""
    start, end = case.around()
    done = _respell(case, (max(0, start - 60), start))
    start, end = case.around()
    return _respell(case, (end, min(len(case.text), end + 60))) or done


def renumber(case: Case) -> bool:
    """A number of it is another one."""
    return _renumber(case, case.truth())


def move(case: Case) -> bool:
    """Its paragraph stands elsewhere."""
    start, end = _paragraph(case)
    text = case.text
    words = text[slice(*case.around())]
    gaps = [
        at
        for at in case.gaps()
        if not start <= at <= end
        and words not in text[max(0, at - len(words) - 2) : at]
        # Right before or behind a twin nobody could say which is which.
        and words not in text[at : at + len(words) + 2]
    ]
    if not gaps:
        return False
    case.draft.move(start, end, case.dice.choice(gaps))
    return True


def move_others(case: Case) -> bool:
    """Other paragraphs stand elsewhere."""
    gaps = case.gaps()
    for _ in range(3):
        gaps = case.gaps()
        begin = case.dice.randrange(len(gaps) - 1)
        if gaps[begin] <= case.around()[0] < gaps[begin + 1]:
            continue
        rest = [at for at in gaps if not gaps[begin] <= at <= gaps[begin + 1]]
        if rest:
            case.draft.move(gaps[begin], gaps[begin + 1], case.dice.choice(rest))
    return True


def retype(case: Case) -> bool:
    """Quotation marks, dashes and blanks are written otherwise, everywhere."""
    curly = "“" in case.text or "’" in case.text
    straight = {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "--", "…": "..."}
    marks = straight if curly else {"'": "’", "-": "–", " said": "\u00a0said", '"': "”"}
    text = case.text
    for at in range(len(text) - 1, -1, -1):
        for old, new in marks.items():
            if text.startswith(old, at):
                case.draft.replace(at, at + len(old), new)
    return case.text != text


def reflow(case: Case) -> bool:
    """Lines are broken otherwise."""
    text = case.text
    blanks = [match.start() for match in re.finditer(r"(?<=\S)[ \n](?=\S)", text)]
    for at in case.dice.sample(blanks, len(blanks) // 12):
        case.draft.replace(at, at + 1, "\n" if text[at] == " " else " ")
    return True


def put_look_alike(case: Case) -> bool:
    """A sentence that is nearly the same stands near by now."""
    start, end = case.around()
    alike = _look_alike(case.text[start:end], case.dice)
    if case.dice.random() < 0.5:
        case.draft.insert(end, " " + alike)
    else:
        case.draft.insert(start, alike + " ")
    return True


def put_look_alike_and_edit(case: Case) -> bool:
    """The same, and the sentence itself was edited."""
    far = case.dice.random() < 0.5
    start, end = case.around()
    alike = _look_alike(case.text[start:end], case.dice)
    case.draft.insert(case.dice.choice(case.gaps()) if far else end, f" {alike}\n\n")
    return renumber(case) or spell(case)


def delete(case: Case) -> bool:
    """It was taken out, with its sentences."""
    case.draft.replace(*case.around(), "")
    return True


def delete_and_put_look_alike(case: Case) -> bool:
    """It was taken out, and nearly the same was put in elsewhere, with other words in its place."""
    start, end = case.around()
    if _WORD.search(case.quote) is None:
        return False
    alike = case.text[start:end].replace(case.quote, _look_alike(case.quote, case.dice))
    delete(case)
    case.draft.insert(case.dice.choice(case.gaps()), alike + "\n\n")
    return True


def rewrite(case: Case) -> bool:
    """Its sentences say something else."""
    case.draft.replace(*case.around(), " ".join(case.dice.sample(case.others, 2)))
    return True


def reword(case: Case) -> bool:
    """Its sentences are put in other words, most of them new."""
    start, end = case.around()
    text = case.text[start:end]
    for match in reversed(list(_WORD.finditer(text))):
        if case.dice.random() < 0.4:
            at, until = match.span()
            case.draft.replace(
                start + at, start + until, _word_of(case.dice.choice(case.others), case.dice)
            )
    return True


def cut(case: Case) -> bool:
    """The article ends somewhere."""
    text = case.text
    at = case.dice.randrange(1, len(text))
    case.draft.replace(at, len(text), "")
    return True


def do_several(case: Case) -> bool:
    """Several editors were at it."""
    kinds = [insert_before, spell_near, spell, renumber, move, move_others, put_look_alike, retype]
    for edit in case.dice.sample(kinds, case.dice.randint(2, 4)):
        edit(case)
    return True


EDITS: Mapping[str, Callable[[Case], bool]] = {
    "new text above": insert_before,
    "new text on both sides": insert_around,
    "words put in": insert_inside,
    "a spelling": spell,
    "spellings around it": spell_near,
    "a number": renumber,
    "its paragraph moved": move,
    "other paragraphs moved": move_others,
    "typography": retype,
    "line breaks": reflow,
    "a look-alike beside it": put_look_alike,
    "a look-alike, and edited": put_look_alike_and_edit,
    "taken out": delete,
    "taken out, a look-alike put in": delete_and_put_look_alike,
    "rewritten": rewrite,
    "reworded": reword,
    "article cut short": cut,
    "several at once": do_several,
    "has a twin: new text above": insert_before,
    "has a twin: taken out": delete,
    "has a twin: a spelling": spell,
    "has a twin: moved": move,
    "has a look-alike: taken out": delete,
    "has a look-alike: a number": renumber,
    "has a look-alike: moved": move,
}
"""What was done, and how."""

PLANTS = ("has a twin", "has a look-alike")
"""What stands before the colon of those above: the same sentence, or nearly the same, elsewhere."""


def plant(text: str, sentence: str, kind: str, dice: random.Random) -> str:
    """Put it in, not right beside the sentence: nobody could say then which is which."""
    new = sentence if kind == PLANTS[0] else _look_alike(sentence, dice)
    place = text.index(sentence)
    near = (place - 4, place + len(sentence) + 4)
    breaks = [match.end() for match in re.finditer(r"\n", text)]
    far = [at for at in breaks if not near[0] <= at <= near[1]]
    at = dice.choice(far or [len(text)])
    return f"{text[:at]}{new}\n\n{text[at:]}"


def _paragraph(case: Case) -> tuple[int, int]:
    text = case.text
    start, end = case.around()
    begin = max(text.rfind("\n", 0, start) + 1, 0)
    until = text.find("\n", end)
    while 0 <= until < len(text) and text[until] == "\n":
        until += 1
    return begin, len(text) if until < 0 else until


def _respell(case: Case, span: tuple[int, int] | None) -> bool:
    start, end = span or (0, 0)
    words = list(_WORD.finditer(case.text, start, end))
    if not words:
        return False
    word = case.dice.choice(words)
    at = case.dice.randrange(1, len(word[0]) - 2)
    swapped = word[0][:at] + word[0][at + 1] + word[0][at] + word[0][at + 2 :]
    new = swapped if swapped != word[0] else word[0][:at] + word[0][at:].replace("e", "ee", 1) + "h"
    case.draft.replace(*word.span(), new)
    return True


def _renumber(case: Case, span: tuple[int, int] | None) -> bool:
    start, end = span or (0, 0)
    numbers = list(_NUMBER.finditer(case.text, start, end))
    if not numbers:
        return False
    number = case.dice.choice(numbers)
    case.draft.replace(*number.span(), _other_number(number[0], case.dice))
    return True


def _other_number(number: str, dice: random.Random) -> str:
    while True:
        other = re.sub(r"\d", lambda _: str(dice.randrange(1, 10)), number)
        if other != number:
            return other


def _look_alike(sentence: str, dice: random.Random) -> str:
    """The sentence with another number, or another word."""
    number = _NUMBER.search(sentence)
    if number is not None:
        new = _other_number(number[0], dice)
        return sentence[: number.start()] + new + sentence[number.end() :]
    words = list(_WORD.finditer(sentence))
    if not words:
        return sentence + " too"
    word = dice.choice(words)
    return sentence[: word.start()] + word[0][::-1].lower() + sentence[word.end() :]


def _word_of(sentence: str, dice: random.Random) -> str:
    words = [match[0] for match in _WORD.finditer(sentence)]
    return dice.choice(words or ["words"])
