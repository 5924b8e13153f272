"""Verbs of a guardian: say in one tap how it went, give the child's face, join a programme; all can be taken back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.home.models import Joining, Programme, Reply, Suggestion
from driehoek.home.queries.parents import children_for, suggestions_of
from driehoek.home.rules import joinable_by
from driehoek.people.audit import record
from driehoek.people.models import Child, Guardian
from driehoek.people.queries import children_of


@transaction.atomic
def reply(
    *, suggestion: Suggestion, guardian: Guardian, child: Child, said: str | None = None, smiley: str | None = None
) -> Reply:
    """Keep what a guardian said (a `Reply.Said`) and the face the child chose (a `Reply.Smiley`); "" takes it back.

    None leaves it as it was. Raises PermissionDenied when the suggestion is not for this child of theirs.
    """
    row = suggestions_of(guardian).filter(pk=suggestion.pk).first()
    if row is None or child not in children_for(row, guardian):
        raise PermissionDenied
    told, _new = Reply.objects.get_or_create(suggestion=row, guardian=guardian, child=child)
    told.said = told.said if said is None else said
    told.smiley = told.smiley if smiley is None else smiley
    told.at = timezone.now()
    told.save()
    record("home_replied", by=guardian, subject=told, family=child.family, about=guardian, location=row.group.location)
    return told


@transaction.atomic
def join(*, programme: Programme, guardian: Guardian, child: Child, joins: bool) -> None:
    """Let a child join a programme of its group or leave it; raises PermissionDenied for any other."""
    rows = Programme.objects.filter(joinable_by(guardian), pk=programme.pk)
    mine = children_of(guardian).filter(pk=child.pk, enrolments__group=programme.group_id)
    if not (rows.exists() and mine.exists()):
        raise PermissionDenied
    left_at = None if joins else timezone.now()
    Joining.objects.update_or_create(programme=programme, child=child, defaults={"left_at": left_at})
    verb = "home_joined" if joins else "home_left"
    record(verb, by=guardian, subject=programme, family=child.family, location=programme.group.location)
