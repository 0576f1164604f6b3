"""Invented charts of an orchard, one of each kind, and how a test looks at what is drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from xml.etree import ElementTree as ET

from briefs.charts import drawing
from briefs.charts.marks import Chart, Point, Series
from briefs.model.layers import over_package
from briefs.model.period import Period, before, parse_period
from briefs.presentation.templates import environment

EN = {
    "category": "Category",
    "download": "Download",
    "figure": "Figure",
    "high": "High",
    "id": "Identifier",
    "low": "Low",
    "more": "Table, downloads, link",
    "next": "next",
    "no_data": "no data",
    "one_point": "One value so far.",
    "permalink": "Link to this chart",
    "series": "Series",
    "source": "Source: ",
    "total": "Total",
}
ZH = {
    "category": "項目",
    "download": "下載",
    "figure": "數字",
    "high": "上限",
    "id": "識別碼",
    "low": "下限",
    "more": "表格、下載、連結",
    "next": "下期",
    "no_data": "無資料",
    "one_point": "目前僅有一筆數值。",
    "permalink": "此圖表的連結",
    "series": "數列",
    "source": "資料來源：",
    "total": "合計",
}
QUARTERS = ("2031Q1", "2031Q2", "2031Q3", "2031Q4", "2032Q1")


def series(name: str, role: str, *values: float | None, unit: str = "${}B") -> Series:
    """Points named after the series and their place: `apples-0`."""
    places = count()
    slug = name.lower().replace(" ", "-")
    return Series(
        name,
        role,
        tuple(
            None
            if v is None
            else Point(v, unit.format(f"{v:g}").replace("$-", "−$"), f"{slug}-{i}")
            for v, i in zip(values, places, strict=False)
        ),
    )


def chart(kind: str, categories: tuple[str, ...], *rows: Series) -> Chart:
    periods = [parse_period(f"FY{name}" if name.isdigit() else name) for name in categories if name[:1] == "2"]
    if len(periods) == len(categories):
        rows = tuple(replace(row, points=tuple(in_time(row.points, periods))) for row in rows)
    return Chart(
        days=tuple(period.middle for period in periods),
        written=lambda value: f"{value:g}".replace("-", "−"),
        id=f"the-{kind}",
        kind=kind,
        title="Orchards grew",
        description="Invented figures of an orchard.",
        categories=categories,
        series=rows,
        source="The Invented Times",
        note="Invented.",
    )


def in_time(points: Iterable[Point | None], periods: list[Period]) -> Iterator[Point | None]:
    last = None
    for point, period in zip(points, periods, strict=True):
        yield point and replace(point, period=str(period), day=period.middle, follows=before(period) == last)
        last = period if point else last


def band(low: float | None, high: float | None, text: str) -> Point:
    ends = [v for v in (low, high) if v is not None]
    return Point(sum(ends) / len(ends), text, f"band-{text}", low=low, high=high)


BARS = chart(
    "bars",
    ("Pomes", "Stone fruit", "Berries and all that is sold with them"),
    series("2031", "s6", 12.5, -3, None),
    series("2032", "s1", 14, 2.25, 7),
)
STACKED = chart(
    "stacked",
    ("2031", "2032"),
    series("Pomes", "s1", 60, 70),
    series("Berries", "s2", 4, 5.5),
    series("Nuts", "s3", 30, 21),
)
LINES = chart(
    "lines",
    QUARTERS,
    series("Pomes", "s1", 19, 17, 17.5, 20.2, 24, unit="{}%"),
    series("Berries and currants", "s2", 30, None, 35, 34, 23.5, unit="{}%"),
    series("Nuts", "s3", None, 12, None, None, None, unit="{}%"),
)
RANGES = chart(
    "ranges",
    ("2031Q3", "2031Q4", "2032Q1", "2032Q2"),
    Series(
        "Guidance",
        "guidance",
        (
            band(174, 179.5, "$174B–$179.5B"),
            band(206, 213, "$206B–$213B"),
            band(190, None, "over $190B"),
            None,
        ),
    ),
    series("Actual", "actual", 180.2, 213.4, None, None),
    series("Consensus", "consensus", 177.8, 211.5, 199, None),
)
RANGES = replace(RANGES, states=("", "", "not yet reported", ""))
KINDS = (BARS, STACKED, LINES, RANGES)
ZH_BARS = replace(
    BARS,
    categories=("北美", "國際", "亞馬遜雲端運算服務"),
    title="果園成長",
    series=(series("一年", "s1", 1156, 434, 288, unit="{}億美元"),),
)


def draw(example: Chart, words: dict[str, str] = EN) -> str:
    return drawing.draw(example, words, environment(over_package()))


def figure(example: Chart, words: dict[str, str] = EN) -> ET.Element:
    return ET.fromstring(draw(example, words))


def plot(example: Chart) -> ET.Element:
    svg = figure(example).find("svg")
    assert svg is not None
    return svg


def words_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
