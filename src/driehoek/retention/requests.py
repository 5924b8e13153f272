"""Verbs of erasing on request: ask, which closes at once; undo within seven days; and do it, a batch at a time."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.messages.models import Delivery
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Family, Guardian, Guardianship, PersonalLink
from driehoek.people.rules import today
from driehoek.retention.asking import children_of, concerned, guardians_of, work_left
from driehoek.retention.due import in_a_box, standing
from driehoek.retention.erasing import erase, wipe
from driehoek.retention.models import Erasure, Hold
from driehoek.retention.queries import place_of
from driehoek.retention.rules import decides_at
from driehoek.retention.terms import Record

UNDO = timedelta(days=7)
CLOSED = "Erasing was asked."


def drafted(*, family: Family, subject: Child | Guardian | Family, by: Account) -> Erasure:
    """A request that is not asked yet, to count what it would do."""
    scope = str(subject._meta.model_name)
    erasure = Erasure(location=place_of(by, family), scope=scope, asked_by=by, due_on=today() + UNDO)
    erasure.family = family
    setattr(erasure, scope, subject)
    return erasure


def may_ask(erasure: Erasure, by: Account) -> bool:
    """Whether this account decides at every location where those who are concerned are or were."""
    return not concerned(erasure).exclude(decides_at(by, "group__location")).exists()


@transaction.atomic
def ask(*, family: Family, subject: Child | Guardian | Family, by: Account) -> Erasure:
    """Erase somebody in seven days; from now on they are sent nothing, and their links are dead.

    Raises PermissionDenied for who does not decide at all their locations, ValidationError while something about them
    is held back or already waits.
    """
    erasure = drafted(family=family, subject=subject, by=by)
    if not may_ask(erasure, by):
        raise PermissionDenied
    if _is_held(erasure):
        raise ValidationError(_("Something about this family is held back. Let it go first."))
    if waiting_for(family).exists():
        raise ValidationError(_("Erasing was asked for this family already. Wait until it is done, or undo it."))
    erasure.closed = _close(erasure)
    erasure.save()
    _note("erasure_asked", erasure, by)
    return erasure


def waiting_for(family: Family) -> Any:
    """Requests about this family that are neither done nor undone."""
    return Erasure.objects.filter(family=family, done_at=None, undone_at=None)


def _close(erasure: Erasure) -> dict[str, Any]:
    """Close every way to these people, and return what was open."""
    guardians = list(guardians_of(erasure).values_list("pk", flat=True))
    children = list(children_of(erasure).values_list("pk", flat=True))
    ties = Guardianship.objects.filter(Q(guardian__in=guardians) | Q(child__in=children))
    links = PersonalLink.objects.filter(guardian__in=guardians, revoked_at=None)
    accounts = Account.objects.filter(child__in=children, is_active=True)
    closed = {
        name: list(rows.values_list("pk", flat=True)) for name, rows in (("links", links), ("accounts", accounts))
    }
    were = [list(row) for row in ties.values_list("pk", "information", "reason")]
    ties.update(information=Guardianship.Information.NONE, reason=CLOSED)
    links.update(revoked_at=timezone.now())
    accounts.update(is_active=False)
    waiting = Delivery.objects.filter(Q(guardian__in=guardians) | Q(child__in=children), state=Delivery.State.QUEUED)
    waiting.update(state=Delivery.State.CANCELLED)
    return {**closed, "ties": were}


def _open(closed: dict[str, Any]) -> None:
    """Open what was closed; a right that somebody changed since stays as it is."""
    for pk, information, reason in closed["ties"]:
        Guardianship.objects.filter(pk=pk, reason=CLOSED).update(information=information, reason=reason)
    PersonalLink.objects.filter(pk__in=closed["links"]).update(revoked_at=None)
    Account.objects.filter(pk__in=closed["accounts"]).update(is_active=True)


@transaction.atomic
def undo(*, erasure: Erasure, by: Account) -> None:
    """Take a request back while nothing is erased yet, and open what it closed.

    Raises PermissionDenied for who does not decide here, ValidationError when it has begun.
    """
    if not Erasure.objects.filter(decides_at(by, "location"), pk=erasure.pk).exists():
        raise PermissionDenied
    kept = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if not kept.waits:
        raise ValidationError(_("It has begun already and cannot be undone."))
    _open(kept.closed)
    kept.undone_at, kept.undone_by, kept.closed = timezone.now(), by, {}
    kept.save(update_fields=["undone_at", "undone_by", "closed"])
    _note("erasure_undone", kept, by)


def _note(verb: str, erasure: Erasure, by: Account) -> None:
    """About one guardian: the other does not get to see it."""
    record(
        verb, by=by, subject=erasure, family=erasure.family, location=erasure.location, about=erasure.guardian,
    )  # fmt: skip


def do(erasure: Erasure) -> None:
    """The next batch of a request in one transaction, or its end; it waits for a hold and for a closed ballot box."""
    if _is_held(erasure) or _in_a_box(erasure):
        Erasure.objects.filter(pk=erasure.pk).update(due_on=today() + timedelta(days=1), claimed_until=None)
        return
    with transaction.atomic():
        kept = Erasure.objects.select_for_update().get(pk=erasure.pk)
        if left := work_left(kept):
            part, numbers = left
            done = wipe(part.rows.model, numbers, part.empty) if part.empty else erase(part.rows.model, numbers)
            counts = dict(Counter(kept.counts) + done)
            Erasure.objects.filter(pk=kept.pk).update(counts=counts, claimed_until=None)
        else:
            _finish(kept)


def _finish(erasure: Erasure) -> None:
    """What stays is a receipt: when, what kind, how many."""
    nobody = {"family": None, "child": None, "guardian": None}
    Erasure.objects.filter(pk=erasure.pk).update(done_at=timezone.now(), closed={}, claimed_until=None, **nobody)
    record("erased", by=None, subject=erasure, location=erasure.location, records=erasure.erased)


def _is_held(erasure: Erasure) -> bool:
    families = Family.objects.filter(children__enrolments__in=concerned(erasure))
    return Hold.objects.filter(standing(), family__in=families).exists()


def _in_a_box(erasure: Erasure) -> bool:
    guardians, children = Record("people.Guardian", of="pk"), Record("people.Child", of="pk")
    return (
        guardians_of(erasure).filter(in_a_box(guardians)).exists()
        or children_of(erasure).filter(in_a_box(children)).exists()
    )
