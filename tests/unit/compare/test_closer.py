"""Quotations, speakers and copies in texts made for it."""

from __future__ import annotations

import pytest

from tests.making import make_pair, make_source
from tui.compare import assemble
from tui.compare.closer import look_closer
from tui.compare.copied import find_copies, find_origin, find_witnesses
from tui.compare.quotes.align import align_quotes
from tui.compare.quotes.find import find_quotes
from tui.compare.quotes.marks import find_spans
from tui.model import How, Quote, Relation, Source

WIRE = [
    "The harbour of Larkford was closed on Monday after a tanker ran aground in thick fog.",
    "Salvage crews worked through the night to pump oil from the damaged hull of the ship.",
    "The owner of the tanker said it would pay for the cleaning of beaches along the coast.",
    "No one was hurt, and the nine sailors were taken to a hotel in the centre of town.",
]
OWN = [
    "A tanker is stuck near Larkford, and the port has been shut since Monday.",
    "All nine of the crew are safe and spent the night in a hotel.",
    "Workers are pumping out oil; the shipping company promises to pay for the beaches.",
    "Fishermen fear for the season, which begins in two weeks.",
]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He called it “odd”.", ["odd"]),
        ("He called it “odd“ and left.", ["odd"]),
        ('"I know," he said. "I saw it."', ["I know,", "I saw it."]),
        ("Er sagte: „Das ist gut“ und ging.", ["Das ist gut"]),
        ("Elle a dit : « C’est bien » hier.", ["C’est bien"]),
        ("Er sagte: »Das geht« und ging.", ["Das geht"]),
        ("Она сказала: «Это хорошо».", ["Это хорошо"]),
        ("She said ‘no deal’ twice.", ["no deal"]),
        ("The judge's 'open door' policy, the owners' plan", ["open door"]),
        ("“She told me ‘never again’ and left,” he said.", ["She told me ‘never again’ and left,"]),
        ("He said “this is open\n\nand here is more.", []),
        ("“First part.\n\n“Second part,” he said.", ["First part.", "Second part,"]),
        ('a 6" pipe and a 4" pipe', []),
        ("rock 'n' roll in the '90s and the '80s", []),
        ("“” and “ ”", []),
    ],
)
def test_quotation_marks_of_all_kinds_are_read(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in find_spans(text)] == quoted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won,” said Ana Costa, the captain.", "Ana Costa"),
        ("“We won,” the captain, Ana Costa, told reporters.", "Ana Costa"),
        ("Ana Costa said the win was “deserved”.", "Ana Costa"),
        ("According to a police spokesman, it was “deliberate”.", "a police spokesman"),
        ("Barcelona striker Ana Costa said the win was “deserved”.", "Ana Costa"),
        ("Ana Costa of Barcelona said the win was “deserved”.", "Ana Costa"),
        ("They have “a plan”, manager Ana Costa said on Friday.", "manager Ana Costa"),
        ("The win was “deserved”.", None),
        ("“We won,” said deputy mayor Ana Costa.", "deputy mayor Ana Costa"),
        ("It was “a win”, said ex-mayor Ana Costa.", "ex-mayor Ana Costa"),
        ("After it Ana Costa called Rui Lopes, his aide said, about “a plan”.", "his aide"),
        ("Ana Costa made “a plan”, said her lawyer, Rui Lopes.", "Rui Lopes"),
        ("Ana Costa, her lawyer, said the win was “deserved”.", "Ana Costa"),
        ("“It hurts,” a source close to the club said.", "a source close to the club"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str | None) -> None:
    ((quote, _),) = find_quotes(make_source(text))

    assert quote.speaker == speaker


def test_he_is_the_last_one_who_spoke() -> None:
    source = make_source("Ana Costa confirmed the plan.", "“It is done,” she said.")

    ((quote, _),) = find_quotes(source)

    assert quote.speaker == "Ana Costa"


def test_the_second_half_of_a_split_quotation_has_the_same_speaker() -> None:
    quotes = find_quotes(make_source("“It is done,” Ana Costa said.", "“Now we wait.”"))

    assert [quote.speaker for quote, _ in quotes] == ["Ana Costa", "Ana Costa"]


def aligned(left: Source, right: Source, *pairs: tuple[int, int]) -> tuple[Quote, ...]:
    links = [make_pair((0, a), (1, b), Relation.REWORDED) for a, b in pairs]
    return align_quotes(assemble([left, right], links))


def hows(quotes: tuple[Quote, ...]) -> list[list[str]]:
    return [[how.value for match in quote.matches for how in match.how] for quote in quotes]


