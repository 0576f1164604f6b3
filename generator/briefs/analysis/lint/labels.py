"""The name beside a figure is that of its concept: no `revenue of {OperatingIncome}`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefs.analysis.directions import said, tables, words_of
from briefs.analysis.lint.names import Name, Names, beside, spellings
from briefs.analysis.lint.prose import Mention, Prose
from briefs.content.records import Content
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each name that is another's."""
    labels = labels_of(prose.content)
    for language, text in prose.words.items():
        if language in tables():
            cited = prose.mentions[language]
            for mention, names in beside(text, language, cited, _meant(text, language, labels)):
                fits = any(labels.fit(name, mention) for name in names)
                if names and not fits and not _has_moved(text, language, mention):
                    name = text[names[0].start : names[0].end]
                    message = f"'{name}' stands beside {mention.text}, which is something else"
                    remedy = "mend the name or the reference"
                    yield prose.problem(language, names[0].start, message, remedy)


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
    """The names of all concepts in every language."""

    content: Content
    names: Names[str]

    def fit(self, name: Name[str], mention: Mention) -> bool:
        """Tell if a name may stand for a figure: its concept's, or of what that is part of.

        A level of another unit is an amount by which the named thing moved.
        """
        concepts, concept = self.content.concepts, mention.meaning.concept
        entry = concepts[concept]
        parts = [*entry.growth_of, *entry.ratio_of[1:], entry.share_of, entry.annualised]
        kin = {concept, *filter(None, parts)}
        longer = (known for known, named in self.names.known.items() if named & kin)
        if name.named & kin or any(name.text in known for known in longer):
            return True
        others = (concepts[one].unit != entry.unit for one in name.named)
        return not mention.meaning.change and all(others)


@lru_cache(maxsize=2)
def labels_of(content: Content) -> Labels:
    """The labels and synonyms of a content's concepts."""
    pairs = (
        (text, name)
        for name, concept in content.concepts.items()
        for text in spellings(concept.synonyms, concept.label, concept.short)
    )
    return Labels(content, Names.of(pairs))
