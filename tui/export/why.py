"""Why each pair is one, as plain text: what both sentences have, and the parts of the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.compare import strength
from tui.compare.reasons import Reasoner
from tui.compare.score import CONTAINED
from tui.compare.semantic import MEANING
from tui.export.text import glyph_of, hang, heading, per_cent
from tui.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.compare.explain import Explanation
    from tui.compare.reasons import Reason
    from tui.model import Comparison, Pair

MOST = 6
"""Words alike that are named."""


def write_why(comparison: Comparison, explanations: Sequence[Explanation]) -> str:
    """Return a section of the report; the explanations are those of its pairs, in their order."""
    reasons = Reasoner().find_reasons(comparison, comparison.pairs)
    rows = sorted(
        zip(comparison.pairs, explanations, strict=True), key=lambda row: strength(row[0])
    )
    lines = heading("Why, the strongest first")
    for pair, explanation in rows:
        lines += ["", *_texts(comparison, pair)]
        for line in _tell(pair, explanation, reasons[pair.left, pair.right]):
            lines += hang(" " * 6, line)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _texts(comparison: Comparison, pair: Pair) -> Iterator[str]:
    for sign, place in ((" ", pair.left), (glyph_of(pair.relation), pair.right)):
        text = clean(comparison.sentence(place).text)
        yield from hang(f"{sign} {place.source + 1:>2}  ", text)


def _tell(pair: Pair, one: Explanation, reason: Reason) -> Iterator[str]:
    kinds = (("numbers", reason.numbers), ("names", reason.names), ("words", reason.words))
    said = "; ".join(f"{kind} {', '.join(map(clean, row))}" for kind, row in kinds if row)
    yield (
        f"both have {said or 'no telling word'}"
        f" ({per_cent(one.left_cover)} of what is telling in {pair.left.source + 1},"
        f" {per_cent(one.right_cover)} in {pair.right.source + 1})"
    )
    if one.meaning is not None and one.meaning.alike and not one.meaning.is_across:
        alike = (
            f"{clean(each.left)} ~ {clean(each.right)} {each.credit:.2f}"
            for each in one.meaning.alike[:MOST]
        )
        yield f"alike: {', '.join(alike)}"
    if pair.judged:
        yield "a person said so"
    yield f"score {pair.score:.2f}: {'; '.join(_parts(pair, one))}"


def _parts(pair: Pair, one: Explanation) -> Iterator[str]:
    words = f"containment {one.containment:.2f} x {CONTAINED} + overlap {one.overlap:.2f}"
    words += f" x {1 - CONTAINED:.1f}"
    if one.meaning is None:
        yield f"{words} = {one.raw:.2f}"
    elif one.meaning.is_across:
        yield f"the sentences are alike by {one.raw:.2f}"
    else:
        meaning = one.meaning
        yield f"by words {words} = {meaning.by_words:.2f}"
        yield f"by meaning {meaning.alone:.2f}, with the sentences beside {meaning.in_context:.2f}"
        yield f"words x {1 - MEANING:.1f} + meaning x {MEANING} = {one.raw:.2f}"
    if one.loss >= 0.005:
        yield f"better partners take {one.loss:.2f}"
    if one.strangeness >= 0.005:
        yield f"articles with little in common lose {one.strangeness:.2f}"
    if one.length:
        yield f"both say how long one event lasted, which gives {one.thresholds.match:.2f}"
    if pair.score > one.raw:
        yield f"{per_cent(one.share)} of the words are the same, in order"
