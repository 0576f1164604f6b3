"""One language's way of saying things: names, periods, figures, prose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from markupsafe import Markup, escape

from briefs.content.fitting import negative
from briefs.content.records import Brief, Company, Content
from briefs.content.references import BadReference, Index, parse_reference, squeeze
from briefs.figures.format import display
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.language import ROWS, Language, Text
from briefs.model.period import Period, by_calendar, calendar_quarter, parse_period
from briefs.model.unit import kind_of
from briefs.presentation.markdown import Node, to_html, to_inline, to_line, to_text, to_tree

Words = Mapping[str, Mapping[str, str]]
Cite = Callable[[Quantity, str], Node]


@lru_cache(maxsize=2)
def authors(content: Content) -> Mapping[str, Text]:
    """Authors in both languages by their squeezed English name, those with two names first."""
    told = [fact.by for fact in content.facts if fact.by and fact.meaning.by]
    told.sort(key=lambda by: len(set(by.values())))  # the last one stays
    return {squeeze(by["en"]): by for by in told}


class Count(int):
    """A number in a word: `{n:# figure|# figures}` says `1 figure` and `2 figures`."""

    def __format__(self, forms: str) -> str:
        if "|" not in forms:
            return super().__format__(forms)
        one, many = forms.split("|")
        return (one if self == 1 else many).replace("#", str(int(self)))


@dataclass(frozen=True)
class Localizer:
    """Speaks one language about the quantities of a index."""

    language: str
    words: Words
    content: Content
    index: Index
    used: dict[str, Quantity] = field(
        default_factory=dict, compare=False, kw_only=True
    )  # filled as a page speaks
    currency: str = field(default="", kw_only=True)  # goes without saying on the page

    def say(self, section: str, key: str, **parts: object) -> str:
        """An interface word of `templates/words`."""
        word = self.words[section][key]
        counted = {
            name: Count(part) if isinstance(part, int) else part for name, part in parts.items()
        }
        return word.format(**counted) if parts else word

    @property
    def row(self) -> Language:
        return ROWS[self.language]

    def text(self, text: Text) -> str:
        return text[self.language]

    # Names

    def company(self, name: str, company: Company) -> str:
        return self.text(company.entities[name].name)

    def concept(self, name: str, *, short: bool = False) -> str:
        concept = self.content.concepts[name]
        return self.text(concept.short if short and concept.short else concept.label)

    def segment(self, name: str, company: Company) -> str:
        return self.text(company.segments[name].label)

    def subject(self, meaning: Meaning, company: Company, *, short: bool = False) -> str:
        """Whose and what: `AWS revenue`, `微軟 Azure 營收`."""
        concept = self.concept(meaning.concept, short=short)
        whose = [] if meaning.entity == company.id else [self.company(meaning.entity, company)]
        if meaning.segment:
            whose.append(self.segment(meaning.segment, company))
        return close_up(" ".join([*whose, self._inside(concept) if whose else concept]))

    def metric(self, meaning: Meaning, company: Company, *, short: bool = False) -> str:
        """Whose and what, with the growth it may be: `AWS revenue growth`, `AWS 營收年增率`."""
        subject = self.subject(meaning, company, short=short)
        return (
            self.say("metric", meaning.change, what=subject)
            if meaning.change in self.words["metric"]
            else subject
        )

    def _inside(self, label: str) -> str:
        """A label within a phrase: its first letter small, unless it is an abbreviation."""
        if self.row.inner_lower and label[:1].isupper() and not label[1:2].isupper():
            return label[0].lower() + label[1:]
        return label

    def meaning(self, meaning: Meaning, company: Company, known: Period | None = None) -> str:
        """All that a figure says; a period that the reader knows already is left out."""
        parts = [self.subject(meaning, company)]
        if known is None or (
            meaning.period != known
            and not (meaning.period.instant and meaning.period.end == known.end)
        ):
            parts.append(self.period(self.known_to(meaning.period, meaning.entity, company)))
        if meaning.change:
            parts.append(self.say("change", meaning.change))
        if meaning.scenario != "actual":
            parts.append(self.scenario(meaning))
        return self.say("label", "join").join(parts)

    def scenario(self, meaning: Meaning) -> str:
        """The kind of a figure, and whose it is: `預估（野鶴證券）`."""
        scenario = self.say("scenario", meaning.scenario)
        by = self.author(meaning.by)
        return self.say("label", "of", what=scenario, whose=by) if by else scenario

    def author(self, name: str) -> str:
        """An author whom a meaning or a reference names, as this language writes them."""
        known = authors(self.content).get(squeeze(name))
        return self.text(known) if known else name

    def formula(self, quantity: Quantity, company: Company, known: Period | None = None) -> str:
        """How a derived figure was computed, in names."""
        return str(
            self._arithmetic(
                quantity,
                [escape(self.meaning(part.meaning, company, known)) for part in quantity.inputs],
            )
        )

    def arithmetic(self, quantity: Quantity) -> Markup:
        """How a derived figure was computed, in figures that link to their cards."""
        link = Markup('<a href="#f-{}">{}</a>')
        return self._arithmetic(
            quantity, [link.format(part.id, self.number(part.figure)) for part in quantity.inputs]
        )

    def _arithmetic(self, quantity: Quantity, parts: list[Markup]) -> Markup:
        return Markup(self.pattern(quantity)).format(*parts)  # noqa: S704 - our own words

    def pattern(self, quantity: Quantity) -> str:
        """How a derived figure was computed, with `{0}` for the first input and so on."""
        if quantity.formula in self.words["formula"]:
            return self.words["formula"][quantity.formula]
        terms = self.content.concepts[quantity.meaning.concept].sum_of
        signs = ["−" if term[:1] == "-" else "+" for term in terms] or ["+"] * len(quantity.inputs)
        numbered = list(enumerate(signs))[1 : len(quantity.inputs)]
        return " ".join(["{0}", *(f"{sign} {{{number}}}" for number, sign in numbered)])

    def source_place(self, fact: Fact) -> str:
        """Where a fact is printed: publisher and paragraph."""
        publisher = self.text(self.content.sources[fact.source].entry.publisher)
        return self.say("brief", "paragraph", source=publisher, at=fact.at)

    def sources_page(self, source: str) -> str:
        """The page that shows a source; each company has its own where there are several."""
        companies = self.content.companies
        company = companies[self.content.sources[source].brief.partition("/")[0]]
        return (
            f"{self.language}/{company.folder}/sources/"
            if len(companies) > 1
            else f"{self.language}/sources/"
        )

    def company_of(self, fact: Fact) -> Company:
        return self.content.companies[fact.brief.partition("/")[0]]

    def issue(self, quantity: Quantity) -> str:
        """When guidance was given: the quarter, and the day if the article prints it."""
        source = self.content.sources[quantity.facts[0].source].entry
        fiscal_year_end = self.company_of(quantity.facts[0]).entry.fiscal_year_end
        given = self.period(parse_period(quantity.meaning.issued, fiscal_year_end), short=True)
        told = parse_period(quantity.facts[0].brief.partition("/")[2], fiscal_year_end)
        looks_back = calendar_quarter(told) != quantity.meaning.issued
        if source.dated or looks_back:
            return given
        return f"{given}{self.say('label', 'join')}{self.date(source.published)}"

    def finding(self, finding: Finding) -> str:
        """What a check says, in one line."""
        company = self.content.companies[finding.brief.partition("/")[0]]
        parts = {
            "what": self.meaning(finding.meaning, company),
            "rule": self.say("rule", finding.rule),
            "status": self.say("status", finding.status),
            "shown": self.number(finding.shown),
            "other": self.number(finding.other),
        }
        return close_up(self.say("brief", "message", **parts))

    @staticmethod
    def known_to(period: Period, entity: str, company: Company) -> Period:
        """An entity's period as readers on a company know it: another's goes by the calendar."""
        return period if entity == company.id else by_calendar(period)

    def period(self, period: Period, *, short: bool = False) -> str:
        """A period in words; `short` for table heads and chart axes."""
        if period.kind in ("day", "month"):
            pattern = self.say("period", f"{period.kind}_pattern")
            return _date(period.end, pattern, self.language)
        words = self.words["period"]
        key = self._period_key(period)
        parts = {
            "y": period.year,
            "q": period.number,
            "a": period.start.year,
            "z": period.end.year,
            "m": _date(period.end, words["month_name"], self.language),
            "months": self._months(period) if "{months}" in words[key] else "",
        }
        return words[f"{key}_short" if short and f"{key}_short" in words else key].format(**parts)

    def calendar(self, period: Period) -> str:
        """A period in words of the calendar, where companies of several fiscal years meet."""
        plain = parse_period(period.key) if period.calendar_year else by_calendar(period)
        return self.period(plain)

    def _period_key(self, period: Period) -> str:
        """Which words say a period."""
        if period.kind == "deadline" and period.end.month != 12:
            return "deadline_month"
        if period.calendar_year:
            return "calendar_year"
        kind = f"half_{period.number}" if period.kind == "half" else period.kind
        return f"fiscal_{kind}" if period.fiscal != 12 else kind

    def _months(self, period: Period) -> str:
        """The months of a period: `Oct–Dec 2025`."""
        key = "months" if period.start.year == period.end.year else "months_across"
        name = self.say("period", "month_name")
        first, last = (_date(day, name, self.language) for day in (period.start, period.end))
        years = {"a": period.start.year, "z": period.end.year}
        return self.say("period", key, first=first, last=last, **years)

    def ended(self, period: Period) -> str:
        """When a brief's quarter ended: the day, or the month where weeks may end it on another."""
        if period.fiscal == 12:
            return self.date(period.end)
        return _date(period.end, self.say("period", "month_pattern"), self.language)

    def date(self, day: Any) -> str:
        return _date(day, self.say("period", "day_pattern"), self.language)

    # Figures

    @property
    def unsaid(self) -> bool:
        """Whether amounts stand without their currency, so that the page must say it."""
        return self.currency in self.row.home

    def number(self, figure: Figure, option: str = "", counter: str = "") -> str:
        """A figure as text, shown the way an option asks."""
        if option == "bare":
            figure = bare(figure)
        elif option == "size":
            figure = _size(figure)
        elif option in ("low", "high"):
            end = figure.low if option == "low" else figure.high
            figure = replace(figure, low=end, high=end, approx="exact")
        return _display(_round(figure), self.language, self.currency, counter, option)

    def amount(self, quantity: Quantity, option: str = "") -> str:
        """What is known as text; counts with the measure word that an article prints."""
        counter = "" if quantity.figure.unit != "items" else _counter(quantity, self.language)
        return self.number(quantity.figure, option, counter)

    def ends(self, figure: Figure) -> tuple[str, str]:
        """The two ends of what a figure stands for, as text."""
        ends = figure.interval()
        return tuple(  # type: ignore[return-value]
            self.say("label", "none")
            if end is None
            else self._exactly(
                replace(figure, low=end, high=end, decimals=_places(figure, end), approx="exact")
            )
            for end in ends
        )

    def _exactly(self, figure: Figure) -> str:
        return _display(figure, self.language, self.currency)

    def stands_for(self, figure: Figure, bounds: tuple[Decimal, Decimal] | None = None) -> str:
        """The values that a figure may have, in words: by its rounding, or by its arithmetic."""
        if bounds:
            low, high = (self._exactly(end) for end in _outward(figure, *bounds))
            return self.say("card", "between", low=low, high=high)
        low, high = self.ends(figure)
        interval = figure.interval()
        key = "at_most" if interval[0] is None else "at_least" if interval[1] is None else "between"
        return self.say("card", key, low=low, high=high)

    def figure(self, quantity: Quantity, option: str = "") -> Markup:
        """A figure as a link to its card at the foot of the page."""
        return self._link(quantity, quantity.id, self.amount(quantity, option))

    def printing(self, fact: Fact, quantity: Quantity) -> Markup:
        """One article's figure as a link to the card of what it is merged into."""
        return self._link(quantity, fact.id, self.number(fact.figure))

    def _link(self, quantity: Quantity, name: str, shown: str) -> Markup:
        self.used.setdefault(quantity.id, quantity)
        kind = "derived" if quantity.derived else "fact"
        name, card, shown = escape(name), escape(quantity.id), escape(shown)
        return Markup(  # noqa: S704 - escaped
            f'<a class="bf-n" data-{kind}="{name}" href="#f-{card}">{shown}</a>'
        )

    def none(self) -> Markup:
        return Markup('<span class="bf-none" role="img" aria-label="{}">–</span>').format(
            self.say("label", "none")
        )


