"""Drafts: what an article's words make of its figures, in all three scripts, and the file written."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st
from measure_draft import HELD_OUT, REAL, Judged, held_out, measure
from places import CORPUS
from sentences import SENTENCES

from briefs.articles.article import paragraphs
from briefs.articles.candidates import Chooser, propose
from briefs.articles.clauses import Paragraph, Proposal
from briefs.articles.dates import Calendar, Mention, periods
from briefs.articles.lexicon import Vocabulary
from briefs.articles.scorer import shipped
from briefs.articles.verify import verify
from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.records import Company, Content
from briefs.editing.draft import MAX_BYTES, _fact, _line, draft
from briefs.editing.fmt import layout
from briefs.figures.folding import fold, script
from briefs.figures.scan import scan
from briefs.model.period import day, fiscal_quarter, parse_period, part_of_year, quarter

QUARTER = "2025Q3"


@cache
def content() -> Content:
    """The invented companies with the real glossary."""
    with tempfile.TemporaryDirectory() as folder:
        return load(held_out(Path(folder)))[0]


def said(company: str, *texts: str, written: str = "2025-10-31", number: int = 3) -> list[Proposal]:
    holder = content().companies[company]
    period = fiscal_quarter(2025, number, holder.entry.fiscal_year_end)
    calendar = Calendar(period, parse_period(written) if written else None)
    weights = {**shipped(), "least": {**shipped()["least"], "draft": 0}}  # as sentences say it, however short
    return propose(texts, Vocabulary(holder, content().concepts), calendar, Chooser(weights))


def brief(proposal: Proposal, company: str) -> str:
    """A proposal in one line, without what goes without saying."""
    if not proposal.concept:
        return f"{proposal.found.printed}: {proposal.reason or 'undecided'}"
    entity = "" if proposal.entity == company else proposal.entity
    scenario = "" if proposal.scenario == "actual" else proposal.scenario
    parts = [entity, proposal.segment, proposal.concept, str(proposal.period), scenario, proposal.by, proposal.change]
    return f"{proposal.found.printed}: {' '.join(filter(None, parts))}{' down' * proposal.down}"



@pytest.mark.parametrize(("company", "text", "wanted"), SENTENCES, ids=[text[:24] for _, text, _ in SENTENCES])
def test_a_sentence(company: str, text: str, wanted: list[str]) -> None:
    assert [brief(proposal, company) for proposal in said(company, text)] == wanted


def test_no_quarter_is_sure_where_the_article_began_with_another_length() -> None:
    nine, quarters = "虹橋精密前三季營收為1,400億元。", "虹橋精密第三季營收為486億元。"
    doubts = [said("HQP", first, "營業利益率為14.7%，較去年同期的14.1%上升。")[-1].doubts for first in (nine, quarters)]
    assert ["period" in told for told in doubts] == [True, False]


@pytest.mark.parametrize(
    ("company", "texts", "wanted"),
    [
        ("MRLW", ("Marlow's net profit for the nine-month period was $61 million.", "Revenue rose 29% to $166 million."), ["29%: Revenue 9MFY2025 yoy", "$166 million: Revenue 9MFY2025"]),
        ("HQP", ("虹橋精密公布前三季業績", "營收為1,400億元，年增8%。"), ["1,400億元: Revenue 9M2025", "8%: Revenue 9M2025 yoy"]),
        ("HQP", ("虹橋精密9月營收160億元。", "其中車用感測營收60億元，年增8%。"), ["60億元: Automotive Revenue 2025-09", "8%: Automotive Revenue 2025-09 yoy"]),
        ("HQP", ("前三季車用感測營收600億元", "消費電子營收450億元"), ["450億元: Consumer Revenue 9M2025"]),
        ("HQP", ("虹橋精密前三季營收1,400億元。", "第三季營收486億元，年增8%。"), ["486億元: Revenue 2025Q3", "8%: Revenue 2025Q3 yoy"]),
        ("HQP", ("按當地貨幣計算（下同），第三季營收年增8%。", "車用感測營收年增9%。"), ["9%: Automotive Revenue 2025Q3 yoy_cc"]),
        ("HQP", ("車用感測強勁、消費電子疲弱", "第三季營收為486億元。"), ["486億元: Revenue 2025Q3"]),
    ],
)
def test_what_is_said_above_holds_below(company: str, texts: tuple[str, ...], wanted: list[str]) -> None:
    assert [brief(p, company) for p in said(company, *texts)][-len(wanted) :] == wanted


def test_what_touches_is_sure_and_what_is_carried_is_likely() -> None:
    text = "車用感測第三季營收為212億元。訂單暢旺，年增31%。"
    assert [p.doubts for p in said("HQP", text)] == [(), ("concept", "segment", "period")]


@pytest.mark.parametrize("text", ["股價從200元漲至215元。", "股價從200元漲至215元，較一年前的180元高。"])
def test_an_article_without_its_day_is_drafted(text: str) -> None:
    told = said("HQP", text, written="")
    assert {str(p.period) for p in told if p.concept} <= {"2025Q3", "2024Q3"}
    assert len(told) == text.count("元")


@pytest.mark.parametrize("text", ["第三季營收首度突破1,000億元。", "期末現金3,500元。"])
def test_a_milestone_or_a_sum_too_small_is_never_sure(text: str) -> None:
    (proposal,) = said("HQP", text)
    assert "concept" in proposal.doubts


def test_a_heading_names_the_subject_of_what_follows() -> None:
    level, growth = said("HQP", "消費電子：走出谷底", "第三季營收為180億元，年增2%。")
    assert (level.segment, growth.segment) == ("Consumer", "Consumer")
    assert level.doubts == ("segment",)


def test_what_is_said_twice_is_one_fact_kept_in_its_own_section() -> None:
    told = said("HQP", "第三季車用感測營收212億元，工業部門營收93億元。", "車用感測再創高峰", "第三季車用感測營收212億元。", "第三季工業部門營收93億元。")
    assert [(p.at, p.concept or p.reason) for p in told] == [(1, "repeats"), (1, "repeats"), (3, "Revenue"), (4, "Revenue")]


def test_a_table_takes_its_segments_from_the_cells() -> None:
    told = said("HQP", "各部門營收", "| 車用感測 | 212億元 |", "| 工業部門 | 93億元 |")
    assert [brief(p, "HQP") for p in told] == ["212億元: Automotive Revenue 2025Q3", "93億元: Industrial Revenue 2025Q3"]


def test_the_hint_is_made_of_names_never_of_the_article() -> None:
    (proposal,) = said("HQP", "車用感測的營收令人難忘地提到了一個奇怪的數字7,777件。")
    assert (proposal.concept, proposal.hint) == ("", "Automotive, Revenue")


PERIODS = [
    ("2025年第四季", "2025Q4"), ("2025年四季度", "2025Q4"), ("Q4 2025", "2025Q4"), ("fourth quarter of 2025", "2025Q4"),
    ("第二季", "2025Q2"), ("一季度", "2026Q1"), ("去年第四季", "2024Q4"), ("上半年", "2025H1"), ("2026年上半年", "2026H1"),
    ("2024年全年", "FY2024"), ("明年", "FY2026"), ("fiscal 2027", "FY2027"), ("去年10月", "2024-10"), ("2025年10月", "2025-10"),
    ("2025年9月30日", "2025-09-30"), ("September 30, 2025", "2025-09-30"), ("12月底", "2024-12-31"), ("9月底", "2025-09-30"),
    ("到2027年底，", "by 2027"), ("by the end of 2027", "by 2027"), ("2016年到2026年", "2016/2026"), ("過去十二個月", "TTM2025Q3"),
    ("trailing twelve months", "TTM2025Q3"), ("去年同期", "year ago"), ("上一季度", "quarter ago"), ("下季", "2025Q4"),
    ("上週", "2025-10"), ("週四", "2025-10-30"), ("Thursday", "2025-10-30"), ("30日", "2025-10-30"), ("全年", "the year"),
    ("Sept. 30, 2025", "2025-09-30"), ("30th September 2025", "2025-09-30"), ("on Oct. 30", "2025-10-30"), ("on January 5", "2026-01-05"),
    ("12月31日", "2025-12-31"), ("去年10月30日", "2024-10-30"), ("three months ended Sept. 30, 2025", "2025Q3"), ("in May 2026", "2026-05"),
    ("FY26Q3", "2026Q3"), ("25Q3", "2025Q3"), ("25Q4E", "2025Q4"), ("25年三季度", "2025Q3"), ("24年Q3", "2024Q3"), ("2Q", "2025Q2"),
    ("24年前三季度", "9M2024"), ("9M25", "9M2025"), ("25Q1-3", "9M2025"), ("2024Q1-Q3", "9M2024"), ("1-3Q24", "9M2024"), ("1Q~3Q25", "9M2025"),
    ("前3Q", "9M2025"), ("24年1-9月", "9M2024"), ("24年上半年", "2024H1"), ("24H1", "2024H1"), ("H1'25", "2025H1"), ("2024年半年報", "2024H1"),
    ("25中報", "2025H1"), ("24年12月底", "2024-12-31"), ("24年5月", "2024-05"), ("FY24", "FY2024"), ("24財年", "FY2024"), ("24年報", "FY2024"),
    ("截至2025年6月30日的12個月", "TTM2025Q2"), ("twelve months ended June 30, 2025", "TTM2025Q2"), ("截至2024年12月31日的十二個月", "FY2024"),
    ("2024/2025/2026年", "FY2024"), ("25年", None), ("過去25年", None), ("創近10年第三季新高", "2025Q3"), ("過去 20 年上半年", "2025H1"), ("Q3 25年", "2025Q3"), ("10年報酬率", None), ("24%", None), ("FY 24%", None), ("10至20年", None),
    ("2023年同期", "2023Q3"), ("2024年同期", "year ago"), ("前年同季", "2023Q3"), ("2025年同期", "2025Q3"),
    ("25-27年", "2025/2027"), ("2025-27年", "2025/2027"), ("2025E-2027E", "2025/2027"), ("未來25-30年", None), ("近10-20年", None),
    ("元月營收", "2025-01"), ("2026年元月", "2026-01"), ("去年元月", "2024-01"), ("499元月租費", None),
    ("累計至10月稅後純益", "10M2025"), ("截至8月底累計", "8M2025"), ("累計至第三季", "9M2025"), ("累計至10月31日", "2025-10-31"),
    ("今年半年度業績", "2025H1"), ("2024年半年度", "2024H1"), ("上半年度", "2025H1"), ("每半年度", None), ("半年度股息", None),
    ("單季營收", "2025Q3"), ("報告期內", "other"), ("期內收入", "other"), ("短期內", None), ("年內", "other"), ("未來三年內", None), ("數年內", None), ("當年內", None), ("報告期末", None),
    ("may 10%", None), ("march 5 percent ahead", None), ("2月30日", None),
    ("2022年以來", None), ("2025年13月", "FY2025"), ("9999年", None), ("13個季度", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PERIODS)
def test_a_period(text: str, wanted: str | None) -> None:
    found = periods(fold(text), Calendar(quarter(2025, 3), day(date(2025, 10, 31))))
    assert [str(mention.period) for mention in found][:1] == ([wanted] if wanted else [])


def test_the_same_time_of_another_year_is_as_long_as_the_one_named() -> None:
    found = periods(fold("前三季營收1,400億元,2023年同期為1,200億元;上半年900億元,2022年同期為700億元"), Calendar(quarter(2025, 3), None))
    assert [str(m.period) for m in found] == ["9M2025", "9M2023", "2025H1", "2022H1"]


def test_a_quarter_alone_within_a_half_is_its_last() -> None:
    calendar = Calendar(part_of_year("half", 2025, 1, 12), day(date(2025, 8, 12)))
    assert [str(m.period) for m in periods(fold("單季稅後純益"), calendar)] == ["2025Q2"]


def test_the_time_reported_is_the_one_of_which_an_article_tells() -> None:
    told = said("HQP", "虹橋精密公布上半年業績。", "報告期內,營收900億元,較上年同期的800億元成長。", number=2, written="2025-08-12")
    assert [brief(p, "HQP") for p in told] == ["900億元: Revenue 2025H1", "800億元: Revenue 2024H1"]


def test_quarters_are_those_of_the_companys_year() -> None:
    calendar = Calendar(fiscal_quarter(2026, 2, 6), day(date(2026, 1, 29)))
    found = periods(fold("third quarter 第一季 2025財年第四季 去年"), calendar)
    assert [str(mention.period) for mention in found] == ["FY2026Q3", "FY2026Q1", "FY2025Q4", "FY2025"]
    assert [str(calendar.ago(parse_period(named, 6), steps)) for named, steps in (("FY2026Q1", 1), ("TTMFY2026Q2", 4), ("FY2026", 4))] == ["FY2025Q4", "TTMFY2025Q2", "FY2025"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("營業利益年增三成", "zh-Hant"), ("营业利润同比增长", "zh-Hans"), ("Revenue rose 3%", "en"), ("Amazon 的營收", "zh-Hant"), ("123", "en"), ("", "en")],
)
def test_the_script_tells_the_language(text: str, language: str) -> None:
    assert script(text) == language


LOSSES = [
    ("第4季合併稅前虧損29億元", "ProfitLossBeforeTax"), ("第3季本業虧損23.6億元", "OperatingIncome"), ("第3季每股淨損0.45元", "EarningsPerShare"),
    ("第3季淨虧損5億元", "NetIncome"), ("第3季營業毛損5億元", "GrossProfit"), ("A net loss of $5 million in the quarter", "NetIncome"),
    ("The operating loss was $3 million", "OperatingIncome"), ("Loss per share was $0.12", "EarningsPerShare"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "concept"), LOSSES)
def test_a_loss_is_a_profit_below_nothing(text: str, concept: str) -> None:
    content, _ = load(CORPUS)
    vocabulary = Vocabulary(content.companies["AMZN"], content.concepts)
    (proposal,) = propose([text], vocabulary, Calendar(quarter(2025, 3), day(date(2025, 10, 31))))
    found = proposal if proposal.concept else proposal.second
    assert found is not None
    assert (found.concept, found.down) == (concept, True)


def test_a_provision_for_losses_is_no_loss() -> None:
    content, _ = load(CORPUS)
    vocabulary = Vocabulary(content.companies["AMZN"], content.concepts)
    (proposal,) = propose(["The provision for loan losses was $3 billion in the quarter."], vocabulary, Calendar(quarter(2025, 3), None))
    found = proposal if proposal.concept else proposal.second
    assert found is not None
    assert (found.concept, found.down) == ("ProvisionForLoanLossesExpensed", False)


def test_what_another_metric_brought_is_no_revenue() -> None:
    content, _ = load(CORPUS)
    vocabulary = Vocabulary(content.companies["AMZN"], content.concepts)
    (proposal,) = propose(["第3季有現金股利收入8.1億元"], vocabulary, Calendar(quarter(2025, 3), None))
    assert not proposal.concept
    assert proposal.second is None


def test_a_title_begins_another_section_and_the_whole_company_is_no_part() -> None:
    told = said("HQP", "消費電子：走出谷底", "盈利能力：第三季毛利率為46.1%。")
    assert brief(told[-1], "HQP") == "46.1%: GrossMargin 2025Q3"
    told = said("HQP", "消費電子：走出谷底", "公司整體毛利率為46.1%。")
    assert brief(told[-1], "HQP") == "46.1%: GrossMargin 2025Q3"


NOTE = "維持「買進」的投資評級。"
FORESEEN = [
    ("預計2026年營收為2,150億元。", "Revenue FY2026 estimate"),
    ("預計公司2026年營收為2,150億元。", "Revenue FY2026 estimate"),
    ("公司預計2026年營收為2,150億元。", "Revenue FY2026 guidance"),
    ("虹橋精密預計，2026年營收為2,150億元。", "Revenue FY2026 guidance"),
    ("公司目標2026年營收為2,150億元。", "Revenue FY2026 guidance"),
    ("市場預期2026年營收為2,150億元。", "Revenue FY2026 consensus"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FORESEEN)
def test_a_note_expects_what_nobody_else_is_said_to(text: str, wanted: str) -> None:
    *_, proposal = said("HQP", NOTE, text)
    assert brief(proposal, "HQP") == f"2,150億元: {wanted}"


# ---- the file


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project with the invented companies, their fact files taken away, beside the articles."""
    held_out(tmp_path)
    for path in HELD_OUT.glob("*.txt"):
        shutil.copy(path, tmp_path)
        for facts in (tmp_path / "content").rglob(f"{path.stem}.yml"):
            facts.unlink()
    return tmp_path


