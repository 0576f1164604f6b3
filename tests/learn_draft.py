"""Weights of the drafts' readings, learnt from fact files with their articles: `make learn ARTICLES=DIR`.

A folder holds the texts as `<source id>.txt`, and fact files in a `content` folder of its own or
those of this repository. Each slot of a reading is a choice among its candidates (logistic
regression, with the reading before as the model itself would give it); the trust in a finished
reading is learnt from readings of companies left out.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from measure_draft import HELD_OUT, held_out
from places import ROOT
from sentences import SENTENCES

from briefs.articles.article import Article, read_article, squeeze
from briefs.articles.candidates import Chooser, propose, ranked
from briefs.articles.clauses import Proposal
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.readings import SLOTS
from briefs.articles.readings.situation import Candidates, Situation
from briefs.articles.readings.trust import signs
from briefs.articles.scorer import Weights
from briefs.content.fitting import concept_period
from briefs.content.load import load
from briefs.content.records import Content
from briefs.content.texts import empty
from briefs.editing.confirmed import Desk
from briefs.editing.draft import _body, _head
from briefs.figures.reader import parse
from briefs.figures.scan import Found, scan
from briefs.model.facts import CHANGES, SCENARIOS, Meaning
from briefs.model.figure import Figure
from briefs.model.period import day, fiscal_quarter, parse_period

WEIGHTS = ROOT / "generator" / "briefs" / "articles" / "weights.yml"
FIELDS = ("entity", "segment", "concept", "period", "scenario", "change")
RIDGE, ROUNDS = {"slots": 1.5, "reading": 6.0}, 400
GROUPS = 8  # in which companies are left out together
LEAST = {"draft": 0.7, "sure": 0.985}  # probability of what is drafted, and of what is marked sure

Numbers = npt.NDArray[np.float64]
Choice = tuple[Sequence[Iterable[str]], int]  # the features of each candidate, and which is right
Noted = dict[str, list[Choice]]  # by slot


Spans = Mapping[int, Sequence[tuple[tuple[int, int], Meaning]]]  # by paragraph


@dataclass(frozen=True)
class Reading:
    """An article with what a person read in it."""

    content: Content
    name: str
    company: str
    calendar: Calendar
    article: Article
    spans: Spans = field(repr=False)
    again: Spans = field(repr=False, default_factory=dict)  # of figures that repeat others

    def meanings(self, at: int, found: Found) -> list[Meaning]:
        """The meanings of the facts that stand where a figure does; of one that repeats others, theirs."""
        here = [
            one
            for (start, end), one in self.spans.get(at, ())
            if start < found.end and found.start < end
        ]
        return here or [
            one
            for (start, end), one in self.again.get(at, ())
            if start < found.end and found.start < end
        ]

    def read(self, chooser: Chooser) -> list[Proposal]:
        vocabulary = Vocabulary(self.content.companies[self.company], self.content.concepts)
        return propose(self.article.paragraphs, vocabulary, self.calendar, chooser)


def _spans(article: Article, told: Iterable[tuple[int, str, Meaning]]) -> Spans:
    spans: dict[int, list[tuple[tuple[int, int], Meaning]]] = defaultdict(list)
    for at, printed, meaning in told:
        spans[at] += [
            (span, meaning) for span in article.squeezed[at - 1].find(squeeze(printed).text)
        ]
    return spans


def _agree(one: Figure, other: Figure) -> bool:
    """Two figures that may print the same value, whatever their signs."""
    if None in (one.low, one.high, other.low, other.high) or (
        one.unit and other.unit and one.unit != other.unit
    ):
        return False
    (low, high), (least, most) = (
        [abs(end) for end in figure.interval() if end is not None] for figure in (one, other)
    )
    return min(low, high) <= max(least, most) and min(least, most) <= max(low, high)


def readings(folder: Path, content: Content | None = None) -> Iterator[Reading]:
    """The fact files of a folder whose articles are there."""
    own = folder / "content"
    content = content or load(own if own.is_dir() else ROOT / "content", drafts=True)[0]
    for source in content.sources.values():
        path = folder / f"{source.id}.txt"
        if path.is_file():
            article = read_article(path)
            facts = [fact for fact in content.facts if fact.source == source.id]
            spans = _spans(article, ((fact.at, fact.printed, fact.meaning) for fact in facts))
            repeats = (one for one in source.skipped if one.reason == "repeats")
            alike = (
                (one, fact)
                for one in repeats
                for fact in facts
                if _agree(fact.figure, parse(one.printed))
            )
            again = _spans(article, ((one.at, one.printed, fact.meaning) for one, fact in alike))
            calendar = Calendar(source.period, day(source.entry.published))
            company = source.brief.split("/")[0]
            yield Reading(content, source.id, company, calendar, article, spans, again)


def invented() -> Iterator[Reading]:
    """The invented companies' articles, and sentences of theirs."""
    with tempfile.TemporaryDirectory() as folder:
        content = load(held_out(Path(folder)))[0]
    yield from readings(HELD_OUT, content)
    for number, (company, text, told) in enumerate(SENTENCES):
        holder = content.companies[company]
        quarter = fiscal_quarter(2025, 3, holder.entry.fiscal_year_end)
        written = parse_period("2025-10-31")
        article = Article((text,), (squeeze(text),), "")
        spans = []
        for found, wanted in zip(scan(text), told, strict=True):
            meaning = _meaning(wanted.partition(": ")[2].split(), company, content)
            spans += [((found.start, found.end), meaning)] if meaning else []
        yield Reading(
            content, f"{company}-{number}", company, Calendar(quarter, written), article, {1: spans}
        )


