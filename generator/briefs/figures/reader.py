"""Printed figures and what they say: `2,134億美元`, `11至15%`, `約1.4萬人`, `$173.5–178.5 billion`.

Text is folded character by character (full width, Simplified, capitals, dashes and spaces become
one form each, so every position stays true) and cut into tokens: digits, Chinese numerals, words
of the tables below (longest first), other words. One recogniser then reads, from any token:

    figure   = [BEFORE] [OPEN] [BEFORE] amount [(RANGE | AND) amount] [CLOSE] [AFTER]
    amount   = [每股] [sign] [CURRENCY] [sign] number [MORE] [unit] | fraction | IDIOM
    number   = digits (SCALE | MORE)* (digits SCALE*)*     1兆460億, 3億1,500萬, 一萬五, 60多億
             | SEVERAL SCALE+                              數十億: 2 to 9 times 10億
             | (百 | 千) SCALE+ | 萬億 | BEFORE SCALE        千億, 破億: an order of magnitude
    unit     = CURRENCY [/股] | UNIT [半 | digit]           三成五, 一倍半
    fraction = 百分之 number | number 分之 number

Names in capitals are tables: a new wording is a row there. AND joins a range only behind an OPEN
such as 介於 or between. In a range the unit and the scale may stand once, and the smaller end
comes first. `parse` wants the whole string to be one figure; `scan` takes the longest figure at
each token and drops what only looks like one. Both look at each token a bounded number of times.

Readings that the page cannot settle: ¥ is CNY, $ is USD, 兆 is 10^12 (兆瓦 is megawatt), an amount
without a unit (2,134億) is `pure`. 千億 is about 1e11 with decimals -11, 數十億 about 20億 to 90億.
Chinese numerals are as accurate as their last named place (兩千億: -11; 二十三億: -8), below a
hundred as digits are. Brackets make an amount negative where accounts print them so: (5.2) alone,
(4.1)%, $(5.2) billion; in running text (356億美元) is an aside.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache
from typing import NamedTuple

MAX_DIGITS = 40
MAX_LENGTH = 400
_EXACT = Context(prec=400)

# ---------------------------------------------------------------------------------------------
# Tables. Words are written folded: Traditional, lower case, half width.

SCALE: Mapping[str, int] = {
    "萬": 4, "億": 8, "萬億": 12, "兆": 12,
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "-million": 6, "-billion": 9, "-trillion": 12, "thousands": 3, "millions": 6, "billions": 9,
    "thousands of": 3, "millions of": 6, "billions of": 9,
    "k": 3, "m": 6, "mn": 6, "mln": 6, "mil": 6, "mm": 6, "b": 9, "bn": 9, "bln": 9,
    "t": 12, "tn": 12, "trn": 12, "tln": 12,
}  # fmt: skip

SEVERAL: Mapping[str, int] = {
    "數": 0, "幾": 0, "好幾": 0, "數以": 0, "several": 0, "a few": 0,
    "tens of": 1, "hundreds of": 2, "thousands of": 3, "millions of": 6, "billions of": 9,
}  # fmt: skip

WORD_NUMBER: Mapping[str, Decimal] = {
    "a": Decimal(1), "half a": Decimal("0.5"), "one": Decimal(1), "two": Decimal(2),
    "three": Decimal(3), "four": Decimal(4), "five": Decimal(5), "six": Decimal(6),
    "seven": Decimal(7), "eight": Decimal(8), "nine": Decimal(9), "ten": Decimal(10),
    "eleven": Decimal(11), "twelve": Decimal(12), "fifteen": Decimal(15), "twenty": Decimal(20),
    "thirty": Decimal(30), "forty": Decimal(40), "fifty": Decimal(50), "sixty": Decimal(60),
    "seventy": Decimal(70), "eighty": Decimal(80), "ninety": Decimal(90),
}  # fmt: skip

OPEN_MONEY = "¤"  # money whose currency the text leaves open
CURRENCY: Mapping[str, str] = {
    "美元": "USD", "美金": "USD", "us$": "USD", "us $": "USD", "usd": "USD", "usd$": "USD",
    "$": "USD", "u.s. dollars": "USD", "us dollars": "USD",
    "港元": "HKD", "港幣": "HKD", "港圓": "HKD", "hk$": "HKD", "hkd": "HKD",
    "hong kong dollars": "HKD",
    "人民幣": "CNY", "rmb": "CNY", "cny": "CNY", "cn¥": "CNY", "rmb¥": "CNY", "¥": "CNY",
    "yuan": "CNY",
    "新台幣": "TWD", "台幣": "TWD", "台元": "TWD", "nt$": "TWD", "ntd": "TWD", "twd": "TWD",
    "歐元": "EUR", "€": "EUR", "eur": "EUR", "euros": "EUR", "euro": "EUR",
    "日圓": "JPY", "円": "JPY", "日元": "JPY", "日幣": "JPY", "jpy": "JPY", "jp¥": "JPY",
    "yen": "JPY",
    "英鎊": "GBP", "£": "GBP", "gbp": "GBP", "pounds": "GBP",
    "韓元": "KRW", "韓圓": "KRW", "韓幣": "KRW", "₩": "KRW", "krw": "KRW", "won": "KRW",
    "新加坡元": "SGD", "新幣": "SGD", "坡幣": "SGD", "s$": "SGD", "sgd": "SGD",
    "澳元": "AUD", "澳幣": "AUD", "a$": "AUD", "au$": "AUD", "aud": "AUD",
    "加元": "CAD", "加幣": "CAD", "c$": "CAD", "ca$": "CAD", "cad": "CAD",
    "瑞士法郎": "CHF", "瑞郎": "CHF", "chf": "CHF", "swiss francs": "CHF",
    "印度盧比": "INR", "盧比": "INR", "₹": "INR", "inr": "INR", "rupees": "INR",
    "元": OPEN_MONEY, "圓": OPEN_MONEY, "塊錢": OPEN_MONEY, "¤": OPEN_MONEY,
    "dollars": OPEN_MONEY, "dollar": OPEN_MONEY,
}  # fmt: skip
DOLLARS = frozenset({"dollars", "dollar"})  # open beside HK$, US dollars alone
AFTER_NUMBER_ONLY = frozenset(
    {"元", "圓", "塊錢", "dollars", "dollar", "yuan", "euros", "yen", "pounds", "won"}
)

PER_SHARE_BEFORE = frozenset({"每股"})
PER_SHARE_AFTER = frozenset(
    {"/股", "/ 股", "每股", "一股", "per share", "a share", "per diluted share", "/share"}
)

UNIT: Mapping[str, tuple[str, int]] = {
    "%": ("percent", 0), "percent": ("percent", 0), "per cent": ("percent", 0),
    "pct": ("percent", 0), "-percent": ("percent", 0), "成": ("percent", 1),
    "個百分點": ("pp", 0), "百分點": ("pp", 0), "個點": ("pp", 0), "pp": ("pp", 0),
    "ppt": ("pp", 0), "ppts": ("pp", 0), "pps": ("pp", 0), "percentage points": ("pp", 0),
    "percentage point": ("pp", 0), "-percentage-point": ("pp", 0), "% points": ("pp", 0),
    "個基點": ("bp", 0), "基點": ("bp", 0), "bp": ("bp", 0), "bps": ("bp", 0),
    "basis points": ("bp", 0), "basis point": ("bp", 0), "-basis-point": ("bp", 0),
    "點": ("pure", 0), "倍": ("x", 0), "x": ("x", 0), "×": ("x", 0), "-fold": ("x", 0),
    "fold": ("x", 0),
    "美分": ("USD", -2), "cents": ("USD", -2), "¢": ("USD", -2),
    "人": ("people", 0), "名": ("people", 0), "位": ("people", 0), "人次": ("people", 0),
    "個人": ("people", 0), "人份": ("people", 0), "people": ("people", 0),
    "persons": ("people", 0), "person": ("people", 0), "company": ("companies", 0),
    "country": ("countries", 0), "employees": ("people", 0), "workers": ("people", 0),
    "jobs": ("people", 0),
    "家": ("companies", 0), "間": ("companies", 0), "companies": ("companies", 0),
    "firms": ("companies", 0),
    "國": ("countries", 0), "個國家": ("countries", 0), "countries": ("countries", 0),
    "次": ("times", 0), "times": ("times", 0), "time": ("times", 0), "回": ("times", 0),
    "個": ("items", 0), "顆": ("items", 0), "件": ("items", 0), "枚": ("items", 0),
    "片": ("items", 0), "台": ("items", 0), "輛": ("items", 0), "座": ("items", 0),
    "款": ("items", 0), "項": ("items", 0), "種": ("items", 0), "份": ("items", 0),
    "筆": ("items", 0), "張": ("items", 0), "套": ("items", 0), "組": ("items", 0),
    "部": ("items", 0), "架": ("items", 0), "艘": ("items", 0), "條": ("items", 0),
    "場": ("items", 0), "批": ("items", 0), "棟": ("items", 0), "支": ("items", 0),
    "隻": ("items", 0), "戶": ("items", 0), "股": ("items", 0), "處": ("items", 0),
    "items": ("items", 0), "units": ("items", 0), "chips": ("items", 0),
    "kw": ("kW", 0), "千瓦": ("kW", 0), "mw": ("MW", 0), "兆瓦": ("MW", 0),
    "megawatts": ("MW", 0), "gw": ("GW", 0), "吉瓦": ("GW", 0), "gigawatts": ("GW", 0),
    "gigawatt": ("GW", 0), "mwh": ("MWh", 0), "兆瓦時": ("MWh", 0), "gwh": ("GWh", 0),
    "吉瓦時": ("GWh", 0), "nm": ("nm", 0), "奈米": ("nm", 0), "納米": ("nm", 0),
    "nanometers": ("nm", 0),
    "年": ("years", 0), "個年頭": ("years", 0), "歲": ("years", 0), "years": ("years", 0),
    "year": ("years", 0), "-year": ("years", 0),
    "個季度": ("quarters", 0), "季": ("quarters", 0), "季度": ("quarters", 0),
    "個季": ("quarters", 0), "quarters": ("quarters", 0), "quarter": ("quarters", 0),
    "-quarter": ("quarters", 0),
    "個月": ("months", 0), "months": ("months", 0), "month": ("months", 0),
    "-month": ("months", 0),
    "週": ("weeks", 0), "個星期": ("weeks", 0), "星期": ("weeks", 0), "個禮拜": ("weeks", 0),
    "weeks": ("weeks", 0), "week": ("weeks", 0), "-week": ("weeks", 0),
    "天": ("days", 0), "個交易日": ("days", 0), "個工作日": ("days", 0), "days": ("days", 0),
    "day": ("days", 0), "-day": ("days", 0),
    "小時": ("hours", 0), "個小時": ("hours", 0), "hours": ("hours", 0), "hour": ("hours", 0),
    "-hour": ("hours", 0),
    "分鐘": ("minutes", 0), "minutes": ("minutes", 0), "minute": ("minutes", 0),
    "-minute": ("minutes", 0),
}  # fmt: skip
HALVES = frozenset({"成", "倍", "年"})  # 一倍半
DURATIONS = frozenset({"years", "quarters", "months", "weeks", "days", "hours", "minutes"})

IDIOM: Mapping[str, tuple[str, int, int]] = {
    "個位數": ("pure", 1, 9), "單位數": ("pure", 1, 9), "雙位數": ("pure", 10, 99),
    "兩位數": ("pure", 10, 99), "二位數": ("pure", 10, 99), "三位數": ("pure", 100, 999),
    "四位數": ("pure", 1000, 9999), "single-digit": ("pure", 1, 9), "single digits": ("pure", 1, 9),
    "double-digit": ("pure", 10, 99), "double digits": ("pure", 10, 99),
    "triple-digit": ("pure", 100, 999), "triple digits": ("pure", 100, 999),
    "翻倍": ("x", 2, 2), "倍增": ("x", 2, 2), "翻一番": ("x", 2, 2), "翻番": ("x", 2, 2),
    "翻兩番": ("x", 4, 4), "twofold": ("x", 2, 2), "threefold": ("x", 3, 3),
    "fourfold": ("x", 4, 4), "fivefold": ("x", 5, 5), "tenfold": ("x", 10, 10),
    "doubled": ("x", 2, 2), "doubling": ("x", 2, 2), "tripled": ("x", 3, 3),
    "tripling": ("x", 3, 3), "quadrupled": ("x", 4, 4), "twice": ("x", 2, 2),
    "百分之百": ("percent", 100, 100), "減半": ("percent", 50, 50), "腰斬": ("percent", 50, 50),
    "一半": ("percent", 50, 50),
    "半數": ("percent", 50, 50),
}  # fmt: skip
IDIOM_PERCENT = frozenset({"的百分比", "百分比", "percent", "percentage", "%", "個百分比"})

BEFORE: Mapping[str, str] = {
    "約": "about", "大約": "about", "約莫": "about", "約為": "about", "約有": "about",
    "約合": "about", "約達": "about", "約佔": "about", "約占": "about", "大概": "about",
    "差不多": "about", "about": "about", "around": "about", "roughly": "about",
    "approximately": "about", "approx.": "about", "some": "about", "circa": "about",
    "~": "about", "≈": "about",
    "逾": "over", "超": "over", "超過": "over", "超逾": "over", "突破": "over", "破": "over",
    "不止": "over", "不只": "over", "衝破": "over", "高於": "over", "大於": "over", "多於": "over",
    "至少": "over", "最少": "over",
    "起碼": "over", "不低於": "over", "不少於": "over", "沒有低於": "over", "over": "over",
    "more than": "over", "above": "over", "exceeding": "over", "at least": "over",
    "upwards of": "over", "greater than": "over", "no less than": "over", ">": "over", "≥": "over",
    "不到": "under", "不足": "under", "低於": "under", "少於": "under", "小於": "under",
    "未滿": "under", "未達": "under", "不及": "under", "under": "under", "less than": "under",
    "below": "under", "at most": "under", "fewer than": "under", "<": "under", "≤": "under",
    "近": "nearly", "將近": "nearly", "接近": "nearly", "逼近": "nearly", "幾乎": "nearly",
    "幾近": "nearly", "近乎": "nearly", "nearly": "nearly", "almost": "nearly",
    "close to": "nearly", "approaching": "nearly",
    "高達": "up_to", "多達": "up_to", "最多": "up_to", "至多": "up_to", "最高": "up_to",
    "不超過": "up_to",
    "不高於": "up_to", "不逾": "up_to", "up to": "up_to", "as much as": "up_to",
    "as many as": "up_to", "no more than": "up_to", "a maximum of": "up_to",
}  # fmt: skip
AFTER: Mapping[str, str] = {
    "附近": "about", "左右": "about", "上下": "about", "or so": "about", "計": "about",
    "以上": "over", "或以上": "over", "多": "over", "餘": "over", "+": "over", "or more": "over",
    "or above": "over",
    "以下": "under", "或以下": "under", "不到": "under", "or less": "under", "or fewer": "under",
    "以內": "up_to", "之內": "up_to",
}  # fmt: skip
MORE: Mapping[str, str] = {"多": "over", "餘": "over", "+": "over", "來": "about"}

RANGE = frozenset({"至", "到", "-", "—", "~", "to"})
AND = frozenset({"及", "與", "和", "and"})
OPEN: Mapping[str, frozenset[str]] = {  # what must close the range, if anything must
    "介於": frozenset(), "介乎": frozenset(), "between": frozenset(), "從": frozenset(),
    "由": frozenset(), "自": frozenset(), "from": frozenset(), "在": frozenset({"之間"}),
}  # fmt: skip
CLOSE = frozenset({"之間", "間"})

LABEL: Mapping[str, str] = {  # what follows a number and makes it a date or a name
    "分": "a time", "點鐘": "a time", "點整": "a time", "點半": "a time", "比": "a ratio",
    "碼": "a step of the central bank",
    "月": "a date", "月份": "a date", "月底": "a date", "日": "a date", "號": "a date",
    "年底": "a date", "年初": "a date", "年末": "a date", "年度": "a date", "年代": "a date",
    "財年": "a date", "會計年度": "a date", "賽季": "a date", "學年": "a date", "世紀": "a date",
    "時": "a time", "p.m.": "a time", "a.m.": "a time", "pm": "a time", "am": "a time",
    "january": "a date", "february": "a date", "march": "a date", "april": "a date",
    "may": "a date", "june": "a date", "july": "a date", "august": "a date",
    "september": "a date", "october": "a date", "november": "a date", "december": "a date",
    "jan": "a date", "feb": "a date", "mar": "a date", "apr": "a date", "jun": "a date",
    "jul": "a date", "aug": "a date", "sep": "a date", "sept": "a date", "oct": "a date",
    "nov": "a date", "dec": "a date",
    "大": "a name", "強": "a name", "巨頭": "a name", "雄": "a name", "指數": "a name",
    "版": "a name", "代": "a name", "屆": "a name", "級": "a name", "期": "a name",
    "樓": "a name", "路": "a name", "氪": "a name",
}  # fmt: skip
ORDINAL: Mapping[str, str] = {
    "第": "an ordinal", "no.": "an ordinal", "#": "an ordinal", "民國": "a date",
}  # fmt: skip
RANK = frozenset({"前"})  # 前三, 前1000大; 前12個月 is a figure all the same
NAMED = frozenset(
    {"雙", "標普", "標準普爾", "日經", "滬深", "羅素", "財富", "那斯達克", "納斯達克", "富時",
     "中證", "科創", "創業板", "道瓊", "比", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.",
     "aug.", "sep.", "sept.", "oct.", "nov.", "dec."}
)  # fmt: skip
METRICS = frozenset(
    {"eps", "pe", "p/e", "peg", "roe", "roic", "roa", "capex", "ebitda", "ebit", "revenue",
     "margin", "price", "target", "total", "buy", "hold", "sell", "beta", "score", "at", "to"}
)  # fmt: skip
PLAIN = frozenset(  # words that only contain a word of the tables
    {"最近", "附近", "近期", "近年", "近來", "近日", "跌破", "破產", "其餘", "餘額", "多數",
     "多元化", "成長", "成為", "成本", "成立", "成員", "成功", "成交", "成果", "成品", "成熟",
     "成效", "成分", "成績", "成千上萬", "上萬", "一成不變", "千萬不", "千萬別", "億萬", "億元級",
     "倍數", "倍率", "個點子", "人均", "人工", "人才", "人力", "名義", "名為", "位元", "位於",
     "位置", "家庭", "家族", "家電", "家居", "間接", "國內", "國外", "國際", "國債", "次日",
     "次級", "次要", "天然", "台積電", "台灣", "台北", "台股", "份額", "部分", "部門", "支援",
     "支持", "支出", "支撐", "支付", "股價", "股東", "股息", "股票", "股份", "處理", "處於",
     "處在", "組成", "組合", "組織", "場景", "場均", "片面", "項目", "種類", "條件", "張力",
     "回報", "回升", "回落", "回購", "回檔", "回到", "回應", "大約是", "大幅", "大量", "大型",
     "大規模", "代表", "代理", "期間", "期貨", "期待", "級別", "版本", "版權", "路透", "強勁",
     "強調", "強大", "時間", "時代", "時期", "時候", "到期", "到位", "與其", "數據", "數位",
     "數字", "數量", "幾何", "元月", "元件", "元素", "一般", "一致", "十分", "百分比", "千禧",
     "兩岸", "萬一", "超越", "超額", "約定", "約束", "近似", "計算", "計畫", "計劃", "計入",
     "計提", "上下游", "以上述", "左右手", "日均", "日前", "日後", "月均", "之前", "目前", "此前",
     "先前", "以前", "提前", "年前", "當前", "稅前", "盤前", "前景", "前述", "天花板", "餘下",
     "餘地", "多頭", "多空", "多次", "多重", "多方", "三位一體", "買超", "賣超", "打破", "分別",
     "分析", "分店", "分行", "分公司", "分成", "分紅", "分點", "分拆", "分割", "分配", "分部",
     "分布", "分散", "分類", "分享", "分支", "比例", "比率", "比重", "比較", "相比", "點子",
     "大關", "兌美元", "對美元"}
)  # fmt: skip

# ---------------------------------------------------------------------------------------------
# Folding and tokens

_TRADITIONAL = (  # of the characters that the tables know
    "亿億 万萬 两兩 币幣 过過 约約 国國 个個 辆輛 将將 达達 数數 间間 点點 于於 余餘 钟鐘 "
    "周週 时時 颗顆 项項 种種 笔筆 块塊 钱錢 欧歐 镑鎊 韩韓 卢盧 圆圓 纳納 内內 岁歲 届屆 "
    "号號 财財 赛賽 场場 级級 减減 斩斬 几幾 没沒 条條 张張 只隻 从從 与與 处處 长長 为為 "
    "绩績 创創 业業 标標 准準 尔爾 沪滬 罗羅 证證 强強 单單 双雙 头頭 学學 会會 计計 划劃 "
    "纪紀 满滿 臺台 员員 户戶 栋棟 礼禮 经經 门門 产產 义義 电電 积積 湾灣 东東 价價 应應 "
    "规規 际際 债債 类類 报報 购購 档檔 调調 权權 组組 织織 据據 后後 额額 贰二 壹一 叁三 "
    "參三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 弍二 弐二 冲衝 沖衝 "
    "负負 来來 关關 对對 兑兌"
)
_FOLD = (
    {ord(pair[0]): pair[1] for pair in _TRADITIONAL.split()}
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)}
    | {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-")
    | dict.fromkeys(map(ord, "―─"), "—")
    | dict.fromkeys(map(ord, "～〜∼"), "~")
    | dict.fromkeys([0x09, 0xA0, *range(0x2002, 0x200B), 0x202F, 0x3000], " ")
    | dict.fromkeys(map(ord, "’＇"), "'")
    | {ord("﹪"): "%", ord("￥"): "¥", ord("﹩"): "$", ord("￡"): "£", ord("﹐"): ","}
    | {ord("╱"): "/", ord("∕"): "/", ord("○"): "〇", ord("零"): "〇", ord("箇"): "個"}
)  # fmt: skip

_NUMERAL = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"兩": 2}
_TENS = {"十": 1, "百": 2, "千": 3}
_ONES = "".join(_NUMERAL)
_CHINESE = re.compile(f"(?:[{_ONES}十百千](?!瓦))+(?:點[{_ONES}]+)?")
_DIGITS = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:[,.'][0-9]+)*|\.[0-9]+"
)
_GROUPED = re.compile(
    r"(?:[0-9]+|[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+|(?: [0-9]{3})+))?(?:\.[0-9]+)?"
)
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u0370-\u052f]+(?:[&'][a-z\u00c0-\u024f]+)*")
_ADDRESS = re.compile(r"(?:[a-z]{2,9}://|www\.)[!-~]+|[a-z0-9._%+-]{1,64}@[a-z0-9.-]+")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_LETTERS_OR_DIGITS = _LETTERS | frozenset("0123456789")
_DIGIT = frozenset("0123456789")


def _words_by_beginning() -> dict[str, tuple[str, ...]]:
    """List the words under their first two characters, longest first."""
    tables = (
        SCALE, SEVERAL, WORD_NUMBER, CURRENCY, PER_SHARE_BEFORE, PER_SHARE_AFTER, UNIT, IDIOM,
        IDIOM_PERCENT, BEFORE, AFTER, MORE, RANGE, AND, OPEN, CLOSE, LABEL, ORDINAL, RANK, NAMED,
        PLAIN, {"百分之", "分之", "負", "半", "+", "-", "(", ")"},
    )  # fmt: skip
    index: dict[str, list[str]] = {}
    for word in {word for table in tables for word in table}:
        index.setdefault(word[:2], []).append(word)
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in index.items()}


_WORDS = _words_by_beginning()

# Chinese characters that begin nothing, and what stands in place of text that is not to be read.
_PLAIN = re.compile(
    rf"(?:(?![{_ONES}十百千{re.escape(''.join({word[0] for word in _WORDS}))}])[\0\u3400-\u9fff])+"
)


class _Token(NamedTuple):
    kind: str  # number, chinese, word, latin, address, bad, other, end
    text: str  # folded; of a bad one, what is wrong
    start: int
    end: int
    gap: bool  # white space before it


def _tokens(text: str) -> list[_Token]:
    """Cut folded text into tokens, the last of kind `end`."""
    tokens: list[_Token] = []
    position, size, gap = 0, len(text), False
    while position < size:
        if text[position] == " ":
            position, gap = position + 1, True
            continue
        if run := _PLAIN.match(text, position):
            token = _Token("other", run[0], position, run.end(), gap)
        else:
            token = _token(text, position, gap=gap)
        tokens.append(token)
        position, gap = token.end, False
    tokens.append(_Token("end", "", size, size, gap))
    return tokens


def _token(text: str, start: int, *, gap: bool) -> _Token:
    first = text[start]
    if first in _DIGIT or (first == "." and text[start + 1 : start + 2] in _DIGIT):
        return _number_token(text, start, gap=gap)
    if first in _LETTERS and (address := _ADDRESS.match(text, start)):
        return _Token("address", address[0], start, address.end(), gap)
    for beginning in (text[start : start + 2], first):
        for word in _WORDS.get(beginning, ()):
            if text.startswith(word, start) and _stands_alone(text, start, word):
                return _Token("word", word, start, start + len(word), gap)
    if run := _CHINESE.match(text, start):
        return _Token("chinese", run[0], start, run.end(), gap)
    if run := _LATIN.match(text, start):
        return _Token("latin", run[0], start, run.end(), gap)
    return _Token("other", first, start, start + 1, gap)


def _number_token(text: str, start: int, *, gap: bool) -> _Token:
    run = _DIGITS.match(text, start)
    assert run is not None
    wrong = _misprint(run[0])
    return _Token("bad" if wrong else "number", wrong or run[0], start, run.end(), gap)


def _misprint(digits: str) -> str:
    """Say what is wrong with a run of digits, points and separators; nothing if it is a number."""
    if len(digits) > MAX_DIGITS and sum(c in _DIGIT for c in digits) > MAX_DIGITS:
        return f"more than {MAX_DIGITS} digits"
    if not _GROUPED.fullmatch(digits):
        return f"{digits!r} is not grouped in threes with one decimal point"
    if digits[0] == "0" and len(digits) > 1 and digits[1] != ".":
        return f"{digits!r} starts with a zero, as codes and dates do"
    return ""


def _is_latin(character: str) -> bool:
    return character < "\u0530" and character.isalpha()


def _stands_alone(text: str, start: int, word: str) -> bool:
    """Tell whether a word of the tables is not part of a longer Latin word."""
    if word[0] in _LETTERS and start and _is_latin(text[start - 1]):
        return False
    if word[-1] not in _LETTERS:
        return True
    after = text[start + len(word) : start + len(word) + 1]
    return not _is_latin(after) and (after not in _DIGIT or word in CURRENCY)


# ---------------------------------------------------------------------------------------------
# Figures


@dataclass(frozen=True, slots=True)
class Figure:
    """What one printed string says.

    `low` and `high` are in plain units (percent in percent); None is an open end. `unit` is an
    ISO 4217 code, `USD/share`, `percent`, `pp`, `bp`, `x`, `pure`, a counted thing (`people`, `GW`,
    `years` ...) or None: money whose currency is left open. `decimals` is the accuracy of the
    printed digits (-8: to the hundred million), `approx` one of
    exact, about, over, under, nearly, up_to.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    decimals: int
    approx: str

    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """Where the true value lies: rounding widens exact ends by half a unit of the last digit.

        `over` starts at the figure and `under` and `up_to` end there. `about` reaches to both
        sides, and `nearly` below only, by half a unit of the last digit that is not zero, but at
        most 5 % of the value and at least one unit of the last printed digit.
        """
        low, high = self.low, self.high
        if self.approx in ("over", "under", "up_to"):
            return low, high
        if self.approx == "exact":
            below = above = _EXACT.scaleb(Decimal("0.5"), -self.decimals)
        else:
            below = self._slack(low)
            above = Decimal(0) if self.approx == "nearly" else self._slack(high)
        return (
            None if low is None else _plain(_EXACT.subtract(low, below)),
            None if high is None else _plain(_EXACT.add(high, above)),
        )

    def _slack(self, end: Decimal | None) -> Decimal:
        unit = _EXACT.scaleb(Decimal(1), -self.decimals)
        if not end:
            return unit
        exponent = end.normalize(_EXACT).as_tuple().exponent
        assert isinstance(exponent, int)
        rounding = _EXACT.scaleb(Decimal("0.5"), exponent)
        return max(unit, min(rounding, _EXACT.multiply(abs(end), Decimal("0.05"))))


