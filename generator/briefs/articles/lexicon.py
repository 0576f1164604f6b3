"""The words of an article that say what its figures mean: glossary names, periods, changes.

Texts and words are compared folded (`scripts.fold`): Simplified, half width, lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from briefs.content import models
from briefs.content.load import Company
from briefs.figures.folding import fold
from briefs.model.period import month_end, parse_period

# ---------------------------------------------------------------------------------------------
# Tables: a new wording is a word here. Either script will do; an English word stands for its
# plural too.

CHANGE: Mapping[str, str] = {
    "yoy": (
        "年增 年增率 年增長 年成長 年增幅 年減 年減率 年增速 同比 同比增速 同比增長 按年 "
        "較去年同期 較上年同期 比去年同期 比上年同期 較前一年 較上年 較去年 與去年同期相比 "
        "與上年同期相比 年對年 年增加 年減少 一年增加 一年減少 一年間增加 "
        "一年間減少|year over year|year-over-year|year on year|year-on-year|yoy|y/y"
        "|from a year earlier|from a year ago|than a year earlier|annual growth"
        "|compared with a year earlier|from the prior year|from last year"
    ),
    "qoq": (
        "季增 季增率 季減 季減率 季增幅 環比 按季 較上季 較上一季 較前一季 比上季 比上一季 季對季"
        "|quarter over quarter|quarter-over-quarter|quarter on quarter|quarter-on-quarter|qoq|q/q"
        "|sequentially|sequential growth|from the previous quarter|from the prior quarter"
    ),
    "yoy_cc": (
        "不考慮匯兌虧損 固定匯率 恆定匯率 以固定匯率計 不考慮匯兌 不計匯率 排除匯率 剔除匯率 "
        "扣除匯率影響|constant currency|constant-currency|excluding currency"
        "|at constant exchange rates"
    ),
    "cagr": (
        "複合年增長率 年複合增長率 複合年成長率 年複合成長率 年均複合增長率|cagr|compound annual"
    ),
    "midpoint": "中間值 中值 中位數 區間中點|midpoint|mid-point",
}
RISE = (
    "增長 成長 增加 增 上升 提升 提高 上漲 攀升 飆升 躍升 激增 大增 增幅 漲 上揚 走高 改善 擴大 "
    "增速|grew|grow|growth|rose|rise|increased|increase|up|gained|jumped|climbed|surged|soared"
    "|expanded|higher"
)
FALL = (
    "下降 下跌 下滑 減少 減 衰退 重挫 暴跌 下挫 回跌 驟降 大跌 跌 跌幅 降幅 縮減 收縮 降 下修 "
    "縮水 流失 滑落 低|fell|fall|dropped|drop|declined|decline|decreased|decrease|down|slid"
    "|shrank|tumbled|plunged|lower|slipped|sank"
)
PLAIN = (  # words that only contain others
    "新增 增值 增持 減持 減損 減值 跌破 升級 同期 由於 自己 自由 自動 自研 低迷 達成"
)
LOSS = "虧損 損失 匯損 淨損 虧 流出 淨流出|loss|losses|outflow|outflows"
ARRIVES = "至 到 達 達到 為 降至 增至|to|reach|reached|reaching"
SHARE = "占 佔 占比 貢獻 占了 約占|accounts for|accounted for|made up|makes up|contributed|share of"
BEATS = (
    "快於 慢於 高出 高於 低於 優於 不及 不如 遠超 超越 超過 超出 超 符合 達到 勝過 落後 遜於 "
    "略高於 略低於 好於|above|below|beat|beating|topped|topping|missed|missing|ahead of|short of"
    "|versus|vs|compared with|against|exceeded|exceeding|in line with"
)
EXPECTED = (
    "預期 預估 預測 共識 估計 原估 原預期"
    "|expectations|expectation|expected|estimate|consensus|forecast"
    "|forecasts|looking for"
)
ANALYSTS = (
    "市場 分析師 分析師們 華爾街 投資人 法人 外資 普遍 一致 平均|analyst|analysts|street"
    "|wall street|market|investors"
)
CONSENSUS = (
    "市場預期 市場原估 市場預估 法人預估 法人預期 外資預估 法人普遍預估 市場共識 "
    "一致預期 市場普遍預期 普遍預期 共識 平均目標價|consensus|street estimate"
)
GUIDANCE = (
    "財測 指引 業績指引 展望 預計 預期 預料 預估 料將 計畫 計劃 將 可望 有望 目標 上調至 下修至 "
    "擬 預定|guidance|guided|guides|guide|outlook|expects|expect|forecasts|projects|plans|plan to"
    "|will|aims|targets"
)
OWN = (  # before a word of EXPECTED: what the company itself expected
    "公司 該公司 本公司 自家 管理層 經營層 原先 原本 公司原先 公司先前 公司此前 公司原本"
    "|its own|its earlier|its prior|its previous|the company's|company's|management's"
)
SAYS = "宣布 宣佈 公布 公佈 表示 指出 透露|announced|said|says|told"
STRONG_GUIDANCE = "財測 指引 業績指引 展望|guidance|guided|guides|guide|outlook"
COMPARED = "較 比 相較於 相對於 相比 對比|than|versus|vs|compared with|against"
SINCE = "從 由 自|from"
TOTAL = "合計 合共 共計 總計 合併|in total|totalled|totaled|combined|together"
TOGETHER = "與 和 跟 同 及|with|and"
RESPECTIVELY = "分別 依序|respectively"
BOILERPLATE = (
    "版權 著作權 備案 許可證 經營許可 登錄 登入 註冊 免責 轉載 公眾號 評論 點擊 熱搜 首頁 "
    "聯繫我們 延伸閱讀 編輯 作者 來源 歡迎 專注 關注 訂閱|copyright|all rights reserved|sign in"
    "|log in|subscribe|comments|newsletter"
)
DATED = "日期 發布 發佈 時間 刊登 出版|published|date|updated|posted"
AUTHORS: Mapping[str, str] = {  # those who estimate: their English name and what articles call them
    "Morgan Stanley": "摩根士丹利 大摩|morgan stanley",
    "Goldman Sachs": "高盛|goldman sachs|goldman",
    "JPMorgan": "摩根大通 小摩|jpmorgan|jp morgan|j.p. morgan",
    "Bank of America": "美國銀行 美銀 美銀證券|bank of america|bofa",
    "Citi": "花旗 花旗集團|citi|citigroup",
    "UBS": "瑞銀 瑞銀集團|ubs",
    "HSBC": "匯豐|hsbc",
    "Barclays": "巴克萊|barclays",
    "Deutsche Bank": "德意志銀行|deutsche bank",
    "Nomura": "野村 野村證券|nomura",
    "Jefferies": "傑富瑞|jefferies",
    "Bernstein": "伯恩斯坦|bernstein",
    "Wedbush": "韋德布希|wedbush",
    "Evercore": "|evercore",
    "Cowen": "|cowen",
    "Macquarie": "麥格理|macquarie",
    "VanEck": "|vaneck",
    "Fortune": "財富雜誌 財星|fortune",
    "Gartner": "顧能|gartner",
    "IDC": "|idc",
    "TrendForce": "集邦 集邦科技|trendforce",
    "Counterpoint": "|counterpoint",
    "Canalys": "|canalys",
}
VENDORS: Mapping[str, str] = {  # those who count analysts: behind a consensus, never an estimate
    "FactSet": "|factset",
    "LSEG": "|lseg|refinitiv",
    "Reuters": "路透 路透社|reuters",
    "Bloomberg": "彭博|bloomberg",
    "StreetAccount": "|streetaccount",
    "Visible Alpha": "|visible alpha",
    "Zacks": "|zacks",
    "S&P Global": "標普全球|s&p global",
}

COUNTED: Mapping[str, re.Pattern[str]] = {  # what the words of a concept that counts such contain
    "people": re.compile(
        "员工|人数|用户|会员|客户|观众|消费者|裁员|裁减|分析师|评等"
        "|employee|headcount|viewer|audience|user|member|customer|subscriber|layoff|job|analyst"
    ),
    "companies": re.compile("企业|公司|客户|厂商|门市|门店|compan|business|customer|store"),
    "countries": re.compile("国家|countr"),
    "items": re.compile(
        "裁员|裁减|件|颗|芯片|晶片|座|台|辆|个|款|次|机|量|卫星|城镇|中心|模型|出货|门市"
        "|layoff|job|item|unit|chip|robot|centre|center|model|shipment|launch|town|store"
    ),
}


def words(table: str) -> tuple[str, ...]:
    """The words of a row, folded: Chinese ones between spaces, then English ones between bars."""
    chinese, _, english = table.partition("|")
    return tuple(fold(word) for word in (*chinese.split(), *english.split("|")) if word)


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of the article that is in a table or in the glossary, at text[start:end]."""

    kind: str  # concept subject change rise fall loss … (the tables) period
    values: tuple[str, ...]  # what it may stand for; of a subject, entities and their segments
    start: int
    end: int


