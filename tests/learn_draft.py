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
from briefs.articles.candidates import Chooser, propose
from briefs.articles.clauses import Proposal
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.readings.situation import Candidates, Situation
from briefs.articles.readings.trust import doubts_of, signs
from briefs.articles.scorer import Weights, trust
from briefs.content.fitting import concept_period
from briefs.content.load import load
from briefs.content.records import Content
from briefs.content.texts import empty
from briefs.editing.confirmed import Desk
from briefs.editing.draft import _body, _head
from briefs.figures.scan import Found, scan
from briefs.model.facts import CHANGES, SCENARIOS, Meaning
from briefs.model.period import day, fiscal_quarter, parse_period

WEIGHTS = ROOT / "generator" / "briefs" / "articles" / "weights.yml"
FIELDS = ("entity", "segment", "concept", "period", "scenario", "change")
RIDGE, ROUNDS = 0.7, 120
GROUPS = 8  # in which companies are left out together
LEAST = {"draft": 0.005, "sure": 0.79}  # trust in what is drafted, and marked sure
_SLOTS = ("change", "concept", "view", "subject")

Numbers = npt.NDArray[np.float64]
Choice = tuple[Sequence[Iterable[str]], int]  # the features of each candidate, and which is right
Judgement = tuple[Iterable[str], bool]


@dataclass(frozen=True)
class Reading:
    """An article with what a person read in it."""

    content: Content
    name: str
    company: str
    calendar: Calendar
    article: Article
    spans: Mapping[int, Sequence[tuple[tuple[int, int], Meaning]]] = field(repr=False)

    def meanings(self, at: int, found: Found) -> list[Meaning]:
        """The meanings of the facts that stand where a figure does."""
        return [one for (start, end), one in self.spans.get(at, ()) if start < found.end and found.start < end]

    def read(self, chooser: Chooser) -> list[Proposal]:
        vocabulary = Vocabulary(self.content.companies[self.company], self.content.concepts)
        return propose(self.article.paragraphs, vocabulary, self.calendar, chooser)


def readings(folder: Path, content: Content | None = None) -> Iterator[Reading]:
    """The fact files of a folder whose articles are there."""
    own = folder / "content"
    content = content or load(own if own.is_dir() else ROOT / "content", drafts=True)[0]
    for source in content.sources.values():
        path = folder / f"{source.id}.txt"
        if path.is_file():
            article = read_article(path)
            spans: dict[int, list[tuple[tuple[int, int], Meaning]]] = defaultdict(list)
            for fact in content.facts:
                if fact.source == source.id:
                    found = article.squeezed[fact.at - 1].find(squeeze(fact.printed).text)
                    spans[fact.at] += [(span, fact.meaning) for span in found]
            calendar = Calendar(source.period, day(source.entry.published))
            company = source.brief.split("/")[0]
            yield Reading(content, source.id, company, calendar, article, spans)


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
        yield Reading(content, f"{company}-{number}", company, Calendar(quarter, written), article, {1: spans})


def _meaning(words: Sequence[str], company: str, content: Content) -> Meaning | None:
    """A reading as it is told: [entity] [segment] concept period [scenario [by]] [change] [down]."""
    concept = next((word for word in words if word in content.concepts), "")
    if not concept:
        return None
    subject, (period, *rest) = words[: words.index(concept)], words[words.index(concept) + 1 :]
    entity = next((word for word in subject if word in content.companies[company].entities), company)
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
    proposal = replace(proposal, period=concept_period(content.concepts[proposal.concept], proposal.period))
    pairs = {name: (getattr(proposal, name), getattr(meaning, name)) for name in FIELDS}
    return [name for name, (a, b) in pairs.items() if a != b and not (name == "concept" and alike(a, b))]


