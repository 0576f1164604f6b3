"""Questions to a program that reads along: an article with its figures, a choice asked of each.

It may answer with names of the question's vocabulary alone, so nothing it says becomes a number.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from briefs.articles.clauses import Place
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.readings.situation import Candidates
from briefs.content import models
from briefs.content.suggest import clip, suggest
from briefs.model.facts import PRINTED_CHANGES, SCENARIOS
from briefs.model.period import Period, fiscal_year
from briefs.model.problem import counted

Key = tuple[int, int]  # of a figure: its paragraph, and where it begins there
Heard = Mapping[Key, tuple[Place, Mapping[str, Candidates]]]  # what may be chosen, by slot
Names = Mapping[str, Mapping[str, Any]]  # what an answer may say under each key, with its value

REQUIRED, FREE = ("concept", "subject", "period", "scenario"), ("change", "by")
REASONS = get_args(models.Skipped.model_fields["reason"].annotation)
FOUND_OUT = "repeats"  # a reason that only a comparison of all facts tells
MAX_TOLD = 5  # faults of an answer; more would bury the first
TASK = (
    'Answer with one JSON object, {"answers": [...]}, and one answer for each of the figures: its '
    "id with concept, subject, period, scenario, change (empty for a level) and by (whose estimate "
    "or consensus, else empty); or its id with no_fact, the reason. Every word is a name under "
    "vocabulary. Places count the characters of a paragraph's text. Candidates are what the words "
    "near a figure suggest, in alphabetical order. Figures that repeat others are read like them. "
    "State no number: values are those that the article prints."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice for each slot of a figure's reading, or the reason why it is no fact."""

    no_fact: str = ""
    change: str = ""
    concept: str = ""
    view: tuple[Period | None, str, str] = (None, "", "")
    subject: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Question:
    """An article's figures and the names that their readings may have."""

    paragraphs: Sequence[str]
    vocabulary: Vocabulary
    calendar: Calendar
    heard: Heard

    @cached_property
    def names(self) -> Names:
        """All that an answer may say."""
        chosen = [_by_key(candidates) for _, candidates in self.heard.values()]
        entities = self.vocabulary.company.entities
        subjects = [(name, part) for name in entities for part in ("", *entities[name].segments)]
        own = {
            "concept": self.vocabulary.concepts,
            "subject": subjects,
            "period": self._periods(),
            "scenario": SCENARIOS,
            "change": PRINTED_CHANGES,
            "no_fact": [reason for reason in REASONS if reason != FOUND_OUT],
        }
        return {
            key: {
                _name(value): value
                for value in (*own.get(key, ()), *(v for one in chosen for v in one.get(key, ())))
                if value
            }
            for key in (*REQUIRED, *FREE, "no_fact")
        }

    def _periods(self) -> Iterator[Period]:
        """The quarters and years around the article's, its day and that of the market."""
        now = self.calendar.quarter
        yield from filter(None, (self.calendar.written, self.calendar.market_day))
        yield from (self.calendar.quarter_at(step) for step in range(-5, 5))
        yield from (fiscal_year(now.year + step, now.fiscal) for step in range(-2, 3))

    def data(self) -> dict[str, Any]:
        """The question as JSON has it."""
        company = self.vocabulary.company
        return {
            "task": TASK,
            "company": company.id,
            "quarter": str(self.calendar.quarter),
            "published": str(self.calendar.written or ""),
            "paragraphs": [
                {"paragraph": at, "text": text} for at, text in enumerate(self.paragraphs, 1)
            ],
            "figures": [*self._figures()],
            "vocabulary": {
                **{key: sorted(values) for key, values in self.names.items()},
                "concept": {
                    name: {"label": one.label, "unit": one.unit, "definition": one.definition}
                    for name, one in self.vocabulary.concepts.items()
                },
                "subject": {
                    name: {"label": _label(company.entities[entity], part)}
                    for name, (entity, part) in self.names["subject"].items()
                },
            },
        }

    def _figures(self) -> Iterator[dict[str, Any]]:
        for number, ((at, _), (place, candidates)) in enumerate(self.heard.items(), 1):
            yield {
                "id": number,
                "printed": place.found.printed,
                "paragraph": at,
                "start": place.start,
                "end": place.end,
                "sentence": list(place.sentence),
                "candidates": {
                    key: sorted(set(map(_name, values)))
                    for key, values in _by_key(candidates).items()
                },
            }

    def answers(self, said: object) -> Mapping[Key, Answer]:
        """A program's answers by figure; raises ValueError where one is not as asked for."""
        keys = dict(enumerate(self.heard, 1))
        listed = said.get("answers") if isinstance(said, dict) else None
        if not isinstance(listed, list) or len(said) > 1:  # type: ignore[arg-type]
            raise ValueError('it is not {"answers": [...]}; write so, an answer for each figure')
        found: dict[int, Answer] = {}
        faults = []
        for place, one in enumerate(listed, 1):
            try:
                number = _id(one, keys, found)
                found[number] = _answer(one, self.names)
            except ValueError as fault:
                faults.append(f"answer {place}: {fault}")
        missing = [str(number) for number in keys if number not in found]
        if missing and not faults:
            which = clip(", ".join(missing))
            faults = [f"no answer for {counted(len(missing), 'figure')}: {which}; give each one"]
        if faults:
            more = [f"and {len(faults) - MAX_TOLD} more"] if faults[MAX_TOLD:] else []
            raise ValueError("\n".join([*faults[:MAX_TOLD], *more]))
        return {keys[number]: answer for number, answer in found.items()}


