"""Plain data against a model of `schema`; what does not fit is said in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from briefs.content.suggest import clip, nearest, suggest
from briefs.content.texts import BLANK, in_languages
from briefs.content.yaml_source import MAX_PROBLEMS, Document
from briefs.content.yaml_text import quoted, scalar
from briefs.model.language import LANGUAGES, ROWS
from briefs.model.problem import Problem, counted

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


def validate(
    document: Document,
    place: Place,
    data: Any,
    model: type[Model],
    languages: Sequence[str] = LANGUAGES,
) -> tuple[Model | None, list[Problem]]:
    """Check plain data against a model; each error becomes a problem at its place.

    Texts must be written in all the languages.
    """
    try:
        return model.model_validate(data, context={"languages": languages}), []
    except ValidationError as error:
        items = [
            _Item(document, place, item, model, languages)
            for item in error.errors(include_url=False)
        ]
        told = [item.problem() for item in items if not item.follows(items)]
        return None, list(dict.fromkeys(told))[:MAX_PROBLEMS]


_BRANCHES = ("str", "Category")  # pydantic names the branch of a union that it tried


def _symbol(text: str, pattern: str) -> str:
    """The remedy where only capitals are wanting, or a space is too much."""
    symbol = ".".join(text.upper().split())
    how = "in capitals" if symbol == text.upper() else "without a space"
    meant = re.search(pattern, symbol)
    return f"write '{symbol}', the exchange's symbol {how}" if meant else ""


class _Item:
    """One error of pydantic at its place in the document."""

    def __init__(
        self,
        document: Document,
        place: Place,
        item: Any,
        model: type[BaseModel],
        languages: Sequence[str],
    ) -> None:
        self.document = document
        self.model = model
        self.languages = languages or LANGUAGES  # a draft wants none
        self.kind: str = item["type"]
        self.raw: tuple[str | int, ...] = item["loc"]
        self.steps = tuple(step for step in item["loc"] if not _is_branch(step))
        self.where = (*place, *self.steps)
        self.input = item["input"]
        self.context = item.get("ctx", {})
        self.text: str = item["msg"]

    def follows(self, items: list[_Item]) -> bool:
        """True where the error only repeats what another one says better."""
        others = [other for other in items if other is not self]
        if self.raw and self.raw[-1] == "str":  # the other branch of a union
            return any(other.raw[: len(self.raw) - 1] == self.raw[:-1] for other in others)
        if self.kind == "missing":  # its key stands there with a slip
            unknown = [
                str(other.steps[-1])
                for other in others
                if other.kind == "extra_forbidden" and other.steps[:-1] == self.steps[:-1]
            ]
            return any(self.steps[-1] == nearest(name, self._known()) for name in unknown)
        return False

    def problem(self) -> Problem:
        """The error with its remedy."""
        write = getattr(self, f"_{self.kind}", None)
        if write is not None:
            return write()  # type: ignore[no-any-return]
        message, remedy = _MESSAGES.get(self.kind, (self.text.lower(), "write it as its key wants"))
        shown = clip(self.input)
        message = f"{self.name}: {message.format(input=shown, **self.context)}"
        return self._here(message, remedy.format(name=self.name, **self.context))

    @property
    def name(self) -> str:
        """The piece in an editor's words."""
        return place_name(self.where)

    def _here(self, message: str, remedy: str) -> Problem:
        return self.document.problem(self.where, message, remedy)

    def _known(self) -> list[str]:
        return sorted(fields(self.model, self.raw[:-1]))

    def _field(self) -> FieldInfo | None:
        return fields(self.model, self.raw[:-1]).get(str(self.raw[-1])) if self.raw else None

    def _missing(self) -> Problem:
        found = self._field()
        example = self._example(found) if found else "…"
        return self.document.problem(
            self.where[:-1], f"'{self.name}' is missing", f"add '{self.name}: {example}'"
        )

    def _extra_forbidden(self) -> Problem:
        known = self._known()
        remedy = suggest(str(self.where[-1]), known)
        return self.document.problem_at_key(self.where, f"unknown key '{self.name}'", remedy)

    def _literal_error(self) -> Problem:
        words = re.split(r",| or ", str(self.context["expected"]))
        expected = [word for word in (word.strip("' ") for word in words) if word]
        if not self.input:
            return self._here(f"{self.name}: {BLANK}", f"write one of: {', '.join(expected)}")
        message = f"'{clip(self.input)}' is not a {self.name}"
        return self._here(message, suggest(str(self.input), expected))

    def _value_error(self) -> Problem:
        slip = self.context["error"]
        remedy, key = getattr(slip, "remedy", "mend it"), getattr(slip, "key", "")
        if key:
            at = (*self.where, key)
            return self.document.problem_at_key(at, f"{self.name}: {slip}", remedy)
        return self._here(f"{self.name}: {slip}", remedy)

    def _string_pattern_mismatch(self) -> Problem:
        text = str(self.input)
        what, remedy = _FORMS.get(self.name, ("what is wanted here", "write it as its key wants"))
        if self.name == "sha256":
            there = counted(len(text), "character")
            message = f"the fingerprint has {there}, not sixty-four of 0-9 and a-f"
            return self._here(message, remedy)
        if self.name == "ticker":
            remedy = _symbol(text, self.context["pattern"]) or remedy
        return self._here(f"'{clip(text)}' is not {what}", remedy)

    def _dict_type(self) -> Problem:
        text = str(self.input)
        if isinstance(self.input, list):
            message = f"{self.name}: a list stands where a text in both languages is wanted"
            return self._here(message, f"write {in_languages(self.languages)}")
        if not text:
            return self._here(f"{self.name}: {BLANK}", f"write {in_languages(self.languages)}")
        found = self._field()
        if found is not None and "dict[str, str]" not in str(found.annotation):
            return self._here(f"{self.name}: a text stands where keys are wanted", "write {key: …}")
        chinese = bool(re.search("[\u3400-\u9fff]", text))
        fitting = [tag for tag in self.languages if ROWS[tag].chinese == chinese]
        known = dict.fromkeys(fitting[:1], _text(text))
        remedy = f"write {in_languages(self.languages, known)}"
        return self._here(f"{self.name}: the text stands in one language only", remedy)

    def _list_type(self) -> Problem:
        if isinstance(self.input, str) and self.input:
            remedy = f"write [{_text(self.input)}]"
            message = f"{_path(self.where)}: one text stands where a list is wanted"
            return self._here(message, remedy)
        if isinstance(self.input, str):
            remedy = f"write [] or delete '{self.name}'"
            return self._here(f"{_path(self.where)}: the list is empty", remedy)
        message = f"{_path(self.where)}: keys stand where a list is wanted"
        return self._here(message, "begin each entry with '- '")

    def _string_type(self) -> Problem:
        what = "a list stands" if isinstance(self.input, list) else "keys stand"
        text = self.input[0] if isinstance(self.input, list) and self.input else "…"
        remedy = f"write {_text(text)}" if isinstance(text, str) else "write the text alone"
        return self._here(f"{self.name}: {what} where one text is wanted", remedy)

    def _model_type(self) -> Problem:
        if isinstance(self.input, list):
            return self._here(
                f"{self.name}: a list stands where keys are wanted", "write 'key: …' lines"
            )
        text = str(self.input)
        if not text:
            return self._here(f"{self.name} is empty", f"write it as {self._form()}, or delete it")
        colon = re.match(r"[\w-]+(：|:)", text)
        if colon:
            what = "full-width" if colon[1] == "：" else "without a space behind it"
            message = f"{self.name}: the colon of '{clip(text)}' is {what}"
            return self._here(message, f"write {self._form()}, with ': ' after each key")
        return self._here(
            f"{self.name}: a text stands where keys are wanted", f"write {self._form()}"
        )

    _model_attributes_type = _model_type

    def _form(self) -> str:
        wanted = [
            f"{name}: {self._example(info)}"
            for name, info in fields(self.model, self.raw).items()
            if info.is_required()
        ]
        return f"{{{', '.join(wanted[:4])}{', …' if len(wanted) > 4 else ''}}}"

    def _example(self, info: FieldInfo) -> str:
        kind = str(info.annotation)
        if info.examples:
            first = info.examples[0]
            return f"[{', '.join(map(str, first))}]" if isinstance(first, list) else str(first)
        if "dict[str, str]" in kind and not kind.startswith("list"):
            return in_languages(self.languages)
        if "datetime.date" in kind:
            return "2026-02-06"
        return "[…]" if kind.startswith("list") else "…"

    def _string_too_long(self) -> Problem:
        most = self.context["max_length"]
        message = f"{self.name}: the text is longer than {most} characters"
        alone = "write the figure alone" if self.name == "printed" else "shorten it"
        return self._here(message, alone)

    def _too_short(self) -> Problem:
        wanted, there = self.context["min_length"], self.context["actual_length"]
        name = _path(self.where)
        message = f"{name} has {_entries(there)}, at least {wanted} are wanted"
        if wanted == 1:
            message = f"{name}: the list is empty"
        return self._here(message, f"add {_entries(wanted - there)}")

    def _too_long(self) -> Problem:
        most, there = self.context["max_length"], self.context["actual_length"]
        message = f"{_path(self.where)} has {_entries(there)}, at most {most} are allowed"
        remedy = f"delete {_entries(there - most)}" if isinstance(there, int) else "delete some"
        return self._here(message, remedy)


