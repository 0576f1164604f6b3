"""Legends: what the signs at figures and verdicts mean, below what holds them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from briefs.analysis.known import chosen
from briefs.model.facts import Quantity
from briefs.presentation import bases
from briefs.presentation.blocks import Block, Drawing, Prose, parts
from briefs.presentation.inline import DOUBTFUL, LATER, REBASED, Chip, Figure, plain
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer

FOLDED = ("fold", "rest")  # groups that explain their own


def explained(
    localizer: Localizer, blocks: Iterable[Block], known: Collection[object] = ()
) -> Iterator[Block]:
    """Some blocks, and below them what the marks in them mean, but for sentences that are known."""
    blocks = list(blocks)
    yield from blocks
    unfolded = [block for block in blocks if getattr(block, "style", "") not in FOLDED]
    found = [*parts(unfolded, (Figure, Chip, Drawing))]
    drawings = [one for one in found if isinstance(one, Drawing)]
    found += parts([(one.note, one.finding) for one in drawings], (Figure, Chip))
    marked = [(_shown(one), one.marks) for one in found if isinstance(one, Figure)]
    drawn = chain.from_iterable(one.quantities for one in drawings)
    marked += [(one, localizer.marks(one)) for one in drawn]
    doubted = [one for one in found if isinstance(one, Chip) and one.marks]
    legend = _legend(localizer, [(one, plain(marks)) for one, marks in marked], doubted)
    gap = localizer.say("label", "gap")
    said: list[str] = []
    for sentence in legend:
        if sentence not in known:
            said += [gap, sentence] if said else [sentence]
    if said:
        yield Prose(tuple(said), "legend")


def _legend(
    localizer: Localizer, marked: Sequence[tuple[Quantity, str]], doubted: Sequence[Chip]
) -> Iterator[str]:
    """The meaning of each sign that figures and verdicts carry."""
    signs = "".join(sign for _, sign in marked)
    if LATER in signs:
        since = {localizer.index.since(one) for one, sign in marked if LATER in sign}
        listed = localizer.say("label", "comma").join(map(localizer.date, sorted(since)))
        yield f"{LATER}\N{NO-BREAK SPACE}{localizer.say('mark', 'legend_later', days=listed)}"
    if REBASED in signs and isinstance(localizer, BriefLocalizer):  # others mark none
        others = [one for one, sign in marked if REBASED in sign]
        said = dict.fromkeys(bases.told(localizer, one) for one in others)
        yield f"{REBASED}\N{NO-BREAK SPACE}{localizer.say('label', 'gap').join(said)}"
    if doubted or DOUBTFUL in signs:
        yield f"{DOUBTFUL}\N{NO-BREAK SPACE}{localizer.say('mark', 'legend_doubtful')}"


def _shown(figure: Figure) -> Quantity:
    """The quantity of a figure, as the one printing that it shows where it shows one."""
    facts = [fact for fact in figure.quantity.facts if fact.id == figure.name]
    return chosen(figure.quantity, facts) if facts else figure.quantity
