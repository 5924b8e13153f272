"""Which records are over their term: one rule for the list, the night and the test."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.councils.models import Election, Voter
from driehoek.messages.models import Message
from driehoek.people.models import Child, Guardianship
from driehoek.people.rules import today
from driehoek.retention.choosing import Chosen
from driehoek.retention.leaving import left, months_before
from driehoek.retention.models import Hold
from driehoek.retention.terms import LEFT, MOMENT, Record, Term
from driehoek.shared.moments import AMSTERDAM
from driehoek.surveys.models import Asked, Survey
from driehoek.texts.models import Text

SETTLED = timedelta(days=1)  # what is loose for less may just be on its way to a place
Rows = QuerySet[Any]


def due(record: Record, term: Term, chosen: Chosen, day: date) -> Rows:
    """The rows of a record that are over their term on `day` and not held back; of one location, or of the house."""
    rows = record.rows.filter(**{record.at: chosen.here}) if record.at and chosen.location else record.rows
    if term.after == LEFT:
        rows = rows.filter(_of_who_left(record, term, chosen, day)).exclude(in_a_box(record))
    elif term.after == MOMENT:
        rows = _older_than(rows, record, term, chosen, day)
    else:
        rows = rows.filter(LOOSE[record.label]())
    return rows.exclude(**{f"{record.of}__in": held(record.subject)}) if record.of else rows


def _of_who_left(record: Record, term: Term, chosen: Chosen, day: date) -> Q:
    """A record with a location of its own counts from leaving that one, another from leaving all of the board."""
    gone = left(record.subject, chosen.here, chosen.limits(term, day, everywhere=not record.at))
    return Q(**{f"{record.of}__in": gone.order_by().values("pk")})


def _older_than(rows: Rows, record: Record, term: Term, chosen: Chosen, day: date) -> Rows:
    limit = chosen.limits(term, day)[chosen.here] if chosen.location else months_before(day, term.months)
    if limit is None or (chosen.location and chosen.begins(term) > day):
        return rows.none()
    rows = rows.filter(**{f"{record.on}__lt": datetime.combine(limit + timedelta(days=1), time(), AMSTERDAM)})
    filled = Q(pk__in=[]) if record.empty else Q()
    for field in record.empty:
        filled |= ~Q(**{field: ""})
    return rows.filter(filled)


def standing() -> Q:
    """Match holds that still hold."""
    return Q(ended_at=None, until__gte=today())


def held(who: str) -> Rows:
    """The numbers of children, families or guardians about whom nothing may be erased now."""
    holds = Hold.objects.filter(standing())
    if who == "family":
        return holds.values("family")
    if who == "guardian":
        return Guardianship.objects.filter(child__family__in=holds.values("family")).values("guardian")
    whole = holds.filter(child=None)
    return Child.objects.filter(
        Q(pk__in=holds.filter(child__isnull=False).values("child")) | Q(family__in=whole.values("family"))
    ).values("pk")


def in_a_box(record: Record) -> Q:
    """Match people whose secret vote or answer lies in a box that is not opened yet: it must still be counted."""
    if record.of != "pk":
        return Q(pk__in=[])
    votes = Voter.objects.filter(election__state=Election.State.OPEN, voted=True)
    answers = Asked.objects.filter(survey__state=Survey.State.OPEN, answered=True)
    if record.subject == "guardian":
        return Q(pk__in=votes.exclude(guardian=None).values("guardian")) | Q(
            pk__in=answers.exclude(guardian=None).values("guardian")
        )
    voted = Q(pk__in=votes.exclude(pupil=None).values("pupil"))
    students = ("account__child", votes), ("account__child", answers)
    for path, rows in students:
        voted |= Q(pk__in=rows.exclude(**{path: None}).values(path))
    return voted


def _loose_texts() -> Q:
    """Texts to which nothing refers: derived from the models, so that a new one counts by itself."""
    used = Q(created_at__gt=timezone.now() - SETTLED)
    for relation in Text._meta.related_objects:
        if relation.name != "versions":
            model = relation.related_model
            used |= Q(Exists(model._default_manager.filter(**{relation.field.name: OuterRef("pk")})))
    return ~used


def _loose_messages() -> Q:
    """Messages that reached somebody once, and of whose readers nobody is left."""
    return Q(state=Message.State.SENT, sent_at__lt=timezone.now() - SETTLED, total__gt=0, receipts=None)


LOOSE = {"texts.Text": _loose_texts, "messages.Message": _loose_messages}
