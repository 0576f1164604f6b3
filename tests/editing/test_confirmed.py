"""Drafted facts held against those on file: proven by other figures, or at odds with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from measure_draft import held_out

from briefs.articles.clauses import Proposal
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.texts import empty
from briefs.editing.confirmed import Desk
from briefs.editing.draft import _body, _head, draft
from briefs.figures.scan import scan
from briefs.model.period import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

FILED = "held-out-2025-10-31"
DAILY = "daily-2025-11-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return held_out(tmp_path)


def marks(root: Path, *texts: str, name: str = DAILY) -> dict[str, str]:
    """The mark of each figure of an article about a company of which another is on file."""
    article = root.parent / f"{name}.txt"
    article.write_text("\n".join(texts), "utf-8")
    rows = (line.partition("  # ") for line in draft(article, "HQP", "2025Q3", Folder(root.parent)).text.splitlines() if line.startswith("  - {"))
    return {row.partition("printed: ")[2].partition(",")[0].rstrip("}"): mark for row, _, mark in rows}


@pytest.mark.parametrize(
    ("text", "printed", "mark"),
    [
        ("第三季稅後淨利58.2億元。", "58.2億元", f"sure: agrees with '58.2億元' of {FILED}"),
        ("Net income was NT$5.82 billion in the third quarter.", "NT$5.82 billion", f"sure: agrees with '58.2億元' of {FILED}"),
        ("第三季净利润58.2亿元。", "58.2亿元", f"sure: agrees with '58.2億元' of {FILED}"),
        ("第三季淨利率為11.97%。", "11.97%", f"sure: agrees with '58.2億元' of {FILED} and '新台幣486.3億元' of {FILED}"),
        ("去年第三季營收為414.2億元。", "414.2億元", f"sure: agrees with '17.4%' of {FILED} and '新台幣486.3億元' of {FILED}"),
    ],
)
def test_what_another_article_confirms_is_sure_and_says_by_which(root: Path, text: str, printed: str, mark: str) -> None:
    assert marks(root, text)[printed] == mark


@pytest.mark.parametrize("mark", ["  # sure", "  # likely: period", "  # sure: agrees with '1' of another"])
def test_a_line_that_nobody_has_read_yet_confirms_nothing(root: Path, mark: str) -> None:
    (path,) = root.rglob(f"{FILED}.yml")
    lines = path.read_text("utf-8").splitlines()
    path.write_text("".join(f"{line}{mark * ('58.2億元' in line)}\n" for line in lines), "utf-8")
    assert not marks(root, "Net income was NT$5.82 billion in the third quarter.")["NT$5.82 billion"].startswith("sure: ")


def test_what_an_article_says_of_a_rival_is_not_sure(root: Path) -> None:
    found = marks(root, "對手海岬精密第三季營收51.2億元，營業利益5.12億元，營益率10.0%。", "前一季營收400億元，營業利益48億元，營益率12.0%。")
    assert not [printed for printed, mark in found.items() if mark.startswith("sure")]


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        ("第三季稅後淨利62.8億元。", "62.8億元", f"'58.2億元' of {FILED}"),
        ("第三季營業利益率為17.4%。", "17.4%", f"'14.7%' of {FILED}"),
    ],
)
def test_what_is_at_odds_with_a_fact_on_file_is_not_sure(root: Path, text: str, printed: str, other: str) -> None:
    mark = marks(root, text)[printed]
    assert mark.startswith("likely: ")
    assert mark.endswith(f"at odds with {other}")


def test_a_figure_at_odds_with_what_is_computed_names_the_printings_behind_it(root: Path) -> None:
    found = marks(root, "第三季稅後淨利年增10.0%。", "去年第三季淨利率為25.0%。")
    assert found["25.0%"].startswith("likely: ")
    _, _, named = found["25.0%"].partition("at odds with ")
    assert named.split(" and ")[:2] == [f"'58.2億元' of {FILED}", "'10.0%' in paragraph 1"]


def test_two_values_of_one_meaning_are_both_in_doubt(root: Path) -> None:
    found = marks(root, "2025年第二季營收為458億元。", "2025年第二季營收為475億元。")
    assert found["458億元"].startswith("sure: agrees with ")  # 6.2% more is what is on file
    assert "at odds with " in found["475億元"]
    found = marks(root, "2024年第二季車用感測營收為45億元。", "2024年第二季車用感測營收為47億元。")
    odds = {printed: mark.partition("at odds with ")[2] for printed, mark in found.items()}
    assert odds == {"45億元": "'47億元' in paragraph 2", "47億元": "'45億元' in paragraph 1"}
    assert all(mark.startswith("likely: ") for mark in found.values())


def test_an_article_proves_no_concept_by_itself(root: Path) -> None:
    """All three may be of another concept: they agree all the same."""
    found = marks(root, "2024年第二季營收為120億元，較2023年第二季的100億元成長20%。")
    assert not any("agrees" in mark for mark in found.values())


@pytest.mark.parametrize("text", ["第三季稅後淨利約58億元。", "第三季稅後淨利逾50億元。"])
def test_a_vague_figure_is_confirmed_by_none(root: Path, text: str) -> None:
    assert "agrees" not in str(marks(root, text))


def test_a_draft_is_not_held_against_itself(root: Path) -> None:
    """Nor against what stood in its own file, where it is drafted anew."""
    found = marks(root, "第三季稅後淨利62.8億元。", name=FILED)
    assert "at odds" not in str(found)


def read(printed: str, *concepts: str, period: str = "2025Q3") -> Proposal:
    """A figure with so many readings, the likeliest first."""
    (found,) = scan(printed)
    first = None
    for concept in reversed(concepts):
        first = Proposal(1, found, "HQP", concept=concept, period=parse_period(period), share=0.3, doubts=("concept",), second=first)
    assert first is not None
    return first


def left(root: Path, *given: Proposal) -> list[Proposal]:
    """Figures as what is on file leaves them."""
    content, _ = load(root)
    company = content.companies["HQP"]
    quarter = content.sources[FILED].period

    def write(some: Sequence[Proposal]) -> str:
        return _head(empty(content.languages), "zh-Hant", quarter, "0" * 64, 1) + _body(some, company.id, quarter)

    return Desk(content, company, quarter).confirmed(given, write, DAILY)


@pytest.mark.parametrize("undecided", [True, False])
@pytest.mark.parametrize(
    ("printed", "readings", "concept"),
    [
        ("58.2億元", ["NetIncome", "OperatingIncome"], "NetIncome"),
        ("58.2億元", ["OperatingIncome", "NetIncome"], "NetIncome"),
        ("11.97%", ["OperatingMargin", "NetMargin"], "NetMargin"),
    ],
)
def test_of_several_readings_that_which_others_confirm_is_taken(root: Path, printed: str, readings: list[str], concept: str, undecided: bool) -> None:
    first = read(printed, *readings)
    (one,) = left(root, replace(first, concept="", second=first) if undecided else first)
    assert (one.concept, one.doubts) == (concept, ())
    assert one.proof.startswith("agrees with ")


def test_what_nothing_confirms_stays_as_it_was(root: Path) -> None:
    first = read("77.7億元", "NetIncome", "OperatingIncome")
    (one,) = left(root, replace(first, concept="", second=first))
    assert one.concept == ""
    (one,) = left(root, first)
    assert (one.concept, one.proof) == ("NetIncome", "")
    assert one.doubts[-1].startswith("at odds with ")


def test_what_is_denied_proves_nothing_within_its_article(root: Path) -> None:
    """The profit with what minorities get makes the margin too, and is not the one that counts."""
    told = [("120億元", "Revenue"), ("12.6億元", "NetIncome"), ("10.50%", "NetMargin"), ("9.4億元", "NetIncome")]
    given = [read(*one, period="2024Q2") for one in told]
    assert [bool(one.proof) for one in left(root, *given[:3])] == [True, True, True]
    assert [bool(one.proof) for one in left(root, *given)] == [False] * 4


def test_a_reading_that_its_own_article_alone_confirms_is_taken_and_in_doubt(root: Path) -> None:
    income, margin = read("10.5億元", "OperatingIncome", period="2023Q3"), read("15.0%", "OperatingMargin", period="2023Q3")
    revenue = replace(read("70億元", "Revenue", period="2023Q3"), doubts=())
    one, *_ = left(root, replace(revenue, concept="", second=revenue), income, margin)
    assert (one.concept, one.doubts) == ("Revenue", ("period",))
    assert one.proof.startswith("agrees with ")
