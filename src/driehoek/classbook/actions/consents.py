"""Verbs about photos of a child: decide on the own page, and note what was decided on paper."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.classbook.models import PhotoConsent
from driehoek.classbook.rules import children_decided_by, decides_itself, has_a_say
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Guardian, Guardianship
from driehoek.people.queries import families_for


@transaction.atomic
def decide(*, child: Child, by: Guardian, purpose: str, given: bool) -> PhotoConsent:
    """Let a guardian say yes or no to photos of a child for one purpose; a no counts at once, everywhere.

    Raises PermissionDenied when this guardian has no say about this child today.
    """
    if not children_decided_by(by).filter(pk=child.pk).exists():
        raise PermissionDenied
    consent = _decided(child, purpose, given, guardian=by)
    record("photos_decided", by=by, subject=consent, family=child.family, about=by, purpose=purpose, given=given)
    return consent


@transaction.atomic
def decide_myself(*, child: Child, by: Account, purpose: str, given: bool) -> PhotoConsent:
    """Let a child from 16 decide about photos of itself; raises PermissionDenied for anybody else."""
    if by.child_id != child.pk or not _itself(child):
        raise PermissionDenied
    consent = _decided(child, purpose, given)
    record(
        "student_decided", by=by, subject=consent, family=child.family, category="photos", purpose=purpose, given=given
    )
    return consent


@transaction.atomic
def note_decision(*, child: Child, by: Account, guardian: Guardian | None, purpose: str, given: bool) -> PhotoConsent:
    """Write down what a guardian (None: a child from 16) decided on paper.

    Raises PermissionDenied out of reach, or when whoever it was has no say.
    """
    if not families_for(by, "edit_families").filter(pk=child.family_id).exists():
        raise PermissionDenied
    ties = Guardianship.objects.filter(has_a_say(), child=child, guardian=guardian)
    if _itself(child) != (guardian is None) or (guardian and not ties.exists()):
        raise PermissionDenied
    consent = _decided(child, purpose, given, guardian=guardian, noted_by=by)
    verb = "photos_noted" if guardian else "student_decided"
    record(verb, by=by, subject=consent, family=child.family, about=guardian, purpose=purpose, given=given)
    return consent


def _itself(child: Child) -> bool:
    return Child.objects.filter(decides_itself(), pk=child.pk).exists()


def _decided(
    child: Child, purpose: str, given: bool, guardian: Guardian | None = None, noted_by: Account | None = None
) -> PhotoConsent:
    """Keep a decision; the one before it of the same person stands no longer."""
    Child.objects.select_for_update().get(pk=child.pk)  # two taps at once are one after the other
    before = PhotoConsent.objects.filter(child=child, purpose=purpose, guardian=guardian, withdrawn_at=None)
    before.update(withdrawn_at=timezone.now())
    return PhotoConsent.objects.create(child=child, purpose=purpose, given=given, guardian=guardian, noted_by=noted_by)
