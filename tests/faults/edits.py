"""Articles are edited after they were annotated: no anchor may be silently on other words.

    python -m tests.faults.edits [PATH...] [--edits 2000] [--seed 0] [--show wrong]

The articles are the samples, or those of the paths. Of every edit it is known where the annotated
passage really is then (`drafts`), so what is found can be judged. Where its twin or a look-alike
stands near, being unsure is right; of all other quotes that nobody touched 95 in 100 must be found.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.drafts import Case, Passage, choose_passage, sentences_of
from tests.faults.editing import EDITS, plant
from tui.annotate.anchor import Found, State, find_anchor, make_anchor
from tui.annotate.tags import SourceKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEEDS = Path(__file__).parents[2] / "seeds"
ASTRAY = "astray"
"""On other words, with a flag: an edit that is shown to a person as one."""
WRONG = "wrong"
"""On other words, and nobody is told."""
ENOUGH = 0.95
COLUMNS = (*(state.value for state in State), ASTRAY, WRONG)


class Outcome(NamedTuple):
    """What became of one anchor."""

    edit: str
    result: str
    """One of `COLUMNS`."""
    is_untouched: bool
    """The quote is still there, word for word and mark for mark."""
    story: str
    """What happened, for who looks into it."""

    @property
    def is_plain(self) -> bool:
        """There is nothing like it in the article."""
        return not any(word in self.edit for word in ("twin", "look-alike", "several"))

    @property
    def is_found(self) -> bool:
        """Whether it was put where it belongs."""
        return self.result in {State.EXACT, State.MOVED, State.EDITED}


def main() -> int:
    """Edit, judge, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", choices=("untouched", *COLUMNS), action="append", default=[])
    options = parser.parse_args()
    texts = read_texts(options.paths)
    outcomes = list(edit_often(texts, options.edits, options.seed))
    print("\n".join(table(outcomes)))  # noqa: T201 (a command)
    for each in outcomes:
        is_lost = "untouched" in options.show and each.is_untouched and not each.is_found
        if each.result in options.show or is_lost:
            print(f"\n{each.edit}: {each.result}\n{each.story}")  # noqa: T201 (as above)
    return int(not is_kept(outcomes))


def read_texts(paths: Sequence[Path]) -> list[str]:
    """The articles, at least two."""
    files = [file for path in paths for file in (sorted(path.glob("*.txt")) or [path])]
    return [file.read_text(encoding="utf-8") for file in files]


def edit_often(texts: Sequence[str], edits: int, seed: int) -> Iterator[Outcome]:
    """Do each kind of edit in turn, to passages chosen at random."""
    dice = random.Random(seed)
    stories = [[each.text for each in sentences_of(text)] for text in texts]
    done = 0
    while done < edits:
        name = list(EDITS)[done % len(EDITS)]
        at = dice.randrange(len(texts))
        others = [each for n, story in enumerate(stories) if n != at for each in story]
        case = _annotate(texts[at], name, others, dice)
        if EDITS[name](case):
            done += 1
            yield judge(case, name)


def _annotate(text: str, name: str, others: Sequence[str], dice: random.Random) -> Case:
    sentences = sentences_of(text)
    passage = choose_passage(sentences, text, dice)
    planted, _, edit = name.partition(": ")
    if edit:
        start, end = passage.around
        grown = plant(text, text[start:end], planted, dice)
        shift = 0 if grown.startswith(text[:end]) else len(grown) - len(text)
        passage = Passage(passage.start + shift, passage.end + shift, (start + shift, end + shift))
        text = grown
    return Case(text, passage, others, dice)


def judge(case: Case, name: str) -> Outcome:
    """Find the passage again, as the program does, and say whether that is true."""
    start, end = case.passage.start, case.passage.end
    anchor = make_anchor(SourceKey("s1"), case.before, start, end)
    text = case.text
    found = find_anchor(text, anchor, unchanged=False, sentences=sentences_of(text))
    truth = case.truth()
    is_untouched = truth is not None and text[slice(*truth)] == case.quote
    is_wrong = found.is_attached and not _is_there(found, truth, text, case.quote)
    story = "\n".join(
        (
            f"  quote: {case.quote!r}",
            f"  truth: {truth and text[slice(*truth)]!r} {truth}",
            f"  found: {text[found.start : found.end]!r} {found}",
        )
    )
    result = found.state.value
    if is_wrong:
        result = ASTRAY if found.state is State.EDITED else WRONG
    return Outcome(name, result, is_untouched, story)


def _is_there(found: Found, truth: tuple[int, int] | None, text: str, quote: str) -> bool:
    """Whether a found span is the true one: exactly, or for edited words mostly."""
    if truth is None:
        return False
    if found.state is not State.EDITED:
        return (found.start, found.end) == truth and text[slice(*truth)] == quote
    common = min(found.end, truth[1]) - max(found.start, truth[0])
    return 2 * common > max(found.end, truth[1]) - min(found.start, truth[0])


def is_kept(outcomes: Sequence[Outcome]) -> bool:
    """Whether what is promised holds: none wrong, and nearly all that nobody touched found."""
    found, untouched = _found(each for each in outcomes if each.is_plain)
    return all(each.result != WRONG for each in outcomes) and found >= ENOUGH * untouched


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line for each kind of edit, then all of them."""
    width = max(map(len, EDITS))
    yield f"{'':{width}}" + "".join(f"{name:>10}" for name in COLUMNS) + "  untouched found"
    for name in (*EDITS, ""):
        rows = [each for each in outcomes if name in {"", each.edit}]
        counts = Counter(each.result for each in rows)
        cells = "".join(f"{counts[column]:>10}" for column in COLUMNS)
        yield f"{name or 'all':{width}}{cells}  {'{} of {}'.format(*_found(rows)):>15}"
    plain = "{} of {}".format(*_found(each for each in outcomes if each.is_plain))
    yield f"{'where nothing like it stands near':{width + 10 * len(COLUMNS)}}  {plain:>15}"


def _found(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """How many that nobody touched were found, and how many there are."""
    untouched = [each.is_found for each in outcomes if each.is_untouched]
    return sum(untouched), len(untouched)


if __name__ == "__main__":
    sys.exit(main())
