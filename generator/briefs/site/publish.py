"""A finished site on disk, in the place of the one before it."""

import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file to its path below the folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def stamped(path: str, assets: Mapping[str, Path]) -> str:
    """The path with a version that changes when the file does: `assets/site.css?v=1a2b3c4d`."""
    file = assets.get(path.removeprefix("assets/"))
    return f"{path}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}" if file else path


def publish(built: Path, published: Path) -> None:
    """Put a finished site in the place of the one before it."""
    if not published.exists():
        built.rename(published)
    elif exchange(built, published):
        shutil.rmtree(built)
    else:
        old = published.with_name(f"{published.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        published.rename(old)
        built.rename(published)
        shutil.rmtree(old)


def exchange(one: Path, other: Path) -> bool:
    """Swap two directories in one step, if the system can: a kill never finds it half done."""
    if sys.platform != "linux":
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    rename = ctypes.CDLL(None).renameat2
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
