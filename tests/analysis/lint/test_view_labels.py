"""Labels that name a view, before figures of the same view or of another."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.view_labels import check

NEXT, WANTED = "{Revenue 2025Q1 guidance}", "{Revenue consensus}"


@pytest.mark.parametrize(
    ("english", "chinese", "said"),
    [
        (f"Guidance {NEXT}", f"財測 {NEXT}", []),
        (f"Consensus {WANTED}", f"市場共識 {WANTED}", []),
        ("Reported {Revenue}", "實際 {Revenue}", []),
        (f"Forecast {NEXT}", f"預估 {WANTED}", []),  # anybody's
        ("Lamps {Revenue}", "燈具 {Revenue}", []),
        ("Guidance {Revenue}", "財測 {Revenue}", ["Guidance", "財測"]),
        ("Consensus {Revenue}", "共識 {Revenue}", ["Consensus", "共識"]),
        (f"Consensus {NEXT}", f"市場共識 {NEXT}", ["Consensus", "共識"]),
        (f"Guidance {WANTED}", f"財測 {WANTED}", ["Guidance", "財測"]),
        (f"Reported {NEXT}", f"實際 {NEXT}", ["Reported", "實際"]),
        ("Forecast {Revenue}", "預估 {Revenue}", ["Forecast", "預估"]),
    ],
)
def test_a_label_names_the_view_of_its_figures(english: str, chinese: str, said: list[str]) -> None:
    found = told(check(prose(en=english, zh_Hant=chinese)))
    assert [message.split("'")[1] for message in found] == said