def run(desk: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["draft", "--root", str(desk), *arguments])


ARTICLES = {"held-out-2025-10-31": ("hqp", "2025Q3"), "blue-lake-2026-02-12": ("LANHU", "2025q4"), "marlow-2026-01-29": ("marlow", "fy2026q2")}


def test_a_draft_loads_and_accounts_for_every_figure(desk: Path) -> None:
    for name, (company, named) in ARTICLES.items():
        assert run(desk, str(desk / f"{name}.txt"), company, named).exit_code == 0
    loaded, problems = load(desk / "content")
    blanks = [p for p in problems if ".yml:5:" in str(p) or ".yml:6:" in str(p) or ".yml:9:" in str(p)]
    others = [p for p in problems if p not in blanks and "brief.yml" not in p.path]
    assert len(blanks) == 3 * len(ARTICLES), "publisher, title and url are to be filled in"
    undecided = {"delete this line, or the one below and say a reason", "say a reason why it is no fact, or a concept that it measures"}
    chosen = {"is undecided": undecided, "is still to be chosen": {"delete this line or the one above, whichever reads the figure wrongly"}}
    assert all(any(words in p.message and p.remedy in remedies for words, remedies in chosen.items()) for p in others)
    doubled = {remedy for remedies in chosen.values() for remedy in remedies if remedy.startswith("delete this line")}
    assert {p.remedy for p in others} >= doubled  # every figure may have a reading
    for proof in verify(loaded, desk):
        assert proof.problems == ()
        assert 0 < proof.figures == proof.accounted
        assert proof.facts + len(proof.source.skipped) + proof.undecided == proof.figures
    assert len(loaded.facts) > 80


