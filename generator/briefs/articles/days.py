"""Days that an article names are those of its own day: 今(31日), today (Oct. 31), 於8日公布."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from briefs.content.records import Source
from briefs.figures.folding import fold
from briefs.model.problem import Problem

_TODAY = re.compile(
    r"(?<![至如到当])(?:今|本)[日天]? ?\(?(\d\d?)(?:日\)|\) ?日)"
    r"|\btoday \((?:[a-z]{3,9}\.? )?(\d\d?)(?:st|nd|rd|th)?\)"
)
_YESTERDAY = re.compile(
    r"昨[日天]? ?\(?(\d\d?)(?:日\)|\) ?日)"
    r"|\byesterday \((?:[a-z]{3,9}\.? )?(\d\d?)(?:st|nd|rd|th)?\)"
)
_BARE = re.compile(  # 於8日公布: of a day in the news, without its month
    r"(?<![\d月]) ?(\d\d?) ?日(?=召开|举行|举办|公布|宣布|发布|发表|公告|表示|指出|揭露|盘后"
    r"|晚间|凌晨|上午|下午|傍晚)"
)
_NEWS = 7  # days for which a day needs no month


def misdated(source: Source, paragraphs: Sequence[str]) -> Iterator[tuple[Problem, bool]]:
    """Each day of an article that its own day contradicts, and True where that is sure."""
    published = source.entry.published
    remedy = "correct 'published': it is the day on which the article appeared"
    for text in map(fold, paragraphs):
        for wording, back in ((_TODAY, 0), (_YESTERDAY, 1)):
            for match in wording.finditer(text):
                near = {(published - timedelta(days=back + one)).day for one in (-1, 0, 1)}
                if int(match[1] or match[2]) not in near:
                    message = f"the article says '{match[0]}', and is dated {published}"
                    yield source.document.problem(("source", "published"), message, remedy), True
    bare = _BARE.search(fold(paragraphs[0])) if paragraphs else None
    days = [(published - timedelta(days=back - 1)).day for back in range(_NEWS + 2)]
    if bare and int(bare[1]) not in days:
        message = f"the article tells of '{bare[0].strip()}', and is dated {published}"
        yield source.document.problem(("source", "published"), message, remedy), False
