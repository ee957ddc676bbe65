"""Everything that can be asked for by name: actions, tags, sources, themes. Palette and help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from tui.annotate.codebook import living_tags
from tui.screen import clean
from tui.session import marking, moves
from tui.session.naming import name_of
from tui.show.bindings import action_of
from tui.show.keynames import in_ascii
from tui.show.keys import ACTIONS, Part
from tui.show.themes import theme_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.annotate.tags import Tag
    from tui.show.app import RashomonApp


class Choice(NamedTuple):
    """A line that can be found and, if something belongs to it, run."""

    chapter: str
    keys: str
    words: str
    """What it does."""
    name: str = ""
    """How settings call it; searched too."""
    run: Callable[[], object] | None = None
    """None for a line that only explains."""


@runtime_checkable
class HasKeys(Protocol):
    """A screen on which keys of the key table do something else than in the text."""

    keys_here: Mapping[str, str]
    """Names of the key table, with what their keys do here."""
    words_here: Mapping[str, str]
    """What help says of them, where it is not what it says of them elsewhere."""


def actions(app: RashomonApp) -> Iterator[Choice]:
    """All actions of the key table; those that toggle a tag are offered by the tag's name."""
    for action in ACTIONS:
        if action.name.startswith("tag_"):
            continue
        shown = app.key_map.shown(action)
        yield Choice(
            action.part.value,
            in_ascii(shown) if app.glyphs.is_ascii else shown,
            action.help,
            action.name,
            partial(app.call_later, app.run_action, action_of(action.name)),
        )


def actions_of(app: RashomonApp, screen: HasKeys) -> Iterator[Choice]:
    """What the keys do on a screen that lies over the text, in its own words."""
    for action in ACTIONS:
        if action.name not in screen.keys_here or action.name.startswith("tag_"):
            continue
        shown = app.key_map.shown(action)
        yield Choice(
            "Keys here",
            in_ascii(shown) if app.glyphs.is_ascii else shown,
            screen.words_here.get(action.name, action.help),
            action.name,
            partial(app.call_later, app.run_action, screen.keys_here[action.name], screen),
        )


def tags(app: RashomonApp) -> Iterator[Choice]:
    """The codebook: each toggles its tag on the passage."""
    digits = {
        action.name.removeprefix("tag_"): app.key_map.shown(action)
        for action in ACTIONS
        if action.part is Part.TAG
    }
    for tag in living_tags(app.session.desk.notebook.codebook):
        keys = digits.get(tag.key, "") if tag.key else ""
        sign = app.glyphs.of_tag(tag)
        words = f"{sign} {clean(tag.label)}"
        yield Choice("Codebook", keys, words, f"tag {clean(tag.id)}", partial(_toggle, app, tag))


def sources(app: RashomonApp) -> Iterator[Choice]:
    """The open articles: each goes to its pane."""
    for n, source in enumerate(app.session.desk.comparison.sources):
        words = f"{n + 1} {name_of(source)}"
        yield Choice("Sources", "", words, "go to source", partial(_go, app, n))


def themes(app: RashomonApp) -> Iterator[Choice]:
    """The themes: each is put on."""
    for name in theme_files():
        words = f"theme {clean(name)}"
        yield Choice("Themes", "", words, "colours", partial(app.put_theme, name))


def _toggle(app: RashomonApp, tag: Tag) -> None:
    app.become(marking.tag_here(app.session, tag.id, app.stamp()))


def _go(app: RashomonApp, source: int) -> None:
    app.become(moves.go_to_source(app.session, source))
