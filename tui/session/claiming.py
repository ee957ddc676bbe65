"""Wishes about claims: pure, each one act that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotate import edit_claims
from tui.annotate.change import apply, compose
from tui.annotate.claims import ClaimLink, Stance
from tui.annotate.edit_claims import Proposal
from tui.annotate.stances import Guess, guess_stance, speaker_named
from tui.model import Relation
from tui.session.acts import act, count_of
from tui.session.naming import name_of
from tui.session.targets import enter_sources, targets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotate.change import Change
    from tui.annotate.claims import Bearing, ClaimId, Review, SourceStance
    from tui.annotate.edit import Stamp
    from tui.annotate.tags import Notebook
    from tui.model import Disagreement, Place
    from tui.session.state import Session

GONE = "That claim is no longer there."


def claim_here(session: Session, stamp: Stamp) -> Session:
    """Make a claim of the sentence, the selection, or all that `*` took in."""
    entered, proposals = _proposals(session)
    return replace(_make(session, entered, proposals, _words(session), stamp), anchor=None)


def claim_group(session: Session, stamp: Stamp) -> Session:
    """Make a claim of the sentence and its partners in all sources, in one stroke."""
    return claim_here(replace(session, anchor=None, has_star=True), stamp)


def claim_at(session: Session, places: Sequence[Place], stamp: Stamp) -> Session:
    """Make a claim of these sentences, in the words of the first; where one reads stays."""
    there = replace(session, cursor=places[0], anchor=None, has_star=False)
    entered, targets = targets_of(there, places)
    guesses = [_guess_of(there, places[:1]), *(_guess_at(there, place) for place in places[1:])]
    proposals = [Proposal(target, *guess) for target, guess in zip(targets, guesses, strict=True)]
    return _make(session, entered, proposals, _words(there), stamp)


def add_here(session: Session, claim: ClaimId, stamp: Stamp) -> Session:
    """Let a claim refer to the sentence, the selection, or all that `*` took in, as well."""
    entered, proposals = _proposals(session)

    def add(notebook: Notebook) -> Change:
        return edit_claims.add_to_claim(notebook, claim, proposals, stamp)

    count = count_of(len(session.selected()) + len(session.starred()), "sentence")
    done = _on_claim(
        session, entered, add, f"added to the claim: {count}", f"{count} added to a claim"
    )
    return replace(done, last_claim=claim, anchor=None)


def set_stance(  # noqa: PLR0913 - who says what of which source, and who says so
    session: Session,
    claim: ClaimId,
    source: int,
    stance: Stance,
    stamp: Stamp,
    *,
    attributed_to: str | None = None,
) -> Session:
    """Say what an open source does with a claim; saying it is confirming it.

    Whom the source names is kept, or looked up in the sentences the claim refers to, if
    `attributed_to` does not say it.
    """
    entered, keys = enter_sources(session, session.desk.notebook)
    whom = attributed_to
    if whom is None:
        whom = _whom(session, claim, source) if stance is Stance.ATTRIBUTES else ""

    def say(notebook: Notebook) -> Change:
        return edit_claims.set_stance(
            notebook, claim, keys[source], stance, stamp, attributed_to=whom
        )

    name = name_of(session.desk.comparison.sources[source])
    message = f"{name} {stance} it" + (f" to {whom}" if whom else "")
    return _on_claim(session, entered, say, message, f"{name} {stance} a claim")


def clear_stance(session: Session, claim: ClaimId, source: int, stamp: Stamp) -> Session:
    """Take back what was said of an open source, with the places the claim refers to in it."""
    key = session.desk.key_of_source(source)
    name = name_of(session.desk.comparison.sources[source])

    def clear(notebook: Notebook) -> Change:
        return () if key is None else edit_claims.clear_stance(notebook, claim, key, stamp)

    message = f"{name}: not looked at"
    return _on_claim(session, (), clear, message, f"stance of {name} taken back")


def confirm_stances(session: Session, claim: ClaimId, stamp: Stamp) -> Session:
    """Confirm all that is only proposed of a claim."""
    proposed = [each for each in _stances(session, claim) if each.is_proposed]
    count = count_of(len(proposed), "stance")
    return _on_claim(
        session,
        (),
        lambda notebook: edit_claims.confirm_stances(notebook, claim, stamp),
        f"confirmed: {count}",
        f"{count} confirmed",
        nothing="Nothing is proposed here any more.",
    )


def word_claim(session: Session, claim: ClaimId, text: str, stamp: Stamp) -> Session:
    """Word a claim otherwise."""
    if not text.strip():
        return session.say("A claim needs words; to remove it, delete it.")
    return _on_claim(
        session,
        (),
        lambda notebook: edit_claims.edit_text(notebook, claim, text, stamp),
        "claim worded otherwise",
        "wording of a claim",
    )


def delete_claim(session: Session, claim: ClaimId, stamp: Stamp) -> Session:
    """Remove a claim, and what was there for it alone."""
    done = _on_claim(
        session,
        (),
        lambda notebook: edit_claims.delete_claim(notebook, claim, stamp),
        f"claim removed; {session.key('undo')} undoes",
        "removal of a claim",
    )
    return replace(done, last_claim=None) if done.last_claim == claim else done


def relate_claims(
    session: Session, claim: ClaimId, bearing: Bearing, other: ClaimId, stamp: Stamp
) -> Session:
    """Say that a claim supports, contradicts or refines another; saying it twice takes it back."""
    if claim == other:
        return session.say("A claim is nothing to itself.")
    old = next((each for each in session.desk.notebook.claims if each.id == claim), None)
    is_back = old is not None and ClaimLink(bearing, other) in old.links
    said = f"{bearing} it no longer" if is_back else f"this claim {bearing} the other"
    return _on_claim(
        session,
        (),
        lambda notebook: edit_claims.relate(notebook, claim, bearing, other, stamp),
        said,
        f"claim that {bearing} another",
    )


def review_claim(session: Session, claim: ClaimId, review: Review | None, stamp: Stamp) -> Session:
    """Keep what a fact-checker made of a claim, or remove it."""
    return _on_claim(
        session,
        (),
        lambda notebook: edit_claims.set_review(notebook, claim, review, stamp),
        "review kept" if review and review.rating.strip() else "review removed",
        "review of a claim",
    )


def _make(
    session: Session, entered: Change, proposals: Sequence[Proposal], words: str, stamp: Stamp
) -> Session:
    notebook = apply(session.desk.notebook, entered)
    made, claim = edit_claims.make_claim(notebook, words, proposals, stamp)
    count = count_of(len({each.target.anchor.source for each in proposals}), "source")
    message = f"claim made over {count}; what they do with it is proposed, not confirmed"
    done = act(session, compose(entered, made), message, f"claim over {count}")
    return replace(done, last_claim=claim)


def _on_claim(  # noqa: PLR0913 - what to do, and what to say of it in each case
    session: Session,
    entered: Change,
    edit: Callable[[Notebook], Change],
    message: str,
    name: str,
    *,
    nothing: str = "It is so already.",
) -> Session:
    """Do one act on a claim that may have been removed meanwhile; nothing changed is no act."""
    try:
        change = edit(apply(session.desk.notebook, entered))
    except KeyError:
        return session.say(GONE)
    if not change:
        return session.say(nothing)
    return act(session, compose(entered, change), message, name)


def _proposals(session: Session) -> tuple[Change, list[Proposal]]:
    """Where a claim is to stand, each place with a guess; and the change that enters sources."""
    entered, targets = targets_of(session)
    selected, starred = session.selected(), session.starred()
    guesses = [_guess_of(session, selected), *(_guess_at(session, place) for place in starred)]
    return entered, [
        Proposal(target, *guess) for target, guess in zip(targets, guesses, strict=True)
    ]


def _guess_of(session: Session, selected: Sequence[Place]) -> Guess:
    """What the source of the claim's own words does with them: the first speaker in them counts."""
    guesses = [guess_stance(session.desk.source_at(each), each.sentence) for each in selected]
    return next((guess for guess in guesses if guess.attributed_to), guesses[0])


