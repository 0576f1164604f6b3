"""Names of concepts beside the figures of others."""

from dataclasses import replace

import pytest
from lamps import prose, told
from measure_words import labels, share
from places import CORPUS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.labels import check

FINE = [
    ("Revenue rose {Revenue yoy} to {Revenue}.", "營收年增 {Revenue yoy}，達 {Revenue}。"),
    ("Revenue of {Revenue} and {OperatingIncome} of operating income.", "營收 {Revenue}，營業利益 {OperatingIncome}。"),
    ("Net income aside, {OperatingIncome} was earned on revenue of {Revenue}.", "賺進 {OperatingIncome}，營收 {Revenue}。"),
    ("A headcount of {OperatingIncome}.", "員工 {OperatingIncome}。"),  # another unit: an amount that has to do with it
    ("{Revenue} of revenue.", "{Revenue} 的營收。"),
    ("It brought in {Revenue}.", "進帳 {Revenue}。"),
    ("Revenue is up by {OperatingIncome}.", "營收增加 {OperatingIncome}。"),  # an amount may be anything's
    ("Against its operating income, {Revenue} is much.", "較營業利益 {Revenue} 為多。"),
    ("Better than net income, {Revenue}.", "高於淨利，{Revenue}。"),
    ("Cash flow makes {Revenue} possible.", "現金流支應 {Revenue}。"),
]
WRONG = [
    ("Revenue of {OperatingIncome} was reported.", "公司公布 {OperatingIncome}。", "Revenue", "{OperatingIncome}"),
    ("It reported {Revenue}.", "營業利益 {Revenue}。", "營業利益", "{Revenue}"),
    ("It reported {Revenue yoy}.", "淨利年增 {Revenue yoy}。", "淨利", "{Revenue yoy}"),
    ("It took {Revenue} in operating income.", "它有 {Revenue}。", "operating income", "{Revenue}"),
    ("Net income grew {Revenue yoy}.", "成長 {Revenue yoy}。", "Net income", "{Revenue yoy}"),
    ("Revenue rose {Revenue yoy} to {OperatingIncome}.", "年增 {Revenue yoy}，達 {OperatingIncome}。", "Revenue", "{OperatingIncome}"),
    ("It rose {Revenue yoy} to {OperatingIncome}.", "營收年增 {Revenue yoy}，達 {OperatingIncome}。", "營收", "{OperatingIncome}"),
]

FIGURES = {"{Revenue}": "Revenue, 2024Q4", "{Revenue yoy}": "Revenue yoy, 2024Q4", "{OperatingIncome}": "Operating income, 2024Q4"}


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "name", "reference"), WRONG)
def test_another_concept_is_named(english: str, chinese: str, name: str, reference: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{name}' stands beside {reference}, which is {FIGURES[reference]}; mend the name or the reference"
    ]


def test_most_wrong_figures_are_caught() -> None:
    dataset, _ = read_dataset(CORPUS)
    found = list(labels(dataset))
    assert len(found) > 150
    assert sum(one.caught for one in found) >= 0.9 * len(found), share(found)


@pytest.mark.parametrize(("text", "fine"), [("營收部門 {OperatingIncome}。", True), ("營收 {OperatingIncome}。", False), ("營收部門的營收 {OperatingIncome}。", False)])
def test_a_concepts_name_within_that_of_a_part_names_the_part(text: str, fine: bool) -> None:
    made = prose(en="It came to {OperatingIncome}.", zh_Hant=text)
    entry = made.brief.company.entry
    indoor = entry.segments["Indoor"].model_copy(update={"label": {"en": "Indoor", "zh-Hant": "營收部門"}})
    company = replace(made.brief.company, entry=entry.model_copy(update={"segments": entry.segments | {"Indoor": indoor}}))
    assert (told(check(replace(made, brief=replace(made.brief, company=company)))) == []) == fine
