"""What the strip below the panes says of the cursor's sentence: who else words it, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import State
from tui.compare import strength
from tui.model import How, Relation, Role, Status, Within
from tui.screen import clean
from tui.session.naming import name_of
from tui.session.partners import best_pairs
from tui.session.wanted import SPELLING
from tui.view.listing import written_labels
from tui.view.wording import Tone, retold, tell_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotate.claims import SourceStance
    from tui.annotate.tags import TagId
    from tui.compare.reasons import Reason
    from tui.model import Pair, Place
    from tui.session.desk import Desk
    from tui.session.placing import Placed
    from tui.session.state import Session
    from tui.view.wording import Run

MORE = 2
"""Pairs shown beyond the strongest one with each source."""

RELATION_WORDS = {
    Relation.SAME: "same words",
    Relation.NEAR: "small edits",
    Relation.REWORDED: "other words",
    Relation.PARTIAL: "in part",
}


QUOTATION_WORDS = {
    How.VERBATIM: "",
    How.CUT: "quotation cut",
    How.FULLER: "fuller quotation",
    How.MERGED: "quotations merged",
    How.SPLIT: "quotation in pieces",
    How.ALTERED: "quotation altered",
    How.REATTRIBUTED: "another speaker",
    How.INDIRECT: "without quotation marks",
}
"""What the other source made of a quotation here; word for word needs no words."""


class Wording(NamedTuple):
    """The claim as another source words it."""

    place: Place
    relation: Relation | None
    """None for a pair that a person struck."""
    name: str
    runs: tuple[Run, ...]
    remark: str
    """Relation in words, whether a person judged it, what became of quotations."""
    reason: str = ""
    """What speaks for the pair; empty while nobody asks."""


class Clash(NamedTuple):
    """Wordings that cannot both be right, or a name in its spellings."""

    here: str
    theirs: tuple[tuple[str, tuple[str, ...]], ...]
    """The other wording and the names of the sources that word it so; spellings are several."""
    is_spelling: bool


class Evidence(NamedTuple):
    """Everything the strip says."""

    headline: tuple[Run, ...]
    clashes: tuple[Clash, ...]
    """What cannot both be right before spellings."""
    wordings: tuple[Wording, ...]
    tags: tuple[TagId, ...]
    notes: tuple[str, ...]
    """The reader's, then how colleagues tag it."""
    claims: tuple[str, ...]
    """Those that refer to it, and what this source does with each."""


def evidence_of(session: Session) -> Evidence:
    """What is known of the cursor's sentence."""
    desk, here = session.desk, session.cursor
    pairs = desk.comparison.partners.get(here, ())
    placed = desk.annotations_at.get(here, ())
    return Evidence(
        headline=(*_headline(session, pairs), *_change(placed)),
        clashes=_clashes(session, pairs),
        wordings=(
            *(_wording(session, pair) for pair in _best_first(desk, here)),
            *_struck(session),
        ),
        tags=desk.tags_at(here),
        notes=(
            *(clean(p.annotation.note) for p in placed if p.annotation.note),
            *_of_colleagues(desk, here),
        ),
        claims=tuple(_claims(desk, here)),
    )


def _claims(desk: Desk, here: Place) -> Iterator[str]:
    words = " ".join(desk.comparison.sentence(here).text.split())
    key = desk.key_of_source(here.source)
    for claim in desk.claims_at(here):
        stance = claim.stance_of(key) if key is not None else None
        said = stance_in_words(stance) if stance is not None else "not looked at"
        text = "a claim in these words" if claim.text == words else claim.text
        yield clean(f"{text} ({said})")


def stance_in_words(stance: SourceStance) -> str:
    """What a source does with a claim, and to whom it gives it."""
    whom = f" to {clean(stance.attributed_to)}" if stance.attributed_to else ""
    return f"{stance.stance} it{whom}" + (", proposed" if stance.is_proposed else "")


def _of_colleagues(desk: Desk, here: Place) -> Iterator[str]:
    """How colleagues tag a sentence, as far as they tag it or differ."""
    for coding in desk.colleague_codings if desk.colleagues else ():
        tags = coding.at(here)
        if tags or (tags is not None and here in desk.differing):
            names = ", ".join(sorted(written_labels(desk, tags))) or "no tag"
            yield clean(f"{coding.name}: {names}")


def _change(placed: tuple[Placed, ...]) -> tuple[Run, ...]:
    """Say that an article changed its words after they were tagged, and what they were."""
    for each in placed:
        if each.found.state is State.EDITED:
            return ((f"  changed since; was: {clean(each.annotation.anchor.exact)}", Tone.QUIET),)
    return ()


def _best_first(desk: Desk, here: Place) -> list[Pair]:
    """The best pair with each source, then a few of what else there is; room is short."""
    best = best_pairs(desk, here)
    pairs = desk.comparison.partners.get(here, ())
    others = [pair for pair in pairs if pair is not best[pair.other(here).source]]
    others.sort(key=strength)
    return [*best.values(), *others[:MORE]]


def _headline(session: Session, pairs: tuple[Pair, ...]) -> tuple[Run, ...]:
    desk, here = session.desk, session.cursor
    source = desk.source_at(here)
    name = (_numbered(session, here), Tone.STRONG)
    others = len(desk.comparison.sources) - 1
    status = desk.comparison.statuses[here.source][here.sentence]
    if status is Status.ASIDE:
        role = source.sentences[here.sentence].role
        kind = "title" if role is Role.TITLE else f"aside ({role.value})"
        return name, (f" · {kind}, not compared", Tone.QUIET)
    if not desk.is_compared:
        return name, (" · comparing the articles", Tone.QUIET)
    if not others:
        return name, (" · no other article is open", Tone.QUIET)
    held = len({pair.other(here).source for pair in pairs})
    if not held:
        return name, (" alone has this sentence", Tone.PLAIN)
    partly = " in part" if status is Status.PARTLY else ""
    if held < others:
        by = f"{held} of {others} others"
    else:
        by = f"all {others} others" if others > 1 else "the other"
    by += _independent(desk, here, pairs)
    return name, (f" · held{partly} by {by}", Tone.PLAIN)


