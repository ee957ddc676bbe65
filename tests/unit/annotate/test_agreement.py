"""The figures of agreement, against worked examples that others published."""

from __future__ import annotations

import pytest

from tui.annotate.agreement import cohen_kappa, krippendorff_alpha, percent_agreement


def units(*rows: str) -> list[tuple[str | None, ...]]:
    """One row an annotator, one column a unit; a dot where nobody looked."""
    columns = zip(*(row.split() for row in rows), strict=True)
    return [tuple(None if value == "." else value for value in column) for column in columns]


# Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, sections A, B, C
BINARY = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
MISSING = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# Wikipedia, Krippendorff's alpha, "A computational example"
THREE = units(
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)


@pytest.mark.parametrize(
    ("table", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743), (THREE, 0.691)]
)
def test_alpha_is_that_of_published_examples(
    table: list[tuple[str | None, ...]], alpha: float
) -> None:
    assert krippendorff_alpha(table) == pytest.approx(alpha, abs=0.0005)


def counted(both: int, only_left: int, only_right: int, neither: int) -> list[tuple[str, str]]:
    return (
        [("y", "y")] * both
        + [("y", "n")] * only_left
        + [("n", "y")] * only_right
        + [("n", "n")] * neither
    )


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Wikipedia, Cohen's kappa, "Simple example" and "Same percentages but different numbers"
        (counted(20, 5, 10, 15), 0.40),
        (counted(45, 15, 25, 15), 0.1304),
        (counted(25, 35, 5, 35), 0.2593),
    ],
)
def test_kappa_is_that_of_published_examples(table: list[tuple[str, str]], kappa: float) -> None:
    assert cohen_kappa(table) == pytest.approx(kappa, abs=0.00005)


def test_percent_agreement_is_that_of_the_published_example() -> None:
    assert percent_agreement(counted(20, 5, 10, 15)) == 0.7


def test_percent_agreement_of_three_counts_pairs() -> None:
    assert percent_agreement([("a", "a", "b")]) == pytest.approx(1 / 3)


@pytest.mark.parametrize("table", [[], [("a", None)], [("a", "a")], [("a", "a"), ("a", "a")]])
def test_without_variation_nothing_can_be_said(table: list[tuple[str | None, ...]]) -> None:
    assert (krippendorff_alpha(table), cohen_kappa(table)) == (None, None)


def test_one_unit_of_two_values_is_no_agreement() -> None:
    assert (krippendorff_alpha([("a", "b")]), cohen_kappa([("a", "b")])) == (0.0, 0.0)


def test_nothing_looked_at_is_no_agreement_and_no_disagreement() -> None:
    assert percent_agreement([("a", None)]) is None


def test_two_who_always_agree_have_one_in_all_figures() -> None:
    table = [("a", "a"), ("b", "b")]

    assert [percent_agreement(table), cohen_kappa(table), krippendorff_alpha(table)] == [1, 1, 1]
