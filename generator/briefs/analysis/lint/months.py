"""The figure of a month, or of each quarter, is of that time: no `September’s {Revenue}`."""

from collections.abc import Iterator

from briefs.analysis.directions import blanked, sentence
from briefs.analysis.lint.prose import Prose, neighbours
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

LONG = ("quarter", "half", "nine", "year", "ttm")  # longer than a month
OTHERS = {"month": LONG, "each_quarter": LONG[1:], "each_year": (*LONG[:3], "month")}


def check(prose: Prose) -> Iterator[Problem]:
    """Each such word before a figure of a longer or shorter time, with no other figure between."""
    for language, text in prose.worded.items():
        bare = blanked(text)
        for kind, wordings in patterns("months", language).items():
            for mention in prose.mentions[language]:
                if mention.meaning.period.kind not in OTHERS[kind] or mention.option:
                    continue
                start, _ = neighbours(prose.mentions[language], mention)
                start = max(start, sentence(text, language, mention.start, mention.end)[0])
                for wording in wordings:
                    if match := wording.search(bare, start, mention.start):
                        message = (
                            f"'{match[0].strip()}' stands before {mention.text}, "
                            f"which is of {mention.meaning.period}"
                        )
                        yield prose.problem(
                            language, match.start(), message, "mend the word or the reference"
                        )
                        break
