"""The pages of a built site, each read when somebody asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True)
class Built:
    """A folder with a site; of files that an earlier build made fingerprints are known by path."""

    folder: Path
    known: Mapping[str, str] = field(default_factory=dict)
    _marks: dict[str, str] = field(default_factory=dict)

    def html(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def mark(self, path: str) -> str:
        """The fingerprint of a page's HTML."""
        if path not in self._marks:
            self._marks[path] = self.known.get(path) or sha256(self.html(path)).hexdigest()
        return self._marks[path]
