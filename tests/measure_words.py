"""How many wrong words and figures the lint of prose catches: each put in its place in turn.

`python tests/measure_words.py` prints the shares; `--misses` also each that is not caught; names of kinds only those. A word of
direction becomes its opposite, in one language alone, wherever its clause cites a figure that stands in every language; a figure
beside which its concept, company or part is named, or its scenario, gives way to another's, in all languages.
"""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from places import CORPUS

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.directions import clauses
from briefs.analysis.lint import agreed_problems, prose_problems
from briefs.analysis.lint.governing import reach
from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import Name, Names, beside
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.subjects import subjects_of
from briefs.content.references import REFERENCE
from briefs.content.texts import texts
from briefs.model.facts import Meaning

_IDIOMS = "up to|less the |less free|more precis"  # say no direction
OPPOSITES = {  # as a reader would list them, whatever the lint's own words are
    "en": "rose/fell rise/fall rises/falls rising/falling grew/shrank grow/shrink grows/shrinks growing/shrinking "
    "growth/decline gained/lost gain/loss climbed/dropped jumped/plunged increased/decreased increase/decrease "
    "up/down higher/lower above/below beat/missed topped/missed exceeded/trailed exceeds/trails exceed/trail "
    "ahead_of/short_of fell_short_of/ran_ahead_of more/less faster/slower fastest/slowest sped_up/slowed_down speeds_up/slows_down "
    "widened/narrowed widens/narrows raised/cut inflow/outflow inflows/outflows profit/loss stronger/weaker "
    "better/worse larger/smaller largest/smallest highest/lowest best/worst improved/worsened",
    "zh-Hant": "成長/衰退 增加/減少 增長/衰退 年增/年減 季增/季減 上升/下降 上漲/下跌 攀升/下滑 升至/降至 增至/降至 走高/走低 "
    "提高/降低 優於/不如 高於/低於 超過/不及 超出/不及 超越/落後 勝過/不如 加速/放緩 擴大/縮小 上調/下調 調高/調降 流入/流出 "
    "獲利/虧損 淨利/淨損 最快/最慢 更快/更慢 快於/慢於 快過/慢於 最高/最低 較高/較低 更高/更低 更多/更少 多出/少了 增幅/減幅 "
    "漲幅/跌幅 增額/減額 改善/惡化",
}  # fmt: skip


PERIODS = {  # each with another period, and every year with the next
    "en": "first_quarter/third_quarter second_quarter/fourth_quarter first-quarter/third-quarter second-quarter/fourth-quarter "
    "full_year/first_half nine_months/six_months twelve_months/three_months a_year_earlier/a_quarter_earlier "
    "a_year_before/a_quarter_before a_year_ago/a_quarter_ago the_year_before/the_quarter_before next_quarter/previous_quarter "
    "this_year/last_year for_the_year/for_the_quarter the_whole_year/the_first_half last_year's/last_quarter's Q1/Q3 Q2/Q4",
    "zh-Hant": "第一季/第三季 第二季/第四季 首季/第二季 全年/上半年 前三季/上半年 去年同期/前一季 一年前/一季前 去年同季/前一季 前一年/前一季 "
    "下季/前一季 今年/去年 單季/全年 近十二個月/前三季",
}


VIEWS = {  # whose forecast it is
    "en": "analysts_expected/the_company_expected analysts_expect/the_company_expects consensus/guidance "
    "guided_to/expected_by_analysts_at",
    "zh-Hant": "市場預期/公司財測 分析師預期/公司預估 市場共識/財測 分析師估計/公司估計",
}
SAID = {  # beside a forecast, and beside what was
    "en": (
        r"guid(?:ance|ed|es)|outlook|forecasts?|expect(?:s|ed)|plan(?:s|ned)?|project(?:s|ed)|budget|target|will|should|range|to spend",
        r"reported|actual|came in|posted|booked|was|were|earned|made|reached|rose|fell|grew|brought|generated|spent|took|sold",
    ),
    "zh-Hant": ("財測|展望|預[估期計測]|計畫|規劃|目標|預算|編列|將|可望|區間|上緣|下緣", "實際|達|為|來到|賺|年增|年減|成長|季增|季減|創|報"),
}
CURRENCIES = {"en": "in_dollars/in_yen in_US_dollars/in_euros", "zh-Hant": "美元計/日圓計 美元營收/日圓營收"}


Change = tuple[int, int, str]  # of a text: from where to where, and what stands there then


