"""JSON Schemas: what an editor's program completes and refuses is what the loader knows."""

from __future__ import annotations

import os
import re
import shutil
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from places import CORPUS
from pydantic import BaseModel
from tables import CASES, TINY, spoil

from briefs.cli.commands import main
from briefs.content import models
from briefs.content.load import load
from briefs.content.records import Content
from briefs.content.yaml_source import read_document
from briefs.editing import json_schemas

FILES = sorted(CORPUS.rglob("*.yml"))
MODELS = [model for model in vars(models).values() if isinstance(model, type) and issubclass(model, BaseModel) and model not in (BaseModel, models.Entry, models.Subject)]


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, by which editors read a file."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", "~|null|Null|NULL|", "~nN"),
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), [*first, *([""] if tag == "null" else [])])


@cache
def content_of(root: Path) -> Content:
    return load(root)[0]


@cache
def schemas_of(root: Path) -> dict[str, Draft202012Validator]:
    return {path: Draft202012Validator(made) for path, made in json_schemas.schemas(content_of(root)).items()}


def schema_path(file: Path, root: Path) -> str:
    """The schema that a file's first line names, from the content folder."""
    place = json_schemas.modeline(file).partition("$schema=")[2]
    return (file.parent / place).resolve().relative_to(root.resolve()).as_posix()


def complaints(file: Path, root: Path, made: dict[str, Draft202012Validator]) -> list[str]:
    data = yaml.load(file.read_text("utf-8"), Core)
    return [f"{error.json_path}: {error.message[:200]}" for error in made[schema_path(file, root)].iter_errors(data)]


# What editors see


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(CORPUS)) for file in FILES])
def test_every_file_of_the_content_names_its_schema_and_fits_it(file: Path) -> None:
    first = file.read_text("utf-8").partition("\n")[0]
    assert first == json_schemas.modeline(file)
    assert complaints(file, CORPUS, schemas_of(CORPUS)) == []


@pytest.mark.parametrize("root", [CORPUS, TINY], ids=["corpus", "tiny"])
def test_the_schemas_are_valid_themselves(root: Path) -> None:
    assert schemas_of(root)
    for validator in schemas_of(root).values():
        assert validator.schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(validator.schema)
        text = str(validator.schema)
        assert set(re.findall(r"#/\$defs/(\w+)", text)) == set(validator.schema["$defs"])
        assert "'kind': 'bilingual'" not in text


