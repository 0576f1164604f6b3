"""Drafted facts beside those on file: what other figures prove is sure, what they deny is not.

So a figure's readings are chosen among by all that the company's articles say together.

The same figure in another article proves a reading, and so does arithmetic with figures of another
article, unless they bear a draft's marks. What one article says of one concept may all be misread
alike: no proof. Arithmetic with its other concepts proves what is measured, so that a reading is
chosen by it; it does not prove whose it is and when, and is never sure: a rival's figures agree
among themselves, last year's too.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from briefs.analysis.derive import derive, merge
from briefs.analysis.doubts import roots
from briefs.analysis.known import Knowledge
from briefs.analysis.rules import duplicate, recomputed
from briefs.analysis.rules.case import Case
from briefs.articles.clauses import Proposal
from briefs.content import models
from briefs.content.fact_reader import FactReader
from briefs.content.reading import with_stand_ins
from briefs.content.records import Company, Content, published
from briefs.content.validate import validate
from briefs.content.yaml_source import parse_document
from briefs.model.facts import Fact, Finding
from briefs.model.figure import Figure
from briefs.model.period import Period
from briefs.model.unit import RATIOS, kind_of

AT_ODDS = "at odds with"
MARK = re.compile(" # (?:sure|likely: )")  # of a draft, until its line is read
NARROW = Decimal("0.02")  # of its size, or of a hundred points: more room would prove little

Write = Callable[[Sequence[Proposal]], str]


@dataclass(frozen=True, slots=True)
class Desk:
    """The facts on file of a company, and the quarter of which an article is drafted."""

    content: Content
    company: Company
    quarter: Period

    def confirmed(self, proposals: Sequence[Proposal], write: Write, name: str) -> list[Proposal]:
        """Proposals with what the checks say of them; `write` makes a source's fact file of some.

        A figure that is undecided, or at odds with others, has that of its other readings which
        they prove.
        """
        found = self._judged(proposals, write, name)
        waiting = [[*_others(one)] for one in found]
        while any(waiting):
            tried = [
                others.pop(0) if others else one for one, others in zip(found, waiting, strict=True)
            ]
            for number, one in enumerate(self._judged(tried, write, name)):
                if one.proof and not found[number].proof:
                    found[number], waiting[number] = one, []
        return found

    def _judged(self, proposals: Sequence[Proposal], write: Write, name: str) -> list[Proposal]:
        """Proposals as they are proven and denied, each of them taken for a fact."""
        text = write([replace(one, second=None) for one in proposals])
        document, _ = parse_document(text, f"{name}.yml")
        assert document is not None
        data = with_stand_ins(document.root.plain())
        entry, _ = validate(document, (), data, models.FactFile)
        if entry is None:
            return [*proposals]
        day, concepts = entry.source.published, self.content.concepts
        languages = self.content.languages
        reader = FactReader(document, self.company, self.quarter, concepts, None, languages, day)
        facts, _ = reader.read_all(entry.facts)
        findings = self._findings(facts, {name: day})
        denials = _said(name, (one for one in findings if one.status == "conflict"))
        agreed = [one for one in findings if _proves(one)]
        settled = [one for one in agreed if self._is_settled(one, name)]
        beyond = {fact for one in settled for fact in one.facts}
        proofs = _said(name, [*settled, *agreed], denials)
        lines = {fact.line: fact for fact in facts}
        rows = iter(document.root.at("facts").value)
        judged = []
        for proposal in proposals:
            fact = lines.get(next(rows).line) if proposal.concept else None
            if fact in proofs:
                judged.append(_proven(proposal, proofs[fact], beyond=fact in beyond))
            elif fact in denials:
                doubts = *proposal.doubts, f"{AT_ODDS} {denials[fact]}"
                judged.append(replace(proposal, doubts=doubts))
            else:
                judged.append(proposal)
        return judged

    def _is_settled(self, finding: Finding, source: str) -> bool:
        """Tell an agreement with figures of another article, of which no draft's mark is left."""
        return any(fact.source != source and not self._is_marked(fact) for fact in finding.facts)

    def _is_marked(self, fact: Fact) -> bool:
        """Tell a line that nobody has read yet since it was drafted."""
        lines = self.content.sources[fact.source].document.text.splitlines()
        return bool(MARK.search(lines[fact.line - 1]))

    def _findings(self, facts: Sequence[Fact], days: Mapping[str, date]) -> Sequence[Finding]:
        """Findings of facts beside those of the company's other articles."""
        content, filed = self.content, published(self.content, self.company)
        others = [one for one in content.facts if one.source in filed and one.source not in days]
        days = {**filed, **days}
        printed = merge([*others, *facts], days)
        derived = derive(printed, content.concepts, content.companies)
        index = Knowledge(derived.quantities, derived=derived, published=days)
        case = Case(content, index, derived.results)
        return [*duplicate.find(case), *recomputed.find(case)]


def _others(proposal: Proposal) -> Iterator[Proposal]:
    """The readings, the likeliest first, that may stand where none does or others deny it."""
    denied = any(doubt.startswith(AT_ODDS) for doubt in proposal.doubts)
    other = proposal.second if denied or not (proposal.concept or proposal.reason) else None
    while other:
        yield replace(other, doubts=other.doubts or ("period",))
        other = other.second


def _proves(finding: Finding) -> bool:
    """Tell an agreement that a wrong reading would hardly have passed."""
    apart = {fact.source for fact in finding.facts}, {f.meaning.concept for f in finding.facts}
    other = finding.other
    return (
        finding.status == "agrees"
        and max(map(len, apart)) > 1
        and not any(part.derived for part in finding.inputs)
        and other is not None
        and all(map(_is_narrow, (finding.shown, other)))
    )


def _proven(proposal: Proposal, said: str, *, beyond: bool) -> Proposal:
    """A proposal that others agree with; those of its own article leave it in doubt."""
    doubts = () if beyond else proposal.doubts
    return replace(proposal, doubts=doubts, proof=f"agrees with {said}")


def _is_narrow(figure: Figure) -> bool:
    low, high = figure.interval()
    if low is None or high is None:
        return False
    size = Decimal(100) if kind_of(figure.unit) in RATIOS else max(abs(low), abs(high))
    return high - low <= NARROW * size


def _said(
    source: str, findings: Iterable[Finding], denied: Collection[Fact | None] = ()
) -> Mapping[Fact | None, str]:
    """The other figures of a finding, by each fact of a source; of several findings the first.

    Facts of the source say nothing together if one of them is denied.
    """
    said: dict[Fact | None, str] = {}
    for finding in findings:
        own = [fact for fact in dict.fromkeys(finding.facts) if fact.source == source]
        if len(own) > 1 and any(fact in denied for fact in own):
            continue
        for fact in own:
            others = [one for one in dict.fromkeys(finding.facts) if one != fact]
            others = others or _grounds(finding)
            said.setdefault(fact, " and ".join(_quoted(one, source) for one in others))
    return said


def _grounds(finding: Finding) -> list[Fact]:
    """The printed figures from which the computed ones of a finding follow."""
    printed = (root.facts[0] for part in finding.inputs for root in roots(part))
    return [*dict.fromkeys(printed)]


def _quoted(fact: Fact, source: str) -> str:
    place = f"in paragraph {fact.at}" if fact.source == source else f"of {fact.source}"
    return f"'{fact.printed}' {place}"
