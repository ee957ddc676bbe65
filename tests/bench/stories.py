"""Makes articles that share sentences, of any number and length, the same ones every time.

Words are as common as Zipf has it; half of each article's sentences come from a pool that all draw
on, with up to five words changed.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka lem nor pas tir mun".split()  # noqa: SIM905
VOCABULARY = 6000


def write_stories(folder: Path, articles: int, sentences: int, seed: int = 1) -> Path:
    """Write the articles into a folder of that name, unless they are there, and return it."""
    out = folder / f"{articles}x{sentences}"
    if out.is_dir():
        return out
    out.mkdir(parents=True)
    chance = random.Random(seed)
    words = [
        "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4)))
        for _ in range(VOCABULARY)
    ]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]

    def fresh() -> list[str]:
        return chance.choices(words, weights, k=chance.randint(14, 32))

    pool = [fresh() for _ in range(sentences)]
    for article in range(articles):
        text = ""
        for number in range(sentences):
            said = list(chance.choice(pool)) if chance.random() < 0.5 else fresh()
            for _ in range(chance.randint(0, 5)):
                said[chance.randrange(len(said))] = chance.choices(words, weights)[0]
            text += " ".join(said).capitalize() + "." + ("\n\n" if number % 4 == 3 else " ")
        (out / f"a{article:02}.txt").write_text(text, encoding="utf-8")
    return out
