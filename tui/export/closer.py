"""What a closer look found, in the words of a report: disagreements, quotations, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.model import How
from tui.screen import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.model import Comparison, Copy, Quote, QuoteMatch

HOW_WORDS = {
    How.VERBATIM: "word for word",
    How.CUT: "cut",
    How.FULLER: "more of it",
    How.MERGED: "merged with another",
    How.SPLIT: "in several pieces",
    How.ALTERED: "in other words",
    How.REATTRIBUTED: "given to another speaker",
    How.INDIRECT: "without quotation marks",
}


class Section(NamedTuple):
    """A heading and its paragraphs; each begins with a label of its own."""

    title: str
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    """A label, and lines of which the first stands beside it."""


def tell_closer(comparison: Comparison) -> tuple[Section, ...]:
    """Return the sections there is something to say in."""
    sections = (
        Section("Carried by the same text", tuple(_tell_copies(comparison))),
        Section("Disagreements", tuple(_tell_disagreements(comparison))),
        Section("Quotations in several sources", tuple(_tell_quotes(comparison))),
    )
    return tuple(section for section in sections if section.paragraphs)


def _tell_disagreements(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each pair of wordings once, however many sources have them."""
    seen: dict[tuple[str, str, str], tuple[set[int], set[int]]] = {}
    for pair in comparison.pairs:
        here, there = pair.left.source, pair.right.source
        for one in pair.disagreements:
            turned = (one.kind, one.right, one.left)
            if turned in seen:
                left, right = seen[turned]
                left.add(there)
                right.add(here)
            else:
                left, right = seen.setdefault((one.kind, one.left, one.right), (set(), set()))
                left.add(here)
                right.add(there)
    for (kind, wording, other), (left, right) in sorted(seen.items()):
        line = f"{clean(wording)} in {_list(left)}, {clean(other)} in {_list(right)}"
        yield clean(kind), (line,)


def _list(sources: set[int]) -> str:
    return ", ".join(str(source + 1) for source in sorted(sources))


def _tell_copies(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    findings = comparison.findings
    if findings is None:
        return
    for row in findings.witnesses:
        if len(row) > 1:
            inside = [copy for copy in findings.copies if copy.left in row]
            yield _list(set(row)), ("one witness", *map(_tell_copy, inside))


def _tell_copy(copy: Copy) -> str:
    whence = "" if copy.origin is None else f", from {copy.origin + 1}"
    return (
        f"{copy.left_share:.0%} of {copy.left + 1} and {copy.right_share:.0%} of {copy.right + 1}"
        f" in common runs, the longest of {copy.longest} words{whence}"
    ).replace("%", " %")


def _tell_quotes(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each quotation that others have too, the fullest first named, each other once."""
    findings = comparison.findings
    if findings is None:
        return
    told: set[int] = set()
    order = sorted(
        range(len(findings.quotes)), key=lambda i: (-len(findings.quotes[i].text.split()), i)
    )
    for number in order:
        quote = findings.quotes[number]
        if number in told or not quote.matches:
            continue
        told.add(number)
        told.update(match.quote for match in quote.matches if match.quote is not None)
        by = f" ({clean(quote.speaker)})" if quote.speaker else ""
        lines = [f"“{clean(quote.text)}”{by}"]
        lines += [_tell_match(comparison, quote, match) for match in quote.matches]
        yield str(quote.source + 1), tuple(lines)


def _tell_match(comparison: Comparison, quote: Quote, match: QuoteMatch) -> str:
    how = ", ".join(HOW_WORDS[one] for one in match.how)
    number = match.place.source + 1
    if match.quote is None or comparison.findings is None:
        return f"{number}: {how}: {clean(comparison.sentence(match.place).text)}"
    other = comparison.findings.quotes[match.quote]
    words = "" if match.how[0] is How.VERBATIM else f": “{clean(other.text)}”"
    by = f" ({clean(other.speaker)})" if other.speaker and other.speaker != quote.speaker else ""
    return f"{number}: {how}{words}{by}"
