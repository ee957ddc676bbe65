"""Pairs by meaning, also across languages: words in common, words alike, sentences alike.

The score by words is that of `tui.compare.score`, with the same weights, but a word that the other
side lacks still earns something for the word there most like it. To that comes the cosine of the
two sentence vectors. The vectors alone are a poor judge: they like every sentence on the same
topic. Across languages few words are common, so there they have to do, and a pair should be the
best of both sides.

As without meaning, the pairs of two sources depend on these two alone and never on their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.compare.candidates import (
    HALF,
    LOW,
    read_terms,
    weigh_alone,
    weigh_common,
)
from tui.compare.kinship import find_strangeness
from tui.compare.lengths import match_lengths
from tui.compare.rarity import load_steps
from tui.compare.relation import judge, judge_within
from tui.compare.score import CONTAINED, FLOOR, LOSS, Scored, find_ease
from tui.model import Pair, Place, Relation
from tui.words import is_number, stemmed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.compare.candidates import Terms
    from tui.compare.encoder import Encoder, Vectors
    from tui.model import Source

MATCH, STRONG = 0.33, 0.53
"""From where two sentences of one language are a pair, from where they report the same claim."""

ACROSS_MATCH, ACROSS_STRONG = 0.38, 0.55
"""The same for two languages, where the cosine of the sentence vectors alone is the score."""

SECOND_BEST = 0.85
"""Across languages a pair that is not the best of both sides has its score lowered."""

MEANING = 0.2
"""Share of the sentence vectors in the score; words make up the rest."""

BESIDE = 0.3
"""How much of the sentences before and after is added to the vector of one: "He refused" is no
claim alone."""

UNLIKE, LIKE = 0.6, 0.9
"""Cosine of two words from which they earn something, and from which they count as equal."""


class Article(NamedTuple):
    """What is needed of one source, counted once."""

    terms: Terms
    sentences: Vectors
    in_context: Vectors
    """The same with some of the sentences beside."""
    words: dict[str, Any]
    """Vector of each stem that may be like another; names and numbers may not."""
    forms: dict[str, str]
    """The word a stem first stands for, lower case."""


class Likeness(NamedTuple):
    """How alike the sentences of two articles are, in parts: a row each of the left one."""

    is_across: bool
    """The articles are in two languages."""
    match: float
    """From where two sentences of these articles are a pair."""
    score: Vectors
    raw: Vectors
    """Before better partners take from it."""
    by_words: Vectors
    containment: Vectors
    overlap: Vectors
    alone: Vectors
    """Cosine of the two sentences."""
    in_context: Vectors
    """The same with some of the sentences beside."""
    left_cover: Vectors
    right_cover: Vectors


class ByMeaning:
    """A matcher that can say why; it encodes an article once, as long as it is among the last."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[tuple[str, int], Article] = {}

    def __reduce__(self) -> tuple[type[ByMeaning], tuple[Encoder]]:
        """Give another process the encoder and nothing that was read."""
        return ByMeaning, (self._encoder,)

    def __call__(
        self, sources: Sequence[Source], *, on_progress: Callable[[float], None] | None = None
    ) -> tuple[Pair, ...]:
        """Return all pairs between the sources, ordered by place.

        Cost: encoding, once for each source, then some 10 ms for two articles of 40 sentences.
        """
        articles = [self.read(source) for source in sources]
        self._known = {
            _key(source): article for source, article in zip(sources, articles, strict=True)
        }
        couples = len(sources) * (len(sources) - 1) // 2
        pairs: list[Pair] = []
        done = 0
        for j in range(1, len(articles)):
            for i in range(j):
                pairs.extend(_find_pairs(articles, i, j))
                done += 1
                if on_progress is not None:
                    on_progress(done / couples)
        return tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right)))

    def read(self, source: Source) -> Article:
        """Return an article as it was read before, or read it."""
        key = _key(source)
        if key not in self._known:
            self._known[key] = _read_article(source, self._encoder)
        return self._known[key]


def _key(source: Source) -> tuple[str, int]:
    return source.sha256, len(source.sentences)


def _read_article(source: Source, encoder: Encoder) -> Article:
    terms = read_terms(source)
    forms: dict[str, str] = {}
    inside: dict[str, int] = {}
    capital: dict[str, int] = {}
    for text in terms.texts:
        for stem, word, place in stemmed_words(text):
            forms.setdefault(stem, word.casefold())
            if place:
                inside[stem] = inside.get(stem, 0) + 1
                capital[stem] = capital.get(stem, 0) + word[0].isupper()
    # A name is written with a capital inside sentences too. German does that with every noun: there
    # a name is what the table does not know.
    names = {stem for stem in inside if 2 * capital[stem] >= inside[stem]}
    if source.language == "de":
        names -= load_steps(source.language).keys()
    free = [
        stem for stem in forms if stem in terms.alone and stem not in names and not is_number(stem)
    ]
    vectors = encoder.encode_words([forms[stem] for stem in free]) if free else ()
    sentences = encoder.encode_sentences(terms.texts) if terms.texts else None
    return Article(
        terms,
        sentences,
        _add_beside(sentences) if terms.texts else sentences,
        dict(zip(free, vectors, strict=True)),
        forms,
    )


def _add_beside(sentences: Vectors) -> Vectors:
    import numpy as np  # noqa: PLC0415  # comes with the extra

    mixed = sentences.copy()
    mixed[1:] += BESIDE * sentences[:-1]
    mixed[:-1] += BESIDE * sentences[1:]
    return mixed / np.maximum(1e-9, np.linalg.norm(mixed, axis=1, keepdims=True))


