"""Facts whose meaning the words beside their figures contradict, and words that contradict nothing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from measure_draft import held_out

from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.signs import Signs
from briefs.content.load import load
from briefs.content.records import Content
from briefs.figures.reader import parse
from briefs.model.facts import Fact, Meaning
from briefs.model.period import day, parse_period

NOW = parse_period("2025Q3")
DAY = day(date(2025, 10, 31))


@cache
def content() -> Content:
    """The invented companies with the real glossary."""
    with tempfile.TemporaryDirectory() as folder:
        return load(held_out(Path(folder)))[0]


def fact(text: str) -> Fact:
    """A fact from `2025Q2 guidance yoy Revenue USD 3%`: what is left out is as it goes without saying."""
    words, printed = text.split(": ", 1)
    meaning = Meaning("HQP", "", "Revenue", NOW)
    for word in words.split():
        if word in ("guidance", "consensus", "estimate", "target"):
            meaning = replace(meaning, scenario=word, issued=NOW)
        elif word in ("yoy", "qoq", "mom", "yoy_amount", "yoy_cc"):
            meaning = replace(meaning, change=word)
        elif word in ("USD", "EUR"):
            meaning = replace(meaning, currency=word)
        elif word.startswith("@"):
            meaning = replace(meaning, issued=parse_period(word[1:]))
        elif word in content().companies["HQP"].segments:
            meaning = replace(meaning, segment=word)
        elif word in content().concepts:
            meaning = replace(meaning, concept=word)
        else:
            meaning = replace(meaning, period=parse_period(word))
    return Fact("x", "hqp/2025Q3", meaning, parse(printed), printed, "times", 1, "content/hqp/2025Q3/times.yml", 7, 5)


def problems(text: str, *facts: str) -> list[str]:
    """Each contradiction of an article's first line, with the figure that it is of."""
    lines = text.split("\n")
    signs = Signs(lines, Vocabulary(content().companies["HQP"], content().concepts), Calendar(NOW, DAY))
    read = [fact(one) for one in facts]
    spans = [(one, [(at, at + len(one.printed)) for at in (lines[0].index(one.printed),)]) for one in read]
    found = [(said, f"{one.printed}: ") for one, place in spans for said in signs.contrary(one, place)]
    found += [(said, "") for _, said in signs.out_of_order(spans)]
    assert all(said.word in text for said, _ in found)
    return [f"{printed}{said.message}; {said.remedy}" for said, printed in found]


