"""The invented company's fact files beside the articles that they were taken from."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result
from places import TINY

from briefs.articles.verify import Proof, verify
from briefs.cli.commands import main
from briefs.content.load import load

LAMP = "lamp-times-2025-02-01"
GLOW = "evening-glow-2025-02-02"
EARLY = "lamp-times-2024-10-30"
ARTICLES = {
    EARLY: """\
        流明燈具公布第三季財報
        本季營收 100 億元，營業利益 10億元，與前一年相當。

        公司預估下一季營收落在110億至120億元。
        季底員工共１２，０００人。
        """,
    LAMP: """\
        看懂燈具廠財報的 3 個重點

        流明燈具第四季營收 １２５ 億元，季增２５％、年增 20%，優於市場共識的118億元。
        室內燈營收75億元，戶外燈 50億元。
        營業利益12.5億元，每股盈餘　３.20　元。
        公司預估下季營收105億至115億元。
        同業輝光上季營收成長逾10%。
        """,
    GLOW: """\
        流明灯具第四季营收124.6 亿元，营业利益 13亿元。
        营收比上一季增加２７％。
        """,
}
FILES = {name: f"content/lumen/{quarter}/{name}.yml" for name, quarter in ((EARLY, "2024Q3"), (LAMP, "2024Q4"), (GLOW, "2024Q4"))}


# whose name git gives where none is said
READER = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Ada"}


@dataclass(frozen=True)
class Desk:
    """A copy of the invented company's content beside its articles."""

    root: Path

    @property
    def articles(self) -> Path:
        return self.root / "articles"

    def rewrite(self, name: str, old: str, new: str, *, read: bool = True) -> None:
        """Change an article; `read` writes its new fingerprint into the fact file."""
        path = self.articles / f"{name}.txt"
        text = path.read_text("utf-8")
        assert text.count(old) == 1, "the row does not fit the article"
        path.write_text(text.replace(old, new), "utf-8")
        if read:
            self.sign(name)

    def sign(self, name: str) -> None:
        path = self.root / FILES[name]
        sha256 = hashlib.sha256((self.articles / f"{name}.txt").read_bytes()).hexdigest()
        path.write_text(re.sub("sha256: .*", f"sha256: {sha256}", path.read_text("utf-8")), "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a fact file."""
        path = self.root / FILES[name]
        text = path.read_text("utf-8")
        assert text.count(old) == 1, "the row does not fit the fact file"
        path.write_text(text.replace(old, new), "utf-8")

    def proofs(self) -> list[Proof]:
        content, problems = load(self.root / "content")
        assert problems == []
        return verify(content, self.articles)

    def problems(self) -> list[str]:
        return [str(problem) for proof in self.proofs() for problem in proof.problems]

    def doubts(self) -> list[str]:
        return [str(doubt) for proof in self.proofs() for doubt in proof.doubts]

    def command(self, *options: str, env: Mapping[str, str] = READER) -> Result:
        return CliRunner(env=env).invoke(main, ["verify", "--root", str(self.root), *options])


def desk_at(folder: Path) -> Desk:
    """A desk in a folder, where everything is proven."""
    shutil.copytree(TINY, folder / "content")
    desk = Desk(folder)
    desk.articles.mkdir()
    for name, text in ARTICLES.items():
        lines = (line.strip(" ") for line in text.splitlines())
        (desk.articles / f"{name}.txt").write_text("\n".join(lines), "utf-8")
        desk.sign(name)
    return desk
