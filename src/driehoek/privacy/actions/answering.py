"""Verbs of who answers a request: take longer, hold one row back, release the rest, answer."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from driehoek.messages.actions import enqueue
from driehoek.people.actions import mail_accounts
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.rules import today
from driehoek.privacy.actions.asking import settle_promise
from driehoek.privacy.calendar import LONGER, month_after
from driehoek.privacy.letters import answered_delivery
from driehoek.privacy.models import HeldBack, PrivacyRequest
from driehoek.privacy.queries import in_whole_file, package_of, request_for
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text

MAIL = "privacy/request_answered"


def _held(request: PrivacyRequest, by: Account) -> PrivacyRequest:
    """The request, held for a change; PermissionDenied out of reach or one's own, ValidationError when it is closed."""
    request_for(by, request.pk)
    row = PrivacyRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.account_id == by.pk:
        raise PermissionDenied
    if not row.is_open:
        raise ValidationError(_("This was answered or taken back in the meantime."))
    return row


def _tell(row: PrivacyRequest, body: str, by: Account) -> Text:
    text = write(location=row.location, language=DEFAULT, body=body, author=by, closed=True)
    ask_versions(text=text, languages=[row.language])
    return text


def _note(verb: str, row: PrivacyRequest, by: Account, **details: Any) -> None:
    guardian = row.guardian
    family = guardian.guardianships.order_by("pk").first() if guardian else None
    record(
        verb, by=by, subject=row, location=row.location, about=guardian,
        family=family.child.family if family else None, **details,
    )  # fmt: skip


@transaction.atomic
def take_longer(*, request: PrivacyRequest, by: Account, why: str) -> None:
    """Take at most two months longer, once, with the reason told within the first month (AVG, article 12 lid 3).

    Raises ValidationError when that was done before, or the month is over.
    """
    row = _held(request, by)
    if row.longer or not row.in_time:
        raise ValidationError(_("You can take longer once, and tell so within the first month."))
    row.longer, row.due = _tell(row, why, by), month_after(row.asked_on, 1 + LONGER)
    row.save(update_fields=["longer", "due"])
    _note("privacy_longer", row, by)


@transaction.atomic
def hold_back(
    *, request: PrivacyRequest, by: Account, record: str, number: int, reason: str, note: str = ""
) -> HeldBack:
    """Leave one row of the file out of the full answer; who asked is told that and why, not what."""
    row = _held(request, by)
    if not in_whole_file(row, record, number):
        raise PermissionDenied
    fields = {"reason": reason, "note": note, "by": by}
    held, _new = HeldBack.objects.update_or_create(request=row, record=record, number=number, defaults=fields)
    _note("privacy_held_back", row, by, record=record, reason=reason)
    return held


@transaction.atomic
def give_back(*, request: PrivacyRequest, by: Account, record: str, number: int) -> None:
    """Let a row go along after all."""
    row = _held(request, by)
    row.held_back.filter(record=record, number=number).delete()


@transaction.atomic
def release(*, request: PrivacyRequest, by: Account) -> PrivacyRequest:
    """Give the whole file as it is now to who asked, in their language, without what is held back."""
    row = _held(request, by)
    with translation.override(row.language):
        row.package = package_of(row)
    return _close(row, by, PrivacyRequest.State.DONE)


@transaction.atomic
def answer(*, request: PrivacyRequest, by: Account, done: bool, answer: str) -> PrivacyRequest:
    """Tell what was done, or why it is not; the page then tells of the right to complain (AVG, article 12 lid 4)."""
    row = _held(request, by)
    row.answer = _tell(row, answer, by)
    return _close(row, by, PrivacyRequest.State.DONE if done else PrivacyRequest.State.REFUSED)


def _close(row: PrivacyRequest, by: Account, state: str) -> PrivacyRequest:
    row.state, row.answered_on, row.answered_by = state, today(), by
    row.save()
    settle_promise(row, by)
    if row.guardian:
        enqueue([answered_delivery(row, row.guardian)])
    if row.account:
        mail_accounts(accounts=[row.account], template=MAIL, path=reverse("own_requests"), location=row.location)
    _note("privacy_answered", row, by, state=state)
    return row
