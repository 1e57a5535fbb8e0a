"""Rules for English texts: passive headings, and phrases that have a plainer word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.brief.texts import Part, Text
from briefing.errors import Span
from briefing.language.language import Language
from briefing.lint.findings import Finding, find_words

# Participles that do not end in -ed, as far as headlines use them.
_IRREGULAR = (
    "beaten begun blown born borne bought broken brought built bought caught chosen cut dealt done "
    "drawn driven eaten fallen felt forced forgotten fought found frozen given gone grown heard "
    "held hidden hit hurt kept known laid led left lent lost made met paid put rebuilt run said "
    "seen sent set shaken shot shown shut sold spent split spoken spread stolen struck sworn taken "
    "taught thrown told torn understood undone upheld withdrawn won woven written"
).replace(" ", "|")
# Words in -ed that are no participles, or that tell of a state: `Allies are united`.
_STATES = (
    "advanced agreed aged bed breed committed concerned crowded delighted determined divided "
    "exceed exhausted experienced feed hundred indeed interested limited mixed naked need "
    "outdated pleased prepared proceed retired sacred satisfied scared seed shed skilled speed "
    "succeed supposed tired united used wicked worried"
).replace(" ", "|")
_PARTICIPLE = rf"(?!(?:{_STATES})\b)(?:[a-z]{{2,}}ed|{_IRREGULAR})\b"
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+"
    rf"(?:(?:\w+ly|not|now|also|still|never|already|again|all|both)\s+)?{_PARTICIPLE}",
    re.IGNORECASE,
)
# `Plan adopted by ministers`, but not `cut by 8%`, `by 2030`, `by half`, `by May`, `by cutting`.
_BY_NOBODY = (
    r"\d|[€$£]|half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"a\s+(?:half|third|quarter|fifth|tenth)|mid|early|late|the\s+(?:end|middle|start)|next|noon|"
    r"night|January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|summer|autumn|winter|"
    r"spring|some|about|up\s+to|more|less|at\s+least|\w+ing\b"
)
_AGENT = re.compile(rf"\b{_PARTICIPLE}\s+by\s+(?!{_BY_NOBODY})\w+", re.IGNORECASE)


def passive_headings(text: Text, language: Language) -> Iterator[Finding]:
    """Titles in the passive voice, which do not say who acts; told by words, not by grammar."""
    title = text.copy.text if language.code == "en" and text.part is Part.TITLE else ""
    if match := _PASSIVE.search(title) or _AGENT.search(title):
        hint = "say who does it, as in `Ministers adopt the plan`"
        yield Finding(find_words(text.copy, match[0]), f"{match[0]!r} is passive", hint)


# What says the same in fewer or plainer words.
_PLAINER = {
    "at this point in time": "now",
    "despite the fact that": "although",
    "due to the fact that": "because",
    "endeavour to": "try to",
    "for the purpose of": "for",
    "going forward": "from now on",
    "has the ability to": "can",
    "have the ability to": "can",
    "in close proximity to": "near",
    "in excess of": "more than",
    "in order to": "to",
    "in relation to": "about",
    "in the event of": "if there is",
    "in the event that": "if",
    "in the process of": "now",
    "inter alia": "among others",
    "is able to": "can",
    "on a regular basis": "regularly",
    "on the grounds that": "because",
    "per annum": "a year",
    "prior to": "before",
    "pursuant to": "under",
    "subsequent to": "after",
    "utilisation": "use",
    "utilise": "use",
    "utilised": "used",
    "utilization": "use",
    "utilize": "use",
    "utilized": "used",
    "whilst": "while",
    "with a view to": "to",
    "with regard to": "about",
    "with respect to": "about",
    "with the exception of": "except",
}
_WORDY = re.compile(rf"\b(?:{'|'.join(map(re.escape, _PLAINER))})\b", re.IGNORECASE)


def wordy_phrases(text: Text, language: Language) -> Iterator[Finding]:
    """Wordy English phrases, outside quotations."""
    if language.code == "en" and text.part is not Part.QUOTED:
        after: Span | None = None
        for match in _WORDY.finditer(text.copy.text):
            after = find_words(text.copy, match[0], after)
            plainer = _PLAINER[match[0].lower()]
            message = f"{match[0]!r} has a plainer word"
            yield Finding(after, message, f"write {plainer!r}")
