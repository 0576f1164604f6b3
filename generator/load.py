"""content/*.yml to facts, prose and their vocabulary, with every problem reported at its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator import schema
from generator.documents import Document, read_document
from generator.facts import (
    CHANGES,
    FORWARD,
    SCENARIOS,
    Fact,
    Meaning,
    Period,
    Problem,
    parse_period,
)
from generator.figures import DURATIONS, Figure, NotAFigure, parse

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]

_COUNTS = ("pure", "items", "people", "companies", "countries", "times")
UNITS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "money": ("an amount of money", lambda unit: bool(re.fullmatch("[A-Z]{3}", unit))),
    "per_share": ("an amount per share", lambda unit: unit.endswith("/share")),
    "percent": ("a percentage", lambda unit: unit in ("percent", "pp", "bp")),
    "count": ("a count", lambda unit: unit in _COUNTS),
    "power": ("a power", lambda unit: unit in ("GW", "MW", "kW")),
    "multiple": ("a multiple", lambda unit: unit == "x"),
    "time": ("a length of time", lambda unit: unit in DURATIONS),
    "length": ("a length", lambda unit: unit == "nm"),
}
_DOUBLING = re.compile("翻|倍增|[減减]半|腰[斬斩]|doubl|tripl|halv", re.IGNORECASE)


@dataclass(frozen=True)
class Company:
    """A company with everything its briefs may name."""

    id: str
    folder: str
    entry: schema.Company
    document: Document

    @cached_property
    def entities(self) -> Mapping[str, schema.Entity]:
        return {self.id: self.entry, **self.entry.entities}

    @cached_property
    def segments(self) -> Mapping[str, schema.Segment]:
        entities = self.entities.values()
        return {name: part for entity in entities for name, part in entity.segments.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """An article, what was taken from it and what was left."""

    id: str
    brief: str
    entry: schema.Source
    skipped: tuple[schema.Skipped, ...]
    document: Document


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """One company in one quarter."""

    id: str
    company: Company
    period: Period
    entry: schema.BriefFile
    document: Document

    @property
    def url(self) -> str:
        return f"{self.company.folder}/{self.period}/"


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """All that the editors wrote."""

    concepts: Mapping[str, schema.Concept] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    briefs: Mapping[str, Brief] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()


def load(root: Path) -> tuple[Content, list[Problem]]:
    """Read a content folder; paths in problems begin with the folder's name."""
    problems: list[Problem] = []
    concepts = _load_concepts(root, problems)
    if not concepts:  # every fact would only name an unknown one
        return Content(), sorted(problems)
    companies: dict[str, Company] = {}
    sources: dict[str, Source] = {}
    briefs: dict[str, Brief] = {}
    facts: list[Fact] = []
    for folder in _folders(root):
        company = _load_company(root, folder, concepts, problems)
        if company is None:
            continue
        if company.id in companies:
            other = companies[company.id].folder
            message = f"the ticker '{company.id}' is taken by content/{other}"
            remedy = "write the company's own ticker"
            problems.append(company.document.problem(("ticker",), message, remedy))
        companies[company.id] = company
        for place in _folders(folder):
            _load_quarter(root, place, company, concepts, sources, briefs, facts, problems)
    _check_stray_files(root, problems)
    return Content(concepts, companies, sources, briefs, tuple(facts)), sorted(problems)


def _folders(root: Path) -> list[Path]:
    inside = root.iterdir() if root.is_dir() else ()
    return sorted(path for path in inside if path.is_dir() and not path.name.startswith("."))


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root.parent).as_posix()


def _check_stray_files(root: Path, problems: list[Problem]) -> None:
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            remedy = "put the file itself here"
            problems.append(Problem(_name(root, path), 1, 1, "a link is not read", remedy))
        elif not path.is_file() or path.name.startswith("."):
            continue
        elif path.suffix != ".yml":
            remedy = f"rename it to {path.stem}.yml or move it out of content/"
            message = "only .yml files are read here"
            problems.append(Problem(_name(root, path), 1, 1, message, remedy))
        elif not _has_place(path.relative_to(root).parts):
            remedy = "put it in the folder of its company and quarter"
            problems.append(Problem(_name(root, path), 1, 1, "the file is not read here", remedy))


def _has_place(parts: tuple[str, ...]) -> bool:
    return parts == ("concepts.yml",) or parts[1:] == ("company.yml",) or len(parts) == 3