@dataclass(frozen=True)
class BriefLocalizer(Localizer):
    """A localizer that knows which brief it speaks in, so that references have their defaults."""

    brief: Brief

    def find(self, reference: str) -> Quantity | None:
        """The quantity that a reference names, as known in the brief's quarter."""
        return self.index.find(
            parse_reference(reference, self.brief, self.content).meaning, self.brief.period
        )

    def _shown(self, reference: str) -> Markup:
        quantity, shown = self._known(reference)
        return self._link(quantity, quantity.id, shown)

    def _plain(self, reference: str) -> str:
        return self._known(reference)[1]

    def _known(self, reference: str) -> tuple[Quantity, str]:
        parsed = parse_reference(reference, self.brief, self.content)
        quantity = self.index.find(parsed.meaning, self.brief.period)
        if quantity is None:
            raise BadReference(f"no figure is known for {{{reference}}}", "add the fact")
        return quantity, self.amount(quantity, parsed.option)

    def _spaced(self, text: Text) -> str:
        """The text without those spaces around references that Chinese neighbours do not want."""

        def mend(match: re.Match[str]) -> str:
            shown = self._plain(match["reference"])
            before = "" if _wide(match["before"]) and _wide(shown[:1]) else match["left"]
            after = "" if _wide(shown[-1:]) and _wide(match["after"]) else match["right"]
            return f"{match['before']}{before}{{{match['reference']}}}{after}"

        return _AROUND.sub(mend, self.text(text))

    def html(self, text: Text) -> Markup:
        return Markup(to_html(self._spaced(text), self._shown))  # noqa: S704 - markdown-it escapes the text

    def inline(self, text: Text) -> Markup:
        return Markup(to_inline(self._spaced(text), self._shown))  # noqa: S704 - as above

    def tree(self, text: Text, cite: Cite) -> list[Node]:
        """Paragraphs as plain values; `cite` gives that of a figure as shown."""
        return to_tree(self._spaced(text), lambda reference: cite(*self._known(reference)))

    def line(self, text: Text, cite: Cite) -> list[Node]:
        """One line as such values."""
        return to_line(self._spaced(text), lambda reference: cite(*self._known(reference)))

    def plain(self, text: Text) -> str:
        return close_up(to_text(self.text(text), self._plain))