class Teacher(Chooser):
    """A chooser that notes the right candidate of each slot, and takes it, or its own (`led`)."""

    def __init__(self, reading: Reading, weights: Weights, *, led: bool) -> None:
        super().__init__(weights)
        self.reading, self.led, self.right = reading, led, True
        self.noted: dict[str, list[Choice]] = defaultdict(list)

    def choose(self, slot: str, s: Situation, candidates: Candidates) -> tuple[Hashable, float] | None:
        chosen = super().choose(slot, s, candidates)
        if chosen is None:
            return None
        value, odds = chosen
        self.right = self.right or slot == "change"
        meanings = self.reading.meanings(s.p.at, s.place.found)
        if not meanings or not self.right:
            return value, odds
        good = _right(slot, meanings[0], candidates)
        if good is None:
            self.right = False
            return value, odds
        if len(candidates) > 1:
            self.noted[slot].append(([sorted(f) for f in candidates.values()], list(candidates).index(good)))
        if self.led:
            return good, odds
        self.right = value == good
        return value, odds

    def settle(self, s: Situation, reading: Proposal) -> Proposal:
        return reading


def _right(slot: str, m: Meaning, candidates: Candidates) -> Hashable | None:
    """The candidate that a person chose, if it is there."""
    wanted = {"change": m.change, "concept": m.concept, "view": (m.period, m.scenario, m.by), "subject": (m.entity, m.segment)}[slot]
    near = [one for one in candidates if (slot == "concept" and alike(one, m.concept)) or (slot == "view" and one[:2] == (m.period, m.scenario))]
    return wanted if wanted in candidates else next(iter(near), None)


class Watcher(Chooser):
    """A chooser that keeps the signs of each reading."""

    def __init__(self, weights: Weights) -> None:
        super().__init__(weights)
        self.signs: dict[int, set[str]] = {}

    def settle(self, s: Situation, reading: Proposal) -> Proposal:
        found = self.signs[id(reading.found)] = signs(s)
        return replace(reading, doubts=doubts_of(s, found, sure=True))


def chosen(choices: Sequence[Choice]) -> dict[str, float]:
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

    return _descend(names, [one for features, _ in choices for one in features], wanted, odds)


def trusted(judged: Sequence[Judgement]) -> dict[str, float]:
    """Weights of the signs by which a reading is right (logistic regression)."""
    names = _names((features for features, _ in judged), 3)
    names.setdefault("always", len(names))
    wanted = np.array([float(right) for _, right in judged])
    return _descend(names, [(*features, "always") for features, _ in judged], wanted, _logistic)


def _logistic(scores: Numbers) -> Numbers:
    shares: Numbers = 1 / (1 + np.exp(-scores))
    return shares


