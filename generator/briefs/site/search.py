"""The search index: Pagefind over a finished site, one index a language."""

import json
import subprocess
import sys
from pathlib import Path

PATIENCE = 1800  # s; a thousand briefs take about half a minute


class SearchError(RuntimeError):
    """Pagefind failed; the message is its own."""


def index(site: Path) -> None:
    """Index every `data-pagefind-body` under `site` into `site/pagefind/`."""
    try:
        run = subprocess.run(  # noqa: S603 -- our own interpreter and arguments
            [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise SearchError(f"Pagefind was still busy after {PATIENCE} s") from None
    if run.returncode:
        raise SearchError((run.stderr or run.stdout).strip())
    bundle = site / "pagefind"
    for unused in bundle.glob("pagefind-[!ew]*"):  # its own user interfaces
        unused.unlink()
    entry = bundle / "pagefind-entry.json"  # names the languages in an order that varies
    try:
        said = json.loads(entry.read_text("utf-8"))
    except ValueError:  # Pagefind does not look whether its files were written
        raise SearchError(f"Pagefind left '{entry.name}' cut; is the disk full?") from None
    entry.write_text(json.dumps(said, sort_keys=True), "utf-8")
