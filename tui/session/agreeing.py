"""Agreement of annotators: tag by tag over sentences, stance by stance over claims. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.agreement import cohen_kappa, krippendorff_alpha, percent_agreement
from tui.annotate.claims import Stance
from tui.annotate.colleagues.sources import match_articles
from tui.session.colleagues import claim_names, units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from tui.annotate.agreement import Unit
    from tui.annotate.claims import Claim
    from tui.annotate.tags import Notebook
    from tui.model import Comparison, Place
    from tui.session.colleagues import Coding


class Line(NamedTuple):
    """The figures for one tag, one stance, or all of them."""

    name: str
    """Empty for all."""
    units: int
    """Those that two annotators or more looked at."""
    given: tuple[int, ...]
    """How often each annotator gave it there."""
    percent: float | None
    kappa: float | None
    """For two annotators only; None too where nothing can be said."""
    alpha: float | None


class Difference(NamedTuple):
    """A sentence to which annotators gave different tags."""

    place: Place
    tags: tuple[tuple[str, ...] | None, ...]
    """For each annotator; None for one who did not look."""


class StanceDifference(NamedTuple):
    """A source whose stance to a claim annotators see differently."""

    claim: str
    file: str
    stances: tuple[str | None, ...]


class Agreement(NamedTuple):
    """All that can be said."""

    annotators: tuple[str, ...]
    tags: tuple[Line, ...]
    """All tags together first: there the whole set of tags of a sentence is one value."""
    stance_givers: tuple[str, ...]
    stances: tuple[Line, ...]
    """All stances together first, as one value of six."""
    differences: tuple[Difference, ...]
    stance_differences: tuple[StanceDifference, ...]


def agree(
    comparison: Comparison,
    codings: Sequence[Coding],
    labels: Mapping[str, str],
    notebooks: Sequence[tuple[str, Notebook]],
) -> Agreement:
    """Work out the agreement.

    Args:
        comparison: the articles.
        codings: what each annotator made of them.
        labels: how tags are written.
        notebooks: the files by name, for the stances; all name their articles from one folder.
    """
    units = list(units_of(comparison, codings))
    named = sorted({tag for _, values in units for row in values for tag in row or ()})
    lines = [_line("", [values for _, values in units], bool)] if units else []
    for tag in named:
        row = [tuple(None if v is None else tag in v for v in values) for _, values in units]
        lines.append(_line(labels.get(tag, tag), row, lambda value: value is True))
    stances = _stance_units([notebook for _, notebook in notebooks])
    return Agreement(
        annotators=tuple(coding.name for coding in codings),
        tags=tuple(lines),
        stance_givers=tuple(name for name, _ in notebooks),
        stances=tuple(_stance_lines([values for *_, values in stances])),
        differences=tuple(
            Difference(place, tuple(_written(row, labels) for row in values))
            for place, values in units
            if len(set(values) - {None}) > 1
        ),
        stance_differences=tuple(
            StanceDifference(claim, file, values)
            for claim, file, values in stances
            if len(set(values) - {None}) > 1
        ),
    )


def _written(tags: frozenset[str] | None, labels: Mapping[str, str]) -> tuple[str, ...] | None:
    return None if tags is None else tuple(sorted(labels.get(tag, tag) for tag in tags))


def _line(name: str, units: Sequence[Unit], is_given: Callable[[Hashable], bool]) -> Line:
    count = len(units[0])
    return Line(
        name=name,
        units=len(units),
        given=tuple(sum(is_given(unit[n]) for unit in units) for n in range(count)),
        percent=percent_agreement(units),
        kappa=cohen_kappa(units) if count == 2 else None,
        alpha=krippendorff_alpha(units),
    )


def _stance_lines(units: Sequence[tuple[str | None, ...]]) -> list[Line]:
    if not units:
        return []
    lines = [_line("", units, lambda value: value is not None)]
    for stance in Stance:
        if any(stance in unit for unit in units):
            row = [tuple(None if v is None else v == stance for v in unit) for unit in units]
            lines.append(_line(stance.value, row, lambda value: value is True))
    return lines


def _stance_units(
    notebooks: Sequence[Notebook],
) -> list[tuple[str, str, tuple[str | None, ...]]]:
    """Claim, article and the stance in each file, where two files or more have one.

    A claim is the same in two files if it has the same id or the same text. A stance that was only
    proposed is nobody's word.
    """
    articles = match_articles(notebooks)
    keys = [
        {
            each.entry.id: at
            for at, article in enumerate(articles)
            for each in article
            if each.file == file
        }
        for file in range(len(notebooks))
    ]
    rows: dict[tuple[int, int], list[str | None]] = {}
    claims = _match_claims(notebooks)
    for number, row in enumerate(claims):
        for file, claim in row:
            for stance in claim.stances:
                if not stance.is_proposed:
                    values = rows.setdefault(
                        (number, keys[file][stance.source]), [None] * len(notebooks)
                    )
                    values[file] = stance.stance.value
    return [
        (claims[number][0][1].text, articles[at][0].entry.file, tuple(values))
        for (number, at), values in sorted(rows.items())
        if sum(value is not None for value in values) > 1
    ]


def _match_claims(notebooks: Sequence[Notebook]) -> list[list[tuple[int, Claim]]]:
    """The claims, each with its versions by file."""
    rows: list[list[tuple[int, Claim]]] = []
    known: dict[str, list[tuple[int, Claim]]] = {}
    for file, notebook in enumerate(notebooks):
        for claim in notebook.claims:
            names = claim_names(claim)
            row = next((known[name] for name in names if name in known), None)
            if row is None or any(at == file for at, _ in row):
                row = []
                rows.append(row)
            row.append((file, claim))
            for name in names:
                known.setdefault(name, row)
    return rows
