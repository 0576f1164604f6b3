"""The guide for editors: the Markdown of `docs/guide`, with what the models and commands say.

    ## What a fact is {#facts}          a heading with its id, the same in every language
    [periods](syntax.md#periods)        another page of the guide
    [the glossary](/en/glossary/)       a page of the site

A fenced block is shown with a button that copies it. `yaml PATH` and `text PATH` name the file
that it is from; `keys MODEL` stands for the keys of a model of `schema`, `commands` for all
commands, `concepts` for the common concepts. What else stands behind `sh` is for the test that
follows the tutorial.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from briefs.content.concepts import common_concepts
from briefs.model.language import CHINESE, ROWS, Text
from briefs.model.layers import read_yaml
from briefs.outputs import manual
from briefs.presentation.localizer import Localizer
from briefs.presentation.markdown import reader

if TYPE_CHECKING:
    from jinja2 import Environment
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_HEADING = re.compile(r"(#{1,3}) (.+?)(?: \{#([\w-]+)\})?")
_ID = re.compile(r" \{#([\w-]+)\}$")
_MARKS = re.compile(r"`|\*\*|\[|\]\([^)]*\)")
_PARAGRAPH = re.compile(r"(?!```)[^#\s|>*-]")
_HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True)
class Chapter:
    """A page of the guide in one language; `text` is its Markdown, `commands` what it may list."""

    name: str
    language: str
    text: str
    commands: manual.Commands = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Relative to the language's root."""
        return "guide/" if self.name == "index" else f"guide/{self.name}/"

    @property
    def title(self) -> str:
        return next(title for level, title, _ in _headings(self.text) if level == 1)

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The id and title of each heading below the page's own."""
        if "\n```commands\n" in self.text:
            return tuple((name, name) for name in sorted(self.commands))
        return tuple((name, title) for level, title, name in _headings(self.text) if level == 2)

    @property
    def description(self) -> str:
        """The first paragraph without its marks."""
        paragraphs = filter(_PARAGRAPH.match, re.split(r"\n\s*\n", self.text))
        return " ".join(_MARKS.sub("", next(paragraphs, "")).split())


@dataclass(frozen=True)
class Guide:
    """The chapters of a folder, in order, and the commands that they describe."""

    folder: Path
    offered: manual.Commands

    @cached_property
    def parts(self) -> Sequence[tuple[Text, Sequence[str]]]:
        """Some chapters each, under a title."""
        return [(part["title"], part["pages"]) for part in read_yaml(self.folder / "guide.yml")]

    @cached_property
    def names(self) -> Sequence[str]:
        return [name for _, names in self.parts for name in names]

    def speaks(self, language: str) -> bool:
        return (self.folder / language).is_dir()

    def chapter(self, name: str, language: str) -> Chapter:
        text = (self.folder / language / f"{name}.md").read_text("utf-8")
        return Chapter(name, language, text, self.offered)

    @cached_property
    def keys(self) -> dict[str, dict[str, manual.Texts]]:
        """Model -> key -> its text in each language, and an `example`."""
        return dict(read_yaml(self.folder / "keys.yml"))

    @cached_property
    def commands(self) -> dict[str, manual.Texts]:
        """Command -> its text in each language, those of its `parameters`, and an `example`."""
        return dict(read_yaml(self.folder / "commands.yml"))

    def html(self, chapter: Chapter, localizer: Localizer, environment: Environment) -> str:
        """The page's body."""
        writer = _Writer(self, chapter, localizer, environment)
        return str(_markdown().render(chapter.text, {"writer": writer}))

    def markdown(self, chapter: Chapter, localizer: Localizer, environment: Environment) -> bytes:
        """The page as Markdown: its own text, with its links and lists as the site has them."""
        writer = _Writer(self, chapter, localizer, environment)
        text = _FENCE.sub(lambda fence: "\n".join(writer.listed(fence[1], fence[2])), chapter.text)
        text = re.sub(f"{_ID.pattern}", "", text, flags=re.MULTILINE)
        return _TARGET.sub(lambda link: f"]({writer.link(link[1])})", text).encode()


_TARGET = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```(keys|commands)(?: (\w+))?\n```$", re.MULTILINE)


def _headings(text: str) -> Iterator[tuple[int, str, str]]:
    """Level, title and id of each heading outside of the fenced blocks."""
    for part in text.split("```")[::2]:
        for line in part.splitlines():
            if match := _HEADING.fullmatch(line.rstrip()):
                yield len(match[1]), _MARKS.sub("", match[2]), match[3] or ""


