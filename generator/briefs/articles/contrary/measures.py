"""A figure is of the measure that its words name: no diluted EPS of `基本每股盈餘1.5元`."""

import re
from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import NEAR, concepts_in, is_idiom
from briefs.articles.contrary.gaps import has_words, unknown
from briefs.articles.dates import Mention
from briefs.articles.lexicon import pattern
from briefs.articles.objection import Objection
from briefs.articles.variants import ADJUSTED, LEFT_OUT, OF_A_SHARE
from briefs.content import models
from briefs.figures.folding import fold
from briefs.model.facts import Fact
from briefs.model.unit import MONEY

_EPS, _NET = "EarningsPerShare", "NetIncome"
_DEFICITS = ("OperatingIncome", "NetIncome", "GrossProfit")
_DEPOSITARY = re.compile(
    r"(?<![a-z])adrs?(?![a-z])|(?:\bper |每[股份]?|每单位) ?ads(?![a-z])|存托(?:凭证|股)|depositary"
)
_RECEIPTS = {"adr", "ads", "gdr", "gds", "depositary", "存托"}  # in the names of a segment
_LEFT_BEHIND = re.compile(rf"(?: (?:a|per) share)?[\s,(]*(?:{LEFT_OUT.pattern})")
_ACTIVITIES = re.compile(
    r"活动[^,。;]{0,8}$|\boperat(?:ions|ing activities)\b(?: (?:was|were|of|totall?ed|in))*\s*$"
)
_REPORTED = re.compile(r"gaap|ifrs|(?:公认|通用)会计[准原]则")
_BEHIND = re.compile(rf"\s*(?:\(|on an? |按)?({ADJUSTED.pattern})")
_AND = re.compile(r"[\s)]*(?:和|与|及|或|以及|、|/|and|or)\s*")
_TOUCHES = re.compile(r"\s*(?:的|之|of)?\s*(?:the )?")
_WIDER = re.compile(
    r"widen\w*|narrow\w*|swelled|ballooned|deepened|shrank|shr[iu]nk|扩大|收[敛窄]|缩[小减]|恶化|高达|总计"
)
_MANNER = re.compile(r"(?:按|依|\b(?:at|based on))(?:照)?[^,。;:、]{0,4}$")  # 按固定匯率
_A_SHARE = re.compile(r"每股|\b(?:per|a) (?:\w+ )?share\b|\d cents\b")
_BASIS = re.compile(r"\s*(?:basis|,|:|下)")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Basic or diluted, per share or per depositary share, adjusted or not, and the name itself."""
    yield from _adjusted(p, place, fact)
    concept = fact.meaning.concept
    if concept.endswith((f"{_EPS}Basic", f"{_EPS}Diluted", _EPS)):
        yield from _per_share(p, place, fact)
    yield from _other(p, place, fact)
    yield from _lost(p, place, fact)


def _per_share(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """每股攤薄盈餘 of a basic one, 每股ADS of one of a share."""
    concept = fact.meaning.concept
    span = (place.left, min(place.right, place.end + NEAR))
    depositary = _DEPOSITARY.search(p.text, *span)
    entity, own = fact.meaning.entity, fact.meaning.segment
    parts = {part: stems for (whose, part), stems in p.stems.items() if whose == entity and part}
    receipts = [part for part, stems in parts.items() if stems & _RECEIPTS]
    if depositary and own not in receipts:
        word = p.original[slice(*depositary.span())]
        segment = next(iter(receipts), "")
        made = f"write segment: {segment}" if segment else "make a segment of the company, ADR"
        remedy = f"{made}, or write reason: unfollowed"
        yield Objection(f"the words say '{word}', which stands for other shares", remedy, word)
    said = {
        kind: match for kind, word in OF_A_SHARE.items() if (match := word.search(p.text, *span))
    }
    other = concept.removesuffix("Basic").removesuffix("Diluted") + "".join(said)
    stated = len(said) == 1 and concept.endswith(tuple(OF_A_SHARE)) and other in p.concepts
    if stated and other != concept:
        word = p.original[slice(*next(iter(said.values())).span())]
        message = f"the words say '{word}', which is another concept"
        yield Objection(message, f"write concept: {other}", word)


def _adjusted(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Non-GAAP earnings of a measure that is not adjusted, and the reverse."""
    concept = fact.meaning.concept
    base = concept.removeprefix("Adjusted")
    share = base.startswith(_EPS)
    adjusted = f"Adjusted{_EPS}Diluted" if share else f"Adjusted{base}"
    if adjusted not in p.concepts:
        return
    span = _standard(p, place)
    word = p.original[slice(*span)]
    if ADJUSTED.fullmatch(p.gap(*span)) and concept == base:
        yield Objection(f"the words call it '{word}'", f"write concept: {adjusted}", word)
    if _REPORTED.fullmatch(p.gap(*span)) and concept != base:
        yield Objection(f"the words say '{word}', not adjusted", f"write concept: {base}", word)
    if concept == base or p.is_row or _is_left_out(p, place):
        return
    if not any(ADJUSTED.search(fold(text)) for text in p.article):
        remedy = f"if it is not, write concept: {base}"
        yield Objection("no word of the article calls it adjusted", remedy)
    elif share and not ADJUSTED.search(p.text) and (beside := _profit(p, place)):
        message = f"it stands beside '{beside}', and no word of the paragraph calls it adjusted"
        yield Objection(message, f"if it is not, write concept: {base}", beside)


