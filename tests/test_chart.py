"""Results come in; the places of a chart's parts, and its SVG, are held to the rules."""

import itertools
import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chart import WIDE, chart_of, describe_chart, draw_chart
from generator.chart.axes import Axis, axis_of, marks, measured
from generator.chart.plan import LETTER, Plan, Words, lay_out
from generator.chart.style import STYLE
from generator.diagram.lettering import width
from generator.models.catalog import Range, Result
from generator.models.chart import Band, Chart, Line, Point

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    '"]--> <b>x</b>',
    "</svg><script>alert(1)</script>",
    "]]> <![CDATA[ & &amp; &#0;",
    "`code` *bold* _em_ [a](javascript:x) | \\ $x$ {: onclick=y} ![p](//h) {{ 7*7 }}",
    "\u202etxet desrever\u202c שלום עולם مرحبا بالعالم",
    "超解像度モデルは小さな画像から大きな画像を作ります" * 4,
    "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen" * 6,
    "\x00\x0b\x1b\ufffe\ud800 nul\nsecond line",
    "",
    "👩\u200d🔬🧪 e\u0301e\u0301e\u0301 ﷽",
)
LIIF = ("34.67", "30.96", "29.00", "26.75", "23.71", "22.17", "21.18", "20.48")
BICUBIC = ("31.01", "28.22", "26.66", "24.82", "22.27", "21.00", "20.19", "19.59")
SCALES = ("2", "3", "4", "6", "12", "18", "24", "30")
NUMBERS = st.decimals(
    min_value=Decimal(-(10**12)), max_value=Decimal(10**12), places=4, allow_nan=False
)


def line(name: str, points: dict[str, str], *, baseline: bool = False) -> Line:
    dots = tuple(Point(at=Decimal(at), value=Decimal(value)) for at, value in points.items())
    return Line(name=name, points=dots, baseline=baseline)


def band(low: str, high: str, label: str = "seen in training") -> Band:
    return Band(low=Decimal(low), high=Decimal(high), label=label)


def chart(*lines: Line, shaded: Band | None = None, words: str = "PSNR") -> Chart:
    return Chart(title=words, measure=words, over=words, lines=lines, band=shaded)


LIIF_CHART = chart(
    line("SISR-Any-LIIF-EDSR", dict(zip(SCALES, LIIF, strict=True))),
    line("bicubic", dict(zip(SCALES, BICUBIC, strict=True)), baseline=True),
    shaded=band("1", "4", "scales seen in training"),
)
CHARTS = {
    "LIIF": LIIF_CHART,
    "one line": chart(line("A", {"1": "1", "2": "3"})),
    "one value": chart(line("A", {"4": "29.00"})),
    "one value in a band": chart(line("A", {"4": "29.00"}), shaded=band("1", "4")),
    "equal values": chart(
        line("A", {"1": "5", "2": "5"}), line("B", {"1": "5", "2": "5"}, baseline=True)
    ),
    "nothing but zero": chart(line("A", {"0": "0", "1": "0"})),
    "negative values": chart(line("A", {"-3": "-0.52", "0": "-0.1", "3": "0.4"})),
    "tiny differences": chart(line("A", {"1": "0.99999", "2": "1.00001"})),
    "large numbers": chart(line("A", {"1": "-12345678901234567890", "2": "12345678901234567890"})),
    "far apart": chart(line("A", {"1": "1", "10": "2", "100000": "3"}), shaded=band("0", "5")),
    "crowded": chart(line("A", {str(at): "1" for at in range(100)})),
    "a baseline that ends early": chart(
        line("A", {"1": "1", "2": "2"}), line("B", {"1": "1"}, baseline=True)
    ),
    "a band beyond": chart(line("A", {"1": "1", "2": "2"}), shaded=band("70", "90")),
    "a band at the end": chart(line("A", {"1": "1", "9": "2"}), shaded=band("8", "900")),
    "many lines": chart(*(line(f"Line number {each}", {"1": "1", "2": "2"}) for each in range(9))),
    "names of all kinds": chart(*(line(name, {"1": "1", "2": "2"}) for name in HOSTILE)),
    "hostile": chart(
        *(line(name, {"1": "1", "2": "2"}) for name in HOSTILE[1:3]),
        shaded=band("1", "1.5", HOSTILE[1]),
        words=HOSTILE[3],
    ),
    "wide words": chart(
        line(HOSTILE[5], {"1": "1", "2": "2"}),
        shaded=band("1", "1.5", HOSTILE[5]),
        words=HOSTILE[6],
    ),
}


