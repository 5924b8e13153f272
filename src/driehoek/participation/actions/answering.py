"""Verbs of who helps: tell what one can and likes to do, and answer what one was asked."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from driehoek.messages.models import Delivery
from driehoek.participation import phrases
from driehoek.participation.letters import ASKED, WHOLE
from driehoek.participation.library import talents
from driehoek.participation.models import Ask, Helper, Outsider, Talent, Task
from driehoek.participation.outbox import stop_telling, tell
from driehoek.participation.queries.doors import asks_of
from driehoek.participation.queries.parents import places_left
from driehoek.participation.rules import is_open
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import locations_for
from driehoek.texts.cleaning import one_line

Answer = Ask.Answer
Person = Guardian | Outsider


@transaction.atomic
def tell_talents(
    *, person: Person, by: Person | Account, kinds: Collection[str], words: str = "", moments: Collection[str] = (),
    rest: str = "", rest_until: date | None = None,
) -> Helper:  # fmt: skip
    """Keep what somebody can and likes to do, when they have time, and whether they may be asked; it replaces all.

    For somebody from outside a colleague who asks people there may write it down too. Raises PermissionDenied for
    anybody else, ValidationError for an unknown talent.
    """
    _may_tell(person, by)
    if not set(kinds) <= set(talents()):
        raise ValidationError(phrases.TALENTS)
    until = rest_until if rest == Helper.Rest.UNTIL else None
    told: dict[str, Any] = {
        "words": one_line(words)[:300], "moments": [one for one in Helper.Moment.values if one in moments],
        "rest": rest, "rest_until": until, "told_at": timezone.now(),
    }  # fmt: skip
    helper, _new = Helper.objects.update_or_create(**_whose(person), defaults=told)
    helper.talents.exclude(kind__in=kinds).delete()
    Talent.objects.bulk_create([Talent(helper=helper, kind=kind) for kind in kinds], ignore_conflicts=True)
    record("talents_told", by=_doer(by), subject=helper, organisation=_organisation(person), about=_about(person))
    return helper


@transaction.atomic
def answer(*, ask: Ask, person: Person, said: str, by: Account | None = None) -> Ask:
    """Keep what somebody said (an `Ask.Answer`); "not for now" also ends the asking until they say otherwise.

    `by` is the colleague to whom they said it.
    When the last place is taken, everybody who did not answer yet is told kindly. Raises PermissionDenied for what
    was not asked of them or cannot be answered any more, ValidationError when there is no place left.
    """
    task = Task.objects.select_for_update().filter(pk=ask.task_id).first()
    row = asks_of(person).filter(pk=ask.pk).first()
    if row is None or task is None or not is_open(task):
        raise PermissionDenied
    if said == Answer.YES and row.answer != Answer.YES and places_left(task) < 1:
        raise ValidationError(phrases.NO_PLACES)
    Ask.objects.filter(pk=row.pk).update(answer=said, answered_at=timezone.now())
    row.mails.filter(kind=ASKED, state=Delivery.State.FAILED).update(state=Delivery.State.CONFIRMED)
    if said == Answer.REST:
        Helper.objects.filter(pk=row.helper_id).update(rest=Helper.Rest.NOW, rest_until=None)
    if said == Answer.YES and places_left(task) < 1:
        _close(task)
    record("task_answered", by=by or _doer(person), subject=row, location=row.task.location, about=_about(person))
    row.answer = said
    return row


def _close(task: Task) -> None:
    waiting = list(task.asks.filter(answer="", full_at=None).select_related(*WHOLE))
    Ask.objects.filter(pk__in=[row.pk for row in waiting]).update(full_at=timezone.now())
    stop_telling(waiting)
    tell(waiting, "task_full")


def _may_tell(person: Person, by: Person | Account) -> None:
    staff = isinstance(by, Account) and isinstance(person, Outsider)
    if not (by == person or (staff and _asks_at(by, person.location))):  # type: ignore[arg-type,union-attr]
        raise PermissionDenied


def _asks_at(account: Account, location: Location) -> bool:
    return locations_for(account, "plan_activities").filter(pk=location.pk).exists()


def _whose(person: Person) -> dict[str, Any]:
    return {"guardian": person} if isinstance(person, Guardian) else {"outsider": person}


def _doer(by: Person | Account) -> Guardian | Account | None:
    """Who stands in the audit line: somebody from outside is named there by what it is about."""
    return None if isinstance(by, Outsider) else by


def _about(person: Person) -> Guardian | None:
    return person if isinstance(person, Guardian) else None


def _organisation(person: Person) -> Any:
    return person.organisation if isinstance(person, Guardian) else person.location.organisation
