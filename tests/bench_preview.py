"""How long after a save the preview has the page: `make bench-preview`."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from places import ROOT

URL = "en/amzn/2025Q4/"
EDITS = 7
PATIENCE = 60  # s


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        text: str = answer.read().decode()
        return text


def first_page(address: str) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            page(address)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"no answer after {PATIENCE} s")


def wait_for(text: str, address: str, shown: str) -> None:
    """Ask for the next version as the script in the page does, until it holds the text."""
    root = "/".join(address.split("/")[:3])
    while text not in shown:
        epoch, number = re.search(r"livereload\((\d+), (\d+)\)", shown).groups()  # type: ignore[union-attr]
        page(f"{root}/livereload/{epoch}/{number}")
        shown = page(address)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("content", "docs", "generator", "templates"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        port = free_port()
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": folder}
        began = time.monotonic()
        server = subprocess.Popen(
            command, cwd=project, env=environment, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/{URL}"
            first_page(address)
            print(f"first page after {time.monotonic() - began:.2f} s")
            brief = project / "content/amzn/2025Q4/brief.yml"
            text = brief.read_text("utf-8")
            seconds = []
            for turn in range(EDITS):
                time.sleep(2)
                mark = f"edit number {'abcdefghij'[turn]}"
                edited = text.replace("  en: >-\n", f"  en: >-\n    {mark}\n", 1)
                shown, saved = page(address), time.monotonic()
                brief.write_text(edited, "utf-8")
                wait_for(mark, address, shown)
                seconds.append(time.monotonic() - saved)
            each = " ".join(f"{second:.2f}" for second in sorted(seconds))
            print(f"{EDITS} edits, s from save to page: {each}; median {median(seconds):.2f}")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