def _read(
    root: Path, path: Path, model: type[Model], problems: list[Problem]
) -> tuple[Document | None, Model | None]:
    document, found = read_document(path, _name(root, path))
    problems += found
    if document is None:
        return None, None
    entry, found = validate(document, (), document.root.plain(), model)
    problems += found
    return document, entry


def validate(
    document: Document, place: Place, data: Any, model: type[Model]
) -> tuple[Model | None, list[Problem]]:
    """Check plain data against a model; pydantic's errors become problems at their places."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        items = error.errors(include_url=False)
        return None, [
            _validation_problem(document, place, item, model)
            for item in items
            if not _is_alternative(item, items)
        ]


_BRANCHES = ("str", "Category")  # pydantic names the branch of a union that it tried


def _is_branch(step: str | int) -> bool:
    return step in _BRANCHES or (isinstance(step, str) and step.endswith("]"))


def _is_alternative(item: Any, items: list[Any]) -> bool:
    """Whether an error says only that a mapping is no text, where the other branch says more."""
    *before, last = item["loc"] or ("",)
    others = (other["loc"][: len(before)] for other in items if other is not item)
    return last == "str" and tuple(before) in others


def _validation_problem(
    document: Document, place: Place, item: Any, model: type[BaseModel]
) -> Problem:
    where = (*place, *(step for step in item["loc"] if not _is_branch(step)))
    kind, context = item["type"], item.get("ctx", {})
    name = str(where[-1]) if where else "the file"
    if where and isinstance(where[-1], int):
        name = f"entry {where[-1] + 1} of {where[-2]}"
    if kind == "missing":
        return document.problem(where[:-1], f"'{name}' is missing", f"add '{name}: …'")
    if kind == "extra_forbidden":
        known = sorted(_keys(model, item["loc"][:-1]))
        at = document.root.at(*where)
        line = at.key_line or at.line
        column = _key_column(document, where) if at.key_line else at.column
        return Problem(document.path, line, column, f"unknown key '{name}'", suggest(name, known))
    if kind in ("literal_error", "enum"):
        words = [word.strip("' ") for word in re.split(r",| or ", str(context["expected"]))]
        remedy = suggest(str(item["input"]), [word for word in words if word])
        return document.problem(where, f"'{item['input']}' is not a {name}", remedy)
    if kind == "value_error":
        message, _, remedy = str(context["error"]).partition("|")
        return document.problem(where, f"{name}: {message}", remedy)
    if kind == "string_pattern_mismatch":
        message = f"{name}: '{str(item['input'])[:40]}' has not the form wanted here"
        return document.problem(where, message, f"write {_FORMS[name]}")
    message, remedy = _MESSAGES.get(kind, (item["msg"].lower(), "mend it"))
    shown = str(item["input"])[:40]
    message = f"{name}: {message.format(input=shown, **context)}"
    return document.problem(where, message, remedy.format(name=name, **context))


def _key_column(document: Document, where: Place) -> int:
    return document.root.at(*where[:-1]).column if len(where) > 1 else 1


_MESSAGES = {
    "int_parsing": ("'{input}' is no whole number", "write digits only"),
    "int_type": ("a number is wanted here", "write digits only"),
    "bool_parsing": ("'{input}' is neither true nor false", "write true or false"),
    "date_from_datetime_parsing": ("'{input}' is no date", "write it as 2026-02-06"),
    "date_parsing": ("'{input}' is no date", "write it as 2026-02-06"),
    "date_type": ("a date is wanted here", "write it as 2026-02-06"),
    "string_type": ("a text is wanted here", "write one text, not a list or mapping"),
    "dict_type": ("a text in both languages is wanted here", "write {{en: …, zh-Hant: …}}"),
    "list_type": ("a list is wanted here", "begin each entry with '- '"),
    "model_type": ("keys are wanted here", "write 'key: value' lines"),
    "model_attributes_type": ("keys are wanted here", "write 'key: value' lines"),
    "too_short": ("too few entries", "write at least {min_length}"),
    "too_long": ("too many entries", "write at most {max_length}"),
    "string_too_short": ("the text is empty", "write it or delete the key"),
    "string_too_long": (
        "the text is longer than {max_length} characters",
        "write the figure alone",
    ),
    "greater_than_equal": ("'{input}' is too small", "write {ge} or more"),
    "less_than_equal": ("'{input}' is too large", "write {le} or less"),
}


_FORMS = {
    "currency": "a code of ISO 4217, such as USD",
    "sha256": "the SHA-256 of the article's text, which is sixty-four hexadecimal digits",
    "ticker": "the exchange's symbol in capitals, such as AMZN",
}


def _keys(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """The keys a model allows at a place, found by walking its annotations."""
    current: Any = model
    for step in loc:
        if _is_model(current) and step in current.model_fields:
            current = _inner(current.model_fields[step].annotation)
    return list(current.model_fields) if _is_model(current) else []


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _inner(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _inner(part)
        if found is not None:
            return found
    return None


def suggest(name: str, known: list[str]) -> str:
    """The remedy for a name that is not known."""
    if not known:
        return "delete it: there is none to choose from"
    lower = [word.lower() for word in known]
    close = get_close_matches(name, known, 1, 0.6) or get_close_matches(name.lower(), lower, 1, 0.6)
    if close:
        return f"did you mean '{known[lower.index(close[0].lower())]}'?"
    return f"write one of: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"


def _load_concepts(root: Path, problems: list[Problem]) -> dict[str, schema.Concept]:
    path = root / "concepts.yml"
    document, found = read_document(path, _name(root, path))
    problems += found
    if document is None:
        return {}
    if not isinstance(document.root.value, dict):
        message = "the file: keys are wanted here"
        remedy = "write 'Name:' and the concept's keys below it"
        problems.append(document.problem((), message, remedy))
        return {}
    concepts = {}
    for name, node in document.root.value.items():
        entry, found = validate(document, (name,), node.plain(), schema.Concept)
        problems += found
        if not re.fullmatch("[A-Z][A-Za-z0-9]+", name):
            message = f"'{name}' is no concept name"
            remedy = "write it in UpperCamelCase, like OperatingIncome"
            problems.append(Problem(document.path, node.key_line, 1, message, remedy))
        if entry:
            concepts[name] = entry
    for name, concept in concepts.items():
        for place, part in _named_concepts(concept):
            if part.lstrip("-") not in concepts:
                remedy = suggest(part, list(concepts))
                problems.append(
                    document.problem((name, *place), f"unknown concept '{part}'", remedy)
                )
    return concepts


def _named_concepts(concept: schema.Concept) -> Iterator[tuple[Place, str]]:
    for key in ("sum_of", "ratio_of", "growth_of"):
        for index, part in enumerate(getattr(concept, key)):
            yield (key, index), part
    for key in ("share_of", "annualised"):
        if getattr(concept, key):
            yield (key,), getattr(concept, key)


def _load_company(
    root: Path, folder: Path, concepts: Mapping[str, object], problems: list[Problem]
) -> Company | None:
    document, entry = _read(root, folder / "company.yml", schema.Company, problems)
    if document is None or entry is None:
        return None
    company = Company(entry.ticker, folder.name, entry, document)
    names = Counter([*company.entities, *company.segments, *concepts])
    for name in (name for name, count in names.items() if count > 1):
        place: Place = ("segments", name) if name in entry.segments else ("entities", name)
        remedy = "give segments, entities and concepts different names"
        problems.append(document.problem(place, f"'{name}' names two things", remedy))
    problems += _unusable_names(company)
    for key, names_known in (("parts", entry.segments), ("peers", entry.entities)):
        for index, name in enumerate(getattr(entry, key)):
            if name not in names_known:
                remedy = suggest(name, list(names_known))
                problems.append(document.problem((key, index), f"unknown name '{name}'", remedy))
    return company


def _unusable_names(company: Company) -> Iterator[Problem]:
    """Names that a reference would read as something else, or not at all."""
    entry, document = company.entry, company.document
    places: list[Place] = [("entities", name) for name in entry.entities]
    places += [("segments", name) for name in entry.segments]
    for owner, entity in entry.entities.items():
        places += [("entities", owner, "segments", name) for name in entity.segments]
    if company.id in entry.entities:
        message = f"'{company.id}' is the company itself"
        yield document.problem(("entities", company.id), message, "delete it here")
    for place in places:
        name = str(place[-1])
        if not re.fullmatch(r"[\w.&-]+", name) or name == "by" or _is_token(name):
            message = f"'{name}' cannot be named in a reference"
            remedy = "write one word that is no period, scenario or change"
            yield document.problem(place, message, remedy)


def _is_token(name: str) -> bool:
    if name in SCENARIOS or name in CHANGES:
        return True
    try:
        parse_period(name)
    except ValueError:
        return False
    return True


def _load_quarter(  # noqa: PLR0913, PLR0917 - what is read and where it goes
    root: Path,
    folder: Path,
    company: Company,
    concepts: Mapping[str, schema.Concept],
    sources: dict[str, Source],
    briefs: dict[str, Brief],
    facts: list[Fact],
    problems: list[Problem],
) -> None:
    try:
        period = parse_period(folder.name, company.entry.fiscal_year_end)
    except ValueError:
        period = None
    if period is None or period.kind != "quarter":
        message = f"'{folder.name}' is no quarter"
        problems.append(Problem(_name(root, folder), 1, 1, message, "name the folder like 2025Q4"))
        return
    brief_id = f"{company.id}/{period}"
    if brief_id in briefs:
        message = f"{briefs[brief_id].document.path} stands for {period} already"
        remedy = "keep one folder for each quarter"
        problems.append(Problem(_name(root, folder), 1, 1, message, remedy))
        return
    document, entry = _read(root, folder / "brief.yml", schema.BriefFile, problems)
    if document and entry:
        briefs[brief_id] = Brief(brief_id, company, period, entry, document)
    for path in sorted(folder.glob("*.yml")):
        if path.name != "brief.yml" and not path.name.startswith("."):
            _load_fact_file(
                root, path, company, period, brief_id, concepts, sources, facts, problems
            )


def _load_fact_file(  # noqa: PLR0913, PLR0917 - as above
    root: Path,
    path: Path,
    company: Company,
    period: Period,
    brief: str,
    concepts: Mapping[str, schema.Concept],
    sources: dict[str, Source],
    facts: list[Fact],
    problems: list[Problem],
) -> None:
    document, entry = _read(root, path, schema.FactFile, problems)
    if document is None or entry is None:
        return
    if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", path.stem):
        remedy = "name it in lower-case letters, digits and single hyphens"
        message = "the file's name cannot be a source's id"
        problems.append(Problem(document.path, 1, 1, message, remedy))
    if path.stem in sources:
        first = sources[path.stem].document.path
        message = f"the source '{path.stem}' stands in {first} already"
        problems.append(Problem(document.path, 1, 1, message, "give each article one fact file"))
    sources[path.stem] = Source(path.stem, brief, entry.source, tuple(entry.skipped), document)
    reader = _FactReader(document, company, period, brief, path.stem, concepts)
    taken: Counter[str] = Counter()
    seen: dict[tuple[Meaning, int, str], int] = {}
    for index, item in enumerate(entry.facts):
        fact, found = reader.read(index, item)
        problems += found
        if fact is None:
            continue
        same = (fact.meaning, fact.at, fact.printed)
        if same in seen:
            message = f"this fact stands on line {seen[same]} already"
            again = Problem(fact.path, fact.line, fact.column, message, "delete one of them")
            problems.append(again)
            continue
        seen[same] = fact.line
        taken[fact.id] += 1
        count = taken[fact.id]
        facts.append(fact if count == 1 else replace(fact, id=f"{fact.id}~{count}"))


@dataclass(frozen=True)
class _FactReader:
    document: Document
    company: Company
    period: Period
    brief: str
    source: str
    concepts: Mapping[str, schema.Concept]

    def read(self, index: int, item: schema.FactEntry) -> tuple[Fact | None, list[Problem]]:
        place: Place = ("facts", index)
        problems = list(self._name_problems(place, item))
        if problems:
            return None, problems
        entity = item.entity or self.company.id
        concept = self.concepts[item.concept]
        fiscal_year_end = self.company.entities[entity].fiscal_year_end
        try:
            period = parse_period(item.period, fiscal_year_end) if item.period else self.period
        except ValueError as error:
            remedy = "write it like 2025Q4, FY2025, TTM2025Q4, 2025-12-31, by 2027"
            return None, [self.document.problem((*place, "period"), str(error), remedy)]
        figure, found = self._figure(place, item, concept, self.company.entities[entity].currency)
        if figure is None:
            return None, found
        issued = str(self.period) if item.scenario in FORWARD else ""
        by = {"en": item.by, "zh-Hant": item.by} if isinstance(item.by, str) else item.by
        name = by["en"] if by and item.scenario == "estimate" else ""
        period = concept_period(concept, period)
        meaning = Meaning(
            entity, item.segment, item.concept, period, item.scenario, item.change, issued, name
        )
        node = self.document.root.at(*place)
        return Fact(
            f"{self.source}.p{item.at}.{self._short(meaning)}",
            self.brief, meaning, figure, item.printed, self.source, item.at,
            self.document.path, node.line, node.column,
            by, item.note, item.prefer, tuple(item.claims),
        ), []  # fmt: skip

    def _short(self, meaning: Meaning) -> str:
        entity = "" if meaning.entity == self.company.id else meaning.entity
        return str(replace(meaning, entity=entity, issued=""))

    def _name_problems(self, place: Place, item: schema.FactEntry) -> Iterator[Problem]:
        entity = item.entity or self.company.id
        known = self.company.entities
        if item.concept not in self.concepts:
            yield self._unknown(place, "concept", item.concept, list(self.concepts))
        if entity not in known:
            yield self._unknown(place, "entity", entity, list(known))
        elif item.segment and item.segment not in known[entity].segments:
            owners = (name for name, other in known.items() if item.segment in other.segments)
            owner = next(owners, "")
            if owner:
                message = f"the segment '{item.segment}' belongs to {owner}"
                theirs = owner != self.company.id
                remedy = f"add 'entity: {owner}'" if theirs else "delete the entity"
                yield self.document.problem((*place, "segment"), message, remedy)
            else:
                yield self._unknown(place, "segment", item.segment, list(known[entity].segments))
        if item.scenario == "estimate" and not item.by:
            yield self.document.problem(place, "an estimate without its author", "add 'by: …'")

    def _unknown(self, place: Place, key: str, name: str, known: list[str]) -> Problem:
        return self.document.problem((*place, key), f"unknown {key} '{name}'", suggest(name, known))

    def _figure(
        self, place: Place, item: schema.FactEntry, concept: schema.Concept, currency: str
    ) -> tuple[Figure | None, list[Problem]]:
        where = (*place, "printed")
        try:
            figure = parse(item.printed, currency)
        except NotAFigure as error:
            why, _, remedy = str(error).partition("; ")
            usual = (
                "write the figure exactly as the article prints it, with its unit and nothing else"
            )
            message = f"'{item.printed}' is no figure: {why}"
            return None, [self.document.problem(where, message, remedy or usual)]
        fitted = fit(figure, concept, item.change, currency, item.printed)
        if fitted is None:
            relative = CHANGES.get(item.change) == "relative"
            wanted = "a percentage" if relative else UNITS[concept.unit][0]
            what = f"{item.concept} {item.change}".strip()
            message = f"'{item.printed}' is in {figure.unit}, but {what} is {wanted}"
            remedy = "mend the concept, the change or the figure"
            return None, [self.document.problem(where, message, remedy)]
        return (negative(fitted) if item.down else fitted), []


def concept_period(concept: schema.Concept, period: Period) -> Period:
    """The period as the concept wants it: balances stand at a period's last day."""
    if concept.period == "instant" and period.kind in ("quarter", "year"):
        return Period("day", period.end, period.end, period.end.isoformat())
    return period


