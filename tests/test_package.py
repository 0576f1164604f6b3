"""The wheel in an environment of its own, in a stranger's folder: from nothing to a site."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from places import ROOT

pytestmark = pytest.mark.builds
NAME = "my 簡報"
PATIENCE = 120.0  # s until a preview answers on a busy machine


class Stranger(NamedTuple):
    """Somebody with the package installed, in a folder of their own."""

    home: Path
    bin: Path

    def run(self, *arguments: str, place: str = ".", status: int = 0) -> str:
        done = subprocess.run(
            [self.bin / arguments[0], *arguments[1:]], cwd=self.home / place, env=self.environment, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == status, done.stdout
        return done.stdout

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return kept | {"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def stranger(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Stranger:
    """An environment with the wheel beside the locked packages; this checkout is out of its reach."""
    home = tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home / "venv"], check=True)
    python = home / "venv" / "bin" / "python"
    pip = ["-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, *pip], check=True)
    (packages,) = (home / "venv" / "lib").glob("python*/site-packages")
    locked = next(path for path in sys.path if Path(path).name == "site-packages")
    (packages / "locked.pth").write_text(f"{locked}\n", "utf-8")  # the .pth files in there are not read
    stranger = Stranger(home, python.parent)
    where = stranger.run("python", "-c", "import briefs; print(briefs.__file__)")
    assert Path(where.strip()).is_relative_to(packages)
    return stranger


def test_the_wheel_holds_everything_and_nothing_called_generator(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = (archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    tops = {name.split("/")[0] for name in names}
    assert tops == {"briefs", next(top for top in tops if top.endswith(".dist-info"))}
    assert entry_points == "[console_scripts]\nbriefs = briefs.cli.commands:main\n\n[mkdocs.plugins]\nbriefs = briefs.cli.plugin:Plugin\n"
    for folder, inside in (("templates", "templates"), ("docs/guide", "docs/guide"), ("generator/briefs", "")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert str(Path("briefs", inside, path.relative_to(ROOT / folder))) in names


def test_a_finished_example_is_a_site_in_three_commands(stranger: Stranger) -> None:
    stranger.run("briefs", "init", "--example", f"example of {NAME}")
    place = f"example of {NAME}"
    stranger.run("briefs", "build", place=place)
    site = stranger.home / place / "site"
    for language in ("en", "zh-Hant"):
        page = (site / language / "bmag/2025Q4/index.html").read_text("utf-8")
        assert f"{place}</title>" in page, "it has the name that mkdocs.yml gives it"
        assert (site / language / f"bmag/2025Q4/bmag-2025Q4-{language}.pdf").read_bytes().startswith(b"%PDF")
        assert (site / language / "bmag/2025Q4/poster.png").is_file()
        assert not (site / language / "guide").exists()
    assert (site / "search/en/index.json").is_file()
    assert (site / "assets/own.css").is_file()
    assert not list(site.parent.glob("site.*"))


COMMANDS = (
    "check", "fmt --check", "schema --check", "addresses --update", "addresses", "show BMAG 2025Q4", "explain BMAG.OperatingMargin.2025Q4",
    "verify --articles articles", "draft articles/pedal-weekly-2026-02-06.txt BMAG 2025Q4 --output -",
    "new BMAG 2026Q1", "new --company KITE --name-en Kite --name-zh 風箏",
)  # fmt: skip


def test_every_command_works_there(stranger: Stranger) -> None:
    place = "commands"
    stranger.run("briefs", "init", "--example", place)
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@x.example")
    folder = stranger.home / place
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    assert stranger.run("briefs", "diff", "HEAD", place=place) == "nothing changes for a reader\n"
    for command in COMMANDS:
        stranger.run("briefs", *command.split(), place=place)


def test_a_new_folder_is_checked_served_and_built(stranger: Stranger) -> None:
    said = stranger.run("briefs", "init", NAME)
    assert f"{NAME}/content/acme/company.yml" in said
    folder = stranger.home / NAME
    version = stranger.run("briefs", "--version").split()[-1]
    assert (folder / "requirements.txt").read_text("utf-8").endswith(f"\n--find-links .\ninvestment-briefs=={version}\n")
    assert "is not empty" in stranger.run("briefs", "init", NAME, status=1)
    stranger.run("briefs", "check", place=NAME)
    (brief,) = folder.glob("content/acme/*/brief.yml")
    quarter = brief.parent.name
    home, draft, guide = served(stranger, NAME, "en/", f"en/acme/{quarter}/", "zh-Hant/guide/")
    assert f"acme/{quarter}/" in home
    assert "<h1" in draft
    assert "編輯指南" in guide
    stranger.run("briefs", "build", place=NAME)
    assert not (folder / "site/en/acme" / quarter).exists()
    assert "範例公司" in (folder / "site/zh-Hant/acme/index.html").read_text("utf-8")


def served(stranger: Stranger, place: str, *urls: str) -> list[str]:
    """What a preview answers; it ends with this."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(stranger.bin / "briefs"), "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=stranger.home / place, env=stranger.environment, stderr=subprocess.DEVNULL) as server:
        try:
            return [answer(f"http://127.0.0.1:{port}/{url}") for url in urls]
        finally:
            server.terminate()


