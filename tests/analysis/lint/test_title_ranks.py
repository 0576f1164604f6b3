import shutil

import pytest
from charting import above
from lamps import entered
from places import TESTS

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.lint.title_ranks import check

PARTS = ("Indoor", "Outdoor")
FALSE = [
    ("Outdoor earns most", "earns most"),
    ("Outdoor tops the list", "tops the list"),
    ("Indoor sells least", "sells least"),
    ("Indoor has lost the lead", "has lost the lead"),
    ("The smallest part is Indoor", "The smallest"),
    ("Outdoor sells more than Indoor", "more than"),
    ("Outdoor dwarfs its rivals", "dwarfs"),
    ("Indoor is below Outdoor", "below"),
    ("Indoor trails Outdoor", "trails"),
    ("Outdoor 居首", "居首"),
    ("戶外最多", "最多"),
    ("室內墊底", "墊底"),
    ("室內退居第二", "退居第二"),
    ("室內不如戶外", "不如"),
    ("戶外高於室內", "高於"),
]
TRUE = ["Indoor earns most", "Outdoor comes last", "Outdoor has lost the lead", "Indoor sells more than Outdoor", "室內居首", "戶外不如室內",
        "Indoor sells more than expected", "Outdoor is not below Indoor", "Outdoor makes most of its revenue in winter", "Outdoor and Indoor"]  # fmt: skip


@pytest.mark.parametrize(("title", "word"), FALSE)
def test_an_order_that_the_figures_refute(title: str, word: str) -> None:
    assert above(check, title, ["Revenue 2024Q4"], *PARTS) == [word]
    assert above(check, title, ["Revenue 2024Q3"], *PARTS) == []  # nothing is known


@pytest.mark.parametrize("title", TRUE)
def test_what_may_be_so_is_left(title: str) -> None:
    assert above(check, title, ["Revenue 2024Q4"], *PARTS) == []


def test_growth_is_held_against_growth() -> None:
    rows = ["Revenue", "OperatingIncome"]
    assert above(check, "Operating income is above revenue", rows, "2024Q3", "2024Q4") == ["above"]
    assert above(check, "Income is above revenue", rows, "2024Q3", "2024Q4") == ["above"]
    assert above(check, "Operating income added more than revenue", rows, "2024Q3", "2024Q4") == []  # but grew as fast
    assert above(check, "Lumen grew slower than Glow", ["Revenue yoy"], "LUMN9", "GLOW") == []  # over 10 % may be 30 %


@pytest.mark.parametrize(("title", "words"), [("Outdoor sold more", ["more"]), ("Indoor is smaller", ["smaller"]), ("戶外較多", ["較多"]), ("室內更少", ["更少"]), ("Indoor sold more", []), ("戶外較少", []), ("Outdoor sold more than expected", [])])
def test_more_or_less_is_held_against_all_that_stands_beside_it(title: str, words: list[str]) -> None:
    assert above(check, title, ["Revenue 2024Q4"], *PARTS) == words
    assert above(check, title, ["Indoor Revenue"], "2024Q3", "2024Q4") == []  # than before


CURRENCIES = [("Dollar sales grew less", ["less"]), ("Sales in US dollars grew slower", ["slower"]), ("美元營收成長較慢", ["較慢"]), ("Dollar sales grew faster", []), ("美元營收成長較快", []), ("Sales in New Taiwan dollars grew less", [])]


@pytest.fixture(scope="module")
def two_currencies(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The lamp maker, of which an article prints growth in dollars too."""
    folder = tmp_path_factory.mktemp("dollars") / "content"
    shutil.copytree(TESTS / "tiny" / "content", folder)
    facts = folder / "lumen" / "2024Q4" / "lamp-times-2025-02-01.yml"
    dollars = "  - {at: 2, concept: Revenue, currency: USD, change: yoy, printed: 40%}\n"
    facts.write_text(facts.read_text().replace("facts:\n", f"facts:\n{dollars}"))
    return read_dataset(folder)[0]


@pytest.mark.parametrize(("title", "words"), CURRENCIES)
def test_growth_in_two_currencies(title: str, words: list[str], two_currencies: Dataset) -> None:
    said = {"en": "x", "zh-Hant": "x", "en" if title.isascii() else "zh-Hant": title}
    chart = {"id": "new", "kind": "bars", "title": said, "description": said, "categories": ["Revenue yoy", "Revenue USD yoy"], "series": [{"of": "2024Q4"}]}
    problems = check(entered(charts=[chart]), two_currencies.content, two_currencies.index)
    assert [*dict.fromkeys(one.message.split("'")[1] for one in problems)] == words
