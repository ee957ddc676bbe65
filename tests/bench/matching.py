"""What matching costs: CPU beside a brute-force matcher in C++, peak memory, and how both grow.

Run by hand: pip install rapidfuzz numpy && python tests/bench/matching.py

The texts are made here: words as common as Zipf has it, and half of each article's sentences from a
pool that all draw on, with up to five words changed. rapidfuzz compares all sentences with all by
their characters, which finds reprints and little else; it stands for "just compare everything".
"""

from __future__ import annotations

import hashlib
import random
import time
import tracemalloc
from functools import partial
from math import log
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from tui.compare import find_pairs
from tui.compare.rarity import load_steps
from tui.model import Role, Sentence, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHAPES = ((5, 30), (12, 200), (100, 40))
"""Articles, and sentences in each."""

REPEATS = 2
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "zo",
    "ka",
    "lem",
    "nor",
    "pas",
    "tir",
    "mun",
]


def make_articles(articles: int, sentences: int, *, seed: int = 1) -> tuple[Source, ...]:
    """Return articles that share half of their sentences, more or less changed."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(6000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]

    def invent() -> list[str]:
        return chance.choices(words, weights, k=chance.randint(14, 32))

    pool = [invent() for _ in range(sentences)]
    made: list[Source] = []
    for number in range(articles):
        rows: list[Sentence] = []
        text = ""
        for _ in range(sentences):
            row = list(chance.choice(pool)) if chance.random() < 0.5 else invent()
            for _ in range(chance.randint(0, 5)):
                row[chance.randrange(len(row))] = chance.choices(words, weights)[0]
            line = " ".join(row).capitalize() + "."
            rows.append(Sentence(len(text), len(text) + len(line), line, Role.BODY))
            text += line + "\n"
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        made.append(Source(f"a{number}.txt", text, sha256, tuple(rows)))
    return tuple(made)


def take_time(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of a few runs."""
    times: list[float] = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def compare_all(sources: Sequence[Source]) -> None:
    """Compare every sentence with every other one by their characters."""
    texts = [sentence.text for source in sources for sentence in source.sentences]
    process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=60, workers=1)


def peak_of(work: Callable[[], object]) -> float:
    """Return the most megabytes that were held at once."""
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def growth(steps: Sequence[tuple[int, float]]) -> float:
    """Return the exponent between the first and the last size."""
    (small, little), (large, much) = steps[0], steps[-1]
    return log(much / little) / log(large / small)


def show_growth(name: str, shapes: Sequence[tuple[int, int]], side: int) -> None:
    """Print the CPU of some shapes of which one side grows, and the exponent."""
    steps: list[tuple[int, float]] = []
    for shape in shapes:
        sources = make_articles(*shape)
        steps.append((shape[side], take_time(partial(find_pairs, sources))))
    told = "  ".join(f"{size}: {seconds:.3f} s" for size, seconds in steps)
    print(f"growth in {name}: {growth(steps):.2f}   {told}")  # noqa: T201  # run by hand


def main() -> None:
    """Print all figures."""
    load_steps(None)
    print("articles x sentences     ours   cdist   ratio    pairs   peak")  # noqa: T201  # as above
    for shape in SHAPES:  # peaks take longest: each object is counted
        sources = make_articles(*shape)
        ours = take_time(partial(find_pairs, sources))
        theirs = take_time(partial(compare_all, sources))
        pairs = len(find_pairs(sources))
        peak = peak_of(partial(find_pairs, sources))
        print(  # noqa: T201  # as above
            f"{shape[0]:>8} x {shape[1]:<9} {ours:7.3f} s {theirs:5.3f} s {ours / theirs:6.2f}"
            f" {pairs:>8} {peak:5.1f} MB"
        )
    show_growth("sentences per article", [(6, size) for size in (100, 200, 400)], 1)
    show_growth("articles", [(size, 40) for size in (10, 20, 40)], 0)


if __name__ == "__main__":
    main()
