"""The checkpoint and the photographs come in; pictures and their JSON files go out.

python -m demos.liif.results FETCHED FOLDER

The README beside this file says what the JSON files hold.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Final

import torch
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

from demos.liif.chosen import CHOSEN, Chosen
from demos.liif.files import CHECKPOINT
from demos.liif.model import load_model
from demos.liif.pictures import FACTOR
from demos.liif.showing import Enlarged, Shown, enlarge_chosen, levels_of, show_all

ROOT: Final = Path(__file__).parents[2]


def main(fetched: Path, folder: Path) -> None:
    """Write everything; on one thread, so that each run adds in the same order."""
    torch.set_num_threads(1)
    model = load_model(fetched / CHECKPOINT.file)
    for chosen in CHOSEN:
        enlarged = enlarge_chosen(model, chosen, fetched)
        shown = tuple(show_all(model, chosen, enlarged))
        (folder / chosen.name).mkdir(parents=True, exist_ok=True)
        for each in shown:
            save(each, folder / _file(each, chosen))
        record = record_of(chosen, enlarged, shown)
        write_record(folder / f"{chosen.name}.json", record)
        print(
            f"{chosen.name}: PSNR {record['psnr_bicubic']} dB bicubic, "
            f"{record['psnr_liif']} dB LIIF; {enlarged.seconds:.1f} s",
            flush=True,
        )


def save(shown: Shown, path: Path) -> None:
    """Write a picture as WebP."""
    if shown.exact:
        shown.image.save(path, "WEBP", lossless=True, method=6)
    else:
        shown.image.save(path, "WEBP", quality=95, method=6, use_sharp_yuv=True)


def record_of(chosen: Chosen, enlarged: Enlarged, shown: tuple[Shown, ...]) -> dict[str, object]:
    """What the JSON file says, key by key as the README lists them."""
    photograph, crop = chosen.photograph, chosen.crop
    return {
        "picture": chosen.name,
        "title": chosen.title,
        "shows": chosen.shows,
        "fails": chosen.fails,
        "outside_training": chosen.outside_training,
        "author": photograph.author,
        "year": photograph.year,
        "licence": photograph.licence,
        "source": f"{photograph.package.replace('==', '=')}, {photograph.file}",
        "source_sha256": photograph.sha256,
        "crop_left": crop.left,
        "crop_top": crop.top,
        "crop_width": crop.width,
        "crop_height": crop.height,
        "reduced_by": crop.reduced_by,
        "input_width": enlarged.small.width,
        "input_height": enlarged.small.height,
        "output_width": enlarged.liif.width,
        "output_height": enlarged.liif.height,
        "scale": FACTOR,
        "checkpoint_sha256": CHECKPOINT.sha256,
        "program_version": _program_version(),
        "torch_version": torch.__version__.partition("+")[0],
        "seconds": round(enlarged.seconds, 1),
        **_measures(enlarged),
        "files": {each.role: _described(each, chosen) for each in shown},
    }


def write_record(path: Path, record: dict[str, object]) -> None:
    """Write a JSON file; it stays as it is where nothing but the seconds has changed."""
    if path.is_file():
        older = json.loads(path.read_text(encoding="utf-8"))
        if {**older, "seconds": 0} == {**record, "seconds": 0}:
            return
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _program_version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def _measures(enlarged: Enlarged) -> dict[str, float]:
    """PSNR in dB and SSIM, over all pixels and colours, as scikit-image defines them."""
    true = levels_of(enlarged.original)
    made = {"bicubic": levels_of(enlarged.bicubic), "liif": levels_of(enlarged.liif)}
    psnr = {
        f"psnr_{name}": round(float(peak_signal_noise_ratio(true, levels)), 4)
        for name, levels in made.items()
    }
    ssim = {
        f"ssim_{name}": round(float(structural_similarity(true, levels, channel_axis=-1)), 4)
        for name, levels in made.items()
    }
    return psnr | ssim


def _described(shown: Shown, chosen: Chosen) -> dict[str, object]:
    return {
        "file": _file(shown, chosen),
        "width": shown.image.width,
        "height": shown.image.height,
        "caption": shown.caption,
        "alternative": shown.alternative,
    }


def _file(shown: Shown, chosen: Chosen) -> str:
    """Where a picture lies, from the folder of the JSON file."""
    return f"{chosen.name}/{shown.role}.webp"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
