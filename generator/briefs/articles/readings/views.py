"""Periods that a figure may be of, each with whose view it is: reported, guided, expected."""

from collections.abc import Iterator
from dataclasses import replace

from briefs.articles.clauses import Paragraph
from briefs.articles.dates import Mention, Named, Relative
from briefs.articles.periods import (
    first_of_two,
    is_coming,
    is_deadline,
    is_left_behind,
    is_local,
    is_outlook,
    period_of,
)
from briefs.articles.readings.situation import Candidates, Situation, add
from briefs.articles.scenarios import broker, is_aimed, is_foreseen, is_own, scenario_of
from briefs.content import models
from briefs.model.period import Period, fiscal_year

_EXPECTING = ("expected", "guidance", "strong", "consensus")
_TELLING = (*_EXPECTING, "compared", "since", "beats", "arrives")
_VIEWS = ("strong", "guidance", "expected", "analysts", "consensus", "own", "beats", "says")
_TOLD_OF = {
    "meant open quarter",
    "meant the year",
    "meant the next year",
    "held nearest",
    "heading",
    "topic",
}
_OPEN = (
    "本季",
    "本季度",
    "这季",
    "当前季度",
    "this quarter",
    "current quarter",
    "the current quarter",
)


def candidates(s: Situation) -> Candidates:
    """Pairs of a period and a scenario, with its author."""
    periods, scenarios, holder = _periods(s), _scenarios(s), _holder(s)
    last = s.last
    rule, unsure = _ruled(s)
    if isinstance(rule[0], Period) and suits(s.p, s.p.concepts[s.concept], rule[0]):
        add(periods, rule[0], ["rule period"])
    add(scenarios, rule[1:], ["rule scenario"])
    found: Candidates = {}
    foreseen, of_note = _is_foreseen(s), _is_of_note(s)
    for period, when in periods.items():
        coming, step = is_coming(s.p, period), s.step(period)
        told = "named" if any(f.startswith(("meant", "heading")) for f in when) else "unnamed"
        for (name, by), whose in scenarios.items():
            if foreseen and coming and name != "estimate":
                continue
            features = {
                *when,
                *whose,
                f"{name} {coming}",
                f"{name} {step}",
                f"{name} {step} {told}",
            }
            features |= {
                f"{name} foreseen {foreseen} {coming}",
                f"{name} of note {of_note} {coming}",
            }
            features |= {f"{name} {when} {said}" for said in holder for when in (coming, step)}
            if last:
                alike, same = last.period == period, _is_same(s)
                features.update(s.after(last.scenario, name, alike, same, s.same_sentence))
                features.update(s.after(last.scenario, name, alike, step))
                features.update(s.after(s.link, name == last.scenario, alike, same))
                features.update(s.after(s.link, last.scenario, name, alike))
            features |= {f"{name} {f}" for f in when if f in _TOLD_OF}
            if rule == (period, name, by):
                features.add("rule unsure" if unsure else "rule")
            found[period, name, by] = features
    return found


def _ruled(s: Situation) -> tuple[tuple[Named, str, str], bool]:
    """The view that the plainest reading of the words gives, and whether that is a guess."""
    p, place = s.p, s.place
    period, guess = period_of(p, place, s.concept, s.change)
    if is_outlook(p, place, period):
        period, guess = p.calendar.quarter_at(1), True
    if listed := s.listed:
        period, guess = listed[0], False
    if isinstance(period, Relative):
        return (period, "actual", ""), True
    scenario, by, unsure = scenario_of(p, place, s.concept, period, s.change)
    if is_coming(p, period) and scenario != "estimate" and (_is_foreseen(s) or _is_of_note(s)):
        scenario, by, unsure = "estimate", "", not listed
    raised = first_of_two(p, place)
    if scenario != "actual" and period == p.calendar.market_day and not raised:
        period = p.calendar.written or period
    return (period, scenario, by), guess or unsure


def _is_same(s: Situation) -> bool:
    """Tell a figure of the metric of which the figure before is."""
    return s.last is not None and (s.last.concept, s.last.change) == (s.concept, s.change)


# Whose view


def _scenarios(s: Situation) -> Candidates:
    p, place = s.p, s.place
    found: Candidates = {
        (name, ""): set() for name in ("actual", "guidance", "consensus", "target")
    }
    if _is_foreseen(s) or p.is_note:
        found["estimate", ""] = set()
    for m in p.within(*place.sentence, "vendor", "author"):
        name = "consensus" if m.kind == "vendor" else "estimate"
        ahead = m.end <= place.start
        found.setdefault((name, m.values[0]), set()).add("named ahead" if ahead else "named behind")
        if ahead:  # a consensus is that of who counted it
            found.pop((name, ""), None)
    if house := broker(p, place):
        for name in ("estimate", "target"):
            found.setdefault((name, house), set()).add("broker")
    words = {*s.beside, *_view_words(s)}
    scope, aimed = p.concepts[s.concept].scope, s.concept.startswith("Target")
    for (name, by), features in found.items():
        own = {scope, f"by {bool(by)}", f"aimed {aimed}", s.kind}
        features |= {f"{name} {word}" for word in words | own}
        features.update(s.after(s.last.scenario if s.last else "", name, s.same_sentence))
    return found


