"""Sets whom to ask: names, what they are, and where they are reached."""

from __future__ import annotations

import re

from briefing.brief.inline import is_mailbox
from briefing.brief.model import Contact, Copy, Name, Run, own_words
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Stack
from briefing.typeset.paragraph import Composer
from briefing.typeset.punctuation import NO_BREAK
from briefing.units import Pt, Rect


def address_run(address: Name) -> Run:
    """An address as it is printed: a mail address or a link short and linked, a number whole.

    A number that can be dialled anywhere, as it begins with its country's, is a link, too (RFC
    3966).
    """
    text = address.text
    if is_mailbox(text):
        return Run(text=text, link=f"mailto:{text}", verbatim=True)
    if "://" in text:
        bare = re.sub(r"^https://(www\.)?|/$", "", text, flags=re.IGNORECASE)
        return Run(text=bare, link=text, verbatim=True)
    # A zero in brackets is dialled within the country alone.
    digits = re.sub(r"\(0\)|[^0-9]", "", text)
    link = f"tel:+{digits}" if text.startswith("+") else None
    return Run(text=text.replace(" ", NO_BREAK), link=link, verbatim=True)


def contact_runs(contact: Contact) -> tuple[Run, ...]:
    """A contact in a line of the footer: name, role and addresses, commas between."""
    role = (Run(text=", "), *contact.role.runs) if contact.role else ()
    addresses = (run for each in contact.address for run in (Run(text=", "), address_run(each)))
    return (*contact.name.runs, *role, *addresses)


def set_contacts(
    contacts: tuple[Contact, ...], sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """People under each other, below a thin rule and the word for whom to ask."""
    thin, quarter = sheet.space.rule, sheet.baseline / 4
    rule = FilledBox(Rect(Pt(0), Pt(-thin / 2), measure, thin), sheet.colours.ink)
    stack = Stack(quarter)
    title = own_words(composer.shaper.language.blocks.contact)
    stack.add(composer.paragraph(title, sheet.type.title, measure, tag="H2"))
    for number, contact in enumerate(contacts):
        stack.add(_set_contact(contact, sheet, composer, measure), above=quarter if number else 0)
    return stack.block("Sect", boxes=(rule,))


def _set_contact(contact: Contact, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """One of them: name and role, and each address on a line of its own, all one paragraph."""
    stack, style = Stack(), sheet.type.speaker
    name = (run._replace(bold=True) for run in contact.name.runs)
    role = (Run(text=", "), *contact.role.runs) if contact.role else ()
    lines = [contact.name._replace(runs=(*name, *role))]
    lines += [Copy((address_run(each),), each.span) for each in contact.address]
    for copy in lines:
        long = composer.widest_word(copy, style) > measure
        stack.add(composer.paragraph(copy, style, measure, tag=None, anywhere=long))
    return stack.block("P")
