"""A concept that a chart's title or description names is drawn: no `Net income` over sales."""

from collections.abc import Iterator

from briefs.analysis.directions import words_of
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import REMEDY, Charted, charted
from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import Name
from briefs.content.records import Brief, Content
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each text that names concepts, of which the chart shows none."""
    for chart in charted(brief, content, index):
        drawn = {one.meaning.concept for one in chart.figures}
        beside = chart.heading or chart.title.place[-1] == "note"  # they may speak of anything
        if beside or not drawn:
            continue
        related = _related(content, drawn)
        spelt = "\n".join(labels_of(content).kin[one][1] for one in drawn)
        for language in chart.title.worded:
            names = _named(chart, language)
            if names and not any(one.named & related or one.text in spelt for one in names):
                word = chart.title.words[language][names[0].start : names[0].end]
                shown = " and ".join(sorted(drawn))
                message = f"'{word}' is named over a chart of {shown}"
                yield chart.title.problem(language, names[0].start, message, REMEDY)


def _related(content: Content, drawn: set[str]) -> set[str]:
    """Some concepts, what they are measured by or add up to, and what is measured by them."""
    kin = labels_of(content).kin
    wholes = {
        name
        for name, concept in content.concepts.items()
        if {*kin[name][0], *(one.removeprefix("-") for one in concept.sum_of)} & drawn
    }
    return wholes.union(*(kin[one][0] for one in drawn))


def _named(chart: Charted, language: str) -> list[Name[str]]:
    """The concepts that a text names, but for vague names and those that are left out."""
    text, words = chart.title.words[language], words_of(language)
    return [
        one
        for one in labels_of(chart.title.content).names.within(text)
        if not words.vague.match(text, one.start)
        and not words.aside.search(text, max(0, one.start - 20), one.start)
    ]
