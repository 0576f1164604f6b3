"""One language's way of saying what is known: names, meanings, figures, arithmetic."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefs.analysis.doubts import Doubts, doubt
from briefs.analysis.known import Knowledge
from briefs.analysis.stated import withdrawn
from briefs.content.records import Company, Content, Source
from briefs.figures.format import MINUS
from briefs.model.facts import Fact, Finding, Meaning, Quantity, squeeze
from briefs.model.language import Text, foremost
from briefs.model.period import Period, by_calendar
from briefs.model.remembered import remembered
from briefs.presentation import bases, inline
from briefs.presentation.amounts import Amounts
from briefs.presentation.inline import DOUBTFUL, Mark, Parts, close_up, once


@remembered
def authors(content: Content) -> Mapping[str, Text]:
    """Authors by their squeezed name in the foremost language, those with several names first."""
    names = [fact.by for fact in content.facts if fact.by and fact.meaning.by]
    names.sort(key=lambda by: len(set(by.values())))  # the last one stays
    return {squeeze(foremost(by)): by for by in names}


def known_to(period: Period, entity: str, company: Company) -> Period:
    """An entity's period as readers on a company know it: another's goes by the calendar."""
    return period if entity == company.id else by_calendar(period)


@dataclass(frozen=True)
class Localizer(Amounts):
    """Says in one language what some content and its quantities mean."""

    content: Content
    index: Knowledge
    doubts: Doubts = field(default_factory=dict, kw_only=True)

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
        if meaning.currency:
            concept = self.say("label", "of", what=concept, whose=self.named(meaning.currency))
        whose = [] if meaning.entity == company.id else [self.company(meaning.entity, company)]
        if meaning.segment:
            segment = self.segment(meaning.segment, company)
            whose = [*(name for name in whose if not segment.startswith(name)), segment]
        return once(close_up(" ".join([*whose, self._inside(concept) if whose else concept])))

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
            parts.append(self.period(known_to(meaning.period, meaning.entity, company)))
        if meaning.change:
            parts.append(self.say("change", meaning.change))
        if meaning.scenario != "actual":
            parts.append(self.scenario(meaning))
        if on := bases.basis(self, meaning):
            parts.append(on)
        return self.say("label", "join").join(parts)

    def scenario(self, meaning: Meaning) -> str:
        """The kind of a figure, and whose it is: `預估（野鶴證券）`, `公司目標`."""
        price = self.content.concepts[meaning.concept].scope == "market"
        own = meaning.scenario == "target" and not meaning.by and not price
        kept = "own_target_withdrawn" if withdrawn(meaning, self.content) else "own_target"
        scenario = self.say("scenario", kept if own else meaning.scenario)
        by = self.author(meaning.by)
        return self.say("label", "of", what=scenario, whose=by) if by else scenario

    def author(self, name: str) -> str:
        """An author whom a meaning or a reference names, as this language writes them."""
        known = authors(self.content).get(squeeze(name))
        return self.text(known) if known else name

    def formula(self, quantity: Quantity, company: Company, known: Period | None = None) -> str:
        """The arithmetic of a derived figure, in names."""
        names = (self.meaning(part.meaning, company, known) for part in quantity.inputs)
        return self.pattern(quantity).format(*names)

    def arithmetic(self, quantity: Quantity) -> Parts:
        """The same in figures that lead to their cards."""
        pieces = re.split(r"\{(\d+)\}", self.pattern(quantity))
        found: list[inline.Inline] = []
        for number, piece in enumerate(pieces):
            if number % 2:
                part = quantity.inputs[int(piece)]
                shown = self.full(part)
                signed = shown.startswith(MINUS) and len(found) > 0  # after another sign
                figure = self.figure(part, "", shown)
                found += ["(", figure, ")"] if signed else [figure]
            elif piece:
                found.append(piece)
        return tuple(found)

    def pattern(self, quantity: Quantity) -> str:
        """The arithmetic of a derived figure, with `{0}` for the first input and so on."""
        if quantity.formula == "converted":
            return bases.conversion(self, quantity)
        if not quantity.signs:
            return self.words["formula"][quantity.formula]
        terms = [f"{sign} {{{number}}}" for number, sign in enumerate(quantity.signs)]
        return " ".join(terms).removeprefix("+ ")

    def source_place(self, fact: Fact) -> str:
        """The place of a fact in print: publisher and paragraph."""
        return self.place(fact.source, fact.at)

    def place(self, source: str, at: int) -> str:
        """A paragraph of an article."""
        publisher = self.text(self.content.sources[source].entry.publisher)
        return self.say("brief", "paragraph", source=publisher, at=at)

    def sources_page(self, source: str) -> str:
        """The page that shows a source; each company has its own where there are several."""
        company = self.company_of(self.content.sources[source])
        place = f"{company.folder}/" if len(self.content.companies) > 1 else ""
        return f"{self.language}/{place}sources/"

    def company_of(self, part: Fact | Finding | Source) -> Company:
        """The company that a part of a brief is of."""
        return self.content.companies[part.brief.rpartition("/")[0]]

    def sides(self, finding: Finding) -> tuple[str, str]:
        """The two that a finding holds against each other: figures, or words on a metric."""
        if finding.other:
            fact = finding.facts[0]
            return self.reading(fact), self.number(finding.other, meaning=finding.meaning)
        one, other = (self.word(word) for word in finding.verdicts)
        return one, other

    def finding(self, finding: Finding) -> str:
        """A finding in one line."""
        shown, other = self.sides(finding)
        parts = {
            "what": self.meaning(finding.meaning, self.company_of(finding)),
            "rule": self.say("rule", finding.rule),
            "status": self.say("status", finding.status),
            "shown": shown,
            "other": other,
        }
        return close_up(self.say("brief", "message", **parts))

    # Figures

    def figure(self, quantity: Quantity, option: str = "", shown: str = "") -> inline.Figure:
        """A figure that leads to its card."""
        shown = shown or self.amount(quantity, option)
        return inline.Figure(quantity, shown, quantity.id, self.marks(quantity), option)

    def movement(self, meaning: Meaning) -> str:
        """The kind of a movement: of a `price`, or another `change`; nothing of a level."""
        moves = self.content.concepts[meaning.concept].moves and not meaning.change
        return "price" if moves else super().movement(meaning)

    def marks(self, quantity: Quantity) -> tuple[Mark, ...]:
        """The signs that stand at a figure; its card explains them."""
        return (self.in_doubt,) if doubt(quantity, self.doubts) else ()

    @property
    def in_doubt(self) -> Mark:
        """The sign at what is in doubt."""
        return Mark(DOUBTFUL, self.say("mark", "doubtful"))

    def reading(self, fact: Fact) -> str:
        """A fact's figure with all its digits."""
        return self.number(fact.figure, meaning=fact.meaning)

    def cell(self, quantity: Quantity | None, option: str = "") -> Parts:
        """A figure in a table, or the sign of one that is not known."""
        none = inline.Missing(self.say("label", "none"))
        return (self.figure(quantity, option) if quantity else none,)
