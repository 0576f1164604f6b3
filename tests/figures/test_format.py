"""Figures in the words of each language, and back again."""

import pytest
from tables import rows

from briefs.content.fitting import negative
from briefs.figures.format import display
from briefs.figures.reader import parse
from briefs.model.figure import LARGEST, MAGNITUDE, Figure
from briefs.model.language import ROWS
from briefs.model.unit import CURRENCIES, OPEN_MONEY

SHOWN = [
    # printed, English, Traditional Chinese
    ("2,134億美元", "$213.4B", "2,134億美元"),
    ("1,877.92億美元", "$187.792B", "1,877.92億美元"),
    ("$213.4 billion", "$213.4B", "2,134億美元"),
    ("7.3億美元", "$730M", "7.3億美元"),
    ("2.63億美元", "$263M", "2.63億美元"),
    ("2000億美元", "$200.0B", "2,000億美元"),
    ("$200 billion", "$200B", "2,000億美元"),
    ("約2000億美元", "about $200B", "約2,000億美元"),
    ("約2,134億美元", "about $213.4B", "約2,134億美元"),
    ("2.4兆美元", "$2.4T", "2.4兆美元"),
    ("1兆460億美元", "$1,046.0B", "1兆460億美元"),
    ("千億美元", "about $100B", "約1,000億美元"),
    ("數十億美元", "several billion US dollars", "數十億美元"),
    ("數百億美元", "tens of billions of US dollars", "數百億美元"),
    ("数以十万计", "hundreds of thousands", "數十萬"),
    ("數千家", "several thousand companies", "數千家"),
    ("數十人", "tens of people", "數十人"),
    ("數十倍", "tens of times", "數十倍"),
    ("數兆新台幣", "several trillion New Taiwan dollars", "新台幣數兆元"),
    ("-數十億美元", "−several billion US dollars", "−數十億美元"),
    ("$1.95", "$1.95", "1.95美元"),
    ("每股1.95美元", "$1.95", "1.95美元"),
    ("1.86美元", "$1.86", "1.86美元"),
    ("50 cents", "$0.50", "0.50美元"),
    ("-52億美元", "−$5.2B", "−52億美元"),
    ("(5.2)", "−5.2", "−5.2"),
    ("1735億至1785億美元", "$173.5B–$178.5B", "1,735億至1,785億美元"),
    ("140-180亿美元", "$14.0B–$18.0B", "140億至180億美元"),
    ("200至205美元", "$200–$205", "200至205美元"),
    ("$950 million–$1.2 billion", "$950M–$1,200M", "9.5億至12億美元"),
    ("2,134億新台幣", "NT$213.4B", "新台幣2,134億元"),
    ("新台幣1兆460.9億元", "NT$1,046.09B", "新台幣1兆460.9億元"),
    ("NT$1,046.09 billion", "NT$1,046.09B", "新台幣1兆460.9億元"),
    ("NT$1.05 trillion", "NT$1.05T", "新台幣1.05兆元"),
    ("新台幣1兆460億至1兆500億元", "NT$1,046.0B–NT$1,050.0B", "新台幣1兆460億至1兆500億元"),
    ("新台幣9,800億至1兆200億元", "NT$980.0B–NT$1,020.0B", "新台幣9,800億至1兆200億元"),
    ("約新台幣1兆460億元", "about NT$1,046B", "約新台幣1兆460億元"),
    ("10,000億美元", "$1,000.0B", "10,000億美元"),
    ("12,345萬人", "123.45M people", "1億2,345萬人"),
    ("12,000人", "12,000 people", "12,000人"),
    ("新台幣-52億元", "−NT$5.2B", "−新台幣52億元"),
    ("每股新台幣19.50元", "NT$19.50", "新台幣19.50元"),
    ("12億港元", "HK$1.2B", "12億港元"),
    ("人民幣5.6億元", "CN¥560M", "5.6億人民幣"),
    ("€12.5m", "€12.5M", "1,250萬歐元"),
    ("JPY 300bn", "JP¥300B", "3,000億日圓"),
    ("CHF 5 million", "CHF 5M", "500萬瑞士法郎"),
    ("5億元", "¤500M", "5億元"),
    ("1美元兌31.7新台幣", "NT$31.7 per US dollar", "1美元兌新台幣31.7元"),
    ("¥155 to the dollar", "JP¥155 per US dollar", "1美元兌155日圓"),
    ("歐元兌美元約1.08", "about $1.08 per euro", "1歐元兌約1.08美元"),
    ("$65.0 billion, plus or minus 2%", "$63.7B–$66.3B", "637億至663億美元"),
    ("年減3%至增9%", "−3% to 9%", "−3%至9%"),
    ("24%", "24%", "24%"),
    ("86.00%", "86.00%", "86.00%"),
    ("-4.05%", "−4.05%", "−4.05%"),
    ("逾10%", "over 10%", "逾10%"),
    ("不到5%", "under 5%", "不到5%"),
    ("近100%", "nearly 100%", "近100%"),
    ("高達40%", "40%", "40%"),
    ("up to 40%", "up to 40%", "最高40%"),
    ("没有低于7%", "at least 7%", "至少7%"),
    ("20%以下", "at most 20%", "不逾20%"),
    ("高达2.4万亿美元", "$2.4T", "2.4兆美元"),
    ("under $5B", "under $5B", "不到50億美元"),
    ("11%至15%", "11%–15%", "11%至15%"),
    ("-5%至-3%", "−5% to −3%", "−5%至−3%"),
    ("兩成", "20%", "20%"),
    ("三分之一", "about 33%", "約33%"),
    ("7.32個百分點", "7.32 pp", "7.32個百分點"),
    ("25個基點", "25 bp", "25個基點"),
    ("4.4倍", "4.4×", "4.4倍"),
    ("近一倍", "nearly 1×", "近1倍"),
    ("三位數", "triple digits", "三位數"),
    ("三位数的百分比", "triple-digit percent", "三位數百分比"),
    ("個位數", "single digits", "個位數"),
    ("3.99 GW", "3.99 GW", "3.99 GW"),
    ("3奈米", "3 nm", "3奈米"),
    ("157.6萬人", "1.576M people", "157.6萬人"),
    ("約16,000名", "about 16,000 people", "約16,000人"),
    ("約1.6萬個", "about 16,000", "約1.6萬"),
    ("2,300個", "2,300", "2,300"),
    ("140萬顆", "1.40M", "140萬"),
    ("超過80億件", "over 8B", "逾80億"),
    ("3.15億人", "315M people", "3.15億人"),
    ("超過10萬家", "over 100,000 companies", "逾10萬家"),
    ("16個國家", "16 countries", "16個國家"),
    ("1人", "1 person", "1人"),
    ("20次", "20 times", "20次"),
    ("10年", "10 years", "10年"),
    ("1 year", "1 year", "1年"),
    ("13季", "13 quarters", "13季"),
    ("12個月", "12 months", "12個月"),
    ("49", "49", "49"),
    ("2134億", "213.4B", "2,134億"),
    ("0", "0", "0"),
]


