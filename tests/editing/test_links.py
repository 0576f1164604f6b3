"""Whether links lead to their articles: tried on servers of this machine only."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import TESTS

from briefs.cli.commands import main
from briefs.content.load import load
from briefs.editing import links
from briefs.editing.links import Checker, public

TINY = TESTS / "tiny"


class Host(BaseHTTPRequestHandler):
    """Answers as its path asks."""

    asked: list[tuple[str, str]]

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path))
        name = self.path.strip("/").partition("/")[0]
        if name == "garbage":
            self.wfile.write(b"220 this is no web server\r\n\r\n")
        elif name == "slow":
            threading.Event().wait(600)
        elif name == "reads-only" and self.command == "HEAD":
            self.send_error(405)
        elif name.isdigit():
            self.send_error(int(name))
        elif name == "moved":
            self.send_response(301)
            self.send_header("Location", self.path.removeprefix("/moved"))
            self.end_headers()
        elif name == "away":
            self.send_response(302)
            self.send_header("Location", AWAY[self.path])
            self.end_headers()
        else:
            self.send_response(200)
            self.end_headers()

    do_GET = do_HEAD  # noqa: N815 - named by the dataset

    def log_message(self, *args: object) -> None:
        """Stay silent."""


AWAY = {
    "/away/private": "http://localhost:1/secret",
    "/away/file": "file:///etc/passwd",
    "/away/ftp": "ftp://127.0.0.1/x",
    "/away/mail": "mailto:a@b.test",
    "/away/round": "/away/round",
}


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    Host.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def checker() -> Checker:
    return Checker(timeout=600, pause=0, allowed=lambda name: name == "127.0.0.1")


@pytest.mark.parametrize("path", ["/article", "/article?a=1#b", "/文章/一", "/moved/article", "/moved/moved/article", "/reads-only"])
def test_a_link_that_leads_somewhere(path: str, host: str, checker: Checker) -> None:
    assert checker.fault(f"{host}{path}") is None


@pytest.mark.parametrize(
    ("path", "message", "remedy"),
    [
        ("/404", "answers 404: the article is gone", "write where it can be read now, or delete the line"),
        ("/410", "answers 410: the article is gone", "write where it can be read now, or delete the line"),
        ("/moved/404", "answers 404: the article is gone", "write where it can be read now, or delete the line"),
        ("/403", "answers 403", "open it in a browser; some sites turn programs away"),
        ("/500", "answers 500", "open it in a browser; some sites turn programs away"),
        ("/away/round", "answers 302", "open it in a browser; some sites turn programs away"),
        ("/garbage", "does not speak HTTP", "open it in a browser"),
        ("/away/private", "leads on: 'localhost' is no public host", "write the article's public address"),
        ("/away/file", "answers 302", "open it in a browser; some sites turn programs away"),
        ("/away/ftp", "leads on: 'ftp://127.0.0.1/x' is no web address", "write the article's public address"),
        ("/away/mail", "answers 302", "open it in a browser; some sites turn programs away"),
    ],
)  # fmt: skip
def test_a_link_that_does_not(path: str, message: str, remedy: str, host: str, checker: Checker) -> None:
    assert checker.fault(f"{host}{path}") == (f"'{host}{path}' {message}", remedy)


def test_who_does_not_answer(host: str, checker: Checker) -> None:
    url = f"{host}/slow"
    assert replace(checker, timeout=0.5).fault(url) == (f"'{url}' did not answer within 0.5 seconds", "open it in a browser")


def test_nobody_is_there(checker: Checker) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but it does not listen
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        said = checker.fault(url)
    assert said is not None
    assert said[0].startswith(f"'{url}' cannot be reached: ")


@pytest.mark.parametrize("url", ["http://localhost/", "https://10.0.0.1/x", "http://[::1]/", "http://169.254.169.254/latest", "https:///x", "http://0.0.0.0/", "http://localhost:99999/"])
def test_what_is_never_asked(url: str, host: str) -> None:
    before = list(Host.asked)
    said = Checker(timeout=0.5).fault(url)
    assert said is not None
    assert Host.asked == before


def test_public_hosts() -> None:
    assert public("1.1.1.1")
    assert not any(map(public, ["127.0.0.1", "localhost", "192.168.1.1", "::1", "100.64.0.1"]))


def test_head_comes_first_and_reading_only_if_it_must(host: str, checker: Checker) -> None:
    Host.asked.clear()
    checker.fault(f"{host}/article")
    checker.fault(f"{host}/moved/here")
    assert Host.asked == [("HEAD", "/article"), ("HEAD", "/moved/here"), ("HEAD", "/here")]
    Host.asked.clear()
    checker.fault(f"{host}/404")
    assert Host.asked == [("HEAD", "/404"), ("GET", "/404")]


def linked(folder: Path, *urls: str) -> Path:
    """The invented content with these links."""
    shutil.copytree(TINY / "content", folder / "content")
    files = sorted(path for path in folder.rglob("*.yml") if path.name[0] in "el")
    for path, url in zip(files, urls, strict=False):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("  url:")]
        start = lines.index("source:") + 1
        path.write_text("\n".join([*lines[:start], f"  url: {url}", *lines[start:], ""]), "utf-8")
    return folder


def test_each_source_is_tried_and_named(tmp_path: Path, host: str, checker: Checker) -> None:
    root = linked(tmp_path, f"{host}/404", f"{host}/article", f"{host}/410")
    content, problems = load(root / "content")
    assert problems == []
    found = checker.check(content.sources.values())
    sources = [source.document.path for source in content.sources.values()]
    assert [(problem.path, problem.column) for problem in found] == [(sources[0], 8), (sources[2], 8)]
    lines = (root / found[0].path).read_text("utf-8").splitlines()
    assert lines[found[0].line - 1] == f"  url: {host}/404"


def test_the_command_only_warns(tmp_path: Path, host: str, checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "Checker", lambda: checker)
    root = linked(tmp_path, f"{host}/404", f"{host}/a", f"{host}/b")
    monkeypatch.chdir(root)
    result = CliRunner().invoke(main, ["links", "--format", "github"], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.startswith("::warning file=content/lumen/2024Q3/")
    assert result.stdout.endswith("answers 404: the article is gone; write where it can be read now, or delete the line\n")
    assert result.stderr == "3 links tried, 1 to look at\n"
    plain = CliRunner().invoke(main, ["links"], catch_exceptions=False)
    assert plain.stdout.startswith("content/lumen/2024Q3/")
