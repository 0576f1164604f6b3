"""Published addresses are promises: what a build owes to the lists of them, and what is new."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from briefs.content.address_lists import (
    ARROW,
    FILE,
    Entry,
    column_of,
    name_of,
    parse,
    path_of,
    read,
)
from briefs.content.suggest import suggest
from briefs.model.paths import clashes
from briefs.model.problem import Problem, counted

UPDATE = "run `briefs addresses --update` and commit what it writes"
_HEADER = """\
# Every address that was ever published. `briefs addresses --update` adds what is new.
# None is taken out: where one ends, write where it leads: /en/old/ -> /en/new/
"""


def _file_of(address: str, content: Path) -> Path:
    """The list on which an address belongs: that of the company below which it stands."""
    folder = next(iter(address.split("/")[2:3]), "")
    company = content / folder
    return (company if folder and (company / "company.yml").is_file() else content) / FILE


def broken(entries: Iterable[Entry], published: Collection[str]) -> list[Problem]:
    """Problems of the lists, given the addresses that the site will have."""
    ends = _ends({entry.address: entry.target for entry in entries if entry.target})
    led = [entry.address for entry in entries if entry.target and entry.address not in published]
    inside = {path_of(address): address for address in (*led, *sorted(published))}
    taken = dict(clashes(map(path_of, (*sorted(published), *led))))
    problems = []
    for entry in entries:
        said = _fault(entry, published, ends)
        other = taken.get(path_of(entry.address)) if entry.target else None
        if other and not said:
            said = 1, f"'{entry.address}' cannot stand beside '{inside[other]}'", "delete the line"
        if said:
            problems.append(Problem(entry.name, entry.line, *said))
    return problems


def _fault(
    entry: Entry, published: Collection[str], ends: Mapping[str, str | None]
) -> tuple[int, str, str] | None:
    address, target = entry.address, entry.target
    if address in published:
        message = f"'{address}' leads to '{target}', but it is there itself"
        return (1, message, f"delete '{ARROW.strip()} {target}'") if target else None
    if not target:
        message = f"'{address}' was published and would be gone"
        return 1, message, f"bring it back, or write where it leads: {address}{ARROW}/…"
    column = column_of(address)
    if target not in published and target not in ends:
        return column, f"there is no '{target}' to lead to", suggest(target, sorted(published))
    end = ends[address]
    if end is None:
        remedy = "let one of them lead to an address of the site"
        return column, f"'{address}' leads back to itself", remedy
    if address.endswith("/") != end.endswith("/"):
        remedy = "lead pages to pages and files to files"
        return column, f"'{end}' is not of the kind of '{address}'", remedy
    return None


def _ends(targets: Mapping[str, str]) -> dict[str, str | None]:
    """The address to which each one leads in the end, each step taken once; None in a circle."""
    ends: dict[str, str | None] = {}
    for start in targets:
        address, passed = start, dict[str, None]()
        while address in targets and address not in ends and address not in passed:
            passed[address] = None
            address = targets[address]
        end = None if address in passed else ends.get(address, address)
        ends |= dict.fromkeys(passed, end)
    return ends


def moved(entries: Iterable[Entry]) -> dict[str, str]:
    """Each address that is gone and where it leads in the end; the list is not broken."""
    targets = {entry.address: entry.target for entry in entries if entry.target}
    return {address: end or "/" for address, end in _ends(targets).items()}


def unlisted(
    entries: Iterable[Entry], published: Iterable[str], content: Path
) -> dict[Path, list[str]]:
    """The addresses that no list holds yet, by the list that they belong on."""
    new: dict[Path, list[str]] = {}
    for address in sorted(set(published) - {entry.address for entry in entries}):
        new.setdefault(_file_of(address, content), []).append(address)
    return new


def dropped(content: Path, before: Path) -> list[Problem]:
    """A problem for each address on the list of a content folder as it was that is on it no more.

    What of the list was no address then promised nothing.
    """
    listed = {entry.address for entry in read(content)[0]}
    message = "'{}' was promised, and its line is gone"
    remedy = "bring its line back, or write where it leads: {}" + ARROW + "/…"
    lost = sorted({entry.address for entry in read(before)[0]} - listed)
    places = (name_of(_file_of(address, content), content) for address in lost)
    return [
        Problem(place, 1, 1, message.format(address), remedy.format(address))
        for place, address in zip(places, lost, strict=True)
    ]


def updated(text: str, published: Iterable[str]) -> str:
    """The list with what is new, each before the first line that sorts after it.

    Remarks stay above the line that they stand above, the first ones at the top.
    """
    lines = (text or _HEADER).splitlines()
    entries, _ = parse(text, FILE)
    at = {entry.line: entry.address for entry in entries}
    new = sorted(set(published) - set(at.values()), reverse=True)
    merged: list[str] = []
    remarks: list[str] = []
    for number, line in enumerate(lines, 1):
        remarks.append(line)
        if number not in at and number > min(at, default=len(lines)):
            continue
        while number in at and new and new[-1] < at[number]:
            merged.append(new.pop())
        merged += remarks
        remarks = []
    return "\n".join([*merged, *reversed(new), *remarks, ""])


def review(content: Path, published: frozenset[str], *, update: bool) -> tuple[int, list[Problem]]:
    """The number of addresses added to the list, and what is wrong with it or missing still."""
    entries, problems = read(content)
    if problems:
        return 0, problems
    problems = broken(entries, published)
    new = unlisted(entries, published, content)
    if update:
        for path, addresses in new.items():
            before = path.read_text("utf-8") if path.exists() else ""
            path.write_text(updated(before, addresses), "utf-8")
        return sum(map(len, new.values())), problems
    if new and not entries:
        many = sum(map(len, new.values()))
        listed = counted(many, "published address is", "published addresses are")
        message = f"{listed} on no list yet"
        return 0, [*problems, Problem(f"{content.name}/{FILE}", 1, 1, message, UPDATE)]
    for path, addresses in new.items():
        name = name_of(path, content)
        said = (f"'{address}' is not listed" for address in addresses)
        problems += [Problem(name, 1, 1, message, UPDATE) for message in said]
    return 0, problems
