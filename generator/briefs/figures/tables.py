"""The words of printed figures, written folded: Traditional, lower case, half width."""

from collections.abc import Mapping
from decimal import Decimal

from briefs.model.unit import CURRENCIES, UNITS

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

CURRENCY: Mapping[str, str] = {
    word: code for code, words in CURRENCIES.items() for word in words.split("|")
}
DOLLARS = frozenset({"dollars", "dollar"})  # open beside HK$, US dollars alone
AFTER_NUMBER_ONLY = frozenset(
    {"元", "圓", "塊錢", "dollars", "dollar", "yuan", "euros", "yen", "pounds", "won"}
)

PER_SHARE_BEFORE = frozenset({"每股"})
PER_SHARE_AFTER = frozenset(
    {"/股", "/ 股", "每股", "一股", "per share", "a share", "per diluted share", "/share"}
)

UNIT: Mapping[str, tuple[str, int]] = {  # and the power of ten that the word brings along
    **{word: (unit.name, 0) for unit in UNITS.values() for word in unit.words.split("|")},
    "成": ("percent", 1),
    **dict.fromkeys(("美分", "cents", "¢"), ("USD", -2)),
}
HALVES = frozenset({"成", "倍", "年"})  # 一倍半

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
