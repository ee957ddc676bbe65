"""The agreement of annotators, as an aligned table or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.screen import clean
from tui.session.acts import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Comparison, Place
    from tui.session.agreeing import Agreement, Line

ROOM = 100
"""Characters of a sentence or a claim that the table shows."""

RULES = """\
A sentence counts for whoever has an annotation in its article; other articles are missing values.
agree: pairs of annotators who gave the same. kappa: Cohen 1960, for two. alpha: Krippendorff 2011.
-: nothing can be said, since nothing varies.
"""


def write_text(agreement: Agreement, comparison: Comparison) -> str:
    """Tables and the list of differences, for people."""
    parts = [_table("tag", "sentences", agreement.annotators, agreement.tags)]
    if agreement.stances:
        parts.append(
            _table("stance", "claims x sources", agreement.stance_givers, agreement.stances)
        )
    parts.append(RULES)
    if agreement.differences:
        parts.append("".join(f"{line}\n" for line in _differences(agreement, comparison)))
    if agreement.stance_differences:
        parts.append("".join(f"{line}\n" for line in _stance_differences(agreement)))
    return "\n".join(filter(None, parts))


def write_json(agreement: Agreement, comparison: Comparison) -> str:
    """The same for programs; what cannot be said is null."""
    whole = {
        "rashomon": 1,
        "annotators": list(agreement.annotators),
        "tags": [_fields(line) for line in agreement.tags],
        "differences": [
            {
                "source": comparison.sources[each.place.source].path,
                "sentence": each.place.sentence + 1,
                "start": comparison.sentence(each.place).start,
                "end": comparison.sentence(each.place).end,
                "text": comparison.sentence(each.place).text,
                "tags": [None if row is None else list(row) for row in each.tags],
            }
            for each in agreement.differences
        ],
        "files": list(agreement.stance_givers),
        "stances": [_fields(line) for line in agreement.stances],
        "stanceDifferences": [
            {"claim": each.claim, "source": each.file, "stances": list(each.stances)}
            for each in agreement.stance_differences
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _fields(line: Line) -> dict[str, Any]:
    return {
        "name": line.name or None,
        "units": line.units,
        "given": list(line.given),
        "agreement": line.percent,
        "kappa": line.kappa,
        "alpha": line.alpha,
    }


def _table(what: str, units: str, names: Sequence[str], lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    head = [what, units, *map(clean, names), "agree", *(["kappa"] if len(names) == 2 else [])]
    rows = [[*head, "alpha"]]
    for line in lines:
        figures = [_figure(line.percent), _figure(line.kappa), _figure(line.alpha)]
        if len(names) != 2:
            del figures[1]
        row = [clean(line.name) or "all", str(line.units), *map(str, line.given)]
        rows.append([*row, *figures])
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "".join(
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + "\n"
        for row in rows
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _differences(agreement: Agreement, comparison: Comparison) -> Iterator[str]:
    yield f"{count_of(len(agreement.differences), 'sentence')} tagged differently"
    for each in agreement.differences:
        yield f"{_where(comparison, each.place)}: {_short(comparison.sentence(each.place).text)}"
        for name, row in zip(agreement.annotators, each.tags, strict=True):
            if row is not None:
                yield f"    {clean(name)}: {clean(', '.join(row)) or 'none'}"


def _stance_differences(agreement: Agreement) -> Iterator[str]:
    yield f"{count_of(len(agreement.stance_differences), 'stance')} seen differently"
    for each in agreement.stance_differences:
        yield f"{clean(each.file)}: {_short(each.claim)}"
        for name, stance in zip(agreement.stance_givers, each.stances, strict=True):
            if stance is not None:
                yield f"    {clean(name)}: {stance}"


def _where(comparison: Comparison, place: Place) -> str:
    return f"{clean(comparison.sources[place.source].path)}, sentence {place.sentence + 1}"


def _short(text: str) -> str:
    text = " ".join(clean(text).split())
    return text if len(text) <= ROOM else text[: ROOM - 3] + "..."
