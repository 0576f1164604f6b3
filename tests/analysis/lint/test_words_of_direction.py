"""Words of rise and fall, above and below, beside figures that bear them out or contradict them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lamps import prose, refused, told

from briefs.analysis.directions import tables, words_of
from briefs.analysis.lint.prose import Mention
from briefs.analysis.lint.words_of_direction import Slip, check, contradictions
from briefs.content.references import REFERENCE
from briefs.model.facts import CHANGES, FORWARD, Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.period import is_period, parse_period, quarter

PERIOD = quarter(2025, 4)
FIGURES = {  # reference: low, high, unit, decimals
    "Revenue": ("213.4e9", "213.4e9", "USD", -8),
    "Revenue consensus": ("211e9", "211e9", "USD", -9),
    "Revenue guidance": ("206e9", "212e9", "USD", -9),
    "Revenue yoy": ("14", "14", "percent", 0),
    "Revenue yoy_amount": ("26e9", "26e9", "USD", -9),
    "Revenue yoy consensus": ("12", "12", "percent", 0),
    "Earnings": ("1.95", "1.95", "USD/share", 2),
    "Earnings consensus": ("1.97", "1.97", "USD/share", 2),
    "Earnings yoy": ("5", "5", "percent", 0),
    "Profit": ("25.0e9", "25.0e9", "USD", -8),
    "Profit consensus": ("25.0e9", "25.0e9", "USD", -8),
    "Profit guidance": ("21e9", "26e9", "USD", -9),
    "Cash": ("11.2e9", "11.2e9", "USD", -8),
    "Cash yoy": ("-71", "-71", "percent", 0),
    "Cash yoy_amount": ("-27e9", "-27e9", "USD", -9),
    "Revenue 2024Q4": ("187.8e9", "187.8e9", "USD", -8),
    "Margin 2024Q4": ("36.1", "36.1", "percent", 1),
    "Other yoy": ("30", "30", "percent", 0),
    "Revenue surprise": ("1", "1", "percent", 0),
    "Earnings surprise_amount": ("-0.02", "-0.02", "USD/share", 2),
    "Margin": ("35", "35", "percent", 0),
    "Margin qoq": ("-1.12", "-1.12", "pp", 2),
    "Sales guidance yoy": ("11", "15", "percent", 0),
    "Income guidance yoy": ("-10", "5", "percent", 0),
    "Flat yoy": ("0", "0", "percent", 0),
    "AfterHoursMove": (None, "-10", "percent", 0),
    "Plan guidance": ("200e9", "200e9", "USD", -9),
    "Plan consensus": ("146.6e9", "146.6e9", "USD", -8),
}  # fmt: skip


def mentions(text: str) -> list[Mention]:
    """The references of the table in a text."""
    found = []
    for match in REFERENCE.finditer(text):
        tokens, _, option = match[1].partition("|")
        if tokens in FIGURES:
            concept, *rest = tokens.split()
            scenario = next((word for word in rest if word in FORWARD), "actual")
            change = next((word for word in rest if word in CHANGES), "")
            period = next((parse_period(word) for word in rest if is_period(word)), PERIOD)
            meaning = Meaning("LUMN9", "", concept, period, scenario, change, quarter(2025, 3) if scenario in FORWARD else None)
            low, high, unit, decimals = FIGURES[tokens]
            figure = Figure(None if low is None else Decimal(low), Decimal(high), unit, decimals, "over" if low is None else "exact")
            found.append(Mention(*match.span(), match[0], option, meaning, Quantity(tokens, meaning, figure)))
    return found


def slips(text: str, language: str) -> list[Slip]:
    return list(contradictions(text, language, mentions(text)))


def said(text: str, language: str) -> list[str]:
    return [message for _, message, _ in slips(text, language)]


FINE = [
    # the word fits the sign
    ("en", "Revenue rose {Revenue yoy} to {Revenue}."),
    ("en", "Revenue grew by {Revenue yoy}, up {Revenue yoy_amount}."),
    ("en", "Cash flow fell {Cash yoy|size}, or {Cash yoy_amount|size}."),
    ("en", "The margin slipped {Margin qoq|size}."),
    ("en", "The shares fell {AfterHoursMove|size}."),
    ("en", "Sales should grow {Sales guidance yoy}."),
    ("zh-Hant", "營收年增 {Revenue yoy}，達 {Revenue}。"),
    ("zh-Hant", "營收成長了 {Revenue yoy}，增加約 {Revenue yoy_amount}。"),
    ("zh-Hant", "自由現金流年減 {Cash yoy|size}，減少 {Cash yoy_amount|size}。"),
    ("zh-Hant", "股價重挫 {AfterHoursMove|size}。"),
    # the sign is open, or there is none
    ("en", "Income may have grown {Income guidance yoy|high}."),
    ("en", "Profit grew {Flat yoy}, that is, not at all."),
    ("zh-Hant", "獲利成長 {Flat yoy}。"),
    # the word belongs to something else
    ("en", "Costs fell, and revenue was {Revenue yoy} higher."),
    ("en", "Growth picked up to {Cash} in the end."),
    ("en", "Unemployment fell; {Revenue yoy} was the growth."),
    ("zh-Hant", "股價下跌，營收的年增率為 {Revenue yoy}。"),
    ("zh-Hant", "庫存減少，{Revenue yoy} 的成長不易。"),
    # a level is not a change
    ("en", "Cash fell {Cash} short."),
    ("zh-Hant", "現金下降，至 {Cash}。"),
    # said of the year before
    ("en", "Last year, revenue of {Revenue 2024Q4} was lower by {Revenue yoy_amount}."),
    ("zh-Hant", "去年同期營收 {Revenue 2024Q4}，比今年少 {Revenue yoy_amount}。"),
    # a length of time is no comparison, and a sentence may deny before its clause
    ("en", "Cash was {Cash} over the twelve months, from {Cash 2024Q4}."),
    ("en", "Neither revenue, at {Revenue}, nor profit, at {Profit}, fell short of {Profit consensus}."),
    # a pace that leads to a growth is of the two growths, not of their order
    ("en", "Growth slowed from {Revenue yoy 2024Q4} to {Revenue yoy}."),
    # denied
    ("en", "Sales did not fall {Revenue yoy}, they rose."),
    ("en", "Sales didn’t fall {Revenue yoy}."),
    ("en", "Nobody asked whether cash grew {Cash yoy|size}."),
    ("zh-Hant", "營收並非下滑 {Revenue yoy}，而是成長。"),
    ("zh-Hant", "現金流沒有成長 {Cash yoy|size}。"),
    # above and below as it is
    ("en", "Revenue of {Revenue} beat the {Revenue consensus} expected."),
    ("en", "Revenue of {Revenue}, {Revenue yoy} more, beat the {Revenue consensus} expected."),
    ("en", "Earnings of {Earnings} fell short of {Earnings consensus}."),
    ("en", "The plan of {Plan guidance} is far above the {Plan consensus} expected."),
    ("en", "Growth of {Revenue yoy} topped the {Revenue yoy consensus} expected."),
    ("zh-Hant", "營收 {Revenue}，高於財測 {Revenue guidance} 的上緣。"),
    ("zh-Hant", "每股盈餘 {Earnings} 不如預期的 {Earnings consensus}。"),
    ("zh-Hant", "計畫 {Plan guidance}，超出市場共識 {Plan consensus}。"),
    # neither above nor below at this rounding
    ("en", "Profit of {Profit} was above the {Profit consensus} expected."),
    ("en", "Profit of {Profit} beat the guided {Profit guidance}."),
    ("zh-Hant", "獲利 {Profit} 低於財測 {Profit guidance}。"),
    # denied, or in another clause, or of something else
    ("en", "Earnings of {Earnings} failed to beat {Earnings consensus}."),
    ("en", "Earnings of {Earnings} did not exceed {Earnings consensus}."),
    ("en", "Earnings of {Earnings} couldn't top, let alone beat, {Earnings consensus}."),
    ("en", "Whether {Earnings} or {Revenue} beat, {Earnings consensus} was expected."),
    ("en", "Earnings were {Earnings}. A year ago they beat expectations; now {Earnings consensus} was asked."),
    ("en", "Revenue of {Revenue} beat hopes, but {Earnings} missed {Earnings consensus}."),
    ("en", "Earnings of {Earnings} beat last year’s, while {Earnings consensus} was expected."),
    ("zh-Hant", "每股盈餘 {Earnings} 未能優於預期的 {Earnings consensus}。"),
    ("zh-Hant", "每股盈餘 {Earnings} 沒有超越預期的 {Earnings consensus}。"),
    ("zh-Hant", "每股盈餘 {Earnings}。優於預期的是營收，而每股盈餘預期為 {Earnings consensus}。"),
    ("zh-Hant", "每股盈餘 {Earnings} 勝過去年，但市場預期為 {Earnings consensus}。"),
    ("en", "Revenue of {Revenue}, with AWS at {Cash} below plan, met {Revenue consensus}."),
    ("en", "Underlying earnings of {Revenue}, understood as {Revenue consensus}."),
    # what stands behind a change, or between two times of one thing
    ("en", "Revenue came in {Revenue surprise} above consensus, {Revenue yoy_amount} more than a year before."),
    ("en", "Earnings missed by {Earnings surprise_amount|size}."),
    ("en", "Growth of {Revenue yoy} below the pace of the market."),
    ("en", "Revenue rose from {Revenue 2024Q4} to {Revenue}."),
    ("en", "Revenue is {Revenue}, up from {Revenue 2024Q4}, and the margin {Margin}, down from {Margin 2024Q4}."),
    ("zh-Hant", "營收由 {Revenue 2024Q4} 增至 {Revenue}，利潤率由 {Margin 2024Q4} 降至 {Margin}。"),
    ("zh-Hant", "利潤率 {Margin} 低於去年同期的 {Margin 2024Q4}。"),
    ("zh-Hant", "年增率降至 {Revenue yoy}。"),
    # nothing known
    ("en", "Sales fell {Unknown yoy} and beat {Unknown consensus}."),
    ("zh-Hant", "沒有數字。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FINE)
def test_fine(language: str, text: str) -> None:
    assert said(text, language) == []


CONTRADICTIONS = [
    ("en", "Revenue came in {Revenue surprise} below consensus.", "below", "'below' stands behind {Revenue surprise}, which is positive"),
    ("en", "Revenue was {Revenue yoy_amount} less than a year before.", "less than", "'less than' stands behind {Revenue yoy_amount}, which is positive"),
    ("en", "Earnings beat by {Earnings surprise_amount|size}.", "beat", "'beat' stands before {Earnings surprise_amount|size}, which is negative"),
    ("en", "Revenue fell from {Revenue 2024Q4} to {Revenue}.", "fell", "'fell' stands at {Revenue 2024Q4} and {Revenue}, which is more"),
    ("en", "Revenue is {Revenue}, down from {Revenue 2024Q4}.", "down", "'down' stands at {Revenue 2024Q4} and {Revenue}, which is more"),
    ("en", "The margin of {Margin} exceeds last year’s {Margin 2024Q4}.", "exceeds", "{Margin} is called above {Margin 2024Q4} ('exceeds') but is below"),
    ("zh-Hant", "利潤率由 {Margin 2024Q4} 升至 {Margin}。", "升至", "'升至' stands at {Margin 2024Q4} and {Margin}, which is less"),
    ("zh-Hant", "利潤率 {Margin} 高於去年同期的 {Margin 2024Q4}。", "高於", "{Margin} is called above {Margin 2024Q4} ('高於') but is below"),
    ("en", "Revenue fell {Revenue yoy}.", "fell", "'fell' stands before {Revenue yoy}, which is positive"),
    ("en", "Revenue was down by about {Revenue yoy}.", "down", "'down' stands before {Revenue yoy}, which is positive"),
    ("en", "Revenue was down {Revenue yoy_amount}.", "down", "'down' stands before {Revenue yoy_amount}, which is positive"),
    ("en", "Rose {Cash yoy|size}.", "Rose", "'Rose' stands before {Cash yoy|size}, which is negative"),
    ("en", "Cash flow grew by {Cash yoy_amount|size}.", "grew", "'grew' stands before {Cash yoy_amount|size}, which is negative"),
    ("en", "A gain, growth of {Cash yoy|bare}.", "growth", "'growth' stands before {Cash yoy|bare}, which is negative"),
    ("en", "The margin gained {Margin qoq|size}.", "gained", "'gained' stands before {Margin qoq|size}, which is negative"),
    ("en", "The shares jumped {AfterHoursMove|size}.", "jumped", "'jumped' stands before {AfterHoursMove|size}, which is negative"),
    ("en", "Sales should shrink: a decline of {Sales guidance yoy}.", "decline", "'decline' stands before {Sales guidance yoy}, which is positive"),
    ("en", "Not a word on costs, yet revenue fell {Revenue yoy}.", "fell", "'fell' stands before {Revenue yoy}, which is positive"),
    ("en", "Cash flow fell {Cash yoy}.", "{Cash yoy}", "'fell' and the minus sign of {Cash yoy} say the same twice"),
    ("en", "Revenue moved {Revenue yoy|size}.", "{Revenue", "{Revenue yoy|size} asks for the size of a loss, but is positive"),
    ("en", "Earnings of {Earnings} beat the {Earnings consensus} expected.", "beat", "{Earnings} is called above {Earnings consensus} ('beat') but is below"),
    ("en", "Earnings of {Earnings} not only met but exceeded {Earnings consensus}.", "exceeded", "{Earnings} is called above {Earnings consensus} ('exceeded') but is below"),
    ("en", "Earnings of {Earnings}, up {Earnings yoy}, topped the {Earnings consensus} expected.", "topped", "{Earnings} is called above {Earnings consensus} ('topped') but is below"),
    ("en", "Revenue of {Revenue} missed the {Revenue consensus} expected.", "missed", "{Revenue} is called below {Revenue consensus} ('missed') but is above"),
    ("en", "Revenue of {Revenue} was short of the {Revenue guidance} guided.", "short of", "{Revenue} is called below {Revenue guidance} ('short of') but is above"),
    ("en", "A plan of {Plan guidance}, lower than the {Plan consensus} expected.", "lower than", "{Plan guidance} is called below {Plan consensus} ('lower than') but is above"),
    ("en", "Growth of {Revenue yoy} trailed the {Revenue yoy consensus} expected.", "trailed", "{Revenue yoy} is called below {Revenue yoy consensus} ('trailed') but is above"),
    ("zh-Hant", "營收年減 {Revenue yoy}。", "年減", "'年減' stands before {Revenue yoy}, which is positive"),
    ("zh-Hant", "營收下滑約 {Revenue yoy}。", "下滑", "'下滑' stands before {Revenue yoy}, which is positive"),
    ("zh-Hant", "成本不變，營收衰退 {Revenue yoy}。", "衰退", "'衰退' stands before {Revenue yoy}, which is positive"),
    ("zh-Hant", "現金流年增 {Cash yoy|size}。", "年增", "'年增' stands before {Cash yoy|size}, which is negative"),
    ("zh-Hant", "現金流增加了 {Cash yoy_amount|size}。", "增加", "'增加' stands before {Cash yoy_amount|size}, which is negative"),
    ("zh-Hant", "利潤率季增 {Margin qoq|size}。", "季增", "'季增' stands before {Margin qoq|size}, which is negative"),
    ("zh-Hant", "股價盤後上漲逾 {AfterHoursMove|size}。", "上漲", "'上漲' stands before {AfterHoursMove|size}, which is negative"),
    ("zh-Hant", "現金流年減 {Cash yoy}。", "{Cash yoy}", "'年減' and the minus sign of {Cash yoy} say the same twice"),
    ("zh-Hant", "每股盈餘 {Earnings}，優於預期的 {Earnings consensus}。", "優於預期", "{Earnings} is called above {Earnings consensus} ('優於預期') but is below"),
    ("zh-Hant", "每股盈餘 {Earnings}，年增 {Earnings yoy}，高於預期的 {Earnings consensus}。", "高於", "{Earnings} is called above {Earnings consensus} ('高於') but is below"),
    ("zh-Hant", "每股盈餘 {Earnings} 不僅優於 {Earnings consensus}。", "優於", "{Earnings} is called above {Earnings consensus} ('優於') but is below"),
    ("zh-Hant", "營收 {Revenue}，低於市場預期的 {Revenue consensus}。", "低於", "{Revenue} is called below {Revenue consensus} ('低於') but is above"),
    ("zh-Hant", "營收 {Revenue} 落後財測 {Revenue guidance}。", "落後", "{Revenue} is called below {Revenue guidance} ('落後') but is above"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "word", "message"), CONTRADICTIONS)
def test_contradiction(language: str, text: str, word: str, message: str) -> None:
    found = [(offset, text) for offset, text, _ in slips(text, language)]
    assert found == [(text.rindex(word), message)]


REMEDIES = [
    ("Revenue fell {Revenue yoy}.", "mend the word or the reference"),
    ("Cash flow fell {Cash yoy}.", "write {Cash yoy|size}"),
    ("Revenue moved {Revenue yoy|size}.", "delete '|size', or add 'down: true' to the fact"),
    ("{Earnings} beat {Earnings consensus}.", "mend the word or the references"),
]


@pytest.mark.parametrize(("text", "remedy"), REMEDIES)
def test_remedy(text: str, remedy: str) -> None:
    assert [remedy for _, _, remedy in slips(text, "en")] == [remedy]


def test_a_place_far_into_a_text() -> None:
    text = f"{'Lamps are sold in every town. ' * 40}In short, revenue fell {{Revenue yoy}}."
    assert [offset for offset, _, _ in slips(text, "en")] == [text.index("fell")]


def test_every_contradiction_of_a_text_is_told() -> None:
    text = "Revenue fell {Revenue yoy}. Cash rose {Cash yoy|size}. {Earnings} beat {Earnings consensus}."
    assert len(said(text, "en")) == 3


AGAINST = {  # a sentence that any word of a kind makes false, where it says more and where less
    "move": ("現金流 {word} {{Cash yoy|size}}", "營收 {word} {{Revenue yoy}}"),
    "touch": ("現金流 {word} {{Cash yoy|size}}", "營收 {word} {{Revenue yoy}}"),
    "order": ("每股盈餘 {{Earnings}} {word} {{Earnings consensus}}", "營收 {{Revenue}} {word} {{Revenue consensus}}"),
    "size": ("現金流 {{Cash yoy|size}} {word}", "營收 {{Revenue yoy}} {word}"),
    "reach": ("利潤率由 {{Margin 2024Q4}} {word} {{Margin}}", "營收由 {{Revenue 2024Q4}} {word} {{Revenue}}"),
}
EVERY = [
    (tag, word, kind, sign)
    for tag in tables()
    for word, (kind, sign) in words_of(tag).known.items()
    if kind in AGAINST
]


@pytest.mark.parametrize(("tag", "word", "kind", "sign"), EVERY, ids=str)
def test_every_word_is_known(tag: str, word: str, kind: str, sign: int) -> None:
    (message,) = said(AGAINST[kind][sign < 0].format(word=word), tag)
    assert f"'{word}'" in message


def test_a_language_without_words_of_direction_is_let_be() -> None:
    assert told(check(prose(de="Umsatz fiel {Revenue yoy}"))) == []


def test_each_language_is_held_to_its_figures() -> None:
    assert told(check(prose(en="Revenue rose {Revenue yoy}.", zh_Hant="營收年增 {Revenue yoy}。"))) == []
    assert told(check(prose(en="Revenue fell {Revenue yoy}.", zh_Hant="營收下滑 {Revenue yoy}。"))) == [
        "'fell' stands before {Revenue yoy}, which is positive; mend the word or the reference",
        "'下滑' stands before {Revenue yoy}, which is positive; mend the word or the reference",
    ]


FAR = [
    ("Guidance is {OperatingIncome 2026Q1 guidance}, well above the {OperatingIncome 2025Q1} of last year.", "首季財測 {OperatingIncome 2026Q1 guidance}，遠高於去年同期的 {OperatingIncome 2025Q1}。", "指引 {OperatingIncome 2026Q1 guidance}，远高于去年同期的 {OperatingIncome 2025Q1}。", True),
    ("Guidance is {OperatingIncome 2026Q1 guidance}, above the {OperatingIncome 2025Q1} of last year.", "首季財測 {OperatingIncome 2026Q1 guidance}，高於去年同期的 {OperatingIncome 2025Q1}。", "指引 {OperatingIncome 2026Q1 guidance}，高于去年同期的 {OperatingIncome 2025Q1}。", False),
    ("Guidance is {OperatingIncome 2026Q1 guidance}, well below the consensus of {OperatingIncome 2026Q1 consensus}.", "財測 {OperatingIncome 2026Q1 guidance}，遠低於共識的 {OperatingIncome 2026Q1 consensus}。", "指引 {OperatingIncome 2026Q1 guidance}，远低于共识的 {OperatingIncome 2026Q1 consensus}。", False),
]  # fmt: skip


@pytest.mark.parametrize(("english", "chinese", "simplified", "wrong"), FAR)
def test_what_meets_is_not_far_apart(english: str, chinese: str, simplified: str, wrong: bool) -> None:
    assert refused(check, english, chinese, simplified) == [wrong] * 3