@dataclass(frozen=True, slots=True)
class Found:
    """A figure found in running text, at text[start:end]."""

    start: int
    end: int
    printed: str
    figure: Figure


class NotAFigure(ValueError):  # noqa: N818 - the name is the message
    """A string that is not one figure; the message says why."""


def _plain(value: Decimal) -> Decimal:
    """Write 2.134E+11 as 213400000000, so that str() is what one expects."""
    exponent = value.as_tuple().exponent
    return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value


class _Part(NamedTuple):
    """One end of a range, or a whole figure, before its qualifier."""

    low: Decimal
    high: Decimal
    decimals: int
    end: int  # token after it
    shape: str = "digits"  # digits | chinese | word | several | idiom
    approx: str = "exact"
    scale: int = 0
    unit: str = "pure"
    shift: int = 0  # power of ten that the unit brings along: 成
    share: bool = False
    prefixed: bool = False
    suffixed: bool = False
    label: str = ""

    def scaled(self, exponent: int) -> "_Part":
        return self._replace(
            low=_EXACT.scaleb(self.low, exponent),
            high=_EXACT.scaleb(self.high, exponent),
            decimals=self.decimals - exponent,
            scale=self.scale + exponent,
        )


class _Reading(NamedTuple):
    figure: Figure
    part: _Part
    first: int  # token of the first amount
    end: int