@dataclass(frozen=True)
class Spoilt:
    """A wrong word in a text, and whether the lint told it."""

    language: str
    old: str
    new: str
    text: str
    caught: bool


def both_ways(pairs: str) -> Mapping[str, str]:
    """Each word with its contrary, both ways."""
    listed = [pair.replace("_", " ").split("/") for pair in pairs.split()]
    return {back: forth for forth, back in listed} | dict(listed)


def proses(dataset: Dataset) -> Iterator[Prose]:
    """Every text of all briefs."""
    for brief in dataset.content.briefs.values():
        for place, words in texts(brief.document.root.plain()):
            yield Prose(place, words, brief, dataset.content, dataset.index)


def refused(prose: Prose) -> bool:
    """Tell if any rule finds a problem in a text."""
    return any(chain(prose_problems(prose), agreed_problems(prose)))


def directions(dataset: Dataset) -> Iterator[Spoilt]:
    """Each word of direction beside a figure that stands in all languages, turned round."""

    def turned(language: str, text: str) -> Iterator[Change]:
        contraries = both_ways(OPPOSITES[language])
        for match in _pattern(language).finditer(text):
            yield *match.span(), contraries[match[0].lower()]

    return _turned(dataset, turned)


def periods(dataset: Dataset) -> Iterator[Spoilt]:
    """Each word of a period beside a figure that stands in all languages, made another's."""
    return _turned(dataset, partial(_listed, PERIODS, r"|(?<!\d)20\d\d(?!\d)"))


def views(dataset: Dataset) -> Iterator[Spoilt]:
    """Each word that says whose forecast such a figure is, made another's."""
    return _turned(dataset, partial(_listed, VIEWS, ""))


def currencies(dataset: Dataset) -> Iterator[Spoilt]:
    """Each word of its currency, made another's."""
    return _turned(dataset, partial(_listed, CURRENCIES, ""))


def _listed(table: Mapping[str, str], besides: str, language: str, text: str) -> Iterator[Change]:
    """Each word of a table, and each year."""
    others = both_ways(table[language])
    words = "|".join(sorted(others, key=len, reverse=True))
    for match in re.finditer(rf"(?<![a-z])(?:{words})(?![a-z]){besides}", text, re.IGNORECASE):
        known = others.get(match[0]) or others.get(match[0].lower())
        yield *match.span(), known or str(int(match[0]) + 1)


def _turned(dataset: Dataset, turned: Callable[[str, str], Iterator[Change]]) -> Iterator[Spoilt]:
    """Each word of a kind in the clause of a figure that stands in all languages, turned in one."""
    for prose in proses(dataset):
        assert not refused(prose), prose.place
        shared = set.intersection(*({one.key for one in cited} for cited in prose.mentions.values()))
        for language, text in prose.words.items():
            beside = [
                (start, end)
                for start, end in clauses(text, language)
                if any(start <= one.start < end and one.key in shared for one in prose.mentions[language])
            ]
            for start, end, new in turned(language, _blanked(text)):
                if any(left <= start < right for left, right in beside):
                    words = {**prose.words, language: text[:start] + new + text[end:]}
                    caught = refused(replace(prose, words=words))
                    yield Spoilt(language, text[start:end], new, _around(text, start), caught)


def labels(dataset: Dataset) -> Iterator[Spoilt]:
    """Each figure beside which its concept is named, in its place another concept's of the same kind."""
    concepts, own = dataset.content.concepts, labels_of(dataset.content).names

    def alike(one: Meaning, other: Meaning) -> bool:
        same = concepts[one.concept].unit == concepts[other.concept].unit and one.change == other.change
        return one.concept != other.concept and same

    def said(prose: Prose, mention: Mention) -> bool:
        return any(mention.meaning.concept in name.named for name in _near(prose, mention.key, own))

    return _exchanged(dataset, alike, said)


def subjects(dataset: Dataset) -> Iterator[Spoilt]:
    """Each figure beside which its company or part is named, in its place another's of the same concept."""

    def alike(one: Meaning, other: Meaning) -> bool:
        whose = [(meaning.entity, meaning.segment) for meaning in (one, other)]
        return whose[0] != whose[1] and (one.concept, one.change) == (other.concept, other.change)

    def said(prose: Prose, mention: Mention) -> bool:
        meaning, near = mention.meaning, _near(prose, mention.key, subjects_of(prose.brief.company))
        return any((meaning.entity, meaning.segment) in name.named for name in near)

    return _exchanged(dataset, alike, said)