def liken(left: Article, right: Article) -> Likeness:
    """Score every sentence of an article, which has some, with every one of another."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    languages = {left.terms.language, right.terms.language}
    is_across = None not in languages and len(languages) > 1
    strangeness = 0.0 if is_across else find_strangeness(left.terms, right.terms)
    by_words, containment, overlap, left_cover, right_cover = _score_words(left, right)
    alone, in_context = (
        left.sentences @ right.sentences.T,
        left.in_context @ right.in_context.T,
    )
    if is_across:
        match = ACROSS_MATCH
        raw = alone
        best = (raw == raw.max(1, keepdims=True)) & (raw == raw.max(0, keepdims=True))
        score = np.where(best, raw, SECOND_BEST * raw)
    else:
        match = MATCH - find_ease(*by_words.shape)
        raw = MEANING * in_context + (1 - MEANING) * by_words
        score = raw - LOSS * (raw.max(1, keepdims=True) + raw.max(0, keepdims=True) - 2 * raw)
        score -= strangeness
    score = score.round(9)  # sums of floating point depend on their order; nine digits do not
    if not is_across and not strangeness:
        for a, b in match_lengths(left.terms.lengths, right.terms.lengths):
            score[a, b] = max(score[a, b], match)
    parts = by_words, containment, overlap, alone, in_context, left_cover, right_cover
    return Likeness(is_across, match, score, raw, *parts)


def _find_pairs(articles: Sequence[Article], i: int, j: int) -> Iterator[Pair]:
    import numpy as np  # noqa: PLC0415  # comes with the extra

    ours, theirs = articles[i].terms, articles[j].terms
    if not ours.texts or not theirs.texts:
        return
    found = liken(articles[i], articles[j])
    for a, b in zip(*np.nonzero(found.score >= found.match), strict=True):
        value = min(1.0, float(found.score[a, b]))
        covers = float(found.left_cover[a, b]), float(found.right_cover[a, b])
        within = None
        if not found.is_across:
            scored = Scored(a, b, value, *covers)
            relation, value, within = judge(scored, ours.texts[a], theirs.texts[b], strong=STRONG)
        elif value >= ACROSS_STRONG:
            relation = Relation.REWORDED
        else:
            relation, within = Relation.PARTIAL, judge_within(*covers)
        yield Pair(Place(i, ours.numbers[a]), Place(j, theirs.numbers[b]), relation, value, within)


class _Side(NamedTuple):
    """One article of two, over the stems of both."""

    has: Vectors
    """A row for each sentence, a column for each stem, 1 where the sentence has it."""
    c: Vectors
    """Weight of each sentence, see `candidates`."""
    g: Vectors
    words: Vectors
    """Vectors of the stems that may be like another."""
    columns: list[int]
    """Where these stems stand."""


def _score_words(
    left: Article, right: Article
) -> tuple[Vectors, Vectors, Vectors, Vectors, Vectors]:
    """Return the scores by words, their two parts, and how much of each side's g the other holds.

    Where no word is like another one these are the scores of `tui.compare.score`, none lowered.
    """
    import numpy as np  # noqa: PLC0415

    count = len(left.terms.stems) + len(right.terms.stems)
    weights = {
        **weigh_alone(left.terms, count),
        **weigh_alone(right.terms, count),
        **weigh_common(left.terms, right.terms),
    }
    columns = {stem: column for column, stem in enumerate(sorted(weights))}
    c = np.array([weights[stem] & LOW for stem in columns], dtype=float)
    g = np.array([weights[stem] >> HALF for stem in columns], dtype=float)
    here, there = (_read_side(article, columns, c, g) for article in (left, right))
    ours, theirs = np.maximum(FLOOR, here.c)[:, None], np.maximum(FLOOR, there.c)[None, :]
    alike_left, alike_right = _likeness(here, there), _likeness(there, here)
    # A word like one of the other side counts as shared. In C it is the smaller side that lacks it.
    by_left, by_right = (here.has * c) @ alike_left, ((there.has * c) @ alike_right).T
    more = np.where(
        ours < theirs, by_left, np.where(theirs < ours, by_right, np.maximum(by_left, by_right))
    )
    shared = (here.has * c) @ there.has.T
    containment = np.minimum(1.0, (shared + more) / np.minimum(ours, theirs))
    common = (here.has * g) @ there.has.T
    more = np.minimum((here.has * g) @ alike_left, ((there.has * g) @ alike_right).T)
    overlap = np.minimum(1.0, (common + more) / np.sqrt(here.g[:, None] * there.g[None, :]))
    score = np.minimum(1.0, CONTAINED * containment + (1 - CONTAINED) * overlap)
    left_cover, right_cover = common / here.g[:, None], common / there.g[None, :]
    return score, containment, overlap, left_cover, right_cover


def _read_side(article: Article, columns: Mapping[str, int], c: Vectors, g: Vectors) -> _Side:
    import numpy as np  # noqa: PLC0415

    has = np.zeros((len(article.terms.stems), len(columns)))
    for row, stems in enumerate(article.terms.stems):
        has[row, [columns[stem] for stem in stems]] = 1
    return _Side(
        has,
        has @ c,
        np.maximum(1, has @ g),
        np.array(list(article.words.values())),
        [columns[stem] for stem in article.words],
    )


def _likeness(side: _Side, other: _Side) -> Vectors:
    """How much each stem of `side`, a row, is like a word of each sentence that lacks it."""
    import numpy as np  # noqa: PLC0415

    most = np.zeros((side.has.shape[1], len(other.has)))
    if side.columns and other.columns:
        alike = np.clip((side.words @ other.words.T - UNLIKE) / (LIKE - UNLIKE), 0, 1)
        for column, row in enumerate(other.has[:, other.columns] > 0):
            most[side.columns, column] = alike[:, row].max(1, initial=0.0)
    return most * (1 - other.has.T)
