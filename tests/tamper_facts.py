"""Kinds of slips in a fact file: each a function that spoils an entry, or a file as a whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any
from zlib import crc32

from tamper_asked import Asked, Case

from briefs.articles.article import squeeze
from briefs.content.records import Source
from briefs.model.facts import Fact
from briefs.model.period import before, earlier, fiscal_quarter, fiscal_year
from briefs.model.unit import kind_of

Entry = dict[str, Any]
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
SCALES = {"億": "萬", "亿": "万", "萬": "億", "万": "亿", "兆": "億", "billion": "million", "million": "billion", "trillion": "billion", "bn": "m", "B": "M", "M": "B"}
QUALIFIERS = ("超過", "超过", "突破", "大約", "大约", "接近", "可能", "約為", "約", "约", "近", "逾", "超", "破", "高達", "高达", "nearly", "about", "over", "more than", "around", "roughly", "at least", "up to")
ADDED = {"zh": ("約", "近", "逾"), "en": ("about ", "nearly ", "over ")}
REASONS = ("repeats", "date", "boilerplate", "unfollowed", "vague", "name", "context")
SAID = {"beat": "missed", "missed": "beat", "met": "missed", "raised": "cut", "cut": "raised", "kept": "raised", "withdrew": "kept"}


@dataclass(frozen=True)
class Slip:
    """A fact's entry, and all that a slip in it may take for it."""

    entry: Entry
    fact: Fact
    source: Source
    asked: Asked
    random: Random

    @property
    def printed(self) -> str:
        return str(self.entry["printed"])

    @property
    def facts(self) -> Sequence[Fact]:
        return self.asked.content.facts

    def with_printed(self, printed: str | None) -> Entry | None:
        return {**self.entry, "printed": printed} if printed and printed != self.printed else None

    def one_of(self, values: Iterable[Any]) -> Any:
        """One of some values; None where there is none."""
        known = sorted(set(values), key=repr)
        return self.random.choice(known) if known else None


# What is printed


def digit(slip: Slip) -> Entry | None:
    """Another digit for one of them."""
    places = [match.start() for match in re.finditer("[0-9]", slip.printed)]
    if not places:
        return None
    place = slip.random.choice(places)
    return slip.with_printed(_with_digit(slip.printed, place, slip.random))


def _with_digit(text: str, place: int, random: Random) -> str:
    first = place == 0 or not text[place - 1].isdigit()
    other: str = random.choice(sorted({*("123456789" if first else "0123456789")} - {text[place]}))
    return text[:place] + other + text[place + 1 :]


def digits_turned(slip: Slip) -> Entry | None:
    """Two neighbouring digits exchanged: 2143 for 2134."""
    pairs = [match.start() for match in re.finditer("(?=[1-9][1-9])", slip.printed) if slip.printed[match.start()] != slip.printed[match.start() + 1]]
    if not pairs:
        return None
    place = slip.random.choice(pairs)
    text = slip.printed
    return slip.with_printed(text[:place] + text[place + 1] + text[place] + text[place + 2 :])


def point(slip: Slip) -> Entry | None:
    """The decimal point one place to the left."""
    match = re.search(r"[0-9]+(?:\.[0-9]+)?(?![0-9,.])", slip.printed)
    if not match:
        return None
    whole, _, rest = match[0].partition(".")
    moved = f"{whole[:-1] or '0'}.{whole[-1]}{rest}"
    return slip.with_printed(slip.printed[: match.start()] + moved + slip.printed[match.end() :])


def scale(slip: Slip) -> Entry | None:
    """億 for 萬, B for M."""
    match = re.search("|".join(SCALES), slip.printed)
    return slip.with_printed(slip.printed.replace(match[0], SCALES[match[0]])) if match else None


def sign(slip: Slip) -> Entry | None:
    """A fall for a rise."""
    if slip.fact.figure.low is None and slip.fact.figure.high is None:
        return None
    down = slip.entry.get("down") == "true"
    return {key: value for key, value in slip.entry.items() if key != "down"} if down else {**slip.entry, "down": "true"}


def _ends(slip: Slip) -> list[re.Match[str]]:
    figure = slip.fact.figure
    found = list(NUMBER.finditer(slip.printed))
    return found if figure.low != figure.high and None not in (figure.low, figure.high) and len(found) == 2 else []


def ends_exchanged(slip: Slip) -> Entry | None:
    """The two ends of a range exchanged."""
    found = _ends(slip)
    if not found:
        return None
    one, other = found
    text = slip.printed
    return slip.with_printed(text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :])


def end_changed(slip: Slip) -> Entry | None:
    """Another digit in one end of a range."""
    found = _ends(slip)
    if not found:
        return None
    end = slip.random.choice(found)
    place = slip.random.choice([end.start() + match.start() for match in re.finditer("[0-9]", end[0])])
    return slip.with_printed(_with_digit(slip.printed, place, slip.random))


