"""The first day: the parents of a child that is not there without a reason hear it the same morning."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from driehoek.logbook.actions import owner_of
from driehoek.logbook.models import Promise
from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.messages.routes import address_of, ways_to
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Guardian, Guardianship, Location, PersonalLink
from driehoek.people.rules import today
from driehoek.schooldays import phrases
from driehoek.schooldays.models import Missed
from driehoek.schooldays.patterns import patterns
from driehoek.schooldays.rules import ABSENCE, guardians_who_hear
from driehoek.shared.languages import DEFAULT

ABOUT = "missed"
QUICK = {Delivery.Channel.EMAIL, Delivery.Channel.SMS, Delivery.Channel.PUSH, Delivery.Channel.PHONE}


def must_be_told(missed: Missed) -> bool:
    """Whether this is an absence of today that nobody gave a reason for, at a location where parents hear that."""
    noted_today = (missed.start or today()) <= today() <= (missed.end or today())
    open_question = missed.kind == Missed.Kind.ABSENT and missed.reason == Missed.Reason.UNKNOWN
    return noted_today and open_question and not missed.told_by_id and _is_told_at(missed.group.location)


def _is_told_at(location: Location) -> bool:
    return location.kind in patterns().first_day_kinds


def tell_parents(*, missed: Missed) -> list[Delivery]:
    """Put a message in the outbox for every guardian who hears about absence, to go in a few minutes.

    Those few minutes are there to take back a wrong tap. It is urgent: a letter would come too late. Whoever has no
    quick channel is promised a call, each for themselves.
    """
    ties = Guardianship.objects.filter(guardians_who_hear(missed.child)).select_related("guardian")
    guardians = [tie.guardian for tie in ties]
    ways, links = ways_to(guardians, missed.group.location), ensure_links(guardians)
    first = {guardian.pk: next(_quick(ways.route(guardian, urgent=True)), "") for guardian in guardians}
    for guardian in guardians:
        if not first[guardian.pk]:
            _promise_call(missed, guardian)
    return enqueue(
        _delivery(missed, guardian, links[guardian.pk], first[guardian.pk])
        for guardian in guardians
        if first[guardian.pk]
    )


def _quick(ways: Iterable[str]) -> Iterator[str]:
    return (way for way in ways if way in QUICK)


def _delivery(missed: Missed, guardian: Guardian, link: PersonalLink, channel: str) -> Delivery:
    location, url = missed.group.location, url_of(link, "parent_missed")
    context = {
        "guardian": guardian, "child": missed.child.given_name or missed.child.full_name, "missed": missed,
        "location": location, "url": url,
    }  # fmt: skip
    with translation.override(guardian.language_read):
        body = render_to_string("schooldays/mail/first_day.txt", context)
        subject = str(phrases.FIRST_DAY_SUBJECT)
    return Delivery(
        location=location, family_id=missed.child.family_id, guardian=guardian, channel=channel, kind="absence",
        language=guardian.language_read, address=address_of(guardian, channel), subject=subject, body=body, url=url,
        child=missed.child, category=ABSENCE, urgent=True, about_kind=ABOUT, about_id=missed.pk,
        not_before=timezone.now() + timedelta(minutes=patterns().wait_minutes),
    )  # fmt: skip


def _promise_call(missed: Missed, guardian: Guardian) -> None:
    with translation.override(DEFAULT):
        subject = _("%(child)s is not at school today. Please call now.") % {"child": missed.child.full_name}
    Promise.objects.get_or_create(
        family_id=missed.child.family_id, guardian=guardian, kind=Promise.Kind.CALL_BACK, about_kind=ABOUT,
        about_id=missed.pk,
        defaults={
            "location": missed.group.location, "group": missed.group, "category": ABSENCE,
            "owner": owner_of(missed.group), "subject": subject, "due": today(),
        },
    )  # fmt: skip


def no_longer_asked(*, missed: Missed) -> None:
    """Stop what has not gone out yet: the reason is known now, or the child is there after all."""
    _waiting(missed).update(state=Delivery.State.CANCELLED, claimed_until=None)
    owed = {"kind": Promise.Kind.CALL_BACK, "about_kind": ABOUT, "about_id": missed.pk}
    Promise.objects.filter(**owed, state=Promise.State.OPEN).delete()


def _waiting(missed: Missed) -> QuerySet[Delivery]:
    return Delivery.objects.filter(about_kind=ABOUT, about_id=missed.pk, state=Delivery.State.QUEUED)
