"""The concepts that a folder may measure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from briefs.content import models
from briefs.content.reading import Reading, folders_of, misnamed, open_document
from briefs.content.suggest import clip, suggest
from briefs.content.texts import TOGETHER, WHOLE
from briefs.content.validate import Place, validate
from briefs.content.yaml_source import Document, read_document
from briefs.model.language import LANGUAGES, Text, foremost, lacking
from briefs.model.problem import Problem

Concepts = Mapping[str, models.Concept]
COMMON = Path(__file__).with_name("concepts.yml")


_Read = tuple[tuple[Document, ...], dict[str, models.Concept], set[str], list[Problem]]


def read_concepts(reading: Reading) -> _Read:
    """The folder's files, the concepts, the names of those with problems, and the problems.

    A folder's own lie over the common ones, entry by entry; a company's file adds to all.
    """
    common = {name: _spoken(one, reading.languages) for name, one in common_concepts().items()}
    documents, problems = [], list[Problem]()
    for path in concept_files(reading.root):
        document, found = open_document(reading.root, path)
        problems += found
        if document is None:
            return (), {}, set(), problems
        documents.append(document)
        if not isinstance(document.root.value, dict):
            message = "a list or text stands where the concepts are wanted"
            remedy = "write 'Name:' and the concept's keys below it"
            return (), {}, set(), [*problems, document.problem((), message, remedy)]
    own, found = _concepts(documents, common, reading.languages)
    written = {name for document in documents for name in document.root.value}
    return tuple(documents), {**common, **own}, written - own.keys(), problems + found


def concept_files(root: Path) -> list[Path]:
    """The files of concepts of a content folder: its own, and those of its companies."""
    paths = (folder / "concepts.yml" for folder in (root, *folders_of(root)))
    return [path for path in paths if path.exists() or misnamed(path)]


@cache
def common_concepts() -> dict[str, models.Concept]:
    """Those that ship with the package."""
    document, problems = read_document(COMMON, f"briefs/content/{COMMON.name}")
    assert document, problems
    concepts, found = _concepts([document], {}, LANGUAGES)
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
    documents: Sequence[Document], others: Concepts, languages: Sequence[str]
) -> tuple[dict[str, models.Concept], list[Problem]]:
    """The concepts of some files, which may refer to each other and to others."""
    concepts: dict[str, models.Concept] = {}
    problems: list[Problem] = []
    places: dict[str, Document] = {}
    for document in documents:
        for name, node in document.root.value.items():
            entry, found = validate(document, (name,), node.plain(), models.Concept, languages)
            problems += found
            if not re.fullmatch("[A-Z][A-Za-z0-9]+", name):
                message = f"'{clip(name)}' is no concept name"
                remedy = "write it in UpperCamelCase, like OperatingIncome"
                problems.append(Problem(document.path, node.key_line, 1, message, remedy))
            first = places.setdefault(name, document)
            if entry and concepts.setdefault(name, entry) != entry:
                message = f"'{name}' is another concept in {first.path}"
                remedy = "write the same here as there, or give it another name"
                problems.append(Problem(document.path, node.key_line, 1, message, remedy))
    known = {**others, **concepts}
    for name, concept in concepts.items():
        for place, part in _named_concepts(concept):
            if part.lstrip("-") not in known:
                message, remedy = f"unknown concept '{clip(part)}'", suggest(part, list(known))
                problems.append(places[name].problem((name, *place), message, remedy))
    return concepts, problems


def _named_concepts(concept: models.Concept) -> Iterator[tuple[Place, str]]:
    for key in ("sum_of", "ratio_of", "growth_of"):
        for index, part in enumerate(getattr(concept, key)):
            yield (key, index), part
    for key in ("share_of", "annualised", "at_most"):
        part = getattr(concept, key)
        if part and not (concept.unit == "percent" and part in (WHOLE, TOGETHER)):
            yield (key,), part
