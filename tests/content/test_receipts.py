"""Receipts: whatever a fact file comes to say otherwise is found without the article, and nothing of it is given away."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefs.content.canonical import Statement
from briefs.content.receipt_file import MAX_BYTES, read_receipt, receipt_text
from briefs.content.receipts import Reader, Receipt, described, proves, reads

DAY = date(2025, 2, 3)
ANNA = Reader(DAY, "Anna", 4)
REVENUE = Statement("fact", 2, "125億元", (("entity", "LUMN9"), ("concept", "Revenue"), ("period", "2024Q4")))
GROWTH = Statement("fact", 2, "25%", (("entity", "LUMN9"), ("concept", "Revenue"), ("period", "2024Q4"), ("change", "qoq")))
LEFT = Statement("skipped", 1, "3", (("reason", "boilerplate"),))
TEXT = Statement("text", reading=(("sha256", "ab" * 32), ("figures", "3"), ("read", "4")))
SOURCE = Statement("source", reading=(("published", "2025-02-01"), ("url", "https://lamps.example/")))
ACCOUNTS = Statement("accounts", 0, "LUMN9", (("currency", "TWD"), ("fiscal_year_end", "12")))
ALL = (TEXT, SOURCE, ACCOUNTS, REVENUE, GROWTH, LEFT)
RECEIPT = Receipt(ALL, 4, DAY, (ANNA,))


def other(one: Statement, **words: str) -> Statement:
    """A statement that is read otherwise; a word that is empty is taken out."""
    reading = dict(one.reading) | words
    return replace(one, reading=tuple((key, text) for key, text in reading.items() if text))


CHANGES: dict[str, tuple[Sequence[Statement], str, bool]] = {  # what is stated now, the message, proven by the article alone
    "digit": ((TEXT, SOURCE, ACCOUNTS, replace(REVENUE, printed="126億元"), GROWTH, LEFT), "'126億元' in paragraph 2: printed was '125億元', is '126億元'", False),
    "scale": ((TEXT, SOURCE, ACCOUNTS, replace(REVENUE, printed="125萬元"), GROWTH, LEFT), "'125萬元' in paragraph 2: printed was '125億元', is '125萬元'", False),
    "paragraph": ((TEXT, SOURCE, ACCOUNTS, replace(REVENUE, at=3), GROWTH, LEFT), "'125億元' in paragraph 3: paragraph was '2', is '3'", True),
    "change": ((TEXT, SOURCE, ACCOUNTS, REVENUE, other(GROWTH, change="yoy"), LEFT), "'25%' in paragraph 2: change was 'qoq', is 'yoy'", False),
    "change dropped": ((TEXT, SOURCE, ACCOUNTS, REVENUE, other(GROWTH, change=""), LEFT), "'25%' in paragraph 2: change was 'qoq', is nothing", False),
    "prefer": ((TEXT, SOURCE, ACCOUNTS, other(REVENUE, prefer="Why."), GROWTH, LEFT), "'125億元' in paragraph 2: prefer was nothing, is 'Why.'", False),
    "day": ((TEXT, other(SOURCE, published="2025-02-02"), ACCOUNTS, REVENUE, GROWTH, LEFT), "the article's source: published was '2025-02-01', is '2025-02-02'", False),
    "address": ((TEXT, other(SOURCE, url=""), ACCOUNTS, REVENUE, GROWTH, LEFT), "the article's source: url was 'https://lamps.example/', is nothing", False),
    "currency of the accounts": ((TEXT, SOURCE, other(ACCOUNTS, currency="USD"), REVENUE, GROWTH, LEFT), "the accounts of LUMN9: currency was 'TWD', is 'USD'", False),
    "reason": ((TEXT, SOURCE, ACCOUNTS, REVENUE, GROWTH, other(LEFT, reason="vague")), "'3' in paragraph 1: reason was 'boilerplate', is 'vague'", False),
    "text": ((other(TEXT, sha256="cd" * 32), SOURCE, ACCOUNTS, REVENUE, GROWTH, LEFT), f"the article's text: sha256 was '{'ab' * 32}', is '{'cd' * 32}'", True),
    "count": ((other(TEXT, figures="2"), SOURCE, ACCOUNTS, REVENUE, GROWTH, LEFT), "the article's text: figures was '3', is '2'", True),
    "deleted": ((TEXT, SOURCE, ACCOUNTS, REVENUE, LEFT), "'25%' in paragraph 2 is gone: entity 'LUMN9', concept 'Revenue', period '2024Q4', change 'qoq'", False),
    "added": ((*ALL, replace(GROWTH, printed="9%")), "'9%' in paragraph 2 is new: entity 'LUMN9', concept 'Revenue', period '2024Q4', change 'qoq'", False),
    "taken for a fact": ((TEXT, SOURCE, ACCOUNTS, REVENUE, GROWTH, replace(REVENUE, at=1, printed="3")), "'3' in paragraph 1: kind was 'skipped', is 'fact', reason was 'boilerplate', is nothing, entity was nothing, is 'LUMN9', concept was nothing, is 'Revenue', period was nothing, is '2024Q4'", False),
}  # fmt: skip


@pytest.mark.parametrize("now", CHANGES)
def test_each_change_is_found_with_old_and_new(now: str) -> None:
    stated, message, by_article = CHANGES[now]
    (change,) = RECEIPT.changes(stated)
    assert (described(change), proves(change)) == (message, by_article)


def test_figures_that_change_places_are_both_found() -> None:
    stated = (replace(REVENUE, printed="25%"), replace(GROWTH, printed="125億元"), *ALL[:3], LEFT)
    assert sorted(map(described, RECEIPT.changes(stated))) == [
        "'125億元' in paragraph 2: change was nothing, is 'qoq'",
        "'25%' in paragraph 2: change was 'qoq', is nothing",
    ]
    assert not any(map(proves, RECEIPT.changes(stated)))


def test_order_counts_for_nothing() -> None:
    assert RECEIPT.changes(tuple(reversed(ALL))) == []


def test_one_that_nobody_has_read_holds_figures_and_places_alone() -> None:
    unread = replace(RECEIPT, readers=())
    unread = replace(unread, statements=tuple(unread.form(ALL)))
    assert unread.changes((TEXT, replace(GROWTH, reading=()), REVENUE, LEFT)) == []
    (change,) = unread.changes((TEXT, SOURCE, replace(REVENUE, printed="12億元"), GROWTH, LEFT))
    assert described(change) == "'12億元' in paragraph 2: printed was '125億元', is '12億元'"


def test_only_readings_may_change_without_the_article() -> None:
    stated = {name: RECEIPT.changes(now[0])[0] for name, now in CHANGES.items()}
    assert {name for name, change in stated.items() if reads(change)} == {
        "change", "change dropped", "prefer", "day", "address", "currency of the accounts", "reason",
    }  # fmt: skip


def test_names_of_before_are_those_of_today() -> None:
    claimed = replace(RECEIPT, statements=(other(REVENUE, concept="Turnover", claims="above Turnover consensus; of TurnoverTax is Turnover"),))
    now = other(REVENUE, claims="above Revenue consensus; of TurnoverTax is Revenue")
    assert claimed.changes((now,)) != []
    assert claimed.under({"Turnover": "Revenue"}).changes((now,)) == []


# ---- files


def read(folder: Path, text: str) -> Receipt:
    (folder / "x.receipt").write_text(text, "utf-8")
    receipt, problems = read_receipt(folder / "x.receipt", "x.receipt")
    assert problems == []
    assert receipt
    return receipt


def test_a_file_gives_back_what_was_written(tmp_path: Path) -> None:
    text = receipt_text(RECEIPT)
    again = read(tmp_path, text)
    assert again.changes(ALL) == []
    assert receipt_text(again) == text
    assert read(tmp_path, text.replace("\n", "\r\n")) == again
    assert text.startswith(f"briefs receipt 1\nsha256: {'ab' * 32}\nfigures: 3\nparagraphs: 4\nproven: 2025-02-03\nread: 2025-02-03 by Anna: 4 entries\n\n")


def test_no_file_is_no_problem(tmp_path: Path) -> None:
    assert read_receipt(tmp_path / "x.receipt", "x.receipt") == (None, [])


DAMAGES: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "no block": lambda text: text.partition("\n\n")[0],
    "cut": lambda text: text[:-40],
    "a sign changed": lambda text: text[:-30] + ("A" if text[-30] != "A" else "B") + text[-29:],
    "a merge left open": lambda text: f"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n",
    "another day": lambda text: text.replace("proven: 2025-02-03", "proven: 2025-99-03"),
    "another count": lambda text: text.replace("figures: 3", "figures: 4"),
    "another format": lambda text: text.replace("receipt 1", "receipt 2"),
    "nobody": lambda text: text.replace(" by Anna", ""),
    "no number": lambda text: text.replace("paragraphs: 4", "paragraphs: four"),
    "too large": lambda text: text + "A" * MAX_BYTES,
    "another text packed": lambda text: text.partition("\n\n")[0] + "\n\n" + base64.b64encode(zlib.compress(b'{"a": 1}')).decode(),
    "very much packed": lambda text: text.partition("\n\n")[0] + "\n\n" + base64.b64encode(zlib.compress(b"[" * 6_000_000)).decode(),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_problem_at_its_place(damage: str, tmp_path: Path) -> None:
    text = DAMAGES[damage](receipt_text(RECEIPT))
    (tmp_path / "x.receipt").write_text(text, "utf-8")
    receipt, (problem,) = read_receipt(tmp_path / "x.receipt", "content/x.receipt")
    assert receipt is None
    assert str(problem).startswith("content/x.receipt:1:1: the receipt cannot be read: ")
    assert problem.remedy == "put it back as it was, or delete it and write it anew by `briefs verify`"


def long(figures: int, paragraphs: int) -> tuple[Statement, ...]:
    """Statements of a long article, no two alike."""
    concepts = ("Revenue", "OperatingIncome", "CapitalExpenditure", "FreeCashFlow", "AdvertisingRevenue")
    facts = (
        Statement("fact", 1 + number * paragraphs // figures, f"約{number * 7919 % 9973}.{number % 10}億美元", (
            ("entity", ("AMZN", "MSFT", "GOOGL")[number % 3]),
            ("segment", f"Segment{number % 11}"),
            ("concept", concepts[number % 5]),
            ("period", f"20{10 + number % 16}Q{1 + number % 4}"),
            ("scenario", ("actual", "guidance", "consensus")[number % 3]),
            ("change", ("", "yoy", "qoq")[number % 3] or "yoy_cc"),
            ("claims", f"above {concepts[number % 5]} consensus" if number % 9 == 0 else "is A plus B"),
            ("prefer", f"Paragraph {number} says it whole. | 第 {number} 段印得完整。" if number % 20 == 0 else "-"),
        ))
        for number in range(figures)
    )  # fmt: skip
    return (TEXT, SOURCE, *facts)


@pytest.mark.parametrize(("figures", "paragraphs", "in_words"), [(300, 40, True), (2000, 400, False), (2000, 2000, False), (6000, 1, False)])
def test_it_is_small_whatever_the_article_and_finds_each_change_all_the_same(
    figures: int, paragraphs: int, in_words: bool, tmp_path: Path
) -> None:
    stated = long(figures, paragraphs)
    text = receipt_text(replace(RECEIPT, statements=stated))
    receipt = read(tmp_path, text)
    assert len(text.encode()) <= MAX_BYTES
    assert (receipt.every == 0) == in_words
    assert receipt.changes(tuple(reversed(stated))) == []
    for place in range(2, len(stated), len(stated) // 7):
        changed = (*stated[:place], other(stated[place], period="2009Q1"), *stated[place + 1 :])
        assert len(receipt.changes(changed)) == 1
    assert len(receipt.changes(stated[:-1])) == 1


def test_readers_are_kept_and_the_many_are_fewer(tmp_path: Path) -> None:
    many = tuple(Reader(DAY, f"Reader {number}", number) for number in range(40))
    kept = read(tmp_path, receipt_text(replace(RECEIPT, readers=many))).readers
    assert (kept[0].name, kept[1].name, kept[-1].name, len(kept)) == ("Reader 0", "Reader 29", "Reader 39", 12)


# ---- nothing is given away

ARTICLE = """\
看懂燈具廠財報的 3 個重點
流明燈具第四季營收 125 億元，季增25%，管理層說今年會更好。
輝光的執行長辭職，市場一片譁然。
訂閱即可閱讀全文。"""


def unpacked(text: str) -> str:
    head, _, block = text.partition("\n\n")
    return head + zlib.decompress(base64.b64decode(block)).decode()


def test_nothing_in_it_but_what_the_fact_file_says() -> None:
    whole = unpacked(receipt_text(RECEIPT))
    rows = json.loads(whole[whole.index("[[") :])
    said = {str(word) for kind, _, printed, reading in rows for word in (printed, *reading.values())}
    assert said <= {word for one in ALL for word in (one.printed, *dict(one.reading).values())}


@pytest.mark.parametrize("stated", [ALL, long(2000, 400)], ids=["words", "digests"])
def test_a_dictionary_gives_back_no_word_of_the_article(stated: tuple[Statement, ...]) -> None:
    """Every run of characters, sentence and paragraph of the text, under the usual digests, is looked for."""
    text = receipt_text(replace(RECEIPT, statements=stated))
    whole = (text + unpacked(text)).lower()
    runs = {ARTICLE[a : a + length] for length in range(2, 14) for a in range(len(ARTICLE) - length)}
    guesses = runs | set(ARTICLE.splitlines()) | set(re.split("[，。\n]", ARTICLE))
    published = {word for one in stated for word in (one.printed, *dict(one.reading).values())}
    guesses = {guess for guess in guesses if not any(guess in word for word in published) and re.search(r"[^\W\d]{2}", guess)}
    assert len(guesses) > 500
    for guess in guesses:
        assert guess not in whole
        for digest in ("md5", "sha1", "sha256"):
            found = hashlib.new(digest, guess.encode())
            assert found.hexdigest()[:8] not in whole
            assert base64.b64encode(found.digest()).decode()[:8].lower() not in whole
