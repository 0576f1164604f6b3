"""Lists whose names and figures go together: A and B are 1 and 2, respectively."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefs.articles.clauses import Paragraph, Place, Proposal
from briefs.articles.dates import Mention
from briefs.articles.fitting import fits
from briefs.articles.subjects import pair_of
from briefs.figures.scan import Found

_JOINED = re.compile(r"\s*(?:和|与|及|以及|、|,|and|,\s*and)\s*")
_LISTED = re.compile(r"[^,。;]{0,12}?(?:和|与|及|、|and|, )[^,。;]{0,6}")


def distribute(p: Paragraph, places: Sequence[Place]) -> None:
    """「A 和 B 分別為 1 和 2」: the first goes with the first, the second with the second."""
    for mention in [m for m in p.mentions if m.kind == "respectively"]:
        group = _listed(p, places, mention)
        told = [p.done[index] for index in group if p.done[index].concept]
        if len(group) < 2 or not told:
            continue
        first = places[group[0]]
        limit = min(mention.start, first.start)
        for kind in ("concept", "subject"):
            named = p.within(first.sentence[0], limit, kind)
            chain = _chain(named[-2 * len(group) :], p.text)[-len(group) :]
            if len(chain) == len(group):
                for index, item in zip(group, chain, strict=True):
                    p.done[index] = _assigned(p, told[0], places[index].found, item)
                break


def _listed(p: Paragraph, places: Sequence[Place], mention: Mention) -> list[int]:
    """The figures joined by 和 or and that stand behind 分別 or before respectively."""
    first = bisect_left(p.starts, mention.end)
    if first < len(places) and places[first].sentence[0] <= mention.start:
        last, limit = first, min(len(places), first + 8)
        while last + 1 < limit and _are_joined(p, places[last], places[last + 1]):
            last += 1
        if last > first:
            return list(range(first, last + 1))
    last = first - 1
    while first > max(1, last - 7) and _are_joined(p, places[first - 2], places[first - 1]):
        first -= 1
    return list(range(max(first - 1, 0), last + 1))


def _are_joined(p: Paragraph, one: Place, other: Place) -> bool:
    return _JOINED.fullmatch(p.gap(one.end, other.start)) is not None


def _assigned(p: Paragraph, told: Proposal, found: Found, mention: Mention) -> Proposal:
    if mention.kind == "subject":
        entity, segment = pair_of(p, mention)
        return replace(told, found=found, entity=entity, segment=segment)
    if fits(p, mention.values[0], found, told.change):
        return replace(told, found=found, concept=mention.values[0])
    return replace(told, found=found)


def _chain(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The last mentions that are joined by 和, and or a comma."""
    chain = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if not _LISTED.fullmatch(text[mention.end : chain[0].start]):
            break
        chain.insert(0, mention)
    return chain
