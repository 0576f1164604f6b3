"""New quarters and new companies: what is proposed, what is left to write, and that nothing is overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result
from invented import calendars
from places import ROOT
from promises import quarters

from briefs.analysis.dataset import read_dataset
from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.models import BriefFile, Company
from briefs.content.validate import validate
from briefs.content.yaml_source import read_document
from briefs.model.language import LANGUAGES
from briefs.site.build import build_site

if TYPE_CHECKING:
    from collections.abc import Sequence

TINY = ROOT / "tests" / "tiny"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TINY / "content", tmp_path / "content")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    return tmp_path


def run(root: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "--root", str(root)], input=typed)


def made(root: Path, company: str, quarter: str, place: str) -> str:
    """The text of a new brief, which has to stand at a place."""
    result = run(root, company, quarter)
    assert result.exit_code == 0, result.output
    path = root / "content" / place / "brief.yml"
    assert result.stdout == f"{path}\n"
    return path.read_text("utf-8")


def data(text: str) -> dict[str, Any]:
    return yaml.safe_load(text)  # type: ignore[no-any-return]


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted((root / "content").rglob("*")) if path.is_file()}


HEAD = """\
# yaml-language-server: $schema=../../.schemas/lumen/brief.json
# Lumen Lamps (LUMN9), 2025Q1: 2025-01 to 2025-03.
# Write what stands empty (""), in both languages; `briefs check` lists what is left.
# Prose holds no number of its own: it refers to facts, as in {Revenue} or
# {Revenue yoy}. For several paragraphs write |- after the colon and indent the text.
# Delete the comments when you are done, and every proposal that does not fit.
#
# What this quarter can be compared with (write the reference in prose):
#   {Revenue 2024Q4}                  NT$12.46B  Evening Glow, paragraph 1 (content/lumen/2024Q4/evening-glow-2025-02-02.yml:9)
#   {Indoor Revenue 2024Q4}           NT$7.5B    Lamp Times, paragraph 3 (content/lumen/2024Q4/lamp-times-2025-02-01.yml:14)
#   {Outdoor Revenue 2024Q4}          NT$5.0B    Lamp Times, paragraph 3 (content/lumen/2024Q4/lamp-times-2025-02-01.yml:15)
#   {OperatingIncome 2024Q4}          NT$1.25B   Lamp Times, paragraph 4 (content/lumen/2024Q4/lamp-times-2025-02-01.yml:16)
#   {OperatingMargin 2024Q4}          10.0%      computed
#   {EarningsPerShareDiluted 2024Q4}  NT$3.20    Lamp Times, paragraph 4 (content/lumen/2024Q4/lamp-times-2025-02-01.yml:17)
#   {Indoor ShareOfRevenue 2024Q4}    60%        computed
#   {Outdoor ShareOfRevenue 2024Q4}   40%        computed
#
# Guidance that this quarter settles; say how each turned out:
#   {Revenue guidance}           NT$10.5B–NT$11.5B  given in 2024Q4  Lamp Times, paragraph 5 (content/lumen/2024Q4/lamp-times-2025-02-01.yml:18)

