"""Companies and parts that are named beside the figures of others."""

import pytest
from lamps import prose, told
from measure_words import share, subjects
from places import CORPUS

from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint.subjects import check

FINE = [
    ("Lumen’s indoor revenue was {Indoor Revenue}.", "流明室內營收 {Indoor Revenue}。"),
    ("Outdoor sold {Outdoor Revenue} of the {Revenue} in all.", "戶外 {Outdoor Revenue}，全公司 {Revenue}。"),
    ("Lumen, of which Indoor is a part, sold {Revenue}.", "室內之外，流明共賣 {Revenue}。"),
    ("{Indoor Revenue} for Indoor and {Outdoor Revenue} for Outdoor.", "{Indoor Revenue} 的室內與 {Outdoor Revenue} 的戶外。"),
    ("Glow earned as much: {OperatingIncome}.", "Glow 也一樣：{OperatingIncome}。"),  # in a clause of its own
    ("Indoor earned {OperatingIncome}.", "室內賺 {OperatingIncome}。"),  # of it no such figure is known
]
WRONG = [
    ("Glow’s revenue grew {Revenue yoy}.", "營收成長 {Revenue yoy}。", "Glow", "{Revenue yoy}"),
    ("The part sold {Outdoor Revenue}.", "室內營收 {Outdoor Revenue}。", "室內", "{Outdoor Revenue}"),
    ("It grew {GLOW Revenue yoy}.", "室內營收成長 {GLOW Revenue yoy}。", "室內", "{GLOW Revenue yoy}"),
]

FIGURES = {
    "{Revenue yoy}": "Revenue yoy, 2024Q4",
    "{Outdoor Revenue}": "Revenue, Outdoor, 2024Q4",
    "{Indoor Revenue}": "Revenue, Indoor, 2024Q4",
    "{GLOW Revenue yoy}": "Revenue yoy, Glow, FY2025Q2",
}


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


@pytest.mark.parametrize(("english", "chinese", "name", "reference"), WRONG)
def test_another_is_named(english: str, chinese: str, name: str, reference: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == [
        f"'{name}' stands beside {reference}, which is {FIGURES[reference]}; mend the name or the reference"
    ]


def test_most_wrong_figures_are_caught() -> None:
    dataset, _ = read_dataset(CORPUS)
    found = list(subjects(dataset))
    assert len(found) > 80
    assert sum(one.caught for one in found) >= 0.88 * len(found), share(found)