def _independent(desk: Desk, here: Place, pairs: tuple[Pair, ...]) -> str:
    """How many of the holders are carried neither by this source's text nor by one another's."""
    findings = desk.comparison.findings
    if findings is None:
        return ""
    holders = {pair.other(here).source for pair in pairs}
    independent = findings.count_witnesses({here.source, *holders}) - 1
    return f", {independent or 'none'} independent" if independent < len(holders) else ""


def _wording(session: Session, pair: Pair) -> Wording:
    desk, here = session.desk, session.cursor
    other = pair.other(here)
    ours = clean(desk.comparison.sentence(here).text)
    theirs = clean(desk.comparison.sentence(other).text)
    remarks = [_relation_in_words(pair, here)]
    if pair.judged:
        remarks.append("paired by hand")
    remarks.extend(_quotation_remarks(session.desk, here, other))
    return Wording(
        place=other,
        relation=pair.relation,
        name=_numbered(session, other),
        runs=retold(ours, theirs),
        remark="; ".join(remarks),
        reason=_reason(session, pair),
    )


def _clashes(session: Session, pairs: tuple[Pair, ...]) -> tuple[Clash, ...]:
    """What sources word otherwise, a line each; of a name all spellings on one line, at the end."""
    names: dict[tuple[bool, str, str], list[str]] = {}
    for pair in pairs:
        for each in pair.disagreements:
            is_left = pair.left == session.cursor
            here, there = (each.left, each.right) if is_left else (each.right, each.left)
            here, there = tell_side(each.kind, here), tell_side(each.kind, there)
            row = names.setdefault((each.kind == SPELLING, clean(here), clean(there)), [])
            row.append(_numbered(session, pair.other(session.cursor)))
    found: list[Clash] = []
    spelled: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for (is_spelling, here, there), row in names.items():
        theirs = (there, tuple(dict.fromkeys(row)))
        if is_spelling:
            spelled.setdefault(here, []).append(theirs)
        else:
            found.append(Clash(here, (theirs,), is_spelling))
    found += [Clash(here, tuple(row), is_spelling=True) for here, row in spelled.items()]
    return tuple(found)


def _reason(session: Session, pair: Pair) -> str:
    """What speaks for a pair, in words: what both have, and how much of either that is."""
    reason = (session.reasons or {}).get((pair.left, pair.right))
    if reason is None:
        return "" if session.reasons is None else "why: looking"
    kinds = (("numbers", reason.numbers), ("names", reason.names), ("words", reason.words))
    said = [f"{kind} {', '.join(map(clean, row))}" for kind, row in kinds if row]
    here, there = reason.left_cover, reason.right_cover
    if pair.right == session.cursor:
        here, there = there, here
    meaning = _meaning(reason, is_turned=pair.right == session.cursor)
    if not said:
        return f"why: no telling word is in both{meaning}"
    share = f"{here:.0%} of what is telling here, {there:.0%} there"
    return f"why: both have {'; '.join(said)} ({share}){meaning}"


def _meaning(reason: Reason, *, is_turned: bool) -> str:
    """What speaks for a pair by meaning: words alike, the one here first, and the whole."""
    if reason.likeness is None:
        return ""
    pairs = (each[::-1] if is_turned else each for each in reason.alike)
    words = "".join(f"; {clean(here)} is like {clean(there)}" for here, there in pairs)
    return f"{words}; by meaning alike by {reason.likeness:.0%}"


def _relation_in_words(pair: Pair, here: Place) -> str:
    if pair.relation is Relation.PARTIAL and pair.within is not None:
        inner = pair.left if pair.within is Within.LEFT else pair.right
        return "says this and more" if inner == here else "says part of this"
    return RELATION_WORDS[pair.relation]


def _quotation_remarks(desk: Desk, here: Place, there: Place) -> Iterator[str]:
    """What `there` makes of the quotations of `here`, and the other way round, each thing once."""
    findings = desk.comparison.findings
    if findings is None:
        return
    said = dict[str, None]()
    theirs = desk.quotes_at.get(there, ())
    for number in desk.quotes_at.get(here, ()):
        for match in findings.quotes[number].matches:
            if match.quote in theirs or (match.quote is None and match.place == there):
                said.update((QUOTATION_WORDS[how], None) for how in match.how)
    for number in theirs:
        for match in findings.quotes[number].matches:
            if match.quote is None and match.place == here:
                said["quotation marks only there"] = None
    yield from (words for words in said if words)


def _numbered(session: Session, place: Place) -> str:
    """The name as the head of the pane has it."""
    return f"{place.source + 1} {name_of(session.desk.source_at(place))}"


def _struck(session: Session) -> Iterator[Wording]:
    desk, here = session.desk, session.cursor
    for left, right in sorted(desk.struck):
        if here in {left, right}:
            other = right if here == left else left
            text = clean(desk.comparison.sentence(other).text)
            name = _numbered(session, other)
            remark = f"struck by hand; {session.key('strike')} restores"
            yield Wording(other, None, name, ((text, Tone.QUIET),), remark)