def test_pieces_that_make_up_one_quotation_are_merged() -> None:
    left = make_source("“We will rebuild the bridge before the winter comes,” Ana Costa said.")
    right = make_source(
        "“We will rebuild the bridge,” Ana Costa said, and that “before the winter comes”."
    )

    assert hows(aligned(left, right)) == [["split", "split"], ["merged"], ["merged"]]


def test_another_speaker_is_said() -> None:
    left = make_source("“We will rebuild the bridge,” Ana Costa said.")
    right = make_source("“We will rebuild the bridge,” Rui Lopes said.")

    assert hows(aligned(left, right)) == [["verbatim", "re-attributed"]] * 2


def test_another_speaker_of_the_same_surname_is_said() -> None:
    left = make_source("Mayor Julia Stone came at noon.", "“We did all we could,” Stone said.")
    right = make_source("“We did all we could,” said deputy mayor Karl Stone.", name="b.txt")

    quotes = aligned(left, right, (1, 0))

    assert hows(quotes) == [["verbatim", "re-attributed"]] * 2


def test_a_surname_that_two_have_tells_nobody_apart() -> None:
    left = make_source("Julia Stone and Karl Stone came.", "“We did all we could,” Stone said.")
    right = make_source("“We did all we could,” said deputy mayor Karl Stone.", name="b.txt")

    assert hows(aligned(left, right, (1, 0))) == [["verbatim"], ["verbatim"]]


def test_a_changed_word_between_quotation_marks_is_said() -> None:
    left = make_source("“We will surely rebuild the old bridge,” Ana Costa said.")
    right = make_source("“We will rebuild the fine old bridge,” Ana Costa said.")

    assert hows(aligned(left, right)) == [["altered"]] * 2


def test_indirect_speech_needs_a_paired_sentence_and_the_same_speaker() -> None:
    left = make_source("“We will rebuild the bridge,” Ana Costa said.")
    same = make_source("Ana Costa said the city would rebuild the bridge.")
    other = make_source("Rui Lopes said the city would rebuild the bridge.")

    assert hows(aligned(left, same, (0, 0))) == [["indirect"]]
    assert hows(aligned(left, same)) == [[]]
    assert hows(aligned(left, other, (0, 0))) == [[]]


def test_texts_with_the_same_runs_are_one_witness() -> None:
    edited = [WIRE[0].replace("thick fog", "fog"), *WIRE[1:3], OWN[3]]
    sources = [make_source(*WIRE), make_source(*OWN), make_source(*edited)]

    copies = find_copies(sources)

    assert [(copy.left, copy.right) for copy in copies] == [(0, 2)]
    assert copies[0].verbatim == 2
    assert copies[0].near == 1
    assert copies[0].ordered == 1.0
    assert find_witnesses(3, copies) == ((0, 2), (1,))


def test_the_same_event_in_own_words_is_no_copy() -> None:
    assert find_copies([make_source(*WIRE), make_source(*OWN)]) == ()


def test_a_speech_both_quote_makes_no_copy() -> None:
    speech = "“" + " ".join(WIRE) + "”"

    assert find_copies([make_source("He said:", speech), make_source("She heard:", speech)]) == ()


def test_the_agency_then_the_one_named_then_the_earlier_day_is_the_origin() -> None:
    def source(text: str, publisher: str | None, date: str | None) -> Source:
        return Source("a.txt", text, "", (), publisher=publisher, date=date)

    reuters = source("", "Reuters", "2025-05-17")
    gazette = source("", "Gazette", "2025-05-16")
    echo = source("It was in the Gazette.", "Echo", "2025-05-15")

    assert find_origin(0, 1, [reuters, gazette]) == 0
    assert find_origin(0, 1, [gazette, echo]) == 0
    assert find_origin(0, 1, [gazette, source("", "Post", "2025-05-18")]) == 0
    assert find_origin(0, 1, [gazette, source("", None, None)]) is None


@pytest.mark.parametrize(
    "text",
    ["“" * 5000, "“a” " * 2000, "'a" * 3000, "“" + "word " * 1500 + "”", "said “x” " * 900, ""],
)
def test_hostile_text_is_taken(text: str) -> None:
    source = make_source(text or "x")

    found = look_closer(assemble([source, source], [make_pair((0, 0), (1, 0))]))

    assert found.findings is not None
    assert How.INDIRECT not in {
        how for one in found.findings.quotes for m in one.matches for how in m.how
    }
