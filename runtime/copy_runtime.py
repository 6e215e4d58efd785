"""The installed package onnxruntime-web in, what a page needs of it in one folder out.

    python runtime/copy_runtime.py FOLDER_WITH_NODE_MODULES FOLDER_OF_THE_SITE

A warning in its scripts names an address and their last line names a map that is not copied. Both
are taken out, so that the site's scripts name no other host and ask for no missing file.
"""

import re
import shutil
import sys
from pathlib import Path
from typing import Final

SCRIPTS: Final = (
    "ort.wasm.min.mjs",
    "ort-wasm-simd-threaded.mjs",
    "ort.webgpu.min.mjs",
    "ort-wasm-simd-threaded.asyncify.mjs",
)
PROGRAMS: Final = ("ort-wasm-simd-threaded.wasm", "ort-wasm-simd-threaded.asyncify.wasm")
"""The first pair of each serves WebAssembly, the second WebGPU."""
_WARNED: Final = " See https://web.dev/cross-origin-isolation-guide/ for more info."
_MAP: Final = re.compile(r"\n//# sourceMappingURL=\S+\s*\Z")


def copy_runtime(installed: Path, target: Path) -> None:
    """Copy anew. Raises OSError where a file is missing."""
    dist = installed / "node_modules/onnxruntime-web/dist"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in SCRIPTS:
        script = (dist / name).read_text(encoding="utf-8")
        (target / name).write_text(tidy_script(script), encoding="utf-8", newline="\n")
    for name in PROGRAMS:
        shutil.copyfile(dist / name, target / name)
    shutil.copyfile(Path(__file__).with_name("LICENSE.txt"), target / "LICENSE.txt")


def tidy_script(script: str) -> str:
    """Without the address in a warning, and without the name of a map."""
    return _MAP.sub("\n", script.replace(_WARNED, ""))


if __name__ == "__main__":
    copy_runtime(*map(Path, sys.argv[1:3]))
