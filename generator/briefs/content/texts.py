"""The kinds of text that an editor writes: in every language, an address, a day, a reference."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticKnownError

from briefs.model.facts import CLAIM
from briefs.model.language import LANGUAGES, ROWS, Text, lacking, meant, written

BLANK = "the text is empty"
LONGEST_LINE = 300  # characters of what stands on one line: a headline, a name


class BadValue(ValueError):  # noqa: N818 - what it is, not that it is an error
    """A value that cannot be right: what is wrong, the remedy, and at which key of the value."""

    def __init__(self, message: str, remedy: str, key: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy, self.key = message, remedy, key


def _in_languages(text: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages = wanted(info.context)
    for tag in text:
        if tag not in ROWS:
            close = meant(tag)
            remedy = f"write '{close}'" if close else f"write one of: {', '.join(languages)}"
            raise BadValue(f"'{tag[:40]}' is none of our languages", remedy, tag)
    for gap in gaps(text, languages):
        raise gap
    for tag, words in text.items():
        left = words.strip() in ("", "…")  # to be filled in
        if not left and not any(map(str.isalnum, words)):
            raise BadValue(f"the text in {tag} has no letter: '{words[:40]}'", "write words", tag)
    return text


def wanted(context: Any) -> Sequence[str]:
    """The languages of pydantic's context, in which every text must be written."""
    return LANGUAGES if context is None else tuple(context["languages"])


def gaps(text: Text, languages: Sequence[str]) -> Iterator[BadValue]:
    """All that a text lacks to be read in some languages."""
    missing = lacking(text, languages)
    if len(missing) > 1 and len(text) > 1 and not any(words.strip() for words in text.values()):
        remedy = " and ".join(f"'{tag}: '" for tag in text)
        every = "both languages" if len(text) == 2 else "every language"
        yield BadValue(f"{BLANK} in {every}", f"write it after {remedy}")
        return
    for tag in missing:
        if tag in text:
            yield BadValue(f"the text in {tag} is empty", f"write it after '{tag}: '", tag)
        else:
            yield BadValue(f"the text in {tag} is missing", f"add '{tag}: …'")


def is_text(data: Any) -> bool:
    """True where plain data is a text in languages."""
    return (
        isinstance(data, dict)
        and bool(data)
        and all(tag in ROWS and isinstance(words, str) for tag, words in data.items())
    )


def texts(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, dict[str, str]]]:
    """Every text in languages below a place of plain data, with its place."""
    if is_text(data):
        yield place, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from texts(value, (*place, key))


def in_languages(languages: Collection[str], known: Text | None = None) -> str:
    """The form of a text in some languages with the words that are known: `{en: …, zh-Hant: …}`."""
    words = dict.fromkeys(written(languages), "…") | dict(known or {})
    return f"{{{', '.join(f'{tag}: {word}' for tag, word in words.items())}}}"


def empty(languages: Collection[str]) -> str:
    """The form of a text that is still to be written."""
    return in_languages(languages, dict.fromkeys(written(languages), "''"))


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


def is_address(origin: str) -> bool:
    """Tell an address from the name of an article."""
    return not origin or any(sign in origin for sign in ":/.")


SLUG = re.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")


def slug(name: str) -> str:
    """A name as it may stand in an address; nothing where no letter or digit is left."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:60].rstrip("-")


def words_of(name: str) -> str:
    """The words of a name that is written as one: `CloudMemory` is `Cloud Memory`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name)


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


def _ratio(text: object) -> object:
    """`10-for-1`, `1-for-8`, as a split is announced."""
    if isinstance(text, str) and RATIO.fullmatch(text):
        return text
    numbers = re.findall("[1-9][0-9]*", str(text)[:40])
    remedy = "write the new shares for the old ones: 10-for-1, or 1-for-8 where they became fewer"
    if len(numbers) in (1, 2):
        remedy = f"write {numbers[0]}-for-{(*numbers, '1')[1]}, the new shares for the old ones"
    raise BadValue(f"'{str(text)[:40]}' is no ratio of a split", remedy)


def _fiscal_year(text: object) -> object:
    if isinstance(text, str) and _FISCAL_YEAR.fullmatch(text):
        return text
    year = re.search("(?:19|20|21)[0-9]{2}", str(text)[:40])
    raise BadValue(f"'{str(text)[:40]}' is no fiscal year", f"write FY{year[0] if year else 2023}")


_FISCAL_YEAR = re.compile("FY(?:19|20|21)[0-9]{2}")


