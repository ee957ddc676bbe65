"""The overview: what the sources as wholes have to do with one another, as plain data.

Shares, copies, disagreements, what only one source says, quotations, hidden characters. All strings
are cleaned; what needs a closer look is None until somebody has looked.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tui.compare import Share, share_of, shares_among
from tui.model import How, Place, Role, Status
from tui.screen import clean, count_hidden
from tui.session.naming import name_of
from tui.session.wanted import SPELLING
from tui.view.kept import kept
from tui.view.telling import how_telling
from tui.view.wording import tell_side
from tui.words import count_words, stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Comparison, Copy, Findings, Quote, QuoteMatch, Source

HOW_WORDS = {
    How.VERBATIM: "word for word",
    How.CUT: "cut",
    How.FULLER: "more of it",
    How.MERGED: "merged with another",
    How.SPLIT: "in several pieces",
    How.ALTERED: "altered",
    How.REATTRIBUTED: "given to another speaker",
    How.INDIRECT: "without quotation marks",
}

WAITING = "Still being looked for."


class SourceLine(NamedTuple):
    """One source as a whole."""

    name: str
    date: str
    words: int
    """Of the body."""
    share: Share


class Entry(NamedTuple):
    """One thing that is to be said, and where it stands."""

    label: str
    """Whose it is or what it is about, in a few characters; empty for more of the one before."""
    text: str
    place: Place
    """Where to look it up."""


DISAGREEMENTS = "Disagreements"


class Part(NamedTuple):
    """A heading and what stands under it."""

    title: str
    entries: tuple[Entry, ...]
    empty: str
    """What is said if nothing stands there."""


class Overview(NamedTuple):
    """Everything the overview says."""

    sources: tuple[SourceLine, ...]
    shares: tuple[tuple[Share | None, ...], ...]
    """How much of the row's source the column's source holds; None on the diagonal."""
    parts: tuple[Part, ...]
    is_closer: bool
    """Whether somebody looked closer; before that, parts of it are not there yet."""


@kept
def overview_of(comparison: Comparison) -> Overview:
    """Tell of all sources; the parts in the order in which they are asked for.

    Cost: 0.9 s for 12 articles of 1,000 sentences and 180,000 pairs, nothing the second time.
    """
    copies, disagreements, quotes = closer_parts(comparison)
    stems = [_stems_in(source) for source in comparison.sources]
    return Overview(
        tuple(_source_line(comparison, number) for number in range(len(comparison.sources))),
        shares_among(comparison),
        (
            copies,
            disagreements,
            *(
                Part(
                    f"Only in {number + 1} {name_of(source)}",
                    tuple(_tell_unique(comparison, number, _but(stems, number))),
                    "Nothing.",
                )
                for number, source in enumerate(comparison.sources)
            ),
            quotes,
            *correction_parts(comparison),
            Part("Hidden characters", tuple(_tell_hidden(comparison)), "None."),
        ),
        comparison.findings is not None,
    )


def closer_parts(comparison: Comparison) -> tuple[Part, Part, Part]:
    """What takes a closer look: copies, disagreements, quotations."""
    findings = comparison.findings
    if findings is None:
        titles = ("Carried by the same text", DISAGREEMENTS, "Quotations in several sources")
        copies, disagreements, quotes = (Part(title, (), WAITING) for title in titles)
        return copies, disagreements, quotes
    return (
        Part(
            "Carried by the same text",
            tuple(_tell_copies(comparison, findings)),
            "No two sources share long runs of text.",
        ),
        Part(
            DISAGREEMENTS,
            tuple(_tell_disagreements(comparison)),
            "None was found among numbers, dates, names, speakers, participants and negations.",
        ),
        Part(
            "Quotations in several sources",
            tuple(_tell_quotes(comparison, findings)),
            "There are none.",
        ),
    )


def correction_parts(comparison: Comparison) -> tuple[Part, ...]:
    """What outlets changed in annotated passages; nothing if they changed none."""
    if not comparison.corrections:
        return ()
    return (Part("Changed by the outlet", tuple(_tell_corrections(comparison)), ""),)


def _tell_corrections(comparison: Comparison) -> Iterator[Entry]:
    from tui.view.changed import marked  # noqa: PLC0415  # most articles never change

    for one in comparison.corrections:
        label = f"{one.place.source + 1} {name_of(comparison.sources[one.place.source])}"
        yield Entry(label, marked(one.before, one.after), one.place)
        seen = f"seen {clean(one.seen[:10])}" if one.seen else "nobody has confirmed it yet"
        yield Entry("", seen, one.place)


def _source_line(comparison: Comparison, number: int) -> SourceLine:
    source = comparison.sources[number]
    words = sum(count_words(one.text) for one in source.sentences if one.role is Role.BODY)
    return SourceLine(
        name_of(source), clean(source.date or ""), words, share_of(comparison, number)
    )


def _tell_copies(comparison: Comparison, findings: Findings) -> Iterator[Entry]:
    first: dict[tuple[int, int], Place] = {}
    for pair in comparison.pairs:
        first.setdefault((pair.left.source, pair.right.source), pair.left)
    for row in findings.witnesses:
        inside = [copy for copy in findings.copies if copy.left in row and copy.right in row]
        for number, copy in enumerate(inside):
            label = "" if number else list_sources(row)
            text = tell_copy(copy)
            if not number:
                text = f"one witness: {text}"
            place = first.get((copy.left, copy.right), Place(copy.left, 0))
            yield Entry(label, text, place)


def tell_copy(copy: Copy) -> str:
    """Say how much two sources have in common."""
    whence = "" if copy.origin is None else f", from {copy.origin + 1}"
    return (
        f"{copy.left_share:.0%} of {copy.left + 1} and {copy.right_share:.0%} of {copy.right + 1}"
        f" in common runs, the longest of {copy.longest} words{whence}"
    )


def _tell_disagreements(comparison: Comparison) -> Iterator[Entry]:
    """Yield each two wordings once, however many sources have them; spellings come last."""
    seen: dict[tuple[str, str, str], tuple[set[int], set[int], Place]] = {}
    worded: dict[str, str] = {}
    for pair in comparison.pairs:
        here, there = pair.left.source, pair.right.source
        for one in pair.disagreements:
            ours, theirs = fold_wording(one.left), fold_wording(one.right)
            worded.setdefault(ours, one.left)
            worded.setdefault(theirs, one.right)
            if (one.kind, theirs, ours) in seen:
                left, right, _ = seen[one.kind, theirs, ours]
                left.add(there)
                right.add(here)
            else:
                known = seen.setdefault((one.kind, ours, theirs), (set(), set(), pair.left))
                known[0].add(here)
                known[1].add(there)
    order = sorted(seen.items(), key=lambda item: (item[0][0] == SPELLING, item[0]))
    for (kind, ours, theirs), (left, right, place) in order:
        wording, other = (clean(tell_side(kind, worded[key])) for key in (ours, theirs))
        text = f"{wording} in {list_sources(left)}; {other} in {list_sources(right)}"
        yield Entry(clean(kind), text, place)


def fold_wording(text: str) -> str:
    """Return what two wordings have in common that differ in case, or a comma before "and"."""
    return text.casefold().replace(", and ", " and ")


def list_sources(sources: set[int] | tuple[int, ...]) -> str:
    """Name sources by their numbers, from 1."""
    return ", ".join(str(source + 1) for source in sorted(sources))


def _stems_in(source: Source) -> frozenset[str]:
    return frozenset().union(*(stems_of(one.text) for one in source.sentences))


def _but(stems: Sequence[frozenset[str]], number: int) -> frozenset[str]:
    """The words of all sources but one."""
    return frozenset().union(*(stems[n] for n in range(len(stems)) if n != number))


def _tell_unique(comparison: Comparison, number: int, known: frozenset[str]) -> Iterator[Entry]:
    """Yield what no other source has, the most telling first."""
    source, statuses = comparison.sources[number], comparison.statuses[number]
    alone = [Place(number, n) for n, status in enumerate(statuses) if status is Status.UNIQUE]
    texts = [comparison.sentence(place).text for place in alone]
    scores = how_telling(texts, source.language, known)
    ranked = sorted(zip(scores, alone, strict=True), key=lambda each: (-each[0], each[1]))
    for _, place in ranked:
        yield Entry(str(place.sentence + 1), clean(comparison.sentence(place).text), place)


def _tell_quotes(comparison: Comparison, findings: Findings) -> Iterator[Entry]:
    """Yield each quotation that others have too, the fullest first named, each other once."""
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
        yield Entry(
            str(quote.source + 1),
            f"“{clean(quote.text)}”{by}",
            Place(quote.source, quote.first),
        )
        for match in quote.matches:
            text = _tell_match(comparison, findings, quote, match)
            yield Entry("", f"{match.place.source + 1}: {text}", match.place)


def _tell_match(comparison: Comparison, findings: Findings, quote: Quote, match: QuoteMatch) -> str:
    how = ", ".join(HOW_WORDS[one] for one in match.how)
    if match.quote is None:
        return f"{how}: {clean(comparison.sentence(match.place).text)}"
    other = findings.quotes[match.quote]
    words = "" if match.how[0] is How.VERBATIM else f": “{clean(other.text)}”"
    by = f" ({clean(other.speaker)})" if other.speaker and other.speaker != quote.speaker else ""
    return f"{how}{words}{by}"


def _tell_hidden(comparison: Comparison) -> Iterator[Entry]:
    for number, source in enumerate(comparison.sources):
        if not count_hidden(source.text):
            continue
        found: Counter[str] = Counter()
        place = None
        for n, sentence in enumerate(source.sentences):
            for char in sentence.text if count_hidden(sentence.text) else "":
                if count_hidden(char):
                    found[char] += 1
                    place = place or Place(number, n)
        yield Entry(str(number + 1), _tell_characters(source, found), place or Place(number, 0))


def _tell_characters(source: Source, found: Counter[str]) -> str:
    between = count_hidden(source.text) - found.total()
    kinds = [
        f"{count} times U+{ord(char):04X} {unicodedata.name(char, 'without a name').lower()}"
        for char, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]
    if between:
        kinds.append(f"{between} between sentences")
    return ", ".join(kinds)
