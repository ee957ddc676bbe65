"""The settings file: what it changes, and what is said of what cannot be used."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from textual.keys import _character_to_key

from tui.cli import main
from tui.places import settings_file, themes_folder
from tui.show.bindings import bindings_of
from tui.show.keynames import NoKeyError, name_key, show_key
from tui.show.keys import ACTIONS, KeyMap, key_lines
from tui.show.plain import read_plain
from tui.show.settings import load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from tui.show.keys import Action

PRINTABLE = [chr(code) for code in range(0x21, 0x7F)]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = settings_file()
    path.parent.mkdir()
    return path


def problems_of(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [str(problem).removeprefix(str(path)) for problem in load_settings().problems]


def test_without_the_file_nothing_is_changed(settings: Path) -> None:
    settings.unlink(missing_ok=True)

    assert load_settings().keys.changed == {}


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("U", ("U",)),
        ("[U, f2]", ("U", "f2")),
        ("'\\'", ("backslash",)),
        ('["\'", Ins]', ("apostrophe", "insert")),
        ("[]", ()),
        ("\n  - U\n  - ctrl+Up", ("U", "ctrl+up")),
        ("percent_sign", ("percent_sign",)),
    ],
)
def test_an_action_has_the_keys_that_are_written(
    settings: Path, written: str, keys: tuple[str, ...]
) -> None:
    settings.write_text(f"keys:\n  undo: {written}\n", encoding="utf-8")

    assert load_settings().keys.changed == {"undo": keys}


def test_the_terminals_cursor_can_be_shown(settings: Path) -> None:
    settings.write_text("cursor: shown\n", encoding="utf-8")

    assert load_settings().shows_cursor


def test_another_cursor_is_refused_with_what_there_is(settings: Path) -> None:
    said = problems_of(settings, "theme: ink\ncursor: big\n")

    assert said == [", line 2: there is no cursor big. Write hidden or shown."]
    assert not load_settings().shows_cursor


def test_a_theme_can_be_set(settings: Path) -> None:
    settings.write_text("theme: paper\n", encoding="utf-8")

    assert load_settings().theme == "paper"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("keys:\n  undo: [u, j]\n", ", line 2: j is the key of undo and of next_sentence."),
        ("theme: ink\nkeys:\n  und: U\n", ", line 3: there is no action und. Is it undo?"),
        ("keys:\n  undo: nokey\n", ", line 2: undo: 'nokey' cannot be used: no key has this name."),
        ("keys:\n  undo: alt+u\n", "'alt+u' cannot be used: a terminal sends it as Esc and the"),
        ("keys:\n  undo: ctrl+c\n", "'ctrl+c' cannot be used: it keeps the meaning"),
        ("keys:\n  undo: ctrl+i\n", "'ctrl+i' cannot be used: for a terminal it is Tab"),
        ("keys:\n  undo: shift+u\n", "write the character it gives, such as A for shift+a"),
        ("keys:\n  undo: # nothing\n", ", line 2: undo: no key is written; for none write []."),
        ("keys:\n  undo: {a: b}\n", ", line 2: undo: a list of keys is expected."),
        ("keys:\n  leave: []\n", ", line 2: leave has no key. Give it one."),
        ("keys: j\n", ", line 1: keys: needs lines below it."),
        ("colour: red\n", ", line 1: colour is no setting. Settings are theme, layout, cursor,"),
        ("layout: wide\n", ", line 1: there is no layout wide. Layouts are columns, aligned, two"),
        ("theme: [a]\n", ", line 1: theme is no name."),
        ("keys:\n  undo: ]\n", ", line 2: it is not YAML. Signs such as ] stand in quotes"),
        ("- a\n", ", line 1: it is not a list of settings."),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(settings: Path, text: str, message: str) -> None:
    assert message in "\n".join(problems_of(settings, text))


def test_a_clash_leaves_every_key_as_it_was(settings: Path) -> None:
    settings.write_text("keys:\n  redo: U\n  undo: [u, j]\n", encoding="utf-8")

    assert load_settings().keys.changed == {}


def test_two_actions_may_swap_their_keys(settings: Path) -> None:
    assert problems_of(settings, "keys:\n  undo: ctrl+r\n  redo: u\n") == []


def test_a_file_that_is_no_text_is_said(settings: Path) -> None:
    settings.write_bytes(b"\xff\xfe\x00k")

    assert "it cannot be read" in str(load_settings().problems[0])


@pytest.mark.parametrize("char", PRINTABLE)
def test_every_sign_has_the_name_textual_gives_it(char: str) -> None:
    assert name_key(char) == _character_to_key(char)


@pytest.mark.parametrize("char", PRINTABLE)
def test_a_key_is_shown_as_it_is_typed(char: str) -> None:
    assert show_key(name_key(char)) == char


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_the_table_shows_its_keys_as_any_other_is_shown(action: Action) -> None:
    assert " ".join(map(show_key, action.keys)) == action.shown


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.keys}))
def test_what_is_shown_can_be_written(key: str) -> None:
    assert name_key(show_key(key)) == key


@pytest.mark.parametrize("written", ["", " ", "\t", "ctrl+", "hyper+x", "f25", "ctrl+shift"])
def test_what_is_no_key_is_refused(written: str) -> None:
    with pytest.raises(NoKeyError):
        name_key(written)


def test_a_key_that_was_given_away_is_bound_no_more() -> None:
    bound = bindings_of(KeyMap({"undo": ("U",), "redo": ()})).key_to_bindings

    assert "U" in bound
    assert not {"u", "ctrl+r"} & set(bound)


def test_help_shows_the_digits_one_by_one_once_one_is_changed() -> None:
    shown = [line.shown for line in key_lines(KeyMap({"tag_1": ("f2",)}))]

    assert "1-9" not in shown
    assert {"F2", "2", "9"} <= set(shown)


PLAIN = [
    "a: b\n",
    "# remark\na: 'b c'\n\nb:\n  c: d, e\n  f: [g, 'h,]', i+j]\n",
    "a: []\nb: no\nc: 010\n",
]


@pytest.mark.parametrize(
    "text",
    [*PLAIN, *(path.read_text(encoding="utf-8") for path in themes_folder().glob("*.yaml"))],
)
def test_what_is_plain_is_read_as_yaml_reads_it(text: str) -> None:
    assert read_plain(text) == yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    "text",
    ["a: b # c\n", "  a: b\n", "a: [b\n", "a: b\na: c\n", "a: 'it''s'\n", "a: b \n", "- a\n"],
)
def test_what_is_not_plain_is_left_to_yaml(text: str) -> None:
    assert read_plain(text) is None


def test_keys_prints_the_map_and_marks_what_was_changed(
    settings: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings.write_text("keys:\n  undo: U\n", encoding="utf-8")
    code = main(["keys"])
    lines = capfd.readouterr().out.splitlines()

    assert code == 0
    assert [line.split()[:3] for line in lines if "undo" in line] == [["*", "undo", "U"]]
    assert [line.split()[:2] for line in lines if " redo " in line] == [["redo", "ctrl+r"]]


def test_keys_keeps_its_columns_where_arrows_cannot_be_written() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "keys"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("  pane_")]
    helps = {line.index("pane to the") for line in lines}

    assert "Right" in done.stdout
    assert len(helps) == 1


def test_keys_says_what_cannot_be_used(settings: Path, capfd: pytest.CaptureFixture[str]) -> None:
    settings.write_text("keys:\n  undo: j\n", encoding="utf-8")
    code = main(["keys"])

    assert code == 2
    assert "j is the key of undo and of next_sentence" in capfd.readouterr().err


def test_config_says_where_everything_lies(
    settings: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(settings.parent)
    settings.write_text("theme: paper\nkeys:\n  undo: U\n", encoding="utf-8")
    code = main(["config"])
    rows = dict(line.split(maxsplit=1) for line in capfd.readouterr().out.splitlines())

    assert code == 0
    assert rows["settings"] == str(settings)
    assert rows["annotations"] == "rashomon-samples.yaml (not there yet)"
    assert rows["theme"] == "paper"
    assert rows["layout"] == "columns (not set)"
    assert rows["keys:"].split() == ["undo", "U"]


def test_config_says_that_a_theme_is_not_there(
    settings: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(settings.parent)
    settings.write_text("theme: nosuch\n", encoding="utf-8")
    code = main(["config"])

    assert code == 2
    assert "There is no theme 'nosuch'" in capfd.readouterr().err


def test_config_names_the_annotation_file_of_the_articles_it_is_given(
    settings: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    article = settings.parent / "a.txt"
    article.write_text("Rain fell.", encoding="utf-8")
    main(["config", str(article)])

    assert f"{settings.parent / 'rashomon.yaml'} (not there yet)" in capfd.readouterr().out
