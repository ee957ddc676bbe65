"""Make `tui/compare/rarity.txt` from the word frequencies of wordfreq 3 (`pip install wordfreq`).

Run by hand: python tests/bench/make_rarity.py
"""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

from tui.words import stems_of

LANGUAGES = ("en", "de", "fr", "es", "uk", "ru", "zh", "ja")
UNSPACED = {"zh", "ja"}
FLOOR = 3.5

HEADER = """\
# How common words are in general language: a language, log10 of the uses in a billion words rounded
# to 0.5, and the stems (see tui/words.py) that are so common.
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
        # A word of Chinese or Japanese gives several, its pairs of characters.
        if stems and all(map(str.isalpha, stems)) and (len(stems) == 1 or language in UNSPACED):
            for stem in stems:
                uses[stem] += frequency * 1e9
    return uses


def main() -> None:
    """Write the table."""
    lines: list[str] = []
    for language in LANGUAGES:
        steps: dict[float, list[str]] = defaultdict(list)
        for stem, uses in sorted(count_stems(language).items()):
            z = math.log10(uses)
            if z >= FLOOR:
                steps[round(z * 2) / 2].append(stem)
        lines += [f"{language} {z:.1f} {' '.join(steps[z])}\n" for z in sorted(steps, reverse=True)]
    table = Path(__file__).parents[2] / "tui" / "compare" / "rarity.txt"
    table.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
