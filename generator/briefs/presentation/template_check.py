"""A folder's own templates, read before a page is made of them."""

import json
import traceback
from collections.abc import Iterator
from dataclasses import astuple
from importlib.util import find_spec
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from briefs.content.folder import Folder
from briefs.content.grounds import tools
from briefs.content.suggest import suggest
from briefs.model.cache import Cache
from briefs.model.layers import Layers, shipped
from briefs.model.problem import Faulty, Problem
from briefs.presentation.templates import environment

_KINDS = (".html", ".svg", ".xml")
_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_ORIGINAL = "briefs/"  # the package's templates, where a folder has its own of the same name

Fault = tuple[int, str, str]  # line, message, remedy


def template_problems(folder: Folder) -> list[Problem]:
    """Faults of a folder's own templates: in their syntax, and in what they refer to."""
    own = folder.root / folder.templates_name
    if own.resolve() == shipped("templates").resolve():
        return []

    def make() -> bytes:
        return json.dumps([astuple(one) for one in _problems(own, folder)]).encode()

    name = f"{folder.templates_name} {tools(folder)}"
    found = json.loads(Cache(folder.cache).kept("templates", name, make))
    return [Problem(*one) for one in found]


def _problems(own: Path, folder: Folder) -> list[Problem]:
    pages = environment(folder.templates)
    found = list(_unused(own, folder))
    for path in sorted(own.rglob("*")):
        name = path.relative_to(own).as_posix()
        if path.suffix in _KINDS and path.is_file() and not name.startswith("assets/"):
            shown = path.relative_to(folder.root).as_posix()
            for line, *rest in _faults(path.read_bytes(), name, pages):
                found.append(Problem(shown, line, 1, *rest))
    return found


def _unused(own: Path, folder: Folder) -> Iterator[Problem]:
    """Templates that neither stand over another nor are named in one."""
    files = {name: path for name, path in Layers((own,)).files().items() if _is_template(name)}
    texts = {name: path.read_text("utf-8", errors="replace") for name, path in files.items()}
    known = [
        _called(name) for name in Layers((shipped("templates"),)).files() if _is_template(name)
    ]
    for name, path in files.items():
        called = _called(name)
        others = (text for other, text in texts.items() if other != name)
        inner = name.partition("/")[2] or name
        if called in known or _themes(name) or any(inner in text for text in others):
            continue
        beside = [one for one in known if Path(one).parent == Path(called).parent]
        shown = path.relative_to(folder.root).as_posix()
        yield Problem(shown, 1, 1, f"nothing uses '{called}'", suggest(called, beside or known))


def _themes(name: str) -> bool:
    """True for a template that lies over one of the theme's."""
    place = find_spec("material")
    folders = place.submodule_search_locations or () if place else ()
    inner = name.removeprefix("theme/")
    return inner != name and any((Path(one) / "templates" / inner).is_file() for one in folders)


def _is_template(name: str) -> bool:
    return name.endswith((*_KINDS, ".typ")) and not name.startswith("assets/")


def _called(name: str) -> str:
    """A template's name as others call it: those of pages stand in a folder or at the top."""
    return name.removeprefix("pages/")


def template_fault(error: Exception, folder: Folder) -> Problem | None:
    """The line of a folder's own template at which a page could not be made."""
    if isinstance(error, Faulty):
        return error.problem
    own = (folder.root / folder.templates_name).resolve()
    if own == shipped("templates").resolve():
        return None
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename).resolve()
        if path.is_relative_to(own):
            name = path.relative_to(folder.root.resolve()).as_posix()
            message = f"{type(error).__name__}: {error}"
            return Problem(name, frame.lineno or 1, 1, message, "mend the template")
    return None


def _faults(content: bytes, name: str, pages: Environment) -> Iterator[Fault]:
    """Faults of one template; what the theme's refer to is known to MkDocs alone."""
    try:
        tree = pages.parse(content.decode())
    except UnicodeDecodeError:
        yield 1, "the file is not in UTF-8", "save it as UTF-8"
        return
    except TemplateSyntaxError as error:
        yield error.lineno, str(error.message), "mend the template"
        return
    if name.startswith("theme/"):
        return
    for node in tree.find_all(_REFERENCES):
        wanted = getattr(node.template, "value", None)  # type: ignore[attr-defined]
        if isinstance(wanted, str):
            yield from _reference(node, wanted, name.removeprefix("pages/"), pages)
    for extends in tree.find_all(nodes.Extends):
        wanted = str(getattr(extends.template, "value", ""))
        if wanted.startswith(_ORIGINAL) and wanted in pages.list_templates():
            yield from _blocks(tree, wanted, pages)


def _reference(node: nodes.Node, wanted: str, name: str, pages: Environment) -> Iterator[Fault]:
    assert pages.loader
    if isinstance(node, nodes.Extends) and wanted == name:
        remedy = f'write {{% extends "{_ORIGINAL}{name}" %}} for the package\'s'
        yield node.lineno, "the template extends itself", remedy
        return
    try:
        pages.loader.get_source(pages, wanted)
    except TemplateNotFound:
        known = [each for each in pages.list_templates() if each.startswith(_ORIGINAL)]
        yield node.lineno, f"there is no template '{wanted}'", suggest(wanted, known)


def _blocks(tree: nodes.Template, parent: str, pages: Environment) -> Iterator[Fault]:
    """Blocks that the package's template has no place for."""
    assert pages.loader
    original = pages.parse(pages.loader.get_source(pages, parent)[0])
    known = [block.name for block in original.find_all(nodes.Block)]
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in known:
            yield node.lineno, f"unknown block '{node.name}'", suggest(node.name, known)