def qualifier_dropped(slip: Slip) -> Entry | None:
    words = [word for word in QUALIFIERS if word in slip.printed.lower()]
    return slip.with_printed(re.sub(re.escape(words[0]), "", slip.printed, flags=re.IGNORECASE).strip()) if words else None


def qualifier_added(slip: Slip) -> Entry | None:
    if slip.fact.figure.approx != "exact":
        return None
    language = "en" if slip.source.entry.language == "en" else "zh"
    return slip.with_printed(slip.random.choice(ADDED[language]) + slip.printed)


# Where it stands


def paragraph(slip: Slip) -> Entry | None:
    """A neighbouring paragraph, in which it does not stand as far as that is known."""
    article = slip.asked.texts.get(slip.source.id)
    last = len(article.paragraphs) if article else slip.fact.at + 3
    near = sorted(set(range(1, last + 1)) - {slip.fact.at}, key=lambda number: abs(number - slip.fact.at))
    free = [number for number in near if not article or not any(article.squeezed[number - 1].find(squeeze(slip.printed).text))]
    return {**slip.entry, "at": str(slip.random.choice(free[:3]))} if free else None


# What it means


def _subject(slip: Slip, entity: str, segment: str) -> Entry:
    said = {"entity": "" if entity == slip.source.brief.split("/")[0] else entity, "segment": segment}
    return {**{key: value for key, value in slip.entry.items() if key not in said}, **{key: value for key, value in said.items() if value}}


def segment(slip: Slip) -> Entry | None:
    """Another part of the same company, or the whole: one that has such a figure, where there are any."""
    own = slip.fact.meaning
    alike = [one.meaning.segment for one in slip.facts if (one.meaning.entity, one.meaning.concept) == (own.entity, own.concept)]
    any_part = [one.meaning.segment for one in slip.facts if one.meaning.entity == own.entity]
    other = slip.one_of({*alike} - {own.segment} or {*any_part} - {own.segment})
    return None if other is None else _subject(slip, own.entity, other)


def entity(slip: Slip) -> Entry | None:
    """Another company: one that has such a figure, where there are any."""
    own = slip.fact.meaning
    company = slip.asked.content.companies[slip.source.brief.split("/")[0]]
    alike = {(one.meaning.entity, one.meaning.segment) for one in slip.facts if one.meaning.concept == own.concept}
    others = {pair for pair in alike if pair[0] != own.entity and pair[0] in company.entities}
    other = slip.one_of(others or {(name, "") for name in company.entities if name != own.entity})
    return _subject(slip, *other) if other else None


def _period(slip: Slip, period: Any) -> Entry | None:
    return {**slip.entry, "period": str(period)} if period else None


def period_beside(slip: Slip) -> Entry | None:
    """The quarter, year, month or day before."""
    own = slip.fact.meaning.period
    if own.instant:
        return _period(slip, own.end - timedelta(days=1))
    return _period(slip, before(own))


def year_before(slip: Slip) -> Entry | None:
    own = slip.fact.meaning.period
    if own.kind in ("year", "undated"):
        return None
    if own.instant:
        return _period(slip, own.end - timedelta(days=365))
    return _period(slip, earlier(own, 12))


def other_length(slip: Slip) -> Entry | None:
    """The year for its quarter, the last quarter for its year."""
    own = slip.fact.meaning.period
    lengths = {"quarter": lambda: fiscal_year(own.year, own.fiscal), "year": lambda: fiscal_quarter(own.year, 4, own.fiscal), "half": lambda: fiscal_year(own.year, own.fiscal), "nine": lambda: fiscal_quarter(own.year, 3, own.fiscal), "ttm": lambda: fiscal_quarter(own.year, own.number, own.fiscal)}
    return _period(slip, lengths[own.kind]()) if own.kind in lengths else None


def concept(slip: Slip) -> Entry | None:
    """Another concept of the same unit: one of the same article, where there are any."""
    concepts = slip.asked.content.concepts
    own = slip.fact.meaning.concept

    def alike(facts: Iterator[Fact]) -> set[str]:
        return {one.meaning.concept for one in facts if concepts[one.meaning.concept].unit == concepts[own].unit} - {own}

    other = slip.one_of(alike(one for one in slip.facts if one.source == slip.source.id) or alike(iter(slip.facts)))
    return {**slip.entry, "concept": other} if other else None


def scenario(slip: Slip) -> Entry | None:
    own = slip.fact.meaning.scenario
    other = slip.one_of({"actual", "guidance", "consensus"} - {own})
    return {**{key: value for key, value in slip.entry.items() if key not in ("given", "by")}, "scenario": other}


