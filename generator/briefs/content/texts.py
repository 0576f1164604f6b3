"""The kinds of text that an editor writes: in every language, an address, a day, a reference."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from briefs.model.facts import CLAIM
from briefs.model.language import LANGUAGES

LONGEST_LINE = 300  # characters of what stands on one line: a headline, a name


class BadValue(ValueError):  # noqa: N818 - what it is, not that it is an error
    """A value that cannot be right: what is wrong, the remedy, and at which key of the value."""

    def __init__(self, message: str, remedy: str, key: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy, self.key = message, remedy, key


def _both_languages(text: dict[str, str]) -> dict[str, str]:
    for tag in text:
        if tag not in LANGUAGES:
            meant = "zh-Hant" if tag.lower().startswith(("zh", "tw", "cht")) else ""
            meant = meant or ("en" if tag.lower().startswith("en") else "")
            remedy = f"write '{meant}'" if meant else f"write one of: {', '.join(LANGUAGES)}"
            raise BadValue(f"'{tag[:40]}' is none of our languages", remedy, tag)
    if text and not any(words.strip() for words in text.values()) and len(text) > 1:
        remedy = " and ".join(f"'{tag}: '" for tag in text)
        raise BadValue("the text is empty in both languages", f"write it after {remedy}")
    for tag in LANGUAGES:
        if tag not in text:
            raise BadValue(f"the text in {tag} is missing", f"add '{tag}: …'")
        if not text[tag].strip():
            raise BadValue(f"the text in {tag} is empty", f"write it after '{tag}: '", tag)
    return text


def _short_enough(text: dict[str, str]) -> dict[str, str]:
    for tag, words in text.items():
        if len(words) > LONGEST_LINE:
            message = f"the text in {tag} has {len(words):,} characters"
            raise BadValue(message, f"keep it below {LONGEST_LINE}", tag)
    return text


def _web_address(url: str) -> str:
    if not url:
        raise BadValue("the address is empty", "write it, or delete the line")
    if not re.fullmatch(r"https?://[^\s<>\"'\\{}|^`]+", url) or len(url) > 2000:
        remedy = "write an address that starts with https://"
        bare = re.fullmatch(r"(?:www\.|[\w-]+\.(?:com|org|net|tw|cn|hk)\b)[^\s<>\"']*", url[:200])
        raise BadValue(
            f"'{url[:80]}' is no web address", f"write https://{url}" if bare else remedy
        )
    return url


SLUG = re.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")


def slug(name: str) -> str:
    """A name as it may stand in an address; nothing where no letter or digit is left."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:60].rstrip("-")


def _slug(name: str) -> str:
    if len(name) > 60 and SLUG.fullmatch(name[:60].rstrip("-")):
        raise BadValue("the name is longer than 60 characters", "write a shorter one")
    if not SLUG.fullmatch(name):
        remedy = "write lower-case letters, digits and single hyphens"
        remedy += f": {slug(name)}" if slug(name) else ""
        raise BadValue(f"'{name[:60]}' cannot be used in an address", remedy)
    return name


def _claim(text: str) -> str:
    if not CLAIM.fullmatch(text):
        forms = "'above REF', 'below REF', 'of REF is REF', 'from REF to REF' or 'is REF plus REF'"
        raise BadValue(f"'{text[:60]}' claims nothing", f"write {forms}")
    return text


def _day(text: object) -> object:
    if not isinstance(text, str) or re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return text
    numbers = re.findall("[0-9]+", text)[:3]
    year_first = len(numbers) > 2 and len(numbers[0]) == 4
    remedy = "write it as year-month-day, such as 2026-02-06"
    if year_first and all(len(part) <= 2 for part in numbers[1:]):
        remedy = f"write {numbers[0]}-{numbers[1]:>02}-{numbers[2]:>02}"
    raise BadValue(f"'{text[:40]}' is no date", remedy)


def _pair(names: list[str]) -> list[str]:
    if len(names) == 1:
        raise BadValue("one concept stands alone", f"write two: [{names[0][:60]}, …]")
    return names


def _kind(name: str) -> WithJsonSchema:
    """A kind of text whose JSON Schema the content decides, see `schemas`."""
    return WithJsonSchema({"kind": name})


Bilingual = Annotated[dict[str, str], AfterValidator(_both_languages), _kind("bilingual")]
Line = Annotated[
    dict[str, str],
    AfterValidator(_both_languages),
    AfterValidator(_short_enough),
    _kind("bilingual"),
]
Reference = Annotated[str, Field(min_length=1), _kind("reference")]
Claim = Annotated[str, AfterValidator(_claim), _kind("claim")]
Day = Annotated[date, BeforeValidator(_day), _kind("day")]
Slug = Annotated[str, AfterValidator(_slug), _kind("slug")]
Url = Annotated[str, AfterValidator(_web_address), _kind("url")]
ConceptName = Annotated[str, _kind("concept")]
SignedConceptName = Annotated[str, _kind("signed_concept")]
SegmentName = Annotated[str, _kind("segment")]
EntityName = Annotated[str, _kind("entity")]
PeriodName = Annotated[str, _kind("period")]
Tokens = Annotated[str, _kind("tokens")]
Pair = Annotated[
    list[ConceptName],
    Field(max_length=2, json_schema_extra={"minItems": 2}),
    AfterValidator(_pair),
]
