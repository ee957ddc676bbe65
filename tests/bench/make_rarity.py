"""Make `tui/compare/rarity.txt` from the word frequencies of wordfreq 3 (`pip install wordfreq`).

Run by hand: python tests/bench/make_rarity.py [LANGUAGE...]
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

from tui.words import FUNCTION_WORDS, stems_of

LANGUAGES = ("en", "de", "fr", "es")
FLOOR = 3.5

# Function words of one language that are content words of another: they must not make the latter
# look common, so they do not count where they are function words.
ELSEWHERE = {
    "de": {"war", "hat", "man", "den", "bin"},
    "fr": {"car", "pour", "son", "ton"},
    "es": {"son", "era", "sin"},
}

HEADER = """\
# How common words are in general language: one line a step, log10 of the uses in a billion words,
# rounded to 0.5, then the stems (see tui/words.py). Languages: {languages}; the larger one counts.
# Made by tests/bench/make_rarity.py from wordfreq 3.1 (https://github.com/rspeer/wordfreq).
# wordfreq's data, and so this file, are under Creative Commons Attribution-ShareAlike 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/). Changed: words summed to stems, rounded, cut.
# Its sources are named in rarity.LICENSE.md.
"""


def count_stems(language: str) -> dict[str, float]:
    """Return the uses of each stem of a language in a billion words."""
    uses: dict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict(language, wordlist="large").items():
        stems = stems_of(word)
        if len(stems) == 1 and stems[0].isalpha() and word not in ELSEWHERE.get(language, ()):
            uses[stems[0]] += frequency * 1e9
    return uses


def main(languages: tuple[str, ...]) -> None:
    """Write the table."""
    largest: dict[str, float] = {}
    for language in languages:
        for stem, uses in count_stems(language).items():
            largest[stem] = max(largest.get(stem, 0.0), math.log10(uses))
    steps: dict[float, list[str]] = defaultdict(list)
    for stem, z in sorted(largest.items()):
        if z >= FLOOR and stem not in FUNCTION_WORDS:
            steps[round(z * 2) / 2].append(stem)
    lines = [f"{z:.1f} {' '.join(steps[z])}\n" for z in sorted(steps, reverse=True)]
    table = Path(__file__).parents[2] / "tui" / "compare" / "rarity.txt"
    table.write_text(
        HEADER.format(languages=" ".join(languages)) + "".join(lines), encoding="utf-8"
    )


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or LANGUAGES)
