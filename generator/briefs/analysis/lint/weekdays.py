"""The day of the week at the figure of a day is that day's: no `on Friday` of a Thursday."""

from collections.abc import Iterator
from itertools import product

from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def check(prose: Prose) -> Iterator[Problem]:
    """Each that is another."""
    for language in prose.worded:
        joints, text = patterns("weekdays", language), masked(prose, language)
        for mention, day in product(prose.mentions[language], _DAYS):
            period = mention.meaning.period
            if period.kind != "day" or _DAYS[period.end.weekday()] == day:
                continue
            for match in prose.found(language, "weekdays", day):
                if joints["ahead"][0].fullmatch(text, match.end(), mention.start) or joints[
                    "behind"
                ][0].fullmatch(text, mention.end, match.start()):
                    message = f"'{match[0]}' stands at {mention.text}, which is of {period}"
                    remedy = "mend the word or the reference"
                    yield prose.problem(language, match.start(), message, remedy)
