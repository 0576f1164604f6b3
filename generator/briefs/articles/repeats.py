"""Facts that an article tells twice."""

from collections.abc import Sequence
from dataclasses import replace

from briefs.articles.clauses import Proposal
from briefs.articles.fitting import SMALL
from briefs.model.unit import kind_of


def once(proposals: Sequence[Proposal], early: set[int]) -> list[Proposal]:
    """Leave one fact of each meaning and figure; the rest repeats it.

    It is kept in the section about its segment, if there is one, or else first in the body:
    `early` are headings and the lead, which only announce what the body tells.
    """
    best: dict[tuple[object, ...], tuple[bool, bool, int]] = {}
    for index, proposal in enumerate(proposals):
        if proposal.concept:
            rank = (not proposal.at_home, proposal.at in early, index)
            key = (*_meaning(proposal), *_size(proposal), proposal.found.figure.approx)
            best[key] = min(best.get(key, rank), rank)
    kept = {rank[-1] for rank in best.values()}
    told: dict[tuple[object, ...], int] = {}
    for index in sorted(kept, key=lambda index: (proposals[index].guessed, index)):
        proposal = proposals[index]
        loosely = (proposal.entity, proposal.concept, proposal.change, *_size(proposal))
        if told.setdefault(loosely, index) != index and proposal.guessed:
            kept.discard(index)  # the words do not say another period: it is the same again
    said = {_size(proposals[index]) for index in kept}
    return [_settled(p, said, kept=index in kept) for index, p in enumerate(proposals)]


def _settled(proposal: Proposal, said: set[tuple[object, ...]], *, kept: bool) -> Proposal:
    if proposal.concept and not kept:
        return replace(proposal, concept="", reason="repeats")
    *_, unit = size = _size(proposal)
    amount = not unit and (proposal.found.figure.high or 0) >= SMALL
    if amount and size in said and not proposal.concept and not proposal.reason:
        return replace(proposal, reason="repeats", doubts=("reason",))
    return proposal


def _meaning(p: Proposal) -> tuple[object, ...]:
    return p.entity, p.segment, p.concept, p.period, p.scenario, p.change, p.by


def _size(proposal: Proposal) -> tuple[object, ...]:
    figure = proposal.found.figure
    unit = "" if figure.unit == "pure" or kind_of(figure.unit) == "money" else figure.unit
    return figure.low, figure.high, unit
