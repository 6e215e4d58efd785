"""LIIF in a reader's browser: nothing before the press, and PyTorch's colours after it."""

import base64
import functools
import http.server
import io
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, Page, expect

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "docs/assets"
MODEL = ASSETS / "models/liif"
DATA = ROOT / "tests/data/try"
RUNTIME = ASSETS / "try/runtime"
PAGE = """\
<!doctype html>
<html lang="en" class="js">
<head>
<meta charset="utf-8">
<title>Try it</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:;
  style-src 'self' 'unsafe-inline'">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/site.css">
</head>
<body data-md-color-scheme="default" style="background: var(--paper); color: var(--ink)">
<main class="md-typeset">
<h1>Try it</h1>
<div class="explainer-try" data-encoder="assets/models/liif/encoder.onnx"
  data-decoder="assets/models/liif/decoder.onnx" data-runtime="assets/try/runtime/"
  data-samples='[{"src": "assets/models/liif/sample-64.png", "label": "Dandelion"}]'
  data-download-bytes="20600000" hidden></div>
</main>
<script type="module" src="assets/try/try.js"></script>
</body>
</html>
"""
LONG = 180_000
"""Milliseconds that a model may take on a busy machine before a test gives up."""


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves docs/ with one page more, and says nothing."""

    def do_GET(self) -> None:
        """The page of these tests at the root."""
        if self.path != "/":
            super().do_GET()
            return
        body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Requests are no news."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not (RUNTIME / "LICENSE.txt").is_file():
        pytest.fail("docs/assets/try/runtime/ is not there: run `make setup-try`")
    handler = functools.partial(Server, directory=str(ROOT / "docs"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """The addresses that the browser asks for, workers' too."""
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the console reports as an error, such as what the page's security policy refuses."""
    found: list[str] = []
    page.on("console", lambda told: found.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    made = context.new_page()
    made.set_default_timeout(LONG)
    made.goto(address, wait_until="networkidle")
    return made


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A busy machine is no fault of the page's."""
    expect.set_options(timeout=LONG)
    yield
    expect.set_options(timeout=5_000)


def press(page: Page) -> None:
    """Open it, and wait until the first sample is there."""
    page.get_by_role("button", name="Try it").click()
    expect(page.locator(".try-sizes")).to_contain_text("64 x 64 pixels in")


def enlarge(page: Page) -> None:
    page.get_by_role("button", name="Enlarge").click()
    expect(page.locator(".try-status")).to_contain_text("Done in")


def set_range(page: Page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", value
    )


def drawn(page: Page) -> Image.Image:
    """The file that a reader saves."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as PNG").click()
    return Image.open(io.BytesIO(download.value.path().read_bytes())).convert("RGB")


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    assert one.size == other.size
    return max(ImageChops.difference(one, other).tobytes())


def upload(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": content}
    )


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def test_before_the_press_only_the_button_is_loaded(page: Page, asked: list[str]) -> None:
    page.reload(wait_until="networkidle")
    assert [each.rsplit("/", 1)[1] for each in asked if "/try/" in each] == ["try.js"]
    assert not [each for each in asked if "/models/" in each]


def test_the_button_says_what_will_be_loaded(page: Page) -> None:
    expect(page.get_by_role("button", name="Try it")).to_be_visible()
    expect(page.locator(".try-size")).to_contain_text("Loads about 21 MB, once.")


def test_the_sample_at_4x_is_what_pytorch_makes(
    page: Page, address: str, asked: list[str], faults: list[str]
) -> None:
    press(page)
    enlarge(page)
    with Image.open(MODEL / "sample-64-x4.png") as expected:
        assert largest_difference(drawn(page), expected.convert("RGB")) <= 2
    assert [each for each in asked if not each.startswith((address, "data:", "blob:"))] == []
    assert faults == []


def test_an_oblong_picture_at_3_7x_is_what_the_authors_program_makes(page: Page) -> None:
    """Both files are arrays of tests/demos/liif-reference.npz, rounded to bytes."""
    press(page)
    upload(page, "photograph.png", (DATA / "photograph.png").read_bytes())
    set_range(page, "Scale", "3.7")
    expect(page.locator(".try-sizes")).to_contain_text("10 x 12 pixels in, 37 x 44 out")
    enlarge(page)
    with Image.open(DATA / "photograph-37.png") as expected:
        assert largest_difference(drawn(page), expected.convert("RGB")) <= 1


def test_at_scale_1_each_pixel_asks_one_code_alone(page: Page) -> None:
    asked = page.evaluate(
        """async () => {
          const { enlarge } = await import(new URL("assets/try/liif.js", document.baseURI));
          const counts = [];
          const decode = (codes, offsets) => {
            counts.push(offsets.length / 4);
            return new Float32Array((offsets.length / 4) * 3);
          };
          const encode = () => new Float32Array(6 * 256);
          const input = { pixels: new Uint8Array(24), width: 3, height: 2 };
          for (const size of [input, { width: 6, height: 4 }]) {
            for await (const tile of enlarge(input, size, { encode, decode, tile: 32 })) {}
          }
          return counts;
        }"""
    )
    # Twice as large: (1 + 2 + 2 + 1) rows' codes times (1 + 2 + 2 + 2 + 2 + 1) columns' codes.
    assert asked == [6, 6 * 10]


def test_each_axis_asks_the_two_nearest_codes(page: Page) -> None:
    """Two codes lie at 0 and 1, three pixels at -1/6, 1/2 and 7/6."""
    axis = page.evaluate(
        """async () => {
          const { askAxis } = await import(new URL("assets/try/liif.js", document.baseURI));
          const { code, way, weight, cell } = askAxis(2, 3);
          return { code: [...code], way: [...way], weight: [...weight], cell };
        }"""
    )
    assert axis["code"] == [0, 0, 0, 1, 1, 1]
    assert axis["way"] == pytest.approx([-1 / 3, -1 / 3, 1, -1, 1 / 3, 1 / 3])
    assert axis["weight"] == pytest.approx([1, 0, 0.5, 0.5, 1, 0])
    assert axis["cell"] == pytest.approx(4 / 3)


def test_the_comparison_shows_what_pillow_makes_of_the_sample(page: Page) -> None:
    press(page)
    set_range(page, "Scale", "2")
    enlarge(page)
    with Image.open(MODEL / "sample-64.png") as sample:
        small = sample.convert("RGB")
    bicubic = small.resize((128, 128), Image.Resampling.BICUBIC)
    nearest = small.resize((128, 128), Image.Resampling.NEAREST)
    assert largest_difference(shown(page), bicubic) <= 1
    page.get_by_label("Nearest pixel").check()
    assert largest_difference(shown(page), nearest) == 0
    expect(page.locator(".compare-left")).to_have_text("Nearest pixel")


def shown(page: Page) -> Image.Image:
    """The picture left of the divider, whole."""
    source = page.locator(".compare-before[data-shown] img").evaluate(
        """async (image) => {
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          canvas.getContext("2d").drawImage(image, 0, 0);
          return canvas.toDataURL();
        }"""
    )
    return Image.open(io.BytesIO(base64.b64decode(source.split(",")[1]))).convert("RGB")


def test_the_divider_moves_by_keyboard_and_by_pointer(page: Page) -> None:
    press(page)
    set_range(page, "Scale", "1")
    enlarge(page)
    divider = page.get_by_label("Divider")
    expect(divider).to_have_attribute("aria-valuetext", "50 % Bicubic")
    divider.focus()
    page.keyboard.press("ArrowRight")
    expect(divider).to_have_attribute("aria-valuetext", "51 % Bicubic")
    divider.click(position={"x": 1, "y": 20})
    expect(divider).to_have_attribute("aria-valuetext", "0 % Bicubic")


def test_only_the_picture_that_is_chosen_looks_chosen(page: Page) -> None:
    press(page)
    sample = page.get_by_label("Dandelion")
    expect(sample).to_be_checked()
    upload(page, "green.png", encoded(Image.new("RGB", (30, 20), "green"), "PNG"))
    expect(sample).not_to_be_checked()
    sample.check()
    expect(page.locator("input[type=file]")).to_have_value("")
    expect(page.locator(".try-status")).to_contain_text("Dandelion: 64 x 64 pixels.")


def test_a_scale_that_is_moved_during_a_run_is_for_the_next_one(page: Page) -> None:
    press(page)
    set_range(page, "Side", "16")
    set_range(page, "Scale", "2")
    page.get_by_role("button", name="Enlarge").click()
    set_range(page, "Scale", "3")
    expect(page.locator(".try-status")).to_contain_text("Done in")
    assert drawn(page).size == (32, 32)
    enlarge(page)
    expect(page.get_by_role("link", name="Download as PNG (48 x 48)")).to_be_visible()


def test_cancel_stops_at_once_and_another_run_is_whole(page: Page) -> None:
    press(page)
    page.get_by_role("button", name="Enlarge").click()
    expect(page.locator(".try-left")).to_contain_text("s left")
    (worker,) = page.workers
    with worker.expect_event("close"):
        page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".try-status")).to_contain_text("Cancelled.")
    expect(page.get_by_role("button", name="Enlarge")).to_be_focused()
    expect(page.locator("progress")).to_be_hidden()
    set_range(page, "Scale", "1")
    enlarge(page)
    assert drawn(page).size == (64, 64)


def test_a_photograph_of_12_megapixels_is_read_and_a_window_picked_by_keyboard_and_pointer(
    page: Page,
) -> None:
    press(page)
    photograph = Image.effect_mandelbrot((4000, 3000), (-2, -1.5, 1, 1.5), 40).convert("RGB")
    upload(page, "photograph.jpg", encoded(photograph, "JPEG", quality=80))
    expect(page.locator(".try-status")).to_contain_text("photograph.jpg: 4000 x 3000 pixels.")
    expect(page.locator(".try-sizes")).to_contain_text("128 x 128 pixels in, 512 x 512 out")
    left = page.get_by_label("From the left", exact=True)
    expect(left).to_have_value("1936")
    left.focus()
    page.keyboard.press("ArrowRight")
    expect(left).to_have_value("1937")
    page.locator(".try-preview").click(position={"x": 0, "y": 0})
    expect(left).to_have_value("0")
    set_range(page, "Scale", "8")
    expect(page.locator(".try-sizes")).to_contain_text("64 x 64 pixels in, 512 x 512 out")
    set_range(page, "Side", "16")
    set_range(page, "Scale", "1")
    enlarge(page)
    assert drawn(page).size == (16, 16)


def test_a_photograph_taken_sideways_is_shown_upright(page: Page) -> None:
    press(page)
    exif = Image.Exif()
    exif[0x0112] = 6
    sideways = Image.new("RGB", (60, 40), "red")
    upload(page, "sideways.jpg", encoded(sideways, "JPEG", exif=exif))
    expect(page.locator(".try-status")).to_contain_text("sideways.jpg: 40 x 60 pixels.")


def test_a_text_file_named_png_is_refused_in_words(page: Page) -> None:
    press(page)
    upload(page, "notes.png", b"Not a picture at all.\n")
    expect(page.get_by_role("alert")).to_have_text(
        "“notes.png” is not a picture that this browser can read. Choose a PNG, JPEG or WebP file."
    )
    expect(page.get_by_role("button", name="Enlarge")).to_be_enabled()


@pytest.mark.parametrize("event", ["paste", "drop"])
def test_a_picture_may_be_pasted_or_dropped(page: Page, event: str) -> None:
    press(page)
    content = base64.b64encode(encoded(Image.new("RGB", (30, 20), "green"), "PNG")).decode()
    page.locator(".try-panel").evaluate(
        """(panel, { event, content }) => {
          const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], "given.png", { type: "image/png" }));
          const how = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
          panel.dispatchEvent(
            event === "paste" ? new ClipboardEvent(event, how) : new DragEvent(event, how),
          );
        }""",
        {"event": event, "content": content},
    )
    expect(page.locator(".try-status")).to_contain_text("given.png: 30 x 20 pixels.")


def test_a_model_that_cannot_be_loaded_is_told_with_what_to_do(
    page: Page, context: BrowserContext
) -> None:
    context.route("**/decoder.onnx", lambda route: route.abort())
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("Check the connection and press Enlarge")
    context.unroute("**/decoder.onnx")
    set_range(page, "Scale", "1")
    enlarge(page)
    expect(page.get_by_role("alert")).to_be_empty()


def test_a_browser_without_webassembly_is_told_so(page: Page, context: BrowserContext) -> None:
    """A worker has no init script, so its own source says that there is none."""
    source = (ASSETS / "try/worker.js").read_text(encoding="utf-8")
    without = f"{source}\nObject.defineProperty(self, 'WebAssembly', {{ value: undefined }});\n"
    context.route(
        "**/worker.js", lambda route: route.fulfill(body=without, content_type="text/javascript")
    )
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("no WebAssembly with SIMD")


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_opened_panel_is_accessible_and_fits(
    page: Page, npm: Callable[[str], Path], scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("body").evaluate("(body, name) => body.dataset.mdColorScheme = name", scheme)
    press(page)
    set_range(page, "Side", "16")
    set_range(page, "Scale", "1")
    enlarge(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(npm("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document.querySelector('.explainer-try'))")
    assert [
        (each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]
    ] == []
    assert found["passes"]


def test_the_question_page_enlarges_its_sample_by_the_weights(
    context: BrowserContext, served: str, asked: list[str]
) -> None:
    page = context.new_page()
    page.goto(f"{served}questions/blurry-image-4x/", wait_until="networkidle")
    before = len(asked)
    assert [each for each in asked if each.endswith((".onnx", ".wasm", ".mjs"))] == []
    press(page)
    enlarge(page)
    with Image.open(MODEL / "sample-64-x4.png") as expected:
        assert largest_difference(drawn(page), expected.convert("RGB")) <= 2
    loaded = [each.removeprefix(served) for each in asked[before:]]
    assert "assets/models/liif/encoder.onnx" in loaded
    assert [each for each in asked if not each.startswith((served, "data:", "blob:"))] == []