@pytest.mark.parametrize(("printed", "english", "chinese"), SHOWN)
def test_display(printed: str, english: str, chinese: str) -> None:
    figure = parse(printed)
    assert display(figure, "en") == english
    assert display(figure, "zh-Hant") == chinese


SIMPLIFIED = [
    ("數十億美元", "数十亿美元"),
    ("數以十萬計", "数十万"),
    ("三位數的百分比", "三位数百分比"),
    ("雙位數", "两位数"),
    ("數兆新台幣", "新台币数万亿元"),
    ("最高2.4兆美元", "最高2.4万亿美元"),
    ("至少2.4兆美元", "至少2.4万亿美元"),
    ("≤5%", "不逾5%"),
]


@pytest.mark.parametrize(("printed", "chinese"), SIMPLIFIED)
def test_magnitudes_in_simplified_chinese(printed: str, chinese: str) -> None:
    assert display(parse(printed), "zh-Hans") == chinese


def test_a_magnitude_of_a_count_takes_its_measure_word() -> None:
    assert display(parse("數十萬顆"), "zh-Hant", counter="顆") == "數十萬顆"


HOME = [
    # printed, English, Traditional Chinese where New Taiwan dollars go without saying
    ("新台幣412.6億元", "NT$41.26B", "412.6億元"),
    ("每股新台幣5.17元", "NT$5.17", "5.17元"),
    ("新台幣-7.5億元", "−NT$750M", "−7.5億元"),
    ("約新台幣1兆460億元", "about NT$1,046B", "約1兆460億元"),
    ("新台幣420億至440億元", "NT$42.0B–NT$44.0B", "420億至440億元"),
    ("7.5億美元", "$750M", "7.5億美元"),
    ("24%", "24%", "24%"),
]


