"""Verbs about a student's own say in contact with the parents (row P5)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.people import rules
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, StudentDecision
from driehoek.people.queries import families_for


@transaction.atomic
def decide(*, child: Child, by: Account, category: str, open_to_parents: bool) -> None:
    """Let a student open or close contact with the parents: permission from 18, objection at 16 and 17.

    Raises PermissionDenied for anybody but the student, or when the student is younger than 16.
    """
    if by.child_id != child.pk or not child.birth_date or child.birth_date > rules.years_before(rules.today(), 16):
        raise PermissionDenied
    adult = child.birth_date <= rules.years_before(rules.today(), rules.ADULT)
    kind = StudentDecision.Kind.PERMISSION if adult else StudentDecision.Kind.OBJECTION
    standing = StudentDecision.objects.filter(child=child, category=category, kind=kind, withdrawn_on=None)
    if adult == open_to_parents and not standing.exists():
        StudentDecision.objects.create(child=child, category=category, kind=kind, decided_on=rules.today())
    elif adult != open_to_parents:
        standing.update(withdrawn_on=rules.today())
    record("student_decided", by=by, subject=child, family=child.family, category=category, open=open_to_parents)


@transaction.atomic
def dismiss_objection(*, decision: StudentDecision, by: Account, because: str) -> None:
    """Weigh an objection and not follow it, with the reason; the student sees it."""
    if not families_for(by, "edit_families").filter(pk=decision.child.family_id).exists():
        raise PermissionDenied
    decision.dismissed_on, decision.dismissed_because = rules.today(), because
    decision.save()
    record("objection_weighed", by=by, subject=decision, family=decision.child.family)


@transaction.atomic
def follow_objection(*, decision: StudentDecision, by: Account) -> None:
    """Weigh an objection and follow it, also after it was not followed at first: contact with the parents stops."""
    if not families_for(by, "edit_families").filter(pk=decision.child.family_id).exists():
        raise PermissionDenied
    decision.dismissed_on, decision.dismissed_because = None, ""
    decision.save()
    record("objection_weighed", by=by, subject=decision, family=decision.child.family)
