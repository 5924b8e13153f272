"""What is sent about a survey: rendered for the guardian, in the language they read."""

from collections.abc import Iterable
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.messages.models import Delivery
from driehoek.messages.routes import Ways, address_of, ways_to
from driehoek.messages.telling import Words
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import PersonalLink
from driehoek.shared.languages import language
from driehoek.surveys import phrases
from driehoek.surveys.models import Asked, Survey

ABOUT = "survey"
SUBJECTS = {
    "survey": phrases.INVITE_SUBJECT,
    "survey_again": phrases.REMINDER_SUBJECT,
    "survey_done": phrases.DONE_SUBJECT,
}


def words_of(survey: Survey, kind: str, code: str) -> Words:
    """The title and the text of an invitation, a reminder or what was done with the answers, in this language."""
    with translation.override(code):
        context = {"survey": survey, "title": survey.questionnaire.title.get(code, str(survey)), "kind": kind}
        body = render_to_string("surveys/mail/_words.txt", context).strip()
        return Words(str(SUBJECTS[kind]), body, code)


def deliveries_for(rows: Iterable[Asked], kind: str, not_before: datetime | None = None) -> list[Delivery]:
    """Return one unsaved delivery per asked guardian of one survey, through the first channel of their own route."""
    asked = [row for row in rows if row.guardian]
    if not asked:
        return []
    guardians = [row.guardian for row in asked if row.guardian]
    ways, links = ways_to(guardians, asked[0].survey.location), ensure_links(guardians)
    made = [_delivery(row, kind, links[row.guardian_id or 0], ways) for row in asked]
    for delivery in made:
        delivery.not_before = not_before
    return made


def _delivery(row: Asked, kind: str, link: PersonalLink, ways: Ways) -> Delivery:
    survey, guardian, child = row.survey, row.guardian, row.child
    if guardian is None or child is None:
        raise ValueError("Only a guardian of a child gets a letter.")
    code, way = language(guardian.language_read).code, ways.route(guardian)[0]
    words, url = words_of(survey, kind, code), url_of(link, "parent_survey", pk=survey.pk)
    with translation.override(code):
        context = {"guardian": guardian, "words": words, "url": url, "location": survey.location, "kind": kind}
        body = render_to_string("surveys/mail/survey.txt", context)
    return Delivery(
        location=survey.location, family_id=child.family_id, guardian=guardian, child=child, language=code,
        channel=way, address=address_of(guardian, way), kind=kind, subject=words.title[:200], body=body, url=url,
        about_kind=ABOUT, about_id=survey.pk,
    )  # fmt: skip
