"""A figure is told of what it is of: no `Samsung earned {NetIncome}`, no `in China, sales were`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import spellings
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.touching import patterns
from briefs.content.models import Company, Entity
from briefs.figures.folding import fold
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each that is told of a company, of a country, of a branch or of a part whose it is not."""
    for language in prose.worded:
        at = {one.start: one for one in prose.mentions[language]}
        for kind, start, end, behind in _named(prose, language):
            mention = at.get(behind)
            if mention and not _is_its(prose, language, mention, (kind, start, end)):
                name, figure = prose.words[language][start:end], prose.called(mention.meaning)
                message = f"'{name}' is said to have {mention.text}, which is {figure}"
                remedy = "mend the name or the reference, or add the name to synonyms"
                yield prose.problem(language, start, message, remedy)


def _named(prose: Prose, language: str) -> Iterator[tuple[str, int, int, int]]:
    """Kind, start and end of a name, and the place of what is said to be its."""
    for kind in ("company", "country", "branch"):
        for match in prose.found(language, "attributed", kind):
            yield kind, *match.span("name"), match.end()
    parts = subjects_of(prose.brief.company).within(prose.words[language])
    joined = prose.found(language, "attributed", "part")
    for match, part in product(joined, parts):
        gap = prose.words[language][part.end : match.start()]
        if part.end <= match.start() and not gap.strip():
            yield "part", part.start, part.end, match.end()


def _is_its(prose: Prose, language: str, mention: Mention, name: tuple[str, int, int]) -> bool:
    """Tell if a name is, or has to do with, that of a figure's company, part or concept."""
    kind, start, end = name
    meaning, text = mention.meaning, prose.words[language][start:end]
    entity = prose.brief.company.entities[meaning.entity]
    company = [*spellings(entity.synonyms, entity.name), meaning.entity]
    its = [labels_of(prose.content).kin[meaning.concept][1]]
    if meaning.segment:
        part = entity.segments[meaning.segment]
        its += [*spellings(part.synonyms, part.label, part.long), meaning.segment]
    elif kind == "branch":
        company += _about(entity)
    if _is_told(text, company):
        own = any(fold(one) in fold(text) for one in its)  # Amazon Web Services
        return own or not _is_whole(prose, language, mention, end)
    return _is_told(text, its) or (kind == "company" and _is_no_name(prose, language, text))


def _about(entity: Entity) -> list[str]:
    """The texts on what a company does; of one without parts anything may be its."""
    about = [*entity.about.values()] if isinstance(entity, Company) else []
    return about if entity.segments else [""]


def _is_whole(prose: Prose, language: str, mention: Mention, end: int) -> bool:
    """Tell a part's figure of which the whole company has one too, told of no branch."""
    whole = replace(mention.meaning, segment="")
    branches = prose.found(language, "attributed", "branches", end, mention.start)
    known = prose.index.find(whole, prose.brief.period)
    return bool(mention.meaning.segment and known) and not any(branches)


def _is_no_name(prose: Prose, language: str, text: str) -> bool:
    """Tell words that open a sentence with a capital, or name what is measured."""
    [none] = patterns("attributed", language)["none"]
    measured = any(labels_of(prose.content).names.within(text))
    return measured or all(none.fullmatch(word) for word in text.split())


def _is_told(name: str, texts: list[str]) -> bool:
    """Tell if a name stands in one of some texts, or one of them in it."""
    folded = fold(name)
    word = re.compile(rf"(?<![a-z0-9]){re.escape(folded.removesuffix('s'))}")
    return any(not one or word.search(one) or one in folded for one in map(fold, texts))
