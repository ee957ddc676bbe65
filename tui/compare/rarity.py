"""How rare a stem is in general language, from a shipped table; it knows nothing of the articles.

In short articles counting cannot tell that "ceasefire" is rare and "also" is not; the table can.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tui.words import is_number

if TYPE_CHECKING:
    from collections.abc import Mapping

STEPS = (0.05, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0, 0.8)
"""Rarities there are: of the table, where a step is half a power of ten, and of numbers."""

UNKNOWN = 8
"""Step of a stem that is not in the table: a name, most often."""

NUMBER = 9

DIGIT = 4
"""Step of a number of one digit; they turn up everywhere."""


def step_at(z: float) -> int:
    """Return the step of a stem used 10 ** `z` times in a billion words.

    Its rarity is (7 - z) / 4, at least 0.05 and at most 1.
    """
    return min(8, max(0, round((7 - z) * 2)))


@lru_cache(maxsize=8)
def load_steps(language: str | None) -> Mapping[str, int]:
    """Read the table of a language, stem to step, once; it takes about 2 ms.

    A language without a table has no common words but its function words.

    For an unknown language all tables are taken, and of several figures the one of the commoner
    word. Words that are rare in one language are common in another: mayor in English and Spanish.
    """
    # Only the lines of the language are decoded, so that more languages cost nothing. The commonest
    # come last: of several figures of a stem theirs stays.
    wanted = f"{language} ".encode() if language else b""
    lines = Path(__file__).with_name("rarity.txt").read_bytes().splitlines()
    steps: dict[int, list[str]] = {}
    for line in lines:
        if line.startswith(wanted) and not line.startswith(b"#"):
            _, z, *stems = line.decode("utf-8").split(" ")
            steps.setdefault(step_at(float(z)), []).extend(stems)
    table: dict[str, int] = {}
    for step in sorted(steps, reverse=True):
        table.update(dict.fromkeys(steps[step], step))
    return table


def step_of(stem: str, table: Mapping[str, int]) -> int:
    """Return the step of any stem."""
    step = table.get(stem)
    if step is not None:
        return step
    if is_number(stem):
        return DIGIT if len(stem) == 1 else NUMBER
    return UNKNOWN
