"""Our theme as Textual's, for what Textual draws itself: dialogs, inputs, lists, scroll bars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import App
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from tui.show.themes import Ground, Ink

if TYPE_CHECKING:
    from tui.show.themes import Theme

_PLAIN = "ansi_default"

_OTHER_VARIABLES = (
    "page",
    "strip",
    "hairline",
    "quiet",
    "border",
    "block-cursor-blurred-foreground",
    "block-cursor-blurred-background",
    "scrollbar",
    "scrollbar-hover",
    "scrollbar-active",
    "scrollbar-background",
    "scrollbar-background-hover",
    "scrollbar-background-active",
)
"""What our style sheets or Textual's would colour beyond the variables of its ansi theme."""


def dress(app: App[int], theme: Theme, *, has_hue: bool) -> None:
    """Register a theme with the app and put it on."""
    made = _coloured(theme) if has_hue else _plain()
    app.register_theme(made)
    app.set_class(not has_hue, "-plain")
    if app.is_running:
        app.theme = made.name
        return
    # Before the first screen there is nothing to dress anew: to tell Textual of a change would
    # make it read all style sheets and paint a second time.
    app.set_reactive(App.theme, made.name)
    app.set_class(made.dark, "-dark-mode")
    app.set_class(not made.dark, "-light-mode")
    app.stylesheet.set_variables(app.get_css_variables())


def _coloured(theme: Theme) -> TextualTheme:
    inks, grounds = theme.inks, theme.grounds
    return TextualTheme(
        name=f"rashomon-{theme.name}",
        dark=theme.dark,
        primary=inks[Ink.KEY],
        secondary=inks[Ink.SHARED],
        accent=inks[Ink.UNIQUE],
        warning=inks[Ink.WARNING],
        error=inks[Ink.WARNING],
        foreground=inks[Ink.TEXT],
        background=grounds[Ground.PAGE],
        surface=grounds[Ground.STRIP],
        panel=grounds[Ground.BAR],
        text_alpha=1.0,
        variables={
            "page": grounds[Ground.PAGE],
            "strip": grounds[Ground.STRIP],
            "hairline": inks[Ink.HAIRLINE],
            "quiet": inks[Ink.QUIET],
            "text": inks[Ink.TEXT],
            "text-muted": inks[Ink.QUIET],
            "block-cursor-foreground": inks[Ink.TEXT],
            "block-cursor-background": grounds[Ground.CURSOR],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": inks[Ink.TEXT],
            "block-cursor-blurred-background": grounds[Ground.CURSOR],
            "block-cursor-blurred-text-style": "bold",
            "input-selection-background": grounds[Ground.SELECTED],
            "input-selection-foreground": inks[Ink.TEXT],
        },
    )


def _plain() -> TextualTheme:
    """No hue at all: the terminal's own colours, the cursor by reverse video."""
    base = BUILTIN_THEMES["ansi-dark"]
    hueless = dict.fromkeys((*base.variables, *_OTHER_VARIABLES), _PLAIN)
    return replace(
        base,
        name="rashomon-plain",
        primary=_PLAIN,
        secondary=_PLAIN,
        warning=_PLAIN,
        error=_PLAIN,
        success=_PLAIN,
        accent=_PLAIN,
        variables={
            **hueless,
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-text-style": "reverse",
            "input-cursor-text-style": "reverse",
        },
    )
