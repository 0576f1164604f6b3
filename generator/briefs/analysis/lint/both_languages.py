"""All languages of a text cite the same figures and ends of ranges, each as often."""

from collections import Counter
from collections.abc import Iterator

from briefs.analysis.lint.prose import Prose
from briefs.content.suggest import clip
from briefs.model.facts import Meaning
from briefs.model.problem import Problem

_ENDS = {"low": "high", "high": "low"}


def check(prose: Prose) -> Iterator[Problem]:
    """The first figure that one language has and another lacks."""
    written: dict[Meaning, str] = {}
    cited: dict[str, Counter[Meaning]] = {}
    for language, mentions in prose.mentions.items():
        cited[language] = Counter(mention.meaning for mention in mentions)
        for mention in mentions:
            written.setdefault(mention.meaning, mention.text)
    missing = [
        (str(meaning), meaning, tag, other)
        for tag, ours in cited.items()
        for other, theirs in cited.items()
        for meaning in ours - theirs
    ]
    if missing:
        _, only, tag, other = min(missing, key=lambda row: row[0])
        again = cited[other][only]
        how = f"more often in the {tag} text" if again else f"in the {tag} text only"
        what = f"{clip(written[only])} stands {how}"
        remedy = f"cite the same figures in both languages: add it to the {other} text"
        yield prose.brief.document.problem((*prose.place, other), what, remedy)
        return
    yield from _other_ends(prose)


def _other_ends(prose: Prose) -> Iterator[Problem]:
    """The first figure of which one language has one end, and another the other end."""
    ends = {
        tag: Counter((one.meaning, one.option) for one in mentions if one.option in _ENDS)
        for tag, mentions in prose.mentions.items()
    }
    for tag, mentions in prose.mentions.items():
        for one in mentions:
            key = one.meaning, one.option
            turned = one.meaning, _ENDS.get(one.option, "")
            if any(
                ends[tag][key] > theirs[key] and theirs[turned] > ends[tag][turned]
                for theirs in ends.values()
            ):
                what = f"{clip(one.text)} stands where another language has the other end"
                yield prose.problem(tag, one.start, what, "cite the same end in every language")
                return
