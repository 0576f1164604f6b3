"""Slips in texts as readers see them, and sentences that only look like slips."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import CORPUS, ROOT, TINY

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.presentation.context import RenderContext
from briefs.presentation.proof import proofread, slips

WRONG = [
    # every language
    ("en", "Growth was **strong.", "the signs '**' are left of the Markdown"),
    ("zh-Hant", "成長**加速。", "the signs '**' are left of the Markdown"),
    ("zh-Hant", "詳見[說明](ftp://a.example)。", "the signs '](' are left of the Markdown"),
    ("en", "Meta Meta grew.", "'Meta Meta' says a word twice"),
    ("zh-Hant", "Meta Meta 成長。", "'Meta Meta' says a word twice"),
    ("en", "It beat the the consensus.", "'the the' says a word twice"),
    ("zh-Hant", "營收成長。。", "the signs '。。' stand together"),
    ("zh-Hant", "營收成長，。", "the signs '，。' stand together"),
    ("en", "It grew,, and fast.", "the signs ',,' stand together"),
    ("zh-Hant", "年增率 24%%。", "the signs '%%' stand together"),
    ("zh-Hant", "營收 +14% 年增", "'+14% 年增' says twice that it rose or fell"),
    ("en", "It is +5% higher.", "'+5% higher' says twice that it rose or fell"),
    # English
    ("en", "Cash flow fell by −3%.", "'fell by −3' says twice that it rose or fell"),
    ("en", "The shares rose -5 %.", "'rose -5' says twice that it rose or fell"),
    ("en", "Profit is down −$2B.", "'down −$2' says twice that it rose or fell"),
    ("en", "One in 3 units; one in 3 units.", "'one in 3' mixes words and digits"),
    ("en", "An large plan, a item.", "'a item' has the wrong article"),
    ("en", "A plan of a 8% rise.", "'a 8' has the wrong article"),
    ("en", "It was an big step.", "'an big' has the wrong article"),
    ("en", "There are 1 figures.", "'1 figures' counts one as several"),
    ("en", "Revenue , it says, grew.", "a space stands before the sign in 'e ,'"),
    ("en", "Revenue grew,but cash fell.", "a space is missing in 'ew,b'"),
    ("en", "Revenue grew 5%in a year.", "a space is missing in '5%i'"),
    # Chinese
    ("zh-Hant", "出貨逾50萬顆顆晶片。", "'50萬顆顆' has its measure word twice"),
    ("zh-Hant", "提供逾20個個模型。", "'20個個' has its measure word twice"),
    ("zh-Hant", "營收 2,134億美元美元。", "'2,134億美元美元' has its measure word twice"),
    ("zh-Hans", "提供逾20个个模型。", "'20个个' has its measure word twice"),
    ("zh-Hant", "本季營收營收成長。", "'營收營收' says a word twice"),
    ("zh-Hant", "股價下跌 -3%。", "'下跌 -3' says twice that it rose or fell"),
    ("zh-Hant", "營收年減−5%。", "'年減−5' says twice that it rose or fell"),
    ("zh-Hant", "營收年增 14% 的年增率。", "'年增 14% 的年增率' says twice that it is growth"),
    ("zh-Hant", "營收成長,獲利下滑。", "the sign in '長,' is half as wide as the text"),
    ("zh-Hant", "營收成長.", "the sign in '長.' is half as wide as the text"),
    ("zh-Hant", "營收成長 ，獲利下滑。", "a space stands beside the sign '，'"),
    ("zh-Hant", "营收成長。", "'营' is written in the other script"),
    ("zh-Hans", "营收成長。", "'長' is written in the other script"),
    ("zh-Hant", "the plan is larger than ever，營收成長。", "'the plan is larger than ever' is English"),
]  # fmt: skip
FINE = [
    ("en", "Revenue rose 14% to $213.4B, $3.5B more than a year before; it had had a weak start."),
    ("en", "A US unit, a European one, an hour, an AWS region, an 8% rise, a 10% fall, a one-off, a use."),
    ("en", "Of every 3 units one; 1 in 3; 1 figure; figure 1 shows; the 1 less; up to 5%, up from −3%."),
    ("en", "See e.g. the U.S. market, Amazon.com and S&P 500… Really? Yes!"),
    ("en", "It fell to −$2B, from $1B; that that matters is new."),
    ("zh-Hant", "營收年增 14%，達 2,134億美元；每股盈餘 1.95美元，略低於預期。"),
    ("zh-Hant", "年增率 14%，高於財測的 11% 至 15%；獲利率降至 −3%。"),
    ("zh-Hant", "AWS、Azure 與 Google Cloud 各有消長（詳見下文），一步步走來。"),
    ("zh-Hant", "員工逾 1.4 萬人，人人有份；出貨 20 個，個別說明。"),
    ("zh-Hant", "「成長」與『衰退』……兩者？都有！"),
    ("zh-Hans", "营收同比增长 14%，达 2,134亿美元。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "message"), WRONG)
def test_wrong(language: str, text: str, message: str) -> None:
    assert any(message in slip.message for slip in slips(text, language)), list(slips(text, language))


@pytest.mark.parametrize(("language", "text"), FINE)
def test_fine(language: str, text: str) -> None:
    assert list(slips(text, language)) == []


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_what_was_published_is_sound(language: str, tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "content")
    dataset, problems = read_dataset(tmp_path / "content", ("en", "zh-Hant", "zh-Hans"))
    assert problems == []
    assert list(proofread(RenderContext(dataset, Folder(ROOT)))) == []


def problems_of(tmp_path: Path, english: str, chinese: str) -> list[str]:
    """The problems of the invented company's newest brief with another reaction."""
    shutil.copytree(TINY, tmp_path / "content")
    path = tmp_path / "content" / "lumen" / "2024Q4" / "brief.yml"
    old = "reaction: {en: The shares rose., zh-Hant: 股價上漲。}"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, f'reaction: {{en: "{english}", zh-Hant: "{chinese}"}}'), "utf-8")
    dataset, problems = read_dataset(tmp_path / "content")
    assert problems == []
    return [str(problem) for problem in proofread(RenderContext(dataset, Folder(ROOT)))]


def test_a_fault_of_style_is_a_warning_alone(tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "content")
    dataset, _ = read_dataset(tmp_path / "content")
    (found,) = proofread(RenderContext(dataset, Folder(ROOT)), style=True)
    assert str(found).endswith("brief.yml:462:113: 'one in 3' mixes words and digits; write 'of every … one' or '1 in …'")


def test_a_slip_is_told_at_its_place_in_the_source(tmp_path: Path) -> None:
    found = problems_of(tmp_path, "It was {Revenue yoy|signed} higher, **they say.", "營收 {Revenue yoy|signed} 年增，，如此。")
    assert [problem.split("brief.yml:")[1] for problem in found] == [
        "7:24: '+20% higher' says twice that it rose or fell; delete the sign or the word",
        "7:53: the signs '**' are left of the Markdown; close what they open",
        "7:80: '+20% 年增' says twice that it rose or fell; delete the sign or the word",
        "7:103: the signs '，，' stand together; keep one",
    ]
