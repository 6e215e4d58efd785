"""Expressions get exact values or none, and sentences state numbers or do not; nothing else happens."""

import re
from fractions import Fraction

import pytest

from generator.arithmetic import (
    Unevaluable,
    evaluate,
    number_of,
    numbers_in,
    operands,
    states,
    written,
)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("29.00 - 26.66", Fraction(234, 100)),
        ("4*4", Fraction(16)),
        ("(4*4*20*20)/(20*20)", Fraction(16)),
        ("1/3 + 1/3 + 1/3", Fraction(1)),
        ("0.1 + 0.2", Fraction(3, 10)),
        (".5", Fraction(1, 2)),
        ("1e-4 * 1e4", Fraction(1)),
        ("2 - 3 - 4", Fraction(-5)),
        ("64 / 4 / 2", Fraction(8)),
        ("2 + 3 * 4", Fraction(14)),
        ("2**3**2", Fraction(512)),
        ("2**-1", Fraction(1, 2)),
        ("-2**2", Fraction(-4)),
        ("(-2)**2", Fraction(4)),
        ("2 * -3", Fraction(-6)),
        ("--4", Fraction(4)),
        (" 4\n*\t4 ", Fraction(16)),
        ("9" * 200, Fraction(10**200 - 1)),
    ],
)
def test_arithmetic_is_exact(expression: str, value: Fraction) -> None:
    assert evaluate(expression, {}) == value


