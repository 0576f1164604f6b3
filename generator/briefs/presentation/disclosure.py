"""Who wrote a brief, read it, with which interests and programs; and who publishes it."""

from collections.abc import Iterator

from briefs.content.about import by_language
from briefs.content.folder import Folder
from briefs.presentation.inline import Link, Parts, plain
from briefs.presentation.prose import BriefLocalizer


def disclosed(localizer: BriefLocalizer, folder: Folder) -> Iterator[Parts]:
    """All that a brief and its site state of themselves, a statement each."""
    said = localizer.brief.entry.disclosure
    if said:
        names = localizer.say("label", "comma").join(said.writers)
        yield (localizer.say("disclosure", "writers", names=names),)
        if said.second_reader:
            yield (localizer.say("disclosure", "second_reader", name=said.second_reader),)
        if said.finished:
            day = localizer.date(said.finished)
            yield (localizer.say("disclosure", "finished", day=day),)
        for one in said.interests:
            held = localizer.say("disclosure", one.kind, day=localizer.date(one.as_of))
            more = [localizer.text(one.text)] if one.text else []
            yield (localizer.say("label", "colon").join([held, *more]),)
    if helped := localizer.brief.entry.assisted:
        programs = localizer.say("label", "comma").join(helped.by)
        what, name = f"assisted_{helped.of}", helped.reviewed_by
        yield (localizer.say("disclosure", what, programs=programs, name=name),)
    yield from _site(localizer, folder)


def _site(localizer: BriefLocalizer, folder: Folder) -> Iterator[Parts]:
    about, label = folder.about, localizer.say("label", "colon")
    for key in ("publisher", "contact", "corrections", "licence"):
        if not about.get(key):
            continue
        text, name = by_language(about[key], localizer.language), localizer.say("disclosure", key)
        href = folder.licence_text if key == "licence" else text
        linked = href.startswith(("https://", "mailto:"))
        shown = text.removeprefix("mailto:")
        yield (f"{name}{label}", Link(href, (shown,)) if linked else shown)


def credit(localizer: BriefLocalizer, folder: Folder) -> str:
    """The same as one text."""
    return localizer.say("label", "join").join(map(plain, disclosed(localizer, folder)))
