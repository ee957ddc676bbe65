"""Files of several people brought together: nothing lost, and no order makes a difference."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tui.annotate.anchor import make_anchor
from tui.annotate.change import rename_notebook
from tui.annotate.claims import (
    Bearing,
    Claim,
    ClaimId,
    ClaimLink,
    Review,
    SourceStance,
    Stance,
)
from tui.annotate.colleagues.sources import match_articles
from tui.annotate.colleagues.union import unite
from tui.annotate.ids import content_letters
from tui.annotate.schema import read_notebook
from tui.annotate.tags import (
    DEFAULT_CODEBOOK,
    Annotation,
    AnnotationId,
    Earlier,
    EntryKey,
    Judgement,
    Notebook,
    Section,
    SourceEntry,
    SourceKey,
    Tag,
    TagId,
    Verdict,
    key_of,
)
from tui.annotate.together import put_together
from tui.annotate.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Both sides agreed. The swap is the biggest yet. Talks go on."
SPANS = ((0, 18), (19, 47), (48, 60))
FILES = {"a.txt": "aa", "b.txt": "bb", "c.txt": "cc"}
S1, S2 = SourceKey("s1"), SourceKey("s2")


def source(key: str, file: str, sha256: str | None = None) -> SourceEntry:
    return SourceEntry(SourceKey(key), file, None, sha256 or FILES[file], len(TEXT))


def note(
    identity: str, text: str = "", *, key: str = "s1", span: int = 0, modified: str = "1"
) -> Annotation:
    anchor = make_anchor(SourceKey(key), TEXT, *SPANS[span])
    tags = (TagId("claim"),)
    return Annotation(AnnotationId(identity), anchor, tags, text, "ana", "1", modified)


def book(
    *annotations: Annotation,
    sources: Sequence[SourceEntry] = (source("s1", "a.txt"),),
    codebook: Sequence[Tag] = DEFAULT_CODEBOOK,
    claims: Sequence[Claim] = (),
    judgements: Sequence[Judgement] = (),
) -> Notebook:
    return Notebook(tuple(sources), tuple(codebook), annotations, tuple(claims), tuple(judgements))


def stance(source: str, word: Stance, *, proposed: bool = False) -> SourceStance:
    return SourceStance(SourceKey(source), word, is_proposed=proposed)


def claim(*stances: SourceStance, identity: str = "c-1", text: str = "It ended.") -> Claim:
    return Claim(ClaimId(identity), text, stances)


# Annotations


def test_what_only_one_file_has_is_kept() -> None:
    united = unite([book(note("a-1")), book(note("a-2", span=1))]).notebook

    assert [one.id for one in united.annotations] == ["a-1", "a-2"]


def test_two_versions_of_one_annotation_are_both_kept() -> None:
    united = unite([book(note("a-1", "mine")), book(note("a-1", "yours", modified="2"))])

    assert sorted(one.note for one in united.notebook.annotations) == ["mine", "yours"]
    assert "two versions" in united.problems[0]


def test_the_order_of_tags_and_the_time_are_no_other_version() -> None:
    one = replace(note("a-1"), tags=(TagId("quote"), TagId("claim")))
    two = replace(note("a-1", modified="2"), tags=(TagId("claim"), TagId("quote")))

    united = unite([book(one), book(two)]).notebook.annotations

    assert [(each.tags, each.modified) for each in united] == [(("claim", "quote"), "2")]


def test_a_claim_follows_the_annotation_that_had_to_take_another_id() -> None:
    says = SourceStance(S1, Stance.STATES, annotations=(AnnotationId("a-1"),))
    ana = book(note("a-1", "new", modified="2"))
    bo = book(note("a-1", "old"), claims=[claim(says)])

    united = unite([ana, bo]).notebook

    (linked,) = united.claims[0].stances[0].annotations
    assert {one.id: one.note for one in united.annotations}[linked] == "old"


# Sources


def test_one_article_has_one_id_whatever_each_file_calls_it() -> None:
    ana = book(note("a-1"), sources=[source("s1", "a.txt"), source("s2", "b.txt")])
    bo = book(note("a-2", key="s1"), sources=[source("s1", "b.txt"), source("s2", "a.txt")])

    united = unite([ana, bo]).notebook

    files = {each.id: each.file for each in united.sources}
    assert [files[one.anchor.source] for one in united.annotations] == ["a.txt", "b.txt"]


def test_an_article_is_recognised_by_its_hash_wherever_it_lies() -> None:
    ana = book(sources=[source("s1", "a.txt")])
    bo = book(sources=[source("s7", "../bo/story.txt", "aa")])

    assert [one.file for one in unite([ana, bo]).notebook.sources] == ["a.txt"]


def test_an_article_that_changed_is_recognised_by_its_path_and_said() -> None:
    united = unite(
        [book(sources=[source("s1", "a.txt")]), book(sources=[source("s1", "a.txt", "ff")])]
    )

    assert len(united.notebook.sources) == 1
    assert "another text in each file" in united.problems[0]


def test_two_papers_with_the_same_text_stay_two() -> None:
    wire = [source("s1", "a.txt", "ff"), source("s2", "b.txt", "ff")]
    other = [source("s1", "x/b.txt", "ff"), source("s2", "x/a.txt", "ff")]

    united = unite([book(sources=wire), book(note("a-1", key="s1"), sources=other)]).notebook

    files = {each.id: each.file for each in united.sources}
    assert files[united.annotations[0].anchor.source] == "b.txt"


def test_an_article_whose_text_moved_to_another_name_is_not_both() -> None:
    ana = [source("s1", "a.txt", "11"), source("s2", "b.txt", "22")]
    bo = [source("s1", "a.txt", "22")]

    articles = match_articles([book(sources=ana), book(sources=bo)])

    assert [[each.entry.file for each in article] for article in articles] == [
        ["a.txt"],
        ["b.txt", "a.txt"],
    ]


# Codebooks


def tag(identity: str, label: str, **more: str | None) -> Tag:
    return replace(Tag(TagId(identity), label, None, "x", "red"), **more)  # type: ignore[arg-type]  # fields by name


def tags_of(*codebooks: Sequence[Tag]) -> dict[str, Tag]:
    united = unite([book(codebook=codebook) for codebook in codebooks]).notebook
    return {each.id: each for each in united.codebook}


def test_tags_with_one_label_are_one_and_the_other_id_leads_to_it() -> None:
    found = tags_of([tag("lie", "Lie")], [tag("lie-2", "lie")])

    assert found["lie-2"].merged_into == "lie"


def test_one_id_with_two_labels_is_two_tags() -> None:
    found = tags_of([tag("lie", "Lie")], [tag("lie", "Error")])

    assert sorted(each.label for each in found.values()) == ["Error", "Lie"]
    assert found["lie"].label == "Lie"


def test_annotations_follow_tags_that_a_colleague_merged() -> None:
    ana = book(note("a-1"), codebook=[tag("claim", "Claim"), tag("quote", "Quote")])
    bo = book(codebook=[tag("claim", "Claim", merged_into="quote"), tag("quote", "Quote")])

    assert unite([ana, bo]).notebook.annotations[0].tags == ("quote",)


def codebooks() -> list[list[Tag]]:
    """Codebooks of two ids and three labels, none with one label twice."""
    labels = (None, "Claim", "Lie", "Error")
    rows = [(one, two) for one in labels for two in labels if one != two or one is None]
    return [
        [
            tag(identity, label)
            for identity, label in zip(("claim", "lie"), row, strict=True)
            if label
        ]
        for row in rows
    ]


def test_it_makes_no_difference_which_two_files_are_brought_together_first() -> None:
    for one, two, three in product(codebooks(), repeat=3):
        ana, bo, cy = (book(codebook=row) for row in (one, two, three))
        left = unite([unite([ana, bo]).notebook, cy]).notebook
        right = unite([ana, unite([bo, cy]).notebook]).notebook

        assert entries_of(left) == entries_of(right)


def test_of_two_ids_with_one_label_that_made_from_it_stays() -> None:
    found = tags_of([tag("x", "Claim")], [tag("claim", "claim")])

    assert (found["claim"].merged_into, found["x"].merged_into) == (None, "claim")


def test_whoever_has_two_tags_of_one_label_keeps_two() -> None:
    found = tags_of([tag("x", "Claim"), tag("claim", "Claim")], [tag("x", "Claim")])

    assert [each.merged_into for each in found.values()] == [None, None]


def test_two_signs_of_one_tag_are_said_and_the_same_one_is_kept() -> None:
    one, two = tag("lie", "Lie"), replace(tag("lie", "Lie"), glyph="!")
    united = unite([book(codebook=[one]), book(codebook=[two])])
    least = min(one.glyph, "!")

    assert united.notebook.codebook[0].glyph == least
    assert any(f"{least} is kept" in problem for problem in united.problems)


def test_tags_merged_into_each_other_leave_one() -> None:
    one, two = tag("one", "One"), tag("two", "Two")

    found = tags_of(
        [replace(one, merged_into=TagId("two")), two],
        [one, replace(two, merged_into=TagId("one"))],
    )

    assert (found["one"].merged_into, found["two"].merged_into) == (None, "one")


def test_a_digit_belongs_to_one_tag() -> None:
    found = tags_of([tag("one", "One", key="1")], [tag("two", "Two", key="1")])

    assert [each.key for each in found.values()] == ["1", None]


def test_descriptions_are_brought_together() -> None:
    found = tags_of(
        [tag("one", "One", description="B.\n\nC.")], [tag("one", "One", description="A.\n\nB.")]
    )

    assert found["one"].description == "A.\n\nB.\n\nC."


# Claims and judgements


def claims_of(*claims: Claim) -> tuple[Claim, ...]:
    sources = [source("s1", "a.txt"), source("s2", "b.txt")]
    return unite([book(sources=sources, claims=[each]) for each in claims]).notebook.claims


def test_stances_to_different_sources_add_up() -> None:
    united = claims_of(claim(stance("s1", Stance.STATES)), claim(stance("s2", Stance.OMITS)))

    assert united == (claim(stance("s1", Stance.STATES), stance("s2", Stance.OMITS)),)


def test_two_stances_to_one_source_are_both_kept() -> None:
    united = claims_of(claim(stance("s1", Stance.DISPUTES)), claim(stance("s1", Stance.STATES)))

    assert [each.stances[0].stance for each in united] == [Stance.STATES, Stance.DISPUTES]
    assert {each.text for each in united} == {"It ended."}


def test_a_confirmed_stance_stands_above_a_proposed_one() -> None:
    confirmed = stance("s1", Stance.DISPUTES)

    united = claims_of(claim(stance("s1", Stance.STATES, proposed=True)), claim(confirmed))

    assert united == (claim(confirmed),)


def test_two_texts_of_one_claim_are_both_kept() -> None:
    united = claims_of(claim(text="It ended."), claim(text="It went on."))

    assert [each.text for each in united] == ["It ended.", "It went on."]


def test_two_reviews_are_both_kept() -> None:
    united = claims_of(
        replace(claim(), review=Review("true")), replace(claim(), review=Review("false"))
    )

    assert [each.review and each.review.rating for each in united] == ["false", "true"]


def test_judgements_that_contradict_each_other_are_both_kept_and_said() -> None:
    left, right = make_anchor(S1, TEXT, *SPANS[0]), make_anchor(S2, TEXT, *SPANS[1])
    sources = [source("s1", "a.txt"), source("s2", "b.txt")]
    rows = [Judgement(Verdict.SAME, left, right), Judgement(Verdict.DIFFERENT, right, left)]

    united = unite([book(sources=sources, judgements=[row]) for row in rows])

    assert {each.verdict for each in united.notebook.judgements} == set(Verdict)
    assert "both same and different" in united.problems[-1]


# Any files

WORDS = st.sampled_from(["", "one", "two"])
TIMES = st.sampled_from(["1", "2"])
FEW = settings(deadline=None, max_examples=40, phases=(Phase.generate,), derandomize=True)


@st.composite
def notebooks(draw: st.DrawFn) -> Notebook:
    """A file of somebody who knows the same three articles, by ids of their own.

    A tag has one label everywhere: where one id has two labels and one label two ids, the id that a
    tag keeps may depend on what was brought together first.
    """
    files = draw(st.permutations(sorted(FILES)))
    sources = [source(f"s{n + 1}", file) for n, file in enumerate(files)]
    keys = st.sampled_from([each.id for each in sources])
    codebook = []
    for identity in draw(st.lists(st.sampled_from(["claim", "quote", "lie"]), unique=True)):
        parts = draw(st.lists(st.sampled_from(["A.", "B."]), unique=True))
        codebook.append(tag(identity, identity.title(), description="\n\n".join(parts)))
    anchors = st.builds(
        lambda key, span: make_anchor(key, TEXT, *span), keys, st.sampled_from(SPANS)
    )
    named = [TagId(each.id) for each in codebook]
    tag_ids = st.lists(st.sampled_from(named), unique=True) if named else st.just([])
    annotations = [
        Annotation(
            AnnotationId(f"a-{n}"),
            draw(anchors),
            tuple(draw(tag_ids)),
            draw(WORDS),
            "ana",
            "1",
            draw(TIMES),
        )
        for n in draw(st.lists(st.integers(1, 3), unique=True))
    ]
    known = [each.id for each in annotations]
    links = st.lists(st.sampled_from(known), unique=True) if known else st.just([])
    claims = []
    for n in draw(st.lists(st.integers(1, 2), unique=True)):
        stances = [
            SourceStance(
                key,
                draw(st.sampled_from(Stance)),
                draw(WORDS),
                tuple(draw(links)),
                draw(st.booleans()),
            )
            for key in draw(st.lists(keys, unique=True))
        ]
        refines = (ClaimLink(Bearing.REFINES, ClaimId("c-2")),) if draw(st.booleans()) else ()
        reviews = st.one_of(st.none(), st.builds(Review, st.sampled_from(["true", "false"])))
        claims.append(
            Claim(
                ClaimId(f"c-{n}"),
                draw(st.sampled_from(["X.", "Y."])),
                tuple(stances),
                refines,
                draw(reviews),
                "ana",
                "1",
                draw(TIMES),
            )
        )
    rows = draw(
        st.lists(st.builds(Judgement, st.sampled_from(Verdict), anchors, anchors), max_size=2)
    )
    judgements = {key_of(row): row for row in rows}
    return book(
        *annotations,
        sources=sources,
        codebook=codebook,
        claims=claims,
        judgements=tuple(judgements.values()),
    )


def entries_of(notebook: Notebook) -> dict[Section, set[str]]:
    """The entries without their order, articles by their names instead of their ids."""
    names = {EntryKey(Section.SOURCES, each.id): each.file for each in notebook.sources}
    named = rename_notebook(notebook, names)
    claims = tuple(
        replace(each, stances=tuple(sorted(each.stances, key=lambda one: one.source)))
        for each in named.claims
    )
    judgements = tuple(
        replace(
            each,
            left=min(each.left, each.right, key=repr),
            right=max(each.left, each.right, key=repr),
        )
        for each in named.judgements
    )
    named = replace(named, claims=claims, judgements=judgements)
    return {section: {repr(one) for one in named.entries(section)} for section in Section}


@given(notebooks())
@FEW
def test_a_file_united_with_itself_is_that_file(notebook: Notebook) -> None:
    assert unite([notebook, notebook]).notebook == notebook


@given(st.lists(notebooks(), min_size=2, max_size=3))
@FEW
def test_what_is_united_can_be_written_and_read(given: list[Notebook]) -> None:
    notebook = unite(given).notebook
    text = "".join(piece.text for piece in put_together((), notebook))
    there = read_notebook(read_tree(text).root).notebook

    assert entries_of(there) == entries_of(notebook)


@given(st.lists(notebooks(), min_size=2, max_size=3))
@FEW
def test_the_order_of_the_files_changes_no_entry(given: list[Notebook]) -> None:
    first, *others = (entries_of(unite(order).notebook) for order in permutations(given))

    assert all(other == first for other in others)


@given(notebooks(), notebooks())
@FEW
def test_a_file_that_is_in_already_adds_nothing(one: Notebook, two: Notebook) -> None:
    united = unite([one, two]).notebook

    assert entries_of(unite([united, two]).notebook) == entries_of(united)


@given(notebooks(), notebooks(), notebooks())
@FEW
def test_files_may_be_united_one_after_the_other(
    one: Notebook, two: Notebook, three: Notebook
) -> None:
    left = unite([unite([one, two]).notebook, three]).notebook
    right = unite([one, unite([two, three]).notebook]).notebook

    assert entries_of(left) == entries_of(right) == entries_of(unite([one, two, three]).notebook)


def test_letters_follow_from_what_is_said() -> None:
    assert content_letters("x", 1) == content_letters("x", 1) != content_letters("x", 2)


def test_two_publishers_of_one_article_are_said() -> None:
    one = replace(source("s1", "a.txt"), publisher="Gazette")
    two = replace(source("s1", "a.txt"), publisher="Courier")
    united = unite([book(sources=[one]), book(sources=[two])])

    assert united.notebook.sources[0].publisher == "Courier"
    assert any("is by Courier and by Gazette" in problem for problem in united.problems)


def test_two_who_confirmed_one_correction_are_one_version_in_either_order() -> None:
    one = note("a-1")
    ana, bo = (
        book(replace(one, anchor=replace(one.anchor, previous=(Earlier("So.", moment),))))
        for moment in ("1", "2")
    )

    assert unite([ana, bo]).notebook == unite([bo, ana]).notebook == ana
