"""Words of whose view a figure is held against, which differ between the languages."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.views_apart import check


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("At {Revenue}, it beat the consensus.", "營收 {Revenue}，優於市場共識。"),
        ("{Revenue} beat the consensus and guidance.", "{Revenue} 優於財測與共識。"),
        ("{Revenue} beat expectations.", "{Revenue} 優於財測。"),
        ("{Revenue} beat guidance.", "{Revenue} 優於財測。"),
    ],
)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(
    ("english", "chinese", "ours", "theirs"),
    [
        ("{Revenue} beat the consensus.", "{Revenue} 優於財測。", "consensus", "財測"),
        ("{Revenue} topped its own guidance.", "{Revenue} 優於市場預期。", "guidance", "市場預期"),
        ("{Revenue} missed what analysts expected.", "{Revenue} 不如公司預估。", "analysts expected", "公司預估"),
    ],
)
def test_another_view_in_one_language(english: str, chinese: str, ours: str, theirs: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{ours}' is another's view than '{theirs}' in the zh-Hant text; mend the word in one of them"
    ]
