"""Sound companies, briefs and texts: nothing was found in them, and their grounds are the same."""

import json
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from briefs.content.folder import Folder
from briefs.content.grounds import Grounds, by_company
from briefs.content.records import Company, Content
from briefs.model.cache import Cache

KIND = "sound"


class Sound:
    """Companies of which nothing need be looked at again, and of the others what need not be.

    Without a folder none is known, and none is kept.
    """

    def __init__(self, folder: Folder | None, content: Content) -> None:
        self._cache = Cache(folder.cache if folder else Path())
        grounds = by_company(folder, content) if folder else Grounds({}, {}, "")
        self._whole, self._facts = grounds.whole, grounds.facts
        self.companies = {name for name, ours in self._whole.items() if self._read(ours)}
        others = {name: ours for name, ours in self._facts.items() if name not in self.companies}
        self._known = {name: {*self._read(ours)} for name, ours in others.items()}

    def known(self, company: Company) -> Collection[str]:
        """The texts of a company that are known to be sound, as fingerprints."""
        return self._known.get(company.id, ())

    def keep(self, seen: Iterable[tuple[str, Iterable[str]]], *, whole: bool) -> None:
        """Keep what was found sound: all companies, or the texts of each that had no problem."""
        found: dict[str, list[str]] = {}
        for name, texts in seen if self._facts else ():
            found.setdefault(name, []).extend(texts)
        for name, ours in found.items():
            self._write(self._facts[name], ours)
        for name in {*self._whole} - self.companies if whole else ():
            self._write(self._whole[name], [name])

    def _read(self, name: str) -> Sequence[str]:
        found: list[str] = json.loads(self._cache.read(KIND, name) or b"[]")
        return found

    def _write(self, name: str, found: Sequence[str]) -> None:
        self._cache.write(KIND, name, json.dumps(found).encode())


NONE = Sound(None, Content())  # of a folder that keeps nothing
