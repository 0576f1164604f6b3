"""Files that ship with the package, and a folder's own that lie over them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

PACKAGE = Path(__file__).parents[1]


def shipped(name: str) -> Path:
    """A folder that ships with the package; in a checkout it stands at the top, as `templates`."""
    packed = PACKAGE / name
    return packed if packed.is_dir() else PACKAGE.parents[1] / name


@dataclass(frozen=True, slots=True)
class Layers:
    """Folders whose files lie over each other, the uppermost first."""

    folders: tuple[Path, ...]

    def under(self, name: str) -> Layers:
        """The same folder of each layer that has it."""
        return Layers(tuple(filter(Path.is_dir, (folder / name for folder in self.folders))))

    def file(self, name: str) -> Path:
        """The uppermost file of a name; the lowest folder's where there is none."""
        found = [folder / name for folder in self.folders]
        return next((path for path in found if path.is_file()), found[-1])

    def files(self) -> dict[str, Path]:
        """Every file by its name below the folders, but those whose names begin with a dot."""
        return {
            path.relative_to(folder).as_posix(): path
            for folder in reversed(self.folders)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        }

    def merged(self, place: Path) -> Path:
        """One folder with every file: of several layers a copy, by what it holds, below a place.

        Where nothing can be written there, the copy lasts as long as this process.
        """
        if not self.folders[1:]:
            return self.folders[0]
        contents = {name: path.read_bytes() for name, path in self.files().items()}
        name = sha256(repr(contents).encode()).hexdigest()[:16]
        try:
            return self._copied(contents, place / name)
        except OSError:
            return self._copied(contents, Path(_passing().name) / name)

    @staticmethod
    def _copied(contents: Mapping[str, bytes], folder: Path) -> Path:
        for name, content in contents.items():
            copy = folder / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            new = copy.with_name(f"{copy.name}.{os.getpid()}")
            new.write_bytes(content)
            new.replace(copy)  # in one step: another process may read it
        return folder


@cache
def _passing() -> TemporaryDirectory[str]:
    """A folder that ends with the process."""
    return TemporaryDirectory(prefix="briefs-")


def over_package(*own: Path) -> Layers:
    """Folders over the package's templates; where one of them is these, there is one layer less."""
    folders = (*filter(Path.is_dir, own), shipped("templates"))
    return Layers(tuple(dict.fromkeys(folder.resolve() for folder in folders)))


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where that is installed


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_bytes(), LOADER)  # noqa: S506 - a safe loader