def change_exchanged(slip: Slip) -> Entry | None:
    """Quarter on quarter for year on year."""
    own = slip.fact.meaning.change
    turned = {"yoy": "qoq", "qoq": "yoy", "yoy_amount": "qoq_amount", "qoq_amount": "yoy_amount", "yoy_cc": "qoq", "cagr": "yoy"}
    return {**slip.entry, "change": turned[own]} if own in turned else None


def change_dropped(slip: Slip) -> Entry | None:
    return {key: value for key, value in slip.entry.items() if key != "change"} if slip.fact.meaning.change else None


def change_added(slip: Slip) -> Entry | None:
    """A level taken for a change."""
    if slip.fact.meaning.change:
        return None
    money = kind_of(slip.fact.figure.unit) == "money"
    percent = slip.fact.figure.unit == "percent"
    return {**slip.entry, "change": "yoy_amount" if money else "yoy"} if money or percent else None


def currency(slip: Slip) -> Entry | None:
    """Another currency, or none where one is said."""
    if "currency" in slip.entry:
        return {key: value for key, value in slip.entry.items() if key != "currency"}
    money = kind_of(slip.fact.figure.unit) == "money"
    own = str(slip.fact.figure.unit)[:3]
    return {**slip.entry, "currency": slip.one_of({"USD", "TWD", "EUR", "JPY"} - {own})} if money else None


def basis(slip: Slip) -> Entry | None:
    """As first reported for restated, and the other way."""
    if "basis" in slip.entry:
        return {key: value for key, value in slip.entry.items() if key != "basis"}
    return {**slip.entry, "basis": "restated"} if slip.fact.meaning.scenario == "actual" else None


def given(slip: Slip) -> Entry | None:
    """A forecast of this quarter for an earlier one, and the other way."""
    if "given" in slip.entry:
        return {key: value for key, value in slip.entry.items() if key != "given"}
    return {**slip.entry, "given": str(before(slip.source.period))} if slip.fact.meaning.scenario not in ("actual", "target") else None


def author(slip: Slip) -> Entry | None:
    """Another author of an estimate."""
    others = {str(one.by) for one in slip.facts if one.by} - {str(slip.fact.by)}
    return {**slip.entry, "by": slip.random.choice(["Goldman Sachs", "UBS", "Nomura"])} if slip.entry.get("by") and others else None


def claim(slip: Slip) -> Entry | None:
    """`above` for `below` in what the article says of a figure."""
    turned = {"above": "below", "below": "above"}
    claims = slip.entry.get("claims", [])
    words = [one.partition(" ") for one in claims]
    new = [f"{turned.get(word, word)} {rest}" for word, _, rest in words]
    return {**slip.entry, "claims": new} if new != claims else None




# A file as a whole


@dataclass(frozen=True)
class FactFile:
    """A fact file's plain data and the facts of its entries."""

    source: Source
    data: Any  # not to be changed
    facts: Sequence[Fact]  # in the order of the entries

    def case(self, place: str, said: str, spoil: Callable[[Any], None]) -> Case:
        return Case(self.source.document.path, place, said, spoil)


def exchanged(file: FactFile) -> Iterator[Case]:
    """Two figures of one paragraph and unit, each where the other belongs."""
    for one, fact in enumerate(file.facts):
        alike = (n for n, other in enumerate(file.facts) if n > one and (other.at, other.figure.unit) == (fact.at, fact.figure.unit))
        other = next((n for n in alike if file.facts[n].figure != fact.figure), None)
        if other is not None:
            yield file.case(fact.id, f"{fact.printed} ↔ {file.facts[other].printed}", partial(exchange, one, other))


def exchange(one: int, other: int, data: Any) -> None:
    for key in ("printed", "down"):
        values = [data["facts"][number].pop(key, None) for number in (one, other)]
        for number, value in ((other, values[0]), (one, values[1])):
            data["facts"][number] |= {key: value} if value else {}


def deleted(file: FactFile) -> Iterator[Case]:
    for number, fact in enumerate(file.facts):
        yield file.case(fact.id, f"{fact.printed} deleted", partial(delete, number))


def delete(number: int, data: Any) -> None:
    del data["facts"][number]


def left_out(file: FactFile) -> Iterator[Case]:
    """A fact called a repetition."""
    for number, fact in enumerate(file.facts):
        yield file.case(fact.id, f"{fact.printed} skipped", partial(leave_out, number))


def leave_out(number: int, data: Any) -> None:
    entry = data["facts"].pop(number)
    data.setdefault("skipped", []).append({"at": entry["at"], "printed": entry["printed"], "reason": "repeats"})


