"""The state of every anchor of an annotation file, as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from tui.annotate.anchor import State
from tui.annotate.findings import rewordings_of
from tui.annotate.standing import holders_of
from tui.annotate.tags import Annotation
from tui.screen import clean
from tui.session.acts import count_of
from tui.view.changed import marked, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.annotate.findings import Rewording
    from tui.annotate.standing import Holder, Standing
    from tui.annotate.tags import Notebook, SourceEntry
    from tui.model import Source

    Json = dict[str, object]

FORMAT = 1
QUOTE = 100
"""Characters of a quote that a line shows."""


class Checked(NamedTuple):
    """One article of the file, read again."""

    entry: SourceEntry
    source: Source | None
    """None if it cannot be read."""
    problem: str
    """Why not."""
    standings: tuple[Standing, ...]
    """Of its anchors; none if it cannot be read."""
    unread: int
    """Anchors that cannot be checked."""

    @property
    def waiting(self) -> int:
        """How many anchors need a person."""
        return self.unread + sum(standing.needs_person for standing in self.standings)


def write_text(notebook: Notebook, articles: Sequence[Checked]) -> str:
    """Every article, every anchor; then what outlets changed, and how many need a person."""
    lines = [line for article in articles for line in _article(article)]
    found = _rewordings(notebook, articles)
    if found:
        names = {each.id: _name(each) for each in notebook.sources}
        lines += ["What outlets changed in annotated passages"]
        lines += [line for each in found for line in _finding(each, names[each.source])]
        lines += [""]
    waiting = sum(article.waiting for article in articles)
    count = waiting + sum(
        not standing.needs_person for article in articles for standing in article.standings
    )
    verb = "needs" if 1 in {waiting, count} else "need"
    said = f"{waiting or 'None'} of {count_of(count, 'anchor')} {verb} a person."
    lines.append(said if count else "No annotations to check.")
    return "\n".join(lines) + "\n"


def write_json(notebook: Notebook, articles: Sequence[Checked]) -> str:
    """The same for other programs; names and order of the keys are fixed."""
    whole: Json = {
        "rashomon": FORMAT,
        "sources": [_source(article) for article in articles],
        "anchors": [
            _anchor(article, standing) for article in articles for standing in article.standings
        ],
        "changes": [
            {
                "source": each.source,
                "annotations": list(each.annotations),
                "before": each.before,
                "after": each.after or None,
                "seen": each.seen or None,
            }
            for each in _rewordings(notebook, articles)
        ],
        "waiting": sum(article.waiting for article in articles),
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def count_anchors(notebook: Notebook, entry: SourceEntry) -> int:
    """How many anchors a source has."""
    return sum(1 for _ in holders_of(notebook, entry.id))


def _rewordings(notebook: Notebook, articles: Sequence[Checked]) -> tuple[Rewording, ...]:
    return rewordings_of(notebook, {each.entry.id: each.standings for each in articles})


def _article(article: Checked) -> Iterator[str]:
    entry, source = article.entry, article.source
    if source is None:
        yield f"{_name(entry)}: {clean(article.problem)}"
        if article.unread:
            yield f"! {article.unread} annotated passages in it cannot be checked"
    elif source.sha256 == entry.sha256:
        yield f"{_name(entry)}: as it was annotated"
    else:
        then, now = entry.length, len(source.text)
        by = f"{abs(now - then):,} characters {'longer' if now > then else 'shorter'}"
        yield f"{_name(entry)}: changed, {by if now != then else 'as long as before'}"
    for standing in article.standings:
        yield from _standing(standing, "" if source is None else source.text)
    yield ""


def _standing(standing: Standing, text: str) -> Iterator[str]:
    found = standing.found
    line = f"line {text.count(chr(10), 0, found.start) + 1}" if found.end else "nowhere"
    sign = "!" if standing.needs_person else " "
    before = _short(standing.anchor.exact)
    yield f"{sign} {_holder(standing.holder):<10} {line:<9} {found.state:<10} {before}"
    margin = " " * 34
    if standing.needs_person and found.state is State.EDITED:
        yield f"{margin}now: {marked(standing.anchor.exact, standing.now)}"
    elif standing.needs_person and found.state is State.UNCERTAIN:
        yield f"{margin}perhaps: {_short(standing.now)}"
    elif found.state is State.ORPHANED or found.state is State.EDITED:
        yield f"{margin}{state_of(standing)}"


def _finding(found: Rewording, name: str) -> Iterator[str]:
    seen = f"seen {found.seen[:10]}" if found.seen else "not confirmed yet"
    yield f"  {name}, {seen}"
    if found.after:
        yield f"    {marked(found.before, found.after)}"
    else:
        yield f"    taken out: {clean(found.before)}"


def _source(article: Checked) -> Json:
    entry, source = article.entry, article.source
    state = "unread" if source is None else "changed"
    if source is not None and source.sha256 == entry.sha256:
        state = "unchanged"
    return {
        "id": entry.id,
        "file": entry.file,
        "state": state,
        "problem": article.problem or None,
        "length": entry.length,
        "length_now": None if source is None else len(source.text),
        "unread": article.unread,
    }


def _anchor(article: Checked, standing: Standing) -> Json:
    found, entry = standing.found, standing.holder.entry
    text = "" if article.source is None else article.source.text
    is_annotation = isinstance(entry, Annotation)
    return {
        "annotation": entry.id if isinstance(entry, Annotation) else None,
        "judgement": None if isinstance(entry, Annotation) else entry.verdict.value,
        "side": None if is_annotation else ("left", "right")[standing.holder.side],
        "source": article.entry.id,
        "state": found.state.value,
        "needs_person": standing.needs_person,
        "quote": standing.anchor.exact,
        "now": standing.now or None,
        "start": found.start if found.end else None,
        "end": found.end or None,
        "line": text.count("\n", 0, found.start) + 1 if found.end else None,
        "gone": standing.anchor.gone or None,
    }


def _holder(holder: Holder) -> str:
    entry = holder.entry
    return clean(entry.id) if isinstance(entry, Annotation) else entry.verdict.value


def _name(entry: SourceEntry) -> str:
    publisher = f" ({clean(entry.publisher)})" if entry.publisher else ""
    return clean(entry.file) + publisher


def _short(text: str) -> str:
    text = clean(" ".join(text.split()))
    return f"“{text}”" if len(text) <= QUOTE else f"“{text[: QUOTE - 1]}…”"
