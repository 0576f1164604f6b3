"""Signs that the words give a figure printed as a size: `净流出218.40亿元` is below zero."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from briefs.articles.changes import is_down
from briefs.articles.clauses import Paragraph, Place, Topic
from briefs.articles.concepts import Named
from briefs.articles.contrary import contrary, out_of_order
from briefs.articles.currencies import spoken_of
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.objection import Objection
from briefs.model.facts import Fact
from briefs.model.unit import own_currency

Span = tuple[int, int]


class Signs:
    """The paragraphs of an article, read for words of fall and of loss."""

    def __init__(self, texts: Sequence[str], vocabulary: Vocabulary, calendar: Calendar) -> None:
        self.texts = texts
        self.vocabulary = vocabulary
        self.concepts = vocabulary.concepts
        self.calendar = calendar
        self._read: list[Paragraph] = []

    def is_missing(self, fact: Fact, spans: Sequence[Span]) -> bool:
        """Tell a size whose words say, at each of its places, that it fell or was lost."""
        meaning = fact.meaning
        cost = self.concepts[meaning.concept].good != "up" and not meaning.change
        if fact.down is not None or cost:
            return False
        named = Named(meaning.concept, None, doubtful=False)
        paragraph, places = self.places(fact, spans)
        return bool(places) and all(
            is_down(paragraph, place, named, meaning.change) for place in places
        )

    def own_currency(self, fact: Fact) -> str:
        """The currency that a fact has where its file names none."""
        entity = self.vocabulary.company.entities[fact.meaning.entity]
        return own_currency(fact.meaning.concept, entity.currency)

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The currencies that the article names, and those of the company's entities."""
        own = {entity.currency for entity in self.vocabulary.company.entities.values()}
        return spoken_of(tuple(self.texts)) | own

    def places(self, fact: Fact, spans: Sequence[Span]) -> tuple[Paragraph, list[Place]]:
        """A fact's paragraph, and its figure's places there: those printed alike, if any is."""
        paragraph = self._paragraph(fact.at)
        found = [
            place
            for place in paragraph.places()
            if any(start < place.end and place.start < end for start, end in spans)
        ]
        alike = [place for place in found if place.found.printed == fact.printed]
        return paragraph, alike or found

    def contrary(self, fact: Fact, spans: Sequence[Span]) -> Iterator[Objection]:
        """Contradictions between a fact and the words at each place of its figure."""
        paragraph, places = self.places(fact, spans)
        said = [list(contrary(paragraph, place, fact)) for place in places]
        if said and all(said):
            yield from said[0]

    def out_of_order(
        self, facts: Iterable[tuple[Fact, Sequence[Span]]]
    ) -> Iterator[tuple[Fact, Objection]]:
        """Facts of one paragraph that a revision names in another order than they were given."""
        read = [(fact, *self.places(fact, spans)) for fact, spans in facts]
        found = {places[0].start: (places[0], fact) for fact, _, places in read if len(places) == 1}
        if found:
            yield from out_of_order(read[0][1], found)

    def _paragraph(self, at: int) -> Paragraph:
        while len(self._read) < at:
            number, text = len(self._read) + 1, self.texts[len(self._read)]
            paragraph = Paragraph(number, text, self.vocabulary, self.calendar, Topic())
            paragraph.above = self._read[-1] if self._read else None
            paragraph.article = self.texts
            self._read.append(paragraph)
        return self._read[at - 1]