def reason(file: FactFile) -> Iterator[Case]:
    for number, entry in enumerate(file.source.skipped):
        other = Random(crc32(f"{file.source.id} {number}".encode())).choice(sorted({*REASONS} - {entry.reason}))
        yield file.case(f"skipped {number}", f"{entry.printed}: {entry.reason} → {other}", partial(put_at, ("skipped", number, "reason"), other))


def put_at(place: Sequence[str | int], value: Any, data: Any) -> None:
    for step in place[:-1]:
        data = data[step]
    data[place[-1]] = value


def prefer(file: FactFile) -> Iterator[Case]:
    """A printing that is no longer preferred, or another that is."""
    for number, fact in enumerate(file.facts):
        if fact.prefer:
            yield file.case(fact.id, f"{fact.printed} not preferred", partial(put_prefer, number, None))
            alike = [n for n, other in enumerate(file.facts) if other.meaning == fact.meaning and n != number]
            if alike:
                yield file.case(f"{fact.id} other", f"{file.facts[alike[0]].printed} preferred", partial(put_prefer, number, alike[0]))


def put_prefer(number: int, other: int | None, data: Any) -> None:
    text = data["facts"][number].pop("prefer")
    if other is not None:
        data["facts"][other]["prefer"] = text


def day(file: FactFile) -> Iterator[Case]:
    """The article's day, another near by."""
    said = file.data["source"].get("published")
    for shift in (-31, -1, 1, 7) if said else ():
        other = str(date.fromisoformat(said) + timedelta(days=shift))
        yield file.case(f"published {shift}", f"{said} → {other}", partial(put_at, ("source", "published"), other))


def address(file: FactFile) -> Iterator[Case]:
    url = file.data["source"].get("url")
    for number in range(3) if url else ():
        place = len(url) - 2 - number
        other = url[:place] + ("a" if url[place] != "a" else "b") + url[place + 1 :]
        yield file.case(f"url {number}", f"{url} → {other}", partial(put_at, ("source", "url"), other))


def saying(file: FactFile) -> Iterator[Case]:
    """`missed` for `beat`."""
    for number, entry in enumerate(file.data.get("said", [])):
        word, _, rest = entry["says"].partition(" ")
        yield file.case(f"said {number}", f"{entry['says']} → {SAID[word]}", partial(put_at, ("said", number, "says"), f"{SAID[word]} {rest}"))




def by_entry(kind: Callable[[Slip], Entry | None]) -> Callable[[Asked], Iterator[Case]]:
    """Every fact's entry, spoilt."""

    def cases(asked: Asked) -> Iterator[Case]:
        for file in files(asked):
            for number, fact in enumerate(file.facts):
                entry = file.data["facts"][number]
                spoilt = kind(Slip(entry, fact, file.source, asked, Random(crc32(f"{kind.__name__} {fact.id}".encode()))))
                if spoilt is not None:
                    changed = {key: (entry.get(key, "–"), spoilt.get(key, "–")) for key in {*entry, *spoilt} if entry.get(key) != spoilt.get(key)}
                    said = ", ".join(f"{key} {old} → {new}" for key, (old, new) in sorted(changed.items()))
                    yield file.case(fact.id, f"'{fact.printed}' {said}", partial(put_at, ("facts", number), spoilt))

    return cases


def by_file(kind: Callable[[FactFile], Iterator[Case]]) -> Callable[[Asked], Iterator[Case]]:
    """Every fact file, spoilt."""
    return lambda asked: (case for file in files(asked) for case in kind(file))


def files(asked: Asked) -> Iterator[FactFile]:
    """The fact files of a folder."""
    known = {(fact.path, fact.line, fact.column): fact for fact in asked.content.facts}
    for source in asked.content.sources.values():
        data, root = asked.plain[source.document.path], source.document.root
        nodes = [root.at("facts", number) for number in range(len(data["facts"]))]
        yield FactFile(source, data, [known[source.document.path, node.line, node.column] for node in nodes])


Kinds = Mapping[str, Callable[[Asked], Iterator[Case]]]
FACTS: Kinds = {  # the figure and its meaning
    **{
        kind.__name__.replace("_", " "): by_entry(kind)
        for kind in (
            digit, digits_turned, point, scale, sign, ends_exchanged, end_changed, qualifier_dropped, qualifier_added,
            paragraph, segment, entity, period_beside, year_before, other_length, concept, scenario,
            change_exchanged, change_dropped, change_added, currency, claim,
        )
    },
    **{kind.__name__.replace("_", " "): by_file(kind) for kind in (exchanged, deleted, left_out, saying)},
}  # fmt: skip
READ: Kinds = {  # what only a reader knows
    **{kind.__name__: by_entry(kind) for kind in (basis, given, author)},
    **{kind.__name__: by_file(kind) for kind in (reason, prefer, day, address)},
}
