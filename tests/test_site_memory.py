"""Searches for garbage: off within, as they were after."""

import gc

import pytest

from generator.site.memory import what_is_held_left_alone, without_collection


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


def test_what_was_held_before_is_searched_again_after_the_work() -> None:
    with what_is_held_left_alone():
        assert gc.get_freeze_count() > 0
        assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_was_held_before_is_searched_again_after_work_that_broke() -> None:
    with pytest.raises(ValueError, match="broken"), what_is_held_left_alone():
        raise ValueError("broken")
    assert gc.get_freeze_count() == 0