def _meaning(words: Sequence[str], company: str, content: Content) -> Meaning | None:
    """A reading as it is told: [entity] [segment] concept period [scenario [by]] [change] [down]."""
    concept = next((word for word in words if word in content.concepts), "")
    if not concept:
        return None
    subject, (period, *rest) = words[: words.index(concept)], words[words.index(concept) + 1 :]
    entity = next(
        (word for word in subject if word in content.companies[company].entities), company
    )
    segment = next((word for word in subject if word != entity), "")
    change = next((word for word in rest if word in CHANGES), "")
    scenario = next((word for word in rest if word in SCENARIOS), "actual")
    by = " ".join(word for word in rest if word not in (change, scenario, "down"))
    fiscal = content.companies[company].entry.fiscal_year_end
    return Meaning(entity, segment, concept, parse_period(period, fiscal), scenario, change, by=by)


def alike(one: str, other: str) -> bool:
    """The same concept: a draft does not say diluted where the article does not."""
    return one.removesuffix("Diluted") == other.removesuffix("Diluted")


def misses(proposal: Proposal, meaning: Meaning, content: Content) -> list[str]:
    """The fields in which a proposal, as its fact file is read, differs from what a person read."""
    assert proposal.period is not None
    proposal = replace(
        proposal, period=concept_period(content.concepts[proposal.concept], proposal.period)
    )
    pairs = {name: (getattr(proposal, name), getattr(meaning, name)) for name in FIELDS}
    return [
        name for name, (a, b) in pairs.items() if a != b and not (name == "concept" and alike(a, b))
    ]


class Teacher(Chooser):
    """A chooser that notes the right candidate of each slot, and follows it."""

    def __init__(self, reading: Reading) -> None:
        super().__init__({})
        self.reading, self.right = reading, True
        self.noted: Noted = defaultdict(list)

    def choose(
        self, slot: str, s: Situation, candidates: Candidates
    ) -> Sequence[tuple[Hashable, float]]:
        self.right = self.right or slot == "change"
        meanings = self.reading.meanings(s.p.at, s.place.found)
        good = _right(slot, meanings[0], candidates, self.reading.content) if meanings and self.right else None
        if good is None:
            self.right = self.right and not meanings
            return super().choose(slot, s, candidates)[:1]
        if len(candidates) > 1:
            self.noted[slot].append(
                ([sorted(f) for f in candidates.values()], list(candidates).index(good))
            )
        return [(good, 1.0)]

    def settle(self, told: Sequence[tuple[Situation, Proposal]]) -> Proposal:
        return told[0][1]


def _right(slot: str, m: Meaning, candidates: Candidates, content: Content) -> Hashable | None:
    """The candidate that a person chose, if it is there."""
    concept = content.concepts[m.concept]
    wanted = {"change": m.change, "concept": m.concept, "view": (m.period, m.scenario, m.by), "subject": (m.entity, m.segment)}[slot]
    near = [
        one
        for one in candidates
        if (slot == "concept" and alike(one, m.concept)) or (slot == "view" and (concept_period(concept, one[0]), one[1]) == (m.period, m.scenario))
    ]
    return wanted if wanted in candidates else next(iter(near), None)