class _Numeral(NamedTuple):
    low: int
    high: int
    place: int  # power of ten of the last digit named
    approx: str = "exact"


@lru_cache(maxsize=4096)
def _numeral(text: str) -> _Numeral | None:
    """Read Chinese digits with 十百千: 三百五十, 二〇二六, 七八 (7 to 8), 百 (about a hundred)."""
    if not any(c in _TENS for c in text):
        return _spelled_digits(text)
    text = text.lstrip("〇")
    if text in ("百", "千"):
        return _Numeral(10 ** _TENS[text], 10 ** _TENS[text], _TENS[text], "about")
    if len(text) > 2 and text[0] in _NUMERAL and text[1] in _NUMERAL:
        return _neighbours(text)
    return _multiplied(text)


def _spelled_digits(text: str) -> _Numeral | None:
    digits = [_NUMERAL[c] for c in text]
    if len(digits) == 2 and digits[0] and digits[1] == digits[0] + 1:
        return _Numeral(digits[0], digits[1], 0, "about")
    if len(digits) == 2 and digits[0]:
        return None
    value = int("".join(map(str, digits)))
    return _Numeral(value, value, 0)


def _neighbours(text: str) -> _Numeral | None:
    """兩三百: two neighbouring digits before one multiplier."""
    low, high = _NUMERAL[text[0]], _NUMERAL[text[1]]
    if not 0 < low == high - 1 or len(text) != 3 or text[2] not in _TENS:
        return None
    power = _TENS[text[2]]
    return _Numeral(low * 10**power, high * 10**power, power, "about")


