"""`make release`: the site as one zip that opens from the file system, without a server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# What only a server or a browser's developer has a use for: pages for any address, source maps.
LEFT_OUT = ("404.html", "offline.html", "manifest.webmanifest", "*.min.*.map")


def archive(folder: Path, target: Path) -> None:
    """Zips a folder under the archive's own name; the same files give the same bytes."""
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as file:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = ZipInfo(f"{target.stem}/{path.relative_to(folder).as_posix()}")  # dated 1980
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, path.read_bytes())


def release(root: Path, target: Path) -> None:
    """Builds the site for the file system and zips it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-d", folder],
            cwd=root,
            env=os.environ | {"OFFLINE": "true"},
            check=True,
        )
        for path in [found for pattern in LEFT_OUT for found in Path(folder).rglob(pattern)]:
            path.unlink()
        target.parent.mkdir(exist_ok=True)
        archive(Path(folder), target)


if __name__ == "__main__":
    own = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    made = Path(
        "dist", f"turing-tensor-{os.environ.get('VERSION', '').removeprefix('v') or own}.zip"
    )
    release(Path.cwd(), made)
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
