"""Verbs about people from outside: add one, note agreement and certificate, give a new link, tell, stop (row V4)."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from driehoek.messages.models import Delivery
from driehoek.participation.actions.answering import answer
from driehoek.participation.letters import ASKED
from driehoek.participation.models import Ask, OutsideMail, Outsider
from driehoek.participation.queries.doors import outsiders_for
from driehoek.participation.queries.outside import mails_in_reach
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.people.queries import locations_for

State = Delivery.State
FIELDS = (
    "given_name", "infix", "family_name", "relation", "language_read", "phone", "email", "postcode", "agreed_on",
    "vog_seen_on",
)  # fmt: skip


@transaction.atomic
def add_outsider(
    *, location: Location, by: Account, family_name: str, agreed_on: date | None = None,
    vog_seen_on: date | None = None, **person: str,
) -> Outsider:  # fmt: skip
    """Keep somebody who helps without being a parent here; raises PermissionDenied where `by` asks nobody."""
    if not locations_for(by, "plan_activities").filter(pk=location.pk).exists():
        raise PermissionDenied
    days: dict[str, Any] = {"agreed_on": agreed_on, "vog_seen_on": vog_seen_on}
    row = Outsider.objects.create(location=location, added_by=by, family_name=family_name, **days, **person)
    record("outsider_added", by=by, subject=row, location=location)
    return row


@transaction.atomic
def change_outsider(*, outsider: Outsider, by: Account, **values: Any) -> None:
    """Keep what changed: names, how to reach them, the days of agreement and certificate.

    What could not be mailed goes to the new address, unless it may have arrived at the old one.
    """
    row = _locked(outsider, by)
    before = row.email
    for name in FIELDS:
        setattr(row, name, values.get(name, getattr(row, name)))
    row.save(update_fields=FIELDS)
    if row.email not in ("", before):
        waiting = OutsideMail.objects.filter(ask__helper__outsider=row, state=State.FAILED)
        waiting.exclude(problem=Delivery.Problem.UNSURE).update(state=State.QUEUED, problem="", attempts=0)
    record("outsider_changed", by=by, subject=row, location=row.location)


@transaction.atomic
def renew_outsider_link(*, outsider: Outsider, by: Account) -> None:
    """Make the old link false and give a new one, for a lost letter or phone."""
    row = _locked(outsider, by)
    Outsider.objects.filter(pk=row.pk).update(link_number=F("link_number") + 1)
    record("outsider_link_renewed", by=by, subject=row, location=row.location)


@transaction.atomic
def tell_outsider(*, mail: OutsideMail, by: Account, said: str = "") -> None:
    """Note that a colleague told it: called, or handed over the link; and what was said at once to a question.

    Raises PermissionDenied out of reach or for what a colleague need not tell, and what answering raises.
    """
    row = mails_in_reach(by).select_for_update(of=("self",)).filter(pk=mail.pk, state=State.FAILED).first()
    person = row.ask.helper.outsider if row else None
    if row is None or person is None:
        raise PermissionDenied
    row.state, row.told_at, row.told_by = State.CONFIRMED, timezone.now(), by
    row.save(update_fields=["state", "told_at", "told_by"])
    record("outsider_told", by=by, subject=row.ask, location=row.ask.task.location)
    if said and row.kind == ASKED:
        answer(ask=row.ask, person=person, said=said, by=by)


@transaction.atomic
def outside_mail_came_back(*, mail: OutsideMail, problem: Delivery.Problem) -> None:
    """Note that an e-mail did not arrive after all: whoever asked calls instead. What a colleague told stays told."""
    open_ends = Q(state__in=(State.QUEUED, State.SENDING, State.HANDED_OVER))
    doubted = Q(state=State.FAILED, problem=Delivery.Problem.UNSURE)
    rows = OutsideMail.objects.filter(open_ends | doubted, pk=mail.pk)
    rows.update(state=State.FAILED, problem=problem, claimed_until=None, told_at=None)


@transaction.atomic
def stop_outsider(*, outsider: Outsider, by: Account) -> None:
    """Let somebody stop: the link closes, nobody asks them any more, and tasks to come are free again."""
    row = _locked(outsider, by)
    row.stopped_at = timezone.now()
    row.save(update_fields=["stopped_at"])
    Ask.objects.filter(helper__outsider=row, task__starts_at__gt=timezone.now()).update(answer=Ask.Answer.NO)
    waiting = OutsideMail.objects.filter(ask__helper__outsider=row, state__in=(State.QUEUED, State.FAILED))
    waiting.update(state=State.CANCELLED, claimed_until=None)
    record("outsider_stopped", by=by, subject=row, location=row.location)


def _locked(outsider: Outsider, by: Account) -> Outsider:
    rows = outsiders_for(by, outsider.location).select_for_update(of=("self",)).select_related("location")
    row = rows.filter(pk=outsider.pk).first()
    if row is None:
        raise PermissionDenied
    return row
