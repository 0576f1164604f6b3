"""A finished site on disk, in the place of the one before it."""

import ctypes
import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


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


class Place:
    """A folder of its own for the site that one build makes, beside the one that it replaces.

    It is held while the build lives; what a killed build left is taken away by the next one.
    """

    def __init__(self, published: Path) -> None:
        self.published = published.resolve()
        self.path = self.published.with_name(f"{published.name}.new-{secrets.token_hex(4)}")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with held(self.path.parent):
            self._mend()
            self.path.mkdir()
            self._hold = ExitStack()
            self._hold.enter_context(held(self.path))

    def _mend(self) -> None:
        """Take away what dead builds left, and finish an exchange in two steps that was cut."""
        if (old := self._old).exists() and not self.published.exists():
            old.rename(self.published)
        for left in (old, *old.parent.glob(f"{self.published.name}.new-*")):
            with suppress(BlockingIOError, FileNotFoundError), held(left, wait=False):
                shutil.rmtree(left)

    @property
    def _old(self) -> Path:
        return self.published.with_name(f"{self.published.name}.old")

    def publish(self) -> None:
        """Put the finished site in the place of the one before it; builds do so one at a time."""
        with held(self.path.parent):
            if not self.published.exists():
                self.path.rename(self.published)
            elif not exchange(self.path, self.published):
                self.published.rename(self._old)
                self.path.rename(self.published)
                shutil.rmtree(self._old)

    def drop(self) -> None:
        """Take the folder away, with what stands in it: an unfinished site or the one before."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._hold.close()


@contextmanager
def held(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """A folder that no other process holds; BlockingIOError where one does and none waits.

    Windows knows no such lock: there one build at a time is the user's care.
    """
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Swap two directories in one step, if the system can: a kill never finds it half done."""
    if sys.platform != "linux":
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    rename = ctypes.CDLL(None).renameat2
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
