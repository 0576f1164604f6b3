"""Problems to mend before anything is published: a rule a file, its docstring the rule.

A rule gives problems; `rules` beside it gives findings, which are shown to readers.
"""

from collections.abc import Collection, Iterator
from itertools import islice

from briefs.analysis.corrections import corrections as all_corrections
from briefs.analysis.known import Knowledge
from briefs.analysis.lint import (
    as_known,
    assisted,
    attributed,
    axes,
    both_languages,
    bounds,
    braces,
    changes,
    chart_labels,
    claims,
    compared,
    corrections,
    currencies,
    directions_apart,
    doubts,
    entries,
    exchange,
    expected,
    good_news,
    headline_chart,
    held,
    ids,
    joined,
    judgements,
    kinds,
    label_names,
    label_times,
    label_views,
    labels,
    left_out,
    levels,
    loose_figures,
    months,
    movements,
    next_reports,
    options,
    other_periods,
    other_views,
    outlooks,
    periods,
    periods_apart,
    plain_texts,
    profitable,
    qualifiers,
    quotations,
    ranked,
    references,
    repeated,
    reported,
    respectively,
    revised,
    roles,
    seasons,
    second_names,
    settled,
    states,
    strangers,
    subjects,
    superseded,
    title_concepts,
    title_courses,
    title_currencies,
    title_measures,
    title_parts,
    title_ranks,
    title_times,
    title_views,
    tones_apart,
    trends,
    unfigured,
    verdicts,
    views,
    views_apart,
    weekdays,
    withdrawals,
    words_of_direction,
)
from briefs.analysis.lint.prose import Prose
from briefs.content.records import Brief, Content
from briefs.content.references import BadReference
from briefs.content.yaml_source import MAX_PROBLEMS
from briefs.model.problem import Problem

PROSE = (  # each row for texts in which those before it found nothing
    (braces, references, loose_figures),
    (both_languages, words_of_direction),
    (directions_apart, kinds, labels, subjects, periods, views, currencies, qualifiers, options),
    (
        periods_apart,
        views_apart,
        tones_apart,
        attributed,
        months,
        seasons,
        respectively,
        second_names,
        changes,
        bounds,
        strangers,
        repeated,
        joined,
        other_periods,
        other_views,
        superseded,
        weekdays,
    ),
)
# for figures that agree: a wrong one makes many true words false
AGREED = (
    compared,
    exchange,
    expected,
    held,
    judgements,
    levels,
    movements,
    outlooks,
    profitable,
    ranked,
    revised,
    states,
    unfigured,
    verdicts,
    withdrawals,
)
TITLES = (title_courses, title_ranks, title_views)
BRIEF = (
    entries,
    axes,
    chart_labels,
    label_times,
    label_views,
    roles,
    title_concepts,
    title_currencies,
    title_measures,
    title_parts,
    title_times,
    settled,
    reported,
    as_known,
    doubts,
    quotations,
    assisted,
)
WORDS_OF_ALL = (label_names,)  # of a brief, beside the words of all the others
PAGE = (ids,)  # of a brief, beside what its page has of its own
COMPANY = (trends, next_reports)
SHOWN_FIRST = (headline_chart, good_news)  # for an editor to weigh: a brief may be published so
FACTS = (claims, corrections)
FILES = (left_out, plain_texts)


def lint_companies(content: Content, index: Knowledge) -> Iterator[Problem]:
    """Every problem of companies, and in the texts of corrections that belong to no brief."""
    for company in content.companies.values():
        for rule in COMPANY:
            yield from islice(rule.check(company, content), MAX_PROBLEMS)
    for prose in _corrected(content, index):
        yield from prose_problems(prose)


def lint_corrections(content: Content, index: Knowledge) -> Iterator[Problem]:
    """Every problem of words beside agreed figures in corrections that belong to no brief."""
    for prose in _corrected(content, index):
        yield from agreed_problems(prose)


def lint_first(content: Content, index: Knowledge) -> Iterator[Problem]:
    """Every doubt about what the briefs show first."""
    for brief in content.briefs.values():
        for rule in SHOWN_FIRST:
            yield from rule.check(brief, content, index)


def lint_facts(
    content: Content, index: Knowledge, sound: Collection[str] = ()
) -> Iterator[Problem]:
    """Every problem of facts, and of files that are no briefs, but those of `sound` companies."""
    for rule in FACTS:
        yield from islice(rule.check(content, index), MAX_PROBLEMS)
    for rule in FILES:
        yield from islice(rule.check(content, sound), MAX_PROBLEMS)


def prose_problems(prose: Prose) -> list[Problem]:
    """The problems of one text."""
    for rules in PROSE:
        found = [problem for rule in rules for problem in rule.check(prose)]
        if found:
            return found
    return []


def agreed_problems(prose: Prose) -> Iterator[Problem]:
    """The problems of one text whose figures agree, if they are known."""
    try:
        _ = prose.mentions
    except BadReference:  # it is told already
        return
    for rule in AGREED:
        yield from rule.check(prose)


def brief_problems(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """The problems of a brief beside those of its texts."""
    for rule in BRIEF:
        yield from rule.check(brief, content, index)


def title_problems(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """The problems of a brief's titles beside figures that agree."""
    for rule in TITLES:
        yield from rule.check(brief, content, index)


def _corrected(content: Content, index: Knowledge) -> Iterator[Prose]:
    """The texts of corrections that belong to no brief."""
    for note in all_corrections(content):
        if not note.own:
            yield Prose((*note.place, "text"), note.entry.text, note.brief, content, index)
