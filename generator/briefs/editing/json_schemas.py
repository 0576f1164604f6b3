"""JSON Schemas (draft 2020-12) of the YAML files: editors complete and check with them.

They come from the models of `schema` and from what the content names: concepts, and each company's
segments and entities. `content/.schemas/` holds them, one folder a company; the loader reads
nothing there, and git ignores it: `refresh` makes them where they are wanted.
"""

import contextlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from briefs.content import models, texts
from briefs.content.concepts import concept_files
from briefs.content.models import FactEntry, Said
from briefs.content.records import Company, Content
from briefs.content.references import OPTIONS
from briefs.model.facts import CHANGES, CLAIM, SAYINGS, SCENARIOS
from briefs.model.language import TAGS, foremost, written
from briefs.model.period import FORMS

FOLDER = ".schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

# YAML reads 205 as a number, the loader as a text.
_TEXT: Schema = {"type": ["string", "number"]}
# One word; of ASCII only letters, digits, & - . _
_NAME = r"^[^\s!-%'-,/:-@\[-^`{-~]+$"
_PERIOD = "|".join(FORMS)
_DAY = "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"


def modeline(path: Path) -> str:
    """The first line of a content file, by which editors find its schema."""
    if path.name == "concepts.yml":
        place = f"{FOLDER}/concepts.json"
    elif path.name == "company.yml":
        place = f"../{FOLDER}/company.json"
    else:
        name = "brief" if path.name == "brief.yml" else "facts"
        place = f"../../{FOLDER}/{path.parts[-3]}/{name}.json"
    return f"# yaml-language-server: $schema={place}"


def schemas(content: Content) -> dict[str, Schema]:
    """Every schema by its path below the content folder."""
    made = {
        f"{FOLDER}/concepts.json": _concepts(content),
        f"{FOLDER}/company.json": _of(models.Company, _kinds(content)),
    }
    for company in content.companies.values():
        kinds = _kinds(content, company)
        made[f"{FOLDER}/{company.folder}/brief.json"] = _of(models.BriefFile, kinds)
        made[f"{FOLDER}/{company.folder}/facts.json"] = _facts(content, company, kinds)
    return made


def write(root: Path, content: Content) -> list[str]:
    """Write the schemas below a content folder and delete those of companies that are gone.

    Returns the paths that changed.
    """
    texts = _texts(content)
    changed = _changed(root, texts)
    for path in changed:
        place = root / path
        if path in texts:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(texts[path], "utf-8")
        else:
            place.unlink()
    return changed


def refresh(root: Path, content: Content) -> None:
    """Write them anew where a file of names, or of models, is younger than they are."""
    made = root / FOLDER / "concepts.json"
    named = [*concept_files(root), *root.glob("*/company.yml"), Path(models.__file__)]
    newest = max(path.stat().st_mtime for path in named)
    if made.exists() and made.stat().st_mtime >= newest:
        return
    with contextlib.suppress(OSError):  # an editor does without where nothing may be written
        write(root, content)
        made.touch()


def _texts(content: Content) -> dict[str, str]:
    return {
        path: json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        for path, made in schemas(content).items()
    }


def _changed(root: Path, texts: Mapping[str, str]) -> list[str]:
    present = {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in (root / FOLDER).rglob("*.json")
    }
    return sorted(
        path for path in present.keys() | texts.keys() if present.get(path) != texts.get(path)
    )


def _of(model: type[BaseModel], kinds: Mapping[str, Schema]) -> Schema:
    """The schema of a model with the kinds of text that it uses."""
    made = _tidy(model.model_json_schema())
    made["$defs"] = made.get("$defs", {}) | kinds
    return {"$schema": DRAFT, **_pruned(made)}


def _concepts(content: Content) -> Schema:
    made = _of(models.Concept, _kinds(content))
    entry = {key: made.pop(key) for key in list(made) if key not in ("$schema", "$defs")}
    made["$defs"]["Concept"] = entry
    return {
        **made,
        "description": "What can be measured: one entry a concept.",
        "type": "object",
        "propertyNames": {"pattern": "^[A-Z][A-Za-z0-9]+$"},
        "additionalProperties": {"$ref": "#/$defs/Concept"},
    }


