"""content/*.yml to facts, prose and their vocabulary, with every problem reported at its place."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from briefs.content import models
from briefs.content.validate import Place, clip, nearest, suggest, validate
from briefs.content.yaml_source import MAX_PROBLEMS, Document, read_document
from briefs.figures.reader import NotAFigure, parse
from briefs.figures.scan import scan
from briefs.model.facts import CHANGES, FORWARD, LANGUAGES, SCENARIOS, Fact, Meaning
from briefs.model.figure import Figure
from briefs.model.period import (
    Period,
    calendar_quarter,
    counterpart,
    earlier,
    is_period,
    parse_period,
)
from briefs.model.problem import Problem
from briefs.model.unit import DURATIONS

Model = TypeVar("Model", bound=BaseModel)

MAX_FILES = 20_000  # in content/
MAX_SOURCES = 100  # fact files of one brief

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
_SLUG = re.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
_GROWN = re.compile(
    "(?:(?:[成增][長长]|增加|年增|季增|同比增[长長]|[环環]比增[长長])了?"
    "|(?:grew|rose|increased|up)(?: by)? )(?=.*(?:倍|x|×|times)$)",
    re.IGNORECASE,
)
_CLOSES_EARLY = timedelta(days=7)  # fiscal years of whole weeks end about the end of the month
_DOUBLING = re.compile("翻|倍增|[減减]半|腰[斬斩]|doubl|tripl|halv", re.IGNORECASE)


@dataclass(frozen=True)
class Company:
    """A company with everything its briefs may name."""

    id: str
    folder: str
    entry: models.Company
    document: Document

    @cached_property
    def entities(self) -> Mapping[str, models.Entity]:
        return {self.id: self.entry, **self.entry.entities}

    @cached_property
    def segments(self) -> Mapping[str, models.Segment]:
        entities = self.entities.values()
        return {name: part for entity in entities for name, part in entity.segments.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """An article, what was taken from it and what was left."""

    id: str
    brief: str
    entry: models.Source
    skipped: tuple[models.Skipped, ...]
    document: Document
    undecided: tuple[models.Undecided, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """One company in one quarter."""

    id: str
    company: Company
    period: Period
    entry: models.BriefFile
    document: Document

    @property
    def url(self) -> str:
        return f"{self.company.folder}/{self.period}/"


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """All that the editors wrote."""

    concepts: Mapping[str, models.Concept] = field(default_factory=dict)
    companies: Mapping[str, Company] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    briefs: Mapping[str, Brief] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    unfinished: Mapping[str, Brief] = field(default_factory=dict)  # by path, without their texts


def load(root: Path) -> tuple[Content, list[Problem]]:
    """Read a content folder; paths in problems begin with the folder's name."""
    problems: list[Problem] = []
    concepts, broken = _load_concepts(root, problems)
    if not concepts:  # every fact would only name an unknown one
        _check_stray_files(root, problems)
        return Content(), sorted(problems)
    companies: dict[str, Company] = {}
    sources: dict[str, Source] = {}
    briefs: dict[str, Brief] = {}
    facts: list[Fact] = []
    for folder in _folders(root):
        company = _load_company(root, folder, concepts, problems)
        if company is None:
            continue
        if not _SLUG.fullmatch(folder.name):
            message = f"the folder '{clip(folder.name)}' cannot be used in an address"
            remedy = f"name it in small letters, such as {_slug(company.id)}"
            problems.append(Problem(_name(root, folder), 1, 1, message, remedy))
            continue
        if company.id in companies:
            other = companies[company.id].folder
            message = f"the ticker '{company.id}' is taken by content/{other}"
            remedy = "write the company's own ticker"
            problems.append(company.document.problem(("ticker",), message, remedy))
        companies[company.id] = company
        for place in _folders(folder):
            _load_quarter(root, place, company, concepts, sources, briefs, facts, problems)
    problems += _other_accounts(companies)
    follows = {f"unknown concept '{name}'" for name in broken}
    problems = [problem for problem in problems if problem.message not in follows]
    _check_stray_files(root, problems)
    unfinished = {
        brief.document.path: briefs.pop(name)
        for name, brief in list(briefs.items())
        if not brief.entry.headline
    }
    content = Content(concepts, companies, sources, briefs, tuple(facts), unfinished)
    return content, sorted(problems)


