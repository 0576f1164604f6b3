from lamps import entered, newest, of_brief

from briefs.analysis.lint.ids import check

BOTH = {"en": "x", "zh-Hant": "x"}


def test_each_id_stands_once() -> None:
    assert of_brief(check, newest()) == []
    for name in ("segments", "scorecard"):  # a chart's, and one of the page's own
        brief = entered(sections=[{"id": name, "title": BOTH, "body": BOTH}])
        assert of_brief(check, brief) == [f"the id '{name}' is taken on this page; give it an id of its own"]
    twice = [{"id": "new", "text": BOTH, "settles": "Revenue 2031Q1"}] * 2
    assert of_brief(check, entered(watch=twice)) == ["the id 'new' is taken in this list; give it an id of its own"]