_AROUND = re.compile(
    r"(?P<before>.?)(?P<left> ?)\{(?P<reference>[^{}\n]*)\}(?P<right> ?)(?=(?P<after>.?))"
)
_GAP = re.compile(
    r"(?<=[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]) (?=[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef])"
)


def close_up(text: str) -> str:
    """The text without spaces between two Chinese characters."""
    return _GAP.sub("", text)


def _wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF"


def _round(figure: Figure) -> Figure:
    """Money in whole billions or millions without a fraction of zeros: $200B for $200.0B."""
    ends = [end for end in (figure.low, figure.high) if end]
    if not ends or kind_of(figure.unit) != "money":
        return figure
    scale = next(
        (scale for scale in (12, 9, 6) if abs(max(ends, key=abs)) >= Decimal(10) ** scale), 0
    )
    whole = (
        scale and figure.decimals > -scale and all(end % Decimal(10) ** scale == 0 for end in ends)
    )
    return replace(figure, decimals=-scale) if whole else figure


def bare(figure: Figure) -> Figure:
    """The figure without its qualifier."""
    end = figure.low if figure.low is not None else figure.high
    other = figure.high if figure.high is not None else figure.low
    return replace(figure, low=end, high=other, approx="exact")


def _size(figure: Figure) -> Figure:
    below = (figure.high is not None and figure.high < 0) or (
        figure.low is not None and figure.low < 0
    )
    return negative(figure) if below else figure


