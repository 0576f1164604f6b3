"""All that may be written and can be run: the keys of each model and the commands, as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import click

from briefs.content import models as schema
from briefs.model.language import foremost

Commands = Mapping[str, click.Command]  # those of `briefs`, which stands above this room
Texts = Mapping[str, Any]  # texts by language; with an `example`, or `parameters` that are alike


@dataclass(frozen=True, slots=True)
class Shape:
    """The kind of value that a key holds.

    `kind` is a word of the interface; `parts` are the choices of `or`, or what a `list` or a
    mapping `by_name` holds; `model` is the model of a mapping, `count` how many a list has.
    """

    kind: str
    parts: tuple[Shape, ...] = ()
    model: str = ""
    count: int = 0


def models() -> dict[str, type[schema.Entry]]:
    """The models of the content's files by name."""
    return {
        name: model
        for name, model in vars(schema).items()
        if isinstance(model, type) and issubclass(model, schema.Entry) and name != "Entry"
    }


def keys(model: str, described: Mapping[str, Texts], language: str) -> Iterator[dict[str, Any]]:
    """The keys of a model; `described` gives their texts, else English ones, and examples."""
    made = models()[model].model_json_schema()
    for name, shape in made["properties"].items():
        texts = described.get(name, {})
        yield {
            "name": name,
            "required": name in made.get("required", ()),
            "text": texts.get(language) or shape.get("description", ""),
            "shape": _shape(shape),
            "allowed": _allowed(shape),
            "default": _default(shape.get("default")),
            "example": texts.get("example", ""),
        }


def _shape(shape: Mapping[str, Any]) -> Shape:
    choices = [one for one in shape.get("anyOf", ()) if one.get("type") != "null"]
    if choices:
        return Shape("or", tuple(map(_shape, choices))) if choices[1:] else _shape(choices[0])
    if "$ref" in shape:
        return Shape("keys", model=shape["$ref"].rpartition("/")[2])
    if "kind" in shape:
        return Shape(shape["kind"])
    if shape.get("type") == "array":
        low, high = shape.get("minItems", 0), shape.get("maxItems")
        return Shape("list", (_shape(shape["items"]),), count=low if low == high else 0)
    if isinstance(shape.get("additionalProperties"), dict):
        return Shape("by_name", (_shape(shape["additionalProperties"]),))
    return Shape("one_of" if _allowed(shape) else shape["type"])


def _allowed(shape: Mapping[str, Any]) -> list[str]:
    """The values of a choice, without the empty one that stands for nothing said."""
    return [str(value) for value in shape.get("enum", ()) if value != ""]


def _default(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if value not in (None, "", [], {}) else ""


def commands(
    offered: Commands, described: Mapping[str, Texts], language: str
) -> Iterator[dict[str, Any]]:
    """All commands by name, with how each parameter is written; `described` gives the texts."""
    for name, command in sorted(offered.items()):
        texts = described.get(name, {})
        parameters = texts.get("parameters", {})
        yield {
            "name": name,
            "text": texts.get(language) or summary(command),
            "usage": " ".join(["briefs", name, *command.collect_usage_pieces(_context(command))]),
            "parameters": [
                (_written(one, command), _said(one, parameters.get(spelling(one), {}), language))
                for one in command.params
            ],
            "example": texts.get("example", ""),
        }


def summary(command: click.Command) -> str:
    """The words of a command on itself, without the examples that follow."""
    return " ".join((command.help or "").partition("\b")[0].split())


def spelling(parameter: click.Parameter) -> str:
    """The spelling of a parameter: `--root`, `COMPANY`."""
    if parameter.param_type_name == "argument":
        return parameter.metavar or (parameter.name or "").upper()
    return str(max(parameter.opts, key=len))


def _written(parameter: click.Parameter, command: click.Command) -> str:
    """A parameter with what it takes: `--format [text|github]`."""
    record = parameter.get_help_record(_context(command))
    return record[0] if record else spelling(parameter)


def _context(command: click.Command) -> click.Context:
    """The place that Click asks for; nothing is parsed there, so that no folder is read."""
    return click.Context(command, info_name=command.name)


def _said(parameter: click.Parameter, texts: Texts, language: str) -> str:
    return str(texts.get(language) or getattr(parameter, "help", None) or foremost(texts))
