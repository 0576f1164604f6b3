"""Likely meanings of a file that cannot be read as YAML.

The parser says where it gave up, which is often a line after the mistake, and in its own terms.
Here the lines around that place are searched for the usual slips of the hand.
"""

import re
from collections.abc import Callable

import yaml

from briefs.content.suggest import clip
from briefs.content.yaml_text import quoted
from briefs.model.language import ROWS
from briefs.model.problem import counted

Slip = tuple[int, str, str]  # column from 0, message, remedy
Finder = Callable[[str, str], Slip | None]  # of a line, and of it without quoted texts
Found = tuple[int, int, str, str]  # line and column from 1, message, remedy

SPACES = {
    "\u00a0": "a no-break space",
    "\u3000": "a full-width space",
    "\u2002": "an en space",
    "\u2003": "an em space",
    "\u2009": "a thin space",
    "\u202f": "a narrow no-break space",
    "\u200b": "an invisible space",
    "\ufeff": "an invisible mark",
}
_ODD = "".join(SPACES)
_KEY = r"[A-Za-z][\w-]*"
_BEGINS = r"(?:^[\s-]*|(?<=[{,，｛])\s*)"  # where a key may stand
_FACT_KEYS = (
    "at|concept|printed|entity|segment|period|scenario|change|by|down|note|prefer|claims|reason"
    f"|{'|'.join(ROWS)}|label|title|text|id|kind|of|role|settles|item|name|unit"
)
_NAMES = {
    "*": "an asterisk", "&": "an ampersand", "@": "an at sign", "`": "a backtick",
    "%": "a percent sign", ">": "a 'greater' sign", "|": "a bar", "!": "an exclamation mark",
    "?": "a question mark", "-": "a hyphen and a space", "{": "a brace", "[": "a bracket",
}  # fmt: skip
LIMIT = 4000  # characters; a longer line is left to the parser
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


def conflict(text: str) -> Found | None:
    """The first line that a merge of two versions has left behind."""
    match = _CONFLICT.search(text)
    if not match:
        return None
    return (
        text.count("\n", 0, match.start()) + 1,
        1,
        "two versions of the file meet here unmerged",
        "keep the right lines and delete the lines with <<<<<<<, ======= and >>>>>>>",
    )


