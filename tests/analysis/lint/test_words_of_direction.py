from lamps import prose, told

from briefs.analysis.lint.words_of_direction import check


def test_each_language_is_held_to_its_figures() -> None:
    assert told(check(prose(en="Revenue rose {Revenue yoy}.", zh_Hant="營收年增 {Revenue yoy}。"))) == []
    assert told(check(prose(en="Revenue fell {Revenue yoy}.", zh_Hant="營收下滑 {Revenue yoy}。"))) == [
        "'fell' stands before {Revenue yoy}, which is positive; mend the word or the reference",
        "'下滑' stands before {Revenue yoy}, which is positive; mend the word or the reference",
    ]