def _text(text: str) -> str:
    """A text as the remedy shows it between braces."""
    return clip(text if scalar(text) == text else quoted(text))


def place_name(place: Place) -> str:
    """A place in an editor's words: `headline`, `entry 2 of bottom_line`."""
    if not place:
        return "the file"
    last = place[-1]
    if isinstance(last, int):
        within = _path(place[:-1])
        return f"entry {last + 1} of {within}" if within else f"entry {last + 1}"
    return clip(last)


def _path(place: Place) -> str:
    """The keys that lead to a place from the file or from the entry that it is in."""
    keys: list[str] = []
    for step in reversed(place):
        if isinstance(step, int):
            break
        keys.insert(0, step)
    return clip(".".join(keys))


def _entries(count: int) -> str:
    return counted(count, "entry", "entries")


_MESSAGES = {
    "int_parsing": ("'{input}' is no whole number", "write digits only"),
    "int_parsing_size": ("'{input}' is too large", "write a smaller number"),
    "int_type": ("a number is wanted here", "write digits only"),
    "bool_parsing": ("'{input}' is neither true nor false", "write true or false"),
    "bool_type": ("'{input}' is neither true nor false", "write true or false"),
    "date_from_datetime_parsing": (
        "'{input}' is no day of the calendar",
        "write one that exists, such as 2026-02-06",
    ),
    "date_parsing": ("'{input}' is no date", "write it as 2026-02-06"),
    "date_type": ("a date is wanted here", "write it as 2026-02-06"),
    "string_too_short": (BLANK, "write it or delete the key"),
    "greater_than_equal": ("'{input}' is too small", "write {ge} or more"),
    "less_than_equal": ("'{input}' is too large", "write {le} or less"),
}

_FORMS = {
    "currency": ("a currency's code", "write the code of ISO 4217, such as USD or TWD"),
    "sha256": ("a fingerprint", "write the SHA-256 that 'briefs verify' prints for the article"),
    "ticker": ("a ticker", "write the exchange's symbol in capitals, such as AMZN"),
}


def _is_branch(step: str | int) -> bool:
    return step in _BRANCHES or (isinstance(step, str) and step.endswith("]"))


def fields(model: type[BaseModel], steps: tuple[str | int, ...]) -> dict[str, FieldInfo]:
    """A model's keys at a place, found by walking its annotations."""
    current: Any = model
    for step in steps:
        if _is_model(current) and step in current.model_fields:
            current = _inner(current.model_fields[str(step)].annotation)
    return dict(current.model_fields) if _is_model(current) else {}


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _inner(annotation: Any) -> Any:
    if _is_model(annotation):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _inner(part)
        if found is not None:
            return found
    return None
