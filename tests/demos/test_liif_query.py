"""Which codes answer for an output pixel, how far away they are, and what their answers weigh."""

import numpy as np
import pytest

from demos.liif.query import Floats, axis, enlarge, output_size


@pytest.mark.parametrize(
    ("length", "tenths", "size"),
    [(64, 40, 256), (96, 37, 355), (64, 37, 237), (5, 11, 6), (5, 10, 5), (1, 80, 8)],
)
def test_a_side_is_rounded_to_whole_pixels_halves_up(length: int, tenths: int, size: int) -> None:
    assert output_size(length, tenths) == size


def test_an_output_row_asks_the_codes_before_and_behind_it() -> None:
    assert axis(3, 6).code.tolist() == [[0, 0, 0, 1, 1, 2], [0, 1, 1, 2, 2, 2]]


def test_ways_lead_from_the_code_to_the_query_in_half_rows() -> None:
    # Rows of the output lie at -1/4, 1/4, 3/4, 5/4 of the codes' rows.
    assert axis(2, 4).way.tolist() == [[-0.5, 0.5, 1.5, 0.5], [-0.5, -1.5, -0.5, 0.5]]


def test_the_nearer_code_weighs_more_and_one_at_the_border_counts_twice() -> None:
    assert axis(2, 4).weight.tolist() == [[0.5, 0.75, 0.25, 0.5], [0.5, 0.25, 0.75, 0.5]]


def test_a_cell_is_two_over_the_scale() -> None:
    assert axis(64, 256).cell == 0.5


def test_a_query_on_a_code_hears_that_code_alone() -> None:
    at_one = axis(4, 4)
    assert at_one.code.tolist() == [[0, 1, 2, 3], [1, 2, 3, 3]]
    assert at_one.weight.tolist() == [[1, 1, 1, 0.5], [0, 0, 0, 0.5]]


@pytest.mark.parametrize("size", [1, 3, 7, 20, 37])
def test_weights_of_a_query_sum_to_one(size: int) -> None:
    assert axis(7, size).weight.sum(axis=0) == pytest.approx(np.ones(size))


def first_numbers(codes: Floats, offsets: Floats) -> Floats:
    return codes[:, :3]


def test_a_decoder_that_ignores_the_place_leaves_bilinear_interpolation() -> None:
    codes = np.zeros((2, 256), np.float32)
    codes[0, :3] = -1
    codes[1, :3] = 1
    picture = enlarge(codes, first_numbers, shape=(1, 2), size=(1, 4))
    assert picture[0, :, 0].tolist() == [0, 0.25, 0.75, 1]


def test_rows_of_codes_are_read_row_by_row() -> None:
    codes = np.zeros((6, 256), np.float32)
    codes[:, 0] = np.arange(6) / 8
    picture = enlarge(codes, first_numbers, shape=(2, 3), size=(2, 3))
    assert (picture[:, :, 0] * 16 - 8).tolist() == [[0, 1, 2], [3, 4, 5]]


def test_colours_are_clamped() -> None:
    codes = np.full((1, 256), 9, np.float32)
    codes[0, 1] = -9
    picture = enlarge(codes, first_numbers, shape=(1, 1), size=(1, 1))
    assert picture.tolist() == [[[1, 0, 1]]]


def test_offsets_hold_way_and_cell_down_before_across() -> None:
    heard: list[Floats] = []

    def listen(codes: Floats, offsets: Floats) -> Floats:
        heard.append(offsets)
        return codes[:, :3]

    enlarge(np.zeros((1, 256), np.float32), listen, shape=(1, 1), size=(2, 4))
    assert [len(offsets) for offsets in heard] == [8, 8, 8, 8]
    assert heard[0][0].tolist() == [-0.5, -0.75, 1, 0.5]