# ---------------------------------------------------------------------------------------------
# Periods


@dataclass(frozen=True)
class Calendar:
    """A company's quarters around a brief; `written` is the day of the article, or its month."""

    year: int
    quarter: int
    fiscal_year_end: int
    written: str

    @cached_property
    def today(self) -> int:
        """The year in which the article was written: results come about a month after a quarter."""
        if self.written:
            return int(self.written[:4])
        end = parse_period(self.quarter_at(0), self.fiscal_year_end).end
        return end.year + (end.month > 10)

    def quarter_at(self, steps: int) -> str:
        """The quarter so many after the brief's."""
        return self.numbered(self.year, self.quarter + steps)

    def numbered(self, year: int, number: int) -> str:
        """A quarter of a (fiscal) year; numbers run past 1 to 4 into the years beside."""
        index = year * 4 + number - 1
        return f"{'' if self.fiscal_year_end == 12 else 'FY'}{index // 4}Q{index % 4 + 1}"

    def nearest(self, number: int) -> str:
        """The quarter with a number that is nearest to the brief's, the later of two."""
        return self.quarter_at((number - self.quarter + 1) % 4 - 1)

    def ago(self, period: str, quarters: int = 4) -> str:
        """The period so many quarters before; nothing where that makes no sense."""
        if match := re.fullmatch(r"((?:TTM)?(?:FY)?)(\d{4})Q([1-4])", period):
            index = int(match[2]) * 4 + int(match[3]) - 1 - quarters
            return f"{match[1]}{index // 4}Q{index % 4 + 1}"
        if match := re.fullmatch(r"(FY)?(\d{4})(H[12]|-\d\d-\d\d|-\d\d)?", period):
            shifted = f"{match[1] or ''}{int(match[2]) - 1}{match[3] or ''}"
            return shifted if quarters == 4 and not shifted.endswith("-02-29") else ""
        return ""

    def end(self, period: str) -> date:
        """The last day of a period."""
        return parse_period(period, self.fiscal_year_end).end

    def last(self, month: int) -> str:
        """The last day of a month named without its year: the latest that had begun by then."""
        if not 1 <= month <= 12:
            return ""
        written = self.written or self.now.isoformat()
        year = int(written[:4]) - (f"{month:02d}" > written[5:7])
        return month_end(year, month).isoformat()

    def day(self, number: int) -> str:
        """A day named without its month: the latest before the article."""
        if len(self.written) != 10 or not 1 <= number <= 31:
            return ""
        month = self.written[:7] if number <= int(self.written[8:]) else self.month_before(31)
        return f"{month}-{number:02d}"

    def weekday(self, number: int) -> str:
        """The last such day of the week up to the article's day."""
        if len(self.written) != 10:
            return ""
        day = date.fromisoformat(self.written)
        return (day - timedelta(days=(day.weekday() - number) % 7)).isoformat()

    def month_before(self, days: int) -> str:
        """The month so many days before the article, or nothing where its day is not known."""
        if len(self.written) != 10:
            return ""
        return (date.fromisoformat(self.written) - timedelta(days=days)).isoformat()[:7]

    @property
    def market_day(self) -> str:
        """The trading day before the article, or its month, or nothing where neither is known."""
        if len(self.written) != 10:
            return self.written
        day = date.fromisoformat(self.written) - timedelta(days=1)
        return (day - timedelta(days=max(0, day.weekday() - 4))).isoformat()

    @property
    def now(self) -> date:
        """The last day of the brief's quarter."""
        return self.end(self.quarter_at(0))