def _is_left_out(p: Paragraph, place: Place) -> bool:
    """Tell words up to a figure, or right behind it, that leave something out."""
    start, end = place.sentence[0], place.start
    named = {name for m in p.within(start, end, "concept") for name in m.values}
    before = LEFT_OUT.search(p.text, start, end) or _LEFT_BEHIND.match(p.text, place.end)
    return before is not None or any(name.startswith("Adjusted") for name in named)


def _profit(p: Paragraph, place: Place) -> str:
    """The reported profit that a sentence names before a figure per share."""
    named = [m for m in p.within(place.sentence[0], place.start, "concept") if _NET in m.values]
    return p.original[named[-1].start : named[-1].end] if named else ""


def _standard(p: Paragraph, place: Place) -> tuple[int, int]:
    """The last words before a figure that say by which rules it is measured, or right behind it.

    They hold for its own clause, and on a basis or in a list of names for the figures that follow.
    """
    if behind := _BEHIND.match(p.text, place.end):
        return behind.span(1)
    found = [*ADJUSTED.finditer(p.text, place.sentence[0], place.start)]
    negated = {at for match in found for at in range(*match.span())}
    reported = _REPORTED.finditer(p.text, place.sentence[0], place.start)
    found += [match for match in reported if match.start() not in negated]
    if not found:
        return 0, 0
    last = max(found, key=lambda match: match.start())
    figures = [start for start in p.starts if last.end() <= start < place.start]
    listed = not figures or not p.within(figures[0], place.start, "concept")
    before = sorted(found, key=lambda match: match.start())[-2:-1]
    if before and _AND.fullmatch(p.gap(before[0].end(), last.start())):  # GAAP和non-GAAP分別為
        return 0, 0
    near = last.start() >= place.left or listed or _BASIS.match(p.text, last.end())
    return last.span() if near else (0, 0)