@dataclass(frozen=True)
class _Writer:
    """Turns a page's own marks into HTML."""

    guide: Guide
    chapter: Chapter
    localizer: Localizer
    environment: Environment

    def part(self, name: str, **values: Any) -> str:
        """A piece of `guide-parts.html`."""
        parts: Any = self.environment.get_template("guide-parts.html").make_module(
            {"say": self.localizer.say, "writer": self}
        )
        return str(getattr(parts, name)(**values))

    def link(self, target: str) -> str:
        """The way from this page to another of the guide, of the site, or of the web."""
        home = self.chapter.name == "index"
        if target.startswith("/"):
            return ("../../" if home else "../../../") + target[1:]
        path, mark, anchor = target.partition("#")
        if not path.endswith(".md"):
            return target
        name = path.removesuffix(".md")
        place = "" if name == "index" else f"{name}/"
        return f"{'./' if home else '../'}{place}{mark}{anchor}"

    def fence(self, info: str, code: str) -> str:
        kind, _, rest = info.strip().partition(" ")
        language = self.chapter.language
        if kind == "keys":
            rows = list(manual.keys(rest, self.guide.keys.get(rest, {}), language))
            return self.part("keys", model=rest, rows=rows)
        if kind == "commands":
            described = self.guide.commands
            commands = list(manual.commands(self.guide.offered, described, language))
            return self.part("commands", commands=commands)
        if kind == "concepts":
            return self.part("concepts", concepts=common_concepts())
        return self.part("code", kind=kind, text=code, path="" if kind == "sh" else rest)

    def listed(self, kind: str, model: str) -> Iterator[str]:
        """Keys of a model, or the commands, as a list."""
        language = self.chapter.language
        if kind == "keys":
            for row in manual.keys(model, self.guide.keys.get(model, {}), language):
                needed = self.localizer.say("guide", "required" if row["required"] else "optional")
                yield f"- `{row['name']}` ({needed}): {row['text']}"
        else:
            for one in manual.commands(self.guide.offered, self.guide.commands, language):
                yield "## briefs {name}\n\n{text}\n\n```text\n{usage}\n```\n".format(**one)

    def text(self, text: str) -> Markup:
        """A line with code between backquotes; what is in the other script says so."""
        parts = [Markup(part) for part in str(escape(text)).split("`")]  # noqa: S704 - escaped
        parts[1::2] = [Markup("<code>{}</code>").format(part) for part in parts[1::2]]
        if ROWS[self.chapter.language].chinese:
            return Markup().join(parts)
        foreign = rf'<span lang="{CHINESE}">\g<0></span>'
        return Markup(_HAN.sub(foreign, "".join(parts)))  # noqa: S704 - as above

    def lang(self, code: str) -> str:
        """The attribute of a code's language; nothing where it is in letters alone."""
        return Markup(' lang="{}"').format(CHINESE) if _HAN.search(code) else ""

    def page_of(self, model: str) -> str:
        """The way to the keys of a model."""
        first = next(iter(manual.models()[model].model_fields))
        for name in self.guide.names:
            if f"```keys {model}\n" in self.guide.chapter(name, self.chapter.language).text:
                return self.link(f"{name}.md#{model}-{first}")
        return ""


# Markdown


def _markdown() -> MarkdownIt:
    markdown = reader().enable("table")
    markdown.core.ruler.after("block", "heading_ids", _heading_ids)
    markdown.validateLink = _is_link  # type: ignore[method-assign]
    for name, rule in _RULES.items():
        markdown.add_render_rule(name, rule)
    return markdown


def _is_link(url: str) -> bool:
    page = PurePosixPath(url.partition("#")[0])
    return url.startswith(("https://", "#", "/")) or page.match("*.md")


def _heading_ids(state: StateCore) -> None:
    """Take the ids out of the headings' texts; the title is the page's top."""
    for token, text in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type != "heading_open":
            continue
        if match := _ID.search(text.content):
            token.attrSet("id", match[1])
            text.content = text.content[: match.start()]
        elif token.tag == "h1":
            token.attrSet("id", "top")


def _fence(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, env: Any) -> str:
    writer: _Writer = env["writer"]
    return writer.fence(tokens[index].info, tokens[index].content)


def _link(me: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    token.attrSet("href", env["writer"].link(str(token.attrGet("href"))))
    return me.renderToken(tokens, index, options, env)


def _heading(me: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    env["heading"] = _MARKS.sub("", tokens[index + 1].content)
    return me.renderToken(tokens, index, options, env)


def _code(_: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any) -> str:
    """Code in a line; a path may end a line at its strokes."""
    text = escape(tokens[index].content).replace("/", Markup("/<wbr>"))
    return f"<code>{text}</code>"


def _table_open(_: RendererHTML, _tokens: Any, _index: int, _options: Any, env: Any) -> str:
    writer: _Writer = env["writer"]
    return writer.part("table", caption=env["heading"])


_RULES: Mapping[str, Callable[..., str]] = {
    "fence": _fence,
    "code_inline": _code,
    "link_open": _link,
    "heading_open": _heading,
    "table_open": _table_open,
    "table_close": lambda *_: "</table>\n</div>\n",
    "th_open": lambda *_: '<th scope="col">',
}