def _by_key(candidates: Mapping[str, Candidates]) -> Mapping[str, Collection[Any]]:
    """Candidates of the slots by the keys of an answer."""
    own = {key: candidates.get(key, ()) for key in ("concept", "subject", "change")}
    views = [*zip(*candidates.get("view", ()), strict=True)] or [(), (), ()]
    return own | dict(zip(("period", "scenario", "by"), views, strict=True))


def _name(value: Hashable) -> str:
    """A value in an answer's words; of a subject, its entity and its part."""
    return " ".join(filter(None, value)) if isinstance(value, tuple) else str(value)


def _label(entity: models.Entity, part: str) -> Mapping[str, str]:
    return entity.segments[part].label if part else entity.name


def _id(one: Any, keys: Mapping[int, Key], found: Collection[int]) -> int:
    """The figure that an answer is about; raises ValueError."""
    number = one.get("id") if isinstance(one, dict) else None
    if type(number) is not int or number not in keys:
        said = clip(number if isinstance(one, dict) else one)
        raise ValueError(f"there is no figure '{said}'; give an id from 1 to {len(keys)}")
    if number in found:
        raise ValueError(f"figure {number} is answered twice; give each figure one answer")
    return number


def _answer(one: Mapping[str, Any], names: Names) -> Answer:
    """One answer in values; raises ValueError."""
    said = dict(_said(one, names))
    if "no_fact" in said:
        if len(said) > 1:
            raise ValueError("it is a fact and none; say no_fact alone, or leave it out")
        return Answer(no_fact=said["no_fact"])
    for key in REQUIRED:
        if key not in said:
            raise ValueError(f"{key} is missing; say one, or no_fact and the reason")
    if said["scenario"] == "estimate" and "by" not in said:
        raise ValueError("an estimate has no by; say whose it is, or another scenario")
    view = said["period"], said["scenario"], said.get("by", "")
    return Answer("", said.get("change", ""), said["concept"], view, said["subject"])


def _said(one: Mapping[str, Any], names: Names) -> Iterator[tuple[str, Any]]:
    """The values that an answer names, each under its key; raises ValueError."""
    for key, word in one.items():
        if key == "id" or word == "":
            continue
        if key not in names:
            remedy = f"say {', '.join(names)} alone: values come from the article's own figures"
            raise ValueError(f"'{clip(key)}' is not asked for; {remedy}")
        if not isinstance(word, str) or word not in names[key]:
            remedy = suggest(str(word), [*names[key]])
            raise ValueError(f"'{clip(word)}' is no {key} of the vocabulary; {remedy}")
        yield key, names[key][word]