def explain(text: str, error: yaml.MarkedYAMLError) -> Found:
    """The mistake's place, what is wrong and what to write instead."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    last = min(mark.line if mark else 0, len(lines) - 1)
    first = _first_line(lines, last, error)
    for number in range(first, last + 1):
        line = lines[number][: LIMIT + 1]
        masked, _ = unquoted(line)
        for slip in _SLIPS if len(line) <= LIMIT else ():
            found = slip(line, masked)
            if found:
                return number + 1, found[0] + 1, found[1], found[2]
    return (
        _indentation(lines, last)
        or _unclosed(lines, error)
        or (last + 1, (mark.column if mark else 0) + 1, *_by_kind(error))
    )


def _first_line(lines: list[str], last: int, error: yaml.MarkedYAMLError) -> int:
    """The first line to look at: where the broken piece began, or the line before."""
    context, begun = error.context or "", error.context_mark
    if begun and ("flow" in context or "quoted" in context or "simple key" in context):
        return max(begun.line, last - 40)
    return next((n for n in range(last - 1, -1, -1) if lines[n].strip()), last)


def unquoted(line: str) -> tuple[str, int]:
    """The line without what stands in quotes, and where a quote stays open (-1: nowhere)."""
    out = list(line)
    at, before = 0, ":"
    while at < len(line):
        char = line[at]
        if char in "\"'" and before in ":,[{-":
            end = _closing(line, at)
            if end < 0:
                return "".join(out), at
            out[at : end + 1] = "\0" * (end + 1 - at)
            at, before = end, "\0"
        elif not char.isspace():
            before = char
        at += 1
    return "".join(out), -1


def _closing(line: str, start: int) -> int:
    quote, at = line[start], start + 1
    while at < len(line):
        if quote == '"' and line[at] == "\\":
            at += 1
        elif line[at] == quote:
            if quote == "'" and line[at : at + 2] == "''":
                at += 1
            else:
                return at
        at += 1
    return -1


def _value(line: str, start: int) -> str:
    """The text of a value that stands unquoted from a place on."""
    rest = re.split(rf"[,，]\s*{_KEY}(?:: |：)|\s+#\s", line[start:], maxsplit=1)[0].rstrip()
    while rest.endswith(("}", "]")) and (
        rest.count("}") > rest.count("{") or rest.count("]") > rest.count("[")
    ):
        rest = rest[:-1].rstrip()
    return rest


COMMENT = (
    "everything after ' #' counts as a comment and is lost",
    "put the whole text in quotes, or write '# ' with a space if it is a comment",
)


def _slip(pattern: str, message: str, remedy: str, *, behind: bool = False) -> Finder:
    """A slip that a pattern finds outside quotes, at its first group or behind it.

    Message and remedy name the groups: `{0}` is the first.
    """
    form = re.compile(pattern)

    def find(_line: str, masked: str) -> Slip | None:
        match = form.search(masked)
        if match is None:
            return None
        place = match.end(1) if behind else match.start(1)
        return place, message.format(*match.groups()), remedy.format(*match.groups())

    return find


wide_colon = _slip(
    rf"{_BEGINS}({_KEY})\s*：\s*",
    "a full-width colon stands after '{0}'",
    "write '{0}: ' with an ordinary colon and a space",
    behind=True,
)


def _odd_space(line: str, _masked: str) -> Slip | None:
    match = re.match(rf" *(?:- +)?([{_ODD}])", line)
    if match:
        return match.start(1), f"{SPACES[match[1]]} indents this line", "write ordinary spaces"
    return None


def _wide_brace(_line: str, masked: str) -> Slip | None:
    match = re.search(r"(?:^[\s-]*|[:：]\s*)([｛［])|([｝］])[\s}\]]*$", masked)
    if match:
        place = match.start(match.lastindex or 0)
        plain = "{ }" if masked[place] in "｛｝" else "[ ]"
        message = f"the bracket '{masked[place]}' is full-width"
        return place, message, f"write the ordinary {plain}"
    return None


def no_space(line: str, masked: str) -> Slip | None:
    match = re.search(rf"{_BEGINS}(?!by:)({_KEY}):(?=[^\s:/])", masked)
    if match:
        value = _value(line, match.end())
        if not value:
            message = f"nothing stands after '{match[1]}:'"
            return match.end(1), message, f"write '{match[1]}: …' or delete it"
        message = f"the space after '{match[1]}:' is missing"
        return match.end(1), message, f"write '{match[1]}: {value}'"
    return None


def _open_quote(line: str, _masked: str) -> Slip | None:
    _, place = unquoted(line)
    if place >= 0:
        return place, "the quote that opens here is never closed", "write the closing quote"
    return None


def _quote_inside(line: str, masked: str) -> Slip | None:
    """A quote that closes too early: what follows is neither a comma nor a bracket."""
    for match in re.finditer("\0+", masked):
        inside = line[match.start() : match.end() - 1]
        swallowed = re.search(rf", (?:{_FACT_KEYS}):(?: |$)", inside)
        rest = masked[match.end() :].lstrip()
        if swallowed and rest:
            place = match.start() + swallowed.start()
            return place, "the quote before this comma is missing", "close the quoted text here"
        if rest and not rest.startswith((",", "}", "]", ":", "#")):
            key = re.match(rf"({_FACT_KEYS}): ", rest)
            if key:
                return match.end(), f"the comma before '{key[1]}' is missing", "write a comma"
            place = match.end() - 1
            begun = line[match.start()]
            message = "the quoted text ends here, but the line goes on"
            other = "'" if begun == '"' else '"'
            remedy = f"put the whole text in {begun} and write {other} for quotes inside it"
            return place, message, remedy
    return None


def _special_start(line: str, masked: str) -> Slip | None:
    for match in re.finditer(rf"(?:({_KEY}): +|^\s*- +)([*&@`%>|!?]|- )", masked):
        block = match[2] in ">|" and re.match(
            r"[>|][+-]?[0-9]?\s*(?:#.*)?$", masked[match.start(2) :]
        )
        if block:
            continue
        key = f"{match[1]}: " if match[1] else "- "
        message = f"a text that begins with {_NAMES[match[2][0]]} needs quotes"
        return match.start(2), message, f"write {key}{quoted(clip(_value(line, match.start(2))))}"
    return None


def _brace_in_text(line: str, masked: str) -> Slip | None:
    """A reference in a text without quotes: `{en: Sales of {Revenue}, …}`."""
    for match in re.finditer(rf"({_KEY}): +(?=[^\s\0])", masked):
        value = _value(line, match.end())
        inside = "{" in masked[: match.start()]
        starts = re.match(r"(?:\{[^{}:]*\}|\[[^\[\]]*\])\s*[^\s,}\]#]", value)
        alone = inside and re.fullmatch(r"\{[^{}:]*\}", value)
        later = inside and value[:1] not in "{[" and re.search(r"[{}\[\]]", value)
        if starts or alone or later:
            message = "a text with { } or [ ] in it needs quotes"
            return match.end(), message, f"write {match[1]}: {quoted(clip(value))}"
    return None


def _colon_in_text(line: str, masked: str) -> Slip | None:
    match = re.search(rf"({_KEY}): +([^\s\0{{}}\[\],]+[^\0{{}},]*?):(?=\s|$)", masked)
    if match:
        value = _value(line, match.start(2))
        message = "a text with a colon in it needs quotes"
        return match.end(2), message, f"write {match[1]}: {quoted(clip(value))}"
    return None


def _brackets(line: str, masked: str) -> Slip | None:
    """Brackets that do not pair on one line; a piece that runs over lines is left to the parser."""
    for opening, closing, name in (("{", "}", "brace"), ("[", "]", "bracket")):
        depth = 0
        for place, char in enumerate(masked):
            depth += (char == opening) - (char == closing)
            if depth < 0:
                return place, f"one closing {name} '{closing}' is too many", "delete it"
        if depth > 0 and masked.rstrip()[-1:] not in (opening, ","):
            remedy = f"write '{closing}' at its end"
            return (
                len(line.rstrip()),
                f"the {name} '{opening}' of this line is never closed",
                remedy,
            )
    return None


def _no_dash(line: str, _masked: str) -> Slip | None:
    match = re.fullmatch(rf"\s+(\{{{_KEY}: .*\}})\s*", line)
    if match:
        message = "the hyphen that begins a list entry is missing"
        return match.start(1), message, f"write '- ' before {clip(match[1], 30)}"
    return None


_SLIPS: tuple[Finder, ...] = (
    _slip(r"^\s*?(\t)", "a tab indents this line", "write spaces instead of the tab"),
    _odd_space,
    wide_colon,
    _wide_brace,
    _slip(
        rf"([，、；])\s*({_KEY})(?:: |：)",
        "a full-width '{0}' stands before '{1}'",
        "write an ordinary comma and a space: ', {1}: …'",
    ),
    _slip(
        r"(?:[:：]\s*|[\[{,]\s*|^\s*- +)([“”„‘’＂])",
        "the curly quote {0} does not hold a text together",
        'put the text in straight quotes: "…"',
    ),
    no_space,
    _open_quote,
    _quote_inside,
    _special_start,
    _slip(
        rf"\{{[^{{}}]*?(?:{_KEY}): [^\s,{{}}]+(\s+)({_FACT_KEYS}): ",
        "the comma before '{1}' is missing",
        "write ', {1}: …'",
    ),
    _brace_in_text,
    _slip(r"(?<=\s)(#)[^\s#!]", *COMMENT),
    _colon_in_text,
    _slip(rf"^\s*({_KEY})\s*$", "no colon follows '{0}'", "write '{0}: …' or delete the line"),
    _slip(
        r"\{(?:|.*?[,{\[])\s*(,)",
        "a comma stands where a value is missing",
        "delete the comma",
    ),
    _brackets,
    _no_dash,
)


def _indentation(lines: list[str], last: int) -> Found | None:
    """A line that begins where none of its neighbours does."""
    line = lines[last]
    found = _start(line)
    if found is None:
        return None
    indent, shape = found
    above = [start for start in map(_start, reversed(lines[max(0, last - 199) : last])) if start]
    if not above:
        return None
    before = next((n for n in range(last - 1, -1, -1) if lines[n].strip()), last)
    stray = _start(lines[before])
    if stray and stray[1] == shape and stray[0] < indent and (indent, shape) in above:
        return _misplaced(before, stray, indent)
    if any(there == indent and kind == shape for there, kind in above):
        usual = next((n for n, kind in above if kind == shape), indent)
        if usual == indent:
            return None
    same = [there for there, kind in above if kind == shape] or [above[0][0]]
    wanted = min(same, key=lambda there: (abs(there - indent), same.index(there)))
    if wanted == indent:
        return None
    return _misplaced(last, found, wanted)


def _misplaced(number: int, start: tuple[int, str], wanted: int) -> Found:
    indent, shape = start
    what = "list entry" if shape == "-" else "line"
    spaces = counted(indent, "space")
    message = f"this {what} begins after {spaces}, its neighbours after {wanted}"
    return number + 1, indent + 1, message, f"write {wanted} spaces before it"


def _start(line: str) -> tuple[int, str] | None:
    """A line's indent, and `-` or `key` by what it begins with."""
    match = re.match(rf"( *)(?:(- )|(?:{_KEY}):(?:\s|$))", line)
    return (len(match[1]), "-" if match[2] else "key") if match else None


