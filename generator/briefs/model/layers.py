"""Files that ship with the package, and a folder's own that lie over them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
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


def over_package(*own: Path) -> Layers:
    """Folders over the package's templates; where one of them is these, there is one layer less."""
    folders = (*filter(Path.is_dir, own), shipped("templates"))
    return Layers(tuple(dict.fromkeys(folder.resolve() for folder in folders)))


LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where that is installed


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_bytes(), LOADER)  # noqa: S506 - a safe loader
