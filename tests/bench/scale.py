"""What 5,000 annotations cost: CPU beside the same articles without any.

Run by hand: python -m tests.bench.scale [ANNOTATIONS]

CPU is that of the whole process, threads counted; the two are measured in turns, the least of a few
rounds counts. Articles and annotations are made here.
"""

from __future__ import annotations

import asyncio
import gc
import random
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.matching import make_articles
from tui.annotate.anchor import make_anchor
from tui.annotate.change import apply
from tui.annotate.edit import Stamp, Target, enter_source, toggle_tag
from tui.annotate.store import Stored, load, save
from tui.annotate.tags import EMPTY_NOTEBOOK, Annotation, AnnotationId, TagId
from tui.pipeline import load_sources
from tui.show.run import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotate.tags import Notebook
    from tui.pipeline import Loaded

ROUNDS = 3
KEYS = 40
ARTICLES, SENTENCES = 5, 200
STAMP = Stamp("ana", "2026-11-22T08:00:00Z")

Figures = dict[str, float]
"""Milliseconds by what they were spent on."""


def make_notebook(loaded: Loaded, count: int) -> Notebook:
    """Annotate the sentences of all articles in turn, each round a little shorter."""
    notebook = EMPTY_NOTEBOOK
    for source in loaded.sources:
        facts = (Path(source.path).name, None, source.sha256, len(source.text))
        notebook = apply(notebook, enter_source(notebook, *facts)[0])
    places = [(n, s) for s in range(SENTENCES) for n in range(ARTICLES)]
    annotations = []
    for number in range(count):
        article, place = places[number % len(places)]
        source = loaded.sources[article]
        sentence = source.sentences[place % len(source.sentences)]
        start = sentence.start + 3 * (number // len(places))
        anchor = make_anchor(notebook.sources[article].id, source.text, start, sentence.end)
        tags = (TagId("claim"), TagId("quote"))[: 1 + number % 2]
        note = "Says who?\nSee the other paper." if number % 3 == 0 else ""
        identity = AnnotationId(f"a-{number:05}")
        moment = STAMP.moment
        annotations.append(Annotation(identity, anchor, tags, note, "ana", moment, moment))
    return replace(notebook, annotations=tuple(annotations))


@contextmanager
def timed(figures: Figures, name: str, times: int = 1) -> Iterator[None]:
    """Note the CPU of what is done, if it is the least so far."""
    gc.collect()
    start = time.process_time()
    yield
    spent = 1000 * (time.process_time() - start) / times
    figures[name] = min(spent, figures.get(name, spent))


def time_file(path: Path, state: Path, figures: Figures) -> None:
    """Read the file and save it twice, another annotation changed each time."""
    with timed(figures, "reading the file"):
        stored = load(path)
    chance = random.Random(len(figures))
    for name in ("first save", "next save"):
        annotation = chance.choice(stored.notebook.annotations)
        target = Target(annotation.anchor, annotation.id)
        change = toggle_tag(stored.notebook, [target], TagId("check"), STAMP)
        notebook = apply(stored.notebook, change)
        with timed(figures, name):
            stored = save(path, stored, notebook, state=state)


async def time_reader(loaded: Loaded, path: Path, figures: Figures) -> None:
    """Open the reader, wait for the marks of the file, press keys."""
    start, since = time.process_time(), time.monotonic()
    app = make_app(loaded, annotations=path)
    async with app.run_test(size=(200, 50)) as pilot:
        text = 1000 * (time.process_time() - start)
        while app.keeping.is_reading or not app.session.desk.is_compared:
            if not app.keeping.is_reading:
                figures.setdefault("marks of the file, wall", 1000 * (time.monotonic() - since))
            await pilot.pause(0.01)
        figures.setdefault("marks of the file, wall", 1000 * (time.monotonic() - since))
        figures["text on screen"] = min(text, figures.get("text on screen", text))
        await pilot.pause(0.3)
        with timed(figures, "cursor key", KEYS):
            for _ in range(KEYS):
                await pilot.press("j")
        with timed(figures, "tag", KEYS // 4):
            for _ in range(KEYS // 4):
                await pilot.press("6")
        app.exit(0)


def main() -> None:
    """Print all figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for source in make_articles(ARTICLES, SENTENCES):
            (work / source.path).write_text(source.text, encoding="utf-8")
        loaded = load_sources([str(work / f"a{n}.txt") for n in range(ARTICLES)], stdin=None)
        made = {"none": 0, "many": count}
        rows: dict[str, Figures] = {name: {} for name in made}
        for name, number in made.items():
            notebook = make_notebook(loaded, number)
            path = work / f"{name}.yaml"
            save(path, Stored(EMPTY_NOTEBOOK), notebook, state=work / "state")
        for _ in range(ROUNDS):
            for name in made:
                path = work / f"{name}.yaml"
                if name == "many":
                    time_file(path, work / "state", rows[name])
                asyncio.run(time_reader(loaded, path, rows[name]))
    print(f"{'CPU in ms':<28}{'no annotation':>15}{count:>15}")  # noqa: T201  # run by hand
    for what in rows["many"]:
        without = rows["none"].get(what)
        said = f"{without:15.1f}" if without is not None else " " * 15
        print(f"{what:<28}{said}{rows['many'][what]:15.1f}")  # noqa: T201  # as above


if __name__ == "__main__":
    main()