# The story of the quarter in one line, with its most telling figure.
"""


def test_the_head_lists_what_to_compare_with_and_what_is_settled(root: Path) -> None:
    text = made(root, "lumen", "2025q1", "lumen/2025Q1")
    assert text.startswith(HEAD.replace("{Revenue guidance}           NT", "{Revenue guidance}  NT"))


def test_proposals_are_those_of_the_last_brief_moved_on(root: Path) -> None:
    brief = data(made(root, "LUMN9", "2025Q1", "lumen/2025Q1"))
    assert brief["key"] == ["Revenue", "OperatingIncome", "EarningsPerShareDiluted"]
    assert brief["scorecard"] == ["Revenue", "OperatingIncome", "OperatingMargin", "EarningsPerShareDiluted"]
    assert [(chart["id"], chart["kind"], chart["categories"]) for chart in brief["charts"]] == [
        ("segments", "bars", ["Indoor", "Outdoor"]),
        ("guided-range", "ranges", ["2025Q1", "2025Q2"]),
    ]
    assert brief["charts"][1]["series"][0] == {"of": "Revenue guidance", "role": "guidance"}
    assert [section["id"] for section in brief["sections"]] == ["business"]


def test_open_watch_items_stand_there_to_be_decided(root: Path) -> None:
    text = made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    assert data(text)["settled"] == [{"item": "q1-revenue", "text": {"en": "", "zh-Hant": ""}}]
    assert text.partition("\nsettled:\n")[2].startswith(
        "  - item: q1-revenue\n    # Is the new range reached?\n    # 能否達成新財測？\n"
        "    # settled by {Revenue}, asked in 2024Q4: not known yet, add the fact\n"
    )


def test_a_figure_that_is_known_already_is_told(root: Path) -> None:
    path = root / "content/lumen/2025Q1/lamp-times-2025-05-01.yml"
    path.parent.mkdir()
    text = (root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml").read_text("utf-8").replace("2025-02-01", "2025-05-01").partition("facts:")[0]
    path.write_text(text + "facts:\n  - {at: 2, concept: Revenue, printed: 112億元}\n", "utf-8")
    known = made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    assert "asked in 2024Q4: NT$11.2B, Lamp Times, paragraph 2 (content/lumen/2025Q1/lamp-times-2025-05-01.yml:10)" in known


def test_what_is_not_due_waits(root: Path) -> None:
    path = root / "content/lumen/2024Q4/brief.yml"
    path.write_text(path.read_text("utf-8").replace("settles: Revenue 2025Q1", "settles: Revenue FY2025"), "utf-8")
    text = made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    assert data(text)["settled"] == []
    assert "#   q1-revenue: Is the new range reached? (asked in 2024Q4,\n#     settled by {Revenue FY2025})\n" in text
    assert data(made(root, "LUMN9", "2025Q4", "lumen/2025Q4"))["settled"][0]["item"] == "q1-revenue"


def blanks(value: Any) -> int:
    """How many texts are left to write."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        return 1
    if isinstance(value, dict | list):
        return sum(map(blanks, value.values() if isinstance(value, dict) else value))
    return int(value == "")


def test_every_blank_is_a_problem_at_its_line(root: Path) -> None:
    text = made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    _, problems = read_dataset(root / "content")
    lines = text.splitlines()
    assert len(problems) == blanks({key: value for key, value in data(text).items() if key not in ("key", "scorecard", "disputes")})
    for problem in problems:
        assert problem.path == "content/lumen/2025Q1/brief.yml"
        assert '""' in lines[problem.line - 1]
        assert problem.remedy
    said = [str(problem) for problem in problems]
    line = lines.index("headline:") + 2
    assert f"content/lumen/2025Q1/brief.yml:{line}:3: headline: the text is empty in both languages; write it after 'en: ' and 'zh-Hant: '" in said
    result = CliRunner().invoke(main, ["check", "--root", str(root)])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == said


def filled(text: str) -> str:
    """What an editor makes of a new file: every text written."""
    text = text.replace('id: ""', "id: next-thing").replace('settles: ""', "settles: Revenue 2030Q4")
    return re.sub(r'(en|zh-Hant): ""', lambda match: f"{match[1]}: {'Written.' if match[1] == 'en' else '寫好了。'}", text)


def test_a_filled_brief_is_a_page(root: Path) -> None:
    made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    path = root / "content/lumen/2025Q1/brief.yml"
    article = (root / "content/lumen/2024Q4/lamp-times-2025-02-01.yml").read_text("utf-8").replace("2025-02-01", "2025-05-01").partition("facts:")[0]
    printed = {"Revenue": "112億元", "OperatingIncome": "10億元", "EarningsPerShareDiluted": "2.80元"}
    facts = "".join(f"  - {{at: 2, concept: {name}, printed: {text}}}\n" for name, text in printed.items())
    facts += "".join(f"  - {{at: 2, segment: {name}, concept: Revenue, printed: {text}}}\n" for name, text in (("Indoor", "70億元"), ("Outdoor", "42億元")))
    facts += "  - {at: 2, concept: Revenue, scenario: consensus, printed: 110億元}\n"
    (path.parent / "lamp-times-2025-05-01.yml").write_text(f"{article}facts:\n{facts}", "utf-8")
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    site, problems = build_site(Folder(root))
    assert [str(problem) for problem in problems] == []
    assert site
    bodies = {page.url: page.body() for page in site.pages}
    for language in LANGUAGES:
        assert 'data-fact="lamp-times-2025-05-01.p2.Revenue.2025Q1"' in bodies[f"{language}/lumen/2025Q1/"]