def _facts(content: Content, company: Company, kinds: Mapping[str, Schema]) -> Schema:
    """The schema of a company's fact files: which segments there are depends on the entity."""
    made = _of(models.FactFile, kinds)
    made["$defs"]["Source"]["properties"]["publisher"]["defaultSnippets"] = _publishers(content)
    owners = [
        _if("entity", [name], {"properties": {"segment": _segments(name, entity)}})
        for name, entity in company.entities.items()
        if name != company.id
    ]
    own = {"properties": {"segment": _segments(company.id, company.entry)}}
    owners.append({"if": _one_of("entity", [company.id]), "then": own})
    outcomes = [says for says, (about, _) in SAYINGS.items() if about]
    for entry, rule in (
        (FactEntry, _if("scenario", ["estimate"], {"required": ["by"]})),
        (Said, _if("says", outcomes, {"not": {"required": ["given"]}})),
    ):
        schema = made["$defs"][entry.__name__]
        schema["properties"]["entity"]["default"] = company.id
        schema["allOf"] = [*owners, rule]
    facts, undecided = made["properties"]["facts"], made["properties"]["undecided"]
    fact, blank = facts["items"], undecided["items"]
    second = _where("or", {"properties": {"or": fact}, "additionalProperties": False}, fact)
    facts["items"] = second
    undecided["items"] = _where("or", second, _where("concept", fact, blank))
    return made


def _where(key: str, then: Schema, otherwise: Schema) -> Schema:
    return {"if": {"type": "object", "required": [key]}, "then": then, "else": otherwise}


def _publishers(content: Content) -> list[Schema]:
    """The publishers of the articles so far, to be named alike in the next."""
    names = {foremost(source.entry.publisher): source.entry for source in content.sources.values()}
    return [{"label": name, "body": dict(names[name].publisher)} for name in sorted(names)]


def _if(key: str, values: list[str], then: Schema) -> Schema:
    return {"if": {**_one_of(key, values), "required": [key]}, "then": then}


def _one_of(key: str, values: list[str]) -> Schema:
    return {"properties": {key: {"enum": _readings(values)}}}


def _segments(name: str, entity: models.Entity) -> Schema:
    if not entity.segments:
        return {"pattern": "^$", "patternErrorMessage": f"{name} has no segments in company.yml"}
    return _names({name: segment.label for name, segment in entity.segments.items()})


def _kinds(content: Content, company: Company | None = None) -> dict[str, Schema]:
    """The kinds of text; names that the file itself defines are only suggested."""
    concepts = {name: concept.label for name, concept in content.concepts.items()}
    entities = company.entities if company else {}
    segments = company.segments if company else {}
    tokens = [*concepts, *segments, *entities, *SCENARIOS, *CHANGES] if company else []
    name = {**_TEXT, "pattern": _NAME, "patternErrorMessage": "write one word"}
    taken = [{"enum": ["by", *SCENARIOS, *CHANGES]}, {"pattern": f"^(?:{_PERIOD})$"}]
    return {
        "bilingual": _bilingual(content.languages),
        "day": _form(_DAY, "write the day as 2026-02-06"),
        "slug": _form(
            f"^{texts.SLUG.pattern}$", "write lower-case letters, digits and single hyphens"
        ),
        "url": _form("^https?://[^\\s<>\"']+$", "write an address that starts with https://"),
        "period": _form(
            f"^(?:{_PERIOD})$",
            "write a period like 2025Q4, FY2025, TTM2025Q4, 2025-12-31, by 2027",
        ),
        "claim": _claim(tokens),
        "reference": _form(*_reference(tokens)),
        "tokens": {**_form(*_reference(tokens, some="?")), **_TEXT},
        "concept": _names(concepts) if company else _suggested(concepts, "[A-Z][A-Za-z0-9]+"),
        "bound": _suggested(concepts, "(?:[A-Z][A-Za-z0-9]+|100%( together)?)"),
        "signed_concept": _suggested(concepts, "-?[A-Z][A-Za-z0-9]+"),
        "name": {**name, "not": {"anyOf": taken}},
        "segment": name,
        "entity": _names({name: entity.name for name, entity in entities.items()})
        if company
        else name,
    }


