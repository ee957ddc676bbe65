"""A theme to the table of styles that is drawn with, built once; colour never speaks alone.

Two tables: in full colour, and without any hue for `NO_COLOR` and 16-colour terminals, where bold,
dim, reverse, underline and the signs in the gutter carry every distinction.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rich.console import Console
from rich.style import Style

from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.show.themes import Theme

LIT = frozenset({Ground.CURSOR, Ground.LIT, Ground.SELECTED})
TINTS = (Ground.SHARED1, Ground.SHARED2, Ground.SHARED3)

_WRITTEN: Mapping[Ink, tuple[Ground, ...]] = {
    Ink.TEXT: tuple(ground for ground in Ground if ground is not Ground.FOUND),
    Ink.TITLE: (*TINTS, *LIT, Ground.PAGE, Ground.STRIP),
    Ink.ASIDE: (Ground.PAGE,),
    Ink.QUIET: (Ground.PAGE, Ground.STRIP, Ground.BAR),
    Ink.SHARED: (Ground.PAGE, *LIT, Ground.STRIP),
    Ink.UNIQUE: (Ground.PAGE, *LIT, Ground.STRIP),
    Ink.ADDED: (Ground.STRIP,),
    Ink.DROPPED: (Ground.STRIP,),
    Ink.KEY: (Ground.PAGE, Ground.STRIP, Ground.BAR),
    Ink.WARNING: (Ground.PAGE, Ground.STRIP, Ground.BAR),
    Ink.HAIRLINE: (Ground.PAGE, Ground.STRIP),
    Ink.FOUND: (Ground.FOUND,),
}
"""Every ink and the grounds it may stand on; nothing else can be drawn."""

_TAGGED = (Ground.PAGE, *LIT, Ground.STRIP)

_FULL_ATTRIBUTES = {
    Ink.TITLE: Style(bold=True),
    Ink.ADDED: Style(underline=True),
    Ink.DROPPED: Style(strike=True),
    Ink.KEY: Style(bold=True),
}

_PLAIN_INKS = {
    Ink.TITLE: Style(bold=True),
    Ink.ASIDE: Style(dim=True),
    Ink.QUIET: Style(dim=True),
    Ink.UNIQUE: Style(bold=True),
    Ink.ADDED: Style(underline=True),
    Ink.DROPPED: Style(dim=True, strike=True),
    Ink.KEY: Style(bold=True),
    Ink.WARNING: Style(bold=True),
    Ink.HAIRLINE: Style(dim=True),
}

_PLAIN_GROUNDS = {
    Ground.CURSOR: Style(reverse=True),
    Ground.LIT: Style(bold=True),
    Ground.SELECTED: Style(underline=True),
    Ground.BAR: Style(reverse=True),
    Ground.FOUND: Style(reverse=True, bold=True, underline=True),
}

_BOLD, _UNDERLINED = Style(bold=True), Style(underline=True)


class Styles:
    """Ink on ground to a style, for one theme and one depth of colour."""

    def __init__(self, theme: Theme, *, has_hue: bool = True) -> None:
        self.theme = theme
        self.has_hue = has_hue
        self._inks = {(ink, ground): self._make(ink, ground) for ink, ground in combinations()}
        self._set_off: dict[tuple[Ink, Ground, bool], Style] = {}
        self._tags = {
            (colour, ground): self._make_tag(colour, ground)
            for colour in theme.tags
            for ground in _TAGGED
        }

    def __call__(self, ink: Ink, ground: Ground) -> Style:
        """The style of an ink on a ground.

        Raises:
            KeyError: The two are never drawn together, so their contrast was never checked.
        """
        return self._inks[ink, ground]

    def tag(self, colour: str, ground: Ground) -> Style:
        """The style of a tag's sign; a colour unknown to the theme is drawn grey."""
        return self._tags[colour if colour in self.theme.tags else "grey", ground]

    def underlined(self, ink: Ink, ground: Ground) -> Style:
        """The style of an ink on a ground, underlined."""
        return self._with(ink, ground, _UNDERLINED)

    def bold(self, ink: Ink, ground: Ground) -> Style:
        """The style of an ink on a ground, bold."""
        return self._with(ink, ground, _BOLD)

    def _with(self, ink: Ink, ground: Ground, attribute: Style) -> Style:
        key = (ink, ground, attribute is _BOLD)
        style = self._set_off.get(key)
        if style is None:
            style = self._set_off[key] = self._inks[ink, ground] + attribute
        return style

    def _make(self, ink: Ink, ground: Ground) -> Style:
        if not self.has_hue:
            plain = Style(reverse=False)  # never empty: an unstyled segment is drawn by the base
            under = _PLAIN_GROUNDS.get(ground, plain)
            style = plain + _PLAIN_INKS.get(ink, plain) + under
            # Dim and reversed, terminals draw a ground of grey: the bar would be patchwork.
            return style + Style(dim=False) if under.reverse and style.dim else style
        colours = Style(color=self.theme.inks[ink], bgcolor=self.theme.grounds[ground])
        return colours + _FULL_ATTRIBUTES.get(ink, Style.null())

    def _make_tag(self, colour: str, ground: Ground) -> Style:
        if not self.has_hue:
            return Style(bold=True) + _PLAIN_GROUNDS.get(ground, Style.null())
        return Style(color=self.theme.tags[colour], bgcolor=self.theme.grounds[ground], bold=True)


def combinations() -> Iterator[tuple[Ink, Ground]]:
    """Every ink on every ground it may stand on."""
    for ink, grounds in _WRITTEN.items():
        for ground in grounds:
            yield ink, ground


def tag_combinations(theme: Theme) -> Iterator[tuple[str, Ground]]:
    """Every tag colour on every ground it may stand on."""
    for colour in theme.tags:
        for ground in _TAGGED:
            yield colour, ground


def has_hue() -> bool:
    """Tell whether the terminal gets colours: not with NO_COLOR, and not with 16 or fewer."""
    if os.environ.get("NO_COLOR"):
        return False
    return Console(force_terminal=True).color_system in {"256", "truecolor"}
