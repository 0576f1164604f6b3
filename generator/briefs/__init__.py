"""Investment briefs from fact files that keep every figure as printed.

An editor's folder becomes a site in one direction: the files are read (`content`), facts of one
meaning become one quantity, quantities imply others and contradict each other (`analysis`), a brief
becomes blocks in a language (`presentation`), blocks become pages, PDFs and data (`outputs`), and
MkDocs publishes them (`site`). Each room imports from those below it alone:

    cli            the command
    site           folder to site; only it knows MkDocs
    outputs        pages, PDFs, social cards, data, feeds
    editing        drafts, new briefs, differences (beside outputs)
    presentation   a brief as blocks, in a language
    articles       readings of an article's figures, and the proof of facts
    analysis       merge, derive, rules, lint, scorecard
    content        YAML with places to facts, prose and problems
    figures        printed text to intervals and back
    charts         values to SVG
    model          figure, unit, period, language, fact, problem

Five values lead through it. A `Figure` is an interval with a unit (`model/figure`), a `Fact` is a
figure with a meaning and a place in a file (`model/facts`), `Content` is all that was written
(`content/records`), a `Dataset` adds all that follows from it (`analysis/dataset`), and a `Site` is
all that is published (`site/build`, where reading may begin). Whatever an editor can mend is a
`Problem`, a value that is collected and never raised; an exception is a fault of ours.
`docs/design.md` names every module.
"""
