"""A year of 53 weeks that an article names stands in the company's file: `long_years: [FY2024]`."""

import re
from collections.abc import Iterator, Sequence

from briefs.content import models
from briefs.content.records import Source
from briefs.figures.folding import fold
from briefs.model.period import parse_period
from briefs.model.problem import Problem

_NEAR = 2  # years before or after the brief's in which the one that is named may be
_WEEK = r"(?:个?(?:周|星期|礼拜)|[ -]weeks?)"
_SPAN = r"(?:季|年度?|期|财年|quarter|year|period|fiscal)"
_MORE = r"(?:extra|additional|14th|fourteenth) week"
LONG = re.compile(
    rf"(?:第 ?)?(?:53|五十三) ?{_WEEK}|fifty[- ]three{_WEEK}|(?:53rd|fifty[- ]third) week"
    rf"|(?:14|十四|fourteen) ?{_WEEK}(?=.{{0,12}}{_SPAN})"
    rf"|(?:季度?|quarter),? ?(?:有|为|共|含|of|with|has|had)? ?(?:14|十四|fourteen) ?{_WEEK}"
    rf"|{_MORE}(?=.{{0,32}}{_SPAN})|{_SPAN}.{{0,24}}{_MORE}"
    r"|多(?:出|了)?(?:一|1) ?个?(?:周|星期)|额外(?:的)?(?:一|1)? ?个?(?:周|星期)"
)

_COUNT = (
    r"(?<![\d.,])(?:1[234]|26|27|39|40|52|53)|十[二三四]|二十[六七]|三十九|四十|五十[二三]"
    r"|twelve|thirteen|fourteen|twenty-(?:six|seven)|thirty-nine|forty|fifty-(?:two|three)"
)
_OF = r"(?:,? ?(?:of|with|has|had|was|有|为|共|含|的|是)){0,2},? ?"
_IN = r"(?:the |a |this |fiscal |单一?|[会財财]计?)*"
_ENDED = (
    r",? (?:ended|ending)\b|截至"
    r"|,? (?:to|through) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_LENGTH = re.compile(
    rf"(?:{_SPAN}|半年|half|months){_OF}(?:{_COUNT}) ?{_WEEK}|(?:{_COUNT}) ?{_WEEK}"
    rf"(?={_ENDED}|[ -](?:period|quarter|year|half)|,? ?(?:of|in|的)? ?{_IN}{_SPAN})"
)


def is_length(paragraph: str, start: int, end: int) -> bool:
    """Tell a figure that is the length of a fiscal period: a quarter of fourteen weeks."""
    return any(
        match.start() < end and start < match.end() for match in _LENGTH.finditer(fold(paragraph))
    )


def undeclared(
    source: Source, company: models.Company, paragraphs: Sequence[str]
) -> Iterator[Problem]:
    """The first such year of a source whose company's file has none near it."""
    ends = [parse_period(year, company.fiscal_year_end).year for year in company.long_years]
    if any(abs(year - source.period.year) < _NEAR for year in ends):
        return
    for number, paragraph in enumerate(paragraphs, 1):
        if match := LONG.search(fold(paragraph)):
            word = paragraph[slice(*match.span())]
            message = f"paragraph {number} says '{word}', but no year near by is one of 53 weeks"
            remedy = f"write long_years: [FY{source.period.year}] in company.yml, or the year meant"
            yield source.document.problem(("source",), message, remedy)
            return