def _multiplied(text: str) -> _Numeral | None:
    total, digit, ceiling, place, zero = 0, -1, 4, 0, False
    for character in text:
        if character in _NUMERAL:
            if digit > 0:
                return None
            digit, zero = _NUMERAL[character], zero or character == "〇"
            continue
        power = _TENS[character]
        if power >= ceiling or (digit <= 0 and power > 1):
            return None
        total += (digit if digit > 0 else 1) * 10**power
        digit, ceiling, place, zero = -1, power, power, False
    if digit > 0 and zero:
        return _Numeral(total + digit, total + digit, 0)
    if digit > 0:  # 三百五 is 350
        place = ceiling - 1
        total += digit * 10**place
    elif place == 1:  # 三百五十 is as exact as 350
        place = 0
    return _Numeral(total, total, place)


class _Reader:
    """The recogniser: each method reads one rule of the grammar from token `i`, or gives None."""

    __slots__ = ("currency", "source", "strict", "text", "tokens")

    def __init__(self, text: str, currency: str | None, *, strict: bool) -> None:
        self.source = text
        self.text = text.translate(_FOLD)
        self.tokens = _tokens(self.text)
        self.currency = currency
        self.strict = strict

    def word(self, i: int) -> str:
        token = self.tokens[i]
        return token.text if token.kind == "word" else ""

    def capital(self, token: _Token) -> bool:
        return any(c.isupper() for c in self.source[token.start : token.end])

    def glued(self, i: int) -> bool:
        return not self.tokens[i].gap

    def printed(self, i: int, end: int) -> str:
        return self.text[self.tokens[i].start : self.tokens[end - 1].end]

    # figure ------------------------------------------------------------------------------

    def figure(self, i: int) -> _Reading | None:
        approx, i = self._before(i)
        closers = OPEN.get(self.word(i))
        if closers is not None:
            i += 1
            if not approx:
                approx, i = self._before(i)
        first = self.amount(i)
        if first is None:
            return None
        pair = self._range(i, first, opened=closers is not None)
        part = pair or first
        ranged = pair is not None
        if closers is not None and not (ranged and (not closers or self.word(part.end) in closers)):
            return None
        end = part.end + (ranged and self.word(part.end) in CLOSE)
        if approx == "nearly" and part.unit in DURATIONS and self.word(i - 1) == "近":
            approx = "exact"  # 近3年 is the last three years
        approx, end = self._after(part, end, approx)
        return self._finish(part, i, end, approx, ranged=ranged)

    def _before(self, i: int) -> tuple[str, int]:
        approx = ""
        for _ in range(2):
            both = _strongest(approx, BEFORE.get(self.word(i), ""))
            if not both or self.word(i) not in BEFORE:
                break
            approx, i = both, i + 1
        return approx, i

    def _after(self, part: _Part, end: int, before: str) -> tuple[str, int]:
        """Join the qualifiers before, within and after; an empty one is a contradiction."""
        approx = _strongest(before, part.approx)
        word = self.word(end)
        if not approx or word not in AFTER or (word == "計" and part.shape != "several"):
            return approx, end
        following = self.tokens[end + 1].kind in ("number", "chinese")
        if following and (word in BEFORE or word == "+"):
            return approx, end
        return _strongest(approx, AFTER[word]), end + 1

    def _finish(
        self, part: _Part, first: int, end: int, approx: str, *, ranged: bool
    ) -> _Reading | None:
        if not approx:
            self._refuse("its qualifiers contradict each other")
            return None
        if ranged and approx not in ("exact", "about"):
            self._refuse("a range takes no qualifier but one like 'about'")
            return None
        low: Decimal | None = _plain(_EXACT.scaleb(part.low, part.shift))
        high: Decimal | None = _plain(_EXACT.scaleb(part.high, part.shift))
        if approx == "over":
            high = None
        elif approx in ("under", "up_to"):
            low = None
        figure = Figure(low, high, self._unit_name(part), part.decimals - part.shift, approx)
        return _Reading(figure, part, first, end)

    def _unit_name(self, part: _Part) -> str | None:
        unit = self.currency if part.unit == OPEN_MONEY else part.unit
        return f"{unit}/share" if part.share and unit else unit

    def _refuse(self, message: str) -> None:
        """Give up on what can only be a misprint: an error for `parse`, no figure for `scan`."""
        if self.strict:
            raise NotAFigure(message)

    # ranges ------------------------------------------------------------------------------

    def _range(self, start: int, first: _Part, *, opened: bool) -> _Part | None:
        joiner = self.word(first.end)
        if joiner not in RANGE and not (opened and joiner in AND):
            return None
        second = self.amount(first.end + 1)
        if second is None or first.label or not first.approx == second.approx == "exact":
            return None
        pair = _alike(first, second)
        if pair is None:
            return None
        low, high = pair
        if low.low <= high.high:
            return high._replace(low=low.low, decimals=max(low.decimals, high.decimals))
        upper = self.printed(start, first.end)
        self._refuse(
            f"the range runs from {upper} down to {self.printed(first.end + 1, second.end)}; "
            "write the smaller end first"
        )
        return None

    # amounts -----------------------------------------------------------------------------

    def amount(self, i: int) -> _Part | None:
        word = self.word(i)
        if word in IDIOM:
            return self._idiom(i)
        share = word in PER_SHARE_BEFORE
        negative, i = self._sign(i + share)
        word = self.word(i)
        prefix = "" if word in AFTER_NUMBER_ONLY else CURRENCY.get(word, "")
        if prefix:
            i += 1
            if not negative:
                negative, i = self._sign(i)
        percent = self.word(i) == "百分之"
        part = self.number(i + percent)
        if part is None:
            return None
        if percent:
            part = part._replace(unit="percent", prefixed=True)
        elif self.word(part.end) == "分之":
            part = self._fraction(part)
        elif prefix or share:
            part = part._replace(unit=prefix or OPEN_MONEY, share=share, prefixed=True)
            part = self._money(part)
        else:
            part = self._unit(part, i)
        if part is not None and negative:
            part = part._replace(low=-part.high, high=-part.low)
        return part

    def _sign(self, i: int) -> tuple[bool, int]:
        word = self.word(i)
        if word == "負" or (word in ("-", "+") and self.glued(i + 1)):
            return word != "+", i + 1
        return False, i

    def _idiom(self, i: int) -> _Part:
        unit, low, high = IDIOM[self.word(i)]
        end = i + 1
        if low < high and self.word(end) in IDIOM_PERCENT:
            unit, end = "percent", end + 1
        return _Part(Decimal(low), Decimal(high), 0, end, "idiom", unit=unit, suffixed=True)

    def _fraction(self, below: _Part) -> _Part | None:
        above = self.number(below.end + 1)
        if above is None or not above.low < below.low <= 1000 or below.scale or above.scale:
            return None
        share = _EXACT.multiply(above.low, 100) / below.low
        whole = share.to_integral_value()
        return _Part(
            whole, whole, 0, above.end, "chinese", "exact" if whole == share else "about",
            unit="percent", suffixed=True,
        )  # fmt: skip

    def _money(self, part: _Part) -> _Part | None:
        part = self._more(part)
        word = self.word(part.end)
        suffix = CURRENCY.get(word, "")
        prefix = part.unit if part.prefixed else OPEN_MONEY
        if suffix and (suffix == prefix or OPEN_MONEY in (prefix, suffix)):
            dollars = word in DOLLARS and prefix == OPEN_MONEY
            unit = "USD" if dollars else suffix if prefix == OPEN_MONEY else prefix
            part = part._replace(unit=unit, end=part.end + 1, suffixed=True)
        elif suffix:
            self._refuse(f"two currencies, {prefix} and {suffix}")
            return None
        elif word in UNIT and UNIT[word][0] in ("percent", "pp", "bp", "x"):
            self._refuse(f"money and {word!r} at once")
            return None
        return self._per_share(part)

    def _per_share(self, part: _Part) -> _Part:
        if not part.share and self.word(part.end) in PER_SHARE_AFTER:
            return part._replace(share=True, end=part.end + 1, suffixed=True)
        return part

    def _more(self, part: _Part) -> _Part:
        word = self.word(part.end)
        following = self.tokens[part.end + 1] if word in MORE else None
        if following is None or (word == "+" and following.kind == "number"):
            return part
        if following.text in UNIT or following.text in CURRENCY or following.text in SCALE:
            return part._replace(approx=MORE[word], end=part.end + 1)
        return part

    def _unit(self, part: _Part, start: int) -> _Part | None:
        part = self._more(part)
        token = self.tokens[part.end]
        word = self.word(part.end)
        if word in LABEL and not part.scale:
            ratio = word == "比"  # left to go before the other number
            return part._replace(label=LABEL[word], end=part.end + (not ratio))
        if word in CURRENCY and word[-1] not in "$¥¤£₩₹":
            return self._money(part)
        if word not in UNIT or (len(word) == 1 and word in _LETTERS and token.gap):
            return part
        unit, shift = UNIT[word]
        part = part._replace(unit=unit, shift=shift, suffixed=True, end=part.end + 1)
        if unit in ("years", "quarters", "pure") and (label := self._calendar(part, start, word)):
            return part._replace(label=label)
        return self._per_share(part) if unit == "USD" else self._half(part, word)

    def _calendar(self, part: _Part, start: int, word: str) -> str:
        """Tell a date or time (2026年, 四季度, 25年12月, 9點30分) from a span (10年, 13個季度)."""
        if part.scale:
            return ""
        text, following = self.tokens[start].text, self.word(part.end)
        nested = self.word(part.end + 1) if self.tokens[part.end].kind == "number" else ""
        if word == "點":
            return "a time" if nested == "分" else ""
        if word == "年":
            if _is_year(part, text) or following == "第":
                return "a date"
            return "a date" if nested == "月" else ""
        if word in ("季", "季度") and text in ("一", "二", "三", "四"):
            return "a date"
        return "a date" if word == "季度" and text in ("1", "2", "3", "4") else ""

    def _half(self, part: _Part, word: str) -> _Part:
        """Add the 半 of 一倍半 or the 五 of 三成五."""
        token = self.tokens[part.end]
        if word not in HALVES or token.gap or part.low != part.high:
            return part
        if token.text == "半":
            tenths = 5
        elif word == "成" and (len(token.text) == 1 and token.text in _NUMERAL):
            tenths = _NUMERAL[token.text]
        else:
            return part
        value = _EXACT.add(part.low, Decimal(tenths).scaleb(-1))
        places = max(part.decimals, 1)
        return part._replace(low=value, high=value, decimals=places, end=part.end + 1)

    # numbers -----------------------------------------------------------------------------

    def number(self, i: int) -> _Part | None:
        word = self.word(i)
        if word in SEVERAL:
            return self._several(i)
        qualified = i > 0 and self.word(i - 1) in BEFORE
        if word == "萬億" or (qualified and word in ("萬", "億", "兆")):
            return _Part(Decimal(1), Decimal(1), 0, i + 1, "chinese", "about").scaled(SCALE[word])
        part = self._digits(i)
        if part is None:
            return None
        needs_scale = word in ("a", "half a") or (
            not qualified and self.tokens[i].text in ("百", "千")
        )
        part = self._scales(part)
        if needs_scale and not part.scale:
            return None
        ceiling = part.scale
        while ceiling and part.low == part.high and part.approx == "exact":
            tail = self._tail(part, ceiling)
            if tail is None:
                break
            value = _EXACT.add(part.low, tail.low)
            part = part._replace(
                low=value, high=value, decimals=tail.decimals, end=tail.end, approx=tail.approx
            )
            ceiling = tail.scale
        return part

    def _digits(self, i: int) -> _Part | None:
        token = self.tokens[i]
        if token.text == "(":
            return self._bracketed(i)
        if token.kind == "number":
            plain = token.text.replace(",", "").replace(" ", "").replace("'", "")
            value = Decimal(plain)
            return _Part(value, value, len(plain.partition(".")[2]), i + 1)
        if token.kind == "chinese" and len(token.text) <= MAX_DIGITS:
            return self._chinese(token.text, i + 1)
        if token.text in WORD_NUMBER and token.kind == "word":
            value = WORD_NUMBER[token.text]
            return _Part(value, value, 1 if token.text == "half a" else 0, i + 1, "word")
        return None

    def _bracketed(self, i: int) -> _Part | None:
        """Read the accountant's minus of $(5.2) billion and (4.1)%."""
        if self.tokens[i + 1].kind != "number" or self.word(i + 2) != ")":
            return None
        unit = UNIT.get(self.word(i + 3), ("",))[0]
        if unit not in ("percent", "pp", "bp") and (not i or self.word(i - 1) not in CURRENCY):
            return None
        part = self._digits(i + 1)
        return part and part._replace(low=-part.low, high=-part.high, end=i + 3)

    def _chinese(self, text: str, end: int) -> _Part | None:
        whole, point, fraction = text.partition("點")
        numeral = _numeral(whole)
        if numeral is None:
            return None
        low, high, place, approx = numeral
        if point:
            digits = "".join(str(_NUMERAL[c]) for c in fraction)
            value = Decimal(f"{low}.{digits}")
            return _Part(value, value, len(digits), end, "chinese") if low == high else None
        if text[-1] == "十" and self.word(end) in ("幾", "數"):
            low, high, approx, end = low + 1, high + 9, "about", end + 1
        return _Part(Decimal(low), Decimal(high), -place, end, "chinese", approx)

    def _scales(self, part: _Part) -> _Part:
        """Multiply by the scales that follow, at most four: 千億, 多萬, billion."""
        for _ in range(4):
            word, token = self.word(part.end), self.tokens[part.end]
            exponent = SCALE.get(word, 0)
            if token.kind == "chinese" and part.shape != "chinese" and len(token.text) == 1:
                exponent = _TENS.get(token.text, 0)
            if exponent and not (token.gap and word in _LETTERS):
                part = part.scaled(exponent)._replace(end=part.end + 1)
            elif word in MORE and self.word(part.end + 1) in SCALE:
                part = part._replace(approx=MORE[word], end=part.end + 1)
            else:
                break
        return part

    def _tail(self, part: _Part, ceiling: int) -> _Part | None:
        """Read the 460億 of 1兆460億, the 五 of 一萬五 or the 2,345 of 1萬2,345."""
        token, start = self.tokens[part.end], part.end
        if token.text == "〇" and not self.tokens[start + 1].gap:  # the 零 of 1億零500萬
            token, start = self.tokens[start + 1], start + 1
        head = self._digits(start)
        if head is None or head.shape == "word" or head.approx != "exact":
            return None
        tail = self._scales(head)
        if tail.scale:
            smaller = tail.scale < ceiling and tail.low < 10**ceiling and tail.approx != "about"
            return tail if smaller else None
        if token.gap or "." in token.text:
            return None
        if len(token.text) == 1 and tail.low:
            return tail.scaled(ceiling - 1)._replace(scale=0)
        spelled = token.kind == "chinese" or len(token.text) >= 4
        return tail if token.text[0] == "〇" or (ceiling == 4 and spelled) else None

    def _several(self, i: int) -> _Part | None:
        """數十億: 2 to 9 times the scale that must follow."""
        exponent = SEVERAL[self.word(i)]
        part = _Part(Decimal(2), Decimal(9), 0, i + 1, "several", "about").scaled(exponent)
        part = self._scales(part)
        return part if part.scale else None


