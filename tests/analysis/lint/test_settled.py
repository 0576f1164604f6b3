from lamps import entered, newest, of_brief

from briefs.analysis.lint.settled import check

BOTH = {"en": "x", "zh-Hant": "x"}


def test_what_is_settled_was_watched() -> None:
    assert of_brief(check, newest()) == []
    brief = entered(settled=[{"item": "q4-revenu", "text": BOTH}])
    assert of_brief(check, brief) == ["no earlier brief watches 'q4-revenu'; did you mean 'q4-revenue'?"]
