"""Addresses to which errors are reported: of mail or of a form, and nothing else."""

from urllib.parse import parse_qs, urlsplit

import pytest

from briefs.content.report import fault, filled

FIELDS = {"page": "https://x.test/en/a/#f-1", "figure": "營收 & 100%: +24%", "printing": "“2,134億”\n(¶5)"}


@pytest.mark.parametrize(
    "address",
    [
        "mailto:errors@example.org",
        "mailto:e.r+r_o-rs@mail.example.org?subject={figure}&body={page}",
        "https://example.org/report?page={page}",
        "https://example.org:8443/a/b.html?x=1&where={page}&what={figure}#{printing}",
        "https://github.com/owner/name/issues/new?title={figure}&body={page}%0A{printing}&labels=error",
    ],
)
def test_what_can_be_reported_to(address: str) -> None:
    assert fault(address) is None


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (3, "'3' is no address of mail or of a form"),
        (["mailto:a@b.test"], "is no address of mail or of a form"),
        ("", "'' is no address of mail or of a form"),
        ("errors@example.org", "is no address of mail or of a form"),
        ("http://example.org/?{page}", "is no address of mail or of a form"),
        ("javascript:alert({page})", "is no address of mail or of a form"),
        ("data:text/html,{page}", "is no address of mail or of a form"),
        ("mailto:errors@example", "is no address of mail or of a form"),
        ("mailto:a@b.test,c@d.test", "is no address of mail or of a form"),
        ("https://?{page}", "is no address of mail or of a form"),
        ("https://{page}.example.org/", "is no address of mail or of a form"),
        ("https://example.org/{page}", "fields can stand behind a ? alone"),
        ("https://example.org/?page={pages}", "'{pages}' is filled in with nothing"),
        ("https://example.org/?page={}", "'{}' is filled in with nothing"),
        ("https://example.org/?{page", "has signs that no address can hold"),
        ('https://example.org/?q="{page}', "has signs that no address can hold"),
        ("https://example.org/?q= {page}", "has signs that no address can hold"),
        ("https://example.org/?q=\n{page}", "is no address of mail or of a form"),
        ("https://example.org/?q=報{page}", "has signs that no address can hold"),
        ("https://example.org/report", "the address says nothing of the page"),
        ("https://example.org/report?title={figure}", "the address says nothing of the page"),
    ],
)
def test_what_cannot(address: object, said: str) -> None:
    found = fault(address)
    assert found
    assert said in found[0]
    assert found[1]


def test_whatever_is_filled_in_comes_out_again() -> None:
    form = urlsplit(filled("https://example.org/?a={page}&b={figure}&c={printing}", **FIELDS))
    assert form.netloc == "example.org"
    assert parse_qs(form.query) == {"a": [FIELDS["page"]], "b": [FIELDS["figure"]], "c": [FIELDS["printing"]]}
    mail = urlsplit(filled("mailto:errors@example.org", **FIELDS))
    assert (mail.scheme, mail.path) == ("mailto", "errors@example.org")
    said = parse_qs(mail.query)
    assert said["subject"] == [FIELDS["figure"]]
    assert said["body"][0].splitlines()[:3] == [FIELDS["page"], *FIELDS["printing"].splitlines()]


def test_where_nothing_is_set_nothing_is_shown() -> None:
    assert filled("", **FIELDS) == ""
