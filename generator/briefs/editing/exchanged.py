"""Published sentences and labels that say the same of another figure: their words stay.

Sentences whose words are others in any language are for `diff` to show.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.analysis.lint.chart_labels import references_of
from briefs.analysis.lint.entries import charts
from briefs.content.records import Brief, Content
from briefs.content.references import REFERENCE, parse_reference
from briefs.content.texts import texts
from briefs.content.validate import Place
from briefs.model.facts import Meaning
from briefs.model.language import Text, foremost

Words = tuple[object, ...]
Cited = tuple[Meaning, str]  # a figure, and which end of it


@dataclass(frozen=True, slots=True)
class Exchange:
    """A text of a brief with the figure that it cited and the one that it cites."""

    brief: Brief
    place: Place
    was: Cited
    now: Cited


def exchanges(
    old: Content, new: Content, today: Callable[[Meaning], Meaning]
) -> Iterator[Exchange]:
    """Each figure that another stands for; `today` gives a meaning in the names of today."""
    for name in sorted(old.briefs.keys() & new.briefs.keys()):
        before, after = (_by_words(content.briefs[name], content) for content in (old, new))
        for words in after.keys() & before.keys():
            (_, cited), (place, now) = before[words], after[words]
            was = [(today(meaning), end) for meaning, end in cited]
            for one, another in zip(was, now, strict=False):
                same = replace(one[0], basis=another[0].basis), one[1]  # of that its fact speaks
                if same != another:
                    yield Exchange(new.briefs[name], place, one, another)


def _by_words(brief: Brief, content: Content) -> Mapping[Words, tuple[Place, Sequence[Cited]]]:
    """The texts that stand for figures, by where they stand and by their words, none twice."""
    found: dict[Words, tuple[Place, Sequence[Cited]]] = {}
    twice = set[Words]()
    for key, place, references in (*_sentences(brief), *_labels(brief)):
        if key in found:
            twice.add(key)
        found[key] = place, _cited(references, brief, content)
    return {key: one for key, one in found.items() if key not in twice}


def _sentences(brief: Brief) -> Iterator[tuple[Words, Place, Sequence[str]]]:
    for place, text in texts(brief.document.root.plain()):
        kept = {tag: REFERENCE.sub("{}", words) for tag, words in text.items()}
        if place[0] != "corrections" and any("{}" in words for words in kept.values()):
            key = (*_path(place), *sorted(kept.items()))
            yield key, place, REFERENCE.findall(foremost(text))


def _labels(brief: Brief) -> Iterator[tuple[Words, Place, Sequence[str]]]:
    """The labels in charts whose titles stay, each with its first cell."""
    for place, chart in charts(brief):
        for axis, named in (("series", chart.series), ("categories", chart.categories)):
            for number, one in enumerate(named):
                if not isinstance(one, str) and one.label:
                    said: tuple[Text, ...] = (chart.title, one.label)
                    words = (tuple(sorted(text.items())) for text in said)
                    key = (*_path(place), chart.id, axis, *words)
                    yield key, (*place, axis, number, "label"), references_of(chart, one)[:1]


def _path(place: Place) -> Place:
    return tuple(part for part in place if isinstance(part, str))


def _cited(references: Sequence[str], brief: Brief, content: Content) -> Sequence[Cited]:
    """The figures of a text; none where one of them cannot be told."""
    try:
        read = [parse_reference(one, brief, content) for one in references]
    except ValueError:
        return []
    ends = ("low", "high")
    return [(one.meaning, one.option if one.option in ends else "") for one in read]