def _basis(text: object) -> object:
    if text in ("", RESTATED):
        return text
    try:
        return str(date.fromisoformat(str(_day(text))))
    except ValueError:
        remedy = (
            "write 'restated', or the day whose shares and segments it is stated on, such as "
            "2024-06-09"
        )
        raise BadValue(f"'{str(text)[:40]}' is no basis", remedy) from None


RESTATED = "restated"
WHOLE, TOGETHER = "100%", "100% together"  # bounds of percentages
RATIO = re.compile("([1-9][0-9]{0,4})-for-([1-9][0-9]{0,4})")


def _pair(names: list[str]) -> list[str]:
    if len(names) == 1:
        raise BadValue("one concept stands alone", f"write two: [{names[0][:60]}, …]")
    return names


def _tag(tag: str) -> str:
    if tag not in ROWS:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(ROWS)})
    return tag


def _kind(name: str) -> WithJsonSchema:
    """A kind of text whose JSON Schema the content decides, see `schemas`."""
    return WithJsonSchema({"kind": name})


_STRETCH = re.compile("([1-9][0-9]{0,4})(?:[-–]([1-9][0-9]{0,4}))?")


def _stretch(text: str) -> str:
    match = _STRETCH.fullmatch(text)
    if not match or int(match[2] or match[1]) < int(match[1]):
        raise BadValue(f"'{text[:40]}' is no paragraph", "write its number, or 4-7 for several")
    return text


def paragraphs(stretches: Iterable[str]) -> tuple[int, ...]:
    """The numbers that stretches such as `2` and `4-7` name, in order."""
    ends = [match for text in stretches if (match := _STRETCH.fullmatch(text))]
    return tuple(sorted({n for m in ends for n in range(int(m[1]), int(m[2] or m[1]) + 1)}))


def stretches(numbers: Iterable[int]) -> list[str]:
    """Numbers as stretches: `2` and `4-7`."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][-1] == number - 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    return ["-".join(map(str, span)) for span in spans]


Stretch = Annotated[
    str,
    BeforeValidator(str),
    AfterValidator(_stretch),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1},
                {"type": "string", "pattern": f"^{_STRETCH.pattern}$"},
            ]
        }
    ),
]
Bilingual = Annotated[dict[str, str], AfterValidator(_in_languages), _kind("bilingual")]
Line = Annotated[
    dict[str, str],
    AfterValidator(_in_languages),
    AfterValidator(_short_enough),
    _kind("bilingual"),
]
Reference = Annotated[str, Field(min_length=1), _kind("reference")]
Claim = Annotated[str, AfterValidator(_claim), _kind("claim")]
Day = Annotated[date, BeforeValidator(_day), _kind("day")]
Ratio = Annotated[
    str,
    BeforeValidator(_ratio),
    WithJsonSchema({"type": "string", "pattern": f"^{RATIO.pattern}$"}),
]
Basis = Annotated[
    str,
    BeforeValidator(_basis),
    WithJsonSchema({"type": "string", "pattern": f"^({RESTATED}|[0-9-]{{10}})$"}),
]
FiscalYear = Annotated[
    str,
    BeforeValidator(_fiscal_year),
    WithJsonSchema({"type": "string", "pattern": f"^{_FISCAL_YEAR.pattern}$"}),
]
Tag = Annotated[str, AfterValidator(_tag), Field(json_schema_extra={"enum": list(ROWS)})]
Slug = Annotated[str, AfterValidator(_slug), _kind("slug")]
Url = Annotated[str, AfterValidator(_web_address), _kind("url")]
Origin = Annotated[
    str,
    AfterValidator(lambda text: _web_address(text) if is_address(text) else _slug(text)),
    WithJsonSchema({"anyOf": [{"kind": "url"}, {"kind": "slug"}]}),
]
ConceptName = Annotated[str, _kind("concept")]
Bound = Annotated[str, _kind("bound")]
SignedConceptName = Annotated[str, _kind("signed_concept")]
SegmentName = Annotated[str, _kind("segment")]
EntityName = Annotated[str, _kind("entity")]
PeriodName = Annotated[str, _kind("period")]
Tokens = Annotated[str, _kind("tokens")]
Formerly = Annotated[
    list[str],
    Field(description="The names that it had before, by which receipts may still know it."),
]
Pair = Annotated[
    list[ConceptName],
    Field(max_length=2, json_schema_extra={"minItems": 2}),
    AfterValidator(_pair),
]
