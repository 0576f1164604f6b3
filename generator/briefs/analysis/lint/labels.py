"""The name beside a figure is that of its concept: no `revenue of {OperatingIncome}`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from briefs.analysis.directions import said, words_of
from briefs.analysis.lint.names import Name, Names, beside, spellings
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.subjects import Subject, subjects_of
from briefs.content.models import Concept
from briefs.content.records import Content
from briefs.figures.folding import fold
from briefs.model.problem import Problem
from briefs.model.remembered import remembered


def check(prose: Prose) -> Iterator[Problem]:
    """Each name that is another's."""
    labels, subjects = labels_of(prose.content), subjects_of(prose.brief.company)
    for language, text in prose.worded.items():
        cited = prose.mentions[language]
        meant = _outside(_meant(text, language, labels), subjects.within(text))
        for mention, names in beside(text, language, cited, meant):
            fits = any(labels.fit(name, mention) for name in names)
            if names and not fits and not _has_moved(text, language, mention):
                name = text[names[0].start : names[0].end]
                figure = prose.called(mention.meaning)
                message = f"'{name}' stands beside {mention.text}, which is {figure}"
                remedy = "mend the name or the reference"
                yield prose.problem(language, names[0].start, message, remedy)


def _outside(names: Sequence[Name[str]], subjects: Sequence[Name[Subject]]) -> list[Name[str]]:
    """The names but those that are a piece of a longer one of a company or a part of it."""

    def within(name: Name[str], one: Name[Subject]) -> bool:
        inside = one.start <= name.start and name.end <= one.end
        return inside and len(name.text) < len(one.text)

    return [name for name in names if not any(within(name, one) for one in subjects)]


def _has_moved(text: str, language: str, mention: Mention) -> bool:
    """Tell an amount by which something moved: that may be anything's."""
    before = words_of(language).before
    moves = (word.end for word in said(text, language) if word.kind == "move")
    return not mention.meaning.change and any(
        before.fullmatch(text, place, mention.start) for place in moves
    )


def _meant(text: str, language: str, labels: "Labels") -> list[Name[str]]:
    """The names in a text but the vague ones, and what is held against or taken off."""
    words = words_of(language)
    orders = [word.end for word in said(text, language) if word.kind in ("order", "pace")]
    return [
        name
        for name in labels.names.within(text)
        if not words.vague.match(text, name.start)
        and not words.aside.search(text, max(0, name.start - 20), name.start)
        and not any(0 <= name.start - end <= 4 for end in orders)
    ]


@dataclass(frozen=True)
class Labels:
    """The names of all concepts in every language.

    `kin` gives each concept with those that it is a part, a share or a multiple of, and the names
    of all these in one text.
    """

    concepts: Mapping[str, Concept]
    names: Names[str]
    kin: Mapping[str, tuple[frozenset[str], str]]

    def fit(self, name: Name[str], mention: Mention) -> bool:
        """Tell if a name may stand for a figure, or is a piece of a name that may.

        A level of another unit is an amount that has to do with what is named.
        """
        kin, spelt = self.kin[mention.meaning.concept]
        if name.named & kin or name.text.removesuffix("s") in spelt:
            return True
        unit = self.concepts[mention.meaning.concept].unit
        return not mention.meaning.change and all(
            self.concepts[one].unit != unit for one in name.named
        )


@remembered
def labels_of(content: Content) -> Labels:
    """The labels and synonyms of a content's concepts."""
    concepts = content.concepts
    spelt = {
        name: [*map(fold, spellings(concept.synonyms, concept.label, concept.short))]
        for name, concept in concepts.items()
    }
    kin = {name: frozenset(_kin(name, concept)) for name, concept in concepts.items()}
    texts = {name: "\n".join(chain(*map(spelt.__getitem__, ours))) for name, ours in kin.items()}
    pairs = ((text, name) for name, listed in spelt.items() for text in listed)
    return Labels(concepts, Names.of(pairs), {name: (kin[name], texts[name]) for name in kin})


def _kin(name: str, concept: Concept) -> Iterator[str]:
    parts = [*concept.growth_of, *concept.ratio_of[1:], concept.share_of, concept.annualised]
    yield from (name, *filter(None, parts))