def _unclosed(lines: list[str], error: yaml.MarkedYAMLError) -> Found | None:
    """A bracket or quote that runs to the end of the file or into the next entry."""
    begun = error.context_mark
    if not begun or begun.line >= len(lines):
        return None
    context = error.context or ""
    for word, sign, name in (
        ("flow mapping", "}", "brace '{'"),
        ("flow sequence", "]", "bracket '['"),
        ("quoted scalar", "closing quote", "quote"),
    ):
        ends = "end of stream" in f"{error.problem}" or "expected ','" in f"{error.problem}"
        if word in context and ends:
            remedy = f"write the {sign}" if " " in sign else f"write the '{sign}' that closes it"
            message = f"the {name} that opens here is never closed"
            return begun.line + 1, begun.column + 1, message, remedy
    return None


_KINDS = (
    ("-' indicator", "this does not continue the list above",
     "begin each entry with '- ', all equally far in"),
    ("expected key", "this line does not continue the lines above",
     "indent it like its neighbours, and put a text with special characters in quotes"),
    ("scanning a quoted|parsing a quoted", "a backslash in double quotes needs a second one",
     "write \\\\ or single quotes"),
    ("incompatible", "a line that begins with % is no content", "delete the line"),
    ("directive", "a line that begins with % is no content", "delete the line"),
    ("document start", "a line of three dots ends the file here", "delete the line '...'"),
    ("cannot start any token", "this character cannot begin a text", "put the text in quotes"),
)  # fmt: skip


def _by_kind(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    said = f"{error.problem or ''} {error.context or ''}"
    for words, message, remedy in _KINDS:
        if any(word in said for word in words.split("|")):
            return message, remedy
    return (
        "this line cannot be read",
        "compare it with its neighbours: indentation, colon and space, quotes, brackets",
    )
