"""Figures in running text, and the cost of reading anything."""

import sys
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import rows

from briefs.articles.article import squeeze
from briefs.figures.reader import LEFT_OUT, parse
from briefs.figures.scan import scan
from briefs.model.figure import Figure, NotAFigure

# In running text, ⟦ ⟧ stand around each figure; nothing else may be found.
TEXTS = [
    # money and percent beside words that touch them
    "公司上季營收⟦356億美元⟧,年增⟦24%⟧,勝過分析師的⟦349億美元⟧。",
    "營收年增⟦14%⟧至⟦2,134億⟧勝過預估",
    "股價重挫⟦逾8%⟧:⟦3000 億⟧計畫嚇壞市場",
    "淨利從⟦592億美元⟧縮為⟦112億美元⟧,跌幅⟦4.05%⟧!",
    "從⟦20%⟧升至⟦30%⟧,不是從低點算起",
    "盈餘為去年的⟦兩倍⟧?不,⟦每股1.95美元⟧,比預期的⟦1.97美元⟧低",
    "EPS ⟦$1.95⟧,EPS ⟦1.95⟧,Capex⟦1,000億美元⟧",
    "較同類產品高出⟦30%-40%⟧,⟦約26.6%⟧的上漲空間,⟦24 %⟧",
    "預計⟦介于5%-9%⟧,虧損⟦21億美元⟧,而上年為⟦153亿美元⟧",
    "利率上升⟦25個基點⟧,毛利率減少⟦1.12個百分點⟧,服務貢獻⟦13个点⟧",
    "目前⟦5億元⟧,此前⟦3億元⟧,之前⟦2億元⟧,稅前⟦1億元⟧",
    "營收⟦破億⟧,市值⟦破兆美元⟧,⟦千億美元⟧的計畫,⟦數十億美元⟧的業務",
    "成長⟦三成五⟧,⟦兩成⟧客戶流失,⟦近一倍⟧,⟦近乎翻倍⟧",
    "利潤率⟦百分之十二⟧,⟦三分之二⟧的產能,出現⟦三位數⟧成長",
    "匯損⟦7億美元⟧高於預期,最近⟦12個月⟧的現金流",
    "降幅⟦-4.05%⟧,營收-成本,成長⟦5億美元⟧-去年,⟦負5億美元⟧",
    "(⟦57位⟧分析師),其中(⟦49位⟧)看好,合計(⟦約1,500人⟧)",
    "AWS(⟦356億美元⟧)與廣告(⟦213億美元⟧)",
    "| 買進 | ⟦49⟧ |",
    "| 淨損 | ⟦(5.2)⟧ | ⟦($3.1 billion)⟧ | ⟦(4.1)%⟧ | ⟦$(5.2)⟧ | ⟦(0.4) pp⟧ | 3) 其他",
    "在⟦210至220⟧區間,站上⟦220至230⟧,⟦跌破205⟧則回測⟦200⟧支撐",
    "新台幣匯率,⟦新台幣300億元⟧,⟦NT$300億⟧,⟦人民幣5億元⟧",
    "⟦人民幣兌美元7.2⟧,⟦突破2,500點⟧大關,⟦5億⟧來自海外,| ⟦(5.2)⟧ | 3) 其他",
    "稼動率七 成 五，下季⟦八成⟧ 六月後更高，⟦三成⟧ ⟦五家⟧，⟦兩成⟧ 2027年，S $ 20、R $ 3、⟦S$ 20⟧，Series C ⟦$16⟧，a ⟦$ 5⟧ fee",
    "⟦1億2千3百萬元⟧、⟦2億3千5百萬4千元⟧、⟦3千500萬元⟧、⟦1百20萬元⟧、⟦2千3百億元⟧、⟦1兆2千3百億元⟧、⟦1億2千多萬元⟧",
    "GMV⟦突破5,000億⟧，DAU⟦逾3億⟧，H20⟦約5萬片⟧，ARR⟦不到2億⟧，但GMV5000億、Trainium2與A14",
    "△3.2%、△1,234億円、▽5%、∆ 4%、¢50，但⟦▲5%⟧、⟦▼3%⟧；₩12.3조、12.3 조원、5 млрд руб，而⟦₩12.3 billion⟧",
    "1 234,5 millions d'euros, 12 345 678,90 €, yet ⟦12⟧ ⟦345,678⟧ in columns; up ⟦1.5 p.p.⟧ to ⟦12.3 %⟧",
    "It rose to 17 USD 25, or ⟦17 USD⟧ ⟦25 %⟧; ⟦15 USD⟧ ⟦50 million times⟧, ⟦17 USD⟧ in ⟦25⟧ cases; down ⟦38.5pc⟧, ⟦3pc-4pc⟧, 5PC",
    # what the next words begin with, signs, bounds and scales that stand elsewhere
    "參數達⟦6,710億⟧參，斥資⟦12億⟧參股新創，訂單⟦5億⟧陸續出貨，⟦30萬⟧陸客，⟦伍拾萬參仟元⟧，⟦參萬元⟧，⟦陸 點 五 折⟧，⟦萬分之肆⟧，推出⟦70B⟧參數版本",
    "營收⟦120億⟧⟦七成⟧來自海外，賠了⟦3億⟧⟦九成⟧是匯損，⟦30億⟧⟦五年⟧期債，注資⟦20億⟧⟦四家⟧公司，⟦超过1万亿⟧三大指数，賺⟦12億⟧七月再賺⟦2億⟧",
    "投資⟦20億⟧百貨商場，⟦3億⟧億光股票，⟦10億⟧兆豐債券，⟦50億⟧⟦百億⟧在望，⟦3萬五千人⟧，⟦3億五千萬元⟧",
    "⟦五到六千人⟧、⟦三到五千萬元⟧、⟦5千至8千萬元⟧、⟦3百至5百萬元⟧、⟦8百至9百萬人⟧、⟦500至1千人⟧、⟦每股20至30仙⟧",
    "估⟦26.5±0.5億美元⟧、⟦$26.5 +/- 0.5 billion⟧、⟦120±5萬片⟧、⟦500±15億元⟧",
    "an ⟦over-5%⟧ stake, ⟦nearly-5%⟧ lower, spent ⟦about-$5 billion⟧, a ⟦sub-5%⟧ yield, ⟦c.£14.2bn⟧, ⟦c. 5%⟧, in a mid-30% range",
    "净利qoq⟦-2.3%⟧、yoy⟦-5.3%⟧，營收MoM⟦-12%⟧、QoQ⟦+5.2%⟧/YoY⟦-3.1%⟧，EPS⟦-0.5元⟧、NIM⟦-3bp⟧",
    "⟦Rs 5,000-crore⟧, ⟦₹2.5-lakh-crore⟧, ⟦INR 45 crs⟧, $12 mill, HK20 cents, HK 35 cents, NZ 12 cents, a ⟦12 cents⟧ rise",
    "⟦三厘半⟧、⟦2厘半⟧、⟦4個基本點⟧、⟦3個bp⟧、跌⟦0.8個百份點⟧、2位數成長、1個半月、3個半小時、載客率⟦八成六三⟧、⟦七成二五⟧",
    "⟦8.4%⟧ (⟦-0.8 %-pts⟧), ⟦1.2%pts⟧, ⟦80 basis pts⟧, ⟦1.2 percentage-points⟧",
    "上修2024至26年獲利，2025至27年CAGR，24-26年淨利，25年及26年EPS，114年上半年與113年同期，⟦逾100年⟧歷史、過去⟦10年⟧、⟦10-15年⟧期",
    "⟦$100 million⟧ and ⟦up to $1.9 billion⟧, ⟦500 jobs⟧ or ⟦more than 4%⟧, ⟦$1 billion⟧ and above all margins; ⟦5% or more⟧",
    "投資⟦100億⟧以內需為主，補助⟦2億⟧以上市公司為主，⟦直逼5億元⟧，台幣升破⟦32元⟧，失守萬九，⟦5億元出頭⟧",
    "營收在⟦15億到20億間⟧，股價在⟦100到120元間⟧，由⟦45.2%⟧~⟦29.7%⟧，⟦約3~5%⟧，⟦~30%⟧",
    "9M revenue, 3M rose, ⟦5M⟧ users, Phase 2b data, phase 3 readout, 777X, ⟦1.6T⟧光模組，12吋晶圓，升1.2角、⟦每股3毫⟧",
    "£1.2/1.3bn, INR 3.2/4.1bn, ⟦$5 million⟧/year, ⟦25.7⟧/⟦20.4億元⟧",
    # counts
    "裁員⟦約16,000名⟧員工,合計⟦30,000人⟧,總數⟦157.6萬人⟧",
    "⟦超過1.5億⟧美洲會員,⟦1億名⟧客戶,⟦逾2300個⟧城鎮,⟦超過10萬家⟧企業",
    "交付⟦140 萬颗⟧晶片,新增⟦3.99 GW⟧,⟦1.2 GW⟧,採用⟦3奈米⟧製程",
    "擴展至⟦16個國家⟧,發射⟦超過20次⟧,共⟦80億件⟧",
    "過去⟦13個季度⟧,過去⟦十二个月⟧,⟦10年⟧來,⟦四年⟧投入,⟦三天⟧內",
    "⟦三家⟧公司、⟦兩人⟧、⟦十二項⟧指標",
    "⟦近半⟧營收來自海外,⟦過半⟧客戶續約,⟦上百家⟧廠商,⟦百餘家⟧門市,⟦百億級⟧商機,⟦199元起⟧",
    "毛利率⟦不小於30%⟧,費用率⟦不會超過5%⟧,市值⟦高達2.4兆美元⟧,目標價上看⟦300元⟧,僅⟦5%⟧,挑戰⟦3兆元⟧",
    "毛利率⟦60%（正負2%）⟧,營收⟦650億美元，正負2%⟧,合計⟦46%±1.5%⟧。誤差正負3%,⟦20%上下⟧,漲跌±10%",
    "營收估⟦年減3%至增9%⟧,出貨⟦持平至成長5%⟧;年增⟦3%至9%⟧,減少⟦3%⟧至⟦105元⟧,股價升⟦5%⟧,10月減碼",
    "匯率以⟦1美元兌31.7新台幣⟧為基礎,⟦美元兌新台幣匯率31.7元⟧;匯率兌美元⟦7.2⟧,對美元升值⟦5%⟧,對美元債券,1比5分割",
    "美元兌新台幣升值⟦3%⟧,⟦每股5元⟧,每人⟦5元⟧,每年,⟦5億美元⟧兌現,以⟦100美元⟧換股",
    # English
    "It assumes ⟦US$1 to NT$31.7⟧; the yen fell to ⟦155 yen to the dollar⟧, ⟦$5 billion⟧ to the dollar area, ⟦$5⟧ per pound.",
    "Revenue of ⟦$65.0 billion, plus or minus 2%⟧; margins of ⟦74.8%⟧ and ⟦75.0%, respectively, plus or minus 50 basis points⟧.",
    "Sales ⟦down 3% to up 9%⟧, shipments ⟦flat to up 5%⟧; shares up ⟦3%⟧ to ⟦$105⟧, down ⟦2%⟧ (⟦4%⟧ on the week).",
    "Revenue rose ⟦24%⟧ to ⟦$35.6 billion⟧, beating the ⟦$34.9 billion⟧ expected.",
    "It guides for ⟦between $173.5 billion and $178.5 billion⟧, or ⟦11% to 15%⟧ growth.",
    "The company cut ⟦about 16,000 employees⟧ and ⟦two quarters⟧ later ⟦more than 500 jobs⟧.",
    "Profit ⟦nearly doubled⟧, margin fell ⟦120 basis points⟧, shares lost ⟦$5.20 a share⟧.",
    "A target of ⟦$295.05⟧; the price reached ⟦205⟧, then rose to ⟦5⟧.",
    "Cash of ⟦up to $2.4T⟧ over a ⟦10-year⟧ plan",
    "Some firms spent ⟦tens of billions of dollars⟧, one of them ⟦over $5bn⟧.",
    # what the tables do not know is no figure rather than a wrong one
    "XQ$15, ₡900, XAF 5 million, 70 ₡, 30 million Jamaican dollars, 4億披索, 5 zillion, $5zn, 9垓",
    "a 300mm fab, 200mm晶圓, 5t of steel, a mast 40m high, 1080p, 5P; ⟦$5mm⟧, ⟦40m⟧ users sold",
    "12,34,567 boxes, 3千零1, 一百零幾萬人, three quarters billion, 12G; ⟦NT$5 million⟧; ⟦RMB 10⟧ ⟦USD 20⟧, ⟦3⟧ ⟦USD50⟧ cards",
    # columns, lists, marks of notes, telephone numbers
    "三項為⟦20⟧，⟦300⟧與⟦400億元⟧,合計⟦１，５００億⟧;其他 ⟦656⟧ ⟦705⟧ ⟦812⟧ ⟦12%⟧,共 ⟦1 250 元⟧",
    "成長⟦12%⟧[4][15],⟦3億元⟧［2-4］,(註2)、附註5、note 7; 折合⟦3億元⟧",
    "電話 +886 2 2311 3731 分機 123,專線02-2311-3731,(02) 2311-3731,客服 4008 123 456,call 223-4567 or 1-800-555-0123",
    "call ⟦300 workers⟧, call ⟦$5⟧, tel. 223 4567; 洽詢電話:2311-3731;打電話給⟦3,000人⟧",
    # a change and the new level; a move from one level to another; ranges all the same
    "股價下跌⟦3.5元⟧至⟦88元⟧,股价下挫⟦3元⟧至⟦50元⟧,⟦ZAR 5 million⟧ XAF 5 million,營收大增⟦約4億元⟧到⟦19億元⟧,上漲了⟦200點⟧至⟦23,000點⟧,殖利率上升⟦0.2%⟧至⟦4.5%⟧",
    "毛利率提高⟦2至3個百分點⟧,增加⟦10億元至15億元⟧,年增⟦3%至9%⟧,增加⟦2至30億元⟧,調升目標價至⟦100元⟧",
    "股价下跌⟦3元⟧至⟦80元⟧,上調全年展望由⟦10億元⟧至⟦12億元⟧,预计⟦由5%至9%⟧",
    "Shares rose by ⟦$4.10⟧ to ⟦$92⟧; net income fell ⟦€3m⟧ to ⟦€41m⟧; units added ⟦20,000 items⟧ to ⟦1.2 million items⟧.",
    "Margin went from ⟦12%⟧ to ⟦14.5%⟧; it raised its outlook from ⟦$8 billion⟧ to ⟦$8.4 billion⟧; up from ⟦3⟧ to ⟦5⟧.",
    "Prices range ⟦from $5 to $8⟧; it expects growth ⟦from 3% to 5%⟧; sales will rise ⟦2% to 4%⟧ or ⟦$2 billion to $3 billion⟧.",
    # a quarter, a year or a name before `to` ends no range
    "Sales rose ⟦9%⟧ in Q3 to ⟦$71.4 billion⟧, in H2 to ⟦20%⟧, from ⟦$5.0 billion⟧ in fiscal 2023 to ⟦$6.1 billion⟧.",
    "Margin went from ⟦8%⟧ in Q3 to ⟦12%⟧, by March 2024 to ⟦13%⟧, 3Q25 to ⟦NT$100 billion⟧, Q1 2025 to ⟦€3.2 billion⟧.",
    "It raised its forecast for the Console 2 to ⟦19 million units⟧ and cut fPhone 17 to ⟦30 million units⟧; Model 3 to ⟦$35,000⟧.",
    "Revenue ⟦5 to 6%⟧, at ACS ⟦5 to 6%⟧; Sales ⟦2 to 3 million units⟧; ⟦2000 to 2100 million⟧; up from ⟦24-26 percent⟧.",
    "fPhone 17至⟦3000萬支⟧,第3季至⟦1,249億元⟧,毛利率⟦5至6%⟧",
    "Growth of ⟦-4 percent to -6 percent⟧; the margin fell from ⟦-4%⟧ to ⟦-6%⟧; 毛利率由⟦-4%⟧降至⟦-6%⟧,下滑⟦0.7個百分比⟧",
    "每股盈利⟦61.63分⟧,每股盈利為⟦12.5分⟧,評分8.5分,節目12.5分; 預計⟦同比減少42.1%至38.8%⟧,同比下降⟦3%至5%⟧,減少⟦42.1%⟧至⟦38.8%⟧",
    "每股盈利⟦8分⟧,⟦每股8分⟧,中期息每股2.5厘,每股股息⟦三角二分⟧,長5厘米,寬3公分,得8分,第8分鐘",
    "年息⟦五厘⟧,營收⟦廿八億元⟧,⟦約卅五萬人⟧,廿一世紀,十月廿八日",
    # a bound is not what compares a figure with another
    "Growth of ⟦about 8%⟧ and below the ⟦9%⟧ that analysts saw, ⟦8%⟧ and above its peers, ⟦8% and above⟧, ⟦5% or above⟧ in May.",
    "It made ⟦$5 billion⟧ or above the ⟦$4.8 billion⟧ consensus; up ⟦8%⟧ and below ⟦10%⟧; ⟦$3 or more⟧ the year after.",
    # signs and fractions
    "跌幅⟦▼3%⟧,⟦↑ 5元⟧",
    "⟦千分之三⟧與⟦萬分之五⟧,打⟦九折⟧,⟦八成七⟧,⟦8成7⟧、⟦8成⟧⟦7家⟧;⟦5元⟧ minus ⟦3元⟧,每股虧損⟦(0.35)元⟧",
    # names
    "Trainium3、Trainium2、Trainium 2、Trainium 4,x86、FP4、Graviton5、EC2、GPT-4、Claude 4.5",
    "標普500指數、S&P 500、日經225、Nasdaq 100、財富500強、七巨頭、七雄、三大、四大",
    "雙11、36氪、B2B、5G、10-K、8-K、H1、Q4、FY2025、4Q25、1H25、2024Q4、700.HK、AMD.US",
    "The 4th and 31st, No. 5, #7, v1.6.1, version 1.6.1, 24/7",
    # dates and times
    "2026年,2026 年 2 月 6 日,2026-02-06,2026/2/6,2026.02.06,14:58,23:16:43,去年12月,2月6日",
    "2022至2023年,2022 年以來,2030/31賽季,2026/2027,2025年,1998-2025,2027年底,二〇二六年",
    "第三年、第1季、第4季、第四季度、一季度、2025年3季度、前三、前1000大、25年12月、民國114年",
    "By 2027, in 2025, February 6, 2026, 6 May 2026, fiscal 2025",
    "從2011年到2021年的⟦十年⟧間",
    "24年前三季度⟦5億元⟧,24 年前三季,25年Q3,25年报,25年上半年,過去⟦24年⟧,⟦25年⟧來,⟦10年⟧報酬率,⟦近20年⟧上半年",
    "9點30分開盤,⟦近3年⟧新低,⟦近5季⟧最差,第1至3名,11點整,1比5分割,降息1碼",
    "on Feb. 5, 2026 at 4:05 p.m., iPhone 17,台積電(2330)收⟦1,800元⟧,指數跌⟦200點⟧",
    # codes, addresses and lists
    "京B2-20180123 京ICP备98765432号 11010502030123号 沪ICP备12345678号-18",
    "https://example.org/a/spend-30-gain-2b.html?p=5 www.example.org/3 a.b5@example.org",
    "1) 雲端;2) 電商;3) 廣告(1)甲(2)乙",
    "1. 雲端",
    "1、雲端",
    # words with numerals in them
    "兩端、一端、一次、一家、一年前、一個季度、每三件、三項、一成不變、成千上萬、三層、數季、幾家",
    "萬一、十分、一般、一致、千萬不要、億萬富豪、三位一體、百年、多元化、家電、個位",
    "上半年、近半年、半導體、逾半年、網上百貨、早上百人、起伏、起訴、居高不下",
    # separators between figures
    "⟦24%⟧、⟦36%⟧及⟦48%⟧;⟦5億⟧/⟦6億⟧,⟦10%⟧,⟦20%⟧",
    "⟦39%⟧ 和 ⟦48%⟧,⟦10%⟧ ⟦20%⟧,⟦15%⟧至⟦11%⟧",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_scan_finds_every_figure_and_nothing_else(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    shown, last = "", 0
    for found in scan(text):
        assert text[found.start : found.end] == found.printed.partition(LEFT_OUT)[0]
        shown += text[last : found.start] + f"⟦{text[found.start : found.end]}⟧"
        last = found.end
    assert shown + text[last:] == marked


@pytest.mark.parametrize(("printed", "figure"), list(rows()))
def test_scan_and_parse_agree(printed: str, figure: Figure) -> None:
    """What `scan` takes for the whole string, `parse` reads the same way."""
    for found in scan(printed):
        if found.printed == printed.strip():
            assert found.figure == figure


def test_scan_reads_what_it_finds() -> None:
    found = list(scan("廣告營收213億美元,| (5.2) |,每股5元", "TWD"))
    assert [f.figure for f in found] == [
        Figure(Decimal(21300000000), Decimal(21300000000), "USD", -8, "exact"),
        Figure(Decimal("-5.2"), Decimal("-5.2"), "pure", 1, "exact"),
        Figure(Decimal(5), Decimal(5), "TWD/share", 0, "exact"),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("毛利率为35.6%，同比+2.3pct、环比-0.47/-0.90pct", ["percent", "pp", "pp", "pp"]),
        ("margins rose 2.3 pct to 35.6 percent", ["percent", "percent"]),
        ("up 0.01pcts/-0.16pcts, 3 pct", ["pp", "pp", "percent"]),
    ],
)
def test_pct_are_points_in_chinese(text: str, units: list[str]) -> None:
    assert [found.figure.unit for found in scan(text)] == units


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("淨利25.7/20.4/10.1億元", "25.7…億元 | 20.4…億元 | 10.1億元"),
        ("毛利率、營益率為45.2、30.1%", "45.2…% | 30.1%"),
        ("respectively +0.38/-0.68/+0.04/+0.65pct", "+0.38…pct | -0.68…pct | +0.04…pct | +0.65pct"),
        ("營收約120及135億元", "約120…億元 | 135億元"),
        ("分別增加3、5個百分點", "3…個百分點 | 5個百分點"),
        ("growth of 11 and 15 percent", "11…percent | 15 percent"),
        ("1.1, 1.2 and 1.5 billion euros", "1.1…billion euros | 1.2…billion euros | 1.5 billion euros"),
        ("25/20億元", "25…億元 | 20億元"),
        # what shares no unit: names, years, days and fractions, amounts in money of their own
        ("fPhone 16 and 15 percent", "15 percent"),
        ("2024及5%", "5%"),
        ("1/2億元", "2億元"),
        ("sold 120, 5% more", "120 | 5%"),
        ("$1.1 and $1.2 billion", "$1.1 | $1.2 billion"),
        ("5及3個月", "5 | 3個月"),
        ("5%及3.2億元", "5% | 3.2億元"),
        ("3及4", "3 | 4"),
    ],
)
def test_a_number_of_a_list_has_the_unit_of_the_last(text: str, printed: str) -> None:
    found = list(scan(text))
    assert " | ".join(one.printed for one in found) == printed
    for one in found:
        assert parse(one.printed) == one.figure
        assert (one.start, one.end) in squeeze(text).find(squeeze(one.printed).text)


