"""The concepts that a folder may measure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from briefs.content import models
from briefs.content.reading import Reading, misnamed, open_document
from briefs.content.suggest import clip, suggest
from briefs.content.texts import TOGETHER, WHOLE
from briefs.content.validate import Place, validate
from briefs.content.yaml_source import Document, read_document
from briefs.model.language import LANGUAGES, Text, foremost, lacking
from briefs.model.problem import Problem

Concepts = Mapping[str, models.Concept]
COMMON = Path(__file__).with_name("concepts.yml")


_Read = tuple[Document | None, dict[str, models.Concept], set[str], list[Problem]]


def read_concepts(reading: Reading) -> _Read:
    """The folder's file, the concepts, the names of those with problems, and the problems.

    A folder's own lie over the common ones, entry by entry.
    """
    root, path = reading.root, reading.root / "concepts.yml"
    common = {name: _spoken(one, reading.languages) for name, one in common_concepts().items()}
    if not path.exists() and not misnamed(path):
        return None, common, set(), []
    document, problems = open_document(root, path)
    if document is None:
        return None, {}, set(), problems
    if not isinstance(document.root.value, dict):
        message = "a list or text stands where the concepts are wanted"
        remedy = "write 'Name:' and the concept's keys below it"
        return document, {}, set(), [*problems, document.problem((), message, remedy)]
    own, found = _concepts(document, common, reading.languages)
    broken = document.root.value.keys() - own.keys()
    return document, {**common, **own}, broken, problems + found


@cache
def common_concepts() -> dict[str, models.Concept]:
    """Those that ship with the package."""
    document, problems = read_document(COMMON, f"briefs/content/{COMMON.name}")
    assert document, problems
    concepts, found = _concepts(document, {}, LANGUAGES)
    assert not problems + found, problems + found
    return concepts


def named_by_standard(name: str, concepts: Concepts) -> list[str]:
    """The concepts that a taxonomy calls by a name."""
    return [own for own, one in concepts.items() if name in (one.us_gaap, one.ifrs_full)]


def _spoken(concept: models.Concept, languages: Sequence[str]) -> models.Concept:
    """A common concept with its foremost words in the languages that it does not know."""

    def known(text: Text) -> Text:
        return {**text, **dict.fromkeys(lacking(text, languages), foremost(text))}

    texts = {"label": concept.label, "short": concept.short, "definition": concept.definition}
    if not any(lacking(text, languages) for text in texts.values() if text):
        return concept
    return concept.model_copy(update={key: known(text) for key, text in texts.items() if text})


def _concepts(
    document: Document, others: Concepts, languages: Sequence[str]
) -> tuple[dict[str, models.Concept], list[Problem]]:
    """The concepts of a file, which may refer to others."""
    concepts, problems = {}, []
    for name, node in document.root.value.items():
        entry, found = validate(document, (name,), node.plain(), models.Concept, languages)
        problems += found
        if not re.fullmatch("[A-Z][A-Za-z0-9]+", name):
            message = f"'{clip(name)}' is no concept name"
            remedy = "write it in UpperCamelCase, like OperatingIncome"
            problems.append(Problem(document.path, node.key_line, 1, message, remedy))
        if entry:
            concepts[name] = entry
    known = {**others, **concepts}
    for name, concept in concepts.items():
        for place, part in _named_concepts(concept):
            if part.lstrip("-") not in known:
                message, remedy = f"unknown concept '{clip(part)}'", suggest(part, list(known))
                problems.append(document.problem((name, *place), message, remedy))
    return concepts, problems


def _named_concepts(concept: models.Concept) -> Iterator[tuple[Place, str]]:
    for key in ("sum_of", "ratio_of", "growth_of"):
        for index, part in enumerate(getattr(concept, key)):
            yield (key, index), part
    for key in ("share_of", "annualised", "at_most"):
        part = getattr(concept, key)
        if part and not (concept.unit == "percent" and part in (WHOLE, TOGETHER)):
            yield (key,), part
