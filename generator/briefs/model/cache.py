"""A folder's cache: results of earlier builds, each under the name of all that it follows from."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

_FINGERPRINT = 32  # bytes
_NAME = 64  # characters
ROOM = 2_000_000_000  # bytes; what was not asked for longest goes first


@dataclass(frozen=True, slots=True)
class Cache:
    """Files below a place, by the kind of result and its name.

    A file begins with the fingerprint of the rest: one that was cut or changed, and a cache that
    cannot be read or written, cost time only.
    """

    place: Path

    def kept(self, kind: str, name: str, make: Callable[[], bytes]) -> bytes:
        """A result that was kept, or what is made now."""
        found = self.read(kind, name)
        if found is None:
            found = make()
            self.write(kind, name, found)
        return found

    def read(self, kind: str, name: str) -> bytes | None:
        """A result, if it is there whole."""
        with suppress(OSError):
            path = self._path(kind, name)
            stored = path.read_bytes()
            if stored[:_FINGERPRINT] == sha256(stored[_FINGERPRINT:]).digest():
                os.utime(path)  # for `prune`
                return stored[_FINGERPRINT:]
        return None

    def write(self, kind: str, name: str, content: bytes) -> None:
        """Keep a result."""
        with suppress(OSError):
            path = self._path(kind, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(f".{os.getpid()}")
            new.write_bytes(sha256(content).digest() + content)
            new.replace(path)  # in one step: whoever reads it finds it whole

    def prune(self, room: int = ROOM) -> None:
        """Drop what was not asked for longest, where all that is kept has more bytes than that."""
        found = sorted(self._files(), reverse=True)
        for _, size, path in found:
            room -= size
            if room < 0:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """Each file with the time at which it was asked for last, and its size."""
        with suppress(OSError):
            places = [place.path for place in os.scandir(self.place) if place.is_dir()]
            for entry in chain.from_iterable(map(os.scandir, places)):
                with suppress(OSError):
                    if len(entry.name.partition(".")[0]) == _NAME:  # others keep things here too
                        state = entry.stat(follow_symlinks=False)
                        yield state.st_mtime_ns, state.st_size, Path(entry.path)

    def _path(self, kind: str, name: str) -> Path:
        return self.place / kind / sha256(name.encode()).hexdigest()
