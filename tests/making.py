"""Small sources, comparisons and sessions to test with, written by hand."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tui.annotate.edit import Stamp
from tui.annotate.tags import EMPTY_NOTEBOOK
from tui.compare import assemble
from tui.model import Pair, Place, Relation, Role, Sentence, Source
from tui.session.desk import Desk
from tui.session.marking import receive_pairs
from tui.session.state import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Sequence

STAMP = Stamp("ana", "2026-11-21T23:10:00Z")


def make_source(*lines: str, name: str = "a.txt", publisher: str | None = None) -> Source:
    """A source with one sentence a line.

    A line that begins with `# ` is a title, with `- ` boilerplate; an empty one ends a paragraph.
    Sentences of one paragraph stand in one line of the text.
    """
    text, sentences = "", []
    for line in lines:
        if not line:
            text += "\n\n"
            continue
        role, body = Role.BODY, line
        if line.startswith("# "):
            role, body = Role.TITLE, line[2:]
        elif line.startswith("- "):
            role, body = Role.BOILERPLATE, line[2:]
        if text and not text.endswith("\n"):
            text += " "
        sentences.append(Sentence(len(text), len(text) + len(body), body, role))
        text += body
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Source(name, text, sha256, tuple(sentences), publisher=publisher, language="en")


def make_pair(
    left: tuple[int, int],
    right: tuple[int, int],
    relation: Relation = Relation.NEAR,
    score: float = 0.9,
) -> Pair:
    """A pair of two (source, sentence) positions."""
    return Pair(Place(*left), Place(*right), relation, score)


def make_session(sources: Sequence[Source], pairs: Sequence[Pair] = ()) -> Session:
    """A session over compared sources, with an empty notebook."""
    files = tuple(source.path for source in sources)
    desk = Desk(assemble(sources, ()), files, EMPTY_NOTEBOOK)
    return receive_pairs(open_session(desk), pairs)


def three_papers() -> Session:
    """Three papers: a claim all carry (a0 b1 c0), one of two (a1 b0), the rest unique."""
    a = make_source("Two hours of talks.", "A swap was agreed.", "Nobody cheered.", name="a.txt")
    b = make_source("They agreed a swap.", "The talks took two hours.", name="b.txt")
    c = make_source("Talks: two hours.", "", "Rain fell.", name="c.txt")
    pairs = [
        make_pair((0, 0), (1, 1), Relation.REWORDED, 0.6),
        make_pair((0, 0), (2, 0), Relation.NEAR, 0.9),
        make_pair((1, 1), (2, 0), Relation.REWORDED, 0.55),
        make_pair((0, 1), (1, 0), Relation.PARTIAL, 0.4),
    ]
    return make_session([a, b, c], pairs)
