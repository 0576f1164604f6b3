"""Time of results: named once in a title, a heading or a sentence, and meant of all below it."""

from collections.abc import Iterator, Mapping, Sequence

from briefs.articles.clauses import Paragraph
from briefs.articles.dates import Relative
from briefs.articles.periods import absolute, is_local
from briefs.model.period import Period

_NEAR = 20  # characters between 全年 and a word that it is foreseen

Results = Mapping[str, Period]  # by the block that names them, nearest first


def of_article(parts: Sequence[Paragraph]) -> Results:
    """The first that an article names, which is often that of all its figures."""
    return _known(article=next((period for p in parts for period in _named(p)), None))


def below(p: Paragraph) -> Results:
    """Those that hold in the paragraph after one, which may open a section."""
    named, held = next(_named(p), None), p.results
    if p.opens:
        return _known(heading=named, article=held.get("article"))
    return _known(**{**held, "sentence": None, "above": named or held.get("above")})


def after(p: Paragraph, start: int, end: int) -> Results:
    """Those that hold in the sentence after one."""
    named = [*_named(p, start, end)][-1:]
    return _known(**{**p.results, "sentence": named[0]}) if named else p.results


def _known(**held: Period | None) -> Results:
    order = ("sentence", "heading", "above", "article")
    return {block: period for block in order if (period := held.get(block))}


def _named(p: Paragraph, start: int = 0, end: int | None = None) -> Iterator[Period]:
    """Times of results that a paragraph names, or a part of it: they end in the quarter told of."""
    quarter = p.calendar.quarter
    for m in p.within(start, len(p.text) if end is None else end, "period"):
        foreseen = p.within(m.start - _NEAR, m.end + _NEAR, "strong", "guidance", "expected")
        if is_local(p, m) or (m.period is Relative.THE_YEAR and foreseen):
            continue
        period = absolute(p, m.period, None)
        if isinstance(period, Period) and not period.instant:
            yield from [period] * (quarter.start <= period.end <= quarter.end)
