"""Units of figures: one row a unit, with the words that articles print for it.

Data name a unit as its row does, or as an ISO 4217 currency (`USD`), or as money a share
(`USD/share`). How a language writes it stands in the language's row.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal[
    "money", "per_share", "percent", "count", "power", "energy", "multiple", "time", "length"
]
KINDS: Mapping[Kind, str] = {
    "money": "an amount of money",
    "per_share": "an amount per share",
    "percent": "a percentage",
    "count": "a count",
    "power": "a power",
    "energy": "an amount of energy",
    "multiple": "a multiple",
    "time": "a length of time",
    "length": "a length",
}
MONEY: tuple[Kind, ...] = ("money", "per_share")
RATIOS: tuple[Kind, ...] = ("percent", "multiple")
ADDITIVE: tuple[Kind, ...] = ("money", "count", "power", "energy")  # parts make up a whole
GROWING: tuple[Kind, ...] = (*ADDITIVE, "per_share")  # its changes are told in per cent
PER_SHARE = "/share"
OPEN_MONEY = "¤"  # money whose currency the text leaves open


class Unit(NamedTuple):
    """A unit: its name, the kind of concept that may hold it, and its words, folded."""

    name: str
    kind: Kind
    words: str  # with | between


_ROWS = (
    Unit("percent", "percent", "%|percent|per cent|pct|-percent"),
    Unit(
        "pp",
        "percent",
        "個百分點|百分點|個點|pp|ppt|ppts|pps|percentage points|percentage point|"
        "-percentage-point|% points",
    ),
    Unit("bp", "percent", "個基點|基點|bp|bps|basis points|basis point|-basis-point"),
    Unit("x", "multiple", "倍|x|×|-fold|fold"),
    Unit("pure", "count", "點"),
    Unit(
        "items",
        "count",
        "個|顆|件|枚|片|台|輛|座|款|項|種|份|筆|張|套|組|部|架|艘|條|場|批|棟|支|隻|戶|"
        "股|處|items|units|chips",
    ),
    Unit("people", "count", "人|名|位|人次|個人|人份|people|persons|person|employees|workers|jobs"),
    Unit("companies", "count", "company|家|間|companies|firms"),
    Unit("countries", "count", "country|國|個國家|countries"),
    Unit("times", "count", "次|times|time|回"),
    Unit("kW", "power", "kw|千瓦"),
    Unit("MW", "power", "mw|兆瓦|megawatts"),
    Unit("GW", "power", "gw|吉瓦|gigawatts|gigawatt"),
    Unit("MWh", "energy", "mwh|兆瓦時"),
    Unit("GWh", "energy", "gwh|吉瓦時"),
    Unit("nm", "length", "nm|奈米|納米|nanometers"),
    Unit("years", "time", "年|個年頭|歲|years|year|-year"),
    Unit("quarters", "time", "個季度|季|季度|個季|quarters|quarter|-quarter"),
    Unit("months", "time", "個月|months|month|-month"),
    Unit("weeks", "time", "週|個星期|星期|個禮拜|weeks|week|-week"),
    Unit("days", "time", "天|個交易日|個工作日|days|day|-day"),
    Unit("hours", "time", "小時|個小時|hours|hour|-hour"),
    Unit("minutes", "time", "分鐘|minutes|minute|-minute"),
)
UNITS: Mapping[str, Unit] = {unit.name: unit for unit in _ROWS}

CURRENCIES: Mapping[str, str] = {
    "USD": "美元|美金|us$|us $|usd|usd$|$|u.s. dollars|us dollars",
    "HKD": "港元|港幣|港圓|hk$|hkd|hong kong dollars",
    "CNY": "人民幣|元人民幣|rmb|cny|cn¥|rmb¥|¥|yuan",
    "TWD": "新台幣|台幣|台元|nt$|ntd|twd",
    "EUR": "歐元|€|eur|euros|euro",
    "JPY": "日圓|円|日元|日幣|jpy|jp¥|yen",
    "GBP": "英鎊|£|gbp|pounds",
    "KRW": "韓元|韓圓|韓幣|₩|krw|won",
    "SGD": "新加坡元|新幣|坡幣|s$|sgd",
    "AUD": "澳元|澳幣|a$|au$|aud",
    "CAD": "加元|加幣|c$|ca$|cad",
    "CHF": "瑞士法郎|瑞郎|chf|swiss francs",
    "INR": "印度盧比|盧比|₹|inr|rupees",
    OPEN_MONEY: "元|圓|塊錢|¤|dollars|dollar",
}


def kind_of(unit: str | None) -> Kind:
    """The kind of a unit; None is money whose currency is left open."""
    row = UNITS.get(unit or "")
    money: Kind = "per_share" if unit and unit.endswith(PER_SHARE) else "money"
    return row.kind if row else money


def currency_of(unit: str | None) -> str:
    """The currency of money, also of money a share; empty where it is open or no money."""
    return unit.removesuffix(PER_SHARE) if unit and kind_of(unit) in MONEY else ""
