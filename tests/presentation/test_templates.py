"""A folder's templates and words over the package's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from briefs.analysis.dataset import Dataset
from briefs.content.folder import Folder
from briefs.model.layers import shipped
from briefs.model.problem import Faulty
from briefs.presentation.context import RenderContext
from briefs.presentation.template_check import template_fault, template_problems
from briefs.presentation.templates import environment, words
from briefs.site.build import made as made_site
from briefs.site.workers import made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("pages", "words", "assets"):
        (tmp_path / "templates" / name).mkdir(parents=True)
    return tmp_path


def test_a_block_a_file_and_the_package(root: Path) -> None:
    pages = root / "templates" / "pages"
    (pages / "company-empty.html").write_text('{% extends "briefs/company-empty.html" %}{% block page %}<i>{{ super() }}</i>{% endblock %}', "utf-8")
    (pages / "moved.html").write_text("ours", "utf-8")
    jinja = environment(Folder(root).templates)
    assert jinja.get_template("moved.html").render() == "ours"
    assert jinja.get_template("briefs/moved.html").filename != str(pages / "moved.html")
    say = lambda *_: "said"  # noqa: E731
    company = {"entry": {"name": "Acme", "about": "Kites"}}
    voice = type("Voice", (), {"text": staticmethod(str)})
    text = jinja.get_template("company-empty.html").render(say=say, v=voice, company=company, coming=None)
    assert text.startswith("<i><h1")
    assert "Acme" in text


def test_words_lie_key_by_key(root: Path) -> None:
    (root / "templates/words/en.yml").write_text("nav:\n  glossary: Terms\n", "utf-8")
    own, usual = words(Folder(root), "en"), words(Folder(root / "elsewhere"), "en")
    assert own["nav"]["glossary"] == "Terms"
    assert usual["nav"]["glossary"] != "Terms"
    assert {**own["nav"], "glossary": ""} == {**usual["nav"], "glossary": ""}
    assert words(Folder(root, names={"en": "Lamps"}), "en")["frame"]["site"] == "Lamps"
    assert words(Folder(root), "en")["frame"]["site"] == usual["frame"]["site"], "nothing is kept of another folder"


def test_a_template_that_jinja_cannot_read_is_named(root: Path) -> None:
    (root / "templates/pages/home.html").write_text("<p>\n{% nonsense %}\n", "utf-8")
    (root / "templates/pages/data.html").write_bytes(b"\xff")
    assert [str(problem).partition(";")[0] for problem in template_problems(Folder(root))] == [
        "templates/pages/data.html:1:1: the file is not in UTF-8",
        "templates/pages/home.html:2:1: Encountered unknown tag 'nonsense'.",
    ]


HOME = '{% extends "briefs/home.html" %}\n'


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("pages/home.html", HOME + "{% block newest %}x{% block within %}{% endblock %}{% endblock %}", []),
        ("pages/brief.html", '{% import "blocks.html" as blocks %}{% include "briefs/macros.html" %}', []),
        ("theme/main.html", '{% extends "base.html" %}', []),
        ("pages/home.html", "\n{% if %}", ["pages/home.html:2:1: Expected an expression, got 'end of statement block'; mend the template"]),
        ("theme/main.html", "{% nix %}", ["theme/main.html:1:1: Encountered unknown tag 'nix'.; mend the template"]),
        ("charts/plot.svg", "{{ x", ["charts/plot.svg:1:1: unexpected end of template, expected 'end of print statement'.; mend the template"]),
        ("pages/home.html", '\n{% extends "home.html" %}', ['pages/home.html:2:1: the template extends itself; write {% extends "briefs/home.html" %} for the package\'s']),
        ("pages/home.html", '{% extends "briefs/hom.html" %}', ["pages/home.html:1:1: there is no template 'briefs/hom.html'; did you mean 'briefs/home.html'?"]),
        ("pages/home.html", HOME + "{% block newst %}{% endblock %}", ["pages/home.html:2:1: unknown block 'newst'; did you mean 'newest'?"]),
        ("pages/hoome.html", "", ["pages/hoome.html:1:1: nothing uses 'hoome.html'; did you mean 'home.html'?"]),
        ("theme/partials/futer.html", "", ["theme/partials/futer.html:1:1: nothing uses 'theme/partials/futer.html'; did you mean 'theme/partials/footer.html'?"]),
        ("theme/partials/copyright.html", "", []),
        ("moved.html", "", []),
        ("print/breif.typ", "", ["print/breif.typ:1:1: nothing uses 'print/breif.typ'; did you mean 'print/brief.typ'?"]),
        ("pages/home.html", "\udce9", ["pages/home.html:1:1: the file is not in UTF-8; save it as UTF-8"]),
    ],
)
def test_a_template_that_cannot_be_used_is_refused_at_its_line(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    path = tmp_path / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode(errors="surrogateescape"))
    assert [str(problem) for problem in template_problems(Folder(tmp_path))] == [f"templates/{line}" for line in expected]


def test_a_template_that_another_names_is_used(root: Path) -> None:
    (root / "templates/pages/part.html").write_text("x", "utf-8")
    assert len(template_problems(Folder(root))) == 1
    (root / "templates/pages/home.html").write_text('{% include ["part.html", "other.html"] %}', "utf-8")
    assert template_problems(Folder(root)) == []


def test_a_page_of_a_worker_names_the_line_of_its_template(root: Path, tiny: Dataset) -> None:
    (root / "templates/pages/company.html").write_text("\n{{ 1 / 0 }}", "utf-8")
    site = made_site(RenderContext(tiny, Folder(root)))
    page = next(page for page in site.pages if page.url == "en/lumen/")
    with pytest.raises(Faulty) as caught:
        list(made([page.body, page.body], workers=2, few=0))
    assert str(template_fault(caught.value, Folder(root))) == "templates/pages/company.html:2:1: ZeroDivisionError: division by zero; mend the template"


def test_the_packages_own_templates_are_sound(tmp_path: Path) -> None:
    shutil.copytree(shipped("templates"), tmp_path / "templates")
    assert template_problems(Folder(tmp_path)) == []


@pytest.mark.parametrize(("text", "message"), [("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"), ("{{ nix.x }}", "UndefinedError: 'nix' is undefined")])
def test_a_page_that_cannot_be_made_names_the_line(root: Path, text: str, message: str) -> None:
    folder = Folder(root)
    (root / "templates" / "pages" / "moved.html").write_text(f"\n{text}", "utf-8")
    with pytest.raises((ZeroDivisionError, UndefinedError)) as caught:
        environment(folder.templates).get_template("moved.html").render()
    assert str(template_fault(caught.value, folder)) == f"templates/pages/moved.html:2:1: {message}; mend the template"
    assert template_fault(ValueError("ours"), folder) is None
