"""Findings: what the figures say of each other, and the conflicts that no editor has noted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefs.analysis.known import Knowledge
from briefs.analysis.rules import CONFLICTS, RULES
from briefs.analysis.rules.case import Case
from briefs.content.records import Content
from briefs.content.suggest import clip, nearest, suggest
from briefs.figures.format import display
from briefs.model.facts import FORWARD, Fact, Finding, Quantity
from briefs.model.problem import Problem


def check(content: Content, index: Knowledge) -> list[Finding]:
    """Every finding of every rule, agreements included."""
    case = Case(content, index, index.derived.results)
    return [
        finding
        for rule in RULES
        for finding in (index.within[rule] if rule in index.within else rule.find(case))
    ]


def unnoted(content: Content, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Conflicts that no editor has looked at, and notes on findings that are no more."""
    conflicts = {finding.id: finding for finding in findings if finding.status == "conflict"}
    noted = {
        name
        for brief in content.briefs.values()
        for dispute in brief.entry.disputes
        for name in dispute.findings
    }
    words = [name for name, found in conflicts.items() if found.sayings and name not in noted]
    yield from (_unfounded(content, conflicts[name]) for name in words)
    mistyped = {nearest(name, sorted(set(conflicts) - noted)) for name in noted - set(conflicts)}
    yield from _outdated(content, conflicts)
    yield from _unseen(
        content,
        [conflicts[name] for name in conflicts if name not in {*noted, *mistyped, *words}],
    )


def _outdated(content: Content, conflicts: Mapping[str, Finding]) -> Iterator[Problem]:
    """Notes on conflicts that no check shows."""
    for brief in content.briefs.values():
        for place, dispute in enumerate(brief.entry.disputes):
            for number, name in enumerate(dispute.findings):
                if name not in conflicts:
                    yield brief.document.problem(
                        ("disputes", place, "findings", number),
                        f"no check shows the conflict '{clip(name)}'",
                        suggest(name, list(conflicts)),
                    )


def _unfounded(content: Content, finding: Finding) -> Problem:
    """A conflict of an article's words with figures, or with another article's words."""
    saying, *others = finding.sayings
    against = f"'{others[0].says}' of {others[0].source}" if others else "the figures"
    message = f"'{saying.says}' does not fit {against}"
    remedy = f"read the article again and correct it; {_explain(content, finding, [finding.id])}"
    return saying.problem(message, remedy)


def _explain(content: Content, finding: Finding, names: Sequence[str]) -> str:
    """The remedy for a conflict that stands in print."""
    url = content.briefs[finding.brief].url
    ids = ", ".join(f"'{name}'" for name in names)
    return (
        f"if it prints so, explain it under 'disputes' in content/{url}brief.yml "
        f"with findings: [{ids}]"
    )


def _unseen(content: Content, conflicts: Sequence[Finding]) -> Iterator[Problem]:
    """Conflicts by the fact that is most likely wrong, which is named once."""
    while conflicts:
        suspect = _suspect(conflicts)
        shown = [finding for finding in conflicts if suspect in finding.facts]
        conflicts = [finding for finding in conflicts if suspect not in finding.facts]
        said = ", and ".join(dict.fromkeys(_conflict(finding, suspect) for finding in shown[:3]))
        more = f" (and {len(shown) - 3} more)" if len(shown) > 3 else ""
        yield suspect.problem(
            f"{said}{more}",
            f"read the article again and correct the fact; {_other_basis(shown[0], content)}"
            + _explain(content, shown[0], [finding.id for finding in shown]),
        )


def _other_basis(finding: Finding, content: Content) -> str:
    """The remedy where both figures may be right, each on its own basis."""
    fact = finding.facts[0]
    if finding.rule == "duplicate" and fact.meaning.scenario in FORWARD:
        return "if one is an earlier forecast, add 'given: QUARTER' to it; "
    if finding.rule == "shares":
        company = content.briefs[fact.brief].company.folder
        day = content.sources[fact.source].entry.published
        return (
            f"if the shares were split, add 'splits: [{{day: …, ratio: 10-for-1}}]' to "
            f"content/{company}/company.yml, or mend the one that stands there; "
            f"if both are on the same shares, say so with "
            f"'basis: {day}'; "
        )
    if finding.rule == "converted":
        return "if it is printed on the shares before a split, add 'basis:' and a day of theirs; "
    apart = len({each.issued for each in finding.facts}) > 1  # in reports of several quarters
    if finding.rule in _RESTATABLE and apart and not fact.meaning.change.startswith("qoq"):
        return "if a figure was stated anew later, add 'basis: restated' to it; "
    return ""


_RESTATABLE = ("duplicate", "growth", "difference", "times")


def _suspect(conflicts: Sequence[Finding]) -> Fact:
    """The fact that stands in the most conflicts; of equals, the first that is named."""
    counts = Counter(fact for finding in conflicts for fact in dict.fromkeys(finding.facts))
    most = max(counts.values())
    if most == 1 and conflicts[0].rule == "duplicate":  # the one shown is at odds with no other
        return conflicts[0].facts[-1]
    return next(fact for finding in conflicts for fact in finding.facts if counts[fact] == most)


def _conflict(finding: Finding, suspect: Fact) -> str:
    """A conflict in the words of the articles."""
    first, *others = (_quoted(fact, suspect) for fact in finding.facts)
    others += [_implied(part, suspect) for part in finding.inputs if part.derived]
    rest = " and ".join(others)
    verb = "they make" if len(others) > 1 else "it makes"
    other = display(finding.other, "en") if finding.other else ""
    usual = f"{{first}} does not fit {{rest}}: {verb} {other}"
    return CONFLICTS.get(finding.rule, usual).format(first=first, rest=rest)


def _quoted(fact: Fact, suspect: Fact) -> str:
    """A printing, with its article where that is another than the suspect's."""
    return f"'{fact.printed}'" + (f" of {fact.source}" if fact.source != suspect.source else "")


def _implied(part: Quantity, suspect: Fact) -> str:
    """A figure that nobody prints, with the printings from which it follows."""
    grounds = " and ".join(_quoted(fact, suspect) for fact in dict.fromkeys(part.grounds))
    meaning = part.meaning
    what = " ".join(filter(None, (meaning.segment, meaning.concept, meaning.change)))
    return f"{display(part.figure, 'en')} ({what} {meaning.period}, which follows from {grounds})"