def test_a_list_that_goes_on_and_on_is_looked_through_once() -> None:
    text = "25.7/1" + ",234" * 2_000 + "x"  # each comma may part two numbers, or stand within one
    assert [*squeeze(text).find(squeeze("25.7…億元").text)] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每股純益新台幣4.2元", "TWD/share"),
        ("每ADR盈餘為1.3美元", "USD/share"),
        ("diluted EPS of $2.10", "USD/share"),
        ("dividend per share was £0.30", "GBP/share"),
        ("每股盈餘年增5%", "percent"),
        ("EPS beat; revenue of $5", "USD"),
        ("EPS was helped by $3 billion", "USD"),
    ],
)
def test_what_is_stated_a_share_is_an_amount_per_share(text: str, unit: str) -> None:
    assert [found.figure.unit for found in scan(text)] == [unit]


# Whatever comes: a figure or NotAFigure, and work in proportion to the length.
PIECES = st.sampled_from(
    [
        *"0123456789,.'%$-–—~+()/:=|# 　\n\u00a0", *"一二兩十百千萬億兆元年月日成倍半多餘個人第前約近逾",
        "美元", "介於", "之間", "至", "到", "每股", "百分之", "分之", "數", "GW", "billion", "bn", "to",
        "between ", "and ", "about ", "per share", "Q4", "±", "兌", "每", "新台幣", "per dollar", "減", "增", "持平", "上下", "down ", "http://", "a@b", "ﬀ", "²", "٣", "İ", "\ud800",
    ]
)  # fmt: skip