HONEST = [
    # ---- losses, counters, days, aims, what was brought in, forecasts that go on
    ("營業虧損1,200萬元。", "OperatingIncome: 1,200萬元"),
    ("營業虧損1,200萬元，淨損3億元。", "NetIncome: 3億元"),
    ("An operating loss of $12 million and a net loss of $9 million.", "NetIncome: $9 million"),
    ("Operating loss came to $12 million on revenue of $900 million.", ": $900 million"),
    ("Net loss was $12 million, or $0.12 per share.", "EarningsPerShareDiluted: $0.12"),
    ("員工約9,400人。", "Headcount: 約9,400人"),
    ("It shipped 9,400 units to employees.", "UnitsShipped: 9,400"),
    ("It cut 9,400 jobs.", "Layoffs: 9,400"),
    ("出貨9,400台。", "UnitsShipped: 9,400台"),
    ("10月30日收盤價為142.5元。", "2025-10-30 SharePrice: 142.5元"),
    ("The shares closed at $142.50 on Oct. 30.", "2025-10-30 SharePrice: $142.50"),
    ("The shares closed at $142.50 on Oct. 30, 2025.", "2025-10-30 SharePrice: $142.50"),
    ("公司10月29日公布財報，股價隔日收在142.5元。", "2025-10-30 SharePrice: 142.5元"),
    ("公司10月29日公布財報，股價上漲5%。", "2025-10-30 DailyMove: 5%"),
    ("Shares rose 5% after it reported on Oct. 29.", "2025-10-30 DailyMove: 5%"),
    ("Shares closed at $142.5 on Thursday.", "2025-10-30 SharePrice: $142.5"),
    ("Shares closed at $142.5 on Thursday, a day after Wednesday's results.", "2025-10-30 SharePrice: $142.5"),
    ("The company aims for revenue of $240 billion in 2026.", "FY2026 target: $240 billion"),
    ("公司目標2026年營收2,400億元。", "FY2026 target: 2,400億元"),
    ("公司預估第四季營收500億元。", "2025Q4 guidance: 500億元"),
    ("It plans to ship 9 million units in 2026.", "FY2026 target UnitsShipped: 9 million"),
    ("Its long-term target is a gross margin of 53%, and it expects 50% next quarter.", "2025Q4 guidance GrossMargin: 50%"),
    ("Automotive sensing brought in $21 billion.", "Automotive: $21 billion"),
    ("Automotive sensing brought in $2 billion in profit.", "Automotive OperatingIncome: $2 billion"),
    ("Revenue for the fourth quarter is expected to be $50 billion. For the year, gross margin is expected to be 53%.", "FY2025 guidance GrossMargin: 53%"),
    ("第四季營收預估500億元。全年毛利率預估53%。", "FY2025 guidance GrossMargin: 53%"),
    ("Revenue for the fourth quarter is expected to be $50 billion. Gross margin is expected to be 53%.", "2025Q4 guidance GrossMargin: 53%"),
    # ---- lengths of time
    ("The quarterly dividend rises by 10% to $0.65 from $0.59.", "DividendPerShare: $0.59", "2025Q4 guidance DividendPerShare: $0.65"),
    ("Annual growth reached 12% in the third quarter.", "yoy: 12%"),
    ("In its annual report the company says that quarterly revenue was $48 billion.", ": $48 billion"),
    ("Quarterly results topped estimates, with full-year revenue of $180 billion.", "FY2024: $180 billion"),
    ("公司流通在外股數為6.4億股，大股東持股12%。", "SharesOutstanding: 6.4億股"),
    ("2024年底存貨較上年末增加12%。", "FY2024 Inventory yoy: 12%"),
    ("存貨較上年末的500億元減少，年減12%。", "Inventory yoy: 12%"),
    ("單季營收486億元，前三季1,400億元。", ": 486億元", "9M2025: 1,400億元"),
    ("年度成長率12%。", "yoy: 12%"),
    ("季度財報顯示，全年營收可達1,800億元。", "FY2025 guidance: 1,800億元"),
    ("Sales rose 12% in the quarter and 9% in the year.", "yoy: 12%", "FY2024 yoy: 9%"),
    ("Sales of $48 billion, up 12% from the quarter a year ago.", ": $48 billion", "yoy: 12%"),
    ("It spent $3 billion in the quarter on plants for the year ahead.", "CapitalExpenditure: $3 billion"),
    ("Demand drove the third quarter. Sales soared 74% in the period.", "yoy: 74%"),
    ("本季公司合併營收486億元，整體營收創高，帶動營收至486億元。", ": 486億元"),
    ("受惠急單，營收486億元；單季的總營收486億元。", ": 486億元"),
    ("Total quarterly revenue was $48.6 billion, and the company posted record revenue of $48.6 billion.", ": $48.6 billion"),
    ("單月營收162億元。", "2025-09: 162億元"),
    # ---- when
    ("第三季營收486億元，去年同期為450億元，上季470億元。", "Revenue: 486億元", "2024Q3: 450億元", "2025Q2: 470億元"),
    ("今年首季資本支出100億元，第2季96億元，合計上半年196億元。", "2025Q1 CapitalExpenditure: 100億元", "2025Q2 CapitalExpenditure: 96億元", "2025H1 CapitalExpenditure: 196億元"),
    ("1Q25營收100億元，2Q25營收96億元。", "2025Q1: 100億元", "2025Q2: 96億元"),
    ("Revenue was $30 billion in the third quarter and $28 billion in the second quarter.", ": $30 billion", "2025Q2: $28 billion"),
    ("Gross margin was 75.1%, against 78.4% in the quarter before and 70.1% a year ago.", "GrossMargin: 75.1%", "2025Q2 GrossMargin: 78.4%", "2024Q3 GrossMargin: 70.1%"),
    ("Revenue rose 12% from the previous quarter and 30% from the same quarter a year earlier.", "qoq: 12%", "yoy: 30%"),
    ("第二季與第三季營收分別為470億元與486億元。", "2025Q2: 470億元", ": 486億元"),
    ("Diluted EPS was $1.80, compared with $1.75 for 3Q24 and $1.32 for 2Q25.", "EarningsPerShareDiluted: $1.80", "2024Q3 EarningsPerShareDiluted: $1.75", "2025Q2 EarningsPerShareDiluted: $1.32"),
    ("Gross margin was 59% in 3Q25, after 57% in 2Q25.", "GrossMargin: 59%", "2025Q2 GrossMargin: 57%"),
    ("Revenue was $48.6 billion, flat versus $48.5 billion in Q3 2024 and up 2% on the quarter.", ": $48.6 billion", "2024Q3: $48.5 billion", "qoq: 2%"),
    ("The board declared an interim dividend of $0.60 per share.", "DividendPerShare: $0.60 per share"),
    ("Consumer electronics saw a 1% annual uptick in revenue to $18 billion.", "Consumer yoy: 1%", "Consumer: $18 billion"),
    ("The third quarter took sales growth to 9% in the first nine months of 2025.", "9M2025 yoy: 9%"),
    ("Next quarter revenue guidance: $50 billion Full year revenue guidance: $190 billion", "2025Q4 guidance: $50 billion", "FY2025 guidance: $190 billion"),
    ("公司发布2025年三季报，营收1,400亿元。", "9M2025: 1,400亿元"),
    ("今年營收與上季相比增長3%。", "qoq: 3%"),
    ("自2020年以來，營收年增12%。", "yoy: 12%"),
    ("第三季營收較2024年同期成長18%。", "yoy: 18%"),
    ("全年營收1,800億元，其中下半年950億元。", "FY2025 guidance: 1,800億元", "2025H2 guidance: 950億元"),
    ("去年淨利50億元，今年前三季已達60億元。", "FY2024 NetIncome: 50億元", "9M2025 NetIncome: 60億元"),
    ("第三季淨利58億元，高於去年的46億元。", "NetIncome: 58億元", "2024Q3 NetIncome: 46億元"),
    ("Leo業務成本年增10億元。", "yoy_amount OperatingIncome: 10億元"),
    ("次季營收486億元。", ": 486億元"),
    ("It returned $15 billion to shareholders in the first half, and free cash flow was $20 billion.", "2025H1 FreeCashFlow: $15 billion", "FreeCashFlow: $20 billion"),
    ("2025財年第三季營收486億元，2024財年同期415億元。", ": 486億元", "2024Q3: 415億元"),
    ("營收第三季達486億元，為2021年第四季以來新高。", ": 486億元"),
    ("第三季營業利益率佔比約37%，較第二季的35%略增。", "OperatingMargin: 約37%", "2025Q2 OperatingMargin: 35%"),
    ("Revenue was $51 billion, up 25% sequentially and 66% on last year's.", "qoq: 25%", "yoy: 66%"),
    ("第三季年減的幅度超過第二季的15%。", "2025Q2 yoy: 15%"),
    ("營收季增25%，年增66%。", "qoq: 25%", "yoy: 66%"),
    ("2025年，營收1,800億元，高於前一年的1,500億元。", "FY2025: 1,800億元", "FY2024: 1,500億元"),
    ("過去12個月，淨利率12%，前三季營收1,400億元，淨利200億元。", "TTM2025Q3 NetIncome: 200億元"),
    ("展望第四季，公司預估毛利率59%至61%。", "2025Q4 GrossMargin guidance: 59%至61%"),
    ("For the current quarter, it forecast revenue of $50 billion.", "2025Q4 guidance: $50 billion"),
    ("For the full year, it expects revenue of $180 billion.", "FY2025 guidance: $180 billion"),
    ("7月營收162億元，月減5%、年增9%。", "2025-07: 162億元", "2025-07 mom: 5%", "2025-07 yoy: 9%"),
    ("累計前七月營收1,100億元，年增13%。", "7M2025: 1,100億元", "7M2025 yoy: 13%"),
    ("Revenue for the first seven months of 2025 was $110 billion, up 13% year over year.", "7M2025: $110 billion", "7M2025 yoy: 13%"),
    ("8月8日公布7月營收162億元，優於6月的150億元。", "2025-07: 162億元", "2025-06: 150億元"),
    ("累計前七月營收1,100億元，第三季營收486億元。", ": 486億元"),
    ("July sales were $16 billion, down 5% month over month and up 9% year over year.", "2025-07: $16 billion", "2025-07 yoy: 9%"),
    # ---- who
    ("Earnings were $1.16 per share, better than the consensus and than the $0.95 per share of the year-ago quarter.",
     "EarningsPerShareDiluted: $1.16 per share", "2024Q3 EarningsPerShareDiluted: $0.95 per share"),
    ("公司預估第四季營收490億元至510億元，市場預估480億元。", "2025Q4 guidance: 490億元至510億元", "2025Q4 consensus: 480億元"),
    ("第四季毛利率預估59%至61%，預估57%。", "2025Q4 GrossMargin guidance: 59%至61%", "2025Q4 GrossMargin consensus: 57%"),
    ("公司給出優於市場預期的490億元至510億元營收展望。", "2025Q4 guidance: 490億元至510億元"),
    ("中國市場預期成長10%。", "2025Q4 guidance yoy: 10%"),
    ("公司展望優於市場預期，第四季營收490億元。", "2025Q4 guidance: 490億元"),
    ("Wall Street was looking for revenue of $24 billion. It beat its own guidance of $23 billion.", "consensus: $24 billion", "guidance: $23 billion"),
    ("Revenue: $35.1 billion vs. $33.2 billion estimated", ": $35.1 billion", "consensus: $33.2 billion"),
    ("Revenue beat analysts' estimates at $35 billion.", ": $35 billion"),
    ("高盛預估2026年營收2,150億元。", "FY2026 estimate: 2,150億元"),
    ("For the fourth quarter, the company guided to revenue of $65 billion, above the $61.7 billion consensus.", "2025Q4 guidance: $65 billion", "2025Q4 consensus: $61.7 billion"),
    ("董事長表示，第四季營收將達500億元，外資則估495億元。", "2025Q4 guidance: 500億元", "2025Q4 consensus: 495億元"),
    ("公司先前預估第四季營收490億元，現上修至510億元。", "2025Q4 guidance @2025Q2: 490億元", "2025Q4 guidance: 510億元"),
    ("營收486億元，符合公司先前預估的480億元。", "guidance @2025Q2: 480億元"),
    ("Analysts at Goldman Sachs expect revenue of $24 billion in 2026.", "FY2026 estimate: $24 billion"),
    ("It expects fourth-quarter EPS of $1.30 vs. $1.35 consensus and full-year EPS of $4.80.", "2025Q4 guidance EarningsPerShareDiluted: $1.30", "FY2025 guidance EarningsPerShareDiluted: $4.80"),
    ("Analyst consensus was hardly higher and the company shipped nearly 15 million in the third quarter.", "UnitsShipped: nearly 15 million"),
    ("Revenue in the fourth quarter will be $24 billion, said the company, which fell short of the $25 billion expected by analysts.", "2025Q4 guidance: $24 billion", "2025Q4 consensus: $25 billion"),
    # ---- in which trading, and what is no revenue
    ("The shares fell 1.6% to close at $40.65 and slipped another 3% to $39.20 in after-hours trading.",
     "2025-10-31 DailyMove: 1.6%", "2025-10-31 SharePrice: $40.65", "2025-10-31 AfterHoursMove: 3%", "2025-10-31 AfterHoursPrice: $39.20"),
    ("股價周五收盤漲2%，報100元；盤後再漲5%至105元。", "2025-10-31 DailyMove: 2%", "2025-10-31 SharePrice: 100元", "2025-10-31 AfterHoursMove: 5%", "2025-10-31 AfterHoursPrice: 105元"),
    ("The stock rose 4% on Friday. It has gained 75% this year.", "2025-10-31 DailyMove: 4%"),
    ("市場規模持續擴大，公司第三季營收486億元。", ": 486億元"),
    ("With a backlog of $73 billion, revenue is expected to reach $49 billion in the fourth quarter.", "2025Q4 guidance: $49 billion"),
    ("受匯率影響，營收季減6%。", "qoq: 6%"),
    ("Revenue is expected to grow by 5% in the fourth quarter.", "2025Q4 guidance yoy: 5%"),
    # ---- what
    ("毛利率、營業利益率、淨利率分別為59.5%、50.6%、45.7%。", "GrossMargin: 59.5%", "OperatingMargin: 50.6%", "NetMargin: 45.7%"),
    ("Gross margin and operating margin were 59.5% and 50.6%.", "GrossMargin: 59.5%", "OperatingMargin: 50.6%"),
    ("Revenue was $39 billion and earnings $5.16, above estimates of $38 billion and $4.7, respectively.",
     "consensus: $38 billion", "EarningsPerShareDiluted consensus: $4.7"),
    ("不按美国通用会计准则，净利润为38亿元，而上年同期净利润为59亿元。", "AdjustedNetIncome: 38亿元", "2024Q3 AdjustedNetIncome: 59亿元"),
    ("Excluding one-time items, it earned $0.99 per share.", "AdjustedEarningsPerShareDiluted: $0.99 per share"),
    ("Without the gain from the sale, it earned $0.99 per share.", "AdjustedEarningsPerShareDiluted: $0.99 per share"),
    ("扣除特定項目後，每股盈餘1.05元。", "AdjustedEarningsPerShareDiluted: 1.05元"),
    ("撇除物業公平值變動，基礎溢利21億元，增0.5%。", "AdjustedNetIncome: 21億元", "AdjustedNetIncome yoy: 0.5%"),
    ("It earned $0.99 a share excluding one-off costs.", "AdjustedEarningsPerShareDiluted: $0.99"),
    ("Underlying earnings came to $1.10 per share.", "AdjustedEarningsPerShareDiluted: $1.10 per share"),
    ("按非公認會計準則，毛利潤率54%，下滑5.5個百分點。", "AdjustedGrossMargin: 54%", "AdjustedGrossMargin yoy: 5.5個百分點"),
    ("營業活動提供的淨現金為38億元，年減21%。", "OperatingCashFlow: 38億元", "OperatingCashFlow yoy: 21%"),
    ("Cash from operations was $3.8 billion.", "OperatingCashFlow: $3.8 billion"),
    ("按非香港財務報告準則計算，純利增22%至39億元。", "AdjustedNetIncome yoy: 22%", "AdjustedNetIncome: 39億元"),
    ("每股經調整盈利1.65元，優於預期。", "AdjustedEarningsPerShareDiluted: 1.65元"),
    ("Adjusted earnings came to $1.65 per share.", "AdjustedEarningsPerShareDiluted: $1.65 per share"),
    ("EBITDA毛利率下降2個百分點至37.8%。", "EbitdaMargin yoy: 2個百分點", "EbitdaMargin: 37.8%"),
    ("營業利益按固定匯率計增20%，按實質匯率增16%。", "OperatingIncome yoy: 16%"),
    # ---- words before a metric that name nobody
    ("The chipmaker today reported its unaudited net revenue of $48 billion.", ": $48 billion"),
    ("It raised its dollar-based sales forecast for the fourth quarter to $50 billion.", "2025Q4 guidance: $50 billion"),
    ("It reaffirmed its revenue outlook of $50 billion for the fourth quarter.", "2025Q4 guidance: $50 billion"),
    ("營業費用增加，導致營業利益下降11%。", "OperatingIncome yoy: 11%"),
    ("集團營業淨收入486億元。", ": 486億元"),
    ("匯率不利，故毛利率與第二季的57%相當。", "2025Q2 GrossMargin: 57%"),
    ("第三季美元計營收也達15億美元。", "USD: 15億美元"),
    ("营收182.5亿元(约合27.4亿美元)，同比下滑0.7%。", ": 182.5亿元", "yoy: 0.7%"),
    ("營業現金淨額408億元，年減27%。", "OperatingCashFlow yoy: 27%"),
    ("扣非净利润68.9亿元，同比下降36.6%。", "AdjustedNetIncome: 68.9亿元", "AdjustedNetIncome yoy: 36.6%"),
    ("非美国通用会计准则下净利润为74亿元，GAAP净利润62亿元。", "AdjustedNetIncome: 74亿元", "NetIncome: 62亿元"),
    ("归母净利润62亿元，按非 GAAP口径为74亿元。", "NetIncome: 62亿元", "AdjustedNetIncome: 74亿元"),
    ("每股基本盈餘1.5元，每股攤薄盈餘1.45元，股息每股0.5元。", "EarningsPerShareBasic: 1.5元", "EarningsPerShareDiluted: 1.45元", "DividendPerShare: 每股0.5元"),
    ("Basic EPS was $1.50 and diluted EPS was $1.45.", "EarningsPerShareBasic: $1.50", "EarningsPerShareDiluted: $1.45"),
    ("GAAP earnings per diluted share was $0.67, up 12%. Non-GAAP earnings per diluted share was $0.68.", "EarningsPerShareDiluted: $0.67", "EarningsPerShareDiluted yoy: 12%", "AdjustedEarningsPerShareDiluted: $0.68"),
    ("Adjusted earnings were $1.40 per share, and net income rose to $3 billion.", "AdjustedEarningsPerShareDiluted: $1.40 per share", "NetIncome: $3 billion"),
    ("經調整每股盈餘0.68元，每股盈餘0.67元。", "AdjustedEarningsPerShareDiluted: 0.68元", "EarningsPerShareDiluted: 0.67元"),
    ("基本面穩健，每股盈餘1.45元。", "EarningsPerShareDiluted: 1.45元"),
    ("毛利率59.5%，營業利益率50.6%。", "GrossMargin: 59.5%", "OperatingMargin: 50.6%"),
    ("Seasonally adjusted, net income was $3 billion.", "NetIncome: $3 billion"),
    ("受惠營收成長，帶動訂單升至195億元。", "CashAndEquivalents: 195億元"),  # 訂單 is no name of the glossary
    ("Nvidia's sales growth helped bookings reach $58 billion.", "CashAndEquivalents: $58 billion"),
    ("GAAP和non-GAAP每股盈餘分別為1.30元和1.35元。", "EarningsPerShareDiluted: 1.30元", "AdjustedEarningsPerShareDiluted: 1.35元"),
    ("Basic and diluted earnings per share were $1.50 and $1.45.", "EarningsPerShareBasic: $1.50", "EarningsPerShareDiluted: $1.45"),
    ("車用感測與消費電子營收分別為212億元與180億元。", "Automotive: 212億元", "Consumer: 180億元"),
    ("消費電子比車用感測營收少，為180億元。", "Consumer: 180億元"),
    ("車用感測營收212億元，年增9%，營收合計486億元。", "Automotive: 212億元", "Automotive yoy: 9%", ": 486億元"),
    ("受惠車用感測成長，營收達486億元。", ": 486億元"),
    ("扣除車用感測，營收為274億元。", ": 274億元"),
    ("車用感測帶動營收成長12%。", "yoy: 12%"),
    ("消費電子業務穩健。虹橋精密表示，營收180億元。", "Consumer: 180億元"),
    ("虹橋精密股價收在900元，車用感測營收212億元。", "Automotive: 212億元"),
    ("Revenue, led by automotive sensing, reached $48 billion.", ": $48 billion"),
    ("Excluding automotive sensing, revenue was $27 billion.", ": $27 billion"),
    ("Revenue was $21 billion at automotive sensing and $18 billion at consumer electronics.", "Automotive: $21 billion", "Consumer: $18 billion"),
    ("車用感測營收212億元、消費電子180億元，年增9%與5%。", "Automotive: 212億元", "Consumer: 180億元", "Automotive yoy: 9%"),
    # ---- growth, its base, its currency
    ("以固定匯率計，營收年增9%。", "yoy_cc: 9%"),
    ("營收100億元，較上季增加9%。", "qoq: 9%"),
    ("公司預期營收增加9%。", "2025Q4 guidance qoq: 9%"),
    ("Sales rose 9%.\nGrowth is stated at constant currency.", "yoy_cc: 9%"),
    ("Revenue was $26.0 billion, up 262% from $7.19 billion.", ": $26.0 billion", "yoy: 262%", "2024Q3: $7.19 billion"),
    ("營收由去年同期的93億元增至115億元。", "2024Q3: 93億元", ": 115億元"),
    ("以美元計，營收331億，年增40.8%。", "USD: 331億", "USD yoy: 40.8%"),
    ("營收9,899億元，年增30.3%；以美元計331億，年增40.8%。", ": 9,899億元", "yoy: 30.3%", "USD: 331億", "USD yoy: 40.8%"),
    ("Revenue rose 30.3%, or 40.8% in US dollar terms.", "yoy: 30.3%", "USD yoy: 40.8%"),
    ("以新台幣計算營收季增6%，以美元計算季增10.1%。", "qoq: 6%", "USD qoq: 10.1%"),
    ("以美元計價的營收成長40.8%，換算新台幣後成長30.3%。", "USD yoy: 40.8%", "yoy: 30.3%"),
    ("營收按年與按季分別升38%及11%。", "yoy: 38%", "qoq: 11%"),
    # ---- what was given before
    ("全年營業利益預估由3.4兆元上修至3.8兆元。", "FY2025 OperatingIncome guidance @2025Q2: 3.4兆元", "FY2025 OperatingIncome guidance: 3.8兆元"),
    ("資本支出預估400億元，從380億元上修。", "FY2025 CapitalExpenditure guidance: 400億元", "FY2025 CapitalExpenditure guidance @2025Q2: 380億元"),
    ("It raised its forecast for capital expenditure to $40 billion from $38 billion.", "FY2025 CapitalExpenditure guidance: $40 billion", "FY2025 CapitalExpenditure guidance @2025Q2: $38 billion"),
]  # fmt: skip


