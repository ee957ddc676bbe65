"""What a reader can do, each act done twice: by wish to a session, plainly to the model.

An undo of the model is a list of whole states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.plainly import (
    Said,
    Span,
    State,
    Told,
    mark,
    mark_of,
    plain,
    retagged,
    span_of,
    toggled,
    with_claim,
    with_stance,
    with_tag,
    without_claim,
)
from tests.making import make_pair, make_session, make_source
from tui.annotate.claims import Bearing, ClaimId, Review, Stance
from tui.annotate.edit import Stamp, create_tag
from tui.annotate.edit_codebook import set_key
from tui.annotate.tags import EMPTY_NOTEBOOK, TagId
from tui.model import Relation
from tui.session import claiming, coding, judging, marking

if TYPE_CHECKING:
    import random

    from tui.session.state import Session

ANA = Stamp("ana", "2026-11-21T23:10:00Z")

FOREIGN = TagId("error")
"""The tag that only the colleague gives, and never twice in one place."""

OWN = 4
"""Sentences of each source that the reader goes to; the next is the colleague's."""


def desk() -> Session:
    """Three papers of five sentences, all of different lengths, some of them paired."""
    papers = [
        make_source(
            *(f"Paper {paper} says {'very ' * (5 * paper + n)}much." for n in range(OWN + 1)),
            name=f"{paper}.txt",
        )
        for paper in range(3)
    ]
    pairs = [
        make_pair((0, 0), (1, 1)),
        make_pair((0, 0), (2, 0), Relation.REWORDED),
        make_pair((1, 1), (2, 0)),
        make_pair((0, 2), (1, 2), Relation.PARTIAL),
        make_pair((1, 3), (2, 3), Relation.SAME),
    ]
    return make_session(papers, pairs)