def fit(
    figure: Figure, concept: schema.Concept, change: str, currency: str, printed: str
) -> Figure | None:
    """The figure in its concept's unit, or None where the two cannot be reconciled."""
    unit = figure.unit
    if CHANGES.get(change) == "relative":
        if unit == "x":
            return _multiple_to_percent(figure, 1 if _DOUBLING.search(printed) else 0)
        if unit == "pure":
            return replace(figure, unit="percent") if figure.low != figure.high else None
        return figure if unit in ("percent", "pp", "bp") else None
    if unit in ("pure", None) and concept.unit in ("money", "per_share"):
        unit = currency
    if concept.unit == "per_share" and unit and re.fullmatch("[A-Z]{3}", unit):
        unit = f"{unit}/share"
    return replace(figure, unit=unit) if unit and UNITS[concept.unit][1](unit) else None


def _multiple_to_percent(figure: Figure, base: int) -> Figure:
    low = None if figure.low is None else (figure.low - base) * 100
    high = None if figure.high is None else (figure.high - base) * 100
    return replace(figure, low=low, high=high, unit="percent", decimals=figure.decimals - 2)


def negative(figure: Figure) -> Figure:
    """The figure below zero: what was printed as a size."""
    low = None if figure.high is None else -figure.high
    high = None if figure.low is None else -figure.low
    return replace(figure, low=low, high=high)
