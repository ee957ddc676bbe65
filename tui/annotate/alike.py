"""Words of an annotated passage that are no longer there: what in the text is most like them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tui.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Sentence

EDITED_FLOOR = 0.90
"""Word-level likeness from which a sentence may be the quote in an edited form."""

LEAD = 0.05
"""How much more alike the best sentence must be than the next one."""

DOUBTFUL_FLOOR = 0.60
"""Below this no sentence is even offered."""

TELLING_WORDS = 8
"""From this length on a quote is known by its words alone if they stand nowhere else."""

_WORD_LIMIT = 250
_LETTER_LIMIT = 100
_RIVAL_LIMIT = 32

_WORD = late(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class Alike(NamedTuple):
    """A sentence or several in a row, and how much like the quote they are."""

    score: float
    """From 0.0 to 1.0, over words in their order."""
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """Lower-cased words; each character of a script without blanks is one."""
    return [word.lower() for word in _WORD.findall(text)]


def likeness(one: str, two: str) -> float:
    """How alike two short texts are, over words in their order."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # starting up does not need it

    left, right = words_of(one), words_of(two)
    if not left or not right or max(len(left), len(right)) > 2 * _WORD_LIMIT:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def resemblance(one: str, two: str) -> float:
    """As `likeness`; of a few words it goes by their letters, since one of them may be misspelt."""
    if len(words_of(two)) >= TELLING_WORDS:
        return likeness(one, two)
    from difflib import SequenceMatcher  # noqa: PLC0415  # starting up does not need it

    return SequenceMatcher(None, one[:_LETTER_LIMIT], two[:_LETTER_LIMIT], autojunk=False).ratio()


def find_alike(
    quote: str,
    sentences: Sequence[Sentence],
    words: Sequence[list[str]],
    *,
    floor: float = DOUBTFUL_FLOOR,
    lead: float = LEAD,
) -> tuple[Alike, ...]:
    """What is like the quote at least by `floor`, or a rival to that; best first.

    Args:
        quote: what is looked for.
        sentences: of the text.
        words: theirs, see `words_of`.
        floor: the likeness that the best one must have.
        lead: how far behind that a rival may be.
    """
    wanted = words_of(quote)
    if not 0 < len(wanted) <= _WORD_LIMIT:
        return ()
    rated = _rate(wanted, _passages(len(wanted), sentences, words), floor, lead)
    return tuple(rated) if rated and rated[0].score >= floor else ()


def is_clear(rated: Sequence[Alike]) -> bool:
    """Whether the best one is well before any other that does not overlap with it."""
    best = rated[0]
    rival = next(
        (each.score for each in rated if each.end <= best.start or each.start >= best.end), 0.0
    )
    return len(rated) < _RIVAL_LIMIT and best.score - rival >= LEAD


class _Passage(NamedTuple):
    start: int
    end: int
    words: list[str]


def _passages(
    length: int, sentences: Sequence[Sentence], words: Sequence[list[str]]
) -> Iterator[_Passage]:
    """Every sentence, and from each the runs that come nearest to `length` words."""
    for first, sentence in enumerate(sentences):
        run = words[first]
        end = sentence.end
        following = first + 1
        while len(run) < length and following < len(sentences):
            if 2 * len(run) >= length:
                yield _Passage(sentence.start, end, run)
            run = run + words[following]
            end = sentences[following].end
            following += 1
        if 2 * length >= len(run):
            yield _Passage(sentence.start, end, run)


def _rate(
    wanted: list[str], passages: Iterator[_Passage], floor: float, lead: float
) -> list[Alike]:
    """Rate what may be the quote or a rival to it, best first, then by place.

    The likeness is difflib's ratio over words. A passage is compared in order only while its
    highest possible ratio (twice the words in common over all words) comes near the best so far,
    and no more than `_RIVAL_LIMIT` are: as many as that leave no clear answer.
    """
    counted = Counter(wanted)
    hopeful: list[tuple[float, _Passage]] = []
    for passage in passages:
        common = sum(min(count, counted[word]) for word, count in Counter(passage.words).items())
        bound = 2 * common / (len(wanted) + len(passage.words))
        if bound >= floor:
            hopeful.append((bound, passage))
    hopeful.sort(key=lambda pair: (-pair[0], pair[1].start, pair[1].end))
    from difflib import SequenceMatcher  # noqa: PLC0415  # starting up does not need it

    matcher: SequenceMatcher[str] = SequenceMatcher(None, b=wanted, autojunk=False)
    rated: list[Alike] = []
    best = 0.0
    for bound, passage in hopeful[:_RIVAL_LIMIT]:
        if bound < best - lead:
            break
        matcher.set_seq1(passage.words)
        score = matcher.ratio()
        best = max(best, score)
        rated.append(Alike(score, passage.start, passage.end))
    rated.sort(key=lambda each: (-each.score, each.start, each.end))
    return rated