def _names(features: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    counted = Counter(name for one in features for name in one)
    often = sorted(name for name, times in counted.items() if times >= least)
    return {name: number for number, name in enumerate(often)}


def _descend(
    names: Mapping[str, int],
    features: Sequence[Iterable[str]],
    wanted: Numbers,
    odds: Callable[[Numbers], Numbers],
) -> dict[str, float]:
    """Weights that make what is wanted likely, each no larger than it must (AdaGrad)."""
    pairs = [(n, names[f]) for n, one in enumerate(features) for f in one if f in names]
    rows, columns = np.array(pairs).T
    weights, gone = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(ROUNDS):
        off = odds(np.bincount(rows, weights[columns], len(wanted)).astype(np.float64)) - wanted
        slope = np.bincount(columns, off[rows], len(names)) + RIDGE * weights
        gone += slope * slope
        weights -= 0.3 * slope / np.sqrt(gone)
    return {name: round(float(weights[n]), 2) for name, n in names.items() if abs(weights[n]) >= 0.03}


def slots(lessons: Sequence[Reading]) -> dict[str, dict[str, float]]:
    """Weights of the slots, learnt along the right readings."""
    noted: dict[str, list[Choice]] = defaultdict(list)
    for reading in lessons:
        teacher = Teacher(reading, {}, led=True)
        reading.read(teacher)
        for slot, choices in teacher.noted.items():
            noted[slot] += choices
    return {slot: chosen(noted[slot]) for slot in _SLOTS}


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
    signs: frozenset[str]
    missed: tuple[str, ...]
    wanted: str

    @property
    def right(self) -> bool:
        return not self.missed


def left_out(lessons: Sequence[Reading]) -> list[Judged]:
    """Every article read by weights learnt from other companies alone."""
    judged: list[Judged] = []
    for part in groups(lessons):
        weights = slots([one for one in lessons if one.company not in part])
        for reading in lessons:
            if reading.company in part:
                judged += judge(reading, weights)
    return judged


def judge(reading: Reading, weights: Weights) -> Iterator[Judged]:
    watcher = Watcher(weights)
    for one in confirmed(reading, reading.read(watcher)):
        if one.concept:
            meanings = reading.meanings(one.at, one.found)
            missed = min((misses(one, other, reading.content) for other in meanings), key=len, default=["no fact"])
            wanted = " | ".join(map(str, meanings))
            yield Judged(reading, one, frozenset(watcher.signs.get(id(one.found), ())), tuple(missed), wanted)


def confirmed(reading: Reading, proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Proposals with what other figures say of them, as a draft has it."""
    company, quarter = reading.content.companies[reading.company], reading.calendar.quarter
    head = _head(empty(reading.content.languages), "en", reading.calendar.written, "0" * 64, len(proposals))
    text = head + _body(proposals, company.id, quarter)
    return Desk(reading.content, company, quarter).confirmed(proposals, text, reading.name)


def learn(lessons: Sequence[Reading]) -> Weights:
    """All weights."""
    judged = left_out(lessons)
    return {**slots(lessons), "trust": trusted([(x.signs, x.right) for x in judged]), "least": LEAST}


def report(judged: Sequence[Judged]) -> str:
    """By company left out: drafted facts right; sure ones wrong, and of these the proven; then the curve of trust."""
    parts = groups([one.reading for one in judged])
    believed: list[tuple[float, Judged]] = []
    for part in parts:
        others = [(x.signs, x.right) for x in judged if x.reading.company not in part]
        weights: Weights = {"trust": trusted(others)}
        believed += [(trust(x.signs, weights), x) for x in judged if x.reading.company in part]
    rows = [f"{'left out':16}{'drafted':>9}{'right':>14}{'sure':>7}{'of them wrong':>15}{'proven':>8}{'of them wrong':>15}"]
    names = sorted({x.reading.company for x in judged})
    for name in [*names, "total"]:
        some = [(share, x) for share, x in believed if name in ("total", x.reading.company)]
        drafted = [(share, x) for share, x in some if share >= LEAST["draft"]]
        proven = [x for _, x in drafted if x.proposal.proof]
        sure = [x for share, x in drafted if x.proposal.proof or (share >= LEAST["sure"] and not x.proposal.doubts)]
        right = sum(x.right for _, x in drafted)
        wrong, disproved = (sum(not x.right for x in some) for some in (sure, proven))
        rows.append(f"{name:16}{len(drafted):>9}{right:>7} {right / max(1, len(drafted)):>6.0%}{len(sure):>7}{wrong:>15}{len(proven):>8}{disproved:>15}")
    rows.append("the likeliest facts, and those of them that are wrong:")
    ordered = sorted(believed, key=lambda pair: -pair[0])
    for share in (25, 50, 75, 100):
        top = [x for _, x in ordered[: len(ordered) * share // 100]]
        rows.append(f"{share:>4} %  {len(top):>5} {sum(not x.right for x in top):>5}")
    return "\n".join(rows)


def main() -> None:
    asked, *names = sys.argv[1:]
    folders = [Path(name) for name in names]
    lessons = [reading for folder in folders for reading in readings(folder)]
    if not lessons:
        print("no article with its fact file there: give ARTICLES=DIR, with texts as <source id>.txt")
        sys.exit(2)
    if asked == "report":
        print(report(left_out(lessons)))
        return
    WEIGHTS.write_text(HEAD + yaml.safe_dump(dict(learn([*lessons, *invented()])), sort_keys=True, width=100, allow_unicode=True), "utf-8")
    print(f"{len(lessons)} articles of {len({one.company for one in lessons})} companies")


HEAD = "# What each feature of a reading weighs, by slot: learnt by `make learn`, not written by hand.\n"

if __name__ == "__main__":
    main()
