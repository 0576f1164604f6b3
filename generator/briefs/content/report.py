"""The address to which readers report an error: of mail, or of a form.

`{page}`, `{figure}` and `{printing}` in it are filled in for each figure. A bare address of mail
has them as subject and text.
"""

import re
from urllib.parse import quote

FIELDS = ("page", "figure", "printing")
_MAIL = "?subject={figure}&body={page}%0D%0A{printing}%0D%0A%0D%0A"
_FIELD = re.compile(r"\{(\w*)\}")
_ADDRESS = re.compile(
    r"mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\?.*)?"
    r"|https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?([/?#].*)?"
)
_SIGNS = re.compile(r"(%[0-9A-Fa-f]{2}|[A-Za-z0-9._~:/?#@!$&()*+,;=-])*")


def fault(address: object) -> tuple[str, str] | None:
    """The fault of an address as the settings give it, and the remedy."""
    form = "write report: mailto:NAME@HOST, or https://HOST/…?title={figure}&body={page}"
    bare = _FIELD.sub("", address) if isinstance(address, str) else ""
    if not isinstance(address, str) or not _ADDRESS.fullmatch(bare):
        return f"'{address}' is no address of mail or of a form", form
    if wrong := [name for name in _FIELD.findall(address) if name not in FIELDS]:
        return f"'{{{wrong[0]}}}' is filled in with nothing", f"write one of: {_listed()}"
    if not _SIGNS.fullmatch(bare):
        return f"'{address}' has signs that no address can hold", "write each as % and its number"
    if "{" in re.split("[?#]", address)[0]:
        return "fields can stand behind a ? alone", form
    if not address.startswith("mailto:") and "{page}" not in address:
        return "the address says nothing of the page", f"add {_listed()}, such as ?body={{page}}"
    return None


def _listed() -> str:
    return ", ".join(f"{{{name}}}" for name in FIELDS)


def filled(address: str, **fields: str) -> str:
    """An address with its fields filled in; nothing where there is none."""
    if address.startswith("mailto:") and "?" not in address:
        address += _MAIL
    return _FIELD.sub(lambda match: quote(fields[match[1]], safe=""), address)