@pytest.mark.parametrize(("printed", "english", "chinese"), HOME)
def test_the_currency_at_home_goes_without_saying(printed: str, english: str, chinese: str) -> None:
    figure = parse(printed)
    assert display(figure, "en", home="TWD") == english
    assert display(figure, "zh-Hant", home="TWD") == chinese
    assert parse(chinese).interval() == figure.interval()


def test_dollars_at_home_keep_their_name() -> None:
    assert display(parse("7.5億美元"), "zh-Hant", home="USD") == "7.5億美元"
    assert display(parse("新台幣7.5億元"), "zh-Hant", home="USD") == "新台幣7.5億元"


def test_a_count_takes_its_measure_word() -> None:
    assert display(parse("約95萬個"), "zh-Hant", counter="個") == "約95萬個"
    assert display(parse("2至3座"), "zh-Hant", counter="座") == "2至3座"
    assert display(parse("24%"), "zh-Hant", counter="個") == "24%"


@pytest.mark.parametrize(
    ("printed", "english", "chinese"),
    [
        ("24%", "+24%", "+24%"),
        ("逾40%", "over +40%", "逾+40%"),
        ("25%至29%", "+25%–+29%", "+25%至+29%"),
        ("-3%", "−3%", "−3%"),
        ("0%", "0%", "0%"),
        ("新台幣5億元", "+NT$500M", "+新台幣5億元"),
        ("1人", "+1 person", "+1人"),
    ],
)
def test_signed(printed: str, english: str, chinese: str) -> None:
    assert display(parse(printed), "en", signed=True) == english
    assert display(parse(printed), "zh-Hant", signed=True) == chinese


@pytest.mark.parametrize("language", ROWS)
@pytest.mark.parametrize(("printed", "figure"), list(rows()))
def test_what_is_shown_reads_back(printed: str, figure: Figure, language: str) -> None:
    shown = display(figure, language)
    back = parse(shown)
    assert (back.low, back.high, back.approx) == (figure.low, figure.high, figure.approx)
    if figure.approx == MAGNITUDE:
        assert back.decimals == figure.decimals
        if (figure.unit, language) == ("x", "en"):  # tens of times are counted in English
            assert back.unit == "times"
            return
    assert back.unit == as_shown(figure.unit)
    if back.decimals > figure.finest:  # 2,000億 cannot say that only the 2 is sure
        assert "." not in shown
    elif back.decimals < figure.decimals:  # about $200B leaves out the .0 of scaling
        assert figure.approx != "exact"


@pytest.mark.parametrize("language", ROWS)
@pytest.mark.parametrize("unit", [*CURRENCIES, "people", "companies", "countries", "years", "GW"])
def test_every_magnitude_reads_back(unit: str, language: str) -> None:
    for power in range(2, LARGEST + 1):
        figure = Figure(None, None, None if unit == OPEN_MONEY else unit, -power, MAGNITUDE)
        assert parse(display(figure, language)) == figure


def as_shown(unit: str | None) -> str | None:
    """Money per share shows as money, and items as bare numbers."""
    if unit == "items":
        return "pure"
    return unit.removesuffix("/share") if unit else unit


@pytest.mark.parametrize(
    ("printed", "english", "chinese"),
    [
        ("逾10%", "below −10%", "低於−10%"),
        ("至少10%", "at most −10%", "不逾−10%"),
        ("不到10%", "above −10%", "高於−10%"),
        ("至多10%", "at least −10%", "至少−10%"),
        ("10%以下", "at least −10%", "至少−10%"),
    ],
)
def test_bounds_of_a_fall_lie_on_the_other_side(printed: str, english: str, chinese: str) -> None:
    figure = negative(parse(printed))
    assert (display(figure, "en"), display(figure, "zh-Hant")) == (english, chinese)


def test_every_language_has_the_same_words() -> None:
    first, *others = ROWS.values()
    for row in ROWS.values():
        assert len(row.magnitudes) == LARGEST + 3  # growth in percent has two places more
    for other in others:
        assert len(other.digits) == len(first.digits)
        assert other.approx.keys() == first.approx.keys()