def _bilingual(languages: Sequence[str]) -> Schema:
    text = {**_TEXT, "pattern": "\\S", "patternErrorMessage": "write the text"}
    return {
        "type": "object",
        "properties": dict.fromkeys(TAGS, text),
        "required": written(languages),
        "additionalProperties": False,
    }


def _form(pattern: str, remedy: str) -> Schema:
    return {"type": "string", "pattern": pattern, "patternErrorMessage": remedy}


def _reference(tokens: Sequence[str], some: str = "") -> tuple[str, str]:
    """The form of a reference."""
    token = _token(tokens)
    pattern = rf"^\s*(?:{token}(?:\s+{token})*){some}\s*(?:\|\s*(?:{'|'.join(OPTIONS)})\s*)?$"
    return pattern, "name a figure by concept, segment, entity, period, scenario and change"


def _claim(tokens: Sequence[str]) -> Schema:
    remedy = "write above REF, below REF, of REF is REF, from REF to REF or is REF plus REF"
    word = f"(?:{_token(tokens)}|is|to|plus)"
    words = _form(rf"^\w+(?:\s+{word})+$", _reference(tokens)[1])
    return {"allOf": [_form(f"^(?:{CLAIM.pattern})$", remedy), words]}


def _token(names: Sequence[str]) -> str:
    """A word of a reference; without a company any word."""
    known = "|".join(name.replace(".", "\\.") for name in sorted(names, reverse=True))
    return rf"(?:{known}|{_PERIOD}|[A-Z]{{3}}|(?:by|given|basis):\S+)" if names else r"[^\s{}|]+"


def _names(labels: Mapping[str, texts.Bilingual]) -> Schema:
    """One of some names, each shown with its label."""
    return {
        "enum": _readings(labels),
        "enumDescriptions": [
            " · ".join(dict.fromkeys(labels[str(name)].values())) for name in labels
        ],
    }


def _suggested(labels: Mapping[str, texts.Bilingual], pattern: str) -> Schema:
    return {"anyOf": [_names(labels), {"type": "string", "pattern": f"^{pattern}$"}]}


def _readings(names: Iterable[str]) -> list[str | int]:
    """Names, and those that YAML reads as numbers once more as such (a ticker such as 2330)."""
    names = list(names)
    return [*names, *(int(name) for name in names if name.isascii() and name.isdigit())]


def _tidy(node: Any) -> Any:
    """Pydantic's schema without what says nothing to an editor, and with our kinds of text."""
    if isinstance(node, list):
        return [_tidy(part) for part in node]
    if not isinstance(node, dict):
        return node
    made = {
        key: {name: _tidy(part) for name, part in value.items()}
        if key in ("properties", "$defs")
        else _tidy(value)
        for key, value in node.items()
        if not (key == "title" or (key == "default" and value in ("", [], {}, None)))
    }
    if "kind" in made:
        made = {"$ref": f"#/$defs/{made.pop('kind')}", **made}
    if made.get("type") == "string" and "enum" not in made:
        made |= _TEXT
    if "enum" in made:
        made["enum"] = [value for value in made["enum"] if value]
    branches = [branch for branch in made.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        del made["anyOf"]
        made |= branches[0]
    elif branches:
        made["anyOf"] = branches
    return made


def _pruned(made: Schema) -> Schema:
    """The schema without definitions that it does not use."""
    while True:
        used = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(made)))
        kept = {name: part for name, part in made["$defs"].items() if name in used}
        if kept == made["$defs"]:
            return made
        made = {**made, "$defs": kept}