def _strongest(one: str, other: str) -> str:
    """Join two qualifiers: any beats `exact` and `about`; two others must agree, else none."""
    for weak in ("", "exact", "about"):
        if one == weak:
            return other if other not in ("", "exact") else one or other
        if other == weak:
            return one
    return one if one == other else ""


def _is_year(part: _Part, text: str) -> bool:
    year = part.low == part.high and 1900 <= part.low < 2200
    return year and (text.isdigit() or part.shape == "chinese") and len(text) == 4


def _alike(first: _Part, second: _Part) -> tuple[_Part, _Part] | None:
    """Lend the first end the unit and scale that stand only at the second; None if units differ."""
    share = first.share or second.share
    bare = not first.prefixed and not first.suffixed
    if bare:
        first = first._replace(unit=second.unit, shift=second.shift)
    elif not second.prefixed and not second.suffixed:
        if first.suffixed:
            return None
        second = second._replace(unit=first.unit, shift=first.shift)
    elif first.unit == OPEN_MONEY and first.prefixed and not first.suffixed:
        first = first._replace(unit=second.unit)
    elif second.unit == OPEN_MONEY and second.suffixed and first.prefixed:
        second = second._replace(unit=first.unit)
    if (first.unit, first.shift) != (second.unit, second.shift):
        return None
    second = second._replace(share=share)
    if second.scale and not first.scale and not first.suffixed:
        lent = first.scaled(second.scale)
        if lent.low <= second.high:
            first = lent
    return first, second


