"""Contrast is computed, not looked at; a broken theme is a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tui.places import themes_folder
from tui.show.styles import Styles, combinations, tag_combinations
from tui.show.themes import (
    Ground,
    Ink,
    NoSuchThemeError,
    ThemeError,
    load_theme,
    read_theme,
)

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(themes_folder().glob("*.yaml"))
DECORATION = {Ink.HAIRLINE}
"""Lines, not text."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_there_are_a_light_a_dark_a_high_contrast_and_a_colour_blind_safe_theme() -> None:
    assert [path.stem for path in FILES] == ["contrast", "ink", "okabe", "paper"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_text_can_be_read_on_its_ground(path: Path) -> None:
    theme = read_theme(path)
    least = 7 if theme.name == "contrast" else 4.5
    faint = [
        (ink, ground, round(contrast(theme.inks[ink], theme.grounds[ground]), 2))
        for ink, ground in combinations()
        if ink not in DECORATION and contrast(theme.inks[ink], theme.grounds[ground]) < least
    ]

    assert faint == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_tags_can_be_read_on_their_ground(path: Path) -> None:
    theme = read_theme(path)
    least = 7 if theme.name == "contrast" else 4.5
    faint = [
        (colour, ground)
        for colour, ground in tag_combinations(theme)
        if contrast(theme.tags[colour], theme.grounds[ground]) < least
    ]

    assert faint == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_tint_deepens_with_the_number_of_sources(path: Path) -> None:
    grounds = read_theme(path).grounds
    page = grounds[Ground.PAGE]
    steps = [
        contrast(page, grounds[each]) for each in (Ground.SHARED1, Ground.SHARED2, Ground.SHARED3)
    ]

    assert 1 < steps[0] < steps[1] < steps[2]


def test_without_hue_no_style_has_a_colour() -> None:
    styles = Styles(load_theme("ink"), has_hue=False)
    coloured = [
        (ink, ground)
        for ink, ground in combinations()
        if styles(ink, ground).color or styles(ink, ground).bgcolor
    ]

    assert coloured == []


def test_without_hue_cursor_partner_and_selection_still_differ() -> None:
    styles = Styles(load_theme("ink"), has_hue=False)
    looks = {
        str(styles(Ink.TEXT, ground))
        for ground in (Ground.PAGE, Ground.CURSOR, Ground.LIT, Ground.SELECTED)
    }

    assert len(looks) == 4


def test_without_hue_added_and_dropped_words_still_differ() -> None:
    styles = Styles(load_theme("ink"), has_hue=False)
    looks = {str(styles(ink, Ground.STRIP)) for ink in (Ink.TEXT, Ink.ADDED, Ink.DROPPED)}

    assert len(looks) == 3


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(NoSuchThemeError, match="contrast, ink, okabe, paper"):
        load_theme("nosuch")


def test_ones_own_theme_stands_before_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "rashomon" / "themes"
    folder.mkdir(parents=True)
    text = (themes_folder() / "ink.yaml").read_text(encoding="utf-8")
    (folder / "ink.yaml").write_text(text.replace("Ink, dark", "Mine"), encoding="utf-8")

    assert load_theme("ink").label == "Mine"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("page: '#15171b'", "page: black", "grounds: page is not a colour"),
        ("grounds:", "ground:", "ground is no key of a theme"),
        ("name: ink", "name: [", "it is not YAML in line"),
    ],
)
def test_a_broken_theme_is_a_message(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (themes_folder() / "ink.yaml").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ThemeError, match=message):
        read_theme(path)


def test_a_theme_written_in_another_way_is_read_too(tmp_path: Path) -> None:
    text = (themes_folder() / "ink.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(data, default_flow_style=True), encoding="utf-8")

    assert read_theme(path).grounds == load_theme("ink").grounds
