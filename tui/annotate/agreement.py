"""How far annotators agree, in the figures the social sciences use. Pure numbers, no notebook.

A unit is what was looked at (a sentence, a source of a claim), with one value for each annotator in
one order; None where that annotator did not look. All figures are nominal: two values are the same
or they are not. A figure that nothing can be said of is None, never 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

Unit = Sequence[Hashable | None]


def percent_agreement(units: Iterable[Unit]) -> float | None:
    """Pairs of annotators who gave one value, over all pairs who looked, 0.0 to 1.0.

    For two annotators that is the share of units they agree on; for more the observed agreement of
    Fleiss, J. L. (1971), Measuring nominal scale agreement among many raters, Psychological
    Bulletin 76(5), p. 378-382, over whoever looked.
    """
    agreed = pairs = 0
    for values in map(_given, units):
        agreed += sum(count * (count - 1) for count in Counter(values).values())
        pairs += len(values) * (len(values) - 1)
    return agreed / pairs if pairs else None


def cohen_kappa(units: Iterable[Unit]) -> float | None:
    """Agreement of two annotators beyond chance, each with a chance of their own; up to 1.0.

    Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20(1), p. 37-46: (p_o - p_e) / (1 - p_e). None if both always gave one same value:
    chance alone explains it then.

    Raises:
        ValueError: a unit has not two values.
    """
    both = []
    for unit in units:
        left, right = unit
        if left is not None and right is not None:
            both.append((left, right))
    lefts, rights = Counter(left for left, _ in both), Counter(right for _, right in both)
    by_chance = sum(lefts[value] * rights[value] for value in lefts)
    if by_chance == len(both) ** 2:  # whole numbers, so that equal is equal
        return None
    observed = sum(left == right for left, right in both) * len(both)
    return (observed - by_chance) / (len(both) ** 2 - by_chance)


def krippendorff_alpha(units: Iterable[Unit]) -> float | None:
    """Agreement of any number of annotators beyond chance, whoever looked at what; up to 1.0.

    Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, section D (nominal data,
    any number of observers, missing data), by way of the coincidences; see Hayes, A. F. and
    Krippendorff, K. (2007), Answering the call for a standard reliability measure for coding data,
    Communication Methods and Measures 1(1), p. 77-89. A unit only one looked at says nothing. None
    if no value differs from any other: without variation there is nothing to be reliable about.
    """
    totals: Counter[Hashable] = Counter()
    agreed = 0.0
    for values in map(_given, units):
        if len(values) < 2:
            continue
        counts = Counter(values)
        totals.update(counts)
        agreed += sum(count * (count - 1) for count in counts.values()) / (len(values) - 1)
    count = sum(totals.values())
    by_chance = sum(each * (each - 1) for each in totals.values())
    if by_chance == count * (count - 1):
        return None
    return ((count - 1) * agreed - by_chance) / (count * (count - 1) - by_chance)


def _given(unit: Unit) -> list[Hashable]:
    return [value for value in unit if value is not None]
