"""Verbs: let something go along, take that back, ask to talk about it first, and hand it over."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from driehoek.logbook.actions import CALL_BACK_DAYS, owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.policy.models import NeighbourAgreement
from driehoek.shared.languages import DEFAULT
from driehoek.texts.cleaning import plain
from driehoek.transfer.kinds import kinds as all_kinds
from driehoek.transfer.models import TransferChoice
from driehoek.transfer.queries import ABOUT, Handover, Offer, offers_of, offers_of_student


def _offers(by: Guardian | Account) -> list[Offer]:
    if isinstance(by, Guardian):
        return offers_of(by)
    return offers_of_student(by.child) if by.child else []


def _check(by: Guardian | Account, child: Child, agreement: NeighbourAgreement) -> None:
    if (child.pk, agreement.pk) not in {(one.child.pk, one.agreement.pk) for one in _offers(by)}:
        raise PermissionDenied


@transaction.atomic
def choose(
    *, child: Child, agreement: NeighbourAgreement, kinds: Collection[str], words: str, by: Guardian | Account
) -> TransferChoice:
    """Let these kinds go along, in the place of what was chosen before.

    Raises PermissionDenied for who does not decide about this child and school.
    """
    _check(by, child, agreement)
    guardian = by if isinstance(by, Guardian) else None
    row, _new = TransferChoice.objects.update_or_create(
        child=child, agreement=agreement, guardian=guardian,
        defaults={
            "kinds": [key for key in all_kinds() if key in kinds], "words": plain(words), "decided_at": timezone.now(),
            "withdrawn_at": None,
        },
    )  # fmt: skip
    _note("transfer_chosen" if guardian else "student_transfer_chosen", row, by)
    return row


@transaction.atomic
def withdraw(*, child: Child, agreement: NeighbourAgreement, by: Guardian | Account) -> None:
    """Let nothing go along any more; what was handed over before cannot be taken back. Raises as `choose`."""
    _check(by, child, agreement)
    guardian = by if isinstance(by, Guardian) else None
    row = TransferChoice.objects.filter(child=child, agreement=agreement, guardian=guardian, withdrawn_at=None).first()
    if row:
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        _note("transfer_withdrawn" if guardian else "student_transfer_withdrawn", row, by)


def _note(verb: str, row: TransferChoice, by: Guardian | Account) -> None:
    record(verb, by=by, subject=row, family=row.child.family, location=row.agreement.location, about=row.guardian)


@transaction.atomic
def ask_to_talk(*, child: Child, agreement: NeighbourAgreement, by: Guardian | Account) -> Promise:
    """Promise to talk first about what may go along: the contact person calls within two working days (as row M4).

    Asking again keeps an open promise and opens one that was closed. Raises as `choose`.
    """
    _check(by, child, agreement)
    guardian = by if isinstance(by, Guardian) else None
    promise, new = Promise.objects.get_or_create(
        family=child.family, guardian=guardian, kind=Promise.Kind.CALL_BACK, about_kind=ABOUT, about_id=child.pk,
        defaults={"due": working_days(CALL_BACK_DAYS), **_to_whom(child, agreement, guardian)},
    )  # fmt: skip
    if not new and promise.state != Promise.State.OPEN:
        promise.state, promise.closed_at, promise.closed_by = Promise.State.OPEN, None, None
        promise.due = working_days(CALL_BACK_DAYS)
        promise.save()
    verb = "call_asked" if guardian else "student_asked_talk"
    record(verb, by=by, subject=promise, family=child.family, location=agreement.location, about=guardian)
    return promise


def _to_whom(child: Child, agreement: NeighbourAgreement, guardian: Guardian | None) -> dict[str, Any]:
    """Who calls whom about what, in the words of colleagues."""
    place = child.enrolments.filter(on_day(today()), group__location=agreement.location).select_related("group").first()
    group = place.group if place else None
    with translation.override(DEFAULT):
        subject = _("Talk about what may go along about %(child)s to %(school)s") % {
            "child": child.full_name, "school": agreement.school,
        }  # fmt: skip
    return {
        "location": agreement.location, "group": group, "owner": owner_of(group) if group else None,
        "subject": subject[:200], "best_times": guardian.best_times if guardian else [],
        "language": guardian.language_spoken if guardian else "",
    }  # fmt: skip


def hand_over(*, handover: Handover, by: Account, how: str) -> None:
    """Keep for the family that this was given to the other school, when, by whom and which kinds."""
    record(
        "transfer_given", by=by, subject=handover.child, family=handover.child.family,
        location=handover.agreement.location, kinds=[kind.key for kind in handover.allowed.kinds], how=how,
        agreement=handover.agreement.pk,
    )  # fmt: skip
