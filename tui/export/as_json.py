"""A comparison as JSON. Other programs read it: names and order of the keys are fixed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare.explain import Explanation
    from tui.compare.explain_meaning import Meaning
    from tui.model import (
        Comparison,
        Copy,
        Findings,
        Pair,
        Quote,
        Sentence,
        Source,
        Status,
    )

    # Values of a JSON object; json.dumps takes any.
    Json = dict[str, object]

FORMAT = 1
"""Grows when a key changes its meaning or goes; new keys leave it."""


def write_json(comparison: Comparison, *, explanations: Sequence[Explanation] | None = None) -> str:
    """Return one line of JSON and a line end; characters beyond ASCII stay as they are.

    With `explanations`, one for each pair, each match has an object `explain`: the shared `words`
    (a stem, its weights `c` and `g`) and `numbers` (likewise), `containment` (C) and `overlap` (G),
    `raw` (both together), `loss` (what better partners take away), `strangeness` (what is taken
    away since the two articles have little in common), the `cover` of either side, the `share` of
    words in order, and the `thresholds` all that is held against. A match by wording has at least
    its `share` as its score. By meaning, `meaning` has the part by words (`words`), the cosine of
    the two sentences `alone` and `beside` others, whether two languages are compared (`across`),
    and the words that are `alike`, with the `credit` they earn.

    A lone surrogate (an odd byte in a file name) stays one, and is to be written as an escape.
    """
    sources = zip(comparison.sources, comparison.statuses, strict=True)
    matches = [_match(pair) for pair in comparison.pairs]
    for match, explanation in zip(matches, explanations or (), strict=explanations is not None):
        match["explain"] = _explanation(explanation)
    whole: Json = {
        "rashomon": FORMAT,
        "sources": [_source(i, source, statuses) for i, (source, statuses) in enumerate(sources)],
        "matches": matches,
        "groups": [[_name(place) for place in group] for group in comparison.groups],
        **(_findings(comparison, comparison.findings) if comparison.findings else {}),
        **({"corrections": _corrections(comparison)} if comparison.corrections else {}),
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _source(index: int, source: Source, statuses: tuple[Status, ...]) -> Json:
    labelled = enumerate(zip(source.sentences, statuses, strict=True))
    return {
        "id": f"s{index + 1}",
        "path": source.path,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "sha256": source.sha256,
        "text": source.text,
        "sentences": [_sentence(f"s{index + 1}.{i}", *pair) for i, pair in labelled],
    }


def _sentence(name: str, sentence: Sentence, status: Status) -> Json:
    return {
        "id": name,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "role": sentence.role.value,
        "status": status.value,
    }


def _match(pair: Pair) -> Json:
    return {
        "left": _name(pair.left),
        "right": _name(pair.right),
        "relation": pair.relation.value,
        "score": round(pair.score, 4),
        "within": pair.within and pair.within.value,
        "disagreements": [
            {"kind": one.kind, "left": one.left, "right": one.right} for one in pair.disagreements
        ],
    }


def _findings(comparison: Comparison, findings: Findings) -> Json:
    """What a closer look found.

    `support` stands beside `groups`, one for each: how many sources, and how many independent
    ones. `quotes`: each quotation with its place in the text, its speaker and what kind of
    speaker that is, and its matches in other sources; `quote` is null where the words stand there
    without quotation marks. `copies`: two sources carried by one text; `share` is how much of
    the left and of the right body that is, `verbatim` and `near` count sentences of the left one,
    `origin` is where the text comes from, or null. `witnesses`: every source once, those carried
    by the same text together.
    """
    return {
        "support": [
            {
                "sources": len(group),
                "independent": findings.count_witnesses(place.source for place in group),
            }
            for group in comparison.groups
        ],
        "quotes": [_quote(i, quote) for i, quote in enumerate(findings.quotes)],
        "copies": [_copy(copy) for copy in findings.copies],
        "witnesses": [[f"s{source + 1}" for source in row] for row in findings.witnesses],
    }


def _corrections(comparison: Comparison) -> list[Json]:
    """`after` is null for words that were taken out, `seen` while no person confirmed it."""
    return [
        {
            "source": f"s{one.place.source + 1}",
            "sentence": _name(one.place),
            "before": one.before,
            "after": one.after or None,
            "seen": one.seen or None,
        }
        for one in comparison.corrections
    ]


def _quote(index: int, quote: Quote) -> Json:
    return {
        "id": f"q{index + 1}",
        "source": f"s{quote.source + 1}",
        "sentences": [
            _name(Place(quote.source, number)) for number in range(quote.first, quote.last + 1)
        ],
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speaker": quote.speaker,
        "voice": quote.voice and quote.voice.value,
        "matches": [
            {
                "sentence": _name(match.place),
                "quote": None if match.quote is None else f"q{match.quote + 1}",
                "how": [how.value for how in match.how],
            }
            for match in quote.matches
        ],
    }


def _copy(copy: Copy) -> Json:
    return {
        "left": f"s{copy.left + 1}",
        "right": f"s{copy.right + 1}",
        "share": [round(copy.left_share, 4), round(copy.right_share, 4)],
        "verbatim": copy.verbatim,
        "near": copy.near,
        "runs": copy.runs,
        "longest": copy.longest,
        "ordered": round(copy.ordered, 4),
        "origin": None if copy.origin is None else f"s{copy.origin + 1}",
    }


def _explanation(one: Explanation) -> Json:
    words: list[Json] = []
    numbers: list[Json] = []
    for word in one.words:
        row = numbers if word.number else words
        told: Json = {"stem": word.stem, "c": round(word.c, 4), "g": round(word.g, 4)}
        row.append(told | {"context": True} if word.context else told)
    return {
        "words": words,
        "numbers": numbers,
        "containment": round(one.containment, 4),
        "overlap": round(one.overlap, 4),
        "raw": round(one.raw, 4),
        "loss": round(one.loss, 4),
        "strangeness": round(one.strangeness, 4),
        "cover": {"left": round(one.left_cover, 4), "right": round(one.right_cover, 4)},
        "length": one.length,
        "share": round(one.share, 4),
        "thresholds": {name: round(value, 4) for name, value in one.thresholds._asdict().items()},
        **({"meaning": _meaning(one.meaning)} if one.meaning else {}),
    }


def _meaning(one: Meaning) -> Json:
    return {
        "across": one.is_across,
        "words": round(one.by_words, 4),
        "alone": round(one.alone, 4),
        "beside": round(one.in_context, 4),
        "alike": [
            {"left": each.left, "right": each.right, "credit": round(each.credit, 4)}
            for each in one.alike
        ],
    }


def _name(place: Place) -> str:
    return f"s{place.source + 1}.{place.sentence}"
