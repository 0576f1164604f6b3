"""Tests of briefs.content.concepts: the common concepts, their words, and their names in taxonomies."""

from collections import defaultdict

import pytest
from places import TINY

from briefs.articles.lexicon import Vocabulary
from briefs.content.concepts import common_concepts, named_by_standard
from briefs.content.load import load
from briefs.content.models import Concept
from briefs.figures.folding import fold
from briefs.model.language import ROWS

COMMON = common_concepts()
VOCABULARY = Vocabulary(next(iter(load(TINY)[0].companies.values())), COMMON)
SHARED = {"SharePrice", "DailyMove", "AfterHoursPrice", "AfterHoursMove"}  # 股價 may be either


def _words(concept: Concept) -> set[str]:
    texts = [*concept.label.values(), *(concept.short or {}).values()]
    return {fold(text) for text in [*texts, *(word for listed in concept.synonyms.values() for word in listed)]}


@pytest.mark.parametrize("name", COMMON)
def test_a_concept_is_told_in_every_language(name: str) -> None:
    concept = COMMON[name]
    assert concept.label.keys() == concept.definition.keys() == concept.synonyms.keys() == ROWS.keys()
    assert concept.short is None or concept.short.keys() == ROWS.keys()
    for language, text in concept.definition.items():
        assert text.endswith("。" if ROWS[language].chinese else ".")
        assert fold(text) != fold(concept.label[language])


def test_no_word_names_two_concepts() -> None:
    named = defaultdict(set)
    for name, concept in COMMON.items():
        for word in _words(concept):
            named[word].add(name)
    assert {word: names for word, names in named.items() if len(names - SHARED) > 1 or (len(names) > 1 and not names <= SHARED)} == {}


@pytest.mark.parametrize("key", ["us_gaap", "ifrs_full"])
def test_no_taxonomy_has_a_name_for_two_concepts(key: str) -> None:
    names = [name for concept in COMMON.values() if (name := getattr(concept, key))]
    assert len(names) == len(set(names)) > 40


def test_concepts_are_called_as_a_taxonomy_calls_them() -> None:
    standard = [name for name, concept in COMMON.items() if concept.us_gaap or concept.ifrs_full]
    assert sum(name in (COMMON[name].us_gaap, COMMON[name].ifrs_full) for name in standard) * 2 > len(standard)


# what articles of Taiwan, Hong Kong, the mainland and in English call a metric
SAID = {
    "Revenue": "單月營收 累計營收 合併營收 月營收 營業額 营业总收入 总收入 turnover",
    "NetIncome": "稅後純益 純利 股東應佔溢利 歸母淨利潤 归属于上市公司股东的净利润 稅後淨利 net_profit",
    "EarningsPerShare": "每股純益 每股盈利 每股收益 每股稅後純益 EPS",
    "EarningsPerShareDiluted": "每股攤薄盈利 摊薄每股收益 diluted_EPS",
    "GrossMargin": "毛利率 gross_margin 销售毛利率",
    "OperatingMargin": "營益率 營業利益率 经营利润率 operating_margin",
    "NetMargin": "淨利率 純益率 净利率 纯利率 net_margin",
    "AdjustedNetIncome": "扣非淨利潤 扣非净利润 經調整淨利潤 非公認會計準則淨利潤 non-GAAP_net_income",
    "CapitalExpenditure": "資本支出 資本開支 资本开支 capex",
    "ResearchAndDevelopmentExpense": "研發費用 研發開支 研发投入 R&D",
    "OperatingExpenses": "營業費用 經營開支 期间费用 operating_expenses opex",
    "SellingGeneralAndAdministrativeExpense": "銷管費用 SG&A",
    "Ebitda": "EBITDA",
    "AdjustedEbitda": "經調整EBITDA adjusted_EBITDA",
    "ProfitLossBeforeTax": "稅前淨利 除稅前溢利 利润总额 pretax_profit",
    "MonthlyActiveUsers": "月活躍用戶 月活跃用户 MAU",
    "DailyActiveUsers": "日活躍用戶 日活 DAUs",
    "Subscribers": "付費會員 訂閱用戶 付费用户 subscribers",
    "AverageRevenuePerUser": "ARPU 每用戶平均收入",
    "PaymentsForRepurchaseOfCommonStock": "庫藏股 股份回購 股票回购 buybacks",
    "PaymentsOfDividends": "股利總額 现金分红总额 dividends_paid",
    "DividendPerShare": "現金股利 末期息 每股派息 dividend",
    "UnitsDelivered": "交車量 交付量 deliveries",
    "UnitsShipped": "出貨量 付運量 shipments",
    "UnitsProduced": "產量 产量 production_volume",
    "GrossMerchandiseVolume": "GMV 成交總額 商品交易总额",
    "TotalPaymentVolume": "TPV 總支付金額 支付总额",
    "RevenueRemainingPerformanceObligation": "剩餘履約義務 剩余履约义务 remaining_performance_obligations RPO",
    "Backlog": "在手訂單 在手订单 order_backlog",
    "ContractWithCustomerLiability": "合約負債 合同负债 deferred_revenue",
    "InterestIncomeExpenseNet": "淨利息收入 净利息收入 net_interest_income",
    "NetInterestMargin": "淨息差 净息差 NIM",
    "ProvisionForLoanLossesExpensed": "呆帳費用 信用减值损失 provision_for_credit_losses",
    "NonPerformingLoanRatio": "逾放比 不良贷款率 NPL_ratio",
    "CapitalAdequacyRatio": "資本適足率 资本充足率 total_capital_ratio",
    "CombinedRatio": "綜合成本率 combined_ratio",
    "AssetsUnderManagement": "管理資產 资产管理规模 AUM",
    "SameStoreSalesGrowth": "同店銷售 同店销售 comparable_sales",
    "NumberOfStores": "門市數 门店数 store_count",
    "CapacityUtilization": "產能利用率 稼動率 utilization_rate",
    "AverageSellingPrice": "平均售價 ASP 平均销售价格",
    "WafersShipped": "晶圓出貨量 wafer_shipments",
    "ReturnOnEquity": "股東權益報酬率 净资产收益率 股本回報率 ROE",
    "NetDebt": "淨負債 净负债 net_debt",
    "Assets": "總資產 总资产 total_assets",
    "FreeCashFlow": "自由現金流 自由现金流 FCF",
}


@pytest.mark.parametrize(("name", "word"), [(name, word.replace("_", " ")) for name, words in SAID.items() for word in words.split()])
def test_a_concept_is_known_by_the_words_of_articles(name: str, word: str) -> None:
    named = [one.values[0] for one in VOCABULARY.mentions(fold(f"{word} 5")) if one.kind == "concept"]
    assert named[-1:] == [name]


def test_a_taxonomys_name_is_known() -> None:
    assert named_by_standard("ProfitLossAttributableToOwnersOfParent", COMMON) == ["NetIncome"]
    assert named_by_standard("NetIncomeLoss", COMMON) == ["NetIncome"]
    assert named_by_standard("", {}) == []
