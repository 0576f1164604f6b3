"""Another company's or a part's figure stands in a text, or under a heading, that names it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.analysis.lint.names import spellings
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.touching import in_text
from briefs.content.records import Company
from briefs.figures.folding import fold
from briefs.model.problem import Problem
from briefs.model.remembered import remembered


def check(prose: Prose) -> Iterator[Problem]:
    """Each that no language names, where the brief's own company has such figures too."""
    for language in [*prose.worded][:1]:
        for mention in prose.mentions[language]:
            if _may_be_ours(mention, prose) and not _is_named(mention.meaning.entity, prose):
                message = f"{mention.text} is of {mention.meaning.entity}, which no word here names"
                remedy = f"name it, or take '{mention.meaning.entity}' out for the company's own"
                yield prose.problem(language, mention.start, message, remedy)
            elif _reads_as_another_s(mention, prose):
                segment = mention.meaning.segment
                message = f"{mention.text} is of {segment}, and the words here name another part"
                yield prose.problem(language, mention.start, message, "name it, or cite the other")


def _may_be_ours(mention: Mention, prose: Prose) -> bool:
    ours, meaning = prose.brief.company.id, mention.meaning
    kinds = prose.index.entities.get(ours, {})
    return meaning.entity != ours and any(concept == meaning.concept for _, concept, *_ in kinds)


def _reads_as_another_s(mention: Mention, prose: Prose) -> bool:
    """Tell a part that nothing names, where others are named and the whole has such a figure."""
    meaning, company = mention.meaning, prose.brief.company
    whole = replace(meaning, segment="")
    if not meaning.segment or not prose.index.find(whole, prose.brief.period):
        return False
    own = company.entities[meaning.entity].segments[meaning.segment]
    spelt = [*spellings(own.synonyms, own.label, own.long)]
    spelt += [word for name in spelt for word in name.split() if len(word) > 3]
    texts = [words for text in _around(prose) for words in text.values()]
    if any(fold(name) in fold(words) for name in spelt for words in texts):
        return False
    named = (one for words in texts for one in subjects_of(company).within(words))
    return _is_labelled(mention, prose) or any(part for name in named for _, part in name.named)


def _is_labelled(mention: Mention, prose: Prose) -> bool:
    """Tell a level behind the bare name of what it measures: `revenue of {AWS Revenue}`."""
    [language] = [tag for tag in prose.worded if mention in prose.mentions[tag]][:1]
    labelled = in_text(masked(prose, language), "attributed", language, "labelled")
    level = not mention.meaning.change
    return level and any(match.end() == mention.start for match in labelled)


def _is_named(entity: str, prose: Prose) -> bool:
    names = _names(prose.brief.company, entity)
    return any(names.search(fold(words)) for text in _around(prose) for words in text.values())


def _around(prose: Prose) -> Iterator[Mapping[str, str]]:
    """A text without its references, and the headings above it."""
    yield prose.blanked
    yield from prose.headings


@remembered
def _names(company: Company, entity: str) -> re.Pattern[str]:
    """Any name of an entity or of its parts, or a word of its name."""
    its = company.entities[entity]
    names = [*spellings(its.synonyms, its.name)]
    names += [word for name in names for word in name.split() if len(word) > 3]
    for part in its.segments.values():
        names += spellings(part.synonyms, part.label, part.long)
    return re.compile("|".join(re.escape(fold(name)) for name in names))
