"""Wishes by which a person says that two sentences are, or are not, the same claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate.change import apply, compose
from tui.annotate.edit import judge
from tui.annotate.tags import Verdict
from tui.model import Role
from tui.session.acts import act
from tui.session.targets import targets_at

if TYPE_CHECKING:
    from tui.annotate.change import Change
    from tui.annotate.tags import Anchor
    from tui.compare.reasons import Reasons
    from tui.model import Place
    from tui.session.state import Session


def strike(session: Session) -> Session:
    """Strike the lit pair: a person's word that the two are not the same claim; or restore it.

    Of several partners it is the one the reader came from, by Enter or a pane key. A pair that
    only a person made is taken back.
    """
    place = _partner_in_question(session)
    if place is None:
        count = len(session.desk.comparison.partners.get(session.cursor, ()))
        if not count:
            return session.say(
                f"This sentence is in no pair; {session.key('pair')} pairs it by hand."
            )
        follow, key = session.key("follow"), session.key("strike")
        return session.say(f"{count} pairs: go to the wrong one with {follow}, then press {key}")
    pair = (min(session.cursor, place), max(session.cursor, place))
    if pair in session.desk.struck:
        return _judge(session, pair, Verdict.DIFFERENT, "pair restored")
    if _is_by_hand(session, pair):
        return _judge(
            session,
            pair,
            Verdict.SAME,
            f"pair made by hand taken back; {session.key('undo')} undoes",
        )
    return _judge(
        session, pair, Verdict.DIFFERENT, f"pair struck; {session.key('strike')} restores it"
    )


def pair(session: Session) -> Session:
    """Pair by hand: the first time say what, the second time with what.

    Two that a person paired are parted again, two that a person struck are paired.
    """
    here, first = session.cursor, session.pairing
    if session.desk.comparison.sentence(here).role is not Role.BODY:
        return session.say("Titles and asides are never paired; go to a sentence of the text.")
    if first is None:
        said = f"now go to the sentence that says the same and press {session.key('pair')} again"
        return replace(session, pairing=here).say(f"{said}; {session.key('let_go')} lets go")
    if first == here:
        return replace(session, pairing=None).say("nothing paired")
    if first.source == here.source:
        key = session.key("let_go")
        return session.say(f"Both are of one source: go to another one, or let go with {key}.")
    pair = (min(here, first), max(here, first))
    free = replace(session, pairing=None, came_from=first)
    if pair in session.desk.judged(Verdict.SAME):
        return _judge(
            free, pair, Verdict.SAME, f"pair made by hand taken back; {session.key('undo')} undoes"
        )
    return _judge(
        free, pair, Verdict.SAME, f"paired by hand; {session.key('strike')} takes it back"
    )


def ask_why(session: Session) -> Session:
    """Let the strip say why sentences were paired, or no longer."""
    if session.reasons is None:
        return replace(session, reasons={}).say("the strip says what speaks for each pair")
    return replace(session, reasons=None).say("")


def receive_reasons(session: Session, reasons: Reasons) -> Session:
    """Let what speaks for some pairs arrive, if it is still asked for."""
    if session.reasons is None:
        return session
    return replace(session, reasons=session.reasons | reasons)


def _is_by_hand(session: Session, pair: tuple[Place, Place]) -> bool:
    """Whether the matcher did not find the pair, so that only a person's word makes it one."""
    found = ((each.left, each.right) for each in session.desk.pairs)
    return pair in session.desk.judged(Verdict.SAME) and pair not in found


def _judge(session: Session, pair: tuple[Place, Place], verdict: Verdict, message: str) -> Session:
    """Say it of two places, the lesser first; what was said of them already is taken back."""
    entered: Change = ()
    anchors = []
    for each in pair:
        more, targets = targets_at(session, [(each, each)], apply(session.desk.notebook, entered))
        entered = compose(entered, more)
        anchors.append(targets[0].anchor)
    notebook = apply(session.desk.notebook, entered)
    left, right = _judged_anchors(session, pair) or anchors
    change = judge(notebook, verdict, left, right)
    return act(session, compose(entered, change), message, message.partition(";")[0])


def _judged_anchors(session: Session, pair: tuple[Place, Place]) -> list[Anchor]:
    """The anchors of the judgement on two places, which need not start where a sentence does."""
    desk = session.desk
    for judgement in desk.notebook.judgements:
        if {desk.place_of(judgement.left), desk.place_of(judgement.right)} == set(pair):
            return [judgement.left, judgement.right]
    return []


def _partner_in_question(session: Session) -> Place | None:
    here, desk = session.cursor, session.desk
    partners = [pair.other(here) for pair in desk.comparison.partners.get(here, ())]
    partners += [b if here == a else a for a, b in sorted(desk.struck) if here in {a, b}]
    if session.came_from in partners:
        return session.came_from
    return partners[0] if len(partners) == 1 else None