def _other_accounts(companies: Mapping[str, Company]) -> Iterator[Problem]:
    """Entities whose fiscal year or currency another company's file gives otherwise."""
    known: dict[str, tuple[models.Entity, str]] = {
        name: (company.entry, company.folder) for name, company in companies.items()
    }
    for company in companies.values():
        for name, entity in company.entry.entities.items():
            first, folder = known.setdefault(name, (entity, company.folder))
            for key in ("fiscal_year_end", "currency"):
                said = getattr(first, key)
                if getattr(entity, key) != said:
                    place: Place = ("entities", name, key)
                    message = f"{name} has {key}: {said} in content/{folder}/company.yml"
                    remedy = f"write {key}: {said} here too, or mend it there"
                    yield company.document.problem(place, message, remedy)


def _folders(root: Path) -> list[Path]:
    """The folders to read; links are never followed."""
    inside = root.iterdir() if root.is_dir() else ()
    return sorted(
        path
        for path in inside
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    )


def _slug(name: str) -> str:
    """A name as it may stand in an address."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:60]


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root.parent).as_posix()


def _check_stray_files(root: Path, problems: list[Problem]) -> None:
    paths = sorted(islice(root.rglob("*"), MAX_FILES + 1))
    if len(paths) > MAX_FILES:
        message, remedy = f"more than {MAX_FILES:,} files stand here", "move out what is no content"
        problems.append(Problem(root.name, 1, 1, message, remedy))
        return
    for path in paths:
        if path.is_symlink():
            message, remedy = "a link is not followed", "put the file itself here"
        elif not path.is_file() or _is_hidden(root, path) or path == root / "addresses.txt":
            continue
        elif path.name.lower() != path.name and path.name.lower() in _PURPOSES:
            message = "the file's name must be in small letters"
            remedy = f"rename it to {path.name.lower()}"
        elif path.suffix != ".yml":
            message = "only .yml files are read here"
            remedy = "move it out of content/"
            if path.suffix.lower() in (".yaml", ".yml", ".txt"):
                name = f"{path.name.lower().partition('.')[0]}.yml"
                remedy = f"rename it to {name}, or {remedy}"
        elif not _has_place(path.relative_to(root).parts):
            message = "the file is not read here"
            remedy = "put it in the folder of its company and quarter"
        else:
            continue
        problems.append(Problem(_name(root, path), 1, 1, message, remedy))


_PURPOSES = {
    "brief.yml": "write the brief's prose there, in the manner of another quarter's brief.yml",
    "company.yml": "write the company's name, ticker and segments there, as in another company's",
    "concepts.yml": "restore it: it defines what can be measured",
}


def _is_hidden(root: Path, path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _has_place(parts: tuple[str, ...]) -> bool:
    return parts == ("concepts.yml",) or parts[1:] == ("company.yml",) or len(parts) == 3


def _read(
    root: Path, path: Path, model: type[Model], problems: list[Problem]
) -> tuple[Document | None, Model | None]:
    document = _document(root, path, problems)
    if document is None:
        return None, None
    entry, found = validate(document, (), document.root.plain(), model)
    problems += found
    return document, entry


def _document(root: Path, path: Path, problems: list[Problem]) -> Document | None:
    if path.is_symlink() or (not path.exists() and _misnamed(path)):
        return None  # the check for stray files names it
    document, found = read_document(path, _name(root, path))
    if not path.exists() and path.name in _PURPOSES:
        found = [replace(problem, remedy=_PURPOSES[path.name]) for problem in found]
    problems += found
    return document


def _misnamed(path: Path) -> bool:
    """Whether the file is there under a name with capitals or another ending."""
    names = (path.name, f"{path.stem}.yaml")
    folder = path.parent.iterdir() if path.parent.is_dir() else ()
    return any(other.name.lower() in names for other in folder)


def _load_concepts(
    root: Path, problems: list[Problem]
) -> tuple[dict[str, models.Concept], set[str]]:
    """The concepts, and the names of those that have problems of their own."""
    path = root / "concepts.yml"
    document = _document(root, path, problems)
    if document is None:
        return {}, set()
    if not isinstance(document.root.value, dict):
        message = "a list or text stands where the concepts are wanted"
        remedy = "write 'Name:' and the concept's keys below it"
        problems.append(document.problem((), message, remedy))
        return {}, set()
    concepts = {}
    broken = set()
    for name, node in document.root.value.items():
        entry, found = validate(document, (name,), node.plain(), models.Concept)
        problems += found
        if not re.fullmatch("[A-Z][A-Za-z0-9]+", name):
            message = f"'{clip(name)}' is no concept name"
            remedy = "write it in UpperCamelCase, like OperatingIncome"
            problems.append(Problem(document.path, node.key_line, 1, message, remedy))
        if entry:
            concepts[name] = entry
        else:
            broken.add(name)
    for name, concept in concepts.items():
        for place, part in _named_concepts(concept):
            if part.lstrip("-") not in concepts:
                remedy = suggest(part, list(concepts))
                problems.append(
                    document.problem((name, *place), f"unknown concept '{clip(part)}'", remedy)
                )
    return concepts, broken


def _named_concepts(concept: models.Concept) -> Iterator[tuple[Place, str]]:
    for key in ("sum_of", "ratio_of", "growth_of"):
        for index, part in enumerate(getattr(concept, key)):
            yield (key, index), part
    for key in ("share_of", "annualised"):
        if getattr(concept, key):
            yield (key,), getattr(concept, key)


def _load_company(
    root: Path, folder: Path, concepts: Mapping[str, object], problems: list[Problem]
) -> Company | None:
    document, entry = _read(root, folder / "company.yml", models.Company, problems)
    if document is None or entry is None:
        return None
    company = Company(entry.ticker, folder.name, entry, document)
    names = Counter([*company.entities, *company.segments, *concepts])
    for name in (name for name, count in names.items() if count > 1):
        place: Place = ("segments", name) if name in entry.segments else ("entities", name)
        remedy = "give segments, entities and concepts different names"
        problems.append(document.problem(place, f"'{clip(name)}' names two things", remedy))
    problems += _unusable_names(company)
    for key, names_known in (("parts", entry.segments), ("peers", entry.entities)):
        for index, name in enumerate(getattr(entry, key)):
            if name not in names_known:
                remedy = suggest(name, list(names_known))
                problems.append(
                    document.problem((key, index), f"unknown name '{clip(name)}'", remedy)
                )
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
            message = f"'{clip(name)}' cannot be named in a reference"
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
    concepts: Mapping[str, models.Concept],
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
        message = f"'{clip(folder.name)}' is no quarter"
        like = parse_period("2025Q4", company.entry.fiscal_year_end)
        meant = meant_period(folder.name)
        remedy = f"name the folder like {like}"
        if meant and parse_period(meant).kind == "quarter":
            remedy = f"rename the folder to {parse_period(meant, company.entry.fiscal_year_end)}"
        problems.append(Problem(_name(root, folder), 1, 1, message, remedy))
        return
    if folder.name != str(period):
        message = f"{company.id} calls this quarter {period}"
        remedy = f"name the folder {period}"
        problems.append(Problem(_name(root, folder), 1, 1, message, remedy))
        return
    brief_id = f"{company.id}/{period}"
    document, entry = _read(root, folder / "brief.yml", models.BriefFile, problems)
    if document:
        brief = Brief(brief_id, company, period, entry or _unfinished(document), document)
        briefs[brief_id] = brief
    paths = [path for path in sorted(folder.glob("*.yml")) if not path.name.startswith(".")]
    if len(paths) > MAX_SOURCES:
        message, remedy = f"the folder holds {len(paths)} files", f"keep at most {MAX_SOURCES}"
        problems.append(Problem(_name(root, folder), 1, 1, message, remedy))
        return
    for path in paths:
        if path.name.lower() not in _PURPOSES:
            _load_fact_file(
                root, path, company, period, brief_id, concepts, sources, facts, problems
            )


def _unfinished(document: Document) -> models.BriefFile:
    """What can be read of a brief with blanks: which conflicts its editor has looked at."""
    data = document.root.plain()
    told = data.get("disputes") if isinstance(data, dict) else None
    items = told if isinstance(told, list) else []
    found = [item.get("findings") if isinstance(item, dict) else None for item in items]
    named = [names if isinstance(names, list) else [] for names in found]
    disputes = [
        models.Dispute.model_construct(findings=[name for name in names if isinstance(name, str)])
        for names in named
    ]
    return models.BriefFile.model_construct(headline={}, disputes=disputes)


def _load_fact_file(  # noqa: PLR0913, PLR0917 - as above
    root: Path,
    path: Path,
    company: Company,
    period: Period,
    brief: str,
    concepts: Mapping[str, models.Concept],
    sources: dict[str, Source],
    facts: list[Fact],
    problems: list[Problem],
) -> None:
    document, entry = _read(root, path, models.FactFile, problems)
    if document is not None and entry is None:  # a draft: its facts can be read all the same
        entry, _ = validate(document, (), with_stand_ins(document.root.plain()), models.FactFile)
    if document is None or entry is None:
        return
    problems += _undecided(document, entry)
    if not _SLUG.fullmatch(path.stem):
        better = f": {_slug(path.stem)}.yml" if _slug(path.stem) else ""
        remedy = f"rename it with small letters, digits and single hyphens{better}"
        message = "the file's name cannot be a source's id"
        problems.append(Problem(document.path, 1, 1, message, remedy))
    if path.stem in sources:
        first = sources[path.stem].document.path
        message = f"the source '{path.stem}' stands in {first} already"
        problems.append(Problem(document.path, 1, 1, message, "give each article one fact file"))
    sources[path.stem] = Source(
        path.stem, brief, entry.source, tuple(entry.skipped), document, tuple(entry.undecided)
    )
    published = _published(document, entry)
    reader = _FactReader(document, company, period, brief, path.stem, concepts, published)
    taken: Counter[str] = Counter()
    seen: dict[tuple[Meaning, int, str], int] = {}
    before = len(problems)
    for index, item in enumerate(entry.facts):
        fact, found = reader.read(index, item)
        problems += [problem for problem in found if problem not in problems]
        if len(problems) - before > MAX_PROBLEMS:  # more would only bury the first
            return
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


def _undecided(document: Document, entry: models.FactFile) -> Iterator[Problem]:
    for index, item in enumerate(entry.undecided):
        near = f" (near by: {item.hint})" if item.hint else ""
        message = f"'{item.printed}' in paragraph {item.at} is undecided{near}"
        remedy = "decide: move it to facts or skipped"
        yield document.problem(("undecided", index), message, remedy)


_STAND_INS: Mapping[str, object] = {
    "publisher": dict.fromkeys(LANGUAGES, "…"),
    "title": dict.fromkeys(LANGUAGES, "…"),
    "published": "1970-01-01",
    "url": "https://example.org/",
}


def with_stand_ins(data: Any) -> Any:
    """Plain data of a fact file in which what a draft leaves blank of the source is filled."""
    source = data.get("source") if isinstance(data, dict) else None
    if not isinstance(source, dict):
        return data
    blank = {key: text for key, text in _STAND_INS.items() if _is_blank(source.get(key, "…"))}
    return {**data, "source": {**source, **blank}}


def _published(document: Document, entry: models.FactFile) -> date | None:
    """The day that an article itself gives; nothing where it was left blank or only concluded."""
    written = document.root.plain()["source"].get("published")
    return None if entry.source.dated or not written else entry.source.published


def _is_blank(value: object) -> bool:
    return not all(value.values()) if isinstance(value, dict) else value == ""


@dataclass(frozen=True)
class _FactReader:
    document: Document
    company: Company
    period: Period
    brief: str
    source: str
    concepts: Mapping[str, models.Concept]
    published: date | None  # None where no day is known

    def read(self, index: int, item: models.FactEntry) -> tuple[Fact | None, list[Problem]]:
        place: Place = ("facts", index)
        problems = list(self._name_problems(place, item))
        if problems:
            return None, problems
        entity = item.entity or self.company.id
        concept = self.concepts[item.concept]
        fiscal_year_end = self.company.entities[entity].fiscal_year_end
        try:
            usual = counterpart(self.period, fiscal_year_end)
            period = parse_period(item.period, fiscal_year_end) if item.period else usual
        except ValueError as error:
            usual_forms = "write it like 2025Q4, FY2025, TTM2025Q4, 2025-12-31, by 2027"
            remedy = period_remedy(item.period, fiscal_year_end) or usual_forms
            return None, [self.document.problem((*place, "period"), str(error), remedy)]
        wrong = _basis_problem(concept, period)
        if wrong:
            message, remedy = f"'{period}' is {wrong[0]}, but {item.concept} {wrong[1]}", wrong[2]
            return None, [self.document.problem((*place, "period"), message, remedy)]
        figure, found = self._figure(place, item, concept, self.company.entities[entity].currency)
        if figure is None:
            return None, found
        issued, found = self._issued(place, item)
        found += self._early(place, item, period, usual)
        if found:
            return None, found
        by = {"en": item.by, "zh-Hant": item.by} if isinstance(item.by, str) else item.by
        name = by["en"] if by and item.scenario == "estimate" else ""
        period = concept_period(concept, period)
        meaning = Meaning(
            entity, item.segment, item.concept, period, item.scenario, item.change, issued, name
        )
        node = self.document.root.at(*place)
        return Fact(
            f"{self.source}.p{item.at}.{self._short(meaning, item.given)}",
            self.brief, meaning, figure, item.printed, self.source, item.at,
            self.document.path, node.line, node.column,
            by, item.note, item.prefer, tuple(item.claims),
        ), []  # fmt: skip

    def _early(
        self, place: Place, item: models.FactEntry, period: Period, usual: Period
    ) -> Iterator[Problem]:
        """What is said to have happened after the article was published."""
        last_year = period.end.replace(month=1, day=1)
        loose = {"day": period.end, "month": period.start, "span": last_year}
        end = loose.get(period.kind, period.end - _CLOSES_EARLY)
        if item.scenario != "actual" or self.published is None or end <= self.published:
            return
        day = f"the article's day, {self.published}"
        if not item.period:
            message = f"the brief's quarter {period} ends on {period.end}, after {day}"
            remedy = "correct 'published', or put the file into the folder of its quarter"
            yield self.document.problem(("source", "published"), message, remedy)
            return
        message = f"'{period}' ends on {period.end}, after {day}: it cannot have happened yet"
        like = "" if usual == period else f", such as {usual}"
        remedy = f"add 'scenario: guidance' if it is expected, or write the period meant{like}"
        yield self.document.problem((*place, "period"), message, remedy)

    def _issued(self, place: Place, item: models.FactEntry) -> tuple[str, list[Problem]]:
        """The calendar quarter in which a forecast was given; nothing for what happened."""
        if not item.given:
            return calendar_quarter(self.period) if item.scenario in FORWARD else "", []
        at = (*place, "given")
        if item.scenario not in FORWARD:
            remedy = "take 'given' out, or write its scenario: guidance, consensus or estimate"
            return "", [self.document.problem(at, "only a forecast is given before", remedy)]
        own = self.company.entry.fiscal_year_end
        given = parse_period(item.given, own) if is_period(item.given) else None
        before = earlier(self.period, 3)
        if given is None or given.kind != "quarter" or given.end >= self.period.end:
            message = f"'{clip(item.given)}' is no quarter before this brief's"
            return "", [self.document.problem(at, message, f"write one like {before}")]
        return calendar_quarter(given), []

    def _short(self, meaning: Meaning, given: str) -> str:
        entity = "" if meaning.entity == self.company.id else meaning.entity
        return str(replace(meaning, entity=entity, issued=meaning.issued if given else ""))

    def _name_problems(self, place: Place, item: models.FactEntry) -> Iterator[Problem]:
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
                message = f"the segment '{item.segment}' belongs to {owner}, not to {entity}"
                theirs = owner != self.company.id
                remedy = f"add 'entity: {owner}'" if theirs else "delete the entity"
                yield self.document.problem((*place, "segment"), message, remedy)
            else:
                yield self._unknown(place, "segment", item.segment, list(known[entity].segments))
        if item.scenario == "estimate" and not item.by:
            remedy = "add whose it is: by: {en: …, zh-Hant: …}"
            yield self.document.problem(place, "the estimate names no author", remedy)

    def _unknown(self, place: Place, key: str, name: str, known: list[str]) -> Problem:
        return self.document.problem(
            (*place, key), f"unknown {key} '{clip(name)}'", suggest(name, known)
        )

    def _figure(
        self, place: Place, item: models.FactEntry, concept: models.Concept, currency: str
    ) -> tuple[Figure | None, list[Problem]]:
        where = (*place, "printed")
        try:
            relative = CHANGES.get(item.change) == "relative"
            grown = _GROWN.match(item.printed) if relative else None
            figure = parse(item.printed[grown.end() if grown else 0 :], currency)
        except NotAFigure as error:
            why, _, remedy = str(error).partition("; ")
            usual = "write the figure exactly as the article prints it, with its unit and no more"
            if not item.printed.strip():
                message = "the figure is missing"
            else:
                message = f"'{clip(item.printed)}' is no figure: {why}"
            remedy = remedy or _as_printed(item.printed, currency) or usual
            return None, [self.document.problem(where, message, remedy)]
        fitted = fit(figure, concept, item.change, currency, item.printed)
        if fitted is None:
            if relative and figure.unit in ("x", "times"):
                return None, [self.document.problem(where, *_either_way(item.printed))]
            measured = {"relative": "a percentage", "multiple": "a multiple"}
            wanted = measured.get(CHANGES.get(item.change, ""), UNITS[concept.unit][0])
            what = f"{item.concept} {item.change}".strip()
            message = f"'{item.printed}' is {_measure(figure.unit)}, but {what} is {wanted}"
            remedy = self._unit_remedy(item, figure, concept)
            return None, [self.document.problem(where, message, remedy)]
        return (negative(fitted) if item.down else fitted), []

    def _unit_remedy(self, item: models.FactEntry, figure: Figure, concept: models.Concept) -> str:
        """What an editor most likely meant by a figure that does not fit its concept."""
        relative = CHANGES.get(item.change) == "relative"
        money = bool(re.fullmatch("[A-Z]{3}", figure.unit or ""))
        if figure.unit == "pure" and (relative or concept.unit == "percent"):
            percent = f"{(figure.low or 0) * 100:f}"
            percent = percent.rstrip("0").rstrip(".") if "." in percent else percent
            return f"write it with its percent sign, as the article prints it: {percent}%"
        if relative and money and f"{item.change}_amount" in CHANGES:
            return f"write 'change: {item.change}_amount' for a change in money"
        if figure.unit == "percent" and not item.change and concept.unit != "percent":
            return (
                "add 'change: yoy' or 'change: qoq' if it is a growth rate, else name its concept"
            )
        fitting = [
            name for name, other in self.concepts.items() if fit(figure, other, "", "USD", "")
        ]
        found = nearest(item.concept, fitting) if not item.change else ""
        return (
            f"did you mean the concept '{found}'?"
            if found
            else ("correct the concept, the change or the figure")
        )


def _either_way(printed: str) -> tuple[str, str]:
    """What is wrong with a multiple as growth: 2.3倍 of a year before is growth of 130 %."""
    grew = "grew " if printed.isascii() else "成長"
    message = f"'{printed}' does not say whether it is growth or a ratio"
    remedy = (
        "write 'change: times' if it is so many times the figure of a year before; if it grew by "
        f"that much, print the article's word for it too, as in 'printed: {grew}{printed}'"
    )
    return message, remedy


def _measure(unit: str | None) -> str:
    """What a unit measures, in words."""
    if unit in (None, "pure"):
        return "a number without a unit"
    if re.fullmatch("[A-Z]{3}", unit):
        return f"an amount in {unit}"
    names = [words for words, holds in UNITS.values() if holds(unit)]
    return names[0] if names else f"in {unit}"


def _as_printed(printed: str, currency: str) -> str:
    """The remedy where one figure stands among words, or two stand together."""
    turned = re.fullmatch(r"([億亿萬万兆元美圓%$]+)\s*([0-9.,]+)", printed.strip())
    if turned:
        return f"write the unit after the number: {turned[2]}{turned[1]}"
    found = [part.printed for part in islice(scan(clip(printed), currency), 3)]
    if len(found) == 1:
        return f"write '{found[0]}' alone"
    return f"give each figure a fact of its own: {' and '.join(found)}" if found else ""


def _basis_problem(concept: models.Concept, period: Period) -> tuple[str, str, str] | None:
    """A day for what is measured over a time, or a stretch of time for what stands on a day."""
    if concept.period == "duration" and period.kind == "day":
        like = period.start.year, (period.start.month + 2) // 3
        remedy = f"write the quarter or year it covers, such as {like[0]}Q{like[1]}"
        return "a single day", "is measured over a stretch of time", remedy
    if concept.period == "instant" and period.kind in ("ttm", "half"):
        remedy = f"write the day it stood at, such as {period.end.isoformat()}"
        return "a stretch of time", "is measured on a day", remedy
    return None


_MEANT_PERIODS = (
    (r"(FY)?(\d{4})Q?([1-4])Q?季?度?", "{0}{1}Q{2}"),
    (r"Q?([1-4])Q?(FY)?(\d{4})", "{1}{2}Q{0}"),
    (r"(FY)(\d\d)Q([1-4])", "{0}20{1}Q{2}"),
    (r"([1-4])Q(FY)?(\d\d)", "{1}20{2}Q{0}"),
    (r"Q([1-4])(FY)?(\d\d)", "{1}20{2}Q{0}"),
    (r"(\d{4})[Hh]([12])|[Hh]?([12])[Hh]?(\d{4})", "{0}{3}H{1}{2}"),
    (r"(?:FY)?(\d{4})(?:FY)?", "FY{0}"),
    (r"CY(\d{4})|(\d{4})CY", "CY{0}{1}"),
    (r"(FY|CY)(\d\d)", "{0}20{1}"),
    (r"CY(\d{4})Q([1-4])", "{0}Q{1}"),
    (r"(?:TTM|LTM)(\d{4}Q[1-4])|(\d{4}Q[1-4])(?:TTM|LTM)", "TTM{0}{1}"),
    (r"(?:UNTIL|BEFORE|BY)(\d{4})", "by {0}"),
)


def meant_period(text: str) -> str:
    """The period that was most likely meant by a wrong spelling, or nothing."""
    plain = unicodedata.normalize("NFKC", text[:40]).upper()
    day = re.fullmatch(r"\s*((?:19|20)\d\d)[/.年-](\d{1,2})[/.月-](\d{1,2})日?\s*", plain)
    words = plain.translate(str.maketrans("一二三四", "1234", "年第會計年度财會计年度 -_/.'’"))
    tries = [form.format(*(part or "" for part in match.groups()))
             for pattern, form in _MEANT_PERIODS
             if (match := re.fullmatch(pattern, words))]  # fmt: skip
    if day:
        tries.insert(0, f"{day[1]}-{day[2]:>02}-{day[3]:>02}")
    return next(filter(is_period, tries), "")


def period_remedy(text: str, fiscal_year_end: int) -> str:
    """What to write for a wrong spelling of a period; nothing where none can be guessed."""
    meant = meant_period(text)
    if meant.startswith("FY") and "FY" not in text.upper() and is_period(f"CY{meant[2:]}"):
        year = meant[2:]
        if fiscal_year_end != 12:
            until = f"the year to {month_name[fiscal_year_end]} {year}"
            return f"write CY{year} for January to December {year}, FY{year} for {until}"
    return f"did you mean '{meant}'?" if meant else ""


def concept_period(concept: models.Concept, period: Period) -> Period:
    """The period as the concept wants it: balances stand at a period's last day."""
    if concept.period == "instant" and period.kind in ("quarter", "year"):
        return Period("day", period.end, period.end, period.end.isoformat())
    return period


def fit(
    figure: Figure, concept: models.Concept, change: str, currency: str, printed: str
) -> Figure | None:
    """The figure in its concept's unit, or None where the two cannot be reconciled."""
    unit = figure.unit
    if CHANGES.get(change) == "relative":
        if unit == "x" and _DOUBLING.search(printed):
            return _multiple_to_percent(figure, 1)
        once = unit == "x" and figure.low == figure.high == 1
        if once or (unit in ("x", "times") and _GROWN.match(printed)):
            return _multiple_to_percent(figure, 0)  # 成長一倍; nothing is one time itself
        if unit == "pure":
            return replace(figure, unit="percent") if figure.low != figure.high else None
        return figure if unit in ("percent", "pp", "bp") else None
    if change == "times":
        return replace(figure, unit="x") if unit in ("x", "times") else None
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
