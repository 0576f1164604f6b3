"""Briefs looked at by whatever does it: their problems, and the texts that have none."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from briefs.analysis.known import Knowledge
from briefs.analysis.lint import (
    PAGE,
    WORDS_OF_ALL,
    agreed_problems,
    brief_problems,
    prose_problems,
    title_problems,
)
from briefs.analysis.lint.prose import Prose
from briefs.analysis.reckoning import Each, in_turn
from briefs.analysis.sound import NONE, Sound
from briefs.content.folder import Folder
from briefs.content.grounds import hashed, of_briefs
from briefs.content.records import Brief, Content
from briefs.content.texts import texts
from briefs.content.yaml_source import MAX_PROBLEMS
from briefs.model.problem import Problem


class Look(NamedTuple):
    """A brief to look at, by its name and a fingerprint of all that it holds.

    `anchors` are the ids that its page has of its own; texts `known` to be sound are not looked at.
    Where not all figures are `agreed`, words beside them are not held against them: one that is
    wrong makes many true words false.
    """

    brief: str
    mark: str
    anchors: Collection[str] = ()
    known: Collection[str] = ()
    agreed: bool = True


class Looked(NamedTuple):
    """The problems of a brief, those of words beside figures that agree, and its sound texts."""

    company: str
    found: Sequence[Problem]
    agreed: Sequence[Problem]
    sound: Sequence[str]


Looking = Callable[[Content, Knowledge, Sequence[Look]], Iterable[Looked]]


def one_by_one(content: Content, index: Knowledge, looks: Sequence[Look]) -> Iterator[Looked]:
    """All that is found in some briefs, in their order."""
    return (look_at(content, index, look) for look in looks)


class Checking(NamedTuple):
    """The folder that keeps what was found, and whatever looks at briefs and reckons figures."""

    kept: Folder | None = None
    looking: Looking = one_by_one
    each: Each = in_turn


ALONE = Checking()


def looks(
    content: Content, sound: Sound = NONE, anchors: Collection[str] = (), *, agreed: bool = True
) -> list[Look]:
    """The briefs to look at: those of companies that are not known to be sound."""
    marks = of_briefs(content)
    return [
        Look(name, marks[name], anchors, sound.known(brief.company), agreed)
        for name, brief in content.briefs.items()
        if brief.company.id not in sound.companies
    ]


def look_at(content: Content, index: Knowledge, look: Look) -> Looked:
    """All that is found in a brief."""
    brief, sound = content.briefs[look.brief], _Found(look.known)
    found, agreed = list[Problem](), list[Problem]()
    for prose in _proses(brief, content, index):
        found += sound.problems(prose_problems, prose.said, prose)
        if look.agreed:
            agreed += sound.problems(agreed_problems, prose.said, prose)
        if len(found) >= MAX_PROBLEMS:
            break
    found += sound.problems(brief_problems, (brief.id, look.mark), brief, content, index)
    found += chain.from_iterable(rule.check(brief, content, index) for rule in WORDS_OF_ALL)
    found += chain.from_iterable(rule.check(brief, look.anchors) for rule in PAGE)
    if look.agreed:
        agreed += sound.problems(title_problems, (brief.id, look.mark), brief, content, index)
    return Looked(brief.company.id, found[:MAX_PROBLEMS], agreed[:MAX_PROBLEMS], sound.keys)


class _Found:
    """Problems that are found; none is looked for in what is known to have none, as `keys` have."""

    def __init__(self, known: Collection[str]) -> None:
        self._known, self.keys = known, list[str]()

    def problems(
        self, rules: Callable[..., Iterable[Problem]], said: object, *about: Any
    ) -> Sequence[Problem]:
        """The problems by some rules; beside the facts of its company, they follow from `said`."""
        key = hashed((rules.__name__, said))
        found = [] if key in self._known else list(islice(rules(*about), MAX_PROBLEMS))
        if not found:
            self.keys.append(key)
        return found


def _proses(brief: Brief, content: Content, index: Knowledge) -> Iterator[Prose]:
    for place, words in texts(brief.document.root.plain()):
        known = {tag: said for tag, said in words.items() if said.strip()}  # a draft has blanks
        if known:
            yield Prose(place, known, brief, content, index)
