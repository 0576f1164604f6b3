"""Texts as YAML takes them: bare where that reads back as it was, else in quotes."""

import json
import re
from collections.abc import Mapping

EMPTY = '""'  # a text that an editor has still to write
_NO_TEXT = re.compile(  # what YAML 1.2 reads as null, a truth value or a number
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_SPECIAL = re.compile(
    r"^-(?![\w.$€£¥])|^[?:,\[\]{}#&*!|>'\"%@`]|^\.\.\.|:(?:\s|$)|\s#|^\s|\s$"
    r"|[,\[\]{}]|:(?![\w/])"  # within braces
)
_ESCAPED = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202f-\ufffd\U00010000-\U0010ffff]")


def scalar(text: str) -> str:
    """A text within one line, between braces too; quoted only where it must be."""
    if _ESCAPED.search(text):
        return quoted(text)
    if text and not _SPECIAL.search(text) and not _NO_TEXT.fullmatch(text):
        return text
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def quoted(text: str) -> str:
    """A text in double quotes, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


def flow(value: object) -> str:
    """Plain data within one line: mappings in braces, lists in brackets, texts as they must be."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key)}: {flow(part)}' for key, part in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    return scalar(value) if isinstance(value, str) else str(value).lower()


def block(key: str, value: object) -> list[str]:
    """A key with plain data below it, a line each; an empty text is a place to write in."""
    if not value or not isinstance(value, Mapping | list):
        return [f"{scalar(key)}: {_leaf(value)}"]
    if isinstance(value, Mapping):
        lines = [line for name, part in value.items() for line in block(name, part)]
    else:
        lines = [line for part in value for line in _item(part)]
    return [f"{scalar(key)}:", *(f"  {line}" for line in lines)]


def _item(value: object) -> list[str]:
    if not isinstance(value, Mapping):
        return [f"- {_leaf(value)}"]
    first, *others = [line for name, part in value.items() for line in block(name, part)]
    return [f"- {first}", *(f"  {line}" for line in others)]


def _leaf(value: object) -> str:
    return EMPTY if value == "" else flow(value)
