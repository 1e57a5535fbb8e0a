"""The words that stand for an author's own in the outline of a brief, until they are written."""

HEADLINE = "Headline: what happened"
STANDFIRST = "The whole story, for whoever reads no further"
SOURCE = "Title of the source"
SUMMARY = "The key message in one sentence"
PARAGRAPH = "Paragraph to write"
POINT = "Point to write"
QUOTE, SPEAKER = "The words as they were said", "Who said them"
VALUE, UNIT, LABEL = "?", "unit", "What it counts"
KICKER, CONTEXT = "Topic", "Who, or the trend"
CAPTION = "What the table shows"

# Those that no author means; `unit` and `Topic` one may.
PLACEHOLDERS = frozenset(
    (
        *(HEADLINE, STANDFIRST, SOURCE, SUMMARY, PARAGRAPH, POINT, QUOTE, SPEAKER),
        *(VALUE, LABEL, CONTEXT, CAPTION),
    )
)
