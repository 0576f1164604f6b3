"""Values and a Typst template to a PDF or a picture, the same bytes on every machine.

The template gets JSON and never source text, so what an editor wrote stays text whatever it says.
"""

import hashlib
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pylopdf_fonts_zh_cn as simplified
import pylopdf_fonts_zh_tw as traditional
import typst
from fontTools.ttLib import TTFont

from briefs.content.folder import Folder
from briefs.model.cache import Cache
from briefs.model.layers import Layers
from briefs.model.problem import Faulty, Problem

Values = Mapping[str, Any]

TOOLS = ("pikepdf", "typst", "pylopdf-fonts-zh-tw", "pylopdf-fonts-zh-cn")


@dataclass(frozen=True)
class Sheet:
    """A Typst template and its values: a PDF dated with a day, or a picture."""

    values: Values
    template: Path
    day: date | None = None


def printed(
    folder: Folder,
    template: str,
    values: Callable[[], Values],
    day: date | None = None,
    known: Callable[[Callable[[], bytes]], bytes] = lambda make: make(),
) -> bytes:
    """A folder's template filled with values and typeset, or from the folder's cache.

    `known` may know the name under which it is kept, for which all values are needed. Raises Faulty
    where Typst cannot read a folder's own template.
    """
    templates = _merged(folder.templates.under("print"), folder.cache / "print")
    sheet = cache(lambda: Sheet(values(), templates / template, day))
    name = known(lambda: _mark(sheet()).encode()).decode()
    try:
        kind = "png" if day is None else "pdf"
        return Cache(folder.cache).kept(kind, name, lambda: typeset(sheet()))
    except typst.TypstError as error:
        if problem := _fault(error, template, folder):
            raise Faulty(problem) from error
        raise


def _merged(layers: Layers, place: Path) -> Path:
    """One folder with every file: of several layers a copy, by what it holds, below a place.

    Where nothing can be written there, the copy lasts as long as this process.
    """
    if not layers.folders[1:]:
        return layers.folders[0]
    contents = {name: path.read_bytes() for name, path in layers.files().items()}
    name = hashlib.sha256(repr(contents).encode()).hexdigest()[:16]
    try:
        return _copied(contents, place / name)
    except OSError:
        return _copied(contents, Path(_passing().name) / name)


def _copied(contents: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in contents.items():
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        new = copy.with_name(f"{copy.name}.{os.getpid()}")
        new.write_bytes(content)
        new.replace(copy)  # in one step: another process may read it
    return folder


@cache
def _passing() -> TemporaryDirectory[str]:
    """A folder that ends with the process."""
    return TemporaryDirectory(prefix="briefs-")


def _fault(error: typst.TypstError, template: str, folder: Folder) -> Problem | None:
    """The place at which a folder's own template fails; without one where Typst gives none."""
    own = Path(folder.templates_name, "print")
    place = re.search(r"┌─ (.*):(\d+):(\d+)\n", error.diagnostic)
    named = [Path(place[1]).name] if place else [template, *_names(folder.root / own)]
    name = next((name for name in named if (folder.root / own / name).is_file()), "")
    if not name or not folder.templates.folders[1:]:
        return None
    line, column = (int(place[2]), int(place[3])) if place else (1, 1)
    remedy = "; ".join(error.hints) or "mend the template"
    return Problem((own / name).as_posix(), line, column, error.message, remedy)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.typ"))


def _mark(sheet: Sheet) -> str:
    """A name for all that a sheet follows from."""
    tools = [f"{name} {version(name)}" for name in TOOLS]
    beside = (path for path in sorted(sheet.template.parent.rglob("*")) if path.is_file())
    files = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (Path(__file__), *beside)]
    parts = [sheet.values, sheet.template.name, str(sheet.day), tools, files]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def typeset(sheet: Sheet) -> bytes:
    """A tagged PDF (PDF/UA-1), or a PNG with a pixel for each point.

    Typst starts threads, which a copy of this process would wait for without end: whoever forks
    must do so before (RuntimeError).
    """
    if _process() != os.getpid():
        raise RuntimeError("a process that was copied after it used Typst cannot use it again")
    compiler = _compiler(sheet.template)
    text = drawable(json.dumps(sheet.values, ensure_ascii=False), sheet.template.parent)
    made: Any
    if sheet.day is None:
        made = compiler.compile(format="png", ppi=72, sys_inputs={"values": text})
    else:
        made = compiler.compile(
            format="pdf",
            sys_inputs={"values": text},
            pdf_standards=["ua-1"],
            timestamp=int(datetime.combine(sheet.day, time(), UTC).timestamp()),
        )
        made = _packed(made)
    _forget()
    return bytes(made)


@cache
def _process() -> int:
    """The process that used Typst first."""
    return os.getpid()


def _fonts(folder: Path) -> tuple[Path, ...]:
    """Folders of fonts: our own beside the templates, and Chinese ones."""
    return folder / "fonts", traditional.sans_path().parent, simplified.sans_path().parent


@cache
def _compiler(template: Path) -> typst.Compiler:
    """One a process: it keeps fonts and template; the machine's own fonts are never looked at."""
    folder = template.parent
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(_fonts(folder)),
    )
    return typst.Compiler(template, root=folder, font_paths=fonts)


def _forget() -> None:
    """Let Typst drop what it keeps of a document for a later one: it counts compilations.

    Kept are ten documents, in a gigabyte; none is ever of use to another brief.
    """
    for _ in range(10):
        _blank().compile(b"", format="svg")


@cache
def _blank() -> typst.Compiler:
    return typst.Compiler(font_paths=typst.Fonts(False, False, []))  # noqa: FBT003 - no fonts


def drawable(text: str, templates: Path) -> str:
    """The text with a printer's mark for every character that no font has."""
    missing = (char for char in set(text) if not (char.isspace() or ord(char) in _known(templates)))
    signs = {ord(char): "〓" for char in missing if unicodedata.category(char) != "Cf"}
    return text.translate(signs)


@cache
def _known(templates: Path) -> frozenset[int]:
    """Every character that one of the fonts has."""
    known: set[int] = set()
    for path in (path for folder in _fonts(templates) for path in folder.glob("*.[ot]tf")):
        with TTFont(path, lazy=True) as font:
            known.update(font.getBestCmap())
    return frozenset(known)


def _packed(document: bytes) -> bytes:
    """The same with its objects compressed, as Typst does not: a third of the bytes."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(packed, object_stream_mode=streams, deterministic_id=True)
    return packed.getvalue()