def _other(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """營業利益率50.6% of a gross margin: the nearest name before it, and it names no other."""
    own, change = fact.meaning.concept, fact.meaning.change
    concept = p.concepts[own]
    plain = concept.unit == "per_share" or concept.scope != "market"
    if concept.unit not in (*MONEY, "percent") or not plain or is_idiom(place.found):
        return
    near = _named(p, (place.left, place.start), place, change)
    named = near or _named(p, (place.sentence[0], place.start), place, change)
    paired = _AND.fullmatch(p.gap(place.last, place.start))  # of $38 billion and $4.7
    if not named or paired or not _goes_on(p, named[-1].end, place):
        return
    beside = p.within(place.clause[0], place.right, "concept") if near else []
    beside += _listed(p, place, named[-1])
    if any(own in m.values for m in beside) or (not near and own in p.named):
        return
    last = named[-1]
    if _deficits(p, last.start, last.end):
        return
    if _is_per_share_of(p, place, last, own) or _is_compound(p, last, own):
        return
    flow = "CashFlow" in own and _ACTIVITIES.search(p.text, place.sentence[0], last.start)
    if flow and any("Cash" in name for name in last.values):  # 经营活动提供的净现金
        return
    if not any(_related(p, name, own) for m in (near[-1:] or named) for name in m.values):
        word = p.original[last.start : last.end]
        synonym = f"or add the article's word to the synonyms of {own}"
        close = place.start - last.end <= 2 * NEAR
        meant = f"concept: {last.values[0]}" if close else "the concept that is meant"
        remedy = f"write {meant}, {synonym}"
        yield Objection(f"the words say '{word}', which is another concept", remedy, word)


def _named(p: Paragraph, span: tuple[int, int], place: Place, change: str) -> list[Mention]:
    """The concepts named in a span that a figure may be of; only percentages change by points."""
    found = [
        m
        for m in concepts_in(p, span, place.found, change)
        if not _MANNER.search(p.text, max(0, m.start - NEAR), m.start)
    ]
    if place.found.figure.unit not in ("pp", "bp"):
        return found
    return [m for m in found if any(p.concepts[name].unit == "percent" for name in m.values)]


def _lost(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """營業虧損1,200萬 of a net income: the loss that its words name, before it or behind."""
    own = fact.meaning.concept
    if (
        p.concepts[own].unit != "money"
        or fact.meaning.change
        or place.found.figure.unit == "percent"
    ):
        return
    before = _deficits(p, place.left, place.start)[-1:]
    behind = _deficits(p, place.end, place.right)[:1]
    touches = behind and _TOUCHES.fullmatch(p.gap(place.end, behind[0].start))
    found = before or (behind if touches else [])
    lost = {mention.start for mention in (*before, *behind)}
    named = p.within(place.left, place.right, "concept")
    between = any(mention.start not in lost for mention in named)
    told = unknown(p, before[0].end, place.start) if before else ""
    if not found or between or has_words(_WIDER.sub(" ", told)):
        return
    name = found[0].values[0]
    if not _related(p, name, own):
        word = p.original[found[0].start : found[0].end]
        said = f"the words say '{word}', which is another concept"
        yield Objection(said, f"write concept: {name}", word)


def _deficits(p: Paragraph, start: int, end: int) -> list[Mention]:
    """The losses between two places, each with the profit that it is less than nothing of."""
    found = [
        Mention("deficit", (name,), *match.span())
        for name in _DEFICITS
        for match in pattern("deficit", name).finditer(p.text, start, max(start, end))
    ]
    return sorted(found, key=lambda mention: mention.start)


def _listed(p: Paragraph, place: Place, last: Mention) -> Iterator[Mention]:
    """The names that one list joins to the last: 毛利率、營益率、淨利率分別為."""
    for mention in reversed(p.within(place.sentence[0], last.start, "concept")):
        if not _AND.fullmatch(p.gap(mention.end, last.start)):
            return
        yield mention
        last = mention


def _is_per_share_of(p: Paragraph, place: Place, name: Mention, own: str) -> bool:
    """Tell what an amount a share is of: 每股經調整盈利1.65元, adjusted earnings of $2 a share."""
    said = _A_SHARE.search(p.text, place.clause[0], min(len(p.text), place.end + 2 * NEAR))
    return said is not None and p.concepts[own].per_share_of in name.values


def _is_compound(p: Paragraph, name: Mention, own: str) -> bool:
    """Tell a name that goes on from one that is related: EBITDA毛利率."""
    ahead = p.within(max(0, name.start - 2 * NEAR), name.start, "concept")[-1:]
    touching = [m for m in ahead if m.end == name.start]
    return any(_related(p, one, own) for m in touching for one in m.values)


def _goes_on(p: Paragraph, start: int, place: Place) -> bool:
    """Tell words behind a name, and before a figure, that name nothing new: 年增, up, 達."""
    first = next((figure.start for figure in p.figures if figure.start >= start), place.start)
    return not any(
        has_words(unknown(p, *span))
        for span in {(start, first), (max(place.left, start), place.start)}
    )


def _related(p: Paragraph, name: str, own: str) -> bool:
    """Tell concepts of which one is the other, adjusted or in part, or is made of it."""
    if _EPS in name and _EPS in own:  # which of them, other words decide
        return True
    if name.removeprefix("Adjusted") in own or own.removeprefix("Adjusted") in name:
        return True
    return any(one in _made_of(p.concepts[other]) for one, other in ((name, own), (own, name)))


def _made_of(concept: models.Concept) -> set[str]:
    parts = {*concept.ratio_of, *concept.sum_of, *concept.growth_of, concept.share_of}
    return {str(part).removeprefix("-") for part in parts if part}
