"""Concepts that a figure may be of: those named near it, and those spoken of before."""

import re
from collections.abc import Iterator, Mapping

from briefs.articles.concepts import TINY, concept_of, may_be
from briefs.articles.dates import Mention
from briefs.articles.readings.situation import Candidates, Situation, add, kind_of_change, only
from briefs.articles.variants import ADJUSTED, LEFT_OUT, OF_A_SHARE
from briefs.model.unit import kind_of

_SAID = {  # of a metric's variants, the words without which none is meant
    "Adjusted": re.compile(f"{ADJUSTED.pattern}|{LEFT_OUT.pattern}"),
    **OF_A_SHARE,
}
_EXPECTED = ("expected", "analysts", "consensus")
_EPS, _SALES, _SOLD = "EarningsPerShare", "Revenue", "UnitsSold"
_SELLING = re.compile("sales|售")
_MANY = 1_000  # from there on a number without a currency counts what was sold
_RATES = ("percent", "pp", "bp")
_RATE = re.compile(
    r"\bmargins?\b|利润率|溢利率|占(?:比|营收|收入)|percent(?:age)? of (?:total )?revenues?"
)


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
    for name in _rates_of(s):
        add(found, name, ["rate of last"])
    if s.p.topic.concept:
        add(found, s.p.topic.concept, ["topic", f"topic {named}"])
    for mention in s.headings():
        if mention.kind == "concept":
            add(found, mention.values[0], ["heading"])
    if rule := concept_of(s.p, s.place, s.change):
        s.mentions[rule.name] = s.mentions.get(rule.name) or rule.mention
        add(found, rule.name, ["rule unsure" if rule.doubtful else "rule"])
    listed = [s.level.concept] if s.level else [*getattr(s.name_for("concept"), "values", ())]
    for name in listed:
        add(found, name, ["listed"])
    return only(_of_the_level(s, _described(s, found)), listed)


def _of_the_level(s: Situation, found: Candidates) -> Candidates:
    """Those of which the level can be that a growth led to: fell 6% to 64 cents."""
    if s.reached is None or s.kind != "rate":
        return found
    fitting = {name: f for name, f in found.items() if may_be(s.p, name, s.reached, "")}
    return fitting or found


def _near(s: Situation) -> Iterator[tuple[str, Mention, list[str]]]:
    """Concepts that words near the figure name, with their variants; shares by words such as 占."""
    for mention, relation in s.around("concept"):
        if _is_free(s, mention):
            for index, name in enumerate(mention.values):
                shared = [f"shared {min(index, 1)}"] if len(mention.values) > 1 else []
                for variant in (name, *_variants(s, name)):
                    yield variant, mention, [*relation, *shared, f"variant {variant == name}"]
                    for kind, each in _counted_so(s, mention, variant):
                        yield each, mention, [*relation, *shared, f"variant {kind}"]
    for mention, relation in s.around("share") if s.unit == "percent" else ():
        for name, concept in s.p.concepts.items():
            if concept.share_of:
                yield name, mention, [f"of share {f}" for f in relation]


def _described(s: Situation, found: Candidates) -> Candidates:
    """The candidates that fit the figure and what is said, with their own features."""
    p, place, said = s.p, s.place, _kinds_said(s)
    whose = _whose(s)
    alone = {m.values[0] for m in p.within(*place.sentence, "concept") if len(m.values) == 1}
    found, fitting = _of_the_market(s, found), Candidates()
    for name, features in found.items():
        if (
            name in p.concepts
            and may_be(p, name, place.found, s.change)
            and (_is_said(s, name, said) or any(f.startswith("rule") for f in features))
        ):
            concept = p.concepts[name]
            fitting[name] = features
            features |= {f"{s.kind} {s.unit} {concept.unit}", f"{concept.scope} {s.kind} {s.unit}"}
            features.add(f"alone {concept.scope} {name in alone}")
            if "share left" in s.beside:
                features.add(f"share {bool(concept.share_of)}")
            for kind in _SAID:
                if kind in name or {f"{kind}{name}", f"{name}{kind}"} & set(p.concepts):
                    where = said.get(kind, "spoken of" if name in p.spoken else "unsaid")
                    features |= {f"{kind} {kind in name} {word}" for word in (where, whose)}
    return _without_usual(s, fitting)


def _whose(s: Situation) -> str:
    return "expected" if any(word.startswith(_EXPECTED) for word in s.beside) else "told"


def _of_the_market(s: Situation, found: Candidates) -> Candidates:
    """Beside one move of the share the others too: which of them it is, other words say."""
    kin = [name for name, concept in s.p.concepts.items() if concept.scope == "market"]
    units = {s.p.concepts[name].unit for name in kin if name in found}
    more = {name: {"of the market"} for name in kin if s.p.concepts[name].unit in units}
    return {**more, **found}


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


def _counted_so(s: Situation, mention: Mention, name: str) -> Iterator[tuple[str, str]]:
    """A profit per share, or the number sold, where the figure is printed as such, or its level.

    A loss of $4.20 per share; earnings fell 6% to 64 cents; sales rose to 118,000.
    """
    level = s.reached or s.place.found
    unit = kind_of(level.figure.unit)
    if unit == "per_share" or (unit == "money" and level.figure.size < TINY):
        for each, one in s.p.concepts.items():
            if one.per_share_of == name:
                yield "of a share", each
    counts = unit in ("pure", "count") and level.figure.size >= _MANY
    if counts and name == _SALES and _SELLING.search(s.p.gap(mention.start, mention.end)):
        yield "in number", _SOLD


def _rates_of(s: Situation) -> Iterator[str]:
    """Rates by what they are a share of: net income of $134 million, a 20% margin."""
    if s.last and s.unit in _RATES and _RATE.search(s.p.text, s.place.left, s.place.right):
        for name, concept in s.p.concepts.items():
            if concept.ratio_of and concept.ratio_of[0] == s.last.concept:
                yield name


def _kinds_said(s: Situation) -> Mapping[str, str]:
    """The closest stretch in which adjusted, basic or diluted is said."""
    place = s.place
    found: dict[str, str] = {}
    stretches = {
        "right": (place.end, place.right),
        "then": (place.end, min(place.end + 24, s.follower)),
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


def _is_said(s: Situation, name: str, said: Mapping[str, str]) -> bool:
    """Tell a variant that the words allow: none is adjusted, basic or diluted unsaid.

    One that is diluted alone, such as adjusted earnings per share, needs no such word, nor one of
    which the article told before what was expected.
    """
    known, told = s.p.concepts, name in s.p.spoken and _whose(s) == "expected"
    unsaid = [kind for kind in _SAID if kind in name and kind not in said and not told]
    if any(kind == "Adjusted" or name.removesuffix(kind) in known for kind in unsaid):
        return False
    near = {kind for kind, zone in said.items() if kind != "Adjusted" and zone in ("left", "right")}
    return _EPS not in name or len(near) != 1 or near <= {name.rpartition(_EPS)[2]}


def _is_free(s: Situation, mention: Mention) -> bool:
    """Tell a word that is part of no other figure."""
    own = s.place.found
    others = (one for one in s.p.figures if one is not own)
    return not any(one.start < mention.end and mention.start < one.end for one in others)