def test_what_is_known_of_the_article_is_filled_in(desk: Path) -> None:
    article = desk / "blue-lake-2026-02-12.txt"
    result = run(desk, str(article), "LANHU", "2025Q4", "--output", "-")
    assert result.stdout.startswith("# yaml-language-server: $schema=")
    source = yaml.safe_load(result.stdout)["source"]
    assert source["sha256"] == hashlib.sha256(article.read_bytes()).hexdigest()
    assert (source["figures"], source["language"], str(source["published"])) == (44, "zh-Hans", "2026-02-12")
    assert source["publisher"] == source["title"] == {"en": "", "zh-Hant": ""}
    assert not list((desk / "content").rglob("blue-lake*")), "it is only printed"


def test_an_undecided_figure_is_reported_at_its_line(desk: Path) -> None:
    article = desk / "odd-news.txt"
    article.write_text("日期：2025-10-30\n車用感測的營收提到了一個奇怪的數字7,777件。\n", "utf-8")
    assert run(desk, str(article), "HQP", QUARTER).exit_code == 0
    path = desk / "content" / "hongqiao" / QUARTER / "odd-news.yml"
    lines = path.read_text("utf-8").splitlines()
    line = lines.index("  - {at: 2, printed: '7,777件', hint: 'Automotive, Revenue'}") + 1
    assert "  published: 2025-10-30  # by the article's file name or text" in lines
    _, problems = load(desk / "content")
    wanted = f"content/hongqiao/2025Q3/odd-news.yml:{line}:5: '7,777件' in paragraph 2 is undecided (near by: Automotive, Revenue); say a reason why it is no fact, or a concept that it measures"
    assert wanted in [str(problem) for problem in problems]


