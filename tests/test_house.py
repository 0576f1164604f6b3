"""The house as it is meant: sizes, words, one place for each knowledge; docs/design.md says what stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from places import ROOT

CODE = ROOT / "generator" / "briefs"
DESIGN = ROOT / "docs" / "design.md"
ROOMS = ("model", "charts", "figures", "content", "analysis", "articles", "presentation", "editing", "outputs", "site", "cli")
MODULES = sorted(path.relative_to(CODE).as_posix() for path in CODE.rglob("*.py"))

# Not yet as meant: an entry goes when it is mended, and none is added.
LATE = {"site/plugin.py"}  # `mkdocs --help` would wait for pandas
# Only these modules know a language's name, a library, the way to a near word.
ONE_PLACE = {
    r"\bzh-Han|\bzh-TW|\bzh-CN": set(),  # the rows of model/languages.yml do
    r"\bget_close_matches\(": {"content/suggest.py"},
    r"\bEnvironment\(": {"presentation/templates.py", "site/problem_page.py"},  # which shows what is wrong with templates
    r"\bimport pandas\b": {"analysis/table.py", "analysis/rules/growth.py", "analysis/rules/surprise.py"},
    r"^(import|from) mkdocs\b": {"site/plugin.py"},
    r"^(import|from) opencc\b": {"presentation/wording.py"},
    r"^(import|from) typst\b": {"outputs/typesetting.py"},
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((CODE / module).read_text("utf-8"))


def parts(*kinds: type[ast.AST]) -> Iterator[tuple[str, Any]]:
    """Every part of some kinds, with its module."""
    return ((module, part) for module in MODULES for part in ast.walk(tree(module)) if isinstance(part, kinds))


def words(module: str) -> str:
    """A module's docstring."""
    return ast.get_docstring(tree(module)) or ""


def test_no_module_is_longer_than_450_lines() -> None:
    lengths = {module: (CODE / module).read_text("utf-8").count("\n") for module in MODULES}
    assert {module: length for module, length in lengths.items() if length > 450} == {}


def test_no_class_is_longer_than_200_lines() -> None:
    lengths = {(module, part.name): part.end_lineno - part.lineno + 1 for module, part in parts(ast.ClassDef)}
    assert {name: length for name, length in lengths.items() if length > 200} == {}


def test_no_function_takes_more_than_five_values() -> None:
    asked = {
        (module, part.name): [one.arg for one in (*part.args.posonlyargs, *part.args.args, *part.args.kwonlyargs) if one.arg != "self"]
        for module, part in parts(ast.FunctionDef)
        if not any("command" in ast.unparse(mark) for mark in part.decorator_list)  # click hands over each option
    }
    assert {name: values for name, values in asked.items() if len(values) > 5} == {}


def test_only_the_command_imports_late() -> None:
    late = {module for module, part in parts(ast.FunctionDef) if any(isinstance(inside, ast.Import | ast.ImportFrom) for inside in ast.walk(part))}
    assert {module for module in late if not module.startswith("cli/")} == LATE


def test_a_docstring_names_a_thing_or_what_it_does() -> None:
    said = [(module, ast.get_docstring(part) or "") for module, part in parts(ast.Module, ast.ClassDef, ast.FunctionDef)]
    assert {module for module, text in said if re.match(r"(What|Whether|How|Where|Which)\b", text)} == set()


class Bare(ast.NodeTransformer):
    """Takes docstrings away."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return ast.Pass() if isinstance(node.value, ast.Constant) else node


@cache
def code(module: str) -> str:
    """A module without its docstrings and comments."""
    return ast.unparse(Bare().visit(ast.parse((CODE / module).read_text("utf-8"))))


@pytest.mark.parametrize("pattern", ONE_PLACE)
def test_a_knowledge_stands_in_one_place(pattern: str) -> None:
    assert {module for module in MODULES if re.search(pattern, code(module), re.MULTILINE)} == ONE_PLACE[pattern]


def test_the_package_shows_its_rooms() -> None:
    assert {path.parent.name for path in CODE.glob("*/__init__.py")} == set(ROOMS)
    assert [room for room in ROOMS if not re.search(rf"^    (.*  )?{room}  +\w", words("__init__.py"), re.MULTILINE)] == []


def house() -> Iterator[str]:
    """The rooms, each with its modules, in the words of their docstrings."""
    for room in ROOMS:
        yield f"### {room}\n\n{words(f'{room}/__init__.py')}\n\n| module | |\n|---|---|\n"
        for module in MODULES:
            place, _, name = module.removesuffix(".py").removesuffix("/__init__").partition("/")
            if place == room and name:
                yield f"| `{name}` | {words(module).splitlines()[0]} |\n"
        yield "\n"


def test_every_test_that_a_document_names_is_there() -> None:
    named = {
        name
        for document in ("SECURITY.md", "CONTRIBUTING.md", "README.md", "docs/design.md")
        for name in re.findall(r"`(?:tests/)?((?:\w+/)*test_\w+\.py)`", (ROOT / document).read_text("utf-8"))
    }
    there = {path.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    assert len(named) > 10
    assert {name for name in named if not any(path == name or path.endswith(f"/{name}") for path in there)} == set()


def test_the_design_names_every_module(request: pytest.FixtureRequest) -> None:
    """With `--update-golden` it is written anew."""
    text = DESIGN.read_text("utf-8")
    before, start, rest = text.partition("<!-- rooms -->\n")
    _, end, after = rest.partition("<!-- end of rooms -->\n")
    assert start
    assert end
    wanted = f"{before}{start}{''.join(house())}{end}{after}"
    if request.config.getoption("--update-golden"):
        DESIGN.write_text(wanted, "utf-8")
    assert DESIGN.read_text("utf-8") == wanted
