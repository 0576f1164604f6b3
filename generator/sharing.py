"""What others take away: data files, feeds, each brief's note, citation, poster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from generator import explorer, export, feeds, handout, poster, scorecard
from generator.library import grouped
from generator.load import Brief
from generator.studio import Studio
from generator.voice import BriefVoice


def files(studio: Studio, notes: Mapping[str, feeds.Note]) -> dict[str, bytes]:
    """Data files, feeds, each brief's facts, and what crawlers read first."""
    return _data(studio) | _own_data(studio) | _announced(studio, notes)


def _data(studio: Studio) -> dict[str, bytes]:
    """All facts and findings, with each finding said in each language."""
    library, voices = studio.library, studio.voices
    messages = {
        voice.language: {found.id: voice.finding(found) for found in library.findings}
        for voice in voices
    }
    explored = {
        explorer_file(voice.language): explorer.data(library.by_age, library.states, voice)
        for voice in voices
    }
    return export.files(library.content.facts, library.findings, messages) | explored


def explorer_file(language: str) -> str:
    """The file of what the facts page's script reads."""
    return f"data/explorer.{language}.json"


def _own_data(studio: Studio) -> dict[str, bytes]:
    facts = grouped(studio.library.content.facts, lambda fact: fact.brief)
    return {
        own_facts(brief): export.facts_csv(facts.get(brief.id, ()))
        for brief in studio.library.briefs()
    }


def own_facts(brief: Brief) -> str:
    """The file of a brief's own facts."""
    return f"data/{brief.url.rstrip('/')}.csv"


def _announced(studio: Studio, notes: Mapping[str, feeds.Note]) -> dict[str, bytes]:
    voices, address = studio.voices, studio.address
    spoken = grouped(notes.values(), lambda note: note.language)
    sources = studio.library.content.sources.values()
    atoms = {
        f"{voice.language}/feed.xml": feeds.atom(voice, spoken.get(voice.language, ()), address)
        for voice in voices
    }
    return atoms | {
        "data/datapackage.json": feeds.datapackage(voices, sources, address),
        "llms.txt": feeds.llms(voices, spoken, address),
        "robots.txt": feeds.robots(address),
    }


def notes(studio: Studio) -> dict[str, feeds.Note]:
    """Each brief as readers elsewhere see it, by its page's address, newest first."""
    return {found.url: found for found in (note(studio, voice) for voice in _brief_voices(studio))}


def note(studio: Studio, voice: BriefVoice) -> feeds.Note:
    """A brief as readers elsewhere see it."""
    brief = voice.brief
    url = f"{voice.language}/{brief.url}"
    return feeds.Note(
        url=url,
        language=voice.language,
        title=brief_title(voice),
        headline=voice.plain(brief.entry.headline),
        summary=voice.plain(brief.entry.summary),
        lines=lambda: map(voice.plain, brief.entry.bottom_line),
        company=voice.text(brief.company.entry.name),
        ticker=brief.company.entry.ticker,
        day=studio.library.dated(brief),
        sources=studio.library.sources.get(brief.id, ()),
        image=f"{url}poster.png",
        pdf="" if studio.preview else handout.path(brief, voice.language),
    )


def brief_title(voice: BriefVoice) -> str:
    """Company, quarter and headline."""
    brief = voice.brief
    name, period = voice.text(brief.company.entry.name), voice.period(brief.period)
    title = voice.say("brief", "title", name=name, period=period)
    return voice.say("label", "colon").join([title, voice.plain(brief.entry.headline)])


def citation(studio: Studio, voice: BriefVoice) -> dict[str, Any]:
    """What it takes to cite a brief: its day, its address if known, its BibTeX entry."""
    told = note(studio, voice)
    bibtex = feeds.bibtex(told, voice.say("frame", "site"), studio.address)
    address = feeds.link(studio.address, told.url) if studio.address else ""
    return {"day": told.day, "address": address, "bibtex": bibtex}


def pictures(studio: Studio) -> dict[str, Callable[[], bytes]]:
    """What takes longer than a page, drawn when called: the poster and the PDF of each brief."""
    drawn: dict[str, Callable[[], bytes]] = {}
    for voice in _brief_voices(studio):
        drawn[f"{voice.language}/{voice.brief.url}poster.png"] = partial(_poster, studio, voice)
        drawn[handout.path(voice.brief, voice.language)] = partial(handout.draw, studio, voice)
    return drawn


def _brief_voices(studio: Studio) -> list[BriefVoice]:
    return [
        studio.brief_voice(voice.language, brief)
        for brief in studio.library.briefs()
        for voice in studio.voices
    ]


def _poster(studio: Studio, voice: BriefVoice) -> bytes:
    return poster.draw(poster_words(studio, voice))


def poster_words(studio: Studio, voice: BriefVoice) -> poster.Poster:
    """The words of a brief's poster."""
    brief, join = voice.brief, voice.say("label", "join")
    company = brief.company.entry
    return poster.Poster(
        voice.language,
        voice.say("frame", "site"),
        join.join([voice.text(company.name), company.ticker, voice.period(brief.period)]),
        voice.plain(brief.entry.headline),
        tuple(_key_number(row, voice) for row in studio.briefing(brief).key),
    )


def _key_number(row: scorecard.Row, voice: BriefVoice) -> tuple[str, str, str]:
    """What it is, the figure, and how it moved."""
    moved = (
        [f"{voice.number(row.yoy.figure, 'signed')} {voice.say('brief', 'yoy')}"]
        if row.yoy
        else []
    )
    moved += [voice.say("verdict", said) for said, _ in row.verdicts]
    shown = voice.amount(row.actual) if row.actual else "–"
    return (
        voice.meaning(row.meaning, voice.brief.company, voice.brief.period),
        shown,
        voice.say("label", "join").join(moved),
    )
