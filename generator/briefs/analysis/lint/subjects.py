"""The company or part named beside a figure is its own: no `Azure grew {AWS Revenue yoy}`."""

from collections.abc import Iterator

from briefs.analysis.lint.names import Name, Names, beside, spellings
from briefs.analysis.lint.prose import Mention, Prose
from briefs.content.records import Company
from briefs.content.references import Index
from briefs.model.facts import Meaning
from briefs.model.problem import Problem
from briefs.model.remembered import remembered

Subject = tuple[str, str]  # entity and segment


def check(prose: Prose) -> Iterator[Problem]:
    """Each that is another's, of whom such figures are known."""
    subjects = subjects_of(prose.brief.company)
    for language, text in prose.worded.items():
        names = subjects.within(text)
        for mention, near in beside(text, language, prose.mentions[language], names):
            if near and not any(_fits(name, mention, prose.index) for name in near):
                name = text[near[0].start : near[0].end]
                figure = prose.called(mention.meaning)
                message = f"'{name}' stands beside {mention.text}, which is {figure}"
                remedy = "mend the name or the reference"
                yield prose.problem(language, near[0].start, message, remedy)


def _fits(name: Name[Subject], mention: Mention, index: Index) -> bool:
    """Tell if a figure may be of the named: a part of it, or nothing else is known of the named."""
    meaning = mention.meaning
    ours = {(meaning.entity, ""), (meaning.entity, meaning.segment)}
    return bool(name.named & ours) or not any(_known(one, meaning, index) for one in name.named)


def _known(subject: Subject, meaning: Meaning, index: Index) -> bool:
    """Tell if a subject has figures of the same concept, or of the same kind of change."""
    entity, segment = subject
    return any(
        part == segment and (concept == meaning.concept or (change and change == meaning.change))
        for part, concept, _, change, *_ in index.entities.get(entity, {})
    )


@remembered
def subjects_of(company: Company) -> Names[Subject]:
    """The names of a company, of those it is compared with and of their parts."""
    found: list[tuple[str, Subject]] = []
    for name, entity in company.entities.items():
        found += [(text, (name, "")) for text in spellings(entity.synonyms, entity.name)]
        for part, segment in entity.segments.items():
            labels = (None if segment.common else segment.label, segment.long)
            found += [(text, (name, part)) for text in spellings(segment.synonyms, *labels)]
    return Names.of(found)
