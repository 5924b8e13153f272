"""What is sent about a report, and what the room of messages asks about it (setting DRIEHOEK_TELLERS)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils import translation

from driehoek.conversations.models import Reading, Report
from driehoek.conversations.rules import PROGRESS
from driehoek.messages.models import Delivery, Message
from driehoek.messages.ready import fill
from driehoek.messages.routes import address_of, ways_to
from driehoek.messages.telling import Words
from driehoek.messages.when import manners_of, moment_for
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Guardian
from driehoek.shared.languages import language

ABOUT = "report"
READY = "talk_report_ready"


def kind_of(report: Report) -> str:
    """The kind of its deliveries: of a report that was changed each reader hears again, once."""
    return f"talk_report_{report.corrections + 1}" if report.corrections else "talk_report"


def words_of(report: Report, code: str) -> Words:
    """Title and text in this language: that there is a report, and about whom; never what it says."""
    filled = fill(READY, language(code).code, {"child": report.child.given_name or report.child.full_name})
    return Words(filled.title, filled.body, filled.language)


def deliveries_for(report: Report, guardians: Iterable[Guardian], *, not_before: datetime) -> list[Delivery]:
    """Return one unsaved delivery for each guardian through the first channel of their route, outside quiet hours."""
    people = list(guardians)
    ways, links = ways_to(people, report.location), ensure_links(people)
    moment = moment_for(Message.Kind.MUST, manners_of(report.location), not_before)
    made = []
    for one in people:
        code, way = language(one.language_read).code, ways.route(one)[0]
        url, words = url_of(links[one.pk], "parent_report", pk=report.pk), words_of(report, code)
        made.append(Delivery(
            location=report.location, family_id=report.child.family_id, guardian=one, child=report.child,
            category=PROGRESS, channel=way, address=address_of(one, way), kind=kind_of(report), language=code,
            subject=words.title[:200], body=_body(report, one, words, url), url=url, about_kind=ABOUT,
            about_id=report.pk, not_before=moment,
        ))  # fmt: skip
    return made


def _body(report: Report, guardian: Guardian, words: Words, url: str) -> str:
    context = {"guardian": guardian, "words": words, "url": url, "location": report.location}
    with translation.override(words.language):
        return render_to_string("conversations/mail/report.txt", context)


# As a teller


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about a report in this language."""
    rows = Report.objects.filter(pk__in=numbers).select_related("child")
    return {row.pk: words_of(row, code) for row in rows}


def standing() -> Q:
    """Match deliveries about reports that are shared, as long as the guardian did not read them."""
    mine = Reading.objects.filter(report=OuterRef("about_id"), guardian=OuterRef("guardian"))
    return Q(Exists(mine.filter(seen_at=None, report__shared_at__isnull=False)))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: a letter about a report has the form that every message has."""
    return {}