@lru_cache(maxsize=65536)
def _date(day: Any, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=ROWS[language].locale)


@lru_cache(maxsize=65536)
def _display(
    figure: Figure, language: str, home: str = "", counter: str = "", option: str = ""
) -> str:
    signed = option == "signed"
    return display(figure, language, home=home, counter=counter, signed=signed)


_SCALE = "兆億亿萬万千百十多餘余"
_COUNTER = re.compile(rf"[{_SCALE}\d] ?(?P<counter>[^\u0000-\u4dff{_SCALE}]{{1,2}})$")
_TRADITIONAL = str.maketrans("个颗辆项种笔张组条场栋户处", "個顆輛項種筆張組條場棟戶處")


def _counter(quantity: Quantity, language: str) -> str:
    """The measure word of a count in Chinese: as printed, if an article is in the language."""
    while quantity.derived:
        quantity = quantity.inputs[0]
    found = (_COUNTER.search(fact.printed) for fact in quantity.facts)
    words = (match["counter"].translate(_TRADITIONAL) for match in found if match)
    return next(words, "") if ROWS[language].chinese else ""


def _places(figure: Figure, end: Decimal) -> int:
    """Decimal places of an end of what a figure stands for; whole people stay whole."""
    whole = kind_of(figure.unit) == "count" and end == end.to_integral_value()
    return min(figure.decimals + 1, 0) if whole else figure.decimals + 1


def _outward(figure: Figure, low: Decimal, high: Decimal) -> Iterator[Figure]:
    """The bounds of a figure with two digits of what lies between them, rounded outward."""
    decimals = 1 - (high - low).adjusted() if high > low else figure.decimals + 1
    if kind_of(figure.unit) == "count":
        decimals = min(decimals, 0)
    for end, rounding in ((low, ROUND_FLOOR), (high, ROUND_CEILING)):
        value = end.quantize(Decimal(1).scaleb(-decimals), rounding)
        yield replace(figure, low=value, high=value, decimals=decimals, approx="exact")