@settings(derandomize=True, max_examples=600, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=24).map("".join), st.text(max_size=40)))
def test_any_string_is_a_figure_or_not(text: str) -> None:
    try:
        figure = parse(text)
    except NotAFigure as error:
        assert str(error)  # noqa: PT017 - either end is right
    else:
        low, high = figure.interval()
        assert low is None or high is None or low <= high
    for found in scan(text):
        assert text[found.start : found.end] == found.printed


HOSTILE = [
    "1", "1,", "1,000", "1 000 ", "1.", "億", "1億", "千", "一", "十", "一點", "約", "約1", "約約1億", "(", ")", "(1", " ",
    "-", "-1", "1-", "1至", "介於1", "介於", "至", "從5億至", "數", "數億", "$", "$1", "每股", "百分之", "三分之", "a", "a ",
    "美元", "美元兌", "1美元兌", "1美元兌1新台幣", "每", "兌", "1 yen per dollar", "USD/TWD ",
    "減", "減1%至", "增1%至減", "±", "1±", "1±1", "1,", "1(±", "持平至", "flat to ", "上", "半", "近半", "起",
    "ab@", "http://", "up to ", "1 billion ", "多", "5億多", "第", "第1", "前", "標普", "%", "1%", "|(1)", "翻倍", ".5", "'",
    "12 ", "123 ", "[1,", "[1] ", "+1 ", "+886 2 ", "0-", "123-", "(02) ", "1，", "百 分 ", "三 ", "two ", "twenty-", "one hundred and ",
    "and a half ", "point one ", "3元", "3角", "電話1", "call 1-", "not ", "不", "rose 1 to ", "from ", "from 1 to ", "EPS ", "1,23,", "₡", "1 xaf ",
]  # fmt: skip


def steps(text: str) -> int:
    """Count the function calls that reading a text takes."""
    count = 0

    def count_call(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(count_call)
    try:
        for _ in scan(text):
            pass
        with suppress(NotAFigure):
            parse(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length(piece: str) -> None:
    short, long = (steps(piece * (size // len(piece))) for size in (1_000, 4_000))
    assert long <= 5 * short + 500


@pytest.mark.parametrize("piece", ["9", "約"])
def test_a_megabyte_of_anything_is_read_to_its_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    assert not list(scan(text))
    with pytest.raises(NotAFigure, match="characters are more than any figure has"):
        parse(text)