def words_of(plan: Plan) -> list[tuple[Words, bool]]:
    """Every line of text, and whether it is bold."""
    shade = [plan.shade.label] if plan.shade else []
    plain = [plan.measure, plan.over, *plan.grid, *plan.numbers, *shade]
    names = [(each, not line.line.baseline) for line in plan.lines for each in line.name]
    return [*((each, False) for each in plain), *names]


def box(words: Words, *, bold: bool) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a line of text, at most."""
    wide = width(words.text, LETTER, bold=bold)
    left = words.x - wide * {"start": 0, "middle": 0.5, "end": 1}[words.anchor]
    return left, left + wide, words.y - 9, words.y + 3


def root(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314


@pytest.mark.parametrize("name", CHARTS)
def test_every_word_lies_inside_the_view(name: str) -> None:
    plan = lay_out(CHARTS[name])
    for words, bold in words_of(plan):
        left, right, top, bottom = box(words, bold=bold)
        assert left >= -0.01, words
        assert right <= WIDE + 0.01, words
        assert top >= 0, words
        assert bottom <= plan.height, words


@pytest.mark.parametrize("name", CHARTS)
def test_no_two_words_overlap(name: str) -> None:
    boxes = [(words, box(words, bold=bold)) for words, bold in words_of(lay_out(CHARTS[name]))]
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        apart = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]
        assert apart, (one, other)


@pytest.mark.parametrize("name", CHARTS)
def test_everything_measured_lies_inside_the_plot(name: str) -> None:
    plan = lay_out(CHARTS[name])
    dots = [dot for line in plan.lines for dot in line.dots]
    assert all(plan.left <= dot.x <= plan.right for dot in dots)
    assert all(plan.top <= dot.y <= plan.bottom for dot in dots)
    names = [words for line in plan.lines for words in line.name]
    assert all(plan.top <= words.y <= plan.bottom + 8 for words in names)
    if plan.shade:
        assert plan.left <= plan.shade.left < plan.shade.right <= plan.right
    assert plan.right - plan.left > 100


@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_of_the_measure_lies_inside_the_plot(name: str) -> None:
    plan = lay_out(CHARTS[name])
    assert 2 <= len(plan.grid) <= 6
    assert all(plan.top <= each.y - 4 <= plan.bottom for each in plan.grid)
    assert len({each.text for each in plan.grid}) == len(plan.grid)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_one_line_of_xml_that_holds_no_word_as_markup(name: str) -> None:
    drawn = draw_chart(CHARTS[name], prefix="c")
    assert "\n" not in drawn
    known = {"svg", "title", "desc", "style", "rect", "text", "line", "g", "polyline", "circle"}
    assert {each.tag.removeprefix(SVG) for each in root(drawn).iter()} <= known
    bare = re.sub(r"<style>.*?</style>|<[^>]*>|&#?\w+;", "", drawn)
    assert re.search(r"[*_`\[\]{}|\\$:]", bare) is None


@given(
    st.dictionaries(NUMBERS, st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12),
    st.tuples(NUMBERS, NUMBERS).filter(lambda ends: ends[0] < ends[1]),
)
def test_any_numbers_make_a_chart_that_keeps_to_its_view(
    rows: dict[Decimal, tuple[Decimal, Decimal]], ends: tuple[Decimal, Decimal]
) -> None:
    lines = tuple(
        Line(
            name=f"Method {which}",
            points=tuple(Point(at=at, value=rows[at][which]) for at in sorted(rows)),
            baseline=which == 1,
        )
        for which in (0, 1)
    )
    shaded = Band(low=ends[0], high=ends[1], label="seen")
    plan = lay_out(Chart(title="T", measure="M", over="O", lines=lines, band=shaded))
    boxes = [box(words, bold=bold) for words, bold in words_of(plan)]
    assert all(left >= -0.01 and right <= WIDE + 0.01 for left, right, _, _ in boxes)
    for a, b in itertools.combinations(boxes, 2):
        assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]


# What is drawn


def test_a_higher_value_lies_higher_and_a_greater_condition_further_right() -> None:
    (model, baseline) = lay_out(LIIF_CHART).lines
    assert [dot.x for dot in model.dots] == sorted(dot.x for dot in model.dots)
    assert [dot.y for dot in model.dots] == sorted(dot.y for dot in model.dots)
    assert all(a.y < b.y for a, b in zip(model.dots, baseline.dots, strict=True))


def test_equal_steps_are_equally_wide() -> None:
    (model, _) = lay_out(LIIF_CHART).lines
    x = dict(zip(SCALES, (dot.x for dot in model.dots), strict=True))
    assert x["18"] - x["12"] == pytest.approx(x["30"] - x["24"])
    assert x["12"] - x["6"] == pytest.approx(6 * (x["3"] - x["2"]))


def test_conditions_that_are_far_apart_are_set_out_by_factors_and_the_axis_says_so() -> None:
    plan = lay_out(chart(line("A", {"1": "1", "10": "2", "100": "3"}), words="pictures"))
    first, second, third = plan.lines[0].dots
    assert second.x - first.x == pytest.approx(third.x - second.x)
    assert plan.over.text == "pictures (log scale)"


def test_there_is_a_tick_at_each_measured_condition_and_a_number_where_there_is_room() -> None:
    plan = lay_out(LIIF_CHART)
    assert len(plan.ticks) == 8
    assert [each.text for each in plan.numbers] == ["2", "4", "6", "12", "18", "24", "30"]


def test_the_first_and_last_conditions_are_always_numbered() -> None:
    numbers = lay_out(CHARTS["crowded"]).numbers
    assert (numbers[0].text, numbers[-1].text) == ("0", "99")


def test_round_numbers_mark_the_measure() -> None:
    assert [each.text for each in lay_out(LIIF_CHART).grid] == ["20", "25", "30", "35"]


def test_a_band_reaches_from_its_begin_to_its_end() -> None:
    plan = lay_out(LIIF_CHART)
    assert plan.shade is not None
    assert plan.shade.right == pytest.approx(plan.lines[0].dots[2].x)
    assert plan.shade.left < plan.lines[0].dots[0].x
    assert plan.shade.label.text == "scales seen in training, 1 to 4"


def test_a_band_beyond_what_was_measured_is_told_and_not_drawn() -> None:
    beyond = CHARTS["a band beyond"]
    assert lay_out(beyond).shade is None
    assert "rc-band" not in draw_chart(beyond, prefix="c").partition("</style>")[2]
    assert describe_chart(beyond).endswith("Shaded: seen in training, 70 to 90.")


def test_names_stand_beside_the_ends_of_their_lines_in_the_same_order() -> None:
    plan = lay_out(LIIF_CHART)
    model, baseline = plan.lines
    assert [each.text for each in model.name] == ["SISR-Any-", "LIIF-EDSR"]
    assert max(each.y for each in model.name) < min(each.y for each in baseline.name)
    assert abs(baseline.name[0].y - 4 - baseline.dots[-1].y) < 12
    assert all(each.x > plan.right for each in (*model.name, *baseline.name))
    assert (model.lead, baseline.lead) == (None, None)


def test_a_name_far_from_the_end_of_its_line_is_led_to_it() -> None:
    plan = lay_out(CHARTS["a baseline that ends early"])
    lead = plan.lines[1].lead
    assert lead is not None
    assert lead[0] == plan.lines[1].dots[0].x + 5
    assert plan.lines[0].lead is None


def test_a_chart_says_all_its_numbers_in_words() -> None:
    assert describe_chart(CHARTS["a baseline that ends early"]) == (
        "PSNR, over PSNR. A: 1 at 1, 2 at 2. B: 1 at 1."
    )
    assert describe_chart(CHARTS["negative values"]) == (
        "PSNR, over PSNR. A: −0.52 at −3, −0.1 at 0, 0.4 at 3."
    )


def test_a_chart_is_an_image_with_a_title_and_a_description() -> None:
    svg = root(draw_chart(LIIF_CHART, prefix="liif 1"))
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "liif-1-title liif-1-desc"
    assert svg.get("viewBox") == "0 0 340 250"
    held = {each.get("id"): each.text for each in svg.iter() if each.get("id")}
    assert held == {"liif-1-title": "PSNR", "liif-1-desc": describe_chart(LIIF_CHART)}


def test_every_dot_tells_its_value() -> None:
    svg = root(draw_chart(LIIF_CHART, prefix="c"))
    titles = [each[0].text for each in svg.iter(f"{SVG}circle")]
    assert len(titles) == 16
    assert "SISR-Any-LIIF-EDSR: 29.00 at PSNR 4" in titles
    assert "bicubic: 26.66 at PSNR 4" in titles


def test_the_model_lies_on_top_of_what_it_is_compared_with() -> None:
    svg = root(draw_chart(LIIF_CHART, prefix="c"))
    kinds = [each.get("class") for each in svg.iter(f"{SVG}g")]
    assert kinds == ["rc-baseline", "rc-model"]


def test_one_value_is_a_dot_without_a_line() -> None:
    svg = root(draw_chart(CHARTS["one value"], prefix="c"))
    assert len(list(svg.iter(f"{SVG}circle"))) == 1
    assert list(svg.iter(f"{SVG}polyline")) == []


def test_the_style_sheet_may_be_left_to_another_chart_and_holds_for_charts_only() -> None:
    assert f"<style>{STYLE}</style>" in draw_chart(LIIF_CHART, prefix="c")
    assert "<style>" not in draw_chart(LIIF_CHART, prefix="c", styled=False)
    selectors = re.findall(r"([^{}]+)\{", STYLE)
    assert all(each.startswith(".result-chart") for each in selectors)


def test_colours_are_variables_that_a_palette_may_set() -> None:
    assert "var(--wf-accent," in STYLE
    assert "var(--wf-muted," in STYLE
    assert re.search(r":\s*#", STYLE) is None


# Axes


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("19", "36", ["20", "25", "30", "35"]),
        ("0.79", "0.812", ["0.790", "0.795", "0.800", "0.805", "0.810"]),
        ("-1", "1", ["−1.0", "−0.5", "0.0", "0.5", "1.0"]),
        ("0", "100000", ["0", "20000", "40000", "60000", "80000", "100000"]),
    ],
)
def test_marks_are_round_and_told_alike(low: str, high: str, told: list[str]) -> None:
    axis = axis_of((Decimal(low), Decimal(high)))
    assert [label for _, label in marks(axis)] == told


def test_numbers_too_near_to_be_told_apart_have_few_marks_all_the_same() -> None:
    """Their difference is lost in 28 digits, so adding it again and again leads nowhere."""
    axis = axis_of((Decimal("1e28"), Decimal("1.0000000000000000000000000001e28")), margin=True)
    assert len(list(itertools.islice(marks(axis), 100))) <= 6


def test_an_axis_reaches_out_to_a_band_by_half_its_length_at_most() -> None:
    numbers = (Decimal(10), Decimal(20))
    near = axis_of(numbers, band=band("7", "24"))
    assert near == Axis(low=Decimal(7), high=Decimal(24))
    far = axis_of(numbers, band=band("-100", "900"))
    assert far == Axis(low=Decimal(5), high=Decimal(25))
    inside = axis_of(numbers, band=band("12", "14"))
    assert inside == Axis(low=Decimal(10), high=Decimal(20))


def test_an_axis_by_factors_never_reaches_zero() -> None:
    axis = axis_of((Decimal(3), Decimal(3000)), band=band("0", "10"))
    assert axis == Axis(low=Decimal(1), high=Decimal(3000), by_factor=True)


@pytest.mark.parametrize(
    ("number", "told"), [("29.00", "29.00"), ("-0.5", "−0.5"), ("-0.0", "0.0"), ("1E+3", "1000")]
)
def test_a_number_keeps_its_decimals(number: str, told: str) -> None:
    assert measured(Decimal(number)) == told


# From results


def rows(*conditions: dict[str, str], **content: object) -> tuple[Result, ...]:
    base = {"dataset": "DIV2K", "metric": "PSNR", "unit": "dB"}
    return tuple(
        Result.model_validate({**base, "value": str(20 + place), **content, "condition": condition})
        for place, condition in enumerate(conditions)
    )


def test_rows_that_one_numeric_condition_tells_apart_make_a_chart() -> None:
    results = rows(
        {"scale": "x4", "channel": "Y"},
        {"scale": "x2", "channel": "Y"},
        baseline="19",
        baseline_name="bicubic",
    )
    trained = Range.model_validate(
        {"condition": "scale", "low": "1", "high": "4", "label": "seen in training"}
    )
    assert chart_of(results, model="LIIF", trained=trained) == Chart(
        title="PSNR of LIIF over scale, on DIV2K (channel Y)",
        measure="PSNR in dB, higher is better",
        over="scale",
        lines=(
            line("LIIF", {"2": "21", "4": "20"}),
            line("bicubic", {"2": "19", "4": "19"}, baseline=True),
        ),
        band=band("1", "4"),
    )


def test_without_baselines_there_is_one_line() -> None:
    made = chart_of(rows({"scale": "2"}, {"scale": "4"}), model="LIIF")
    assert made is not None
    assert [each.name for each in made.lines] == ["LIIF"]


def test_a_baseline_without_a_name_is_called_so() -> None:
    made = chart_of(rows({"scale": "2"}, {"scale": "4"}, baseline="1"), model="LIIF")
    assert made is not None
    assert [each.name for each in made.lines] == ["LIIF", "baseline"]


def test_a_range_of_another_condition_is_not_shaded() -> None:
    trained = Range.model_validate({"condition": "size", "low": "1", "high": "4", "label": "s"})
    made = chart_of(rows({"scale": "2"}, {"scale": "4"}), model="LIIF", trained=trained)
    assert made is not None
    assert made.band is None


def test_a_metric_that_nobody_knows_has_no_direction() -> None:
    made = chart_of(rows({"scale": "2"}, {"scale": "4"}, metric="warmth", unit=None), model="LIIF")
    assert made is not None
    assert made.measure == "warmth"


@pytest.mark.parametrize(
    "conditions",
    [
        (),
        ({"scale": "4"},),
        ({"scale": "2"}, {"scale": "large"}),
        ({"scale": "2"}, {"scale": "2"}),
        ({"scale": "4"}, {"scale": "x4"}),
        ({"scale": "2", "size": "1"}, {"scale": "4", "size": "2"}),
        ({}, {}),
        ({"scale": "2"}, {}),
    ],
)
def test_other_rows_make_no_chart(conditions: tuple[dict[str, str], ...]) -> None:
    assert chart_of(rows(*conditions), model="LIIF") is None