def _guess_at(session: Session, place: Place) -> Guess:
    return guess_stance(
        session.desk.source_at(place), place.sentence, _disagreements(session, place)
    )


def _disagreements(session: Session, place: Place) -> tuple[Disagreement, ...]:
    """What a partner and the cursor's sentence cannot agree on, whether looked at closer or not."""
    from tui.compare.disagreement import disagreements_of  # noqa: PLC0415  # starting does without

    comparison, here = session.desk.comparison, session.cursor
    pairs = comparison.partners.get(here, ())
    relation = next((each.relation for each in pairs if each.other(here) == place), None)
    left, right = comparison.sentence(here).text, comparison.sentence(place).text
    return disagreements_of(left, right, relation or Relation.REWORDED)


def _words(session: Session) -> str:
    """The sentence or what is selected in one line."""
    selected = session.selected()
    comparison = session.desk.comparison
    start, end = comparison.sentence(selected[0]).start, comparison.sentence(selected[-1]).end
    if session.is_by_words:
        from tui.session.by_words import span_of  # noqa: PLC0415 (seldom needed)

        start, end = span_of(session)
    return " ".join(session.desk.source_at(selected[0]).text[start:end].split())


def _stances(session: Session, claim: ClaimId) -> tuple[SourceStance, ...]:
    claims = session.desk.notebook.claims
    return next((each.stances for each in claims if each.id == claim), ())


def _whom(session: Session, claim: ClaimId, source: int) -> str:
    """Whom an open source names for a claim, as said before or as its sentences have it."""
    desk = session.desk
    key = desk.key_of_source(source)
    stance = next((each for each in _stances(session, claim) if each.source == key), None)
    if stance is None or stance.attributed_to:
        return stance.attributed_to if stance else ""
    placed = (desk.placed.get(annotation) for annotation in stance.annotations)
    places = (place for each in placed if each is not None for place in each.places)
    named = (speaker_named(desk.source_at(place), place.sentence) for place in places)
    return next(filter(None, named), "")
