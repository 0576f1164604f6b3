"""One form for every character that two scripts share, from OpenCC's tables."""

import time
from itertools import chain

import opencc
import pytest

import characters
from briefs.figures.folding import fold, script

PHRASES = [
    "頭髮發展皇后後來乾燥幹部干涉里程裡面計畫計劃臺灣颱風檯面餘額剩余沈默沉默瀋陽",
    "裁員約16,000名員工,營業利潤率較去年同期下滑1.2個百分點,資本支出將達2,000億美元",
    "鐘錶與鍾愛,麵粉與面對,鬱悶與濃郁,製造與制度,繫緊與關係,鬆餅與松樹,徵稅與征戰",
    "匯率與彙整,週轉與周全,捲起與試卷,癥結與症狀,錄影與記錄,佔據與占卜,準備與批准",
]


def test_every_pair_that_opencc_knows_folds_to_one_form() -> None:
    pairs = list(chain.from_iterable(map(characters.pairs, characters.TABLES)))
    assert len(pairs) > 8_000
    assert [pair for pair in pairs if fold(pair[0]) != fold(pair[1])] == []


def test_the_table_is_what_the_locked_opencc_gives() -> None:
    assert characters.TARGET.read_text("utf-8") == characters.text()


@pytest.mark.parametrize("config", ["t2s", "s2t", "t2tw", "t2hk", "tw2s", "hk2s", "tw2t"])
@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_in_any_script_folds_to_one_form(phrase: str, config: str) -> None:
    converted = opencc.OpenCC(config).convert(phrase)
    assert fold(converted) == fold(phrase)
    assert len(fold(phrase)) == len(phrase)


def test_forms_are_simplified_and_stay() -> None:
    assert fold("頭髮發展") == "头发发展"
    for line in characters.groups():
        assert fold(line) == line[0] * len(line)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ＡＷＳ　２４％", "aws 24%"), ("€5–6", "€5-6"), ("～5\u20037", "~5 7"), ("Capex’s", "capex's"), ("﹩5﹐000", "$5,000")],
)
def test_width_case_and_signs(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("營業利潤率較去年同期下滑,資本支出將達兩千億美元。", "zh-Hant"),
        ("营业利润率较去年同期下滑,资本支出将达两千亿美元。", "zh-Hans"),
        ("囉嗦的說法與溫度計", "zh-Hant"),
        ("啰嗦的说法与温度计", "zh-Hans"),
        ("中文", "zh-Hant"),
        ("Revenue rose 24% at AWS 雲", "en"),
        ("", "en"),
    ],
)
def test_script(text: str, language: str) -> None:
    assert script(text) == language


def test_work_grows_with_the_length() -> None:
    def spent(text: str) -> float:
        begun = time.process_time()
        fold(text)
        script(text)
        return time.process_time() - begun

    piece = "".join(PHRASES)
    short, long = (min(spent(piece * size) for _ in range(5)) for size in (100, 1_000))
    assert long < 30 * short