class Actor:
    """One session, and the model."""

    def __init__(self, chance: random.Random) -> None:
        self.session = desk()
        self.states = [plain(EMPTY_NOTEBOOK)]
        self.at = 0
        self.done: list[str] = []
        """The names of the wishes, to tell what went wrong."""
        self.chance = chance

    @property
    def state(self) -> State:
        """What the notebook must say now."""
        return self.states[self.at]

    def check(self) -> None:
        """See that the session says what the model says."""
        assert plain(self.session.desk.notebook) == self.state
        assert len(self.session.history.past) == self.at
        assert len(self.session.history.future) == len(self.states) - 1 - self.at

    def wish(self, session: Session, state: State) -> None:
        """The session became this, and must say that."""
        self.session = session
        if state != self.state:
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1

    def look(self, session: Session) -> None:
        """Move, but never on to the sentences of the colleague."""
        if session.cursor.sentence < OWN and all(
            place.sentence < OWN for place in session.selected()
        ):
            self.session = session

    def spans(self, session: Session | None = None) -> list[Span]:
        """Where a wish acts: what stands there already, else exactly what is selected."""
        session = session or self.session
        selected = session.selected()
        ends = [(selected[0], selected[-1]), *((place, place) for place in session.starred())]
        found = []
        for first, last in ends:
            sentences = session.desk.comparison.sources[first.source].sentences
            span = (
                f"s{first.source + 1}",
                sentences[first.sentence].start,
                sentences[last.sentence].end,
            )
            if span not in self.state.standing and session.anchor is None:
                around = [
                    each
                    for each in self.state.standing
                    if each[0] == span[0] and each[1] <= span[1] and span[2] <= each[2]
                ]
                span = min(around, key=lambda each: each[2] - each[1], default=span)
            found.append(span)
        return list(dict.fromkeys(found))

    def tag(self) -> None:
        key = self.chance.choice("1234")
        tag = next((tag for tag, (_, has, *_) in self.state.codebook.items() if has == key), None)
        after = self.state if tag is None else toggled(self.state, self.spans(), tag)
        self.wish(marking.tag_by_key(self.session, ANA, key=key), after)

    def new_tag(self) -> None:
        label = self.chance.choice(["Rumour", "Leak", "quote"])
        spans = self.spans()
        session = marking.tag_with_new(self.session, label, ANA)
        tag = create_tag(session.desk.notebook, label)[1]  # it is there by now
        after = self.state
        if tag not in after.codebook:
            facts = (label, *plain(session.desk.notebook).codebook[tag][1:])
            after = after._replace(codebook={**after.codebook, tag: facts})
        if not all(tag in mark_of(after, span)[0] for span in spans):
            after = toggled(after, spans, tag)
        self.wish(session, after)

    def repeat(self) -> None:
        tag, after = str(self.session.last_tag), self.state
        while tag in after.codebook and (into := after.codebook[tag][3]) is not None:
            tag = str(into)
        spans = self.spans()
        if tag in after.codebook and not all(tag in mark_of(after, span)[0] for span in spans):
            after = toggled(after, spans, tag)
        self.wish(marking.repeat_tag(self.session, ANA), after)

    def note(self) -> None:
        text = self.chance.choice(["", "why?", "two\nlines"])
        span = self.spans()[0]
        after = mark(self.state, span, mark_of(self.state, span)[0], text)
        self.wish(marking.write_note(self.session, text, ANA), after)

    def remove(self) -> None:
        after = self.state
        for place in (*self.session.selected(), *self.session.starred()):
            sentence = self.session.desk.comparison.sentence(place)
            for span in self.state.marks:
                is_here = span[1] < sentence.end and sentence.start < span[2]
                if span[0] == f"s{place.source + 1}" and is_here:
                    after = mark(after, span, (), "")
        self.wish(marking.remove_here(self.session), after)

    def judge(self) -> None:
        """Verdicts are taken as they come; the model tells whether an undo gives them back."""
        wish = self.chance.choice([judging.strike, judging.pair])
        session = wish(self.session)
        verdicts = plain(session.desk.notebook).verdicts
        self.wish(session, self.state._replace(verdicts=verdicts))

    def claim(self) -> None:
        spans = self.spans()
        session = claiming.claim_here(self.session, ANA)
        claim = str(session.last_claim)
        made = plain(session.desk.notebook).claims[claim]
        text = " ".join(
            self.session.desk.comparison.sentence(place).text for place in self.session.selected()
        )
        stances: dict[str, Said] = {}
        for span in spans:  # word and whom are a guess, and only that
            word, whom, *_ = made.stances[span[0]]
            there = stances.get(span[0], Said(word, whom, is_proposed=True, spans=frozenset()))
            stances[span[0]] = there._replace(spans=there.spans | {span})
        self.wish(session, with_claim(self.state, claim, Told(text, stances)))

    def add(self) -> None:
        claim = self.some_claim()
        session = claiming.add_here(self.session, claim, ANA)
        after = self.state
        if claim in after.claims:
            made = plain(session.desk.notebook).claims[claim]
            for span in self.spans():
                word, whom, *_ = made.stances[span[0]]
                there = after.claims[claim].stances.get(span[0])
                there = there or Said(word, whom, is_proposed=True, spans=frozenset())
                said = there._replace(spans=there.spans | {span})
                after = with_stance(after, claim, span[0], said)
        self.wish(session, after)

    def stance(self) -> None:
        claim, after = self.some_claim(), self.state
        source, stance = self.chance.randrange(3), self.chance.choice(list(Stance))
        key = f"s{source + 1}"
        if claim in after.claims:
            there = after.claims[claim].stances.get(key)
            # Who omits a claim has no place in it.
            spans = there.spans if there and stance is not Stance.OMITS else frozenset()
            after = with_stance(
                after, claim, key, Said(stance, "who", is_proposed=False, spans=spans)
            )
        self.wish(
            claiming.set_stance(self.session, claim, source, stance, ANA, attributed_to="who"),
            after,
        )

    def clear(self) -> None:
        claim, source, after = self.some_claim(), self.chance.randrange(3), self.state
        if claim in after.claims:
            after = with_stance(after, claim, f"s{source + 1}", None)
        self.wish(claiming.clear_stance(self.session, claim, source, ANA), after)

    def confirm(self) -> None:
        claim, after = self.some_claim(), self.state
        if claim in after.claims:
            for source, said in after.claims[claim].stances.items():
                after = with_stance(after, claim, source, said._replace(is_proposed=False))
        self.wish(claiming.confirm_stances(self.session, claim, ANA), after)

    def word(self) -> None:
        claim, after = self.some_claim(), self.state
        text = self.chance.choice(["A deal.", "A great deal."])
        if claim in after.claims:
            after = with_claim(after, claim, after.claims[claim]._replace(text=text))
        self.wish(claiming.word_claim(self.session, claim, text, ANA), after)

    def review(self) -> None:
        claim, after = self.some_claim(), self.state
        review = self.chance.choice([None, Review("true"), Review("false", "Ana")])
        if claim in after.claims:
            after = with_claim(after, claim, after.claims[claim]._replace(review=review))
        self.wish(claiming.review_claim(self.session, claim, review, ANA), after)

    def relate(self) -> None:
        one, two = self.some_claim(), self.some_claim()
        bearing, after = self.chance.choice(list(Bearing)), self.state
        if one != two and one in after.claims and two in after.claims:
            links = after.claims[one].links ^ {(bearing, two)}
            after = with_claim(after, one, after.claims[one]._replace(links=links))
        self.wish(claiming.relate_claims(self.session, one, bearing, two, ANA), after)

    def forget(self) -> None:
        claim = self.some_claim()
        after = without_claim(self.state, claim) if claim in self.state.claims else self.state
        self.wish(claiming.delete_claim(self.session, claim, ANA), after)

    def relabel(self) -> None:
        tag, label = self.some_tag(), self.chance.choice(["Number", "Doubt"])
        has = {
            facts[0]
            for each, facts in self.state.codebook.items()
            if facts[3] is None and each != tag
        }
        after = self.state if label in has else with_tag(self.state, tag, label=label)
        self.wish(coding.relabel_tag(self.session, tag, label), after)

    def rekey(self) -> None:
        tag, key, after = self.some_tag(), self.chance.choice(["1", "2", None]), self.state
        for other, facts in after.codebook.items():
            if key is not None and facts[1] == key and other != tag:
                after = with_tag(after, other, key=None)
        session = coding.change_codebook(
            self.session, lambda book: set_key(book, tag, key), f"key {key}"
        )
        self.wish(session, with_tag(after, tag, key=key))

    def merge(self) -> None:
        tag, into, after = self.some_tag(), self.some_tag(), self.state
        if tag != into:
            after = with_tag(after, tag, key=None, merged_into=into)
            after = retagged(after, tag, into, list(after.marks))
        self.wish(coding.merge_tags(self.session, tag, into, ANA), after)

    def split(self) -> None:
        tag, label, after = self.some_tag(), self.chance.choice(["Hunch", "Proof"]), self.state
        chosen = [
            (one.id, span_of(one.anchor))
            for one in self.session.desk.notebook.annotations
            if tag in one.tags and self.chance.random() < 0.5
        ]
        ids = [each for each, _ in chosen]
        session = coding.split_tag(self.session, tag, label, ids, ANA)
        fresh = [each for each in session.desk.notebook.codebook if each.id not in after.codebook]
        for each in fresh:  # none if the label is taken
            facts = (label, each.key, None, None)
            after = after._replace(codebook={**after.codebook, each.id: facts})
            after = retagged(after, tag, each.id, [span for _, span in chosen])
        self.wish(session, after)

    def undo(self) -> None:
        self.session = marking.undo(self.session)
        self.at = max(0, self.at - 1)

    def redo(self) -> None:
        self.session = marking.redo(self.session)
        self.at = min(len(self.states) - 1, self.at + 1)

    def some_claim(self) -> ClaimId:
        """A claim that is there, or one that is gone."""
        return ClaimId(self.chance.choice([*sorted(self.state.claims), "c-gone"]))

    def some_tag(self) -> TagId:
        """A tag that can be given."""
        tags = [tag for tag, facts in self.state.codebook.items() if facts[3] is None]
        return TagId(self.chance.choice([tag for tag in tags if tag != FOREIGN]))