def test_every_line_says_how_sure_it_is(desk: Path) -> None:
    result = run(desk, str(desk / "held-out-2025-10-31.txt"), "HQP", QUARTER, "--output", "-")
    assert layout(result.stdout, "x.yml") == (result.stdout, []), "`briefs fmt` would change nothing"
    settled = result.stdout.partition("undecided:")[0]
    marked = [line for line in settled.splitlines() if line.startswith("  - {")]
    assert all("  # sure" in line or "  # likely: " in line for line in marked)
    proof = "# sure: agrees with '14.7%' in paragraph 2 and '71.5億元' in paragraph 2"
    assert f"- {{at: 2, concept: Revenue, printed: 新台幣486.3億元}} {proof}" in [" ".join(line.split()) for line in marked]
    assert "# ---- paragraph 3" in result.stdout


def test_nothing_is_overwritten(desk: Path) -> None:
    article = str(desk / "held-out-2025-10-31.txt")
    assert run(desk, article, "HQP", QUARTER).exit_code == 0
    path = desk / "content" / "hongqiao" / QUARTER / "held-out-2025-10-31.yml"
    path.write_text("mine", "utf-8")
    again = run(desk, article, "HQP", QUARTER)
    assert (again.exit_code, path.read_text("utf-8")) == (1, "mine")
    assert again.output == f"Error: {path} exists already; delete it first, or write elsewhere with --output\n"
    elsewhere = run(desk, article, "HQP", QUARTER, "--output", str(desk / "new" / "draft.yml"))
    assert elsewhere.exit_code == 0
    assert (desk / "new" / "draft.yml").read_text("utf-8").startswith("# yaml-language-server")
    assert not list(desk.rglob("*.draft")), "nothing is left behind"


