"""The concepts that a clause speaks of by name alone, without a figure: `Net income fell`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefs.analysis.directions import clauses, said, tables, words_of
from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import Name, Names
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.subjects import Subject, subjects_of
from briefs.content.records import Content, days
from briefs.content.references import meaning_of
from briefs.model.facts import Meaning, Quantity
from briefs.model.remembered import remembered

NAMED = "\x01"  # stands for each character of a name
_SIGNS = {1: "\x04", -1: "\x05"}  # for each character of a word of more, or of less


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name in a text, the clause it begins, and all that it may mean in the brief's quarter."""

    start: int
    end: int
    clause: tuple[int, int]
    text: str
    meanings: Sequence[Meaning]


@remembered
def masked(prose: Prose, language: str, *, verbs: bool = False, shares: bool = True) -> str:
    """A text with each name of a concept, company or part, or such verb, as a sign of its own.

    Without `shares`, of 占營收比重 only 營收 is one. That a movement is the first in years is left
    out: it tells no other time.
    """
    text = list(prose.blanked[language])
    for match in prose.found(language, "moved", "first_time"):
        text[match.start() : match.end()] = " " * (match.end() - match.start())
    spans = [
        (name.start, name.end) for name in _concepts(prose, language, verbs=verbs, shares=shares)
    ]
    spans += [(name.start, name.end) for name in _subjects(prose, language)]
    for start, end in spans:
        text[start:end] = NAMED * (end - start)
    return "".join(text)


@remembered
def signed(prose: Prose, language: str, kinds: tuple[str, ...]) -> str:
    """A text with each name, and each sure word of direction of some kinds, as signs."""
    text = list(masked(prose, language))
    for word in said(prose.words[language], language):
        if word.sure and word.kind in kinds:
            text[word.start : word.end] = _SIGNS[word.sign] * (word.end - word.start)
    return "".join(text)


@remembered
def spoken(prose: Prose, language: str) -> Sequence[Spoken]:
    """Each concept of the brief's quarter that begins a clause without a figure."""
    return list(_spoken(prose, language))


def _spoken(prose: Prose, language: str) -> Iterator[Spoken]:
    words, text = words_of(language), masked(prose, language)
    parts = _subjects(prose, language)
    for start, end in clauses(prose.words[language], language):
        if "\0" in text[start:end]:
            continue
        for name in _concepts(prose, language, verbs=True):
            opens = start <= name.start < end and words.opens.fullmatch(text, start, name.start)
            if not opens or words.elsewhen.search(_before(text, name.start)):
                continue
            own = [part for part in parts if start <= part.start < name.start]
            if own or not _of_another(prose, language, name.start):
                meanings = list(_meanings(prose, name, own[-1:]))
                said = prose.words[language][name.start : name.end]
                if meanings:
                    yield Spoken(name.start, name.end, (start, end), said, meanings)


def named(prose: Prose, language: str, start: int, end: int) -> Sequence[Meaning]:
    """The levels of the brief's quarter that the names in a stretch of a text may stand for."""
    names = [one for one in _concepts(prose, language) if start <= one.start < end]
    return [meaning for name in names for meaning in _meanings(prose, name, [])]


def is_now(prose: Prose, language: str, start: int, end: int) -> bool:
    """Tell what is said of the brief's quarter, and neither denied nor left open."""
    first, last = prose.around(language, start, end)
    elsewhen, text = words_of(language).elsewhen, masked(prose, language)
    cited = prose.cited(language, start, end)
    return (
        prose.clear(language, start)
        and not elsewhen.search(text, first, start)
        and not elsewhen.search(text, end, last)
        and all(one.meaning.period == prose.brief.period for one in cited)
    )


def known(prose: Prose, reference: str) -> Quantity | None:
    """The quantity that a brief of its day knows by a reference without braces, if there is one."""
    meaning = meaning_of(" ".join(reference.split()), prose.brief, prose.content)
    index = prose.index.on(days(prose.content)[prose.brief.id])
    return index.find(meaning, prose.brief.period) if meaning else None


def _before(text: str, place: int) -> str:
    """The sentence of a place up to it."""
    return re.split("[.!?。！？；;\n]", text[:place])[-1]


def _of_another(prose: Prose, language: str, place: int) -> bool:
    """Tell that the paragraph, or its section, is of a part or of another company."""
    paragraph = prose.words[language][:place].rpartition("\n\n")[2]
    texts = [paragraph]
    if prose.place[0] == "sections":
        texts.append(prose.brief.entry.sections[int(prose.place[1])].title.get(language, ""))
    known = subjects_of(prose.brief.company)
    own = (prose.brief.company.id, "")
    return any(own not in name.named for text in texts for name in known.within(text))


def _meanings(prose: Prose, name: Name[str], parts: Sequence[Name[Subject]]) -> Iterator[Meaning]:
    """The levels of the brief's quarter that a name may stand for, of the part named before it."""
    owners = {subject for part in parts for subject in part.named} or {("", "")}
    for concept in sorted(name.named):
        for entity, segment in sorted(owners):
            reference = " ".join(filter(None, (entity, segment, concept)))
            meaning = meaning_of(reference, prose.brief, prose.content)
            if meaning and prose.index.find(meaning, prose.brief.period):
                yield meaning


def _concepts(
    prose: Prose, language: str, *, verbs: bool = False, shares: bool = True
) -> Sequence[Name[str]]:
    known = names_of(prose.content, language, verbs=verbs, shares=shares)
    return known.within(prose.words[language])


def _subjects(prose: Prose, language: str) -> Sequence[Name[Subject]]:
    return subjects_of(prose.brief.company).within(prose.words[language])


@remembered
def names_of(
    content: Content, language: str, *, verbs: bool = False, shares: bool = True
) -> Names[str]:
    """The names of concepts, those that stand loosely for several, and verbs that do.

    Without `shares`, those of a share of something are left out.
    """
    table, known = tables()[language], labels_of(content).names.known
    pairs = [(text, name) for text, names in known.items() for name in names]
    meant = {name for name, concept in content.concepts.items() if shares or not concept.share_of}
    for loosely in (table["loosely"], table["verbs"] if verbs else {}):
        pairs += [(text, name) for name in loosely for text in loosely[name]]
    return Names.of((text, name) for text, name in pairs if name in meant)