_DIGIT = {char: place for digits in ("一二三四", "1234") for place, char in enumerate(digits, 1)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_WEEKDAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH_NUMBER = {name: place for place, name in enumerate(_MONTHS.split("|"), 1)}
_Y = r"(?<!\d)((?:19|20)\d\d)"
_REL = (
    r"(前年|去年|今年|明年|后年|上年|本年|last year's|this year's|next year's|"
    r"last year|this year|next year)"
)
_STEP = {
    "前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1, "后": 2, "las": -1, "thi": 0, "nex": 1,
}  # fmt: skip
_QUARTER = re.compile(r"(?:FY)?\d{4}Q[1-4]")
_GLOSS = re.compile(
    rf"[度报财]{{0,3}} ?\((?:[\d年月日份至到止截底~,/. -]|{_MONTHS}|to|through|end(?:ed|ing)|"
    r"months|the|three){1,40}\)"
)
_WHOLE = r"(?:全年度|全年|年全年|年度|财年|会计年度|年)"


def _relative(word: str, calendar: Calendar) -> int:
    return calendar.today + _STEP[word[:3] if word[0] in "ltn" else word[0]]


def _year(text: str, calendar: Calendar) -> int:
    return int(text) if text.isdigit() else _relative(text, calendar)


def _number(text: str) -> int:
    return _ORDINALS.get(text) or _DIGIT[text]


def _month_of(year: int, month: str) -> str:
    return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else ""


def _last_day(year: int, month: int) -> str:
    return month_end(year, month).isoformat() if 1 <= month <= 12 else ""


def _months(year: str, first: str, last: str, calendar: Calendar) -> str:
    """The fiscal quarter or year that some months fill, or nothing; `year` is that of the last."""
    one, end = (_MONTH_NUMBER.get(month) or int(month) for month in (first, last))
    after = (end - calendar.fiscal_year_end) % 12
    if not (1 <= one <= 12 and 1 <= end <= 12) or after % 3:
        return ""
    number = after // 3 or 4
    length = (end - one) % 12 + 1
    if length == 3 and not year:
        return calendar.nearest(number)
    named = int(year or calendar.today) + (end > calendar.fiscal_year_end)
    if length == 12 and number == 4 and year:
        return f"FY{named}"
    return calendar.numbered(named, number) if length == 3 else ""


def _ending(year: str, first: str, last: str) -> str:
    """The year of the last of some months, by the year said before the first."""
    return str(int(year) + (int(last) < int(first))) if year else ""


Reading = Callable[[re.Match[str], Calendar], str]
PERIODS: Sequence[tuple[str, Reading]] = (
    (
        (
            rf"(?:{_Y} ?年 ?)?(?<!\d)(\d\d?) ?月?份? ?(?:至|到|-|~) ?"
            rf"{_Y} ?年 ?(\d\d?) ?月份?(?! ?\d\d? ?日)"
        ),
        lambda m, c: _months(m[3], m[2], m[4], c),
    ),
    (
        (
            rf"(?:{_Y} ?年 ?)?(?<!\d)(\d\d?) ?月?份? ?(?:至|到|-|~) ?(\d\d?) ?月份?"
            r"(?! ?\d\d? ?日|底|末)"
        ),
        lambda m, c: _months(_ending(m[1], m[2], m[3]), m[2], m[3], c),
    ),
    (
        rf"(?<![a-z])({_MONTHS})(?: {_Y})? ?(?:to|through|-) ?({_MONTHS}),?(?: {_Y})?",
        lambda m, c: _months(m[4] or "", m[1], m[3], c),
    ),
    (r"(?:今|昨|本月|上月)? ?\((\d\d?)\) ?日", lambda m, c: c.day(int(m[1]))),
    (rf"{_Y}-(\d\d)-(\d\d)(?!\d)", lambda m, _c: f"{m[1]}-{m[2]}-{m[3]}"),
    (
        rf"{_Y} ?年 ?(\d\d?) ?月 ?(\d\d?) ?日",
        lambda m, _c: f"{m[1]}-{int(m[2]):02d}-{int(m[3]):02d}",
    ),
    (
        rf"(?<![a-z])({_MONTHS}) (\d\d?),? {_Y}",
        lambda m, _c: f"{m[3]}-{_MONTH_NUMBER[m[1]]:02d}-{int(m[2]):02d}",
    ),
    (
        rf"(?<!\d)(?:{_REL[1:-1]})?(\d\d?) ?月 ?(\d\d?) ?日",
        lambda m, c: f"{c.today}-{int(m[1]):02d}-{int(m[2]):02d}",
    ),
    (
        rf"{_Y} ?年?度? ?(?:到|至|-|~) ?{_Y} ?年",
        lambda m, _c: f"{m[1]}/{m[2]}",
    ),
    (rf"from {_Y} to {_Y}", lambda m, _c: f"{m[1]}/{m[2]}"),
    (rf"{_Y} ?年 ?(\d\d?) ?月(?:底|末)", lambda m, _c: _last_day(int(m[1]), int(m[2]))),
    (rf"{_REL} ?(\d\d?) ?月(?:底|末)", lambda m, c: _last_day(_relative(m[1], c), int(m[2]))),
    (r"(?<![\d年])(\d\d?) ?月(?:底|末)", lambda m, c: c.last(int(m[1]))),
    (rf"{_Y} ?年 ?(\d\d?) ?月份?", lambda m, _c: _month_of(int(m[1]), m[2])),
    (rf"{_REL} ?(\d\d?) ?月份?", lambda m, c: _month_of(_relative(m[1], c), m[2])),
    (
        rf"(?<![a-z])({_MONTHS}) (?:of )?{_Y}",
        lambda m, _c: f"{m[2]}-{_MONTH_NUMBER[m[1]]:02d}",
    ),
    (
        (
            rf"(?:fy ?)?{_Y} ?(?:年度|财年|会计年度|年)? ?的?(?:第 ?([1-4一二三四]) ?季度?|"
            rf"([1-4一二三四]) ?季度|q([1-4]))"
        ),
        lambda m, c: c.numbered(int(m[1]), _number(m[2] or m[3] or m[4])),
    ),
    (
        rf"{_REL}的?(?:第 ?([1-4一二三四]) ?季度?|([1-4一二三四]) ?季度|q([1-4]))",
        lambda m, c: c.numbered(_relative(m[1], c), _number(m[2] or m[3] or m[4])),
    ),
    (rf"q([1-4]) ?(?:of )?(?:fy ?)?{_Y}", lambda m, c: c.numbered(int(m[2]), int(m[1]))),
    (
        rf"(first|second|third|fourth)[ -]quarter (?:of )?(?:fiscal )?(?:year )?{_Y}",
        lambda m, c: c.numbered(int(m[2]), _number(m[1])),
    ),
    (
        (
            r"去年同期|上年同期|前一年同期|去年同季|上年同季|前年同期|一年前|a year earlier|"
            r"a year ago|prior-year quarter|"
            r"year-ago quarter|year-ago|same quarter last year|same period last year|"
            r"prior-year period"
        ),
        lambda _m, _c: "year ago",
    ),
    (
        (
            r"(?:过去|最近|近|前|截至.{0,12}的?)(?:12|十二) ?个月|trailing[ -]twelve[ -]months?|"
            r"trailing[ -]12[ -]months?|"
            r"(?:past|last) (?:12|twelve) months|(?<![a-z])ttm(?![a-z])"
        ),
        lambda _m, c: f"TTM{c.quarter_at(0)}",
    ),
    (
        r"上季度?|上一季度?|前一季度?|前季|(?:last|previous|prior|preceding) quarter",
        lambda _m, _c: "quarter ago",
    ),
    (
        r"下季度?|下一季度?|次季|(?:next|coming|following) quarter",
        lambda _m, c: c.quarter_at(1),
    ),
    (
        (
            r"第 ?([1-4一二三四]) ?季度?|(?<![\d个十])([1-4一二三四]) ?季度|"
            r"(?<![a-z\d])q([1-4])(?![a-z\d])"
        ),
        lambda m, c: c.nearest(_number(m[1] or m[2] or m[3])),
    ),
    (
        r"(first|second|third|fourth)[ -]quarter",
        lambda m, c: c.nearest(_number(m[1])),
    ),
    (r"(?:周|星期|礼拜)([一二三四五六日])", lambda m, c: c.weekday("一二三四五六日".index(m[1]))),
    (rf"(?<![a-z])({_WEEKDAYS})", lambda m, c: c.weekday(_WEEKDAYS.split("|").index(m[1]))),
    (r"上周|上星期|last week", lambda _m, c: c.month_before(7)),
    (r"上个?月|last month", lambda _m, c: c.month_before(int(c.written[8:] or 0))),
    (
        (
            r"前三季度?|首三季度?|前九个月|今年以来|年初至今|(?:first )?nine months|"
            r"year to date|year-to-date"
        ),
        lambda _m, _c: "other",
    ),
    (r"(?<![\d月])(\d\d?) ?日(?!元|圆)", lambda m, c: c.day(int(m[1]))),
    (r"本季度?|当季|这一季|this quarter|the quarter", lambda _m, c: c.quarter_at(0)),
    (
        rf"(?:{_Y} ?年|{_REL})?(上|下)半年",
        lambda m, c: f"{_year(m[1] or m[2] or '今年', c)}H{1 if m[3] == '上' else 2}",
    ),
    (rf"(first|second) half of {_Y}", lambda m, _c: f"{m[2]}H{_number(m[1])}"),
    (
        (
            rf"(?:到|至|截至|在)(?:了)? ?{_Y} ?年(?:底|末|年底)?(?:前|之前|以前)?(?=[,，]| )|"
            rf"{_Y} ?年(?:底|末)?(?:前|之前|以前)|by (?:the end of )?{_Y}"
        ),
        lambda m, _c: f"by {m[1] or m[2] or m[3]}",
    ),
    (rf"(?:到|至) ?{_Y} ?年(?:底|末)", lambda m, _c: f"by {m[1]}"),
    (rf"{_Y} ?年(?:年)?初|early (?:in )?{_Y}", lambda m, c: c.numbered(int(m[1] or m[2]), 1)),
    (rf"{_Y} ?年(?:底|末)|end of {_Y}", lambda m, _c: f"{m[1] or m[2]}-12-31"),
    (rf"(?:fy|fiscal(?: year)?) ?{_Y}|{_Y} ?{_WHOLE}(?!以来)", lambda m, _c: f"FY{m[1] or m[2]}"),
    (rf"{_REL}(?:全年)?(?![度同底初末])", lambda m, c: f"FY{_relative(m[1], c)}"),
    (r"全年度?|整年|full[ -]year|for the year", lambda _m, _c: "the year"),
    (rf"(?:in|of|for|during) {_Y}(?![-/\d])", lambda m, _c: f"FY{m[1]}"),
)
_COMPILED = tuple((re.compile(pattern), reading) for pattern, reading in PERIODS)
RELATIVE = frozenset({"year ago", "quarter ago", "the year", "other"})


def periods(text: str, calendar: Calendar) -> list[Mention]:
    """The periods named in folded text, in order; earlier rows of PERIODS win where two overlap."""
    taken = bytearray(len(text))
    found = []
    for pattern, reading in _COMPILED:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            period = reading(match, calendar)
            if period not in RELATIVE:
                try:
                    parse_period(period, calendar.fiscal_year_end)
                except ValueError:
                    continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Mention("period", (period,), start, end))
    return list(_glossed(sorted(found, key=lambda mention: mention.start), text))


