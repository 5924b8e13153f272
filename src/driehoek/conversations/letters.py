"""What is sent about talks: rendered for the guardian, in the language they read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.conversations import phrases
from driehoek.conversations.models import Round, Telling
from driehoek.conversations.queries.telling import Told
from driehoek.messages.models import Delivery
from driehoek.messages.routes import Ways, address_of, ways_to
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Child, PersonalLink
from driehoek.shared.languages import language

ABOUT = "telling"
ASKS = (Telling.Kind.WISHES, Telling.Kind.REMINDER)
KINDS = {
    Telling.Kind.WISHES: "talk_wishes",
    Telling.Kind.REMINDER: "talk_reminder",
    Telling.Kind.TIMES: "talk_times",
    Telling.Kind.CHANGES: "talk_changes",
}


@dataclass(frozen=True)
class Content:
    """Title and text of a telling in one language, without greeting and address."""

    title: str
    body: str


def content(told: Told, code: str) -> Content:
    """Return the words of a telling in this language."""
    with translation.override(language(code).code):
        if told.telling.kind in ASKS:
            return Content(_ask_title(told), _body("conversations/mail/_ask.txt", told))
        return Content(_times_title(told), _body("conversations/mail/_times.txt", told))


def _body(template: str, told: Told) -> str:
    reminder = told.telling.kind == Telling.Kind.REMINDER
    kind = phrases.KINDS[Round.Kind(told.round.kind)]
    lines = render_to_string(template, {"told": told, "reminder": reminder, "kind": kind}).strip().splitlines()
    # A sentence that is not said leaves its empty lines behind.
    kept = [line for number, line in enumerate(lines) if line.strip() or lines[number - 1].strip()]
    return "\n".join(line.rstrip() for line in kept)


def _ask_title(told: Told) -> str:
    names = " + ".join(child.given_name or child.full_name for child in told.children)
    return phrases.ASK_SUBJECT % {"child": names}


def _times_title(told: Told) -> str:
    if told.changes:
        return str(phrases.CHANGES_SUBJECT)
    return str(phrases.TIMES_SUBJECT if told.talks else phrases.NO_TIME_SUBJECT)


def deliveries_for(rows: Iterable[Told], *, urgent: bool = False, not_before: datetime | None = None) -> list[Delivery]:
    """Return one unsaved delivery per telling of one round, through the first channel of each guardian's own route."""
    rows = list(rows)
    if not rows:
        return []
    guardians = [one.telling.guardian for one in rows]
    ways, links = ways_to(guardians, rows[0].round.location), ensure_links(guardians)
    made = [_delivery(one, links[one.telling.guardian_id], ways, urgent) for one in rows]
    for row in made:
        row.not_before = not_before
    return made


def _delivery(told: Told, link: PersonalLink, ways: Ways, urgent: bool) -> Delivery:
    guardian, party = told.telling.guardian, told.telling.party
    asks = told.telling.kind in ASKS
    url = url_of(link, "parent_wishes", pk=party.pk) if asks else url_of(link, "parent_talks")
    code, way = language(guardian.language_read).code, ways.route(guardian, urgent=urgent)[0]
    words = content(told, code)
    context = {"guardian": guardian, "words": words, "asks": asks, "url": url, "location": told.round.location}
    with translation.override(code):
        body = render_to_string("conversations/mail/talks.txt", context)
    return Delivery(
        location=told.round.location, family=party.family, guardian=guardian, child=_child(told), language=code,
        channel=way, address=address_of(guardian, way), kind=KINDS[Telling.Kind(told.telling.kind)],
        subject=words.title[:200], body=body, url=url, urgent=urgent, about_kind=ABOUT, about_id=told.telling.pk,
    )  # fmt: skip


def _child(told: Told) -> Child | None:
    """The one child it is about: then the right to hear of that child opens it, else that of any of the family."""
    return told.about[0] if len(told.about) == 1 else None