def _view_words(s: Situation) -> Iterator[str]:
    """Words of expectation in the clause, the sentence, behind the figure, and in the heading."""
    p, place = s.p, s.place
    stretches = {
        "clause": (place.clause[0], place.start),
        "sentence": (place.sentence[0], place.start),
        "later": (place.end, place.sentence[1]),
    }
    for zone, span in stretches.items():
        yield from {f"{m.kind} {zone}" for m in p.within(*span, *_VIEWS)}
    if is_own(p, place):
        yield "own view"
    if any(m.kind in ("strong", "guidance") for m in s.headings()):
        yield "guided heading"


def _holder(s: Situation) -> list[str]:
    """Who holds the expectation that stands nearest ahead of the figure, and behind it."""
    p, place, said = s.p, s.place, []
    stretches = {
        "left": place.left,
        "since": place.last,
        "clause": place.clause[0],
        "sentence": place.sentence[0],
    }
    for zone, start in stretches.items():
        if words := p.within(start, place.start, *_EXPECTING):
            near = "!" if len(p.gap(words[-1].end, place.start).strip()) < 3 else ""
            who = _who(s, words[-1])
            said += [f"view {words[-1].kind}{near} {zone} of {who}", f"view {zone} of {who}"]
            break
    for word in p.within(place.end, place.right, *_EXPECTING)[:1]:
        far = "near" if word.start - place.end < 6 else "far"
        said.append(f"view behind {word.kind} {far} of {_who(s, word)}")
    return said or ["view none"]


def _who(s: Situation, word: Mention) -> str:
    """The holder of an expectation, by the nearest name or pronoun."""
    if word.kind == "consensus":
        return "analysts"
    start, ours = max(s.place.sentence[0], word.start - 40), ("subject", "own", "says")
    around = s.p.within(start, word.end + 12, "analysts", "vendor", "author", *ours)
    near = min(
        (m for m in around if m.start != word.start),
        key=lambda m: abs(m.start - word.start),
        default=None,
    )
    return "nobody" if near is None else "company" if near.kind in ours else "analysts"


def _is_foreseen(s: Situation) -> bool:
    """Tell a figure that another than the company foresees: 預計公司, 預計2025-2027年."""
    p, place = s.p, s.place
    said = s.listed and p.within(place.sentence[0], place.start, "guidance", "expected")
    return bool(said and not is_aimed(p, place)) or is_foreseen(p, place)


def _is_of_note(s: Situation) -> bool:
    """Tell a figure that a note expects of a year, where it names nobody."""
    p, span = s.p, s.place.sentence
    told = p.within(*span, "strong", "own", "says", "analysts", "consensus", "vendor")
    expected = p.within(span[0], s.place.start, "guidance", "expected")
    owned = any(p.within(m.start - 8, m.start, "subject") for m in expected)
    nobody = bool(expected) and not (told or owned or is_aimed(p, s.place))
    return p.is_note and nobody


# Of when


def _periods(s: Situation) -> Candidates:
    """The periods that are named, those that go without saying, and that of the figure before."""
    found: Candidates = {}
    for period, reasons in _proposed(s):
        if isinstance(period, Period) and suits(s.p, s.p.concepts[s.concept], period):
            add(found, period, reasons)
    p, concept = s.p, s.p.concepts[s.concept]
    if listed := s.listed:
        found = {
            year: features | {"listed"} for year, features in found.items() if year == listed[0]
        }
    named, guided = s.named("period"), _guided(s)
    telling = [word for word in s.beside if word.split()[0].strip("!") in _TELLING]
    for period, features in found.items():
        step = s.step(period)
        shape = f"is {step} {period.kind}"
        features |= {shape, f"{shape} {s.kind}", f"{concept.scope} {concept.period} {period.kind}"}
        features |= {
            f"is {step} {named}",
            f"is {step} {guided}",
            f"is {step} base {s.base} {s.kind}",
        }
        features |= {f"is {step} {word} {s.kind}" for word in (*telling, *s.roles)}
        if s.last and s.last.period:
            features.update(s.after(s.step(s.last.period), step))
        if first_of_two(p, s.place):
            features.add(f"first {step}")
    return found


