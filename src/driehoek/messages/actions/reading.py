"""Verbs of a guardian with what the school wrote: open it, hear it, understand it, ask to have it explained."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from driehoek.logbook.actions import settle, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.messages import phrases
from driehoek.messages.actions.opening import group_now
from driehoek.messages.actions.reports import opened_letters
from driehoek.messages.models import Receipt, Thread
from driehoek.messages.rendering import title_of
from driehoek.messages.when import manners_of
from driehoek.people.audit import record
from driehoek.people.models import Account, Enrolment, Group
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons
from driehoek.people.rules import today


def opened(*, receipt: Receipt) -> None:
    """Note the first time that a message was really drawn on a screen, or acted upon (docs/decisions/0009)."""
    if Receipt.objects.filter(pk=receipt.pk, opened_at=None).update(opened_at=timezone.now()):
        opened_letters(guardian=receipt.guardian, kind="message", numbers=[receipt.message_id])


@transaction.atomic
def heard(*, receipt: Receipt) -> None:
    """Note the first time that a guardian had a message read aloud or played what was spoken."""
    opened(receipt=receipt)
    Receipt.objects.filter(pk=receipt.pk, heard_at=None).update(heard_at=timezone.now())


@transaction.atomic
def read_answers(*, thread: Thread) -> None:
    """Note that the guardian has seen what the school wrote in this conversation."""
    fresh = list(thread.posts.filter(by_school=True, read_at=None).values_list("pk", flat=True))
    thread.posts.filter(pk__in=fresh).update(read_at=timezone.now())
    if fresh:
        opened_letters(guardian=thread.guardian, kind="post", numbers=fresh)


@transaction.atomic
def understood(*, receipt: Receipt) -> None:
    """Note that the guardian says: I understood it. An explanation that was asked is then not owed any more.

    Raises PermissionDenied when nobody asked whether this message was understood.
    """
    receipt = _locked(receipt)
    if receipt.understood_at:
        return
    Receipt.objects.filter(pk=receipt.pk).update(understood_at=timezone.now())
    words = _("Said later that it was understood.")
    settle(promises=_explanation(receipt), by=None, outcome=words, declined=True)
    _note(receipt, "understood")


@transaction.atomic
def explain(*, receipt: Receipt) -> Promise:
    """Promise to explain a message (row M8), once; asking again after "I understood it" opens the same promise again.

    Raises PermissionDenied when nobody asked whether this message was understood.
    """
    receipt = _locked(receipt)
    promise, made = Promise.objects.get_or_create(**_cause(receipt), defaults=_promise(receipt))
    if not made and promise.state != Promise.State.OPEN and receipt.understood_at:
        promise.state, promise.closed_at, promise.closed_by, promise.outcome = Promise.State.OPEN, None, None, ""
        promise.due = _due(receipt)
        promise.save()
    if made or receipt.understood_at:
        now = timezone.now()
        Receipt.objects.filter(pk=receipt.pk).update(explain_asked_at=now, understood_at=None)
        _note(receipt, "asked_explanation")
    return promise


def _cause(receipt: Receipt) -> dict[str, Any]:
    about = {"about_kind": "receipt", "about_id": receipt.pk}
    return {"family": receipt.family, "kind": Promise.Kind.EXPLANATION, **about}


def _explanation(receipt: Receipt) -> QuerySet[Promise]:
    return Promise.objects.filter(**_cause(receipt))


def _promise(receipt: Receipt) -> dict[str, Any]:
    with translation.override("nl"):
        subject = phrases.EXPLAIN_SUBJECT % {"title": title_of(receipt.message)}
    group = _group(receipt)
    return {
        "location": group.location if group else receipt.message.location, "group": group,
        "guardian": receipt.guardian, "owner": _owner(receipt, group), "subject": subject[:200], "due": _due(receipt),
    }  # fmt: skip


def _due(receipt: Receipt) -> date:
    return working_days(manners_of(receipt.message.location).answer_days)


def _group(receipt: Receipt) -> Group | None:
    """The group it is about, or that of today when the child has left it: there somebody sees what is owed."""
    group, child = receipt.group, receipt.child_id
    if child is None or (group and Enrolment.objects.filter(on_day(today()), child=child, group=group).exists()):
        return group
    return group_now(child, receipt.message.location_id) or group


def _owner(receipt: Receipt, group: Group | None) -> Account | None:
    """The contact person of the child's group, who may be away: whoever stands in finds it too; else the author."""
    contact = contact_persons([group], standing=True).get(group.pk) if group else None
    return contact or receipt.message.author


def _locked(receipt: Receipt) -> Receipt:
    rows = Receipt.objects.select_for_update(of=("self",)).select_related("message__location", "message__text")
    row = rows.select_related("message__author", "guardian", "family", "group").get(pk=receipt.pk)
    if not row.message.must_understand:
        raise PermissionDenied
    opened(receipt=row)
    return row


def _note(receipt: Receipt, verb: str) -> None:
    Contact.objects.create(
        location=receipt.message.location, family=receipt.family, guardian=receipt.guardian, at=timezone.now(),
        initiative=Contact.Initiative.PARENT_ASKED, channel=Contact.Channel.PAGE, language=receipt.language,
        mode=Contact.Mode.HEARD, verb=verb, subject=title_of(receipt.message)[:200], about_kind="receipt",
        about_id=receipt.pk,
    )  # fmt: skip
    record(
        verb, by=receipt.guardian, subject=receipt, family=receipt.family, location=receipt.message.location,
        about=receipt.guardian,
    )  # fmt: skip
