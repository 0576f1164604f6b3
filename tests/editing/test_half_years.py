"""A company that reports twice a year, its ticker with signs, from its first brief to its pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import ROOT

from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.site.build import build_site

HALVES = [
    # folder, published, revenue, and the half and the ends of the guidance
    ("FY2025H1", "2025-02-14", 400, "FY2025H2", 410, 430),
    ("FY2025H2", "2025-08-14", 440, "FY2026H1", 450, 470),
    ("FY2026H1", "2026-02-14", 460, "FY2026H2", 470, 490),
]
EN, ZH = '"{Revenue} came in."', '"營收{Revenue}。"'
UNKNOWN = "NetIncome|GrossMargin|OperatingMargin|OperatingIncome|EarningsPerShare|OperatingCashFlow|CapitalExpenditure|FreeCashFlow"


def run(root: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["new", *arguments, "--root", str(root)])
    assert result.exit_code == 0, result.output
    return result.stdout


def filled(text: str) -> str:
    text = re.sub(rf"^  - ({UNKNOWN})\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^key: .*$", "key: [Revenue, CashAndEquivalents, Revenue FY2025 consensus]", text, flags=re.MULTILINE)
    text = text.replace('id: ""', "id: next-half").replace("charts: []", "")
    text = re.sub(r"^charts:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    return re.sub(r'(en|zh-Hant): ""', lambda match: f"{match[1]}: {EN if match[1] == 'en' else ZH}", text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("halves")
    (root / "templates").symlink_to(ROOT / "templates")
    (root / "content").mkdir()
    run(root, "--company", "M&M.NS", "--name-en", "Half Harbour", "--name-zh", "半港", "--currency", "AUD", "--fiscal-year-end", "6")
    company = root / "content/m-m-ns/company.yml"
    text = company.read_text("utf-8").replace('en: ""', "en: Invented.").replace('zh-Hant: ""', "zh-Hant: 虛構。")
    company.write_text(re.sub(r"^trends:\n(  - .*\n)+", "trends: [Revenue]\n", text, flags=re.MULTILINE), "utf-8")
    for name, day, revenue, ahead, low, high in HALVES:
        run(root, "M&M.NS", name)
        folder = root / "content/m-m-ns" / name
        lines = [
            "source:", "  publisher: {en: Harbour News, zh-Hant: 港報}", "  title: {en: Results, zh-Hant: 業績}",
            f"  published: {day}", "  language: en", f"  sha256: {'0' * 64}", "  figures: 3", "facts:",
            f"  - {{at: 1, concept: Revenue, printed: A${revenue} million}}",
            f"  - {{at: 1, concept: Revenue, period: {ahead}, scenario: guidance, printed: A${low} million to A${high} million}}",
            "  - {at: 1, concept: CashAndEquivalents, printed: A$50 million}",
            "  - {at: 1, concept: Revenue, period: FY2025, scenario: consensus, printed: A$850 million}",
        ]  # fmt: skip
        (folder / f"harbour-news-{day}.yml").write_text("\n".join(lines) + "\n", "utf-8")
        brief = (folder / "brief.yml").read_text("utf-8")
        (root / f"{name}.txt").write_text(brief, "utf-8")
        text = filled(brief.replace('settles: ""', f"settles: Revenue {ahead}"))
        (folder / "brief.yml").write_text(text, "utf-8")
    return root


def head(root: Path, name: str) -> str:
    return (root / f"{name}.txt").read_text("utf-8")


def test_a_new_brief_is_compared_with_the_half_before_and_a_year_before(root: Path) -> None:
    lines = [line.split()[1:4] for line in head(root, "FY2026H1").splitlines() if line.startswith("#   {Revenue")]
    assert ["{Revenue", "FY2025H1}", "A$400M"] in lines
    assert ["{Revenue", "FY2025H2}", "A$440M"] in lines
    assert ["{Revenue", "guidance}", "A$450M–A$470M"] in lines


def test_the_pages_of_halves_say_so_and_follow_each_other(root: Path) -> None:
    site, problems = build_site(Folder(root))
    assert [str(problem) for problem in problems] == []
    assert site
    bodies = {page.url: page.body() for page in site.pages}
    last = bodies["en/m-m-ns/FY2026H1/"]
    assert "Half-year to Dec 2025" in last
    assert "within guidance" in last
    assert 'data-derived="M&amp;M.NS.Revenue.2025H2.yoy"' in last
    assert "FY2025H2/" in last
    assert "本半年度截至 2025 年 12 月" in re.sub("</?bdi>", "", bodies["zh-Hant/m-m-ns/FY2026H1/"])
    company = bodies["en/m-m-ns/"]
    assert [f'data-period="{name}"' in company for name in ("2024H2", "2025H1", "2025H2")] == [True] * 3
    assert "H1 FY2026" in company