def _proposed(s: Situation) -> Iterator[tuple[Named | None, list[str]]]:
    p, calendar = s.p, s.p.calendar
    now, named, guided = calendar.quarter, s.named("period"), _guided(s)
    anywhere = "unnamed"
    for named_as, relation in s.around("period"):
        if named_as.period is Relative.OTHER or is_left_behind(p, named_as, s.place):
            continue
        m = named_as
        if s.listed and m == s.listed[1]:
            m = replace(m, period=s.listed[0])
        anywhere = "named"
        zone = min(relation)
        word = m.period.value if isinstance(m.period, Relative) else m.period_kind
        features = [*relation, f"word {word}", f"deadline {is_deadline(p, m)}"]
        features += [f"local {is_local(p, m)} {f} {s.kind}" for f in relation if "rank" in f]
        for label, period in _meant(s, m):
            yield (
                period,
                [*features, f"meant {label}", f"meant {label} {zone}", f"meant {label} {p.voice}"],
            )
    block, unsaid = next(iter(p.results.items()), ("itself", now))
    beside = "itself" if unsaid == now else f"{block} {unsaid.kind}"
    yield now, [f"now {named} {anywhere}", f"now {named} beside {beside}"]
    yield calendar.quarter_at(1), [f"next {named} {guided}"]
    yield fiscal_year(now.year, now.fiscal), [f"year {named} {guided}"]
    yield calendar.market_day, [f"market day {p.concepts[s.concept].good}"]
    yield calendar.written, [f"written {p.concepts[s.concept].good}"]
    yield _of(p.topic.period), ["topic", f"topic {named} {guided}"]
    for rank, (block, period) in enumerate(p.results.items()):
        near = "further" if rank else "nearest"
        yield (
            period,
            [
                f"held {block}",
                f"held {near}",
                f"held {near} {named} {guided}",
                f"held {block} {period == now} {period.kind}",
            ],
        )
    for m in s.headings():
        if m.kind == "period":
            yield m.period, ["heading", f"heading {named}"]
    if s.last and s.last.period:
        since = s.named("period", since_last=True)
        before = f"last {s.same_sentence}"
        yield (
            s.last.period,
            [
                before,
                f"{before} {since} {s.kind}",
                f"{before} {since} {s.last.scenario} {_is_same(s)}",
            ],
        )
        if s.concept == s.last.concept:
            yield (
                calendar.ago(s.last.period),
                [f"ago last {since}", *(f"ago last {w}" for w in s.beside)],
            )


def _of(period: Named | None) -> Period | None:
    return period if isinstance(period, Period) else None


def _meant(s: Situation, m: Mention) -> Iterator[tuple[str, Named | None]]:
    """The periods that a word may mean."""
    p, calendar, now = s.p, s.p.calendar, s.p.calendar.quarter
    if m.period is Relative.YEAR_AGO:
        yield from ((f"ago of {which}", calendar.ago(period)) for which, period in _bases(s))
    elif m.period is Relative.QUARTER_AGO:
        against = is_local(p, m) or bool(p.within(m.start - 6, m.start, "compared", "since"))
        yield f"before {against}", calendar.quarter_at(-1)
        yield f"just ended {against}", now
    elif m.period is Relative.THE_YEAR:
        yield "the year", fiscal_year(now.year, now.fiscal)
        yield "the next year", fiscal_year(now.year + 1, now.fiscal)
    else:
        yield "named", m.period
        if p.gap(m.start, m.end) in _OPEN:
            yield "open quarter", calendar.quarter_at(1)
        for ended in (now, calendar.quarter_at(-1)):
            if isinstance(m.period, Period) and m.period.instant and m.period.end == ended.end:
                yield "ended", ended


def _bases(s: Situation) -> Iterator[tuple[str, Period]]:
    """The times of which a year ago may be said."""
    p = s.p
    yield "now", p.calendar.quarter
    yield from (("held", period) for period in [*p.results.values()][:1])
    for other in p.within(s.place.sentence[0], s.place.start, "period"):
        long = other.period_kind in ("half", "nine", "year", "quarter", "to_date")
        if long and isinstance(other.period, Period):
            yield "named", other.period
    if s.last and s.last.period:
        yield "last", s.last.period


def suits(p: Paragraph, concept: models.Concept, period: Period) -> bool:
    """Tell a period that a concept can have: no revenue of a day, no price of a year."""
    if concept.scope == "market":
        return period.kind in ("day", "month") or not p.calendar.market_day
    return concept.period == "instant" or not period.instant


def _guided(s: Situation) -> str:
    said = s.p.within(s.place.sentence[0], s.place.right, "strong", "guidance")
    return "guided" if said else "plain"
