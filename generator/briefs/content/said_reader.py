"""Words of articles on metrics of which they print no figure, read beside their facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefs.content import models
from briefs.content.fact_reader import FactReader
from briefs.content.fitting import concept_period
from briefs.content.validate import Place
from briefs.model.facts import SAYINGS, Meaning, Saying
from briefs.model.period import UNDATED
from briefs.model.problem import Problem


@dataclass(frozen=True)
class SaidReader(FactReader):
    """One fact file's entries, those without a figure among them."""

    def read_said(self, items: Sequence[models.Said]) -> tuple[list[Saying], list[Problem]]:
        """The sayings of a file, and what is wrong with others."""
        sayings: list[Saying] = []
        problems: list[Problem] = []
        for index, item in enumerate(items):
            found = self._saying(("said", index), item)
            if isinstance(found, Saying):
                sayings.append(found)
            else:
                problems += found
        return sayings, problems

    def _saying(self, place: Place, item: models.Said) -> Saying | list[Problem]:
        told = "target" if item.says.endswith("target") else "guidance"
        scenario = "actual" if SAYINGS[item.says][0] else told
        fact = models.FactEntry.model_construct(
            **{name: getattr(item, name) for name in ("at", "entity", "segment", "concept")},
            **{name: getattr(item, name) for name in ("period", "change", "given")},
            scenario=scenario,
        )
        problems = list(self._name_problems(place, fact))
        if item.given and scenario == "actual":
            message, remedy = "an outcome is given with no quarter", "take 'given' out"
            problems.append(self.document.problem((*place, "given"), message, remedy))
        if problems:
            return problems
        entity = item.entity or self.company.id
        period, problems = self._period(place, fact, self.company.entities[entity])
        if period is None:
            return problems
        issued, problems = self._issued(place, fact)
        problems += self._early(place, fact, period)
        if issued and period != UNDATED and period.end <= issued.end:
            message = f"{period} was over when its guidance is said to have changed"
            remedy = "write the period that was guided: period: …"
            problems.append(self.document.problem(place, message, remedy))
        if problems:
            return problems
        period = concept_period(self.concepts[item.concept], period)
        meaning = Meaning(entity, item.segment, item.concept, period, scenario, item.change, issued)
        node = self.document.root.at(*place)
        return Saying(
            f"{self.company.id}/{self.period}", meaning, item.says, Path(self.document.path).stem,
            item.at, self.document.path, node.line, node.column, item.despite,
        )  # fmt: skip
