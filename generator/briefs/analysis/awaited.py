"""The state of what is awaited and not known: a forecast's outcome, the answer to a question."""

from collections.abc import Mapping, Sequence

from briefs.content.records import Content, briefs_of
from briefs.model.period import Period
from briefs.model.remembered import remembered

_GIVEN_UP = 2  # later quarters that leave it unanswered


def state(period: Period, company: str, content: Content) -> str:
    """The word for a figure of a period that no source of a company gives.

    `pending` until the company's briefs reach the period's end, `unreported` from then on,
    `unanswered` once two later quarters have a brief too.
    """
    return state_after(period, _quarters(content).get(company, ()))


def state_after(period: Period, quarters: Sequence[Period]) -> str:
    """The same where a company has a brief of some quarters."""
    if all(quarter.end < period.end for quarter in quarters):
        return "pending"
    later = sum(quarter.end > period.end for quarter in quarters)
    return "unanswered" if later >= _GIVEN_UP else "unreported"


@remembered
def _quarters(content: Content) -> Mapping[str, Sequence[Period]]:
    """The quarters of which each company has a brief."""
    return {name: [one.period for one in ours] for name, ours in briefs_of(content).items()}
