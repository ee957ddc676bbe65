"""The random acts of `undo` in short."""

from __future__ import annotations

import pytest

from tests.faults.undo import act_at_random


@pytest.mark.parametrize("seed", range(0, 100, 10))
def test_after_every_act_undo_and_redo_all_is_as_a_plain_model_has_it(seed: int) -> None:
    assert [wrong for each in range(seed, seed + 10) if (wrong := act_at_random(each, 30))] == []
