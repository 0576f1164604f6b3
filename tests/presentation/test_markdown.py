"""Markdown with references, for Chinese and English, and nothing that could do harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.presentation import markdown
from briefs.presentation.inline import Span, html, plain
from briefs.presentation.markdown import to_line, to_tree


def shown(reference: str) -> Span:
    return Span("code", (reference,))


def written(text: str) -> str:
    """HTML with references as `<data>`."""
    return str(html(to_tree(text, shown))).replace("code>", "data>")


INLINE = [
    # emphasis closes beside Chinese punctuation
    ("**粗體。**下文", "<strong>粗體。</strong>下文"),
    ("前文**「粗體」**下文", "前文<strong>「粗體」</strong>下文"),
    ("**粗體（註）**下文", "<strong>粗體（註）</strong>下文"),
    ("中文*斜體。*中文", "中文<em>斜體。</em>中文"),
    ("**營收：**成長", "<strong>營收：</strong>成長"),
    ("**日本語。**テスト", "<strong>日本語。</strong>テスト"),
    # and beside Latin letters, where CommonMark leaves the asterisks standing
    ("**成長加速。**Azure 落後", "<strong>成長加速。</strong>Azure 落後"),
    ("前文**「粗體」**Azure", "前文<strong>「粗體」</strong>Azure"),
    ("**年增 {A}**Azure", "<strong>年增 <data>A</data></strong>Azure"),
    ("**bold.**Next", "<strong>bold.</strong>Next"),
    ("**一。**二**三。**四", "<strong>一。</strong>二<strong>三。</strong>四"),
    ("5* stars and 3* more", "5* stars and 3* more"),
    # and in English as CommonMark has it
    ("**bold.** after", "<strong>bold.</strong> after"),
    ("un*frigging*believable", "un<em>frigging</em>believable"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("snake_case_name", "snake_case_name"),
    ("a ** b ** c", "a ** b ** c"),
    # references
    ("營收 {Revenue yoy}。", "營收 <data>Revenue yoy</data>。"),
    ("**{Revenue}**", "<strong><data>Revenue</data></strong>"),
    ("**營收{Revenue}。**下文", "<strong>營收<data>Revenue</data>。</strong>下文"),
    ("*{A}*{B}", "<em><data>A</data></em><data>B</data>"),
    ("[{Revenue}](https://a.example)", '<a href="https://a.example"><data>Revenue</data></a>'),
    ("{A}{B}", "<data>A</data><data>B</data>"),
    ("{*a*}", "<data>*a*</data>"),
    # braces that are no reference
    ("{a", "{a"),
    ("a}", "a}"),
    ("{a\nb}", "{a b}"),
    ("{{A}}", "{<data>A</data>}"),
    # HTML is text
    ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b", "a &amp; b"),
    ("&lt;b&gt;", "&lt;b&gt;"),
    ('say "x"', "say &#34;x&#34;"),
    ("<https://a.example>", "&lt;https://a.example&gt;"),
    # links
    ("[x](https://a.example/?a=1&b=2)", '<a href="https://a.example/?a=1&amp;b=2">x</a>'),
    ("[x](HTTP://a.example)", '<a href="HTTP://a.example">x</a>'),
    ("[x](#risks)", '<a href="#risks">x</a>'),
    ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ("[x](JavaScript:alert(1))", "[x](JavaScript:alert(1))"),
    ("[x](&#106;avascript:alert(1))", "[x](javascript:alert(1))"),
    ("[x](data:text/html,x)", "[x](data:text/html,x)"),
    ("[x](//a.example)", "[x](//a.example)"),
    ("[x](/etc)", "[x](/etc)"),
    ("[x](mailto:a@b.example)", "[x](mailto:a@b.example)"),
    ('[x](https://a.example "a\\"b")', '<a href="https://a.example" title="a&#34;b">x</a>'),
    ("![x](https://a.example/x.png)", '!<a href="https://a.example/x.png">x</a>'),
    ("[x]: https://a.example", "[x]: https://a.example"),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline(text: str, expected: str) -> None:
    assert str(html(to_line(text, shown))).replace("code>", "data>") == expected


SIGNS = "。，、；：！？「」『』（）《》〈〉【】〔〕…—～・％＄”“’‘.,:;!?)]%'\""


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("inner", ["前{}", "{}前", "A{}", "{}A"])
def test_no_asterisk_is_left_beside_a_sign(sign: str, inner: str) -> None:
    bold = inner.format(sign)
    for before in ("", "中", "A ", "A", "。", "(", "（", "5"):
        for after in ("", "中", " A", "A", "。", ")", "）", "5"):
            shown_as = written(f"{before}**{bold}**{after}")
            assert "*" not in shown_as, shown_as
            assert "<strong>" in shown_as


BLOCKS = [
    ("一\n\n二 {A}", "<p>一</p><p>二 <data>A</data></p>"),
    ("- 一\n- 二", "<ul><li>一</li><li>二</li></ul>"),
    ("3. 一\n4. 二", '<ol start="3"><li>一</li><li>二</li></ol>'),
    ("一  \n二", "<p>一<br>二</p>"),
    ("> 一", "<blockquote><p>一</p></blockquote>"),
    ("`{A}`", "<p><data>{A}</data></p>"),
    ("# no heading", "<p># no heading</p>"),
    ("no heading\n===", "<p>no heading ===</p>"),
    ("    no code", "<p>no code</p>"),
    ("---", "<p>---</p>"),
    ("<div>\n\n**x**\n</div>", "<p>&lt;div&gt;</p><p><strong>x</strong> &lt;/div&gt;</p>"),
    ("<!-- x -->", "<p>&lt;!-- x --&gt;</p>"),
    ("[x]: https://a.example\n\n[x]", "<p>[x]: https://a.example</p><p>[x]</p>"),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_blocks(text: str, expected: str) -> None:
    assert written(text) == expected


def test_plain_text_for_titles() -> None:
    tree = to_line(" **營收**  {Revenue}\n[成長](https://a.example) ", lambda reference: f"<{reference}>")
    assert " ".join(plain(tree).split()) == "營收 <Revenue> 成長"


@given(st.text(alphabet="<>&\"'[]()!*_`{}#-/:.jhtps億。 \n\\", max_size=40))
def test_no_text_makes_an_element_of_its_own(text: str) -> None:
    allowed = {"p", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "br"}
    for made in (to_tree(text, lambda _: ""), to_line(text, lambda _: "")):
        names = {tag.strip("/ ").partition(" ")[0].rstrip("/ ") for tag in html(made).split("<")[1:] for tag in [tag.partition(">")[0]]}
        assert names <= allowed


def test_a_text_is_read_once_however_many_pages_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, read, asked = markdown._markdown(), list[str](), list[str]()

    def counted(parse: Callable[[str, Any], Any]) -> Callable[[str, Any], Any]:
        def parsed(text: str, env: Any) -> Any:
            read.append(text)
            return parse(text, env)

        return parsed

    for name in ("parse", "parseInline"):
        monkeypatch.setattr(reader, name, counted(getattr(reader, name)))

    def figure(reference: str) -> str:
        asked.append(reference)
        return f"figure {len(asked)}"

    text = "Read once, with its {Reference}"
    trees = [markdown.to_tree(text, figure) for _ in range(2)]
    lines = [markdown.to_line(text, figure) for _ in range(2)]
    assert read == [text, text]  # as paragraphs and as a line
    assert asked == ["Reference"] * 4
    assert len({*trees, *lines}) == 4  # each with the figures that were asked for it
