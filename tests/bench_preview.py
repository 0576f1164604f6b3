"""How long after a save the preview has the page: `make bench-preview`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
URL = "en/amzn/2025Q4/"
EDITS = 7
PATIENCE = 60  # s


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(text: str, address: str, start: float) -> float:
    """Seconds from `start` until the page holds the text; a browser would ask just once."""
    while time.monotonic() - start < PATIENCE:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return time.monotonic() - start
        except OSError:
            pass
        time.sleep(0.01)
    raise SystemExit(f"no page with {text!r} after {PATIENCE} s")


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
            print(f"first page after {wait_for('<h1', address, began):.2f} s")
            brief = project / "content/amzn/2025Q4/brief.yml"
            text = brief.read_text("utf-8")
            seconds = []
            for turn in range(EDITS):
                time.sleep(2)
                mark = f"edit number {'abcdefghij'[turn]}"
                brief.write_text(text.replace("  en: >-\n", f"  en: >-\n    {mark}\n", 1), "utf-8")
                seconds.append(wait_for(mark, address, time.monotonic()))
            shown = " ".join(f"{second:.2f}" for second in sorted(seconds))
            print(f"{EDITS} edits, s from save to page: {shown}; median {median(seconds):.2f}")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
