"""Verbs of the guide: fill in courses and open days, and say where a child is."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from driehoek.guide import rules
from driehoek.guide.models import ChildStep, Course, OpenDay
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Group, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, groups_for
from driehoek.people.rules import today
from driehoek.policy.queries.expectations import languages_read_at
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.cleaning import plain
from driehoek.texts.models import Text


@transaction.atomic
def save_course(*, course: Course, studies: str, jobs: str, by: Account) -> Course:
    """Keep a new or changed course; its words are asked for in every language that parents there read.

    Raises PermissionDenied out of reach, ValidationError on bad data or a step that the location does not have.
    """
    _check(by, course.location, rules.COURSES)
    if course.step not in {step.key for step in rules.steps_at(course.location)}:
        raise ValidationError({"step": course.step})
    course.full_clean()
    course.studies = _said(course.studies, studies, course.location, by)
    course.jobs = _said(course.jobs, jobs, course.location, by)
    course.save()
    record("course_saved", by=by, subject=course, location=course.location)
    return course


def _said(before: Text | None, words: str, location: Location, by: Account) -> Text | None:
    """The text with these words: the one there was when they are the same, so that its translations stay."""
    said = plain(words)
    if not said or (before and before.body == said):
        return before if said else None
    text = write(location=location, language=DEFAULT, body=said, author=by, about_child=False)
    ask_versions(text=text, languages=languages_read_at(location))
    return text


@transaction.atomic
def archive_course(*, course: Course, archived: bool, by: Account) -> None:
    """Take a course out of the guide, or put it back."""
    _check(by, course.location, rules.COURSES)
    course.archived_at = _now_if(archived)
    course.save(update_fields=["archived_at"])
    record("course_archived" if archived else "course_restored", by=by, subject=course, location=course.location)


@transaction.atomic
def save_open_day(*, day: OpenDay, by: Account) -> OpenDay:
    """Keep a new or changed open day; PermissionDenied out of reach, ValidationError on bad data."""
    _check(by, day.location, rules.OPEN_DAYS)
    day.full_clean()
    if day.activity and day.activity.location_id != day.location_id:
        raise PermissionDenied
    day.save()
    record("open_day_saved", by=by, subject=day, location=day.location)
    return day


@transaction.atomic
def cancel_open_day(*, day: OpenDay, cancelled: bool, by: Account) -> None:
    """Say that an open day does not go on, or that it does after all."""
    _check(by, day.location, rules.OPEN_DAYS)
    day.cancelled_at = _now_if(cancelled)
    day.save(update_fields=["cancelled_at"])
    record("open_day_cancelled" if cancelled else "open_day_restored", by=by, subject=day, location=day.location)


@transaction.atomic
def choose_step(*, child: Child, group: Group, step: str, by: Guardian | Account) -> ChildStep:
    """Keep where a child is in the guide, as its guardian or a colleague says; the last who said it is right.

    Raises PermissionDenied for who may not be informed about the child, or may not change the group's families;
    ValidationError for a step that the school of the group does not have.
    """
    if not _may_say(by, child, group):
        raise PermissionDenied
    if step not in {one.key for one in rules.steps_at(group.location)}:
        raise ValidationError({"step": step})
    who = (
        {"by_guardian": by, "by_account": None} if isinstance(by, Guardian) else {"by_account": by, "by_guardian": None}
    )
    row, _new = ChildStep.objects.update_or_create(child=child, defaults={"step": step, **who})
    record("guide_step_chosen", by=by, subject=row, family=child.family, location=group.location)
    return row


def _may_say(by: Guardian | Account, child: Child, group: Group) -> bool:
    in_group = on_day(today(), "enrolments__") & Q(enrolments__child=child.pk)
    if isinstance(by, Guardian):
        groups = Group.objects.filter(enrolments__child__in=children_of(by).filter(pk=child.pk).values("pk"))
    else:
        groups = groups_for(by, rules.PLACE)
    return groups.filter(in_group, pk=group.pk).exists()


def _check(by: Account, location: Location, right: str) -> None:
    if not rules.may(by, location, right):
        raise PermissionDenied


def _now_if(done: bool) -> datetime | None:
    return timezone.now() if done else None