class Watcher(Chooser):
    """A chooser that notes which of a figure's whole readings is right, if any, and follows the likeliest."""

    def __init__(self, reading: Reading, weights: Weights) -> None:
        super().__init__(weights)
        self.reading = reading
        self.choices: list[Choice] = []

    def settle(self, told: Sequence[tuple[Situation, Proposal]]) -> Proposal:
        s, first = told[0]
        meanings = self.reading.meanings(s.p.at, s.place.found)
        right = (
            n
            for n, (_, one) in enumerate(told, 1)
            if any(not misses(one, m, self.reading.content) for m in meanings)
        )
        features = ranked(s, [signs(one) for one, _ in told])
        self.choices.append(([sorted(f) for f in features.values()], next(right, 0)))
        return first


def chosen(choices: Sequence[Choice], ridge: float) -> dict[str, float]:
    """Weights by which the right candidates are the likeliest (softmax)."""
    names = _names((f for features, _ in choices for f in features), 2)
    sizes = [len(features) for features, _ in choices]
    first = np.cumsum([0, *sizes[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)
    wanted = np.zeros(sum(sizes))
    wanted[first + [right for _, right in choices]] = 1

    def odds(scores: Numbers) -> Numbers:
        powers = np.exp(scores - np.maximum.reduceat(scores, first)[group])
        shares: Numbers = powers / np.add.reduceat(powers, first)[group]
        return shares

    return _descend(
        names, [one for features, _ in choices for one in features], wanted, odds, ridge
    )


def _names(features: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    counted = Counter(name for one in features for name in one)
    often = sorted(name for name, times in counted.items() if times >= least)
    return {name: number for number, name in enumerate(often)}


def _descend(
    names: Mapping[str, int],
    features: Sequence[Iterable[str]],
    wanted: Numbers,
    odds: Callable[[Numbers], Numbers],
    ridge: float,
) -> dict[str, float]:
    """Weights that make what is wanted likely, each no larger than it must (AdaGrad)."""
    pairs = [(n, names[f]) for n, one in enumerate(features) for f in one if f in names]
    rows, columns = np.array(pairs).T
    weights, gone = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(ROUNDS):
        off = odds(np.bincount(rows, weights[columns], len(wanted)).astype(np.float64)) - wanted
        slope = np.bincount(columns, off[rows], len(names)) + ridge * weights
        gone += slope * slope
        weights -= 0.3 * slope / np.sqrt(gone)
    return {
        name: round(float(weights[n]), 2) for name, n in names.items() if abs(weights[n]) >= 0.03
    }


def noted(reading: Reading) -> Noted:
    """The choices of an article's slots, along the right readings."""
    teacher = Teacher(reading)
    reading.read(teacher)
    return teacher.noted


def slots(notes: Sequence[Noted]) -> dict[str, dict[str, float]]:
    """Weights of the slots."""
    return {
        slot: chosen([choice for one in notes for choice in one.get(slot, ())], RIDGE["slots"])
        for slot in SLOTS
    }


def groups(lessons: Sequence[Reading]) -> list[set[str]]:
    """Companies that are left out together, with about as many articles in each group."""
    counted = Counter(one.company for one in lessons)
    parts: list[set[str]] = [set() for _ in range(GROUPS)]
    for company, _ in counted.most_common():
        min(parts, key=lambda part: sum(counted[one] for one in part)).add(company)
    return [part for part in parts if part]


@dataclass(frozen=True)
class Judged:
    """A reading of an article by weights that had not seen its company."""

    reading: Reading
    proposal: Proposal
    missed: tuple[str, ...]
    wanted: str

    @property
    def right(self) -> bool:
        return not self.missed


@dataclass(frozen=True)
class Part:
    """Companies left out, with weights learnt from the others, and the choices among their whole readings."""

    lessons: Sequence[Reading]
    weights: Weights
    choices: Sequence[Choice]


def parts(lessons: Sequence[Reading]) -> list[Part]:
    notes = {id(one): noted(one) for one in lessons}
    found = []
    for companies in groups(lessons):
        weights = slots([notes[id(one)] for one in lessons if one.company not in companies])
        inside = [one for one in lessons if one.company in companies]
        found.append(
            Part(inside, weights, [choice for one in inside for choice in watched(one, weights)])
        )
    return found


def watched(reading: Reading, weights: Weights) -> Sequence[Choice]:
    watcher = Watcher(reading, weights)
    reading.read(watcher)
    return watcher.choices


def left_out(lessons: Sequence[Reading]) -> list[Judged]:
    """Every article read by weights learnt from other companies alone."""
    judged: list[Judged] = []
    every = parts(lessons)
    for part in every:
        whole = chosen(
            [choice for other in every if other is not part for choice in other.choices],
            RIDGE["reading"],
        )
        for reading in part.lessons:
            judged += judge(
                reading, {**part.weights, "reading": whole, "least": {**LEAST, "draft": 0}}
            )
    return judged


def judge(reading: Reading, weights: Weights) -> Iterator[Judged]:
    for one in confirmed(reading, reading.read(Chooser(weights))):
        if one.concept:
            meanings = reading.meanings(one.at, one.found)
            missed = min(
                (misses(one, other, reading.content) for other in meanings),
                key=len,
                default=["no fact"],
            )
            yield Judged(reading, one, tuple(missed), " | ".join(map(str, meanings)))


def confirmed(reading: Reading, proposals: Sequence[Proposal]) -> Sequence[Proposal]:
    """Proposals with what other figures say of them, as a draft has it."""
    company, quarter = reading.content.companies[reading.company], reading.calendar.quarter
    head = _head(
        empty(reading.content.languages), "en", reading.calendar.written, "0" * 64, len(proposals)
    )
    desk = Desk(reading.content, company, quarter)
    return desk.confirmed(proposals, lambda some: head + _body(some, company.id, quarter), reading.name)


def learn(lessons: Sequence[Reading]) -> Weights:
    """All weights."""
    choices = [choice for part in parts(lessons) for choice in part.choices]
    return {
        **slots([noted(one) for one in lessons]),
        "reading": chosen(choices, RIDGE["reading"]),
        "least": LEAST,
    }


def report(judged: Sequence[Judged]) -> str:
    """By company left out: facts found, drafted and right; sure ones wrong, and of these the proven; then the curve."""
    rows = [
        f"{'left out':16}{'facts':>7}{'drafted':>9}{'right':>14}{'found':>7}{'sure':>7}{'of them wrong':>15}{'proven':>8}{'of them wrong':>15}"
    ]
    names = sorted({x.reading.company for x in judged})
    for name in [*names, "total"]:
        some = [x for x in judged if name in ("total", x.reading.company)]
        facts = sum(
            sum(map(len, one.spans.values()))
            for one in {id(x.reading): x.reading for x in some}.values()
        )
        drafted = [x for x in some if x.proposal.share >= LEAST["draft"] or x.proposal.proof]
        proven = [x for x in drafted if x.proposal.proof]
        sure = [x for x in drafted if not x.proposal.doubts]
        right = sum(x.right for x in drafted)
        wrong, disproved = (sum(not x.right for x in some) for some in (sure, proven))
        rows.append(
            f"{name:16}{facts:>7}{len(drafted):>9}{right:>7} {right / max(1, len(drafted)):>6.0%}{right / max(1, facts):>7.0%}"
            f"{len(sure):>7}{wrong:>15}{len(proven):>8}{disproved:>15}"
        )
    rows.append("the likeliest facts, and those of them that are wrong:")
    ordered = sorted(judged, key=lambda x: -x.proposal.share)
    for share in (25, 50, 75, 100):
        top = ordered[: len(ordered) * share // 100]
        rows.append(f"{share:>4} %  {len(top):>5} {sum(not x.right for x in top):>5}")
    return "\n".join(rows)


def main() -> None:
    asked, *names = sys.argv[1:] or ("",)
    if asked not in ("report", "weights"):
        sys.exit("say report or weights, then the folders of articles")
    folders = [Path(name) for name in names]
    lessons = [reading for folder in folders for reading in readings(folder)]
    if not lessons:
        print(
            "no article with its fact file there: give ARTICLES=DIR, with texts as <source id>.txt"
        )
        sys.exit(2)
    if asked == "report":
        real = {id(one) for one in lessons}
        print(report([x for x in left_out([*lessons, *invented()]) if id(x.reading) in real]))
        return
    WEIGHTS.write_text(
        HEAD
        + yaml.safe_dump(
            dict(learn([*lessons, *invented()])), sort_keys=True, width=100, allow_unicode=True
        ),
        "utf-8",
    )
    print(f"{len(lessons)} articles of {len({one.company for one in lessons})} companies")


HEAD = "# What each feature of a reading weighs, by slot: learnt by `make learn`, not written by hand.\n"

if __name__ == "__main__":
    main()
