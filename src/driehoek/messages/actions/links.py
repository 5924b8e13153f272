"""Send guardians the personal link they lost."""

from django.db import transaction
from django.db.models import Case, Value, When
from django.template.loader import render_to_string
from django.utils import translation

from driehoek.messages import phrases
from driehoek.messages.actions.outbox import enqueue
from driehoek.messages.models import Delivery
from driehoek.people.actions import ensure_links
from driehoek.people.audit import record
from driehoek.people.links import url_of
from driehoek.people.models import Enrolment, Guardianship, Location, StudentDecision
from driehoek.people.models.base import on_day
from driehoek.people.rules import guardianship_is_open, today

Category = StudentDecision.Category


@transaction.atomic
def ask_link(*, email: str) -> list[Delivery]:
    """Send each guardian with this address, who may be informed about a child, if only of absence, their link."""
    contact, absence = guardianship_is_open(), guardianship_is_open(Category.ABSENCE)
    rights = Guardianship.objects.filter(contact | absence, guardian__email__iexact=email)
    rights = rights.annotate(opens=Case(When(contact, then=Value(Category.CONTACT)), default=Value(Category.ABSENCE)))
    places = Enrolment.objects.filter(on_day(today()), child__in=rights.values("child")).select_related(
        "group__location"
    )
    location_of = {place.child_id: place.group.location for place in places}
    ties = rights.select_related("guardian", "child").order_by("opens", "pk")  # of several, one that opens all
    found = {row.guardian_id: row for row in ties if row.child_id in location_of}
    links = ensure_links(row.guardian for row in found.values())
    return enqueue(
        _link_mail(row, row.opens, location_of[row.child_id], url_of(links[pk])) for pk, row in found.items()
    )


def _link_mail(right: Guardianship, category: str, location: Location, url: str) -> Delivery:
    guardian = right.guardian
    context = {"guardian": guardian, "location": location, "url": url}
    with translation.override(guardian.language_read):
        body = render_to_string("messages/mail/link.txt", context)
        subject = str(phrases.LINK_SUBJECT)
    record("link_asked", by=guardian, subject=guardian, location=location)
    return Delivery(
        location=location, family_id=right.child.family_id, guardian=guardian, channel=Delivery.Channel.EMAIL,
        kind="link", category=category, subject=subject, body=body, language=guardian.language_read,
        address=guardian.email,
    )  # fmt: skip
