"""Verbs: let something go along, take that back, and hand it over."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Guardian
from driehoek.policy.models import NeighbourAgreement
from driehoek.texts.cleaning import plain
from driehoek.transfer.models import TransferChoice
from driehoek.transfer.phrases import KINDS
from driehoek.transfer.queries import Handover, Offer, offers_of, offers_of_student


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
            "kinds": [key for key in KINDS if key in kinds], "words": plain(words), "decided_at": timezone.now(),
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


def hand_over(*, handover: Handover, by: Account, how: str) -> None:
    """Keep for the family that this was given to the other school, when, by whom and which kinds."""
    record(
        "transfer_given", by=by, subject=handover.child, family=handover.child.family,
        location=handover.agreement.location, kinds=[kind.key for kind in handover.allowed.kinds], how=how,
        agreement=handover.agreement.pk,
    )  # fmt: skip
