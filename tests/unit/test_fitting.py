"""What fits the typed letters, and in which order."""

from __future__ import annotations

import pytest

from tui.view.fitting import fitting

ENTRIES = [
    ("j", "next sentence"),
    ("]", "next shared sentence"),
    ("n", "next hit"),
    ("T", "next theme"),
    ("t", "pick or create a tag"),
    ("", "theme paper"),
]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ["j", "]", "n", "T", "t", ""]),
        ("  ", ["j", "]", "n", "T", "t", ""]),
        ("theme", ["", "T"]),
        ("shared next", ["]"]),
        ("SENT", ["j", "]"]),
        ("t", ["t", "", "T", "j", "]", "n"]),
        ("T", ["T", "", "t", "j", "]", "n"]),
        ("thpap", [""]),
        ("nxhit", ["n"]),
        ("zz", []),
    ],
)
def test_the_best_comes_first(typed: str, keys: list[str]) -> None:
    assert [entry[0] for entry in fitting(typed, ENTRIES, lambda entry: entry)] == keys