def test_a_first_brief_has_a_usual_scorecard(root: Path) -> None:
    shutil.rmtree(root / "content/lumen/2024Q3")
    shutil.rmtree(root / "content/lumen/2024Q4")
    text = made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    brief = data(text)
    assert "# No earlier figure of this company is known to compare with.\n" in text
    assert brief["key"] == ["Revenue", "OperatingIncome", "EarningsPerShare"]
    assert brief["scorecard"][:4] == ["Revenue", "OperatingIncome", "OperatingMargin", "NetIncome"]
    assert brief["scorecard"][-2:] == ["Indoor Revenue", "Outdoor Revenue"]
    assert brief["charts"][0]["categories"] == ["Indoor", "Outdoor"]
    assert brief["charts"][0]["series"] == [{"of": "Revenue 2024Q1"}, {"of": "Revenue 2025Q1"}]
    assert [section["id"] for section in brief["sections"]] == ["results", "indoor", "outdoor", "guidance"]
    assert "changes" not in brief
    path = root / "content/lumen/2025Q1/brief.yml"
    path.write_text(filled(text), "utf-8")
    document, _ = read_document(path, "brief.yml")
    assert document
    assert validate(document, (), document.root.plain(), BriefFile)[1] == []


def test_an_unfinished_brief_does_not_stop_the_next(root: Path) -> None:
    made(root, "LUMN9", "2025Q1", "lumen/2025Q1")
    brief = data(made(root, "LUMN9", "2025Q2", "lumen/2025Q2"))
    assert brief["charts"][1]["categories"] == ["2025Q2", "2025Q3"]


REFUSED: list[tuple[Sequence[str], str]] = [
    (("LUMN9", "2024Q4"), "content/lumen/2024Q4/brief.yml is there already; nothing was written"),
    (("LUMN", "2025Q1"), "unknown company 'LUMN'; did you mean 'LUMN9'?"),
    (("LUMN9", "2025"), "'2025' is no quarter; write it like 2025Q4, or 2025H2 for a half"),
    (("LUMN9", "FY2025"), "'FY2025' is no quarter; write it like 2025Q4, or 2025H2 for a half"),
    (("LUMN9", "../x"), "'../x' is no quarter; write it like 2025Q4, or 2025H2 for a half"),
    (("--company", "LUMN9", "--name-en", "L", "--name-zh", "流"), "LUMN9 is content/lumen/company.yml already; nothing was written"),
    (("--company", "LUMEN", "--name-en", "L", "--name-zh", "流"), "content/lumen is that of LUMN9; if LUMEN is another, name the exchange too: --company LUMEN.X; nothing was written"),
    (("--company", "NEW", "--name-en", "New"), "what is NEW called? Give --name-zh"),
    (("--company", "NEW"), "what is NEW called? Give --name-en and --name-zh"),
    (("--company", "CON", "--name-en", "C", "--name-zh", "康"), "Windows cannot hold a file called 'con'; name the exchange too, such as --company CON.X"),
    (("--company", "DATA", "--name-en", "D", "--name-zh", "數"), "'/en/data/index.html' is a page of every site; name the exchange too, such as --company DATA.X"),
    (("--company", "../x", "--name-en", "X", "--name-zh", "某"), "ticker"),
    (("--company", "NEW", "--name-en", "N", "--name-zh", "新", "--currency", "usd"), "'usd' is not a currency's code; write the code of ISO 4217, such as USD or TWD"),
    (("--company", "NEW", "--name-en", "N", "--name-zh", "新", "--segments", "Revenue"),
     "'Revenue' names two things; give segments, entities and concepts different names"),
    (("--company", "NEW", "--name-en", "N", "--name-zh", "新", "--segments", "2025Q4"),
     "'2025Q4' cannot be named in a reference; write one word that is no period, scenario or change"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(arguments) for arguments, _ in REFUSED])
