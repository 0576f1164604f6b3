from lamps import entered, newest, of_brief

from briefs.analysis.lint.quotations import check

LAMP = "lamp-times-2025-02-01"


def quoted(english: str = "light is life", chinese: str = "光就是生命", source: str = LAMP) -> dict[str, object]:
    speaker = {"en": "The chair", "zh-Hant": "董事長"}
    return {"speaker": speaker, "source": source, "at": 2, "words": {"en": english, "zh-Hant": chinese}}


def said(*quotations: dict[str, object]) -> list[str]:
    return of_brief(check, entered(management_said=list(quotations)))


def test_a_quotation_is_short() -> None:
    keep = "; keep it to 40 Chinese characters or 25 words"
    assert said(quoted()) == of_brief(check, newest()) == []
    assert said(quoted("word, " * 25, "字，" * 40)) == []
    assert said(quoted("word " * 26)) == ["the quotation has 26 words" + keep]
    assert said(quoted(chinese="字" * 41)) == ["the quotation has 41 characters" + keep]
    assert said(quoted(chinese="字" * 32 + " AI 5G AWS cloud")) == []  # 32 of 40, and 4 of 25
    assert said(quoted(chinese="字" * 36 + " AI 5G AWS cloud")) == ["the quotation has 36 characters" + keep]


def test_an_article_is_quoted_three_times_at_most() -> None:
    fourth = f"{LAMP} is quoted more than 3 times; say it in your own words"
    assert said(quoted(), quoted(), quoted()) == []
    assert said(quoted(), quoted(), quoted(), quoted()) == [fourth]
    other = "evening-glow-2025-02-02"
    assert said(quoted(), quoted(), quoted(), quoted(source=other)) == []


def test_it_names_an_article_of_the_company() -> None:
    message = "the company has no article 'lamp-times-2025-02-02'; did you mean 'lamp-times-2025-02-01'?"
    assert said(quoted(source="lamp-times-2025-02-02")) == [message]
