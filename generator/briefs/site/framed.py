"""Pages in their frames as they are kept from one build to the next."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import jinja2

from briefs.content.grounds import hashed
from briefs.model.cache import Cache
from briefs.outputs.pages import Page
from briefs.site.trimming import slim

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

KIND = "framed"
KEPT = "kept_page"  # the value by which a page's template is told what keeps it

Fill = Callable[[], str]


class Compiled(jinja2.BytecodeCache):
    """The theme's compiled templates, kept from one build of a preview to the next."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: "Bucket") -> None:
        if code := self.codes.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: "Bucket") -> None:
        self.codes[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Framed(jinja2.Template):
    """A template of the theme, which is not filled where what it would give is kept."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        (context,) = args or ({},)
        keep: Callable[[Fill], str] | None = context.get(KEPT)
        fill = super().render
        return keep(lambda: fill(context, **kwargs)) if keep else fill(context, **kwargs)


@dataclass(frozen=True)
class Frames:
    """The whole HTML of pages, kept under a name of all that it follows from.

    All frames have `common` in common; what stands `around` a page is that of its language.
    """

    cache: Cache
    common: str
    around: Mapping[str, str]

    def mark(self, page: Page, shown: str) -> str:
        """A fingerprint of a page in its frame and of what it shows."""
        said = [_plain(getattr(page, one.name)) for one in fields(page)]
        return hashed(self.common, self.around[page.language], said, shown)

    def kept(self, mark: str, fill: Fill) -> str:
        """A page as it was made of the same, or as it is filled now, without what nobody sees."""
        found = self.cache.kept(KIND, mark, lambda: zlib.compress(slim(fill()).encode(), 1))
        return zlib.decompress(found).decode()


def _plain(value: object) -> object:
    """A part of a page as a frame may show it: no functions, of files their names, ids."""
    if isinstance(value, Mapping):
        return [_plain(one) for pair in value.items() for one in pair]
    if callable(value):
        return ""
    return getattr(value, "id", value)
