"""A pile of letters as one document: each in the language of its guardian, with the way to their own page."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from driehoek.messages import phrases
from driehoek.messages.fresh import TOKEN
from driehoek.messages.letters import Letter, letter
from driehoek.messages.models import Delivery
from driehoek.messages.papers import paper
from driehoek.messages.telling import Words, tellers, words_for
from driehoek.people.actions import ensure_links
from driehoek.people.links import token_of, url_of
from driehoek.people.models import PersonalLink
from driehoek.shared.languages import language


def pile(title: str, rows: Iterable[Delivery]) -> bytes:
    """Return the PDF of these letters, one after the other."""
    letters = letters_of(list(rows))
    return paper("letter", {"title": title, "language": translation.get_language() or "nl", "letters": letters})


def letters_of(rows: list[Delivery]) -> list[Letter]:
    """Return each delivery as a letter; what has a letter of its own form elsewhere gets that one."""
    own = _own_form(rows)
    plain = [row for row in rows if row.pk not in own]
    words, links = words_for(plain), ensure_links(row.guardian for row in plain)
    return [own.get(row.pk) or _letter(row, words[row.pk], links[row.guardian_id]) for row in rows]


def _own_form(rows: list[Delivery]) -> dict[int, Letter]:
    found: dict[int, Letter] = {}
    for kind, teller in tellers().items():
        about = {row.pk: row.about_id for row in rows if row.about_kind == kind and row.about_id}
        letters = teller.letters(set(about.values())) if about else {}
        found |= {pk: letters[number] for pk, number in about.items() if number in letters}
    return found


def _letter(row: Delivery, words: Words, link: PersonalLink) -> Letter:
    with translation.override(row.language):
        return letter(
            row.guardian, row.location, _address(row, link), title=words.title, body=_paragraphs(row, words),
            how=[str(phrases.LETTER_HERE), str(phrases.LINK_HOW)],
        )  # fmt: skip


def _address(row: Delivery, link: PersonalLink) -> str:
    """Where the guardian reads it, with the link that holds today: the one of when it was written may have ended."""
    return TOKEN.sub(token_of(link), row.url, count=1) if row.url else url_of(link)


def _paragraphs(row: Delivery, words: Words) -> list[dict[str, Any]]:
    foreign = words.language if words.language != language(row.language).code else ""
    fixed = {"foreign": foreign, "rtl": words.direction == "rtl"}
    lines = [{"text": line.strip(), **fixed} for line in words.body.splitlines() if line.strip()]
    return lines + ([{"text": words.source, "foreign": "", "rtl": False}] if words.source else [])
