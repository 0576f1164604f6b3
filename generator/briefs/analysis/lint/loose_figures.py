"""Prose holds no figure of its own, but in names: write `{Revenue}`, not "$213.4B"."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefs.analysis import directions
from briefs.analysis.lint.prose import Prose
from briefs.content.records import Brief, Company, Content
from briefs.content.references import Index, parse_reference, spellings
from briefs.content.suggest import clip
from briefs.figures.scan import Found, scan
from briefs.model.problem import Problem
from briefs.model.remembered import remembered
from briefs.model.unit import currency_of, kind_of

_ADD_AND_REFER = "store it as a fact and refer to it: {Revenue}, {Revenue yoy} or the like"

_NAMES_HOLD = ("pure", "year", "month", "day")  # 1.6T; two years
_PRICE = re.compile(  # 一美元兌 {ExchangeRate}, one dollar fetched {ExchangeRate}
    r"\s*(?:(?:should|will|would|may|is (?:assumed|expected) to) (?:cost|buy|fetch|be worth)"
    r"|可?[兌兑][換换]?|折合|等[於于]|buys|bought|fetch(?:es|ed)|costs?|(?:i|wa)s worth)"
    r"\s*(?:[約约]|about )?\s*\0"
)
_FOR = re.compile(r"\0\s*(?:[兌兑]|to|per|for)\s*$")  # {ExchangeRate} 兌 1 美元
_PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});|.", re.DOTALL)
_ODD = re.compile(  # m² and CO₂ are units and names; 〇 is a word of dates
    r"(?<![A-Za-z])[²³¹⁰-⁹₀-₉]+|[¼-¾⅐-ↂ①-⒛⓪⓵-⓾❶-➓㉑-㉟㊱-㊿]+|(?:(?![0-9０-９])\d)+"
)


def check(prose: Prose) -> Iterator[Problem]:
    """Each figure outside of references and names."""
    brief, content = prose.brief, prose.content
    names = names_of(content, brief.company, brief.id)
    for language in prose.whole:
        for start, printed in loose(prose.blanked[language], language, names):
            reference = _reference_to(printed, brief, content, prose.index)
            remedy = f"write {{{reference}}}" if reference else _ADD_AND_REFER
            yield prose.problem(language, start, _message(printed), remedy)


def loose(text: str, language: str, names: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Offset and words of each figure of a text without references that is part of no name."""
    text, places = _decoded(text)
    named = [match.span() for match in names.finditer(text)]
    taken: set[int] = set()
    for found in _figures_in(text):
        if _is_words(found):
            continue
        taken.update(range(found.start, found.end))
        if not _is_priced(found, text) and not _is_named(found, text, named):
            yield places[found.start], found.printed
    known = language in directions.tables()
    parts = directions.words_of(language).part.finditer(text) if known else ()
    for match in (*parts, *_odd_digits(text)):
        if match.start() not in taken:
            yield places[match.start()], match[0]


def _decoded(text: str) -> tuple[str, Sequence[int]]:
    """A text as readers see it, without HTML's entities, and where each character stood."""
    if "&" not in text:
        return text, range(len(text))
    pieces = [
        (html.unescape(match[0]).replace("\xa0", " "), match.start())
        for match in _PIECE.finditer(text)
    ]
    places = [start for piece, start in pieces for _ in piece]
    return "".join(piece for piece, _ in pieces), places


def _odd_digits(text: str) -> Iterator[re.Match[str]]:
    """Numbers in signs that are no plain digits: ٣٠, ³⁰, Ⅻ, ½; ① may number what is listed."""
    for match in _ODD.finditer(text):
        single = len(match[0]) == 1 and unicodedata.decomposition(match[0]).startswith("<circle>")
        if not single and all(unicodedata.category(sign)[0] == "N" for sign in match[0]):
            yield match


def _message(printed: str) -> str:
    """The problem of a figure that stands in a text."""
    return f"the figure '{clip(printed)}' stands in the text without its source"


def _is_words(found: Found) -> bool:
    """Say if it is a length of time in words: 兩季, "four years"."""
    return kind_of(found.figure.unit) == "time" and not re.search("[0-9]", found.printed)


def _is_priced(found: Found, text: str) -> bool:
    """Say if it is the one unit of a currency that a reference prices: 一美元兌 {ExchangeRate}."""
    one = found.figure.low == found.figure.high == 1 and currency_of(found.figure.unit)
    beside = _PRICE.match(text, found.end) or _FOR.search(text[: found.start])
    return bool(one and beside)


@lru_cache(maxsize=4096)
def _figures_in(text: str) -> tuple[Found, ...]:
    """The figures of a text; a preview reads nearly the same texts again and again."""
    return tuple(scan(text, doubtful=True))


@remembered
def names_of(content: Content, company: Company, brief: str) -> re.Pattern[str]:
    """Names with digits that a text may hold: labels, and what a brief skips as name.

    A bare number is no such name, nor is an amount or a percentage: it could be any figure.
    """
    entities = company.entities.values()
    labels: list[Mapping[str, str] | None] = [entity.name for entity in entities]
    for segment in company.segments.values():
        labels += [segment.label, segment.long]
    for concept in content.concepts.values():
        labels += [concept.label, concept.short]
    names = {name for label in labels if label for name in label.values()}
    for source in content.sources.values():
        if source.brief == brief:
            skipped = (item.printed for item in source.skipped if item.reason == "name")
            names |= {name for name in skipped if not is_amount(name)}
    digits = [name for name in names if re.search("[0-9]", name) and re.search(r"[^\W\d]", name)]
    choices = "|".join(re.escape(name) for name in sorted(digits, key=len, reverse=True))
    if not digits:
        return re.compile("(?!)")
    first = re.escape("".join({name[0]: "" for name in digits}))
    starts, ends = rf"(?=[{first}])(?<![A-Za-z0-9])(?<![0-9][.,])", "(?![A-Za-z0-9])"
    return re.compile(rf"{starts}(?:{choices}){ends}")


def is_amount(name: str) -> bool:
    """Say if a text is nothing but an amount of money or a percentage: 20元."""
    return any(
        found.end - found.start == len(name) and found.figure.unit not in _NAMES_HOLD
        for found in _figures_in(name)
    )


def _is_named(found: Found, text: str, named: Sequence[tuple[int, int]]) -> bool:
    """Say if a figure is part of a name, or says no more than names do: `1.6T 以上`."""
    inside = [span for span in named if span[0] < found.end and found.start < span[1]]
    if any(start <= found.start and found.end <= end for start, end in inside):
        return True
    covered = {place for span in inside for place in range(*span)}
    rest = (text[place] for place in range(found.start, found.end) if place not in covered)
    return bool(inside) and found.figure.unit == "pure" and not any(map(str.isnumeric, rest))


def _reference_to(printed: str, brief: Brief, content: Content, index: Index) -> str:
    """The reference to the brief's fact that is printed so, or nothing."""
    squeezed = re.sub(r"\s", "", printed)
    for fact in content.facts:
        if fact.brief == brief.id and re.sub(r"\s", "", fact.printed) == squeezed:
            for reference in spellings(fact.meaning, brief):
                try:
                    meaning = parse_reference(reference, brief, content).meaning
                except ValueError:
                    continue
                found = index.find(meaning, brief.period)
                if found is not None and fact in found.facts:
                    return reference
    return ""
