"""An article's company, quarter, publisher and day, as far as its text tells them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from briefs.articles.article import paragraphs, split_name
from briefs.articles.dates import Calendar, periods
from briefs.content.records import Company, Content
from briefs.content.texts import slug
from briefs.figures.folding import fold, script
from briefs.model.language import written
from briefs.model.period import REPORTED, Period, counterpart, day, quarter

HEAD, TAIL = 8, 4  # paragraphs that hold title and by-line
MAX_LINE = 80  # characters of a by-line
_EXCHANGE = r"(?:NASDAQ|NYSE(?: American)?|AMEX|TWSE|TPEX|HKEX|HKSE|SEHK|SSE|SZSE|LSE|TSE)"
_TICKER = re.compile(
    rf"[(（](?:美股代[號号碼码]|股[票份]代[號号碼码]|代[號号碼码]|{_EXCHANGE})?\s*[:：]?\s*"
    r"([A-Z]{1,5}|\d{4,6})(?:[.-](US|TW|TWO|HK|SH|SZ|L|T|KS|PA|DE))?\s*[)）]"
)
_SUFFIXED = ("TW", "TWO", "HK", "SH", "SZ", "L", "T", "KS", "PA", "DE")
_ABBREVIATED = re.compile(  # what stands in brackets and is no ticker
    "AI|AR|VR|EPS|C[EFOT]O|GDP|CPI|IPO|ETF|[A-Z]{2}D|CNY|EUR|JPY|YOY|QOQ|GAAP|API|SEC|FED|IT|PC|EV"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who is written of, for when, by whom and on which day: what the text says, or nothing.

    `ticker` names a company that the content does not have; what is only likely is a `guess`.
    """

    company: str = ""
    ticker: str = ""
    quarter: str = ""
    publisher: Mapping[str, str] = field(default_factory=dict)
    day: str = ""
    language: str = ""
    guesses: frozenset[str] = frozenset()

    def told(self, key: str) -> str:
        """The text's word on a key, as it would be typed."""
        names = ":".join(dict.fromkeys(self.publisher.values()))
        company = self.company or self.ticker
        return {**asdict(self), "publisher": names, "company": company}[key]  # type: ignore[no-any-return]


def in_languages(name: str, languages: Sequence[str]) -> dict[str, str]:
    """A name, or names in the order of the languages with colons between, by language."""
    names = [part.strip() for part in name.split(":")]
    return {tag: names[min(place, len(names) - 1)] for place, tag in enumerate(written(languages))}


def read_byline(path: Path, text: str, content: Content, name: str = "") -> Byline:
    """All that an article's text and its file's name tell; `name` is a company's that is said."""
    parts = paragraphs(text)
    at, sure = _day(path, parts)
    company, ticker = _company(parts, content)
    if name:
        known = (
            one.id
            for one in content.companies.values()
            if name.lower() in (one.id.lower(), one.folder)
        )
        company = next(known, "")
    fiscal = content.companies[company].entry.fiscal_year_end if company else 12
    period, named = _quarter(parts, at, fiscal)
    publisher = _publisher(path, parts, content)
    guesses = {
        "company": not company,
        "quarter": not named,
        "publisher": not publisher,
        "day": not sure,
    }
    return Byline(
        company,
        ticker,
        str(period or ""),
        publisher,
        str(at or ""),
        script(text),
        frozenset(key for key, guessed in guesses.items() if guessed),
    )


def _day(path: Path, parts: Sequence[str]) -> tuple[date | None, bool]:
    """The day of the file's name, else the one day of the by-lines; true where it is plain."""
    named = split_name(path.stem)[1]
    if named and named.kind == "day":
        return named.end, True
    found = [
        at
        for line in (*parts[:HEAD], *parts[HEAD:][-TAIL:])
        if len(line) <= MAX_LINE
        for at in _days(line)
    ]
    return (max(found), len(set(found)) == 1) if found else (None, False)


def _days(line: str) -> Iterator[date]:
    """The days that a line gives with their year."""
    for mention in periods(fold(line), Calendar(quarter(2025, 4))):
        year = re.search(r"20\d\d", line[mention.start : mention.end])
        if isinstance(mention.period, Period) and mention.period.instant and year:
            yield mention.period.end


def _company(parts: Sequence[str], content: Content) -> tuple[str, str]:
    """The company that the title names, or most of the text; else a ticker that stands there."""
    title, text = fold("\n".join(parts[:2])), fold("\n".join(parts))
    counts = Counter(
        {
            company.id: sum(
                20 * _often(name, title) + _often(name, text) for name in _names(company)
            )
            for company in content.companies.values()
        }
    )
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    tickers = Counter(_tickers(parts[: HEAD * 2]))
    ticker = next(iter(tickers.most_common(1)), ("", 0))[0]
    if most >= 3 and most > 2 * second:
        return first, ticker
    return "", ticker


def _tickers(parts: Iterable[str]) -> Iterator[str]:
    for match in _TICKER.finditer("\n".join(parts)):
        if not _ABBREVIATED.fullmatch(match[1]):
            yield f"{match[1]}.{match[2]}" if match[2] in _SUFFIXED else match[1]


def _names(company: Company) -> set[str]:
    entry = company.entry
    listed = [*entry.name.values(), *(name for names in entry.synonyms.values() for name in names)]
    return {fold(name) for name in (company.id, *listed) if len(name) > 1}


def _often(name: str, text: str) -> int:
    """The times that a folded name stands in a folded text, a Latin one as a word."""
    if not name.isascii():
        return text.count(name)
    return len(re.findall(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text))


def _quarter(parts: Sequence[str], written: date | None, fiscal: int) -> tuple[Period | None, bool]:
    """The quarter or half that is told of, by the calendar of a company; true where it is named.

    It had ended by the article's day; of those the title names one, or the text most often one.
    """
    if written is None:
        return None, False
    ended = quarter(written.year, (written.month - 1) // 3)
    usual = counterpart(ended, fiscal)
    calendar = Calendar(usual, day(written))
    counts: Counter[Period] = Counter()
    for number, part in enumerate(parts):
        for mention in periods(fold(part), calendar):
            period = mention.period
            if isinstance(period, Period) and period.kind in REPORTED and period.end <= written:
                recent = (written - period.end).days < 200
                counts[counterpart(period, fiscal)] += recent * (10 if number < 2 else 1)
    (first, most), (_, second) = [*counts.most_common(2), (usual, 0), (usual, 0)][:2]
    return (first, True) if most > second else (usual, False)


def _publisher(path: Path, parts: Sequence[str], content: Content) -> Mapping[str, str]:
    """The publisher of a file whose name begins alike, else one that the by-lines name."""
    stem = slug(split_name(path.stem)[0])
    lines = fold("\n".join((*parts[:HEAD], *parts[HEAD:][-TAIL:])))
    for source in content.sources.values():
        if stem and slug(split_name(source.id)[0]) == stem:
            return source.entry.publisher
    for source in content.sources.values():
        names = {fold(name) for name in source.entry.publisher.values()}
        if any(len(name) > 2 and _often(name, lines) for name in names):
            return source.entry.publisher
    return {}