@pytest.mark.parametrize("row", HONEST, ids=[row[0][:24] for row in HONEST])
def test_words_that_fit_are_no_problem(row: tuple[str, ...]) -> None:
    assert problems(*row) == []


WRONG = [
    # ---- losses, counters, days, aims, what was brought in, forecasts that go on
    ("營業虧損1,200萬元。", "NetIncome: 1,200萬元", "1,200萬元: the words say '營業虧損', which is another concept; write concept: OperatingIncome"),
    ("营业亏损1,200万元。", "NetIncome: 1,200万元", "1,200万元: the words say '营业亏损', which is another concept; write concept: OperatingIncome"),
    ("淨損3億元。", "OperatingIncome: 3億元", "3億元: the words say '淨損', which is another concept; write concept: NetIncome"),
    ("An operating loss of $12 million.", "NetIncome: $12 million", "$12 million: the words say 'operating loss', which is another concept; write concept: OperatingIncome"),
    ("It posted a $12 million net loss.", "OperatingIncome: $12 million", "$12 million: the words say 'net loss', which is another concept; write concept: NetIncome"),
    ("The net loss widened to $12 million.", "OperatingIncome: $12 million", "$12 million: the words say 'net loss', which is another concept; write concept: NetIncome"),
    ("毛損2億元。", "OperatingIncome: 2億元", "2億元: the words say '毛損', which is another concept; write concept: GrossProfit"),
    ("員工約9,400人。", "UnitsShipped: 約9,400人", "約9,400人: the words count people by '約9,400人'; write the concept that is meant, or add the article's word to its synonyms"),
    ("约9,400名员工。", "UnitsShipped: 约9,400名", "约9,400名: the words count people by '员工'; write the concept that is meant, or add the article's word to its synonyms"),
    ("It had 9,400 full-time employees.", "UnitsShipped: 9,400", "9,400: the words count people by 'employees'; write the concept that is meant, or add the article's word to its synonyms"),
    ("The service has 310 million users.", "UnitsShipped: 310 million", "310 million: the words count people by 'users'; write the concept that is meant, or add the article's word to its synonyms"),
    ("出貨9,400台。", "Headcount: 9,400台", "9,400台: the words count items by '台'; write the concept that is meant, or add the article's word to its synonyms"),
    ("It shipped 9,400 cars.", "Headcount: 9,400", "9,400: the words count items by 'cars'; write the concept that is meant, or add the article's word to its synonyms"),
    ("交付9,400輛新車。", "Headcount: 9,400輛", "9,400輛: the words count items by '新車'; write the concept that is meant, or add the article's word to its synonyms"),
    ("10月30日收盤價為142.5元。", "2025-10-29 SharePrice: 142.5元", "142.5元: the words say '10月30日', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("The shares closed at $142.50 on Oct. 30.", "2025-10-29 SharePrice: $142.50", "$142.50: the words say 'Oct. 30', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("The shares closed at $142.50 on October 30.", "2025-10-29 SharePrice: $142.50", "$142.50: the words say 'October 30', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("The shares closed at $142.50 on 30 October 2025.", "2025-10-29 SharePrice: $142.50", "$142.50: the words say '30 October 2025', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("股價10月30日下跌6.3%，當日收盤價為142.5元。", "2025-10-29 SharePrice: 142.5元", "142.5元: the words say '10月30日', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("股价10月30日盘后下跌6.3%，当日收盘价为142.5元。", "2025-10-29 SharePrice: 142.5元", "142.5元: the words say '10月30日', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("週四股價收在142.5元。", "2025-10-29 SharePrice: 142.5元", "142.5元: the words say '週四', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("Shares closed at $142.5 on Thursday.", "2025-10-29 SharePrice: $142.5", "$142.5: the words say 'Thursday', but the fact is of 2025-10-29; write period: 2025-10-30"),
    ("For 2026 it plans capital expenditure of $240 million.", "FY2026 target CapitalExpenditure: $240 million", "$240 million: the words 'plans' make it a forecast; write scenario: guidance"),
    ("公司預估第四季營收500億元。", "2025Q4 target: 500億元", "500億元: the words '預估' make it a forecast; write scenario: guidance"),
    ("财测第四季营收500亿元。", "2025Q4 target: 500亿元", "500亿元: the words '财测' make it a forecast; write scenario: guidance"),
    ("Guidance for the fourth quarter calls for revenue of $50 billion.", "2025Q4 target: $50 billion", "$50 billion: the words 'Guidance' make it a forecast; write scenario: guidance"),
    ("長期目標毛利率53%。", "2025Q4 guidance GrossMargin: 53%", "53%: the words '長期目標' make it an aim of years; write scenario: target"),
    ("Its long-term target is a gross margin of 53%.", "FY2026 guidance GrossMargin: 53%", "53%: the words 'long-term target' make it an aim of years; write scenario: target"),
    ("Automotive sensing brought in $21 billion, consumer electronics $18 billion.", "Automotive OperatingIncome: $21 billion", "$21 billion: the words say that it was sold for: 'brought in'; write concept: Revenue, or the one that is meant"),
    ("Automotive sensing brought in $21 billion, consumer electronics $18 billion.", "Consumer OperatingIncome: $18 billion", "$18 billion: the words say that it was sold for: 'brought in'; write concept: Revenue, or the one that is meant"),
    ("車用感測進帳212億元。", "Automotive OperatingIncome: 212億元", "212億元: the words say that it was sold for: '進帳'; write concept: Revenue, or the one that is meant"),
    ("Revenue for the fourth quarter is expected to be $50 billion. Gross margin is expected to be 53%.", "FY2025 guidance GrossMargin: 53%", "53%: the words speak of 'fourth quarter', but the fact is of FY2025; write period: with the one that is meant"),
    ("第四季營收預估500億元。毛利率預估53%。", "FY2025 guidance GrossMargin: 53%", "53%: the words speak of '第四季', but the fact is of FY2025; write period: with the one that is meant"),
    ("公司预计第四季度营收500亿元。毛利率预计53%。", "FY2025 guidance GrossMargin: 53%", "53%: the words speak of '第四季度', but the fact is of FY2025; write period: with the one that is meant"),
    ("Revenue for full-year 2026 is expected to be $50 billion. Gross margin is expected to be 53%.", "2025Q4 guidance GrossMargin: 53%", "53%: the words speak of 'full-year', but the fact is of 2025Q4; write period: with the one that is meant"),
    # ---- lengths of time
    ("It raised its quarterly dividend by 10% to 65 cents a share in fiscal 2026.", "FY2026 guidance DividendPerShare: 65 cents a share", "65 cents a share: the words say 'quarterly', but the fact is of FY2026; write period: with the one that is meant"),
    ("The board declared a quarterly dividend of $0.65.", "FY2025 guidance DividendPerShare: $0.65", "$0.65: the words say 'quarterly', but the fact is of FY2025; write period: with the one that is meant"),
    ("It reported revenue of $48 billion for its fiscal third quarter.", "FY2025: $48 billion", "$48 billion: the words say 'third quarter', but the fact is of FY2025; if it is of 2025Q3, write period: 2025Q3"),
    ("The annual dividend is $2.60.", "DividendPerShare: $2.60", "$2.60: the words say 'annual', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("A semi-annual dividend of $1.20 was paid.", "DividendPerShare: $1.20", "$1.20: the words say 'semi-annual', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("Monthly sales of $3 billion were a record.", ": $3 billion", "$3 billion: the words say 'Monthly', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("季度股利上調至0.65美元。", "FY2025 guidance DividendPerShare USD: 0.65美元", "0.65美元: the words say '季度', but the fact is of FY2025; write period: with the one that is meant"),
    ("数据中心营收162亿元。", ": 162亿元", "162亿元: the words say '数据中心', which is no name of the company; write its segment, with the word as a synonym, or reason: unfollowed"),
    ("儲能設備營收162億元，年增9%。", ": 162億元", "162億元: the words say '儲能設備', which is no name of the company; write its segment, with the word as a synonym, or reason: unfollowed"),
    ("Networking revenue was $16 billion.", ": $16 billion", "$16 billion: the words say 'Networking', which is no name of the company; write its segment, with the word as a synonym, or reason: unfollowed"),
    ("大股東持股數為640萬股。", "SharesOutstanding: 640萬股", "640萬股: the words say '持股數': it is of a holder, not of the whole company; write reason: unfollowed"),
    ("存貨較上年末增加12%。", "Inventory yoy: 12%", "12%: the words beside it compare with the year's end, '較上年末'; write reason: unfollowed"),
    ("存貨比年初增加12%。", "Inventory yoy: 12%", "12%: the words beside it compare with the year's end, '比年初'; write reason: unfollowed"),
    ("單季營收486億元。", "FY2025 guidance: 486億元", "486億元: the words say '單季', but the fact is of FY2025; if it is of 2025Q3, write period: 2025Q3"),
    ("單月營收162億元。", ": 162億元", "162億元: the words say '單月', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("年度股息为2.6元。", "DividendPerShare: 2.6元", "2.6元: the words say '年度', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("每季度股利5元。", "FY2025 guidance DividendPerShare: 5元", "5元: the words say '每季度', but the fact is of FY2025; write period: with the one that is meant"),
    ("半年度淨利80億元。", "NetIncome: 80億元", "80億元: the words say '半年度', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("It reported a 220% increase in sales for the year, totaling $12.2 billion.", "yoy: 220%", "220%: the words say 'increase in sales for the year', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("It reported a 220% increase in sales for the year, totaling $12.2 billion.", ": $12.2 billion", "$12.2 billion: the words say 'for the year, totaling', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("Sales increased 74% in the just completed quarter.", "FY2024 yoy: 74%", "74%: the words say 'in the just completed quarter', but the fact is of FY2024; write period: with the one that is meant"),
    ("Profit was $5.8 billion in the latest quarter.", "FY2024 NetIncome: $5.8 billion", "$5.8 billion: the words say 'in the latest quarter', but the fact is of FY2024; write period: with the one that is meant"),
    ("Demand drove the third quarter. Sales soared 74% year over year in the period.", "FY2024 yoy: 74%", "74%: the words say 'year over year in the period', but the fact is of FY2024; write period: with the one that is meant"),
    # ---- named by no word
    ("虹橋精密的手機業務營收為90億元。", "Consumer: 90億元", "90億元: no word up to it names Consumer; write the one that is meant, or add the article's word to its synonyms"),
    ("虹橋精密的AI營收為90億元。", "Consumer: 90億元", "90億元: no word up to it names Consumer; write the one that is meant, or add the article's word to its synonyms"),
    ("車載產品今年營收將達30億元。", "FY2025 Consumer guidance: 30億元", "30億元: no word up to it names Consumer; write the one that is meant, or add the article's word to its synonyms"),
    ("On Wednesday the shares notched a regular-session high of $41 in intraday trading.", "2025-10-31 SharePrice: $41", "$41: the words say 'intraday', so it is within a session; if it is, write reason: unfollowed"),
    ("全年手機營收優於預期，2025年消費電子營收上看30億元、年增逾四成。", "FY2026 Consumer guidance yoy: 逾四成", "逾四成: the words say '2025年', but the fact is of FY2026; if it is of FY2025, write period: FY2025"),
    # ---- ends
    ("In the quarter ended Nov. 2, revenue was $48 billion.", ": $48 billion", "$48 billion: the words say 'quarter ended Nov. 2', but 2025Q3 ends on 2025-09-30; write the period that is meant, or mend fiscal_year_end"),
    ("For the current quarter ending February 1, it guided to $51 billion.", "2025Q4 guidance: $51 billion", "$51 billion: the words say 'quarter ending February 1', but 2025Q4 ends on 2025-12-31; write the period that is meant, or mend fiscal_year_end"),
    # ---- actual
    ("第三季匯率實際落在1美元兌30元新台幣。", "ExchangeRate guidance: 1美元兌30元新台幣", "1美元兌30元新台幣: the words say that it is '實際'; take 'scenario' out"),
    ("The rate was actually NT$30 per dollar in the quarter; revenue was in fact $48 billion.", "guidance: $48 billion", "$48 billion: the words say that it is 'in fact'; take 'scenario' out"),
    # ---- given
    ("公司先前預估第三季營收470億元。毛利率預估為47％。", "GrossMargin guidance: 47％", "47％: '先前預估' says that it was given before; if it is, write given: 2025Q2, or the quarter meant"),
    # ---- U.S. ends no sentence
    ("Consumer reported $18 billion U.S. in sales, beating consensus estimates for $17.7 billion.", "Consumer guidance: $17.7 billion", "$17.7 billion: the words beside it say that analysts expect it; write scenario: consensus"),
    # ---- when
    ("第三季營收486億元，去年同期為450億元。", "2025Q2: 450億元", "450億元: the words say '去年同期', but the fact is of 2025Q2; if it is of 2024Q3, write period: 2024Q3"),
    ("第三季營收486億元，較上一季的470億元成長。", ": 470億元", "470億元: the words say '上一季', but the fact is of 2025Q3; if it is of 2025Q2, write period: 2025Q2"),
    ("今年首季資本支出100億元，第2季96億元。", "2025Q2 CapitalExpenditure: 100億元", "100億元: the words say '今年首季', but the fact is of 2025Q2; if it is of 2025Q1, write period: 2025Q1"),
    ("一季度资本支出100亿元，二季度96亿元。", "2025Q1 CapitalExpenditure: 96亿元", "96亿元: the words say '二季度', but the fact is of 2025Q1; if it is of 2025Q2, write period: 2025Q2"),
    ("1Q25營收100億元，2Q25營收96億元。", "2025Q1: 96億元", "96億元: the words say '2Q25', but the fact is of 2025Q1; if it is of 2025Q2, write period: 2025Q2"),
    ("前9月營收1,400億元。", ": 1,400億元", "1,400億元: the words say '前9月', but the fact is of 2025Q3; if it is of 9M2025, write period: 9M2025"),
    ("Nine-month revenue came to $140 billion.", ": $140 billion", "$140 billion: the words say 'Nine-month', but the fact is of 2025Q3; if it is of 9M2025, write period: 9M2025"),
    ("全年營收1,800億元，其中下半年950億元。", "2025H2 guidance: 1,800億元", "1,800億元: the words say '全年', but the fact is of 2025H2; write period: with the one that is meant"),
    ("全年營收1,800億元，其中下半年950億元。", "FY2025 guidance: 950億元", "950億元: the words say '下半年', but the fact is of FY2025; write period: with the one that is meant"),
    ("Gross margin was 75.1%, against 78.4% in the quarter before.", "2024Q3 GrossMargin: 78.4%", "78.4%: the words say 'the quarter before', but the fact is of 2024Q3; if it is of 2025Q2, write period: 2025Q2"),
    ("Revenue was $30 billion, compared with $25 billion in the same period last year.", "2025Q2: $25 billion", "$25 billion: the words say 'same period last year', but the fact is of 2025Q2; if it is of 2024Q3, write period: 2024Q3"),
    ("Revenue for the full year was $120 billion.", ": $120 billion", "$120 billion: the words say 'full year', but the fact is of 2025Q3; write period: with the one that is meant"),
    ("營收創下新高，達486億元。", "2023Q1: 486億元", "486億元: no word near by names 2023Q1; write period: with the one that is meant"),
    ("2024年全年，公司營收達1,500億元。", "FY2023: 1,500億元", "1,500億元: the words say '2024年全年', but the fact is of FY2023; if it is of FY2024, write period: FY2024"),
    ("累计2024年，营收1,500亿元，净利润200亿元。", "FY2022 NetIncome: 200亿元", "200亿元: the words say '2024年', but the fact is of FY2022; if it is of FY2024, write period: FY2024"),
    ("以中間值推算，全年營收上看1,800億元。", "FY2026 guidance: 1,800億元", "1,800億元: the words say '全年', but the fact is of FY2026; write period: with the one that is meant"),
    ("For the full year, it expects revenue of $180 billion.", "FY2027 guidance: $180 billion", "$180 billion: the words say 'full year', but the fact is of FY2027; write period: with the one that is meant"),
    ("前三季營收1,400億元，年增9%，淨利200億元。", "TTM2025Q3 NetIncome: 200億元", "200億元: the words say '前三季', but the fact is of TTM2025Q3; if it is of 9M2025, write period: 9M2025"),
    ("展望第四季，營收490億元至510億元，毛利率59%至61%。", "2026Q1 GrossMargin guidance: 59%至61%", "59%至61%: the words say '第四季', but the fact is of 2026Q1; if it is of 2025Q4, write period: 2025Q4"),
    ("累計前七月營收1,100億元，年增13%。", "2025H1: 1,100億元", "1,100億元: the words say '前七月', but the fact is of 2025H1; write period: 7M2025"),
    ("今年前10个月收入1,600亿元，同比增长13%。", "TTM2025Q3 yoy: 13%", "13%: the words say '前10个月', but the fact is of TTM2025Q3; write period: 10M2025"),
    ("In the first seven months, revenue was $110 billion.", "2025H1: $110 billion", "$110 billion: the words say 'first seven months', but the fact is of 2025H1; write period: 7M2025"),
    ("公司公布7月營收162億元。", "2025-08: 162億元", "162億元: the words say '7月', but the fact is of 2025-08; write period: with the month that is meant"),
    ("Sales in July were $16 billion.", "2025-06: $16 billion", "$16 billion: the words say 'July', but the fact is of 2025-06; write period: with the month that is meant"),
    ("7月營收162億元，年減5%。", "2025-07 mom: 5%", "5%: the words beside it compare with a year before; write change: yoy"),
    ("第三季營收486億元。", "2025-09: 486億元", "486億元: the words say '第三季', but the fact is of 2025-09; write period: 2025Q3"),
    ("Revenue in the first ten months of 2025 was $160 billion.", "9M2025: $160 billion", "$160 billion: the words say 'first ten months', but the fact is of 9M2025; write period: 10M2025"),
    ("7月營收162億元，月減5%。", "2025-07 yoy: 5%", "5%: the words beside it compare with a month before; write change: mom"),
    ("7月营收162亿元，较上月下降5%。", "2025-07 qoq: 5%", "5%: the words beside it compare with a month before; write change: mom"),
    ("July sales fell 5% month-on-month.", "2025-07 qoq: 5%", "5%: the words beside it compare with a month before; write change: mom"),
    # ---- who
    ("公司預估第四季營收490億元，市場預估480億元。", "2025Q4 guidance: 480億元", "480億元: the words beside it say that analysts expect it; write scenario: consensus"),
    ("虹橋精密預估第四季營收490億元，市場預估480億元。", "2025Q4 consensus: 490億元", "490億元: the words beside it say that the company expects it; write scenario: guidance"),
    ("管理层预计第四季度营收490亿元。", "2025Q4 consensus: 490亿元", "490亿元: the words beside it say that the company expects it; write scenario: guidance"),
    ("外資普遍預期第四季營收480億元。", "2025Q4 guidance: 480億元", "480億元: the words beside it say that analysts expect it; write scenario: consensus"),
    ("營收486億元，高於市場預期的472億元。", "guidance: 472億元", "472億元: the words beside it say that analysts expect it; write scenario: consensus"),
    ("营收486亿元，远超分析师此前472亿元的预估。", "guidance: 472亿元", "472亿元: the words beside it say that analysts expect it; write scenario: consensus"),
    ("Revenue: $35.1 billion vs. $33.2 billion estimated", ": $33.2 billion", "$33.2 billion: the words beside it say that analysts expect it; write scenario: consensus"),
    ("Analysts polled by LSEG had expected revenue of $33 billion.", ": $33 billion", "$33 billion: the words beside it say that analysts expect it; write scenario: consensus"),
    ("The company expects revenue of $34 billion in the fourth quarter.", "2025Q4 consensus: $34 billion", "$34 billion: the words beside it say that the company expects it; write scenario: guidance"),
    ("Wall Street was looking for EPS of $5.59 on revenue of $24 billion.", "guidance: $24 billion", "$24 billion: the words beside it say that analysts expect it; write scenario: consensus"),
    ("高盛預估2026年營收2,150億元。", "FY2026 guidance: 2,150億元", "2,150億元: the words beside it say that one house expects it; write scenario: estimate, with by:"),
    *((text, said, f"{said.split(': ')[1]}: the words beside it say that analysts expect it; write scenario: consensus") for text, said in (
        ("Wall Street had been modeling $48 billion in sales for the fourth quarter.", "2025Q4 guidance: $48 billion"),
        ("EPS of $1.95 topped the $1.86 U.S. expected on Wall Street.", "EarningsPerShareDiluted guidance: $1.86"),
        ("Revenue was ahead of the $17.49 billion estimated among analysts.", "guidance: $17.49 billion"),
        ("It reported $11.07 billion in sales, beating consensus estimates for $10.77 billion.", "guidance: $10.77 billion"),
        ("The Street was at $48 billion.", "guidance: $48 billion"),
        ("Analysts surveyed by FactSet had penciled in revenue of $47 billion.", "estimate: $47 billion"),
        ("市場原先預估第四季營收480億元。", "2025Q4 guidance: 480億元"),
        ("华尔街原本预计第四季度营收480亿元。", "2025Q4 guidance: 480亿元"),
        ("營收486億元，優於法人原估的472億元。", "guidance: 472億元"),
    )),
    ("公司先前預估第三季營收480億元。", "guidance: 480億元", "480億元: '先前預估' says that it was given before; if it is, write given: 2025Q2, or the quarter meant"),
    ("The company previously guided to revenue of $48 billion for the third quarter.", "guidance: $48 billion",
     "$48 billion: 'previously guided' says that it was given before; if it is, write given: 2025Q2, or the quarter meant"),
    ("營收486億元，年增17%。", "consensus: 486億元", "486億元: no word near by speaks of consensus; write scenario: with the one that is meant"),
    # ---- what
    ("每股基本盈餘1.5元，每股攤薄盈餘1.45元。", "EarningsPerShareDiluted: 1.5元", "1.5元: the words say '基本', which is another concept; write concept: EarningsPerShareBasic"),
    ("稀释后每股收益1.45元。", "EarningsPerShareBasic: 1.45元", "1.45元: the words say '稀释', which is another concept; write concept: EarningsPerShareDiluted"),
    ("Net income was $1.45 per diluted share.", "EarningsPerShareBasic: $1.45", "$1.45: the words say 'diluted', which is another concept; write concept: EarningsPerShareDiluted"),
    ("每股純利為15.36元，折合每股ADS為2.47美元。", "EarningsPerShareDiluted: 2.47美元", "2.47美元: the words say '每股ADS', which stands for other shares; make a segment of the company, ADR, or write reason: unfollowed"),
    ("Earnings were $2.47 per ADR.", "EarningsPerShareDiluted: $2.47", "$2.47: the words say 'ADR', which stands for other shares; make a segment of the company, ADR, or write reason: unfollowed"),
    ("Its data center revenue was $12 billion.", ": $12 billion", "$12 billion: the words say 'Its data center', which is no name of the company; write its segment, with the word as a synonym, or reason: unfollowed"),
    ("It reaffirmed the data center revenue outlook of $50 billion.", "2025Q4 guidance: $50 billion", "$50 billion: the words say 'It reaffirmed the data center', which is no name of the company; write its segment, with the word as a synonym, or reason: unfollowed"),
    ("Cash was $3.8 billion.", "OperatingCashFlow: $3.8 billion", "$3.8 billion: the words say 'Cash', which is another concept; write concept: CashAndEquivalents, or add the article's word to the synonyms of OperatingCashFlow"),
    ("Gross margin was 59% in 3Q25, after 57% in 2Q25.", "2024Q3 GrossMargin: 57%", "57%: the words say '2Q25', but the fact is of 2024Q3; if it is of 2025Q2, write period: 2025Q2"),
    ("It expects fourth-quarter EPS of $1.30 vs. the $1.35 consensus.", "2025Q4 guidance EarningsPerShareDiluted: $1.35", "$1.35: the words beside it say that analysts expect it; write scenario: consensus"),
    ("Non-GAAP earnings per diluted share was $0.68, up 11%.", "EarningsPerShareDiluted: $0.68", "$0.68: the words call it 'Non-GAAP'; write concept: AdjustedEarningsPerShareDiluted"),
    ("Non-GAAP earnings per diluted share was $0.68, up 11%.", "EarningsPerShareDiluted yoy: 11%", "11%: the words call it 'Non-GAAP'; write concept: AdjustedEarningsPerShareDiluted"),
    ("On a non-GAAP basis, operating income was $3 billion, and diluted EPS was $0.68.", "EarningsPerShareDiluted: $0.68", "$0.68: the words call it 'non-GAAP'; write concept: AdjustedEarningsPerShareDiluted"),
    ("每股盈餘0.68元（非GAAP）。", "EarningsPerShareDiluted: 0.68元", "0.68元: the words call it '非GAAP'; write concept: AdjustedEarningsPerShareDiluted"),
    ("It earned $0.67 per share, and core income was $3 billion.", "AdjustedEarningsPerShareDiluted: $0.67", "$0.67: no word of the article calls it adjusted; if it is not, write concept: EarningsPerShareDiluted"),
    ("每股盈餘0.67元。", "AdjustedEarningsPerShareDiluted: 0.67元", "0.67元: no word of the article calls it adjusted; if it is not, write concept: EarningsPerShareDiluted"),
    ("Net income was $4.32 billion, or 90 cents per share, up from 83 cents per share.\nAdjusted EPS was $1.42.", "2024Q3 AdjustedEarningsPerShareDiluted: 83 cents per share",
     "83 cents per share: it stands beside 'Net income', and no word of the paragraph calls it adjusted; if it is not, write concept: EarningsPerShareDiluted"),
    ("第三季淨利62億元，每股盈餘0.90元。\n經調整每股盈餘1.42元。", "AdjustedEarningsPerShareDiluted: 0.90元",
     "0.90元: it stands beside '淨利', and no word of the paragraph calls it adjusted; if it is not, write concept: EarningsPerShareDiluted"),
    ("Revenue this quarter is forecast at $49 billion.", "FY2026 guidance: $49 billion", "$49 billion: the words say 'this quarter', but the fact is of FY2026; write period: with the one that is meant"),
    ("毛利率59.5%，營業利益率50.6%。", "OperatingMargin: 59.5%", "59.5%: the words say '毛利率', which is another concept; write concept: GrossMargin, or add the article's word to the synonyms of OperatingMargin"),
    ("營業利益去年第四季為59億元，今年第一季為60億元，第二季為61億元，第三季為62億元。", "NetIncome: 62億元",
     "62億元: the words say '營業利益', which is another concept; write the concept that is meant, or add the article's word to the synonyms of NetIncome"),
    ("Net income was $3.1 billion in the third quarter of the year 2025, up from $2.8 billion.", "OperatingIncome: $2.8 billion",
     "$2.8 billion: the words say 'Net income', which is another concept; write the concept that is meant, or add the article's word to the synonyms of OperatingIncome"),
    ("Operating income rose 22% to $312 million.", "NetIncome: $312 million", "$312 million: the words say 'Operating income', which is another concept; write concept: OperatingIncome, or add the article's word to the synonyms of NetIncome"),
    ("股價以1,485元作收。", "2025-10-31 target TargetPrice: 1,485元", "1,485元: the words say '股價', which is another concept; write concept: SharePrice, or add the article's word to the synonyms of TargetPrice"),
    ("The dividend is $0.10 per share.", "EarningsPerShareBasic: $0.10 per share", "$0.10 per share: the words say 'dividend', which is another concept; write concept: DividendPerShare, or add the article's word to the synonyms of EarningsPerShareBasic"),
    # ---- in which trading, and what is no revenue
    ("Shares rose 13% in extended trading.", "2025-10-31 DailyMove: 13%", "13%: the words say 'extended trading', so it is after the close; if it is, write concept: AfterHoursMove"),
    ("In after-hours trading the stock rose at first. But lately it was down 3% to $392.", "2025-10-31 SharePrice: $392",
     "$392: the words say 'after-hours trading', so it is after the close; if it is, write concept: AfterHoursPrice"),
    ("股價今日收盤上漲3%。", "2025-10-31 AfterHoursMove: 3%", "3%: the words say '收盤', so it is at the close; if it is, write concept: DailyMove"),
    ("股价盘后大涨13%。", "2025-10-31 DailyMove: 13%", "13%: the words say '盘后', so it is after the close; if it is, write concept: AfterHoursMove"),
    ("股價盤中一度觸及414元。", "2025-10-31 SharePrice: 414元", "414元: the words say '盤中', so it is within a session; if it is, write reason: unfollowed"),
    ("The stock has gained 75% this year to trade at $406.37.", "2025-10-31 DailyMove: 75%", "75%: the words say 'this year', which is longer than a day; write a concept of its own, or reason: unfollowed"),
    ("今年以来股价已涨75%。", "2025-10-31 DailyMove: 75%", "75%: the words say '今年以来', which is longer than a day; write a concept of its own, or reason: unfollowed"),
    ("The total market opportunity is projected to reach $90 billion by 2027.", "FY2027 guidance: $90 billion", "$90 billion: the words say 'market opportunity', which is no Revenue; write a concept of its own, or reason: unfollowed"),
    ("公司估計2027年潛在市場達900億元。", "FY2027 guidance: 900億元", "900億元: the words say '潛在市場', which is no Revenue; write a concept of its own, or reason: unfollowed"),
    ("It has a $73 billion U.S. backlog for its chips.", "FY2026 guidance: $73 billion", "$73 billion: the words say 'backlog', which is no Revenue; write a concept of its own, or reason: unfollowed"),
    ("目前积压的订单约730亿元。", "FY2026 guidance: 730亿元", "730亿元: the words say '积压的订单', which is no Revenue; write a concept of its own, or reason: unfollowed"),
    ("Total sales soared 74% in the period, he said.", "2025Q4 guidance yoy: 74%", "74%: 'soared' beside it says that it happened; if it is no forecast, take 'scenario' out"),
    ("公司預估匯率變動對營收約有6%潛在影響。", "guidance qoq: 6%", "6%: the words say '潛在影響' of currencies, which is no growth; write reason: unfollowed"),
    ("Revenue faced a currency headwind of 2%.", "yoy: 2%", "2%: the words say 'currency headwind of' of currencies, which is no growth; write reason: unfollowed"),
    # ---- whose
    ("車用感測營收212億元，消費電子營收180億元。", "Consumer: 212億元", "212億元: the words say '車用感測', which is another part; write segment: Automotive"),
    ("消費電子的營收年增2%至180億元。", "Automotive: 180億元", "180億元: the words say '消費電子', which is another part; write segment: Consumer"),
    ("車用感測與消費電子營收分別為212億元與180億元。", "Consumer: 212億元", "212億元: the words say '車用感測', which is another part; write segment: Automotive"),
    ("車用感測與消費電子營收分別為212億元與180億元。", "Automotive: 180億元", "180億元: the words say '消費電子', which is another part; write segment: Consumer"),
    ("消费电子营收180亿元，同比增长9%。", "Automotive yoy: 9%", "9%: the words say '消费电子', which is another part; write segment: Consumer"),
    ("車用感測達212億元，創新高。", ": 212億元", "212億元: the words say '車用感測', which is a part; write segment: Automotive"),
    ("虹橋精密（HQP）於8日公布7月業績162億元。", "2025-07 Automotive: 162億元", "162億元: the words say '虹橋精密', which is the company itself; leave its segment out"),
    ("虹橋精密公布7月業績162億元。", "2025-07 Automotive: 162億元", "162億元: the words say '虹橋精密', which is the company itself; leave its segment out"),
    ("虹桥精密第三季度营收486亿元，净利润58亿元。", "Automotive NetIncome: 58亿元", "58亿元: the words say '虹桥精密', which is the company itself; leave its segment out"),
    ("預期今年相關營收將成長，達到90億元。", "FY2025 guidance: 90億元", "90億元: the words say '相關營收', which is of a part; write its segment, or reason: unfollowed"),
    ("Its smaller segment, consumer electronics, posted $18 billion in sales.", "Automotive: $18 billion", "$18 billion: the words say 'consumer electronics', which is another part; write segment: Consumer"),
    ("Revenue was $21 billion at automotive sensing and $18 billion at consumer electronics.", "Automotive: $18 billion", "$18 billion: the words say 'consumer electronics', which is another part; write segment: Consumer"),
    ("Related revenue reached $3 billion.", ": $3 billion", "$3 billion: the words say 'Related revenue', which is of a part; write its segment, or reason: unfollowed"),
    # ---- growth
    ("營收增加9%。", "qoq: 9%", "9%: no word near by compares with the quarter before; if it compares with another time, write change: with that"),
    ("Sales rose 9% as the dollar fell.", "yoy_cc: 9%", "9%: no word of the article speaks of constant exchange rates; if currencies are not left out, write change: yoy"),
    ("Revenue rose 12% from the previous quarter.", "yoy: 12%", "12%: the words beside it compare with a quarter before; write change: qoq"),
    ("营收环比增长12%。", "yoy: 12%", "12%: the words beside it compare with a quarter before; write change: qoq"),
    ("營收較去年同期成長12%。", "qoq: 12%", "12%: the words beside it compare with a year before; write change: yoy"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said", "wanted"), WRONG, ids=[f"{row[0][:18]} {row[1]}" for row in WRONG])
def test_words_that_say_something_else_are_one(text: str, said: str, wanted: str) -> None:
    assert problems(text, said) == [wanted]


BETWEEN = [
    (
        ("Revenue was $26.0 billion, up 262% from $7.19 billion.", ": $26.0 billion", "yoy: 262%", "2025Q2: $7.19 billion"),
        "'$7.19 billion' is named as the level before that of 2025Q3, but is of 2025Q2; write period: 2024Q3",
    ),
    (
        ("Revenue was $48.6 billion, up 2% sequentially versus $45.5 billion in Q3 2024.", ": $48.6 billion", "qoq: 2%", "2024Q3: $45.5 billion"),
        "'$45.5 billion' is named as the level before that of 2025Q3, but is of 2024Q3; write period: 2025Q2",
    ),
    (
        ("營收由93億元增至115億元。", ": 93億元", "2025Q2: 115億元"),
        "'93億元' is named as the level before that of 2025Q2, but is of 2025Q3; write the earlier of their periods for it",
    ),
    (("以美元計，營收331億，年增40.8%。", "USD: 331億", "yoy: 40.8%"), "'40.8%' is growth in USD by '以美元計', but the fact is in TWD; write currency: USD"),
    (("營收9,899億元，年增30.3%。", ": 9,899億元", "USD yoy: 30.3%"), "'30.3%' is growth in TWD by '9,899億元', but the fact is in USD; write currency: TWD"),
    (("Revenue rose 40.8% in US dollar terms.", "yoy: 40.8%"), "'40.8%' is growth in USD by 'in US dollar terms', but the fact is in TWD; write currency: USD"),
    (
        ("全年營業利益預估由3.4兆元上修至3.8兆元。", "FY2025 OperatingIncome guidance: 3.4兆元", "FY2025 OperatingIncome guidance @2025Q2: 3.8兆元"),
        "'3.4兆元' was changed to '3.8兆元', but was given later; exchange their given: 2025Q2 and 2025Q3",
    ),
    (
        ("It raised its forecast for capital expenditure to $40 billion from $38 billion.",
         "FY2025 CapitalExpenditure guidance @2025Q2: $40 billion", "FY2025 CapitalExpenditure guidance: $38 billion"),
        "'$38 billion' was changed to '$40 billion', but was given later; exchange their given: 2025Q3 and 2025Q2",
    ),
    (
        ("預計第四季度毛利率59%至61%，預估57%。", "2025Q4 GrossMargin guidance: 59%至61%", "2025Q4 GrossMargin guidance @2025Q2: 57%"),
        "no word beside '59%至61%' says that '57%' was given before; correct its scenario or its given: is it what others expect?",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("row", "wanted"), BETWEEN, ids=[row[0][:24] for row, _ in BETWEEN])
def test_facts_that_the_words_set_against_each_other(row: tuple[str, ...], wanted: str) -> None:
    assert problems(*row) == [wanted]


def test_a_change_printed_in_a_currency_is_in_that_one() -> None:
    assert problems("營收9,899億元，年增12億美元。", ": 9,899億元", "USD yoy_amount: 12億美元") == []


def with_names(text: str, said: str, names: dict[tuple[str, str], frozenset[str]]) -> list[str]:
    """The contradictions where some are known by other stems of names."""
    vocabulary = Vocabulary(content().companies["HQP"], content().concepts)
    vocabulary.stems |= names
    one = fact(said)
    at = text.index(one.printed)
    signs = Signs([text], vocabulary, Calendar(NOW, DAY))
    return [found.message for found in signs.contrary(one, [(at, at + len(one.printed))])]


def test_receipts_are_a_segment_of_their_own() -> None:
    text, said = "Earnings were $2.47 per ADS.", "Consumer EarningsPerShareDiluted: $2.47"
    assert with_names(text, said, {("HQP", "Consumer"): frozenset({"ads"})}) == []
    assert with_names(text, said, {("HQP", "Consumer"): frozenset({"phone"})}) != []


def test_a_name_without_a_stem_is_one() -> None:
    text, said = "出貨2,000台，包括500台消費電子。", "Consumer UnitsShipped: 500台"
    assert with_names(text, said, {("HQP", "Consumer"): frozenset()}) == []


def test_a_house_that_estimates_others_forecasts_for_itself() -> None:
    text, said = "野村預估2026年營收500億元。", "FY2026 guidance: 500億元"
    assert with_names(text, said, {("HQP", ""): frozenset({"nomura", "holding"})}) == []
    assert with_names(text, said, {}) == ["the words beside it say that one house expects it"]


def test_low_double_digits_are_no_fall() -> None:
    for text in ("全年營收將達低雙位數成長。", "全年营收将达低双位数成长。"):
        signs = Signs([text], Vocabulary(content().companies["HQP"], content().concepts), Calendar(NOW, DAY))
        printed = text[text.index("低") + 1 :][:3]
        one = fact(f"FY2025 guidance yoy: {printed}")
        assert not signs.is_missing(one, [(text.index(printed), text.index(printed) + 3)])


PERHAPS = [  # what may be the part's of which the clause before speaks, or the company's
    ("車用感測營收30億元，年增31%，但營業虧損2億元。", "OperatingIncome: 2億元"),
    ("车用感测营收30亿元，同比增长31%，但营业亏损2亿元。", "OperatingIncome: 2亿元"),
    ("Automotive sensing revenue rose 31% to $3 billion, but the operating loss was $200 million.", "OperatingIncome: $200 million"),
    ("Automotive sensing revenue was $3 billion, and operating income came to $200 million.", "OperatingIncome: $200 million"),
    ("車用感測營收30億元，年增31%，但營業虧損2億元。", "Industrial OperatingIncome: 2億元"),
]  # fmt: skip
CERTAIN = [
    ("車用感測營收30億元，但公司營業虧損2億元。", "OperatingIncome: 2億元"),
    ("車用感測營收30億元，年增31%，全公司營業利益2億元。", "OperatingIncome: 2億元"),
    ("車用感測營收30億元，年增31%，但營業虧損2億元。", "Automotive OperatingIncome: 2億元"),
    ("營收30億元，年增31%，但營業虧損2億元。", "OperatingIncome: 2億元"),
    ("Automotive sensing revenue was $3 billion, and total operating income came to $200 million.", "OperatingIncome: $200 million"),
    ("Automotive sensing revenue was $3 billion. Operating income came to $200 million.", "OperatingIncome: $200 million"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), PERHAPS)
def test_a_figure_that_may_be_a_parts_is_a_doubt(text: str, said: str) -> None:
    [told] = problems(text, said)
    assert "may mean" in told
    assert "write segment: Automotive, or despite: " in told


@pytest.mark.parametrize(("text", "said"), CERTAIN)
def test_a_figure_that_words_give_to_one_is_none(text: str, said: str) -> None:
    assert problems(text, said) == []


PRODUCTS = [
    ("The maker of automotive sensing chips reported revenue of $48 billion.", ": $48 billion"),
    ("The automotive sensing maker posted sales of $48 billion.", ": $48 billion"),
    ("車用感測大廠鴻橋公布營收486億元。", ": 486億元"),
]


@pytest.mark.parametrize(("text", "said"), PRODUCTS)
def test_what_a_company_is_said_to_make_is_no_part_of_it(text: str, said: str) -> None:
    assert problems(text, said) == []
