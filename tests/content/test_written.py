"""Every text of every model is reached."""

from dataclasses import replace
from datetime import date
from typing import Any

import yaml
from pydantic import BaseModel
from written_example import filled, models_of

from briefs.content import models
from briefs.content.entities import Entry
from briefs.content.records import Brief, Company, Content, Source
from briefs.content.written import files
from briefs.content.yaml_source import Document, parse_document
from briefs.model.period import quarter

FILES: dict[str, type[BaseModel]] = {"company": models.Company, "brief": models.BriefFile, "facts": models.FactFile}
PERIOD = quarter(2025, 4)


def document(data: Any, name: str) -> Document:
    made, problems = parse_document(yaml.safe_dump(data), f"{name}.yml")
    assert made
    assert problems == []
    return made


def marks(data: Any) -> set[str]:
    """The words of every text, wherever they stand."""
    if isinstance(data, dict | list):
        return {mark for value in (data.values() if isinstance(data, dict) else data) for mark in marks(value)}
    return {data} if data.startswith("text ") else set()


def example() -> tuple[Content, set[str]]:
    """Content of files in which nothing is left out, and the words of all its texts."""
    data = {name: filled(model) for name, model in FILES.items()}
    data["concepts"] = {"Glow": filled(models.Concept)}
    made = {name: document(each, name) for name, each in data.items()}
    company = Company("LUMN9", "lumen", models.Company.model_construct(), made["company"])
    brief = Brief("LUMN9/2025Q4", company, PERIOD, models.BriefFile.model_construct(), made["brief"])
    entry = models.Source.model_construct(published=date(2026, 2, 1))
    source = Source("times", brief.id, PERIOD, entry, (), made["facts"])
    content = Content(
        companies={company.id: company}, briefs={brief.id: brief}, sources={source.id: source}, own_concepts=(made["concepts"],)
    )
    return content, marks(data)


def reached(content: Content) -> set[str]:
    return {said for file in files(content) for _, words in file.texts for said in words.values()}


def test_every_text_is_reached() -> None:
    content, every = example()
    assert len(every) > 40
    assert reached(content) == every
    unfinished = replace(content, briefs={}, unfinished={"brief.yml": content.briefs["LUMN9/2025Q4"]})
    assert reached(unfinished) == every


def test_every_model_is_part_of_a_file() -> None:
    """A model that is read by no other way would hold texts that no rule sees."""
    roots: list[type[BaseModel]] = [models.Concept, *FILES.values()]
    parts = {part for root in roots for part in models_of(root)}
    todo, known = [Entry], set()
    while todo:
        known |= {*(subclasses := todo.pop().__subclasses__())}
        todo += subclasses
    bases = {base for part in parts for base in part.__mro__}
    assert known <= bases
