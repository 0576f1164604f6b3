"""Sound companies, briefs and texts: nothing was found in them, and their grounds are the same."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from briefs.content.folder import Folder
from briefs.content.grounds import Grounds, by_company, hashed
from briefs.content.records import Company, Content
from briefs.model.cache import Cache
from briefs.model.problem import Problem

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
        self._seen: dict[str, list[str]] = {}

    def problems(
        self, company: Company, said: object, find: Callable[[], Iterable[Problem]]
    ) -> Sequence[Problem]:
        """The problems that are found in what is said, of which it has none again if it had none.

        Beside the facts of its company, they are to follow from what is said alone.
        """
        if company.id not in self._known:
            return list(find())
        key = hashed(said)
        found = [] if key in self._known[company.id] else list(find())
        if not found:
            self._seen.setdefault(company.id, []).append(key)
        return found

    def keep(self, *, whole: bool) -> None:
        """Keep what was found sound: all companies, or the texts that had no problem."""
        for name, seen in self._seen.items():
            self._write(self._facts[name], seen)
        for name in {*self._whole} - self.companies if whole else ():
            self._write(self._whole[name], [name])

    def _read(self, name: str) -> Sequence[str]:
        found: list[str] = json.loads(self._cache.read(KIND, name) or b"[]")
        return found

    def _write(self, name: str, found: Sequence[str]) -> None:
        self._cache.write(KIND, name, json.dumps(found).encode())


NONE = Sound(None, Content())  # of a folder that keeps nothing
