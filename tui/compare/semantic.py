"""Pairs by meaning, also across languages: words in common, words alike, sentences alike.

The score has three parts. What both sentences have, of the smaller side, where a word that the
other side lacks still earns something for the word there most like it; what both have, of both
sides; and the cosine of the two sentence vectors. The last alone is a poor judge: it likes every
sentence on the same topic. Across languages few words are common, so it has to do most of the work,
and a pair must be the best of both sides.

As without meaning, the pairs of two sources depend on these two alone and never on their order.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.compare.encoder import Vectors
from tui.compare.rarity import STEPS, load_steps, step_of
from tui.compare.relation import HELD, LARGER, judge_wording
from tui.model import Pair, Place, Relation, Role, Within
from tui.words import is_number, stemmed_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.compare.encoder import Encoder
    from tui.model import Source

MATCH, STRONG = 0.32, 0.52
"""From where two sentences of one language are a pair, and from where they report the same claim."""

ACROSS_MATCH, ACROSS_STRONG = 0.45, 0.6
"""The same for two languages."""

SECOND_BEST = 0.85
"""A partner that is nobody's best is more often wrong, so its score is lowered."""

FLOOR = 2.0
"""Least weight of a sentence; a fragment is otherwise contained in anything."""

UNLIKE, LIKE = 0.6, 0.9
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
    # German writes every noun with a capital: there a name is what the table does not know.
    is_german = source.language == "de"
    free = [
        stem
        for stem in forms
        if not is_number(stem)
        and not (2 * capital.get(stem, 0) >= inside.get(stem, 1))
        or (is_german and stem in table)
    ]
    vectors = encoder.encode_words([forms[stem] for stem in free]) if free else ()
    return _Article(
        source.language,
        tuple(i for i, _ in body),
        tuple(text for _, text in body),
        tuple(stems),
        {stem: step_of(stem, table) for stem in forms},
        encoder.encode_sentences([text for _, text in body]) if body else None,
        dict(zip(free, vectors, strict=True)),
    )


def _compare(articles: Sequence[_Article], i: int, j: int) -> Iterator[Pair]:
    import numpy as np  # noqa: PLC0415  # comes with the extra

    left, right = articles[i], articles[j]
    if not left.texts or not right.texts:
        return
    is_across = left.language != right.language and None not in (left.language, right.language)
    score, left_cover, right_cover = _score(left, right, is_across=is_across)
    best = (score == score.max(1, keepdims=True)) | (score == score.max(0, keepdims=True))
    score = np.where(best, score, SECOND_BEST * score)
    least, strong = (ACROSS_MATCH, ACROSS_STRONG) if is_across else (MATCH, STRONG)
    for a, b in zip(*np.nonzero(score >= least), strict=True):
        value = min(1.0, float(score[a, b]))
        covers = float(left_cover[a, b]), float(right_cover[a, b])
        relation, within = None, None
        if not is_across and sum(covers) >= 1:
            relation, share = judge_wording(left.texts[a], right.texts[b])
            value = max(value, share) if relation is not None else value
        if relation is None:
            relation = Relation.REWORDED if value >= strong else Relation.PARTIAL
            within = _within(*covers) if relation is Relation.PARTIAL else None
        yield Pair(Place(i, left.numbers[a]), Place(j, right.numbers[b]), relation, value, within)


def _within(left: float, right: float) -> Within | None:
    if left >= HELD and left >= LARGER * right:
        return Within.LEFT
    if right >= HELD and right >= LARGER * left:
        return Within.RIGHT
    return None


def _score(left: _Article, right: _Article, *, is_across: bool) -> tuple[Any, Any, Any]:
    """Return the scores, and how much of each side's weight the other holds: rows are left."""
    import numpy as np  # noqa: PLC0415

    meaning = left.sentences @ right.sentences.T
    vocabulary = sorted(left.steps.keys() | right.steps.keys())
    index = {stem: n for n, stem in enumerate(vocabulary)}
    ours, theirs = _incidence(left, index), _incidence(right, index)
    uses = ours.sum(0) + theirs.sum(0)
    last = len(STEPS) - 2
    rarity = np.array(
        [
            STEPS[min(left.steps.get(s, last), right.steps.get(s, last), key=STEPS.__getitem__)]
            if s in left.steps and s in right.steps
            else STEPS[left.steps[s] if s in left.steps else right.steps[s]]
            for s in vocabulary
        ]
    )
    c = rarity / np.sqrt(uses)
    g = np.log(1 + (len(ours) + len(theirs) + 1) / uses)
    our_c, their_c = np.maximum(FLOOR, ours @ c), np.maximum(FLOOR, theirs @ c)
    our_g, their_g = ours @ g, theirs @ g
    earned_here, earned_there = _earned(left, right, index, ours, theirs, c)
    is_left_smaller = our_c[:, None] <= their_c[None, :]
    held = (ours * c) @ theirs.T + np.where(is_left_smaller, earned_here, earned_there)
    contained = np.minimum(1.0, held / np.minimum(our_c[:, None], their_c[None, :]))
    common = (ours * g) @ theirs.T
    overlap = common / np.sqrt(np.maximum(1e-9, our_g[:, None] * their_g[None, :]))
    covers = common / np.maximum(1e-9, our_g[:, None]), common / np.maximum(1e-9, their_g[None, :])
    if is_across:
        return 0.8 * meaning + 0.2 * contained, *covers
    return 0.4 * contained + 0.4 * overlap + 0.2 * meaning, *covers


def _incidence(article: _Article, index: dict[str, int]) -> Any:  # an array, see `Vectors`
    import numpy as np  # noqa: PLC0415

    rows = np.zeros((len(article.stems), len(index)))
    for n, stems in enumerate(article.stems):
        rows[n, [index[stem] for stem in stems]] = 1
    return rows


def _earned(
    left: _Article, right: _Article, index: dict[str, int], ours: Any, theirs: Any, c: Any
) -> tuple[Any, Any]:
    """Return what words that the other side lacks earn for the most like one there."""
    import numpy as np  # noqa: PLC0415

    if not left.words or not right.words:
        none = np.zeros((len(ours), len(theirs)))
        return none, none
    here, there = list(left.words), list(right.words)
    alike = np.array(list(left.words.values())) @ np.array(list(right.words.values())).T
    alike = np.clip((alike - UNLIKE) / (LIKE - UNLIKE), 0, 1)
    at_here, at_there = [index[s] for s in here], [index[s] for s in there]
    return (
        _earned_by(alike, ours[:, at_here] * c[at_here], theirs[:, at_here], theirs[:, at_there]),
        _earned_by(
            alike.T, theirs[:, at_there] * c[at_there], ours[:, at_there], ours[:, at_here]
        ).T,
    )


def _earned_by(alike: Any, weights: Any, has_too: Any, other: Any) -> Any:
    """Rows of `alike` are the words of `weights`, columns those of `other`."""
    import numpy as np  # noqa: PLC0415

    most = np.array([alike[:, row > 0].max(1, initial=0.0) for row in other])
    return weights @ (most * (1 - has_too)).T
