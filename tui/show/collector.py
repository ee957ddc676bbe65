"""When garbage is collected: not while much is being made, and never over what is there to stay.

A full collection of 12 articles of 1,000 sentences takes longer than ten keys do.
"""

from __future__ import annotations

import gc

YOUNG = 20_000
"""Objects that are made until the young ones are looked at; a key makes a few hundred."""


def put_off() -> None:
    """Collect nothing: starting makes much and drops little."""
    gc.disable()


def settle() -> None:
    """Collect from now on, but nothing of what is there by now; not if nobody put it off."""
    if gc.isenabled() and not gc.get_freeze_count():
        return
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
    gc.enable()
