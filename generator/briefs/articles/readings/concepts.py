"""Concepts that a figure may be of: those named near it, and those spoken of before."""

import re
from collections.abc import Collection, Iterator, Mapping

from briefs.articles.concepts import TINY, concept_of, may_be
from briefs.articles.dates import Mention
from briefs.articles.readings.situation import Candidates, Situation, add, kind_of_change

_SAID = {  # of a metric's variants, the words without which none is meant
    "Adjusted": re.compile(
        r"non[- ](?:gaap|ifrs)|(?<![\w-])(?<!seasonally )adjusted(?! for)|非 ?(?:gaap|ifrs)"
        r"|非美计量"
        r"|(?:非|不按照?|不依照?|未按照?)(?:美国?)?(?:公认|通用)会计[准原]则|非国际财务报告"
        r"|excluding (?:[\w-]+ ){0,4}(?:items?|gains?|costs?|charges?|effects?)"
        r"|(?<!每股)基[本础](?:溢利|盈利|纯利)|扣非|[撇剔排扣]除(?!汇率)[^,。;]{2,20}"
        r"|(?<![\w-])(?:core|underlying)"
        r"(?= (?:constant currency |diluted )?(?:income|earnings|eps|profit|net))"
        r"|扣除非经常|(?<!未)经调整"
        r"|(?<!分割)(?<!拆股)(?<!拆分)(?<!未经)调整后"
    ),
    "Basic": re.compile(r"(?<=每股)基本|基本(?![面上]|溢利|盈利|纯利)|(?<![a-z])basic(?![a-z])"),
    "Diluted": re.compile(r"摊薄|稀释|(?<![a-z])diluted"),
}
_EPS = "EarningsPerShare"


def candidates(s: Situation) -> Candidates:
    """The concepts that fit the figure."""
    found: Candidates = {}
    for name, mention, reasons in _near(s):
        s.mentions.setdefault(name, mention)
        add(found, name, reasons)
    named = s.named("concept")
    if s.last:
        kinds = f"{kind_of_change(s.last.change)} {s.kind}"
        before = f"last {s.same_sentence}"
        add(
            found,
            s.last.concept,
            [
                f"{before} sentence",
                f"{before} {kinds}",
                f"{before} {s.kind} {named}",
                f"{before} {s.link} {s.kind}",
            ],
        )
    if s.p.topic.concept:
        add(found, s.p.topic.concept, ["topic", f"topic {named}"])
    for mention in s.headings():
        if mention.kind == "concept":
            add(found, mention.values[0], ["heading"])
    if rule := concept_of(s.p, s.place, s.change):
        s.mentions[rule.name] = s.mentions.get(rule.name) or rule.mention
        add(found, rule.name, ["rule unsure" if rule.doubtful else "rule"])
    return _described(s, found)


def _near(s: Situation) -> Iterator[tuple[str, Mention, list[str]]]:
    """Concepts that words near the figure name, with their variants; shares by words such as 占."""
    for mention, relation in s.around("concept"):
        if _is_free(s, mention):
            for index, name in enumerate(mention.values):
                shared = [f"shared {min(index, 1)}"] if len(mention.values) > 1 else []
                for variant in (name, *_variants(s, name)):
                    yield variant, mention, [*relation, *shared, f"variant {variant == name}"]
                    for each in _of_a_share(s, variant):
                        yield each, mention, [*relation, *shared, "variant of a share"]
    for mention, relation in s.around("share") if s.unit == "percent" else ():
        for name, concept in s.p.concepts.items():
            if concept.share_of:
                yield name, mention, [f"of share {f}" for f in relation]


def _described(s: Situation, found: Candidates) -> Candidates:
    """The candidates that fit the figure and what is said, with their own features."""
    p, place, said = s.p, s.place, _kinds_said(s)
    alone = {m.values[0] for m in p.within(*place.sentence, "concept") if len(m.values) == 1}
    fitting: Candidates = {}
    for name, features in found.items():
        if (
            name in p.concepts
            and may_be(p, name, place.found, s.change)
            and (_is_said(name, said, p.concepts) or any(f.startswith("rule") for f in features))
        ):
            concept = p.concepts[name]
            fitting[name] = features
            features |= {f"{s.kind} {s.unit} {concept.unit}", f"{concept.scope} {s.kind} {s.unit}"}
            features.add(f"alone {concept.scope} {name in alone}")
            if "share left" in s.beside:
                features.add(f"share {bool(concept.share_of)}")
            for kind in _SAID:
                if kind in name or {f"{kind}{name}", f"{name}{kind}"} & set(p.concepts):
                    features.add(f"{kind} {kind in name} {said.get(kind, 'unsaid')}")
    return _without_usual(s, fitting)


def _without_usual(s: Situation, found: Candidates) -> Candidates:
    """盤後…股價: of the share's moves, the one that the sentence names by a word of its own."""
    p = s.p
    market = [name for name, concept in p.concepts.items() if concept.scope == "market"]
    usual = {*{p.concepts[name].unit: name for name in reversed(market)}.values()}
    named = p.within(*s.place.sentence, "concept")
    told = {name for m in named if usual.isdisjoint(m.values) for name in m.values}
    if told.isdisjoint(market) or told.isdisjoint(found):
        return found
    return {name: features for name, features in found.items() if name not in usual or name in told}


def _variants(s: Situation, name: str) -> Iterator[str]:
    """The same metric adjusted or as reported, basic or diluted."""
    base = name.removeprefix("Adjusted")
    stem = base.removesuffix("Basic").removesuffix("Diluted")
    for form in (base, stem, f"{stem}Basic", f"{stem}Diluted"):
        yield from sorted({form, f"Adjusted{form}"} & set(s.p.concepts) - {name})


def _of_a_share(s: Situation, name: str) -> Iterator[str]:
    """A profit per share, where that is how the figure is printed: a loss of $4.20 per share."""
    if s.unit == "per_share" or (s.unit == "money" and s.place.found.figure.size < TINY):
        yield from (each for each, one in s.p.concepts.items() if one.per_share_of == name)


def _kinds_said(s: Situation) -> Mapping[str, str]:
    """The closest stretch in which adjusted, basic or diluted is said."""
    place = s.place
    found: dict[str, str] = {}
    stretches = {
        "right": (place.end, place.right),
        "left": (place.left, place.start),
        "since": (place.last, place.start),
        "clause": (place.clause[0], place.start),
        "sentence": (place.sentence[0], place.start),
        "before": (max(0, place.sentence[0] - 200), place.start),
    }
    for zone, span in stretches.items():
        for kind, pattern in _SAID.items():
            if pattern.search(s.p.text, *span):
                found.setdefault(kind, zone)
    return found


def _is_said(name: str, said: Mapping[str, str], known: Collection[str]) -> bool:
    """Tell a variant that the words allow: none is adjusted, basic or diluted unsaid.

    One that is diluted alone, such as adjusted earnings per share, needs no such word.
    """
    unsaid = [kind for kind in _SAID if kind in name and kind not in said]
    if any(kind == "Adjusted" or name.removesuffix(kind) in known for kind in unsaid):
        return False
    near = {kind for kind, zone in said.items() if kind != "Adjusted" and zone in ("left", "right")}
    return _EPS not in name or len(near) != 1 or near <= {name.rpartition(_EPS)[2]}


def _is_free(s: Situation, mention: Mention) -> bool:
    """Tell a word that is part of no other figure."""
    own = s.place.found
    others = (one for one in s.p.figures if one is not own)
    return not any(one.start < mention.end and mention.start < one.end for one in others)