def test_names_stand_for_the_values_before() -> None:
    known = {"side": Fraction(20), "größe": Fraction(2), "e": Fraction(3)}
    assert evaluate("side*side*größe - e", known) == 797


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("9**9**9", "an exponent must be a whole number up to 64"),
        ("10**1000000", "an exponent must be a whole number up to 64"),
        ("2**0.5", "an exponent must be a whole number up to 64"),
        ("10**64*10**64*10**64*10**64", "a value is too large or too small"),
        ("1/10**64/10**64/10**64/10**64", "a value is too large or too small"),
        ("1e400", "'1e400' is too large or too small"),
        ("1e-999999999", "'1e-999999999' is too large or too small"),
        ("1/0", "it divides by zero"),
        ("0**-1", "it divides by zero"),
        ("(" * 90 + "4" + ")" * 90, "it is nested more than 40 levels deep"),
        ("-" * 199 + "4", "it is nested more than 40 levels deep"),
        ("4" + "**1" * 60, "it is nested more than 40 levels deep"),
        ("4+" * 100 + "4", "it is longer than 200 characters"),
        ("1" * 1_000_000, "it is longer than 200 characters"),
        ("", "it ends where a number is expected"),
        (" \n ", "it ends where a number is expected"),
        ("4*", "it ends where a number is expected"),
        ("*4", "'*' stands where a number is expected"),
        ("()", "')' stands where a number is expected"),
        ("4//2", "'/' stands where a number is expected"),
        ("(4", "a parenthesis is not closed"),
        ("4)", "')' stands where a sign such as + or * is expected"),
        ("4 4", "'4' stands where a sign such as + or * is expected"),
        ("1 if 1 else 2", "'if' stands where a sign such as + or * is expected"),
        ("abs(4)", "the name 'abs' has no value above it"),
        ("inf", "the name 'inf' has no value above it"),
        ("nan", "the name 'nan' has no value above it"),
        ("True", "the name 'True' has no value above it"),
        ("lambda: 4", "':' is no number, name or sign of arithmetic"),
        ("x.real", "'.real' is no number, name or sign of arithmetic"),
        ("'a'*9", "''a'*9' is no number, name or sign of arithmetic"),
        ("1<2", "'<2' is no number, name or sign of arithmetic"),
        ("5%2", "'%2' is no number, name or sign of arithmetic"),
        ("4^2", "'^2' is no number, name or sign of arithmetic"),
        ("6,400", "',400' is no number, name or sign of arithmetic"),
        ("4×4", "'×4' is no number, name or sign of arithmetic"),
        ("4x4", "'4x4' is no number, name or sign of arithmetic"),
        ("1.2.3", "'1.2.3' is no number, name or sign of arithmetic"),
        ("0x10", "'0x10' is no number, name or sign of arithmetic"),
        ("1_000", "'1_000' is no number, name or sign of arithmetic"),
        ("1j", "'1j' is no number, name or sign of arithmetic"),
        ("٤*٤", "'٤*٤' is no number, name or sign of arithmetic"),
        ("__import__('os').system('true')", "''os').system('true')' is no number"),
        ("[4][0]", "'[4][0]' is no number, name or sign of arithmetic"),
        ("4 # four", "'#' is no number, name or sign of arithmetic"),
    ],
)
def test_all_else_has_no_value_and_says_why(expression: str, why: str) -> None:
    with pytest.raises(Unevaluable, match=re.escape(why)):
        evaluate(expression, {"x": Fraction(4)})


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("At 4x, 16 of 20.", ["4", "16", "20"]),
        ("4× and ×4, x4 and 4x4", ["4", "4", "4", "4", "4"]),
        ("224x224px", ["224", "224"]),
        ("16, (16) [16] '16'", ["16", "16", "16", "16"]),
        ("29.00 dB, 11.3% and 11.3 %", ["29.00", "11.3", "11.3"]),
        ("6,400 or 1,234,567.5 or 6\u202f400", ["6,400", "1,234,567.5", "6\u202f400"]),
        ("scales 2,3,4 and 1,16", ["2", "3", "4", "1", "16"]),
        ("12,3456", ["12", "3456"]),
        ("×6–×30, 10-16, 3--5", ["6", "30", "10", "16", "3", "5"]),
        ("down by -5 or (−6)", ["-5", "−6"]),
        ("Four or sixteen, zero to twenty", ["Four", "sixteen", "zero", "twenty"]),
        ("2 million, 1.5 thousand, five hundred", ["2 million", "1.5 thousand", "five hundred"]),
        ("16M, 4K, 16GB, 1e-4", ["16M", "4K", "16", "1e-4"]),
        ("v16, DIV2K, EDSR_x16, 1.16.2", []),
        ("twenty-one and forty-two, thirty", ["twenty-one", "forty-two", "thirty"]),
        ("a hundred, a few hundred, hundreds", ["a hundred"]),
        ("twice as many, thrice, once", ["twice", "thrice"]),
        ("first, 1st, the 22nd, 3rd, 12th, second", []),
        ("twenty-first, ninety-ninth", []),
        ("someone, weight, often, fourteenth", []),
        ("10^6, 2², 10⁶, x₂, ٤", []),
        ("a test, a thing, half a page", []),
        ("a dozen, two dozen, half a dozen", ["a dozen", "two dozen", "half a dozen"]),
        ("fortyfold, four-fold, a tenfold, 40-fold", ["fortyfold", "four-fold", "tenfold", "40"]),
        ("¾ of ⑨ is Ⅳ", ["¾", "⑨", "Ⅳ"]),
        ("1,234,567th and 1,234,567", ["1,234,567"]),
    ],
)
def test_numbers_of_a_sentence(text: str, numbers: list[str]) -> None:
    assert list(numbers_in(text)) == numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At 4x, 16 pixels", "16"),
        ("16, (16)", "16"),
        ("sixteen pixels", "16"),
        ("A picture of 6,400 pixels", "6400"),
        ("6\u00a0400 pixels", "6400"),
        ("a lead of 2.34 dB", "2.34"),
        ("a lead of 2.340 dB", "2.34"),
        ("a lead of 2.3 dB", "2.34"),
        ("a lead of 2 dB", "2.34"),
        ("0.67 of them", "2/3"),
        ("0.3 or 0.2, as one rounds", "0.25"),
        ("-5 degrees", "-5"),
        ("1.2 million pixels", "1234567"),
        ("2 thousand", "2000"),
        ("four thousand", "4000"),
        ("1e-4", "1/10000"),
        ("twenty-one", "21"),
        ("twice as many", "2"),
        ("ninety-nine thousand", "99000"),
        ("a million pixels", "1000000"),
        ("half a million pixels", "500000"),
        ("a dozen pictures", "12"),
        ("a hundredfold gain", "100"),
        ("¾ of it", "3/4"),
        ("⅓ of it", "1/3"),
    ],
)
def test_sentence_states_a_value_as_precisely_as_it_writes_it(text: str, value: str) -> None:
    assert states(text, Fraction(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("160", "16"),
        ("1.16", "16"),
        ("16.5", "16"),
        ("v16", "16"),
        ("1.16.2", "16"),
        ("16,000", "16"),
        ("16 million", "16"),
        ("16M", "16"),
        ("16²", "16"),
        ("2^16", "16"),
        ("twenty-one", "20"),
        ("twenty-one", "1"),
        ("2.35", "2.34"),
        ("2.4", "2.34"),
        ("0.66", "2/3"),
        ("5", "-5"),
        ("-5", "5"),
        ("fifteen", "16"),
        ("sixteenth", "16"),
        ("16th", "16"),
        ("a picture", "1"),
        ("", "0"),
        ("nothing", "0"),
    ],
)
def test_sentence_does_not_state_what_is_part_of_another_number(text: str, value: str) -> None:
    assert not states(text, Fraction(value))


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "1" * 200_000 + "^",
        "-" * 200_000,
        "1.1" * 50_000,
        "1,111" * 40_000,
        "1" + ",111" * 50_000 + "^",
    ],
)
def test_long_rows_of_digits_are_passed_by(text: str) -> None:
    assert not states(text, Fraction(16))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("16", "16"),
        ("0", "0"),
        ("2.34", "2.34"),
        ("1/3", "0.3333"),
        ("2/3", "0.6667"),
        ("-1/8", "-0.125"),
        ("1/100000", "0.00001"),
        ("12345678901234567.5", "12345678901234567.5"),
        ("1e30", "1000000000000000000000000000000"),
    ],
)
def test_value_is_written_as_a_reader_knows_it(value: str, text: str) -> None:
    assert written(Fraction(value)) == text


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        ("29.00 - 26.66", ("29.00", "26.66")),
        ("side*side + 2", ("side", "side", "2")),
        ("-(4)", ("4",)),
        ("4 % 2", ()),
        ("", ()),
    ],
)
def test_operands_are_the_numbers_and_names_in_their_order(
    expression: str, parts: tuple[str, ...]
) -> None:
    assert operands(expression) == parts


def test_an_operand_in_digits_has_a_value_and_a_name_has_none() -> None:
    assert number_of("29.00") == Fraction(29)
    assert number_of(".5") == Fraction(1, 2)
    assert number_of("side") is None
