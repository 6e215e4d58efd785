"""Folders with a package.json in, their package-lock.json without any address out.

npm leaves the registry out where it is told to, and still copies each package's appeal for money.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = (
    "npm",
    "install",
    "--package-lock-only",
    "--omit-lockfile-registry-resolved",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
)


def lock(folder: Path) -> None:
    """Bring the lock up to date with package.json; what is locked and still fits stays."""
    subprocess.run(LOCK, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    path = folder / "package-lock.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    for package in held["packages"].values():
        package.pop("funding", None)
    path.write_text(json.dumps(held, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        lock(Path(name))
