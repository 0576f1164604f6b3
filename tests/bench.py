"""What a site of N briefs costs: `make bench N=1000 PDF=none`.

Writes invented companies (5 quarters each, compared with the next company; per brief two articles
with 60 facts, 4 charts, prose in both languages; the same for the same N), builds their site as
`briefs build` does, cold, unchanged and after one figure was edited, and prints time, memory and
size, with the share of each stage.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

QUARTERS = 5  # a company
MB = 1_000_000

SETTINGS = """\
site_name: Bench
site_url: https://bench.example/
plugins:
  - briefs:
      pdf: {pdf}
"""

# The invented content

CONCEPTS = """\
Revenue: {label: {en: Revenue, zh-Hant: 營收}, definition: {en: What was sold in the period., zh-Hant: 當期銷售收入。}, unit: money, period: duration, good: up}
OperatingIncome: {label: {en: Operating income, zh-Hant: 營業利益}, definition: {en: Revenue less operating costs., zh-Hant: 營收減去營業成本與費用。}, unit: money, period: duration, good: up}
OperatingMargin: {label: {en: Operating margin, zh-Hant: 營業利益率}, definition: {en: Operating income as a share of revenue., zh-Hant: 營業利益占營收的比率。}, unit: percent, period: duration, good: up, ratio_of: [OperatingIncome, Revenue]}
ShareOfRevenue: {label: {en: Share of revenue, zh-Hant: 營收占比}, definition: {en: A segment's part of all revenue., zh-Hant: 部門占總營收的比率。}, unit: percent, period: duration, share_of: Revenue}
RunRateRevenue: {label: {en: Annualised revenue, zh-Hant: 年化營收}, definition: {en: The quarter's revenue over a whole year., zh-Hant: 以單季營收推算全年。}, unit: money, period: duration, good: up, annualised: Revenue}
NetIncome: {label: {en: Net income, zh-Hant: 淨利}, definition: {en: What is left for the owners., zh-Hant: 歸屬股東的獲利。}, unit: money, period: duration, good: up}
EarningsPerShareDiluted: {label: {en: Diluted EPS, zh-Hant: 稀釋每股盈餘}, definition: {en: Profit for each share., zh-Hant: 每股分配到的淨利。}, unit: per_share, period: duration, good: up}
OperatingCashFlow: {label: {en: Operating cash flow, zh-Hant: 營運現金流}, definition: {en: Cash that the business brought in., zh-Hant: 本業帶進的現金。}, unit: money, period: duration, good: up}
CapitalExpenditure: {label: {en: Capital expenditure, zh-Hant: 資本支出}, definition: {en: Cash spent on plants and equipment., zh-Hant: 購置廠房與設備的支出。}, unit: money, period: duration}
FreeCashFlow: {label: {en: Free cash flow, zh-Hant: 自由現金流}, definition: {en: Operating cash flow less capital expenditure., zh-Hant: 營運現金流減去資本支出。}, unit: money, period: duration, good: up, sum_of: [OperatingCashFlow, -CapitalExpenditure]}
Backlog: {label: {en: Backlog, zh-Hant: 在手訂單}, definition: {en: Orders signed and not yet delivered., zh-Hant: 已簽約而尚未交付的訂單。}, unit: money, period: instant, good: up}
Headcount: {label: {en: Headcount, zh-Hant: 員工人數}, definition: {en: People employed at the period's end., zh-Hant: 期末在職員工。}, unit: count, period: instant}
Customers: {label: {en: Customers, zh-Hant: 客戶數}, definition: {en: Companies under contract., zh-Hant: 簽約企業。}, unit: count, period: instant, good: up}
TargetPrice: {label: {en: Target price, zh-Hant: 目標價}, definition: {en: Where an analyst sees the share., zh-Hant: 分析師預估的股價。}, unit: per_share, period: duration, good: up}
"""

SEGMENTS = {"Machines": "機械", "Software": "軟體", "Services": "服務"}
MARGINS = {"Machines": 0.1, "Software": 0.26, "Services": 0.18}
PEERS = {"PEERA": ("Altona", "奧通"), "PEERB": ("Borealis", "北極光"), "PEERC": ("Cygnet", "天鵝")}  # the first is the next company
SYLLABLES = (
    tuple(zip(["Al", "Bo", "Cor", "Del", "En", "Fal", "Gar", "Hol", "In", "Jor"], "亞博科德恩法嘉霍英喬", strict=True)),
    tuple(zip(["ba", "de", "fo", "gi", "ha", "jo", "ka", "li", "mo", "nu"], "巴迪佛吉哈佐卡利莫努", strict=True)),
    tuple(zip(["tec", "nor", "sys", "ran", "vex"], "科諾訊蘭威", strict=True)),
)

SENTENCES = (
    ("Revenue came to {Revenue}, a change of {Revenue yoy} on the year.", "營收 {Revenue}，與去年同期相比變動 {Revenue yoy}。"),
    ("Management had guided for {Revenue guidance}, and orders arrived in the order that it had foreseen.", "公司先前的財測為 {Revenue guidance}，訂單大致依照原先預期的節奏進來。"),
    ("Machines sold {Machines Revenue} and remain the part of the business that buyers postpone first.", "機械部門營收 {Machines Revenue}，客戶要延後採購時，最先受影響的仍是這一塊。"),
    ("Software grew {Software Revenue yoy}, and because its contracts run for long it steadies the whole.", "軟體部門年增 {Software Revenue yoy}，合約期間長，讓整體營運更穩定。"),
    ("Services keep a margin of {Services OperatingMargin}, which the finance chief called a floor and not an average.", "服務部門營業利益率 {Services OperatingMargin}，財務長稱這是下限，而不是平均水準。"),
    ("The backlog stands at {Backlog}; it covers deliveries well beyond the coming winter.", "在手訂單 {Backlog}，足以支應到冬季之後的交貨。"),
    ("Operating income of {OperatingIncome} carries the cost of a new plant that does not deliver yet.", "營業利益 {OperatingIncome}，其中已負擔一座尚未量產新廠的成本。"),
    ("Analysts had expected {EarningsPerShareDiluted consensus} a share, and the company reported {EarningsPerShareDiluted}.", "分析師原估每股盈餘 {EarningsPerShareDiluted consensus}，公司公布 {EarningsPerShareDiluted}。"),
    ("Cash from operations reached {OperatingCashFlow}, of which {CapitalExpenditure} went back into equipment.", "營運現金流 {OperatingCashFlow}，其中 {CapitalExpenditure} 再投入設備。"),
    ("Whether prices hold is **the open question**, and neither article offers more than an opinion on it.", "價格能否守住是**真正的懸念**，兩篇報導都只提出看法，沒有數據。"),
    ("Altona grew {PEERA Revenue yoy} in the same months, so the market as a whole is hardly shrinking.", "同期間奧通成長 {PEERA Revenue yoy}，可見整體市場並未萎縮。"),
    ("The workforce of {Headcount} is spread over plants on both sides of the sea, and wages rise in each of them.", "員工 {Headcount}，分布在兩岸多座工廠，各地薪資都在上升。"),
    ("A sceptic would say that the easy gains have been made and that rivals are about to answer.", "懷疑者會說，容易賺的錢已經賺完，對手即將反擊。"),
    ("The share of Software, {Software ShareOfRevenue}, is what the valuation rests on.", "軟體營收占比 {Software ShareOfRevenue}，正是評價的支撐。"),
)  # fmt: skip


def write_content(root: Path, count: int, quarters: int = QUARTERS) -> None:
    """Write the content folder of `count` briefs, so many of each company."""
    root.mkdir(parents=True)
    (root / "concepts.yml").write_text(CONCEPTS, "utf-8")
    companies = -(-count // quarters)
    for number, start in enumerate(range(0, count, quarters)):
        company = Invented(number, Random(number), (number + 1) % companies)
        folder = root / f"c{number:04}"
        folder.mkdir()
        (folder / "company.yml").write_text(company.entry(), "utf-8")
        for index in range(min(quarters, count - start)):
            company.write_quarter(folder, index)


def called(number: int) -> tuple[str, str]:
    """The name of a company in both languages."""
    digits = (number % 10, number // 10 % 10, number // 100 % 5)
    parts = [syllables[digit] for syllables, digit in zip(SYLLABLES, digits, strict=True)]
    english, chinese = ("".join(words) for words in zip(*parts, strict=True))
    return english, chinese


def quarter(index: int) -> str:
    """The name of the quarter so many after 2021Q1."""
    return f"{2021 + index // 4}Q{index % 4 + 1}"


@dataclass
class Invented:
    """A company whose three segments grow at random, and what two newspapers print of it."""

    number: int
    random: Random
    next: int  # the company that it is compared with, another one or itself
    segments: list[dict[str, float]] = field(default_factory=list)  # revenue, a quarter each

    def __post_init__(self) -> None:
        sold = {name: self.random.uniform(2e9, 9e10) for name in SEGMENTS}
        for _ in range(QUARTERS + 5):  # a year before the first, a quarter after the last
            sold = {name: value * self.random.uniform(1.004, 1.05) for name, value in sold.items()}
            self.segments.append(sold)

    @property
    def peers(self) -> dict[str, tuple[str, str]]:
        """The companies that it is compared with, by their tickers."""
        named = {f"{peer}{self.number}": names for peer, names in PEERS.items()}
        if self.next == self.number:
            return named
        _, *others = named.items()
        return {f"INV{self.next}": called(self.next), **dict(others)}

    def entry(self) -> str:
        english, chinese = called(self.number)
        segments = "\n".join(f"  {name}: {{label: {{en: {name}, zh-Hant: {label}}}}}" for name, label in SEGMENTS.items())
        peers = "\n".join(f"  {name}: {{name: {{en: {en}, zh-Hant: {zh}}}}}" for name, (en, zh) in self.peers.items())
        return (
            f"ticker: INV{self.number}\nname: {{en: {english}, zh-Hant: {chinese}}}\n"
            f"about: {{en: {english} is an invented maker of machines., zh-Hant: {chinese}是虛構的機械廠。}}\n"
            f"segments:\n{segments}\nparts: [{', '.join(SEGMENTS)}]\nentities:\n{peers}\npeers: [{', '.join(self.peers)}]\n"
            "trends: [Revenue, OperatingIncome, EarningsPerShareDiluted, Software Revenue, Software Revenue yoy]\n"
        )

    def write_quarter(self, folder: Path, index: int) -> None:
        place = folder / quarter(index)
        place.mkdir()
        facts = self.facts(index + 4)
        for number, (name, language) in enumerate((("herald", "en"), ("courier", "zh-Hant"))):
            text = _article(name, language, quarter(index), facts[number * 35 : number * 35 + 35 or None])
            (place / f"{name}-{folder.name}-{quarter(index).lower()}.yml").write_text(text, "utf-8")
        (place / "brief.yml").write_text(self.brief(index), "utf-8")

    def facts(self, now: int) -> list[tuple[str, str]]:
        """60 facts as (meaning, printed): the first 35 for the English article, the rest for the Chinese."""
        sold, prior, before, after = (self.segments[now + step] for step in (0, -4, -1, 1))
        total, total_prior, total_before, total_after = (sum(part.values()) for part in (sold, prior, before, after))
        income = {name: value * MARGINS[name] for name, value in sold.items()}
        profit, profit_prior = (sum(part[name] * MARGINS[name] for name in SEGMENTS) for part in (sold, prior))
        shares = 2e9
        cash, spent = profit * 1.4, profit * 0.9
        year = 2021 + (now - 4) // 4
        actual = [
            ("concept: Revenue", _dollars(total)), ("concept: Revenue, change: yoy", _growth(total, total_prior)),
            ("concept: OperatingIncome", _dollars(profit)), ("concept: OperatingIncome, change: yoy", _growth(profit, profit_prior)),
            ("concept: OperatingMargin", f"{profit / total:.1%}"),
            ("concept: NetIncome", _dollars(profit * 0.8)), ("concept: NetIncome, change: yoy", _growth(profit, profit_prior)),
            ("concept: EarningsPerShareDiluted", f"${profit * 0.8 / shares:.2f}"),
            ("concept: OperatingCashFlow", _dollars(cash)), ("concept: CapitalExpenditure", _dollars(spent)),
            ("concept: FreeCashFlow", _dollars(cash - spent)),
            ("concept: Backlog", _dollars(total * 2.5)), ("concept: Backlog, change: yoy", _growth(total, total_prior)),
            ("concept: Headcount", f"{total / 4e5:,.0f} people"), ("concept: Customers", f"{total / 2e7:,.0f} companies"),
        ]  # fmt: skip
        parts = [
            (f"segment: {name}, concept: {concept}", printed)
            for name in SEGMENTS
            for concept, printed in (
                ("Revenue", _dollars(sold[name])), ("Revenue, change: yoy", _growth(sold[name], prior[name])),
                ("OperatingIncome", _dollars(income[name])), ("OperatingMargin", f"{income[name] / sold[name]:.1%}"),
            )
        ]  # fmt: skip
        expected = [
            ("concept: Revenue, scenario: consensus", _dollars(total * self.random.uniform(0.97, 1.03))),
            ("concept: OperatingIncome, scenario: consensus", _dollars(profit * self.random.uniform(0.9, 1.1))),
            ("concept: EarningsPerShareDiluted, scenario: consensus", f"${profit * 0.8 / shares * self.random.uniform(0.95, 1.05):.2f}"),
            (f"concept: Revenue, period: {quarter(now - 3)}, scenario: guidance", f"${total_after * 0.97 / 1e9:.1f}-{total_after * 1.02 / 1e9:.1f} billion"),
            (f"concept: OperatingIncome, period: {quarter(now - 3)}, scenario: guidance", f"${profit * 0.9 / 1e9:.1f}-{profit * 1.2 / 1e9:.1f} billion"),
            (f"concept: Revenue, period: {quarter(now - 3)}, scenario: consensus", _dollars(total_after)),
            (f"concept: CapitalExpenditure, period: FY{year + 1}, scenario: guidance", f"about {_dollars(spent * 5)}"),
            ("concept: Revenue, scenario: guidance", f"${total * 0.97 / 1e9:.1f}-{total * 1.02 / 1e9:.1f} billion"),
        ]
        again = [
            ("concept: Revenue", _yi(total)), ("concept: Revenue, change: qoq", _growth(total, total_before)),
            ("concept: OperatingIncome", _yi(profit)), ("concept: EarningsPerShareDiluted", f"{profit * 0.8 / shares:.2f} 美元"),
            *((f"segment: {name}, concept: Revenue", _yi(sold[name])) for name in SEGMENTS),
            *((f"segment: {name}, concept: Revenue, change: qoq", _growth(sold[name], before[name])) for name in SEGMENTS),
            ("segment: Software, concept: RunRateRevenue", f"約{_yi(sold['Software'] * 4)}"),
            *((f"segment: {name}, concept: ShareOfRevenue", f"{sold[name] / total:.0%}") for name in SEGMENTS),
        ]  # fmt: skip
        beside = [
            (f"entity: {peer}, concept: {concept}", printed)
            for rate, peer in enumerate(self.peers, 1)
            for level, before in [self.level(peer, rate, now)]
            for concept, printed in (("Revenue", _yi(level)), ("Revenue, change: yoy", _growth(level, before)), ("Headcount", f"逾{level / 1e6:,.0f}人"))
        ]
        said = [
            ("concept: TargetPrice, scenario: estimate, by: Northgate", f"{self.random.randint(150, 400)}美元"),
            ("concept: TargetPrice, scenario: estimate, by: Fairlawn", f"{self.random.randint(150, 400)}美元"),
        ]
        return [*actual, *parts, *expected, *again, *beside, *said]

    def level(self, peer: str, rate: int, now: int) -> tuple[float, float]:
        """A peer's revenue, now and a year before."""
        if peer == f"INV{self.next}":
            other = Invented(self.next, Random(self.next), self.next)
            return sum(other.segments[now].values()), sum(other.segments[now - 4].values())
        return 3e10 * (1 + 0.01 * rate) ** now, 3e10 * (1 + 0.01 * rate) ** (now - 4)

    def brief(self, index: int) -> str:
        """The prose; a reference is known in every quarter, growth on a chart from the second year on."""
        now, following, year_before = quarter(index), quarter(index + 1), quarter(index - 4)
        several = ", ".join(quarter(step) for step in range(max(0, index - 7), index + 1))
        previous = quarter(index - 1).lower()
        later = (
            f"changes:\n{self.texts(2, 1)}\nsettled:\n"
            f"  - {{item: revenue-{previous}, text: {{en: 'It came to {{Revenue}}.', zh-Hant: '結果為 {{Revenue}}。'}}}}\n"
        )
        return f"""\
headline: {{en: '{{Revenue}} of revenue, and a backlog that lasts', zh-Hant: '營收 {{Revenue}}，在手訂單無虞'}}
summary: {{en: 'Revenue changed by {{Revenue yoy}} to {{Revenue}}, and Software grew {{Software Revenue yoy}}.', zh-Hant: '營收變動 {{Revenue yoy}}，達 {{Revenue}}，軟體成長 {{Software Revenue yoy}}。'}}
bottom_line:
{self.texts(3, 2)}
reaction:
{self.text(4, 2)}
key: [Revenue, OperatingIncome, EarningsPerShareDiluted]
scorecard: [Revenue, OperatingIncome, OperatingMargin, NetIncome, EarningsPerShareDiluted, Software Revenue, Software Revenue yoy, Machines Revenue, Services Revenue, OperatingCashFlow, FreeCashFlow, Backlog]
charts:
  - id: chart-revenue
    kind: bars
    title: {{en: 'Software brings {{Software Revenue}}', zh-Hant: '軟體貢獻 {{Software Revenue}}'}}
    description: {{en: Revenue of the segments beside the year before., zh-Hant: 各部門營收與去年同期。}}
    categories: [Machines, Software, Services]
    series: [{{of: Revenue {year_before}}}, {{of: Revenue {now}}}]
  - id: chart-shares
    kind: stacked
    title: {{en: How the revenue is made up, zh-Hant: 營收組成}}
    description: {{en: Shares of the segments in revenue., zh-Hant: 各部門占營收比重。}}
    categories: [ShareOfRevenue]
    series: [{{of: Machines}}, {{of: Software}}, {{of: Services}}]
  - id: chart-growth
    kind: lines
    title: {{en: Growth over the quarters, zh-Hant: 各季年增率}}
    description: {{en: Growth of revenue on the year before., zh-Hant: 營收年增率。}}
    categories: [{several}]
    series: [{{of: Revenue yoy}}, {{of: Software Revenue yoy}}]
  - id: chart-guided
    kind: ranges
    title: {{en: What was promised and what came, zh-Hant: 財測與實際}}
    description: {{en: 'Guided range, consensus and outcome.', zh-Hant: 財測區間、市場共識與實際。}}
    categories: [{now}, {following}]
    series: [{{of: Revenue guidance, role: guidance}}, {{of: Revenue consensus, role: consensus}}, {{of: Revenue, role: actual}}]
sections:
{self.section("results", "Results", "業績", "Revenue, OperatingIncome, NetIncome, EarningsPerShareDiluted, OperatingMargin")}
{self.section("segments", "Segments", "各部門", "Machines Revenue, Software Revenue, Services Revenue, Software OperatingMargin, Services OperatingMargin")}
{self.section("cash", "Cash and investment", "現金與投資", "OperatingCashFlow, CapitalExpenditure, FreeCashFlow, Backlog")}
{self.section("peers", "Rivals", "對手", ", ".join(f"{name} Revenue" for name in self.peers))}
{self.section("outlook", "Outlook", "展望", f"Revenue {following} guidance, Revenue {following} consensus, OperatingIncome {following} guidance")}
thesis:
  bull:
{self.texts(3, 2, "    ")}
  bear:
{self.texts(3, 2, "    ")}
risks:
{self.texts(4, 1)}
watch:
  - {{id: revenue-{now.lower()}, text: {{en: Does revenue reach the guided range?, zh-Hant: 營收能否達成財測？}}, settles: Revenue {following}}}
  - {{id: income-{now.lower()}, text: {{en: Does operating income reach its range?, zh-Hant: 營業利益能否達成財測？}}, settles: OperatingIncome {following}}}
  - {{id: backlog-{now.lower()}, text: {{en: Does the backlog hold?, zh-Hant: 在手訂單能否守住？}}, settles: Backlog {following}}}
{later if index else ""}disputes:
  - id: revenue
    title: {{en: Two printings of revenue, zh-Hant: 營收的兩種寫法}}
    facts: [Revenue]
    text: {{en: 'Both stand for {{Revenue}}.', zh-Hant: '兩者都代表 {{Revenue}}。'}}
"""

    def sentences(self, count: int) -> tuple[str, str]:
        chosen = self.random.sample(SENTENCES, count)
        english, chinese = " ".join(english for english, _ in chosen), "".join(chinese for _, chinese in chosen)
        first, (name, named) = next(iter(self.peers.items()))
        return english.replace("PEERA", first).replace("Altona", name), chinese.replace("PEERA", first).replace("奧通", named)

    def text(self, paragraphs: int, sentences: int, indent: str = "  ") -> str:
        """Paragraphs in both languages, as YAML."""
        written = [self.sentences(sentences) for _ in range(paragraphs)]
        between = f"\n\n{indent}  "
        english, chinese = (between.join(part) for part in zip(*written, strict=True))
        return f"{indent}en: |-\n{indent}  {english}\n{indent}zh-Hant: |-\n{indent}  {chinese}"

    def texts(self, count: int, sentences: int, indent: str = "  ") -> str:
        """A list of single paragraphs in both languages, as YAML."""
        written = (self.sentences(sentences) for _ in range(count))
        return "\n".join(f'{indent}- {{en: "{english}", zh-Hant: "{chinese}"}}' for english, chinese in written)

    def section(self, name: str, english: str, chinese: str, figures: str) -> str:
        body = self.text(3, 4, "      ")
        return f"  - id: about-{name}\n    title: {{en: {english}, zh-Hant: {chinese}}}\n    body:\n{body}\n    figures: [{figures}]"


def _article(name: str, language: str, quarter: str, facts: Sequence[tuple[str, str]]) -> str:
    lines = "\n".join(f'  - {{at: {number // 4 + 1}, {meaning}, printed: "{printed}"}}' for number, (meaning, printed) in enumerate(facts))
    month = {"1": "05", "2": "08", "3": "11", "4": "02"}[quarter[-1]]
    year = int(quarter[:4]) + (quarter[-1] == "4")
    publisher = {"herald": "{en: The Herald, zh-Hant: 先鋒報}", "courier": "{en: The Courier, zh-Hant: 信使報}"}[name]
    return (
        f"source:\n  publisher: {publisher}\n  title: {{en: The quarter in figures, zh-Hant: 本季數字}}\n"
        f"  published: {year}-{month}-03\n  language: {language}\n  sha256: {len(name):064}\n  figures: {len(facts)}\nfacts:\n{lines}\n"
    )


def _dollars(value: float) -> str:
    return f"${value / 1e9:.1f} billion" if value >= 1e9 else f"${value / 1e6:.0f} million"


def _yi(value: float) -> str:
    return f"{value / 1e8:,.0f}億美元"


def _growth(now: float, before: float) -> str:
    return f"{now / before - 1:.1%}"


# One build, under a stopwatch

STAGES = ("start and frames", "reading", "deriving and checking", "list of pages, data files", "pages and files to take away", "cards and PDFs", "search", "links")


@dataclass
class Stage:
    """What the process has spent in a stage; `memory` is the most it had ever held by the end."""

    wall: float = 0
    cpu: float = 0
    memory: float = 0


class Stopwatch:
    """Time is charged to the innermost stage that runs; processor time includes ended children."""

    def __init__(self, name: str) -> None:
        self.running = [name]
        self.stages = {stage: Stage() for stage in STAGES}
        self.wall, self.cpu = time.monotonic(), _cpu()

    def charge(self) -> None:
        """Charge what was spent since the last time."""
        wall, cpu = time.monotonic(), _cpu()
        stage = self.stages[self.running[-1]]
        stage.wall += wall - self.wall
        stage.cpu += cpu - self.cpu
        stage.memory = _memory(resource.RUSAGE_SELF)
        self.wall, self.cpu = wall, cpu

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self.charge()
        self.running.append(name)
        try:
            yield
        finally:
            self.charge()
            self.running.pop()

    def time(self, owner: Any, function: str, name: str) -> None:
        """Have a function of a module charged to a stage."""
        original: Callable[..., Any] = getattr(owner, function)

        def timed(*values: Any, **options: Any) -> Any:
            with self.stage(name):
                return original(*values, **options)

        setattr(owner, function, timed)

    def time_each(self, owner: Any, function: str, *names: str) -> None:
        """Have each step of a generator charged to a stage, the first one and the ones after it to those named."""
        original: Callable[..., Any] = getattr(owner, function)
        following = iter(names)

        def timed(*values: Any, **options: Any) -> Iterator[Any]:
            steps, name = original(*values, **options), next(following)
            try:
                while True:
                    with self.stage(name):
                        step = next(steps, None)
                    if step is None:
                        return
                    yield step
            finally:
                with self.stage(name):
                    steps.close()  # waits for the workers, whose time is known once they end

        setattr(owner, function, timed)


def _cpu() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def _memory(who: int) -> float:
    """The most memory that a process has held, in MB."""
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MB


def build(report: Path) -> None:
    """`briefs build` here, with the stages timed."""
    watch = Stopwatch(STAGES[0])
    from briefs.content.folder import read_folder
    from briefs.site.unchanged import unchanged

    if unchanged(read_folder(Path())[0]):
        watch.charge()
        report.write_text(json.dumps({STAGES[0]: vars(watch.stages[STAGES[0]])}))
        return

    from mkdocs.__main__ import cli

    from briefs.analysis import dataset
    from briefs.site import build, finishing, plugin, search

    watch.time(dataset, "load", "reading")
    watch.time(build, "read_dataset", "deriving and checking")
    watch.time(build, "build_site", "list of pages, data files")
    watch.time_each(plugin, "done", "pages and files to take away")
    watch.time_each(finishing, "done", "cards and PDFs")
    watch.time(search, "index", "search")
    watch.time(finishing, "broken", "links")
    try:
        cli(["build", "--strict", "--quiet"], standalone_mode=False)
    finally:
        watch.charge()
        report.write_text(json.dumps({name: vars(stage) for name, stage in watch.stages.items()}))


# Both builds


@dataclass
class Build:
    """What a build took: seconds, and megabytes of the largest process and of all together."""

    wall: float
    cpu: float
    largest: float
    together: float
    stages: Mapping[str, Stage]


def measure(project: Path) -> Build:
    """Build a project's site in a process of its own."""
    report = project / ".stages.json"  # what is hidden is no part of the site
    start = time.monotonic()
    process = subprocess.Popen([sys.executable, __file__, "--build", report], cwd=project)
    together = [0.0]
    sampler = threading.Thread(target=_sample, args=(process, together))
    sampler.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    sampler.join()
    if process.returncode:
        sys.exit(f"the build failed: {process.returncode}")
    stages = {name: Stage(**spent) for name, spent in json.loads(report.read_text()).items()}
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / MB
    return Build(wall, used.ru_utime + used.ru_stime, largest, max(together), stages)


def _sample(process: subprocess.Popen[bytes], together: list[float]) -> None:
    """Note what a process and its descendants hold together, shared pages once (Linux only)."""
    while process.returncode is None and Path("/proc/self/smaps_rollup").exists():
        start = time.monotonic()
        together.append(sum(map(_held, _tree(process.pid))))
        time.sleep(max(0.2, 50 * (time.monotonic() - start)))  # looking slows the build a little


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _held(pid: int) -> float:
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 / MB if found else 0


def edit(content: Path) -> None:
    """Change one figure of one fact."""
    path = min(content.glob("*/*/herald-*.yml"))
    path.write_text(re.sub(r'(concept: Customers, printed: ")[^"]*', r"\g<1>4,321 companies", path.read_text("utf-8")), "utf-8")


def size(folder: Path, pattern: str = "*") -> tuple[int, float]:
    """How many files there are below a folder and how many megabytes they have."""
    sizes = [path.stat().st_size for path in folder.rglob(pattern) if path.is_file()]
    return len(sizes), sum(sizes) / MB


BESIDE = (".pdf", ".png", ".xlsx", ".zip", ".csv", ".md", ".ics", ".svg")
KINDS = {  # the first pattern that fits a path
    "search/*": "search", "data/*": "", "*/embed/*": "frames for others' pages", "*/figures/*": "pages of figures",
    "*/c[0-9]*/[0-9]*/*": "briefs", "*/c[0-9]*/sources/*": "sources", "*/c[0-9]*/findings/*": "findings", "*/c[0-9]*": "companies",
    "*/compare/*": "metrics across", "*": "others",
}  # fmt: skip


def weights(site: Path) -> dict[str, float]:
    """Kilobytes by kind, of data by file, without PDFs, social cards, and files that readers take away."""
    found: dict[str, float] = {}
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in BESIDE:
            name = path.relative_to(site).as_posix()
            kind = next(kind for pattern, kind in KINDS.items() if fnmatch(name, pattern))
            found[kind or name] = found.get(kind or name, 0) + path.stat().st_size / 1000
    return found


def weight(site: Path) -> float:
    """Kilobytes of all of these."""
    return sum(weights(site).values())


def report(builds: Mapping[str, Build], pages: int) -> None:
    print(f"\n{'':22}{'wall s':>9}{'CPU s':>9}{'ms/page':>9}{'MB together':>13}{'MB largest process':>20}")
    for name, done in builds.items():
        print(f"{name:22}{done.wall:9.2f}{done.cpu:9.2f}{1000 * done.wall / pages:9.2f}{done.together:13.0f}{done.largest:20.0f}")
    for name, done in builds.items():
        print(f"\n{name + ', by stage':30}{'wall s':>9}{'share':>8}{'CPU s':>9}{'MB, main process so far':>26}")
        for stage, spent in done.stages.items():
            print(f"  {stage:28}{spent.wall:9.2f}{spent.wall / done.wall:8.0%}{spent.cpu:9.2f}{spent.memory:26.0f}")


def write_project(project: Path, count: int, pdf: str = "") -> None:
    """Write settings and content as an editor has them."""
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(SETTINGS.format(pdf=pdf or os.environ.get("PDF", "none")), "utf-8")
    write_content(project / "content", count)


def main(count: int) -> None:
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        project = Path(folder)
        write_project(project, count)
        files, bulk = size(project / "content")
        cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
        print(f"{count:,} briefs: {files:,} files, {bulk:.1f} MB of YAML; {cores} cores, Python {sys.version.split()[0]}")
        builds = {"cold": measure(project), "unchanged": measure(project)}
        edit(project / "content")
        builds["after one edit"] = measure(project)
        pages, html = size(project / "site", "*.html")
        search, index = size(project / "site" / "search")
        files, whole = size(project / "site")
        print(f"{pages:,} pages with {html:.1f} MB, {search:,} files of search with {index:.1f} MB; {files:,} files with {whole:.1f} MB in all")
        print(f"{weight(project / 'site') / count:.0f} kB a brief without PDFs, cards and files to take away:")
        by_weight = sorted(weights(project / "site").items(), key=lambda one: -one[1])
        print(", ".join(f"{kind} {kilobytes / count:.0f}" for kind, kilobytes in by_weight))
        report(builds, pages)


if __name__ == "__main__":
    if sys.argv[1] == "--build":
        build(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]))