def test_a_source_of_another_quarter_is_not_drafted_again(desk: Path) -> None:
    article = str(desk / "held-out-2025-10-31.txt")
    run(desk, article, "HQP", QUARTER)
    again = run(desk, article, "HQP", "2025Q4")
    assert again.exit_code == 1
    assert again.output == "Error: the source 'held-out-2025-10-31' stands in content/hongqiao/2025Q3/held-out-2025-10-31.yml already\n"


REFUSED = [
    pytest.param(b"x", "HPQ", QUARTER, "unknown company 'HPQ'; did you mean 'HQP'?", id="company"),
    pytest.param(b"x", "HQP", "2025Q5", "'2025Q5' is no quarter; write it like 2025Q4, or 2025H2 for a half", id="quarter"),
    pytest.param(b"x", "HQP", "FY2025", "'FY2025' is no quarter; write it like 2025Q4, or 2025H2 for a half", id="year"),
    pytest.param(b"\xff\xfe12", "HQP", QUARTER, "{} is no text in UTF-8; save the article as plain text", id="not UTF-8"),
    pytest.param(b"12\0", "HQP", QUARTER, "{} is no text; save the article as plain text", id="binary"),
    pytest.param(b" \n", "HQP", QUARTER, "{} is empty; save the article's text in it", id="empty"),
    pytest.param(b"1" * (MAX_BYTES + 1), "HQP", QUARTER, "{} is too large; an article has at most 200,000 bytes", id="large"),
    pytest.param(None, "HQP", QUARTER, "{} cannot be read: No such file or directory", id="missing"),
]


