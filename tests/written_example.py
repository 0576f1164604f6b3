"""Plain data of a model in which every field is filled, each text with words of its own."""

from itertools import count
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from briefs.content.texts import Bilingual

_TEXT = str(get_args(Bilingual)[1])  # the mark of a line too
_number = count()


def filled(model: type[BaseModel]) -> dict[str, Any]:
    """Data of a model and of those within it."""
    return {name: _value(field.rebuild_annotation()) for name, field in model.model_fields.items()}


def models_of(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and those within it."""
    found, parts = {model}, [field.annotation for field in model.model_fields.values()]
    while parts:
        part = parts.pop()
        if isinstance(part, type) and issubclass(part, BaseModel):
            found |= models_of(part)
        parts += get_args(part)
    return found


def _value(kind: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return filled(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return max(map(_value, parts), key=lambda value: isinstance(value, dict))
    if str(kind).startswith("typing.Annotated"):
        return {"en": f"text {next(_number)}"} if _TEXT in str(parts[1:]) else _value(parts[0])
    if origin is list:
        return [_value(parts[0])]
    return {"name": _value(parts[1])} if origin is dict else "word"
