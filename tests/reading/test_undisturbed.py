"""Garbage is let alone for a while, and looked for again afterwards whatever happened."""

from __future__ import annotations

import gc

import pytest

from rundingan.reading.undisturbed import undisturbed


def test_garbage_is_looked_for_again_afterwards() -> None:
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_also_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), undisturbed():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_who_looks_for_none_is_not_made_to() -> None:
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