def answer(url: str) -> str:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as page:
                text: str = page.read().decode()
                return text
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


OVERRIDES = {
    "templates/pages/company-empty.html": '<h1 id="top">A file of ours</h1>\n',
    "templates/pages/brief.html": '{% extends "briefs/brief.html" %}\n{% block beside %}<p>A block of ours, {{ say("nav", "glossary") }}</p>{% endblock %}\n',
    "templates/theme/partials/footer.html": "<footer><p>A footer of ours</p></footer>\n",
    "templates/words/en.yml": "nav:\n  glossary: Words of ours\n",
    "templates/assets/own.css": "h1 { color: teal }\n",
    "content/concepts.yml": "OperatingMargin:\n  label: {en: Margin of ours, zh-Hant: 自訂利潤率}\n  definition: {en: Ours., zh-Hant: 自訂。}\n"
    "  unit: percent\n  period: duration\n  ratio_of: [OperatingIncome, Revenue]\n",
}  # fmt: skip
UPGRADES = {
    "templates/pages/brief.html": ("{% block sections %}", "{% block sections %}\n<p>A newer page</p>"),
    "templates/words/en.yml": ("  sources: Sources", "  sources: Newer words"),
    "content/concepts.yml": ("label: {en: Operating income, ", "label: {en: Newer concept, "),
    "templates/assets/site.css": ("", "/* newer */\n"),
}  # fmt: skip


def test_an_upgrade_leaves_what_lies_over_the_package_as_it_is(stranger: Stranger) -> None:
    place = "overrides"
    stranger.run("briefs", "init", "--example", place)
    folder = stranger.home / place
    for name, text in OVERRIDES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    stranger.run("briefs", "new", "--company", "KITE", "--name-en", "Kite", "--name-zh", "風箏", place=place)
    kite = folder / "content/kite/company.yml"
    kite.write_text(kite.read_text("utf-8").replace('en: ""\n  zh-Hant: ""', "en: Kites.\n  zh-Hant: 風箏。"), "utf-8")
    before = pages_of(stranger, place)
    package = Path(stranger.run("python", "-c", "import briefs; print(briefs.__path__[0])").strip())
    for name, (old, new) in UPGRADES.items():
        text = (package / name).read_text("utf-8")
        assert old in text
        (package / name).write_text(text.replace(old, new, 1), "utf-8")
    after = pages_of(stranger, place)
    for text in (before, after):
        for ours in ("A file of ours", "A block of ours, Words of ours", "A footer of ours", "Margin of ours", "assets/own.css?v="):
            assert ours in text
        assert text.index("assets/site.css?v=") < text.index("assets/own.css?v="), "ours comes after the package's"
    for newer in ("A newer page", "Newer words", "Newer concept"):
        assert newer not in before
        assert newer in after
    assert (folder / "site/assets/site.css").read_text("utf-8").startswith("/* newer */")


def pages_of(stranger: Stranger, place: str) -> str:
    """The English pages of a brief, the glossary and a company without briefs."""
    stranger.run("briefs", "build", place=place)
    return "".join((stranger.home / place / "site/en" / url / "index.html").read_text("utf-8") for url in ("bmag/2025Q4", "glossary", "kite"))