# What they say


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_every_key_is_described_in_a_sentence(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, info in model.model_fields.items():
        assert info.description, f"{model.__name__}.{name} has no description"
        assert info.description[0].isupper(), f"{model.__name__}.{name}"
        assert info.description.endswith("."), f"{model.__name__}.{name}"


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_required_keys_and_defaults_are_those_of_the_model(model: type[BaseModel]) -> None:
    made = schemas_of(TINY)
    found = [
        part
        for validator in made.values()
        for part in (validator.schema, *validator.schema["$defs"].values())
        if list(part.get("properties", ())) == list(model.model_fields)
    ]
    assert found, "no schema has this model"
    for part in found:
        assert part["additionalProperties"] is False
        assert set(part.get("required", ())) == {name for name, info in model.model_fields.items() if info.is_required()}
        for name, info in model.model_fields.items():
            expected = "LUMN9" if (model, name) in ((models.FactEntry, "entity"), (models.Said, "entity")) else info.default
            if not info.is_required() and expected not in ("", None, [], {}):
                assert part["properties"][name]["default"] == expected
            else:
                assert "default" not in part["properties"][name]
            assert part["properties"][name]["description"] == info.description


def fact(**keys: Any) -> dict[str, Any]:
    """A fact file with one fact."""
    file = yaml.load((TINY / "lumen/2024Q4/lamp-times-2025-02-01.yml").read_text("utf-8"), Core)
    file["facts"] = [{"at": 1, "concept": "Revenue", "printed": "5%"} | keys]
    return dict(file)


@pytest.mark.parametrize(
    ("keys", "good"),
    [
        ({}, True),
        ({"printed": 205}, True),
        ({"segment": "Indoor"}, True),
        ({"segment": "Indoors"}, False),
        ({"entity": "GLOW", "segment": "Indoor"}, False),
        ({"entity": "LUMN9", "segment": "Indoor"}, True),
        ({"entity": "GLOW"}, True),
        ({"entity": "GLUE"}, False),
        ({"concept": "Margin"}, False),
        ({"scenario": "estimate"}, False),
        ({"scenario": "estimate", "by": "Reuters"}, True),
        ({"by": {"en": "Reuters", "zh-Hant": "路透"}}, True),
        ({"by": {"en": "Reuters"}}, False),
        ({"note": {"en": " ", "zh-Hant": "路透"}}, False),
        ({"period": "2025Q4"}, True),
        ({"period": "by 2027"}, True),
        ({"period": "2025Q5"}, False),
        ({"claims": ["above Revenue consensus"]}, True),
        ({"claims": ["more than ever"]}, False),
        ({"at": 0}, False),
        ({"down": "yes"}, False),
        ({"worth": 1}, False),
    ],
)
def test_facts(keys: dict[str, Any], *, good: bool) -> None:
    assert schemas_of(TINY)[".schemas/lumen/facts.json"].is_valid(fact(**keys)) is good


@pytest.mark.parametrize(
    ("reference", "good"),
    [
        ("Revenue", True),
        ("Indoor Revenue yoy 2024Q4", True),
        ("GLOW Revenue FY2025Q2|signed", True),
        ("Revenue by 2027 estimate by:Reuters", True),
        ("Revnue", False),
        ("RevenueIndoor", False),
        ("Revenue|loud", False),
        ("", False),
    ],
)
def test_references(reference: str, *, good: bool) -> None:
    kinds = schemas_of(TINY)[".schemas/lumen/brief.json"].schema["$defs"]
    assert Draft202012Validator(kinds["reference"]).is_valid(reference) is good
    assert Draft202012Validator(kinds["tokens"]).is_valid(reference) is (good or not reference)


def test_a_ticker_of_digits_may_stand_unquoted(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    company = content / "lumen/company.yml"
    company.write_text(company.read_text("utf-8").replace("GLOW", "2330"), "utf-8")
    facts = schemas_of(content)[".schemas/lumen/facts.json"]
    assert facts.is_valid(fact(entity=2330))
    assert facts.is_valid(fact(entity="2330"))
    assert not facts.is_valid(fact(entity=2331))


# Bad files

# What a schema cannot know, and why.
BEYOND = {
    # another place of the file, or another file
    "company among its entities", "conflict that no one noted",
    "duplicate key", "note on a conflict that is no more", "one name for two things",
    "share of an unknown concept", "sum of unknown concepts", "trend without a concept",
    "unknown part", "unknown peer", "unknown trend", "growth in money", "file name with a space",
    "a recast of what is not known", "a basis of what has only one", "a forecast restated",
    "a quarter restated by its own results", "a year restated by its own results", "growth on the shares of another day",
    "a day of shares that tells nothing apart", "the end of a range that nobody expects", "the end of what is a range itself",
    # the calendar and arithmetic
    "bad date", "guidance said to change when its period was over", "span that runs backwards", "range upside down",
    "a split that changes nothing, and two on one day", "a split by a number", "a long year that is none",
    "a fiscal year of before the year was moved",
    # how figures are printed
    "figure with a word too many", "percentage for a level", "unit does not fit the concept",
    "unparsable figure",
    # Python's $ also stands before a line break; an editor's does not
    "line break in an address",
}


def test_what_the_loader_refuses_is_refused_where_a_schema_can_know_it(tmp_path: Path) -> None:
    accepted, looked_at = set(), 0
    for number, case in enumerate(CASES):
        content = tmp_path / str(number) / "content"
        shutil.copytree(TINY, content)
        spoil(case, content)
        file = content / case["path"]
        if not file.is_file() or file.suffix != ".yml" or read_document(file, "x")[0] is None:
            continue  # not there, or no YAML: the editor says that without a schema
        try:
            schema_path(file, content)
            yaml.load(file.read_text("utf-8"), Core)
        except (yaml.YAMLError, ValueError):  # no YAML to an editor, or no place for a file
            continue
        if schema_path(file, content) in schemas_of(TINY):
            looked_at += 1
            if not complaints(file, content, schemas_of(TINY)):
                accepted.add(case["name"])
    assert accepted == BEYOND
    assert looked_at > len(BEYOND)


# The command


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["schema", *map(str, arguments)], catch_exceptions=False)


def test_schemas_are_written_checked_and_cleared_away(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    assert run("--check", "--root", tmp_path).exit_code == 0
    assert not (content / ".schemas").exists()
    written = [".schemas/company.json", ".schemas/concepts.json", ".schemas/lumen/brief.json", ".schemas/lumen/facts.json"]
    assert run("--root", tmp_path).stdout.splitlines() == [f"content/{path}" for path in written]
    assert run("--root", tmp_path).stdout == ""
    assert run("--check", "--root", tmp_path).exit_code == 0
    assert load(content)[1] == []
    (content / "lumen").rename(content / "lamps")
    assert run("--root", tmp_path).exit_code == 0
    assert sorted(path.name for path in (content / ".schemas/lamps").iterdir()) == ["brief.json", "facts.json"]
    assert not list((content / ".schemas").glob("lumen/*"))


def test_a_check_makes_the_schemas_where_a_name_may_be_new(tmp_path: Path) -> None:
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    made, names = content / ".schemas/lumen/facts.json", content / "lumen/company.yml"
    check = ["check", "--root", str(tmp_path)]
    CliRunner().invoke(main, check, catch_exceptions=False)
    before = made.read_text("utf-8")
    made.write_text("{}", "utf-8")
    CliRunner().invoke(main, check, catch_exceptions=False)
    assert made.read_text("utf-8") == "{}"  # nobody has changed a name
    names.write_text(f"{names.read_text('utf-8')}# anew\n", "utf-8")
    later = time.time() + 10
    os.utime(names, (later, later))
    CliRunner().invoke(main, check, catch_exceptions=False)
    assert made.read_text("utf-8") == before


def test_no_schema_is_written_where_names_cannot_be_read(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    (content / "lumen/company.yml").write_text("ticker: [\n", "utf-8")
    result = run("--root", tmp_path)
    assert result.exit_code == 1
    assert "content/lumen/company.yml:" in result.stdout
    assert not (content / ".schemas").exists()