def _glossed(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """第三季(2025年10月至12月): dates alone in brackets say which quarter was meant."""
    place = 0
    while place < len(found):
        mention = found[place]
        opened = _GLOSS.match(text, mention.end) if _QUARTER.fullmatch(mention.values[0]) else None
        inside = []
        while opened and place + 1 < len(found) and found[place + 1].end <= opened.end():
            place += 1
            inside.append(found[place])
        named = [m.values[0] for m in inside if _QUARTER.fullmatch(m.values[0])]
        quarter = (named or mention.values)[0]
        yield Mention("period", (quarter,), mention.start, mention.end)
        for other in inside:
            yield Mention("period", (quarter,), other.start, other.end)
        place += 1


# ---------------------------------------------------------------------------------------------
# Vocabulary


class Vocabulary:
    """Every word that is looked for, found longest first from left to right, in linear time."""

    def __init__(self, company: Company, concepts: Mapping[str, models.Concept]) -> None:
        self.company = company
        self.concepts = concepts
        self.counted = {name: _counted(concept) for name, concept in concepts.items()}
        self._meanings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for kind, table in _PLAIN_TABLES.items():
            self._add(words(table), kind, ())
        for change, table in CHANGE.items():
            self._add(words(table), "change", (change,))
        for kind, authors in (("author", AUTHORS), ("vendor", VENDORS)):
            for name, table in authors.items():
                self._add(words(table), kind, (name,))
        for name, concept in concepts.items():
            self._add(_names(concept.synonyms, concept.label, concept.short), "concept", (name,))
        for name, entity in company.entities.items():
            self._add([fold(name), *_names(entity.synonyms, entity.name)], "subject", (name, ""))
            for part, segment in entity.segments.items():
                labels = () if segment.common else (segment.label, segment.long)
                self._add(_names(segment.synonyms, *labels), "subject", (name, part))
        lengths: dict[str, set[int]] = {}
        for word in self._meanings:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def _add(self, names: Iterable[str], kind: str, values: tuple[str, ...]) -> None:
        for name in names:
            for word in {name, re.sub(r"(?<=[a-z])(?=\d)", " ", name)}:
                entries = self._meanings.setdefault(word, [])
                if (kind, values) not in entries:
                    entries.append((kind, values))

    def cells(self, text: str) -> Iterator[Mention]:
        """Segments whose whole label fills a cell of a table's row, however common the word."""
        labels = {
            fold(label): (name, part)
            for name, entity in self.company.entities.items()
            for part, segment in entity.segments.items()
            for label in segment.label.values()
        }
        for match in re.finditer(r"[^|]+", text):
            values = labels.get(match[0].strip())
            if values:
                yield Mention("subject", values, match.start(), match.end())

    def mentions(self, text: str) -> list[Mention]:
        """The words in folded text; a word that several concepts share lists them all."""
        found: list[Mention] = []
        place = 0
        while place < len(text):
            word = self._word(text, place)
            if not word:
                place += 1
                continue
            found += self._read(word, place)
            place += len(word)
        return found

    def _word(self, text: str, place: int) -> str:
        for size in self._lengths.get(text[place], ()):
            word = text[place : place + size]
            if word in self._meanings and _stands_alone(text, place, place + len(word)):
                return word
        return ""

    def _read(self, word: str, place: int) -> Iterator[Mention]:
        kinds: dict[str, list[str]] = {}
        for kind, values in self._meanings[word]:
            kinds.setdefault(kind, []).extend(values)
        for kind, names in kinds.items():
            yield Mention(kind, tuple(names), place, place + len(word))


def _counted(concept: models.Concept) -> frozenset[str]:
    """What a concept is a count of, by its words; nothing where they do not say."""
    text = " ".join(_names(concept.synonyms, concept.label))
    return frozenset(unit for unit, pattern in COUNTED.items() if pattern.search(text))


_PLAIN_TABLES = {
    "rise": RISE,
    "fall": FALL,
    "loss": LOSS,
    "plain": PLAIN,
    "arrives": ARRIVES,
    "share": SHARE,
    "beats": BEATS,
    "expected": EXPECTED,
    "analysts": ANALYSTS,
    "consensus": CONSENSUS,
    "guidance": GUIDANCE,
    "strong": STRONG_GUIDANCE,
    "own": OWN,
    "says": SAYS,
    "compared": COMPARED,
    "since": SINCE,
    "total": TOTAL,
    "together": TOGETHER,
    "respectively": RESPECTIVELY,
    "boilerplate": BOILERPLATE,
    "dated": DATED,
}


def _names(
    synonyms: Mapping[str, Sequence[str]], *labels: Mapping[str, str] | None
) -> Iterator[str]:
    for label in labels:
        yield from (fold(text) for text in (label or {}).values())
    for listed in synonyms.values():
        yield from (fold(text) for text in listed)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a Latin word is a whole word there, or its plural."""
    if _is_latin(text[start]) and start and _is_latin(text[start - 1]):
        return False
    if not (_is_latin(text[end - 1]) or text[end - 1].isdigit()):
        return True
    after = text[end : end + 2]
    if after[:1] == "s" and text[end - 1] != "s":
        after = after[1:]
    return not (after[:1].isdigit() if text[end - 1].isdigit() else _is_latin(after[:1]))


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z" or "\u00c0" <= char <= "\u024f"
