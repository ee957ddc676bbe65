"""Help: every sign and every key, searched as one types; Enter does what a key does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Relation
from tui.show.choices import Choice, HasKeys, actions, actions_of, sources, tags, themes
from tui.show.palette import show_choices
from tui.view.evidence import RELATION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.show.app import RashomonApp
    from tui.view.glyphs import Glyphs

CHAPTER = "Signs beside a sentence"


def signs(glyphs: Glyphs) -> Iterator[Choice]:
    """What each sign of the reading screen means."""
    meanings = [
        ("3", "other sources that hold it"),
        *((glyphs.relations[relation], RELATION_WORDS[relation]) for relation in Relation),
        (glyphs.unique, "no other source has it"),
        (f"{glyphs.cursor} {glyphs.lit}", "the cursor, and its partners"),
        (glyphs.selected, "selected, or taken in with the partners"),
        (glyphs.note, "a note; tags have the signs of the codebook below"),
        (
            f"{glyphs.ruler_shared} {glyphs.ruler_unique} {glyphs.ruler_tagged}",
            "at the edge: shared, unique, tagged parts of the article",
        ),
        (glyphs.ruler_found, "at the edge: what is searched for"),
        (glyphs.shown, "in the matrix: the wording that the row shows"),
        (glyphs.claim, "a claim; ? beside its letter in the matrix: proposed only"),
    ]
    for sign, meaning in meanings:
        yield Choice(CHAPTER, sign, meaning)


def open_on(app: RashomonApp) -> None:
    """Say what every sign and key means; over another screen than the text, those of use there."""
    screen = app.screen
    if isinstance(screen, HasKeys):
        here = [*actions_of(app, screen), *signs(app.glyphs)]
        show_choices(app, here, "type to search", has_names=False)
        return
    choices = [*signs(app.glyphs), *actions(app), *tags(app), *sources(app), *themes(app)]
    show_choices(app, choices, "type to search", has_names=False)
