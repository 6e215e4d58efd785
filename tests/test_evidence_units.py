"""Numbers have the units that a text gives them, and agree only in the same ones."""

import pytest

from generator.evidence.units import amounts, held_in, is_held


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("4x, 4×, ×4, 4 times, twice, fourfold, 40-fold", ["x"] * 7),
        ("×6–×30", ["x", "x"]),
        ("3×3 and 224x224px", ["", "", "", "px"]),
        ("11.3%, 11.3 %, 11 percent, 11 per cent", ["%"] * 4),
        ("29.00 dB, 29 decibels", ["dB", "dB"]),
        ("29 kB, 29 KB, 29 MB, 29 GB", ["kB", "kB", "MB", "GB"]),
        ("5 s, 5 seconds, 5 ms, 5 minutes", ["s", "s", "ms", "min"]),
        ("5 px, 5 pixels", ["px", "px"]),
        ("5 kHz, 5 Hz", ["kHz", "Hz"]),
        ("$5, €5, 5 dollars", ["$", "€", "$"]),
        ("-5 degrees, −5 °C", ["degree", "degree"]),
        ("a 5-layer MLP, four codes, 5 samples, 64 x H", ["", "", "", "x"]),
    ],
)
def test_units_of_a_text(text: str, units: list[str]) -> None:
    assert [each.unit for each in amounts(text)] == units


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("4x as large", "larger ×4"),
        ("twice as large", "2 times as large"),
        ("29.0 dB", "29.00"),
        ("29.0", "29.00 dB"),
        ("five degrees below zero", "-5 degrees"),
        ("a loss of 5", "by −5"),
        ("1.2 million", "1,200,000"),
    ],
)
def test_the_same_amount_is_held_however_it_is_written(text: str, source: str) -> None:
    (first, *_) = amounts(text)
    assert is_held(first, held_in([amounts(source)]), text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("4%", "4x"),
        ("29.0 kB", "29.00 dB"),
        ("5 ms", "5 s"),
        ("5 degrees", "-5 degrees"),
        ("-5 degrees", "5 degrees"),
        ("5 million", "5"),
        ("five below zero %", "-4"),
    ],
)
def test_another_unit_size_or_sign_is_another_amount(text: str, source: str) -> None:
    (first, *_) = amounts(text)
    assert not is_held(first, held_in([amounts(source)]), text)
