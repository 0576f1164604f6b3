"""A season at a figure is that of its period: no `holiday quarter` of July to September."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from briefs.analysis.lint.prose import Mention, Prose, neighbours
from briefs.analysis.touching import patterns
from briefs.model.facts import MONTHS_BACK
from briefs.model.period import Period, earlier
from briefs.model.problem import Problem

MIDDLES = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1, "holiday": 12}


def check(prose: Prose) -> Iterator[Problem]:
    """Each before a figure, none between, that no month of its quarter or of its base is near."""
    for language, season in product(prose.worded, MIDDLES):
        for mention in prose.mentions[language]:
            start, _ = neighbours(prose.mentions[language], mention)
            start = max(start, prose.around(language, mention.start, mention.end)[0])
            for match in prose.found(language, "seasons", season, start, mention.start):
                period = _meant(prose, language, mention, match.start())
                if period and outside(season, period):
                    message = f"'{match[0]}' stands at {mention.text}, which is of {period}"
                    if period != mention.meaning.period:
                        message = f"{mention.text} is not measured from '{match[0]}'"
                    remedy = "mend the word or the reference"
                    yield prose.problem(language, match.start(), message, remedy)


def outside(season: str, period: Period) -> bool:
    """Tell a period whose middle is neither in a season's three months nor beside them."""
    month = date.fromordinal(int(period.middle)).month
    away = (month - MIDDLES[season]) % 12
    return min(away, 12 - away) > (1 if season == "holiday" else 2)


def _meant(prose: Prose, language: str, mention: Mention, place: int) -> Period | None:
    """The quarter of which a season before a figure is said: its own, or that of its base."""
    meaning, bare = mention.meaning, prose.blanked[language]
    [since], [beside] = (patterns("seasons", language)[kind] for kind in ("since", "beside"))
    if meaning.period.kind not in ("quarter", "month") or beside.search(bare, 0, place):
        return None
    if since.search(bare, 0, place):
        months = MONTHS_BACK.get(meaning.change.partition("_")[0])
        return earlier(meaning.period, months) if months else None
    return meaning.period
