from lamps import entered, newest, told

from briefs.analysis.lint.ids import check
from briefs.presentation.document import ANCHORS

BOTH = {"en": "x", "zh-Hant": "x"}


def test_each_id_stands_once() -> None:
    assert told(check(newest(), ANCHORS)) == []
    for name in ("segments", "scorecard"):  # a chart's, and one of the page's own
        brief = entered(sections=[{"id": name, "title": BOTH, "body": BOTH}])
        assert told(check(brief, ANCHORS)) == [f"the id '{name}' is taken on this page; give it an id of its own"]
    twice = [{"id": "new", "text": BOTH, "settles": "Revenue 2031Q1"}] * 2
    assert told(check(entered(watch=twice), ANCHORS)) == ["the id 'new' is taken in this list; give it an id of its own"]
