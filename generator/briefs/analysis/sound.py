"""Sound companies and texts: those in which nothing was found, as long as their grounds stay."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from briefs.analysis.lint.prose import Prose
from briefs.content.folder import Folder
from briefs.content.grounds import by_company, hashed
from briefs.content.records import Content
from briefs.model.cache import Cache
from briefs.model.problem import Problem

KIND = "sound"
OWN = ("brief.yml",)  # beside the facts, a text follows from itself and its headings alone

Rules = Callable[[Prose], Iterable[Problem]]


class Sound:
    """Companies of which nothing need be looked at again, and single texts of the others.

    Without a folder none is known, and none is kept.
    """

    def __init__(self, folder: Folder | None, content: Content) -> None:
        self._cache = Cache(folder.cache if folder else Path())
        self._whole: Mapping[str, str] = by_company(folder, content) if folder else {}
        self._facts = by_company(folder, content, passing=OWN) if folder else {}
        self.companies = {name for name, ours in self._whole.items() if self._read(ours)}
        others = {name: ours for name, ours in self._facts.items() if name not in self.companies}
        self._known = {name: {*self._read(ours)} for name, ours in others.items()}
        self._seen: dict[str, list[str]] = {}

    def problems(self, prose: Prose, rules: Rules) -> Sequence[Problem]:
        """The problems of a text by some rules, of which it has none again if it had none."""
        company = prose.brief.company.id
        if company not in self._known:
            return list(rules(prose))
        said = prose.brief.id, prose.place, prose.words, prose.headings
        key = hashed(rules.__name__, *said)
        found = [] if key in self._known[company] else list(rules(prose))
        if not found:
            self._seen.setdefault(company, []).append(key)
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