def scenarios(dataset: Dataset) -> Iterator[Spoilt]:
    """Each figure beside which words say that it is a forecast or what was, in its place the other."""

    def alike(one: Meaning, other: Meaning) -> bool:
        both = [replace(meaning, period=one.period, scenario="", issued=None, by="") for meaning in (one, other)]
        return both[0] == both[1] and {one.scenario, other.scenario} == {"actual", "guidance"}

    yield from _exchanged(dataset, alike, _scenario_said)


def _scenario_said(prose: Prose, mention: Mention) -> bool:
    """Tell if in every language words of a figure's own scenario stand in its clause."""
    for language, text in prose.words.items():
        cited = prose.mentions[language]
        mine = next(one for one in cited if one.key == mention.key)
        start, end = reach(text, language, cited, mine)
        words = SAID[language][mention.meaning.scenario == "actual"]
        if not re.search(rf"(?<![a-z])(?:{words})(?![a-z])", _blanked(text)[start:end], re.IGNORECASE):
            return False
    return True


def _exchanged(
    dataset: Dataset,
    alike: Callable[[Meaning, Meaning], bool],
    said: Callable[[Prose, Mention], bool],
) -> Iterator[Spoilt]:
    """Each figure that words beside it say, in all languages with another figure in its place."""
    everything = list(proses(dataset))
    for prose in everything:
        cited = [mention for other in everything if other.brief is prose.brief for mention in other.mentions["en"]]
        for key, mention in {mention.key: mention for mention in prose.mentions["en"]}.items():
            if not said(prose, mention):
                continue
            others = sorted({one.text[1:-1] for one in cited if alike(one.meaning, mention.meaning)})
            if others:
                reference = others[zlib.crc32(f"{prose.place}{mention.text}".encode()) % len(others)]
                words = {language: _put(prose, language, key, reference) for language in prose.words}
                caught = refused(replace(prose, words=words))
                around = _around(words["en"], words["en"].find(f"{{{reference}}}"))
                yield Spoilt("all", mention.text, reference, around, caught)


def _near(prose: Prose, key: tuple[Meaning, int], names: Names[Any]) -> Iterator[Name[Any]]:
    """The names beside a figure in every language, no other figure between."""
    for language, text in prose.words.items():
        for mention, near in beside(text, language, prose.mentions[language], names.within(text)):
            if mention.key == key:
                yield from near


def _put(prose: Prose, language: str, key: tuple[Meaning, int], reference: str) -> str:
    mention = next(one for one in prose.mentions[language] if one.key == key)
    text = prose.words[language]
    return f"{text[: mention.start]}{{{reference}}}{text[mention.end :]}"


def _around(text: str, place: int) -> str:
    return text[max(0, place - 70) : place + 100].replace("\n", " ")


def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(both_ways(OPPOSITES[language]), key=len, reverse=True)
    if language == "en":
        return re.compile(rf"\b(?!{_IDIOMS})(?<!\badd )(?<!\badded )(?<!\bround )(?<!\bmake )(?:{'|'.join(words)})\b", re.IGNORECASE)
    return re.compile(rf"(?<!增(?=減幅))(?:{'|'.join(words)})(?!率)")  # 年增率 is a label, 增減幅度 says neither


def _blanked(text: str) -> str:
    return REFERENCE.sub(lambda match: "\0" * len(match[0]), text)


def share(found: list[Spoilt]) -> str:
    """So many of so many, in percent."""
    caught = sum(one.caught for one in found)
    return f"{caught} of {len(found)}: {100 * caught / len(found):.1f} %"


if __name__ == "__main__":
    folder = next((Path(word) for word in sys.argv[1:] if "/" in word), CORPUS)
    dataset, _ = read_dataset(folder)
    asked = {word for word in sys.argv[1:] if word.isalpha()}
    kinds = (("directions", directions), ("periods", periods), ("views", views), ("currencies", currencies), ("labels", labels), ("subjects", subjects), ("scenarios", scenarios))
    for name, kind in [one for one in kinds if not asked or one[0] in asked]:
        found = list(kind(dataset))
        print(name, share(found))
        for language in sorted({one.language for one in found}):
            print(f"  {language}", share([one for one in found if one.language == language]))
        for one in found if "--misses" in sys.argv else ():
            if not one.caught:
                print(f"    {one.old} → {one.new}: {one.text}")
