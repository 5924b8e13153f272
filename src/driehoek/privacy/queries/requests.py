"""Doors to requests: one's own, and those of a location for who answers them."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from driehoek.people.models import Account, Enrolment, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, found
from driehoek.people.rules import today
from driehoek.privacy.chart import chart
from driehoek.privacy.models import PrivacyRequest
from driehoek.privacy.queries.files import Chain, Told, rows_of, whose_file
from driehoek.privacy.rules import handled_by


def requests_of(person: Guardian | Account) -> QuerySet[PrivacyRequest]:
    """What this person asked, newest first."""
    whose = {"guardian": person} if isinstance(person, Guardian) else {"account": person}
    rows = PrivacyRequest.objects.filter(**whose).select_related("words", "longer", "answer", "location")
    return rows.prefetch_related("held_back").order_by("-pk")


def requests_for(account: Account) -> QuerySet[PrivacyRequest]:
    """The requests that this account answers: open ones first, the first to be answered on top."""
    first = Case(When(state=PrivacyRequest.State.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = PrivacyRequest.objects.filter(handled_by(account))
    rows = rows.select_related("guardian", "account", "words", "longer", "answer", "location")
    return rows.order_by(first, "due", "pk")


def request_for(account: Account, pk: int) -> PrivacyRequest:
    """Return one request that this account answers, or raise Http404."""
    return found(requests_for(account), pk=pk)


def home_of(person: Guardian | Account) -> Location | None:
    """The location that answers a person: of the first child, of the student, or where a colleague works."""
    enrolments = Enrolment.objects.filter(on_day(today())).select_related("group__location").order_by("pk")
    if isinstance(person, Guardian):
        children = children_of(person).values("pk")
        first = enrolments.filter(child__in=children).first()
        return first.group.location if first else None
    if person.child_id and (own := enrolments.filter(child=person.child_id).first()):
        return own.group.location
    held = person.appointments.filter(on_day(today())).select_related("location").order_by("location", "pk")
    place = next((one for one in held if one.location), None) or held.first()
    if place is None:
        return None
    return place.location or place.organisation.locations.order_by("pk").first()


def may_ask(person: Guardian | Account) -> bool:
    """Whether there is somebody who would answer."""
    return home_of(person) is not None


def whole_file(row: PrivacyRequest) -> Chain:
    """Everything in the file of who asked, with what only a full request tells, as far as the school may look."""
    return Chain([one for one in chart().records if not one.private], whose_file(row.person), whole=True)


def in_whole_file(row: PrivacyRequest, label: str, number: int) -> bool:
    """Whether this row of a record is in the file of who asked."""
    record = next((one for one in chart().records if one.label == label and not one.private), None)
    return record is not None and rows_of(record, whose_file(row.person), whole=True).filter(pk=number).exists()


def package_of(row: PrivacyRequest) -> dict[str, Any]:
    """What goes along with a full answer, without what is held back, as plain JSON; and about which children it is.

    Own words that nobody at school reads go along unseen.
    """
    kept = set(row.held_back.values_list("record", "number"))
    everything = Chain(chart().records, whose_file(row.person), whole=True)
    told = [one for one in everything[:] if one.lines and (one.record.label, one.pk) not in kept]
    return {"children": _children(row.person), "rows": [_told(one) for one in told]}


def _children(person: Guardian | Account) -> list[int]:
    return sorted({child for some in whose_file(person).children.values() for child in some})


def released(row: PrivacyRequest) -> list[dict[str, Any]] | None:
    """What was released, as it was that day; None without it, or when a right to hear about a child has ended since."""
    if row.package is None or not set(row.package["children"]) <= set(_children(row.person)):
        return None
    rows: list[dict[str, Any]] = row.package["rows"]
    return rows


def _told(told: Told) -> dict[str, Any]:
    lines = [
        {"label": str(label), "words": "\n".join(one.words for one in same), "language": same[0].language}
        for label, same in told.pairs
    ]
    return {"record": told.record.label, "group": told.record.group, "heading": str(told.heading), "lines": lines}
