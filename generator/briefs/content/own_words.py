"""The interface words that a folder lays over the package's, each with the problems it has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

import yaml

from briefs.content.suggest import suggest
from briefs.content.yaml_source import Document, Node, read_document
from briefs.model.language import ROWS
from briefs.model.layers import LOADER, Layers, read_yaml, shipped
from briefs.model.problem import Problem

_FREE = "terms"  # a section whose keys are a folder's own
_FIELD = re.compile(r"{[^}]*}")


def word_problems(folder: Path, name: str) -> Iterator[Problem]:
    """Problems of a folder of words; they are shown below its name."""
    for path in sorted(folder.glob("*.yml")):
        shown = f"{name}/{path.name}"
        if path.stem not in ROWS:
            remedy = suggest(path.stem, list(ROWS))
            yield Problem(shown, 1, 1, f"unknown language '{path.stem}'", remedy)
            continue
        document, problems = read_document(path, shown)
        yield from problems
        if document:
            yield from _unfit(document, _shipped(path.stem))


def missing_words(templates: Layers, languages: Iterable[str], name: str) -> Iterator[Problem]:
    """A problem for each language in which templates lack words that pages say."""
    wanted = _keys([shipped("templates")], next(iter(ROWS)))
    for tag in languages:
        missing = sorted(wanted - _keys(templates.folders, tag))
        if missing:
            named = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" * (len(missing) > 3))
            message = f"words are missing in {tag}: {named}"
            remedy = f"write them as in {next(iter(ROWS))}.yml"
            yield Problem(f"{name}/words/{tag}.yml", 1, 1, message, remedy)


def _keys(layers: Iterable[Path], language: str) -> set[str]:
    """The words that there are in a language, as `section.key`."""
    paths = (layer / "words" / f"{language}.yml" for layer in layers)
    files = [_words(path.read_bytes()) for path in paths if path.is_file()]
    return {f"{section}.{key}" for words in files for section in words for key in words[section]}


@lru_cache(maxsize=16)
def _words(text: bytes) -> Mapping[str, Mapping[str, str]]:
    """The sections of a file of words; what is none is named elsewhere."""
    found = yaml.load(text, LOADER)  # noqa: S506 - a safe loader
    sections = found.items() if isinstance(found, dict) else ()
    return {name: words for name, words in sections if isinstance(words, dict)}


def _shipped(language: str) -> Mapping[str, Mapping[str, str]]:
    """The package's words of a language; of the first one where it has none of that language."""
    words = shipped("templates") / "words"
    paths = (words / f"{tag}.yml" for tag in (language, *ROWS))
    return cast(Mapping[str, Mapping[str, str]], read_yaml(next(filter(Path.is_file, paths))))


def _unfit(document: Document, known: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    for section, entries in _pairs(document.root):
        if section not in known and section != _FREE:
            remedy = suggest(section, list(known))
            yield document.problem_at_key((section,), f"unknown section '{section}'", remedy)
            continue
        if not isinstance(entries.value, dict):
            message, remedy = f"{section} holds no words", "write key: word below it"
            yield document.problem((section,), message, remedy)
        for key, word in _pairs(entries):
            usual = known.get(section, {}).get(key)
            place = (section, key)
            if section != _FREE and usual is None:
                remedy = suggest(key, list(known[section]))
                yield document.problem_at_key(place, f"unknown word '{key}'", remedy)
            elif not isinstance(word.value, str):
                yield document.problem(place, f"{key} is no word", "write one text")
            elif usual and set(_FIELD.findall(word.value)) - set(_FIELD.findall(usual)):
                message = f"'{word.value}' has a place that nothing fills"
                yield document.problem(place, message, f"write it like: {usual}")


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    yield from node.value.items() if isinstance(node.value, dict) else ()
