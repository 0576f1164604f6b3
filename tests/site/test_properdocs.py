"""The site under ProperDocs, the fork of MkDocs 1.x: if MkDocs ends, nothing else does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import TINY

pytestmark = pytest.mark.builds

# Of the two only MkDocs has a theme of its own to begin with, until the plugin sets ours.
CONFIG = """
site_name: Lamps
site_url: https://lamps.example/
docs_dir: templates/assets
theme: material
plugins: [briefs]
"""


def built(folder: Path, engine: str) -> dict[str, bytes]:
    """Every file of the site that an engine builds."""
    site = folder / engine
    command = [sys.executable, "-m", engine, "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1738454400"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to(TINY)
    (tmp_path / "templates" / "assets").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    sites = {engine: built(tmp_path, engine) for engine in ("mkdocs", "properdocs")}
    assert {"404.html", "en/lumen/2024Q4/index.html", "search/en/index.json", "sitemap.xml"} <= sites["mkdocs"].keys()
    assert sites["properdocs"] == sites["mkdocs"]
