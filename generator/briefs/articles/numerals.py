"""Words of numbers in the wordings of periods: of quarters, months, weekdays, years."""

from collections.abc import Mapping
from pathlib import Path

from briefs.model.layers import read_yaml

WORDINGS = read_yaml(Path(__file__).with_name("periods.yml"))
NAMES: Mapping[str, str] = WORDINGS["names"]
NUMBER = {
    word: place
    for words in (
        "一 二 三 四",
        "首 二 三 末",
        "1 2 3 4",
        "first second third fourth",
        "上 下",
        "first latter third final",
    )
    for place, word in enumerate(words.split(), 1)
}
MONTH = {
    name[:3]: place
    for names in ("一|二|三|四|五|六|七|八|九|十|十一|十二", "元", NAMES["MONTH"])
    for place, name in enumerate(names.split("|"), 1)
}
WEEKDAY = {
    name: place
    for names in ("一二三四五六日", NAMES["WEEKDAY"].split("|"))
    for place, name in enumerate(names)
}
MONTHS = {  # those of a year that are no quarter, half or nine months
    word: int(number)
    for words in (
        "2 4 5 7 8 10 11",
        "二 四 五 七 八 十 十一",
        "two four five seven eight ten eleven",
    )
    for word, number in zip(words.split(), ["2", "4", "5", "7", "8", "10", "11"], strict=True)
}
COUNT = {
    word: 3 * place
    for words in ("三 六 九 十二", "3 6 9 12", "three six nine twelve")
    for place, word in enumerate(words.split(), 1)
}
STEP = {
    "前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1, "后": 2, "las": -1, "thi": 0, "nex": 1,
}  # fmt: skip


def number_of(month: str) -> int:
    """The number of a month that is written as such, or named: `10`, `十`, `october`, `oct.`."""
    return MONTH.get(month[:3]) or int(month)
