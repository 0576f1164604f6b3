"""Files written as a whole or not at all."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from briefs.model.problem import Refused


def write(path: Path, text: str) -> None:
    """Write a new file in one step; raises Refused where there is one already."""
    there = f"{path} exists already; delete it first, or write elsewhere with --output"
    if path.exists() or path.is_symlink():
        raise Refused(there)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".draft", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).chmod(0o644)
            os.link(name, path)  # unlike a rename it fails where somebody was quicker
        finally:
            Path(name).unlink()
    except FileExistsError:
        raise Refused(there) from None
    except OSError as error:
        with contextlib.suppress(OSError):
            path.parent.rmdir()  # no empty quarter is left behind
        raise Refused(f"{path} cannot be written: {error.strerror}") from None


def replace(path: Path, text: str) -> None:
    """Write a file, perhaps anew, in one step; its permissions stay."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(text.encode("utf-8"))
    if path.exists():
        shutil.copymode(path, new)
    new.replace(path)
