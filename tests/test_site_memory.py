"""Searches for garbage: off within, as they were after."""

import gc

import pytest

from generator.site.memory import without_collection


def test_nothing_is_searched_within() -> None:
    with without_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(LookupError), without_collection():
        raise LookupError
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with without_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
