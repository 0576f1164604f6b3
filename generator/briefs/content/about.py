"""The settings' word on who publishes a site: name, contact, how errors are corrected, licence."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefs.content.suggest import suggest
from briefs.content.texts import in_languages
from briefs.model.language import LANGUAGES, ROWS

KEYS = ("publisher", "contact", "corrections", "licence")
LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_CONTACT = re.compile(
    r"(mailto:[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+|https://[^\s<>\"]+\.[^\s<>\"]+)"
)
EXAMPLES = {
    "publisher": f"write publisher: NAME, or publisher: {in_languages(LANGUAGES)}",
    "contact": "write contact: mailto:NAME@HOST, or https://HOST/…",
    "corrections": f"write corrections: {in_languages(LANGUAGES)}, or the policy's address",
    "licence": "write its SPDX identifier: licence: CC-BY-4.0",
}

Fault = tuple[tuple[str, ...], str, str]  # keys below `about`, message, remedy


def faults(said: object) -> Iterator[Fault]:
    """The faults of `about`."""
    if not isinstance(said, dict):
        yield (), "about has keys of its own", f"write below it: {', '.join(KEYS)}"
        return
    for key, value in said.items():
        if key not in KEYS:
            yield (str(key),), f"unknown key '{key}'", suggest(str(key), KEYS)
        elif not _fits(key, value):
            yield (key,), f"'{value}' is no {key}", EXAMPLES[key]


def _fits(key: str, value: Any) -> bool:
    if key == "contact":
        return isinstance(value, str) and bool(_CONTACT.fullmatch(value))
    if key == "licence":
        return isinstance(value, str) and bool(LICENCE.fullmatch(value))
    texts = list(value.values()) if isinstance(value, dict) else [value]
    known = not isinstance(value, dict) or set(value) <= set(ROWS)
    return known and bool(texts) and all(isinstance(one, str) and one.strip() for one in texts)


def by_language(value: str | Mapping[str, str], language: str) -> str:
    """A text of `about` in a language, else in the first that it has."""
    if isinstance(value, str):
        return value
    return value.get(language) or next(iter(value.values()))
