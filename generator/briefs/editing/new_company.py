"""A company's file to fill in, from what is said of it and what others' files know.

What is left to write stands there as an empty text, which `briefs check` reports till it is
filled.
"""

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefs.content.concepts import concept_files
from briefs.content.load import load
from briefs.content.models import Company, Entity, Segment
from briefs.content.reading import Reading
from briefs.content.records import Content
from briefs.content.texts import slug, words_of
from briefs.content.yaml_text import EMPTY, block, quoted
from briefs.editing.json_schemas import modeline
from briefs.editing.new_brief import COMMON
from briefs.figures.folding import fold, script
from briefs.model.language import LANGUAGES, ROWS, Text, written
from briefs.model.layers import read_yaml, shipped
from briefs.model.problem import Refused
from briefs.presentation.wording import convert


@dataclass(frozen=True, slots=True)
class NewCompany:
    """A company that is to be followed, as it is described.

    A segment is `Name`, or `Name:English label:Chinese label`, or that with `:other/names` behind.
    """

    ticker: str
    name: Text
    currency: str = "USD"
    fiscal_year_end: int = 12
    segments: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        return slug(self.ticker)


NAMES = dict(zip(("name_en", "name_zh"), LANGUAGES, strict=True))  # the command's options


def known_of(root: Path, ticker: str, languages: Sequence[str] = LANGUAGES) -> dict[str, str]:
    """The content's answers for a company that others are compared with already."""
    entity = _entity(ticker, load(root, languages)[0])
    if entity is None:
        return {}
    return {
        **{key: entity.name.get(tag, "") for key, tag in NAMES.items()},
        "currency": entity.currency,
        "fiscal_year_end": str(entity.fiscal_year_end),
        "segments": ",".join(entity.segments),
    }


def described(ticker: str, answers: Mapping[str, str]) -> NewCompany:
    """A company by what was said of it, each answer a text; raises Refused."""
    missing = [key for key in NAMES if not answers[key]]
    if missing:
        options = " and ".join(f"--{key.replace('_', '-')}" for key in missing)
        raise Refused(f"what is {ticker} called? Give {options}")
    if not re.fullmatch("[1-9]|1[0-2]", answers["fiscal_year_end"]):
        raise Refused(f"'{answers['fiscal_year_end']}' is no month; write 1 to 12")
    segments, peers = (
        tuple(filter(None, re.split(r"\s*[,，]\s*", answers[key]))) for key in ("segments", "peers")
    )
    return NewCompany(
        ticker,
        {tag: answers[key] for key, tag in NAMES.items()},
        answers["currency"],
        int(answers["fiscal_year_end"]),
        segments,
        peers,
    )


def new_company(
    root: Path, new: NewCompany, languages: Sequence[str] = LANGUAGES
) -> tuple[Path, str]:
    """The path and text of a new company's file below a content folder; raises Refused."""
    content = load(root, languages)[0]
    taken = content.companies.get(new.ticker)
    path = root / (new.folder or "x") / "company.yml"
    if taken:
        raise Refused(f"{new.ticker} is {taken.document.path} already; nothing was written")
    if path.parent.exists():
        other = next((one for one in content.companies.values() if one.folder == new.folder), None)
        whose = f"that of {other.id}" if other else "there already"
        remedy = f"if {new.ticker} is another, name the exchange too: --company {new.ticker}.X"
        raise Refused(f"{path.parent} is {whose}; {remedy}; nothing was written")
    text = _text(_company(new, content))
    problems = _problems(Reading(root, languages), path, text.replace(EMPTY, quoted("…")))
    if problems:
        raise Refused("\n".join(problems))
    return path, f"{modeline(path)}\n{text}"


def _problems(reading: Reading, path: Path, text: str) -> list[str]:
    """Problems that a company's file would have if its blanks were filled."""
    root = reading.root
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "content"
        for known in (*concept_files(root), *sorted(root.glob("*/company.yml"))):
            place = trial / known.relative_to(root)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(known, place)
        place = trial / path.relative_to(root)
        place.parent.mkdir(parents=True)
        place.write_text(text, "utf-8")
        name = f"content/{path.relative_to(root).as_posix()}"
        found = [
            problem
            for problem in load(trial, reading.languages)[1]
            if problem.path.startswith(name)
        ]
    return [f"{problem.message}; {problem.remedy}" for problem in found]


def _company(new: NewCompany, content: Content) -> dict[str, object]:
    """A company's file as plain data, empty where it is still to be written."""
    known, empty = _entity(new.ticker, content), dict.fromkeys(written(content.languages), "")
    segments = dict(_segment(spec, known.segments if known else {}, empty) for spec in new.segments)
    usual = [name for name in COMMON if name in content.concepts][:4]
    of_parts = [f"{name} Revenue" for name in list(segments)[:4] if "Revenue" in usual]
    return {
        "ticker": new.ticker,
        "name": empty | dict(new.name),
        "currency": new.currency,
        "fiscal_year_end": new.fiscal_year_end,
        "about": empty,
        "segments": segments,
        "parts": [],
        "entities": {peer: _peer(peer, content, empty) for peer in new.peers},
        "peers": list(new.peers),
        "trends": usual + of_parts,
    }


def _text(company: Mapping[str, object]) -> str:
    """A company's YAML: below each remark what is known, or a place to write in."""
    lines = []
    for key, value in company.items():
        if isinstance(value, Mapping | list):
            lines += ["", f"# {Company.model_fields[key].description}"]
        lines += block(key, value)
    return "\n".join([*lines, ""])


def _segment(spec: str, known: Mapping[str, Segment], empty: Text) -> tuple[str, dict[str, object]]:
    """A segment with its labels as they are said, else as they are known, else to be written."""
    name, *labels = (part.strip() for part in spec.split(":"))
    usual = known[name].label if name in known else {next(iter(empty)): words_of(name)}
    said = dict(zip(LANGUAGES, labels, strict=False))
    label = {tag: said.get(tag) or usual.get(tag, "") for tag in empty}
    others = [*filter(None, re.split(r"\s*/\s*", "/".join(labels[len(LANGUAGES) :])))]
    return name, {"label": label, "synonyms": _synonyms(label, others)}


def _synonyms(label: Text, others: Iterable[str]) -> dict[str, list[str]]:
    """Other names by the language of their script, and what the label is called elsewhere.

    A language that none is known of has an empty list, to be filled in.
    """
    found: dict[str, list[str]] = {tag: [] for tag in ROWS}
    for name in others:
        found[script(name)].append(name)
    for tag, row in ROWS.items():
        for source, config in row.converts.items():
            terms = read_yaml(shipped("templates") / "words" / f"{tag}.yml").get("terms", {})
            name = convert(label.get(source, ""), config, tuple(terms.items()))
            if fold(name) not in map(fold, [*label.values(), *found[tag]]):
                found[tag].append(name)
    return found


def _peer(name: str, content: Content, empty: Text) -> dict[str, object]:
    """Another company as the content knows it, else to be filled in."""
    known = _entity(name, content) or Entity.model_construct(name=dict(empty))
    return {
        "name": known.name,
        "currency": known.currency,
        "fiscal_year_end": known.fiscal_year_end,
    }


def _entity(name: str, content: Content) -> Entity | None:
    """A company as its own file or another's describes it."""
    companies = content.companies
    found = (other.entities[name] for other in companies.values() if name in other.entities)
    return companies[name].entry if name in companies else next(found, None)
