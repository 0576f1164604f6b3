"""The interface words: one file a language, all alike."""

from string import Formatter

import pytest
import yaml
from places import ROOT

from briefs.model.language import ROWS

Words = dict[str, dict[str, str]]
FOLDER = ROOT / "templates" / "words"


def read(language: str) -> Words:
    words: Words = yaml.safe_load((FOLDER / f"{language}.yml").read_text("utf-8"))
    assert ("terms" in words) == bool(ROWS[language].converts)
    words.pop("terms", None)
    assert ("converted" in words["frame"]) == bool(ROWS[language].converts)
    words["frame"].pop("converted", None)
    return words


def blanks(words: Words) -> dict[tuple[str, str], set[str]]:
    """Each word's place with what is filled in."""
    return {
        (section, key): {name for _, name, _, _ in Formatter().parse(word) if name}
        for section, entries in words.items()
        for key, word in entries.items()
    }


def test_every_language_has_a_file() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(ROWS)


@pytest.mark.parametrize("language", ROWS)
def test_every_word_is_there_with_its_blanks(language: str) -> None:
    assert blanks(read(language)) == blanks(read("en"))


@pytest.mark.parametrize("language", ROWS)
def test_no_word_is_blank(language: str) -> None:
    words = read(language)
    words["label"].pop("gap")  # nothing stands between two Chinese sentences
    assert all(word.strip() for entries in words.values() for word in entries.values())
