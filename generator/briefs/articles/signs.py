"""Signs that the words give a figure printed as a size: `净流出218.40亿元` is below zero."""

from collections.abc import Sequence

from briefs.articles.changes import is_down
from briefs.articles.clauses import Paragraph, Topic
from briefs.articles.concepts import Named
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.model.facts import Fact

Span = tuple[int, int]


class Signs:
    """The paragraphs of an article, read for words of fall and of loss."""

    def __init__(self, texts: Sequence[str], vocabulary: Vocabulary, calendar: Calendar) -> None:
        self._texts = texts
        self._vocabulary = vocabulary
        self.concepts = vocabulary.concepts
        self._calendar = calendar
        self._read: dict[int, Paragraph] = {}

    def is_missing(self, fact: Fact, spans: Sequence[Span]) -> bool:
        """Tell a size whose words say, at each of its places, that it fell or was lost."""
        meaning = fact.meaning
        cost = self.concepts[meaning.concept].good != "up" and not meaning.change
        if fact.down is not None or cost:
            return False
        named = Named(meaning.concept, None, doubtful=False)
        paragraph = self._paragraph(fact.at)
        places = [
            place
            for place in paragraph.places()
            if any(start < place.end and place.start < end for start, end in spans)
        ]
        return bool(places) and all(
            is_down(paragraph, place, named, meaning.change) for place in places
        )

    def _paragraph(self, at: int) -> Paragraph:
        if at not in self._read:
            text = self._texts[at - 1]
            self._read[at] = Paragraph(at, text, self._vocabulary, self._calendar, Topic())
        return self._read[at]