# ---------------------------------------------------------------------------------------------
# The two ways in


def parse(printed: str, currency: str | None = None) -> Figure:
    """Read a string that is one figure; a bare 元 is in `currency`. Raises NotAFigure."""
    printed = printed.strip()
    if len(printed) > MAX_LENGTH:
        raise NotAFigure(f"{len(printed)} characters are more than any figure has")
    return _parse(printed, currency)


@lru_cache(maxsize=65536)
def _parse(printed: str, currency: str | None) -> Figure:
    reader = _Reader(printed, currency, strict=True)
    tokens = reader.tokens
    if len(tokens) == 1:
        raise NotAFigure("nothing is printed")
    if tokens[0].text == "(" and tokens[-2].text == ")" and len(tokens) > 3:
        return _in_brackets(reader)
    reading = reader.figure(0)
    if reading is None:
        raise NotAFigure(_why_not(reader))
    read = reader.printed(0, reading.end)
    if reading.part.label:
        raise NotAFigure(f"{_clip(read)} is {reading.part.label}")
    if tokens[reading.end].kind != "end":
        rest = reader.text[tokens[reading.end].start :]
        raise NotAFigure(f"{_clip(rest)} is left over after {_clip(read)}")
    return reading.figure


def _in_brackets(reader: _Reader) -> Figure:
    reading = reader.figure(1)
    if reading is None or reading.end != len(reader.tokens) - 2:
        raise NotAFigure("the brackets hold more than one amount, or none")
    figure = _negative(reading).figure
    if figure is reading.figure:
        raise NotAFigure("brackets make an amount negative; this is none")
    return figure


