"""Pairs by meaning, also across languages: words in common, words alike, sentences alike.

The score has three parts. What both sentences have, of the smaller side, where a word that the
other side lacks still earns something for the word there most like it; what both have, of both
sides; and the cosine of the two sentence vectors. The last alone is a poor judge: it likes every
sentence on the same topic. Across languages few words are common, so there it has to do, and a pair
should be the best of both sides.

As without meaning, the pairs of two sources depend on these two alone and never on their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.compare.rarity import STEPS, load_steps, step_of
from tui.compare.relation import judge_within, judge_wording
from tui.model import Pair, Place, Relation, Role
from tui.words import is_number, stemmed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.compare.encoder import Encoder, Vectors
    from tui.model import Source

MATCH, STRONG = 0.33, 0.52
"""From where two sentences of one language are a pair, from where they report the same claim."""

ACROSS_MATCH, ACROSS_STRONG = 0.38, 0.55
"""The same for two languages, where the cosine of the sentence vectors alone is the score."""

MEANING = 0.2
"""Share of the sentence vectors in the score; words in common make up the rest."""

CONTEXT = 0.3
"""How much of the sentence before is added to the vector of one: "He refused" is no claim alone."""

SECOND_BEST = 0.85
"""A partner that is nobody's best is more often wrong, so its score is lowered; across languages,
one that is not the best of both sides."""

FLOOR = 2.0
"""Least weight of a sentence; a fragment is otherwise contained in anything."""

UNLIKE, LIKE = 0.55, 0.9
"""Cosine of two words from which they earn something, and from which they count as equal."""


class _Article(NamedTuple):
    """What is needed of one source, counted once."""

    language: str | None
    numbers: tuple[int, ...]
    """Position in the source of each body sentence."""
    texts: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    steps: dict[str, int]
    """Rarity of every stem, see `rarity.STEPS`."""
    sentences: Vectors
    in_context: Vectors
    """The same with some of the sentence before."""
    words: dict[str, Any]
    """Vector of each stem that may be like another; names and numbers may not."""


def find_pairs_by_meaning(
    sources: Sequence[Source],
    encoder: Encoder,
    *,
    on_progress: Callable[[float], None] | None = None,
) -> tuple[Pair, ...]:
    """Return all pairs between the sources, ordered by place.

    Cost: encoding, once for each source, then some 10 ms for two articles of 40 sentences.
    """
    articles = [_read_article(source, encoder) for source in sources]
    couples = len(sources) * (len(sources) - 1) // 2
    pairs: list[Pair] = []
    done = 0
    for j in range(1, len(articles)):
        for i in range(j):
            pairs.extend(_compare(articles, i, j))
            done += 1
            if on_progress is not None:
                on_progress(done / couples)
    return tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right)))


def _read_article(source: Source, encoder: Encoder) -> _Article:
    body = [(i, s.text) for i, s in enumerate(source.sentences) if s.role is Role.BODY]
    table = load_steps(source.language)
    stems: list[tuple[str, ...]] = []
    forms: dict[str, str] = {}
    inside: dict[str, int] = {}
    capital: dict[str, int] = {}
    for _, text in body:
        row: dict[str, None] = {}
        for stem, word, place in stemmed_words(text):
            row[stem] = None
            forms.setdefault(stem, word.casefold())
            if place:
                inside[stem] = inside.get(stem, 0) + 1
                capital[stem] = capital.get(stem, 0) + word[0].isupper()
        stems.append(tuple(row))
    # A name is written with a capital inside sentences too. German does that with every noun: there
    # a name is what the table does not know.
    names = {stem for stem in inside if 2 * capital[stem] >= inside[stem]}
    if source.language == "de":
        names -= table.keys()
    free = [stem for stem in forms if stem not in names and not is_number(stem)]
    vectors = encoder.encode_words([forms[stem] for stem in free]) if free else ()
    sentences = encoder.encode_sentences([text for _, text in body]) if body else None
    return _Article(
        source.language,
        tuple(i for i, _ in body),
        tuple(text for _, text in body),
        tuple(stems),
        {stem: step_of(stem, table) for stem in forms},
        sentences,
        _add_context(sentences) if body else sentences,
        dict(zip(free, vectors, strict=True)),
    )


def _add_context(sentences: Vectors) -> Vectors:
    import numpy as np  # noqa: PLC0415  # comes with the extra

    mixed = sentences.copy()
    mixed[1:] += CONTEXT * sentences[:-1]
    return mixed / np.maximum(1e-9, np.linalg.norm(mixed, axis=1, keepdims=True))


def _compare(articles: Sequence[_Article], i: int, j: int) -> Iterator[Pair]:
    import numpy as np  # noqa: PLC0415  # comes with the extra

    left, right = articles[i], articles[j]
    if not left.texts or not right.texts:
        return
    is_across = None not in {left.language, right.language} and left.language != right.language
    score, left_cover, right_cover = _score(left, right, is_across=is_across)
    of_row, of_column = score == score.max(1, keepdims=True), score == score.max(0, keepdims=True)
    best = of_row & of_column if is_across else of_row | of_column
    score = np.where(best, score, SECOND_BEST * score)
    least, strong = (ACROSS_MATCH, ACROSS_STRONG) if is_across else (MATCH, STRONG)
    for a, b in zip(*np.nonzero(score >= least), strict=True):
        value = min(1.0, float(score[a, b]))
        covers = float(left_cover[a, b]), float(right_cover[a, b])
        relation, within = None, None
        if not is_across and sum(covers) >= 1:
            relation, share, within = judge_wording(left.texts[a], right.texts[b])
            if relation not in {None, Relation.PARTIAL}:
                value = max(value, share)
        if relation is None:
            relation = Relation.REWORDED if value >= strong else Relation.PARTIAL
            within = judge_within(*covers) if relation is Relation.PARTIAL else None
        yield Pair(Place(i, left.numbers[a]), Place(j, right.numbers[b]), relation, value, within)


class _Side(NamedTuple):
    """One article of two, over the stems of both."""

    has: Vectors
    """A row for each sentence, a column for each stem, 1 where the sentence has it."""
    c: Vectors
    """Weight of each sentence."""
    g: Vectors
    words: Vectors
    """Vectors of the stems that may be like another."""
    columns: list[int]
    """Where these stems stand."""


def _score(left: _Article, right: _Article, *, is_across: bool) -> tuple[Vectors, Vectors, Vectors]:
    """Return the scores, and how much of each side's weight the other holds: rows are left.

    The weights are those of matching by words: c is rarity over the root of the uses of a stem in
    both articles, g is ln(1 + (sentences + 1) / uses).
    """
    import numpy as np  # noqa: PLC0415

    stems = sorted(left.steps.keys() | right.steps.keys())
    index = {stem: column for column, stem in enumerate(stems)}
    has = _incidence(left, index), _incidence(right, index)
    uses = has[0].sum(0) + has[1].sum(0)
    c = np.array([_rarity(stem, left, right) for stem in stems]) / np.sqrt(uses)
    g = np.log(1 + (len(has[0]) + len(has[1]) + 1) / uses)
    here, there = (
        _Side(
            rows,
            np.maximum(FLOOR, rows @ c),
            np.maximum(1e-9, rows @ g),
            np.array(list(article.words.values())),
            [index[stem] for stem in article.words],
        )
        for rows, article in zip(has, (left, right), strict=True)
    )
    common = (here.has * g) @ there.has.T
    if is_across:
        score = left.sentences @ right.sentences.T
    else:
        overlap = common / np.sqrt(here.g[:, None] * there.g[None, :])
        by_words = (_contained(here, there, c) + overlap) / 2
        by_meaning = left.in_context @ right.in_context.T
        score = MEANING * by_meaning + (1 - MEANING) * by_words
    # Sums of floating point depend on their order; nine digits do not.
    return score.round(9), common / here.g[:, None], common / there.g[None, :]


def _rarity(stem: str, left: _Article, right: _Article) -> float:
    """How rare a stem is where it is commoner."""
    return min(STEPS[article.steps[stem]] for article in (left, right) if stem in article.steps)


def _incidence(article: _Article, index: dict[str, int]) -> Vectors:
    import numpy as np  # noqa: PLC0415

    rows = np.zeros((len(article.stems), len(index)))
    for n, stems in enumerate(article.stems):
        rows[n, [index[stem] for stem in stems]] = 1
    return rows


def _contained(here: _Side, there: _Side, c: Vectors) -> Vectors:
    """How much of the smaller side the other holds, in the same words or in words like them."""
    import numpy as np  # noqa: PLC0415

    ours, theirs = here.c[:, None], there.c[None, :]
    earned = _earned(here, there, c), _earned(there, here, c).T
    chosen = np.where(
        ours < theirs, earned[0], np.where(theirs < ours, earned[1], np.maximum(*earned))
    )
    held = (here.has * c) @ there.has.T + chosen
    return np.minimum(1.0, held / np.minimum(ours, theirs))


def _earned(side: _Side, other: _Side, c: Vectors) -> Vectors:
    """What the words of `side` that `other` lacks earn for the one there that is most like them."""
    import numpy as np  # noqa: PLC0415

    if not side.columns or not other.columns:
        return np.zeros((len(side.has), len(other.has)))
    alike = np.clip((side.words @ other.words.T - UNLIKE) / (LIKE - UNLIKE), 0, 1)
    most = np.array([alike[:, row > 0].max(1, initial=0.0) for row in other.has[:, other.columns]])
    lacking = 1 - other.has[:, side.columns]
    return (side.has * c)[:, side.columns] @ (most * lacking).T
