"""One error of each kind put into the real content, and the exact lines that give it away."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from places import CORPUS, ROOT

from briefs.analysis.dataset import read_dataset
from briefs.articles.verify import verify
from briefs.content.load import load
from briefs.editing.fmt import fact_files
from briefs.model.problem import Problem

ARTICLES = ROOT.parent / "shared" / "sources"
needs_articles = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles stay outside the repository: ../shared/sources is absent")

FINET = "amzn/2024Q4/finet-2025-02-07.yml"
NMEDIA = "amzn/2025Q3/nmedia-2026-01.yml"
MINJIANG = "amzn/2025Q4/minjiang-2026-02-06.yml"
VOCUS = "amzn/2025Q4/vocus-2026-02-06.yml"
BRIEF = "amzn/2025Q4/brief.yml"

Edit = tuple[str, str, str]
FACT = 5  # the column of a fact's brace
NO_ONE = "read the article again and correct the fact; if it prints so, explain it under 'disputes' in content/amzn"
RESTATED = NO_ONE.replace("; if it prints so", "; if a figure was stated anew later, add 'basis: restated' to it; if it prints so")
MENTION = "mend the word or the reference"
ORDER = "mend the word or the references"


@dataclass(frozen=True)
class Line:
    """A problem expected where `text` stands in an injected file, at a column or just there."""

    file: str
    text: str
    says: str
    column: int = 0

    def at(self, content: Path) -> str:
        lines = (content / self.file).read_text("utf-8").splitlines()
        found = [(number, line.index(self.text) + 1) for number, line in enumerate(lines, 1) if self.text in line]
        assert len(found) == 1, f"{self.text} stands {len(found)} times"
        (number, column), *_ = found
        return f"content/{self.file}:{number}:{self.column or column}: {self.says}"


def prose(en: str, zh: str) -> Edit:
    """A risk more in the newest brief."""
    return BRIEF, "\nrisks:\n", f'\nrisks:\n  - {{en: "{en}", zh-Hant: "{zh}"}}\n'


def uncounted(file: str, printed: str, at: int) -> Line:
    return Line(file, "", f"'{printed}' in paragraph {at} is not accounted for; add a fact, or under skipped: {{at: {at}, printed: '{printed}', reason: …}}")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    made = Path(shutil.copytree(CORPUS, tmp_path / "content"))
    for path in fact_files(made):  # without columns, so that edits need not know their widths
        path.write_text(re.sub(", {2,}", ", ", path.read_text("utf-8")), "utf-8")
    return made


def inject(content: Path, *edits: Edit) -> None:
    for file, old, new in edits:
        path = content / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")


def checked(content: Path) -> list[str]:
    return [str(problem) for problem in read_dataset(content)[1]]


def verified(content: Path) -> list[Problem]:
    return [problem for proof in verify(load(content)[0], ARTICLES) for problem in proof.problems]


def test_before_any_injection_nothing_is_wrong(content: Path) -> None:
    assert checked(content) == []


# name, edits, what read_dataset says
CHECKED = [
    pytest.param(
        [(MINJIANG, "printed: 7169 亿美元", "printed: 7169 万美元")],
        [Line(MINJIANG, "printed: 7169 万美元", f"'18%' does not fit '1287 亿美元' and '7169 万美元': they make 179,441%–179,605%, and '1802亿美元' of nmedia-2026-01 is out of proportion to '7169 万美元' of a longer period, and '2134 亿美元' is out of proportion to '7169 万美元' of a longer period (and 1 more); {NO_ONE}/2025Q4/brief.yml with findings: ['share:AMZN.AWS.ShareOfRevenue.FY2025', 'magnitude:AMZN.Revenue.2025Q3', 'magnitude:AMZN.Revenue.2025Q4', 'order:AMZN.AWS.Revenue.FY2025:AMZN.Revenue.FY2025']", FACT)],
        id="shifted scale of a year",
    ),
    pytest.param(
        [(VOCUS, "concept: SeveranceCharge, printed: 7.3億", "concept: SeveranceCharge, printed: 7.3萬")],
        [Line(VOCUS, "printed: 24億美元", f"'24億美元' does not fit '11億美元' and '7.3萬美元' and '6.1億美元': they make $1.66B–$1.77B; {NO_ONE}/2025Q4/brief.yml with findings: ['sum:AMZN.SpecialCharges.2025Q4']", FACT)],
        id="shifted scale of a part",
    ),
    pytest.param(
        [(MINJIANG, "concept: Revenue, printed: 2134", "concept: Revenue, period: 2025Q3, printed: 2134")],
        [Line(MINJIANG, "printed: 2134 亿美元", f"'1802亿美元' of nmedia-2026-01 and '2134 亿美元' are two figures for the same; {RESTATED}/2025Q4/brief.yml with findings: ['duplicate:nmedia-2026-01.p6.Revenue.2025Q3:minjiang-2026-02-06.p6.Revenue.2025Q3']", FACT)],
        id="wrong quarter",
    ),
    pytest.param(
        [(MINJIANG, "concept: Revenue, printed: 2134", "concept: Revenue, period: FY2025, printed: 2134")],
        [Line(MINJIANG, "printed: 2134 亿美元", f"'2134 亿美元' and '7169 亿美元' are two figures for the same, and '18%' does not fit '1287 亿美元' and '2134 亿美元': they make 60.3%, and '2134億' of vocus-2026-02-06 is out of proportion to '2134 亿美元' of a longer period; {NO_ONE}/2025Q4/brief.yml with findings: ['duplicate:minjiang-2026-02-06.p6.Revenue.FY2025:minjiang-2026-02-06.p6.Revenue.FY2025~2', 'share:AMZN.AWS.ShareOfRevenue.FY2025', 'magnitude:AMZN.Revenue.2025Q4']", FACT)],
        id="a year where the quarter is meant",
    ),
    pytest.param(
        [(FINET, "concept: Revenue, printed: '1,877.92亿美元'", "concept: Revenue, period: FY2024, printed: '1,877.92亿美元'")],
        [Line(FINET, "printed: '1,878亿美元'", f"'1,878亿美元' is out of proportion to '1,877.92亿美元' of a longer period; {NO_ONE}/2024Q4/brief.yml with findings: ['magnitude:AMZN.Revenue.2024Q4']", FACT)],
        id="a year that no one else prints",
    ),
    pytest.param(
        [
            (MINJIANG, "segment: NorthAmerica, concept: Revenue, printed: 1271", "segment: International, concept: Revenue, printed: 1271"),
            (MINJIANG, "segment: International, concept: Revenue, printed: 507", "segment: NorthAmerica, concept: Revenue, printed: 507"),
        ],
        [
            Line(FINET, "printed: '1,877.92亿美元'", f"'1,877.92亿美元' does not fit '287.86亿美元' and $45.8B–$46.3B (NorthAmerica Revenue 2024Q4, which follows from '507 亿美元' of minjiang-2026-02-06 and '10%' of minjiang-2026-02-06) and about $109B (International Revenue 2024Q4, which follows from '1271 亿美元' of minjiang-2026-02-06 and '17%' of minjiang-2026-02-06): they make about $184B; {NO_ONE}/2024Q4/brief.yml with findings: ['parts:AMZN.Revenue.2024Q4']", FACT),
            Line(MINJIANG, "change: yoy, printed: 17%", f"'17%' does not fit '1271 亿美元' and $113B (International Revenue 2024Q4, which follows from '1,877.92亿美元' of finet-2025-02-07 and '1,878亿美元' of finet-2025-02-07 and '507 亿美元' and '10%' and '287.86亿美元' of finet-2025-02-07): they make 13%; {NO_ONE}/2025Q4/brief.yml with findings: ['growth:AMZN.International.Revenue.2025Q4.yoy']", FACT),
            Line(VOCUS, "printed: 9%", f"'9%' does not fit '115 亿美元' of minjiang-2026-02-06 and '507 亿美元' of minjiang-2026-02-06: they make 23%; {NO_ONE}/2025Q4/brief.yml with findings: ['ratio:AMZN.NorthAmerica.OperatingMargin.2025Q4']", FACT),
            Line(VOCUS, "printed: 8%", f"'8%' does not fit '93 亿美元' of minjiang-2026-02-06 and $45.8B–$46.3B (NorthAmerica Revenue 2024Q4, which follows from '507 亿美元' of minjiang-2026-02-06 and '10%' of minjiang-2026-02-06): they make 20%; {NO_ONE}/2025Q4/brief.yml with findings: ['ratio:AMZN.NorthAmerica.OperatingMargin.2024Q4']", FACT),
        ],
        id="swapped segments",
    ),
    pytest.param(
        [(VOCUS, "segment: AWS, concept: Revenue, change: yoy, printed: 24%", "segment: AWS, concept: Revenue, change: yoy, printed: 42%")],
        [Line(VOCUS, "printed: 42%", f"'24%' of minjiang-2026-02-06 and '42%' are two figures for the same; {NO_ONE}/2025Q4/brief.yml with findings: ['duplicate:minjiang-2026-02-06.p10.AWS.Revenue.2025Q4.yoy:vocus-2026-02-06.p6.AWS.Revenue.2025Q4.yoy']", FACT)],
        id="broken growth in one article",
    ),
    pytest.param(
        [
            (VOCUS, "segment: AWS, concept: Revenue, change: yoy, printed: 24%", "segment: AWS, concept: Revenue, change: yoy, printed: 42%"),
            (MINJIANG, "segment: AWS, concept: Revenue, change: yoy, printed: 24%", "segment: AWS, concept: Revenue, change: yoy, printed: 42%"),
        ],
        [Line(MINJIANG, "printed: 42%", f"'42%' does not fit '356 亿美元' and '287.86亿美元' of finet-2025-02-07: they make 24%; {RESTATED}/2025Q4/brief.yml with findings: ['growth:AMZN.AWS.Revenue.2025Q4.yoy']", FACT)],
        id="broken growth in both articles",
    ),
    pytest.param(
        [(MINJIANG, "printed: 1735 亿至 1785 亿美元", "printed: 1785 亿至 1735 亿美元")],
        [Line(MINJIANG, "1785 亿至 1735 亿美元", "'1785 亿至 1735 亿美元' is no figure: the range runs from 1785 亿 down to 1735 亿美元; write the smaller end first")],
        id="range upside down",
    ),
    pytest.param(
        [(MINJIANG, "concept: Revenue, scenario: consensus, change: yoy, printed: 21%", "concept: Revenue, change: yoy, printed: 21%")],
        [Line(MINJIANG, "printed: 21%", f"'24%' and '21%' are two figures for the same; {NO_ONE}/2025Q4/brief.yml with findings: ['duplicate:minjiang-2026-02-06.p10.AWS.Revenue.2025Q4.yoy:minjiang-2026-02-06.p10.AWS.Revenue.2025Q4.yoy~2']", FACT)],
        id="consensus as actual",
    ),
    pytest.param(
        [(BRIEF, "    findings: ['growth:AMZN.PropertyAndEquipmentPurchases.FY2025.yoy']\n", "")],
        [Line(VOCUS, "printed: 約65%", f"'約65%' does not fit '1318億美元' and '770億美元': they make 71%; {NO_ONE}/2025Q4/brief.yml with findings: ['growth:AMZN.PropertyAndEquipmentPurchases.FY2025.yoy']", FACT)],
        id="unnoted conflict",
    ),
    pytest.param(
        [(BRIEF, "findings: ['growth:AMZN.PropertyAndEquipmentPurchases.FY2025.yoy']", "findings: ['growth:AMZN.PropertyAndEquipmentPurchases.FY2024.yoy']")],
        [Line(BRIEF, "'growth:AMZN.Propert", "no check shows the conflict 'growth:AMZN.PropertyAndEquipmentPurchases.FY2024.yoy'; did you mean 'growth:AMZN.PropertyAndEquipmentPurchases.FY2025.yoy'?")],
        id="stale note",
    ),
    pytest.param(
        [prose("Costs may rise by 5%.", "成本可能上升百分之五。")],
        [
            Line(BRIEF, '5%.", zh-Hant: "成本可能', "the figure '5%' stands in the text without its source; store it as a fact and refer to it: {Revenue}, {Revenue yoy} or the like"),
            Line(BRIEF, '百分之五。"}', "the figure '百分之五' stands in the text without its source; store it as a fact and refer to it: {Revenue}, {Revenue yoy} or the like"),
        ],
        id="loose digit",
    ),
    pytest.param(
        [prose("Revenue reached {Revenue}.", "營收創下新高。")],
        [Line(BRIEF, '"營收創下新高。"}', "{Revenue} stands in the en text only; cite the same figures in both languages: add it to the zh-Hant text")],
        id="reference in one language",
    ),
    pytest.param(
        [prose("Revenue reached {Revenue} in all.", "營收 {Revenue FY2025}。")],
        [Line(BRIEF, '"營收 {Revenue FY2025}', "{Revenue} stands in the en text only; cite the same figures in both languages: add it to the zh-Hant text")],
        id="unequal references",
    ),
    pytest.param(
        [prose("Revenue of {Revenue} is {Revenue} to us.", "營收 {Revenue} 就是營收。")],
        [Line(BRIEF, '"營收 {Revenue} 就是營收。"', "{Revenue} stands more often in the en text; cite the same figures in both languages: add it to the zh-Hant text")],
        id="reference once more",
    ),
    pytest.param(
        [prose("Free cash flow rose {FreeCashFlow TTM2025Q4 yoy|size}.", "自由現金流成長 {FreeCashFlow TTM2025Q4 yoy|size}。")],
        [
            Line(BRIEF, "rose {FreeCashFlow TTM2025Q4 yoy|size}.", f"'rose' stands before {{FreeCashFlow TTM2025Q4 yoy|size}}, which is negative; {MENTION}"),
            Line(BRIEF, "成長 {FreeCashFlow TTM2025Q4 yoy|size}。", f"'成長' stands before {{FreeCashFlow TTM2025Q4 yoy|size}}, which is negative; {MENTION}"),
        ],
        id="rising word beside a fall",
    ),
    pytest.param(
        [prose("In short, sales fell {Revenue yoy}.", "總之營收下滑 {Revenue yoy}。")],
        [
            Line(BRIEF, "fell {Revenue yoy}.", f"'fell' stands before {{Revenue yoy}}, which is positive; {MENTION}"),
            Line(BRIEF, "下滑 {Revenue yoy}。", f"'下滑' stands before {{Revenue yoy}}, which is positive; {MENTION}"),
        ],
        id="falling word beside a rise",
    ),
    pytest.param(
        [prose("Profit of {EarningsPerShareDiluted} beat the {EarningsPerShareDiluted consensus} forecast.", "每股賺 {EarningsPerShareDiluted} 優於預估的 {EarningsPerShareDiluted consensus}。")],
        [
            Line(BRIEF, "beat the {EarningsPerShareDiluted consensus} forecast", f"{{EarningsPerShareDiluted}} is called above {{EarningsPerShareDiluted consensus}} ('beat') but is below; {ORDER}"),
            Line(BRIEF, "優於預估的 {Earn", f"{{EarningsPerShareDiluted}} is called above {{EarningsPerShareDiluted consensus}} ('優於') but is below; {ORDER}"),
        ],
        id="beat beside a miss",
    ),
    pytest.param(
        [(VOCUS, "claims: [below EarningsPerShareDiluted consensus]", "claims: [above EarningsPerShareDiluted consensus]")],
        [Line(VOCUS, "printed: $1.95", f"'$1.95' is not what the article says of it beside '1.97美元'; {NO_ONE}/2025Q4/brief.yml with findings: ['claim:vocus-2026-02-06.p3.EarningsPerShareDiluted.2025Q4:above:AMZN.EarningsPerShareDiluted.2025Q4.consensus@2025Q4']", FACT)],
        id="claimed beat that is a miss",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), CHECKED)
def test_the_checks_catch(content: Path, edits: list[Edit], expected: list[Line]) -> None:
    inject(content, *edits)
    assert checked(content) == sorted((line.at(content) for line in expected), key=_place)


def _place(line: str) -> tuple[str, int, int]:
    path, number, column = line.split(":")[:3]
    return path, int(number), int(column)


def test_a_note_on_a_mended_fact_is_stale(content: Path) -> None:
    inject(content, (VOCUS, "change: yoy, printed: 約65%", "change: yoy, printed: 約71%"))
    (problem,) = checked(content)
    where = Line(BRIEF, "'growth:AMZN.PropertyAndEquipmentPurchases.FY2025.yoy'", "no check shows the conflict 'growth:AMZN.PropertyAndEquipmentPurchases.FY2025.yoy'; ")
    assert problem.startswith(where.at(content))


# Whatever else the briefs say of the figure is caught too, so that only its reference is known.
SIGNS = [
    pytest.param(
        (VOCUS, "change: yoy, printed: 71%, down: true", "change: yoy, printed: 71%"),
        "{FreeCashFlow TTM2025Q4 yoy|size}",
        prose("Cash flow fell {FreeCashFlow TTM2025Q4 yoy|size}.", "現金流下滑 {FreeCashFlow TTM2025Q4 yoy|size}。"),
        [("fell {FreeCashFlow TTM2025Q4 yoy|size}.", f"'fell' stands before {{FreeCashFlow TTM2025Q4 yoy|size}}, which is positive; {MENTION}"),
         ("下滑 {FreeCashFlow TTM2025Q4 yoy|size}。", f"'下滑' stands before {{FreeCashFlow TTM2025Q4 yoy|size}}, which is positive; {MENTION}")],
        id="a fall as a rise",
    ),
    pytest.param(
        (FINET, "printed: 4.05%, down: true", "printed: 4.05%"),
        "{AfterHoursMove 2025-02-06|size}",
        prose("The shares once slid {AfterHoursMove 2025-02-06|size}.", "股價曾下挫 {AfterHoursMove 2025-02-06|size}。"),
        [("slid {AfterHoursMove", f"'slid' stands before {{AfterHoursMove 2025-02-06|size}}, which is positive; {MENTION}"),
         ("下挫 {AfterHoursMove", f"'下挫' stands before {{AfterHoursMove 2025-02-06|size}}, which is positive; {MENTION}")],
        id="a share price",
    ),
    pytest.param(
        (FINET, "printed: 7亿美元\n    down: true", "printed: 7亿美元"),
        "{CurrencyEffect",
        prose("Currency once cost {CurrencyEffect 2024Q4|size}.", "匯率曾使營收少 {CurrencyEffect 2024Q4|size}。"),
        [("{CurrencyEffect 2024Q4|size}.", "{CurrencyEffect 2024Q4|size} asks for the size of a loss, but is positive; delete '|size', or add 'down: true' to the fact"),
         ("{CurrencyEffect 2024Q4|size}。", "{CurrencyEffect 2024Q4|size} asks for the size of a loss, but is positive; delete '|size', or add 'down: true' to the fact")],
        id="a loss as a gain",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "about", "sentence", "expected"), SIGNS)
def test_the_checks_catch_a_wrong_sign(
    content: Path, edit: Edit, about: str, sentence: Edit, expected: list[tuple[str, str]]
) -> None:
    inject(content, edit, sentence)
    problems = checked(content)
    assert {Line(BRIEF, text, says).at(content) for text, says in expected} <= set(problems)
    figure = edit[2].partition("printed: ")[2]  # a conflict is told beside the words that it makes false
    told = (about, f"'{figure}' does not fit", "which the figures of the quarter refute")
    assert [problem for problem in problems if not any(one in problem for one in told)] == []


# What only the article can tell
VERIFIED = [
    pytest.param(
        [(MINJIANG, "{at: 18, concept: FreeCashFlow, period: TTM2024Q4", "{at: 17, concept: FreeCashFlow, period: TTM2024Q4")],
        [
            Line(MINJIANG, "{at: 17, concept: FreeCashFlow", "'382 亿美元' does not stand in paragraph 17; the nearest place where it stands is paragraph 18: write at: 18"),
            uncounted(MINJIANG, "382 亿美元", 18),
        ],
        id="wrong paragraph",
    ),
    pytest.param(
        [(MINJIANG, "printed: 7169 亿美元", "printed: 7169 万美元")],
        [
            Line(MINJIANG, "printed: 7169 万美元", "'7169 万美元' does not stand in paragraph 6; it stands nowhere in the article: write the figure as it is printed", FACT),
            uncounted(MINJIANG, "7169 亿美元", 6),
        ],
        id="shifted scale",
    ),
    pytest.param(
        [(VOCUS, "concept: Backlog, printed: 2440億", "concept: Backlog, printed: 2440萬")],
        [
            Line(VOCUS, "printed: 2440萬", "'2440萬美元' does not stand in paragraph 13; it stands nowhere in the article: write the figure as it is printed", FACT),
            uncounted(VOCUS, "2440億美元", 13),
        ],
        id="shifted scale that no arithmetic finds",
    ),
    pytest.param(
        [(VOCUS, "segment: AWS, concept: Revenue, change: yoy, printed: 24%", "segment: AWS, concept: Revenue, change: yoy, printed: 42%")],
        [
            Line(VOCUS, "printed: 42%", "'42%' does not stand in paragraph 6; it stands nowhere in the article; paragraph 6 now prints 24%: write printed: 24%, if that is meant", FACT),
            uncounted(VOCUS, "24%", 6),
        ],
        id="broken growth",
    ),
    pytest.param(
        [(MINJIANG, "printed: 1735 亿至 1785 亿美元", "printed: 1735 亿")],
        [Line(MINJIANG, "printed: 1735 亿", "'1735 亿' is only a part of '在 1735 亿至 1785 亿美元之间'; write printed: 在 1735 亿至 1785 亿美元之间", FACT)],
        id="one end of a range",
    ),
    pytest.param(
        [(MINJIANG, "figures: 64", "figures: 63")],
        [Line(MINJIANG, "figures: 63", "the article has 64 figures, not 63; write figures: 64", len("  figures: ") + 1)],
        id="wrong count",
    ),
]  # fmt: skip


@needs_articles
@pytest.mark.parametrize(("edits", "expected"), VERIFIED)
def test_the_articles_catch(content: Path, edits: list[Edit], expected: list[Line]) -> None:
    inject(content, *edits)
    found = [str(problem) for problem in verified(content)]
    assert [line for line in found if "accounted for" not in line] == [line.at(content) for line in expected if line.text]
    uncounted = [line for line in found if "accounted for" in line]
    assert [line.partition(": ")[2] for line in uncounted] == [line.says for line in expected if not line.text]
    assert all(line.startswith(f"content/{expected[0].file}:") for line in found)


@needs_articles
def test_before_any_injection_everything_is_proven(content: Path) -> None:
    assert verified(content) == []