def _negative(reading: _Reading) -> _Reading:
    """Read an amount in brackets as accounts print it; anything else stays as it is."""
    figure, part = reading.figure, reading.part
    amount = _is_money(part) or part.unit in ("pure", "percent")
    if not amount or part.label or figure.low is None or figure.low != figure.high:
        return reading
    end = -figure.low
    return reading._replace(figure=Figure(end, end, figure.unit, figure.decimals, figure.approx))


def _why_not(reader: _Reader) -> str:
    first = reader.tokens[0]
    for token in reader.tokens:
        if token.kind == "bad":
            return token.text
    if first.kind == "word" and first.text in ORDINAL:
        return f"{_clip(reader.text)} is {ORDINAL[first.text]}"
    if not any(token.kind in ("number", "chinese") for token in reader.tokens):
        return f"there is no number in {_clip(reader.text)}"
    return f"{_clip(reader.text)} does not start with a figure"


def _clip(text: str) -> str:
    text = text.strip()
    return repr(text if len(text) <= 40 else text[:39] + "…")


_STARTS = frozenset(
    word
    for table in (BEFORE, OPEN, CURRENCY, PER_SHARE_BEFORE, SEVERAL, WORD_NUMBER, IDIOM)
    for word in table
) - AFTER_NUMBER_ONLY | {"百分之", "百分之百", "負", "+", "-", "萬億"}