def test_what_is_refused_writes_nothing(root: Path, arguments: Sequence[str], message: str) -> None:
    before = snapshot(root)
    result = run(root, *arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert snapshot(root) == before


@pytest.mark.parametrize("arguments", [(), ("LUMN9",), ("LUMN9", "2025Q1", "--company", "NEW"), ("LUMN9", "2025Q1", "--currency", "USD")])
def test_one_or_the_other(root: Path, arguments: Sequence[str]) -> None:
    before = snapshot(root)
    assert run(root, *arguments).exit_code == 2
    assert snapshot(root) == before


def test_a_company_that_cannot_be_read_is_named(root: Path) -> None:
    path = root / "content/lumen/company.yml"
    path.write_text(path.read_text("utf-8").replace("currency: TWD", "currency: twd"), "utf-8")
    result = run(root, "lumen", "2025Q1")
    assert result.exit_code == 1
    assert "mend this first: content/lumen/company.yml:3:11: " in result.stderr


def test_nothing_half_written_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", fail)
    result = run(root, "LUMN9", "2025Q1")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert not (root / "content/lumen/2025Q1").exists()


# Companies


ORBIT = [
    "--company", "ORBT", "--name-en", "Orbit: Air & Space", "--name-zh", "軌道航太", "--currency", "EUR", "--fiscal-year-end", "9",
    "--segments", "Launch:Launch services:發射服務:launches/火箭发射/升空服務, Relay, Phones:Smartphones:智慧型手機", "--peers", "GLOW,LUMN9,NOVA",
]  # fmt: skip


def test_a_new_company_passes_when_its_texts_are_written(root: Path) -> None:
    result = run(root, *ORBIT)
    assert result.exit_code == 0, result.output
    path = root / "content/orbt/company.yml"
    text = path.read_text("utf-8")
    assert result.stdout == f"{path}\n"
    assert text.startswith("# yaml-language-server: $schema=../.schemas/company.json\nticker: ORBT\n")
    said = [str(problem).partition(": ")[2] for problem in load(root / "content")[1]]
    assert said == [
        "about: the text is empty in both languages; write it after 'en: ' and 'zh-Hant: '",
        "label: the text in zh-Hant is empty; write it after 'zh-Hant: '",
        "name: the text is empty in both languages; write it after 'en: ' and 'zh-Hant: '",
    ]
    path.write_text(filled(text), "utf-8")
    site, problems = build_site(Folder(root))
    assert [str(problem) for problem in problems] == []
    assert site
    pages = {page.url: page.body() for page in site.pages}
    assert "There is no brief on this company yet." in pages["en/orbt/"]
    assert "軌道航太" in pages["zh-Hant/orbt/"]
    document, _ = read_document(path, "company.yml")
    assert document
    company, _ = validate(document, (), document.root.plain(), Company)
    assert company
    assert (company.name["en"], company.currency, company.fiscal_year_end) == ("Orbit: Air & Space", "EUR", 9)
    assert company.segments["Launch"].label == {"en": "Launch services", "zh-Hant": "發射服務"}
    assert company.segments["Launch"].synonyms == {"en": ["launches"], "zh-Hant": ["升空服務"], "zh-Hans": ["火箭发射"]}
    assert company.segments["Relay"].synonyms == {"en": [], "zh-Hant": [], "zh-Hans": []}
    assert company.segments["Phones"].synonyms["zh-Hans"] == ["智能手机"]
    assert (company.entities["GLOW"].fiscal_year_end, company.entities["GLOW"].name["zh-Hant"]) == (6, "輝光")
    assert company.entities["LUMN9"].currency == "TWD"
    assert company.peers == ["GLOW", "LUMN9", "NOVA"]
    assert company.trends == ["Revenue", "OperatingIncome", "OperatingMargin", "NetIncome", "Launch Revenue", "Relay Revenue", "Phones Revenue"]
    brief = data(made(root, "orbt", "2025Q4", "orbt/FY2026Q1"))
    assert brief["charts"][0]["series"] == [{"of": "Revenue FY2025Q1"}, {"of": "Revenue FY2026Q1"}]


@pytest.mark.parametrize("name", ['a "b" \\ c', "{{7*7}}", "# no: comment", "- [x] {y: z}", "é 𝄞 👩‍👩‍👧", "&anchor *alias !!tag", "null", "2330", "O’Neil’s: A&B"])
def test_odd_names_are_kept_as_they_are(root: Path, name: str) -> None:
    result = run(root, "--company", "2330", "--name-en", name, "--name-zh", name, "--segments", "甲,B-1")
    assert result.exit_code == 0, result.output
    path = root / "content/2330/company.yml"
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
    content, problems = load(root / "content")
    assert problems == []
    company = content.companies["2330"].entry
    assert company.name == {"en": name, "zh-Hant": name}
    assert list(company.segments) == ["甲", "B-1"]


def test_a_company_known_to_others_needs_no_more_said(root: Path) -> None:
    result = run(root, "--company", "GLOW")
    assert result.exit_code == 0, result.output
    company = data((root / "content/glow/company.yml").read_text("utf-8"))
    assert company["name"] == {"en": "Glow", "zh-Hant": "輝光"}
    assert (company["currency"], company["fiscal_year_end"]) == ("USD", 6)


def test_what_is_not_said_is_asked_for_on_a_terminal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefs.cli.drafts.somebody_answers", lambda: True)
    result = run(root, "--company", "NOVA", "--currency", "KRW", typed="Nova\n新星\n\nMain, Side:Side:副業\nmain business/主业\n\n\n")
    assert result.exit_code == 0, result.output
    company = data((root / "content/nova/company.yml").read_text("utf-8"))
    assert company["name"] == {"en": "Nova", "zh-Hant": "新星"}
    assert (company["currency"], company["fiscal_year_end"], list(company["segments"]), company["peers"]) == ("KRW", 12, ["Main", "Side"], [])
    assert company["segments"]["Main"]["synonyms"] == {"en": ["main business"], "zh-Hant": [], "zh-Hans": ["主业"]}


# Fiscal years that are not the calendar's


def test_a_fiscal_quarter_is_named_by_its_company(tmp_path: Path) -> None:
    root = calendars(tmp_path)
    text = made(root, "HARB", "2026Q1", "harbor/FY2026Q3")
    brief = data(text)
    assert "# Harbor Soft (HARB), FY2026Q3: 2026-01 to 2026-03.\n" in text
    assert re.search(r"#   \{Revenue FY2026Q2\} +\$81\.3B  ", text)
    assert re.search(r"#   \{Revenue FY2025\} +\$281\.7B  ", text)
    assert re.search(r"#   \{FERR Revenue 2025Q4\} +NT\$1,046\.09B  ", text)
    assert re.search(r"#   \{GRAF Revenue FY2026Q4\} +\$68\.1B  ", text)
    assert re.search(r"#   \{Revenue guidance\} +\$80\.65B–\$81\.75B  given in FY2026Q2  ", text)
    assert [chart["categories"] for chart in brief["charts"]] == [["FY2026Q2", "FY2026Q3"], ["FY2026Q3", "FY2026Q4"], ["FY2025", "FY2026"]]
    assert brief["scorecard"][-2:] == ["Revenue TTM2026Q1", "GRAF Revenue"]
    assert [item["item"] for item in brief["settled"]] == ["q3-revenue"]
    assert "#   year-revenue: Is the guided year reached? (asked in FY2026Q1,\n" in text


def test_the_last_quarter_settles_the_year(tmp_path: Path) -> None:
    root = calendars(tmp_path)
    shutil.rmtree(root / "content/grafik/FY2026Q4")
    text = made(root, "GRAF", "FY2026Q4", "grafik/FY2026Q4")
    assert re.search(r"#   \{Revenue guidance\} +\$63\.7B–\$66\.3B  given in FY2026Q3  ", text)
    assert re.search(r"#   \{Revenue FY2026 guidance\} +\$206B–\$210B +given in FY2026Q3  ", text)
    assert re.search(r"#   \{Headcount 2025-10-31\} +36,000 people  ", text)
    assert re.search(r"#   \{Revenue FY2025Q4\}", text) is None  # nobody printed it, nothing implies it yet


def test_the_quarter_a_year_before_is_listed(root: Path) -> None:
    text = made(root, "LUMN9", "2025Q4", "lumen/2025Q4")
    assert re.search(r"#   \{Revenue 2024Q4\} +NT\$12\.46B  Evening Glow", text)
    text = made(root, "LUMN9", "2025Q3", "lumen/2025Q3")
    assert re.search(r"#   \{Headcount 2024-09-30\} +12,000 people  Lamp Times", text)
    assert "{Revenue 2024Q4}" not in text


def test_a_question_that_was_never_found_out_is_not_asked_again(tmp_path: Path) -> None:
    folder = quarters(tmp_path, {"2024Q4/times": (), "2025Q2/times": ()}, {"2024Q4": "Headcount 2025Q1", "2025Q2": "Headcount 2025Q3"})
    settled = data(made(folder, "lumen", "2025Q3", "lumen/2025Q3"))["settled"]
    assert [entry["item"] for entry in settled] == ["after-2025q2"]


TICKERS = [
    ("2330.TW", "2330-tw"), ("005930.KS", "005930-ks"), ("005930", "005930"), ("0700", "0700"), ("0700.HK", "0700-hk"),
    ("600519.SS", "600519-ss"), ("BRK/B", "brk-b"), ("BRK-B", "brk-b"), ("BRK.B", "brk-b"), ("BRK.b", "brk-b"), ("BRKb", "brkb"),
    ("LENb.ST", "lenb-st"), ("BT/", "bt"), ("RDS-A", "rds-a"), ("M&M.NS", "m-m-ns"), ("L&TFH", "l-tfh"), ("BAJAJ-AUTO.NS", "bajaj-auto-ns"),
    ("HDFCBANK-EQ.NS", "hdfcbank-eq-ns"), ("ABC.WS+", "abc-ws"), ("ON", "on"), ("NO", "no"), ("Y", "y"), ("TRUE", "true"), ("NULL", "null"), ("1E5", "1e5"),
    ("INDEX", "index"), ("CON.X", "con-x"),
]  # fmt: skip


@pytest.mark.parametrize(("ticker", "folder"), TICKERS)
def test_every_ticker_of_an_exchange_names_a_company(root: Path, ticker: str, folder: str) -> None:
    result = run(root, "--company", ticker, "--name-en", "New", "--name-zh", "新")
    assert result.exit_code == 0, result.output
    path = root / "content" / folder / "company.yml"
    path.write_text(path.read_text("utf-8").replace('""', "x"), "utf-8")
    assert ticker in load(root / "content")[0].companies


NO_TICKERS = [
    ("9988 HK", "'9988 HK' is not a ticker; write '9988.HK', the exchange's symbol without a space"),
    ("amzn", "'amzn' is not a ticker; write 'AMZN', the exchange's symbol in capitals"),
    ("Amzn", "'Amzn' is not a ticker; write 'AMZN', the exchange's symbol in capitals"),
    ("A|B", "'A|B' is not a ticker; write the exchange's symbol in capitals, such as AMZN"),
    ("{A}", "'{A}' is not a ticker; write the exchange's symbol in capitals, such as AMZN"),
    ("CON", "no site has room for CON: Windows cannot hold a file called 'con'; name the exchange too, such as --company CON.X"),
    ("DATA", "no site has room for DATA: '/en/data/index.html' is a page of every site; name the exchange too, such as --company DATA.X"),
]


@pytest.mark.parametrize(("ticker", "message"), NO_TICKERS)
def test_what_is_no_ticker_or_has_no_room_is_refused_with_a_remedy(root: Path, ticker: str, message: str) -> None:
    result = run(root, "--company", ticker, "--name-en", "New", "--name-zh", "新")
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")


def test_two_tickers_that_would_share_a_folder_are_told_apart(root: Path) -> None:
    run(root, "--company", "BRK.B", "--name-en", "New", "--name-zh", "新")
    path = root / "content/brk-b/company.yml"
    path.write_text(path.read_text("utf-8").replace('""', "x"), "utf-8")
    result = run(root, "--company", "BRK-B", "--name-en", "Newer", "--name-zh", "更新")
    assert result.stderr.endswith("brk-b is that of BRK.B; if BRK-B is another, name the exchange too: --company BRK-B.X; nothing was written\n")
