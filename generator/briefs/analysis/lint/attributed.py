"""A figure is told of what it is of: no `Samsung earned {NetIncome}`, no `in China, sales were`."""

from collections.abc import Iterator
from itertools import product

from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import spellings
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.subjects import subjects_of
from briefs.figures.folding import fold
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each that is told of a company, of a country or of a part whose it is not."""
    for language in prose.worded:
        at = {one.start: one for one in prose.mentions[language]}
        for start, end, behind in _named(prose, language):
            mention, name = at.get(behind), prose.words[language][start:end]
            if mention and not _is_its(prose, mention, name):
                figure = prose.called(mention.meaning)
                message = f"'{name}' is said to have {mention.text}, which is {figure}"
                remedy = "mend the name or the reference"
                yield prose.problem(language, start, message, remedy)


def _named(prose: Prose, language: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of a name, and the place of what is said to be its."""
    for kind in ("company", "country"):
        for match in prose.found(language, "attributed", kind):
            yield *match.span("name"), match.end()
    parts = subjects_of(prose.brief.company).within(prose.words[language])
    joined = prose.found(language, "attributed", "part")
    for match, part in product(joined, parts):
        gap = prose.words[language][part.end : match.start()]
        if part.end <= match.start() and not gap.strip():
            yield part.start, part.end, match.end()


def _is_its(prose: Prose, mention: Mention, name: str) -> bool:
    """Tell if a name is, or has to do with, that of a figure's company, part or concept."""
    meaning, folded = mention.meaning, fold(name)
    entity = prose.brief.company.entities[meaning.entity]
    its = [*spellings(entity.synonyms, entity.name), meaning.entity]
    if meaning.segment:
        part = entity.segments[meaning.segment]
        its += [*spellings(part.synonyms, part.label, part.long), meaning.segment]
    spelt = [*map(fold, its), labels_of(prose.content).kin[meaning.concept][1]]
    return any(folded in one or one in folded for one in spelt)