def _counting() -> re.Pattern[str]:
    """Match where a number may stand: every figure has a digit or a word for a number.

    `a` and `half a` do with a scale only, which is such a word itself.
    """
    words = {word for table in (SCALE, SEVERAL, WORD_NUMBER, IDIOM) for word in table}
    latin = sorted(word for word in words - {"half a"} if word[0] in _LETTERS and len(word) > 1)
    others = "".join(sorted({word[0] for word in words} - _LETTERS - {"-"}))
    return re.compile(rf"[0-9{_ONES}十百千{others}]|(?<![a-z])(?:{'|'.join(latin)})")


_COUNTS = _counting()


def scan(text: str, currency: str | None = None) -> Iterator[Found]:
    """Find the figures in one paragraph, left to right.

    Left out: dates, times, ordinals, ranks (前三), list numbers, codes, addresses, names with a
    number (Trainium 2, 10-K, 標普500). A numeral in words or Chinese digits counts only with a
    scale, percent, 倍, money, a span of time (not 一年), people, companies or countries (not 一家),
    or from eleven on with any unit; so 三大, 兩端, 一次 and 三件 are words.
    """
    if not _COUNTS.search(text.translate(_FOLD)):
        return
    reader = _Reader(text, currency, strict=False)
    tokens, i, last, open_brackets = reader.tokens, 0, 0, 0
    while tokens[i].kind != "end":
        token = tokens[i]
        open_brackets += (token.text == "(") - (token.text == ")")
        reading, end = _reading_at(reader, i, last)
        if reading and _is_figure(reader, i, reading, last, open_brackets):
            start, stop = token.start, tokens[reading.end - 1].end
            yield Found(start, stop, text[start:stop], reading.figure)
        open_brackets -= sum(inner.text == ")" for inner in tokens[i + 1 : end])
        if end > i:
            last = tokens[end - 1].end
        i = max(end, i + 1)


def _reading_at(reader: _Reader, i: int, last: int) -> tuple[_Reading | None, int]:
    """Read the figure that starts at token i and say where to go on, past a number that is named.

    `last` is where the figure or name before ended in the text.
    """
    token = reader.tokens[i]
    if token.kind in ("number", "chinese"):
        reading = reader.figure(i)
    elif token.kind != "word":
        return None, i
    elif token.text == "(":
        reading = reader.figure(i) or _in_cell(reader, i)
    elif token.text in ORDINAL or token.text in NAMED or token.text in RANK:
        return None, _named(reader, i)
    elif token.text not in _STARTS or (token.text in "+-" and _is_hyphen(reader, i, last)):
        return None, i
    else:
        reading = reader.figure(i)
    return reading, reading.end if reading else i


def _in_cell(reader: _Reader, i: int) -> _Reading | None:
    """Read `| (5.2) |`: brackets that fill a table cell make an amount negative."""
    if i == 0 or reader.tokens[i - 1].text != "|":
        return None
    reading = reader.figure(i + 1)
    if reading is None or reader.tokens[reading.end].text != ")":
        return None
    if reader.tokens[reading.end + 1].text not in ("|", ""):
        return None
    negative = _negative(reading)
    return negative._replace(end=reading.end + 1) if negative is not reading else None


def _named(reader: _Reader, i: int) -> int:
    reading = reader.figure(i + 1)
    if reading is None:
        return i
    word, part = reader.tokens[i].text, reading.part
    plain = part.unit not in DURATIONS if word in RANK else part.unit == "pure" or word in ORDINAL
    worth = part.scale or part.unit == "percent" or _is_money(part)
    return i if worth or not plain else reading.end


def _is_money(part: _Part) -> bool:
    return part.unit == OPEN_MONEY or (len(part.unit) == 3 and part.unit.isupper())


def _is_hyphen(reader: _Reader, i: int, last: int) -> bool:
    start = reader.tokens[i].start
    before = reader.text[start - 1 : start]
    return bool(before) and (start == last or before in "-—%)" or _is_code(before))


_CONNECTORS = frozenset("-/._@#&+\\")


def _is_code(character: str) -> bool:
    return bool(character) and (character in _LETTERS_OR_DIGITS or _is_latin(character))


def _is_figure(reader: _Reader, i: int, reading: _Reading, last: int, open_brackets: int) -> bool:
    """Tell a figure from a date, a code, a name or a numeral that is only a word."""
    part = reading.part
    if part.label or (part.unit == "quarters" and i and reader.word(i - 1) == "年"):
        return False
    if part.shape in ("chinese", "word", "several") and not _is_counted(part):
        return False
    if part.unit == "percent" or _is_money(part):
        return True
    start = reader.tokens[i].start
    if _is_joined_before(reader.text, start):
        return False
    if part.unit != "pure" or part.scale or part.shape != "digits":
        return True
    chained = start == last + 1 and reader.text[last] in _CONNECTORS
    return not chained and _is_free(reader, i, reading, open_brackets)


def _is_counted(part: _Part) -> bool:
    if part.scale >= 4 or part.unit in ("percent", "pp", "bp", "x") or _is_money(part):
        return True
    if part.unit in DURATIONS or part.unit in ("people", "companies", "countries"):
        return part.high > 1
    return part.high > 10 and part.suffixed


def _is_joined_before(text: str, start: int) -> bool:
    """Tell whether the number belongs to what stands before it: Trainium2, GPT-4."""
    before = text[start - 1 : start] if start else ""
    if _is_code(before):
        return True
    further = text[start - 2 : start - 1] if start > 1 else ""
    if before in _CONNECTORS:
        return _is_code(further)
    return before in (":", "=") and further in _DIGIT


def _is_free(reader: _Reader, i: int, reading: _Reading, open_brackets: int) -> bool:
    """Tell a bare number from a year, a code, a list number, a time or a part of a name."""
    text, tokens, part = reader.text, reader.tokens, reading.part
    stop = tokens[reading.end - 1].end
    after, further = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if _is_code(after) or (after in ("-", "/", ":", "_", "@") and _is_code(further)):
        return False
    if after == "." and _is_latin(further):
        return False
    if all(_is_bare_year(tokens[k].text) for k in range(reading.first, reading.end, 2)):
        return False
    digits = tokens[reading.first].text
    if digits.isdigit() and len(digits) >= (4 if _fills_brackets(reader, i, reading) else 8):
        return False
    if _is_list_number(reader, i, reading, open_brackets):
        return False
    return reading.first != i or not _is_in_name(reader, i, part)


def _fills_brackets(reader: _Reader, i: int, reading: _Reading) -> bool:
    """Tell a share's code from a figure: 台積電(2330)."""
    return i > 0 and reader.tokens[i - 1].text == "(" and reader.tokens[reading.end].text == ")"


def _is_bare_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and "1900" <= text < "2100"


def _is_list_number(reader: _Reader, i: int, reading: _Reading, open_brackets: int) -> bool:
    digits, after = reader.tokens[i].text, reader.tokens[reading.end]
    if not digits.isdigit() or len(digits) > 2 or after.gap:
        return False
    if after.text == ")":
        return open_brackets <= 0 or (len(digits) == 1 and reader.tokens[i - 1].text == "(")
    return i == 0 and after.text in (".", "、")


def _is_in_name(reader: _Reader, i: int, part: _Part) -> bool:
    """Trainium 2, Claude 4.5: a small plain number after a word with a capital."""
    if i == 0 or reader.tokens[i - 1].kind not in ("latin", "word"):
        return False
    word, digits = reader.tokens[i - 1], reader.tokens[i].text
    if not _is_latin(word.text[-1]) or word.text in METRICS or not reader.capital(word):
        return False
    return (digits.isdigit() and len(digits) <= 4) or (part.decimals == 1 and part.low < 20)
