"""Entities and segments whose figure it may be."""

import re
from collections.abc import Iterator

from briefs.articles.concepts import Named
from briefs.articles.readings.situation import Candidates, Situation, add, kind_of_change, only
from briefs.articles.subjects import is_aside, is_cause, pair_of, subject_of

_WHOLE = re.compile(
    r"(?:(?:公司|集团|企业)整体|整体公司|全公司|全集团)的?$"
    r"|(?:^|[,。;、: ])(?:本|该)?(?:集团|(?:公司|集团)(?:今年|去年|20\d\d年|第?[一二三四1-4]季度?"
    r"|上半年|下半年|全年|前[三3]季|期内|单季))(?:的|合并|总)*$"
)


def candidates(s: Situation) -> Candidates:
    """The whole company where the words say so, or else whom they may speak of."""
    if _is_of_the_whole(s):
        return {(s.p.company.id, ""): {"own", "own named", "of touching", "rule"}}
    return only(_spoken_of(s), _listed(s))


def _listed(s: Situation) -> Iterator[tuple[str, str]]:
    """Of whom the figure of a list is."""
    if s.level:
        yield s.level.entity, s.level.segment
    elif name := s.name_for("subject"):
        yield pair_of(s.p, name)


def _spoken_of(s: Situation) -> Candidates:
    """The company, those named near by, and the subject of the figure before."""
    p = s.p
    own, concept = (p.company.id, ""), p.concepts[s.concept]
    found: Candidates = {}
    if concept.scope == "company" and not p.is_row:
        add(found, own, ["whole"])
    for mention, relation in s.around("subject"):
        pair = pair_of(p, mention)
        part = "part" if pair[1] else "whole"
        features = {*relation, f"aside {is_aside(p, mention)}"}
        features |= {"cause", f"cause {part}"} if is_cause(p, mention, s.place) else set()
        features |= {f"{f} {part}" for f in relation if "rank" in f} | _before_metric(
            s, mention.end, min(relation)
        )
        add(found, pair, features)
    named = s.named("subject")
    if p.section is None or named == "named":  # a heading speaks for what follows
        add(found, own, ["own", f"own {named}"])
    if s.last:
        since, alike = s.named("subject", since_last=True), s.last.concept == s.concept
        before = f"last {s.same_sentence}"
        kinds = f"{kind_of_change(s.last.change)} {s.kind}"
        add(
            found,
            (s.last.entity, s.last.segment),
            [
                before,
                f"{before} {since} {alike}",
                f"{before} {since} {alike} {kinds}",
                f"{before} {s.link} {alike}",
            ],
        )
    if p.topic.subject:
        add(found, p.topic.subject, ["topic", f"topic {named}"])
    if p.section:
        add(found, p.section, ["section", f"section {named}"])
    named_as = Named(s.concept, s.mentions.get(s.concept), doubtful=False)
    rule, unsure = subject_of(p, s.place, named_as, s.change)
    add(found, rule, ["rule unsure" if unsure else "rule"])
    if concept.scope == "market" and not p.is_row:  # told of whole companies only
        whole: Candidates = {}
        for pair, features in found.items():
            add(whole, (pair[0], ""), features)
        found = whole
    for pair, features in found.items():
        features |= {
            f"is {bool(pair[1])} {pair[0] == own[0]}",
            f"is {bool(pair[1])} {concept.unit}",
            f"is {bool(pair[1])} {concept.scope}",
        }
    return found


def _is_of_the_whole(s: Situation) -> bool:
    """Tell a metric that is said to be the whole company's: 公司整體毛利率."""
    named = s.mentions.get(s.concept)
    reach = (max(s.place.sentence[0], named.start - 16), named.start) if named else (0, 0)
    return _WHOLE.search(s.p.text[slice(*reach)]) is not None


def _before_metric(s: Situation, end: int, zone: str) -> set[str]:
    """Features of a subject that stands before the metric's name: 雲端營收."""
    mention = s.mentions.get(s.concept)
    if mention is None or end > mention.start:
        return set()
    gap = s.p.gap(end, mention.start)
    near = len(gap) < 8 and not set(gap) & set(",。;")
    close = "touching" if not gap.strip(" 的'’s") else "near" if near else "far"
    return {f"of {close}", f"of {close} {zone}"}