@pytest.mark.parametrize(("data", "company", "quarter", "message"), REFUSED)
def test_refused_with_one_line(desk: Path, data: bytes | None, company: str, quarter: str, message: str) -> None:
    article = desk / "some-news.txt"
    if data is not None:
        article.write_bytes(data)
    before = sorted(desk.rglob("*"))
    result = run(desk, str(article), company, quarter)
    assert (result.exit_code, result.output) == (1, f"Error: {message.format(article)}\n")
    assert sorted(desk.rglob("*")) == before


def test_the_files_name_becomes_an_id(desk: Path) -> None:
    (desk / "Daily News_2025.txt").write_text("營收12億元。", "utf-8")
    assert run(desk, str(desk / "Daily News_2025.txt"), "HQP", QUARTER).exit_code == 0
    assert (desk / "content" / "hongqiao" / QUARTER / "daily-news-2025.yml").is_file()
    (desk / "新聞.txt").write_text("營收12億元。", "utf-8")
    result = run(desk, str(desk / "新聞.txt"), "HQP", QUARTER)
    assert result.output == "Error: 新聞.txt has no Latin letter or digit in its name; rename it like daily-2026-02-06.txt\n"


# ---- any text

PIECES = st.sampled_from(
    ["營收", "revenue", "年增", "去年同期", "從", "至", "分別", "和", "12%", "3億元", "$4.5 billion", "2025年", "第13季", "翻倍", "。", "，", "(", "|", " ", "\n",
     "車用感測", "预期的", "分析師", "Q9", "2月30日", "0年", "by 2027", "三位數", "respectively", "\u2028", "\x0b", "'", '"', "{", "#", "\t5", "千億", "9" * 50]
)  # fmt: skip
TEXTS = st.one_of(st.text(st.characters(exclude_characters="\0"), max_size=200), st.lists(PIECES, max_size=40).map("".join))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented companies without articles."""
    folder = tmp_path_factory.mktemp("bare")
    held_out(folder)
    for path in folder.rglob("*Q*/*.yml"):
        path.unlink()
    return folder


@given(text=TEXTS)
@settings(max_examples=60)
@example(text="2025年2月29日 營收 0元 2025-02-30")
@example(text="0.\t0")
@example(text="0，1")
@example(text="營收第3，500億元，三項為20，300與400億元")
@example(text="營收增0$")
@example(text="0¹ 12\t15 12 %")
@example(text="第0季營收12%，0月底30億元，99日")
def test_any_text_gives_a_draft_that_loads(bare: Path, text: str) -> None:
    article = bare / "any-2025-10-31.txt"
    article.write_text(f"5億元 {text}", "utf-8", newline="")
    drafted = draft(article, "HQP", QUARTER, Folder(bare))
    drafted.path.parent.mkdir(exist_ok=True)
    drafted.path.write_text(drafted.text, "utf-8")
    try:
        loaded, problems = load(bare / "content")
    finally:
        drafted.path.unlink()
    known = (":5:", ":6:", ":9:")  # publisher, title and url
    for problem in problems:
        assert problem.path.endswith("brief.yml") or "undecided" in problem.message or "to be chosen" in problem.message or any(line in str(problem) for line in known), problem
    (proof,) = verify(loaded, bare)
    figures = sum(1 for part in paragraphs(article.read_text("utf-8")) for _ in scan(part))
    assert proof.figures == proof.accounted == figures
    assert proof.problems == ()


@pytest.mark.parametrize("piece", ["AWS營收年增24%至356億元，", "營收12%", "營收和淨利分別為1%和2%和", "2025年過去12個月", "(AWS(", "較從與"])
def test_work_grows_with_the_text(monkeypatch: pytest.MonkeyPatch, piece: str) -> None:
    work = 0
    within = Paragraph.within

    def counted(paragraph: Paragraph, start: int, end: int, *kinds: str) -> list[Mention]:
        nonlocal work
        found = within(paragraph, start, end, *kinds)
        work += 1 + len(found)
        return found

    monkeypatch.setattr(Paragraph, "within", counted)
    costs = []
    for times in (200, 400, 800):
        work = 0
        said("HQP", piece * times)
        costs.append(work)
    assert costs[2] - costs[1] <= 2.3 * (costs[1] - costs[0]) + 100


# ---- how good they are


def shares(judged: list[Judged]) -> tuple[float, float, float]:
    """Of the facts and reasons proposed those that are right, of all figures too; of the sure ones not right."""
    proposed = [item for item in judged if item.verdict != "undecided"]
    right = sum(item.verdict == "right" for item in proposed)
    sure = [item for item in judged if item.sure]
    return right / len(proposed), right / len(judged), sum(item.verdict != "right" for item in sure) / len(sure)


@pytest.mark.skipif(not REAL.is_dir(), reason="the articles are not in ../shared/sources")
def test_drafts_of_the_real_articles_are_right() -> None:
    judged = measure(CORPUS, REAL)
    right, found, missed = shares(judged)
    assert len(judged) == sum(source.entry.figures for source in load(CORPUS)[0].sources.values())
    assert right >= 0.9
    assert found >= 0.5
    assert missed < 0.01


def test_drafts_of_invented_articles_are_right(tmp_path: Path) -> None:
    right, found, missed = shares(measure(held_out(tmp_path), HELD_OUT))
    assert right >= 0.95
    assert found >= 0.75
    assert missed < 0.01


def test_a_reading_that_is_too_unlikely_is_no_fact() -> None:
    holder = content().companies["HQP"]
    calendar = Calendar(quarter(2025, 3), parse_period("2025-10-31"))
    (proposal,) = propose(["期末現金3,500元。"], Vocabulary(holder, content().concepts), calendar)
    assert proposal.concept == ""
    assert proposal.second
    assert proposal.second.concept == "CashAndEquivalents"


def test_the_vocabulary_of_a_company_is_its_own() -> None:
    holder: Company = content().companies["HQP"]
    vocabulary = Vocabulary(holder, content().concepts)
    assert [m.values for m in vocabulary.mentions(fold("車用業務")) if m.kind == "subject"] == [("HQP", "Automotive")]
    assert not [m for m in vocabulary.mentions(fold("雲平台 Marlow")) if m.kind == "subject"]


@pytest.mark.parametrize(
    ("text", "currency", "doubtful"),
    [
        ("以美元計，第三季營收為486億，年增17.4%。", "USD", True),
        ("第三季營收為486億美元，年增17.4%。", "", False),
        ("第三季營收為486億元，年增17.4%。", "", False),
    ],
)
def test_a_currency_that_the_words_name_is_drafted_where_the_figure_names_none(text: str, currency: str, doubtful: bool) -> None:
    revenue = next(proposal for proposal in said("HQP", text) if proposal.concept == "Revenue" and not proposal.change)
    assert revenue.currency == currency
    assert ("currency" in revenue.doubts) == doubtful
    line = _line(**_fact(revenue, "HQP", quarter(2025, 3)))
    assert ("currency: USD" in line) == bool(currency)
    if currency:
        assert line == "  - {at: 1, concept: Revenue, currency: USD, printed: 486億}"
