"""What the tests share: goldens, the real site built once, and a browser to read it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from host import Pages
from hypothesis import settings
from places import ROOT

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.content.folder import Folder
from briefs.presentation.context import RenderContext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

settings.register_profile("same-every-time", derandomize=True, deadline=None)
settings.load_profile("same-every-time")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")


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
    dataset, problems = read_dataset(ROOT / "tests" / "tiny" / "content")
    assert problems == []
    return dataset


@pytest.fixture(scope="session")
def context(tiny: Dataset) -> RenderContext:
    """The maker of the invented company's pages."""
    return RenderContext(tiny, Folder(ROOT))


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real site: this repository's content, built and served on this machine."""
    host = tmp_path_factory.mktemp("host")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(host))) as server:
        url = f"http://127.0.0.1:{server.server_port}/briefs/"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", host / "briefs"],
            cwd=ROOT,
            env=os.environ | {"SITE_URL": url},
            check=True,
        )
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield url
        server.shutdown()
        thread.join()


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
    """Start a headless Chromium that talks to no one but the page's own host."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, f"no browser: install one of {', '.join(BROWSERS)}"
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        yield partial(playwright.chromium.launch, executable_path=path, args=quiet)


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """The one that all tests share."""
    with launch() as browser:
        yield browser
