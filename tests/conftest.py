"""What the tests share: goldens, the real site built once, and a browser to read it with."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from host import serving
from hypothesis import HealthCheck, settings
from places import ROOT, TINY, new_project

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.content.folder import Folder
from briefs.outputs import typesetting
from briefs.presentation.context import RenderContext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

# Neither a busy machine nor chance decides a test.
settings.register_profile("same-every-time", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same-every-time")


class Host(NamedTuple):
    """A folder and the address at which what stands in it can be read."""

    folder: Path
    url: str


HOST = pytest.StashKey[Host]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")


def pytest_configure(config: pytest.Config) -> None:
    """Serve one folder to all workers, who share the site that the first of them builds there."""
    told: dict[str, str] | None = getattr(config, "workerinput", None)
    if told is not None:
        config.stash[HOST] = Host(Path(told["folder"]), told["url"])
        return
    stack = ExitStack()
    config.add_cleanup(stack.close)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    config.stash[HOST] = Host(folder, f"{stack.enter_context(serving(folder))}briefs/")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    host = node.config.stash[HOST]
    node.workerinput |= {"folder": str(host.folder), "url": host.url}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser."""
    for item in items:
        assert isinstance(item, pytest.Function)
        if {"browser", "site_url"} & set(item.fixturenames):
            item.add_marker("browser")


@pytest.fixture(scope="session", autouse=True)
def no_typst_here() -> Iterator[None]:
    """Typst runs in copies of this process alone: one that used it could not be copied again."""
    here, process = os.getpid(), typesetting._process

    def elsewhere() -> int:
        assert os.getpid() != here, "Typst in the tests' own process; use typeset.drawn"
        return process()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "_process", elsewhere)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>; `--update-golden` rewrites that file."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing; run pytest with --update-golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def tiny() -> Dataset:
    """The invented company of tests/tiny with all that follows from it."""
    dataset, problems = read_dataset(TINY)
    assert problems == []
    return dataset


@pytest.fixture(scope="session")
def context(tiny: Dataset) -> RenderContext:
    """The maker of the invented company's pages."""
    return RenderContext(tiny, Folder(ROOT))


@pytest.fixture(scope="session")
def corpus_site(pytestconfig: pytest.Config) -> Host:
    """The corpus's site, built and served on this machine."""
    folder, url = pytestconfig.stash[HOST]
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "briefs").exists():
            subprocess.run(
                [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", folder / "briefs"],
                cwd=new_project(folder / "project"),
                env=os.environ | {"SITE_URL": url, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
                check=True,
            )
    return Host(folder / "briefs", url)


@pytest.fixture(scope="session")
def site_url(corpus_site: Host) -> str:
    """The address of the corpus's site."""
    return corpus_site.url


@pytest.fixture(scope="session")
def addresses(site_url: str) -> list[str]:
    """Every page that the sitemap names, relative to the site."""
    with urllib.request.urlopen(f"{site_url}sitemap.xml") as response:
        tree = ET.fromstring(response.read())
    locations = [node.text or "" for node in tree.findall(".//{*}loc")]
    assert locations
    assert all(location.startswith(site_url) for location in locations)
    return [location.removeprefix(site_url) for location in locations]


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start a headless Chromium."""
    from reader import launching

    with launching() as launch:
        yield launch


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """The one that all tests share."""
    with launch() as browser:
        yield browser
