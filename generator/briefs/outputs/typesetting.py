"""Values and a Typst template to a PDF, the same bytes on every machine and at every time.

The template gets JSON and never source text, so what an editor wrote stays text whatever it says.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf
import pylopdf_fonts_zh_cn as simplified
import pylopdf_fonts_zh_tw as traditional
import typst
from PIL import ImageFont

Values = Mapping[str, Any]

FONTS = ("pylopdf-fonts-zh-tw", "pylopdf-fonts-zh-cn")


def kept(values: Values, templates: Path, cache: Path, day: date) -> bytes:
    """A typeset document from a cache, made anew only when something of it changed."""
    path = cache / "pdf" / f"{_mark(values, templates, day)}.pdf"
    if path.is_file():
        return path.read_bytes()
    made = typeset(values, templates, day)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    new.write_bytes(made)
    new.replace(path)  # in one step: whoever reads it finds it whole
    return made


def _mark(values: Values, templates: Path, day: date) -> str:
    """A name for all that a PDF depends on."""
    tools = [f"{name} {version(name)}" for name in ("pikepdf", "typst", *FONTS)]
    code = [path.read_text("utf-8") for path in (Path(__file__), *sorted(templates.glob("*.typ")))]
    parts = json.dumps([values, str(day), tools, code], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


def typeset(values: Values, templates: Path, day: date) -> bytes:
    """A tagged PDF (PDF/UA-1), dated with a day.

    Typst starts threads, which a copy of this process would wait for without end: whoever forks
    must do so before (RuntimeError).
    """
    if _process() != os.getpid():
        raise RuntimeError("a process that was copied after it made a PDF cannot make another")
    made: Any = _compiler(templates).compile(
        format="pdf",
        sys_inputs={"brief": _drawable(json.dumps(values, ensure_ascii=False))},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )
    _forget()
    return _packed(made)


@cache
def _process() -> int:
    """The process that made the first PDF."""
    return os.getpid()


@cache
def _compiler(folder: Path) -> typst.Compiler:
    """One a process: it keeps fonts and template; the machine's own fonts are never looked at."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[traditional.sans_path().parent, simplified.sans_path().parent],
    )
    return typst.Compiler(folder / "brief.typ", root=folder, font_paths=fonts)


def _forget() -> None:
    """Let Typst drop what it keeps of a document for a later one: it counts compilations.

    Kept are ten documents, in a gigabyte; none is ever of use to another brief.
    """
    for _ in range(10):
        _blank().compile(b"", format="svg")


@cache
def _blank() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts(False, False, []))  # noqa: FBT003 - no fonts


def _drawable(text: str) -> str:
    """The text with a printer's mark for every character that no font has."""
    missing = (char for char in set(text) if char > "~" and not _has(char))
    return text.translate(dict.fromkeys(map(ord, missing), "〓"))


@lru_cache(maxsize=65536)
def _has(char: str) -> bool:
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    fonts = map(_font, (traditional.sans_path(), simplified.sans_path()))
    return any(bytes(font.getmask(char)) != bytes(font.getmask("\uffff")) for font in fonts)


@cache
def _font(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, 20, layout_engine=ImageFont.Layout.BASIC)


def _packed(document: bytes) -> bytes:
    """The same with its objects compressed, as Typst does not: a third of the bytes."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(packed, object_stream_mode=streams, deterministic_id=True)
    return packed.getvalue()
