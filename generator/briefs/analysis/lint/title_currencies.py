"""A currency in the words of a chart is one that is drawn: no `in euro` over amounts in dollars."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import charted
from briefs.analysis.lint.currencies import currency_of, named
from briefs.content.records import Brief, Content
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that no amount of the chart is in, where the words leave nothing open."""
    for chart in charted(brief, content, index):
        drawn = {currency_of(chart.title, one) for one in chart.figures} - {""}
        for clause in chart.clauses if drawn else ():
            text, end = chart.title.words[clause.language], clause.start + len(clause.text)
            for one in named(text, clause.language) if clause.clear else ():
                if clause.start <= one.start < end and not one.codes & drawn:
                    so = f"what is drawn is in {' and '.join(sorted(drawn))}"
                    word = text[one.start : one.end]
                    yield clause.problem(word, one.start - clause.start, so)
