"""Verbs of staff: make a task, ask people for exactly that, withdraw it, note who came and thank them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.activities.models import Activity
from driehoek.participation.letters import ASKED, MOVED, WHOLE
from driehoek.participation.library import talents
from driehoek.participation.models import Ask, Helper, Task
from driehoek.participation.outbox import CHANGE, stop_telling, tell
from driehoek.participation.queries.proposing import may_ask
from driehoek.participation.queries.staff import may_make_for
from driehoek.participation.rules import helpers_at, is_open, problem_with, tasks_in_reach
from driehoek.people.audit import record
from driehoek.people.models import Account, Group, Location
from driehoek.policy.queries import colleagues_at
from driehoek.shared.rows import insert
from driehoek.texts.actions import ask_versions, write

Answer = Ask.Answer


@transaction.atomic
def make_task(
    *, location: Location, by: Account, title: str, what: str, talent: str, starts_at: datetime, ends_at: datetime,
    place: str, prepared_with: Account, group: Group | None = None, activity: Activity | None = None,
    people: int = 1, language: str = "", with_children: bool = True,
) -> Task:  # fmt: skip
    """Make a task and ask for its words in the languages of those who have the talent.

    Raises PermissionDenied out of reach, ValidationError for an unknown talent, a time that is over, or a colleague
    who does not work at the location.
    """
    _check(location, by, group, activity, talent, prepared_with, starts_at)
    text = write(location=location, language=by.language, title=title, body=what, author=by, about_child=False)
    task = Task.objects.create(
        location=location, group=group, activity=activity, text=text, talent=talent, language=language,
        starts_at=starts_at, ends_at=ends_at, place=place, people=people, with_children=with_children,
        prepared_with=prepared_with, made_by=by,
    )  # fmt: skip
    ask_versions(text=text, languages=_languages(helpers_at(by, location).filter(talents__kind=talent)))
    record("task_made", by=by, subject=task, location=location)
    return task


def _check(
    location: Location, by: Account, group: Group | None, activity: Activity | None, talent: str, colleague: Account,
    starts_at: datetime,
) -> None:  # fmt: skip
    if not may_make_for(by, location, group) or (activity and activity.location_id != location.pk):
        raise PermissionDenied
    if talent not in talents():
        raise ValidationError(_("Choose a talent."))
    if not colleagues_at(location).filter(pk=colleague.pk).exists():
        raise ValidationError(_("Choose a colleague of this location."))
    if starts_at <= timezone.now():
        raise ValidationError(_("Choose a moment in the future."))


def _languages(helpers: QuerySet[Helper]) -> list[str]:
    return sorted({row.person.language_read for row in helpers.select_related("guardian", "outsider")})


@transaction.atomic
def ask(*, task: Task, by: Account, helpers: Collection[int]) -> list[Ask]:
    """Ask these helpers for this task, each in their own language; who was asked already is not asked again.

    Raises PermissionDenied for a task out of reach or anybody who may not be asked now, ValidationError when it
    cannot be answered any more or somebody from outside may not come among children.
    """
    row = _locked(task, by)
    if not is_open(row):
        raise ValidationError(_("This task is over or withdrawn. Nobody can be asked for it."))
    asked = set(row.asks.values_list("helper", flat=True))
    wanted = set(helpers) - asked
    people = list(may_ask(row, by).filter(pk__in=wanted).select_related("guardian", "outsider"))
    if len(people) != len(wanted):
        raise PermissionDenied
    if problem := next((found for one in people if (found := problem_with(one, row))), None):
        raise ValidationError(str(problem))
    made = insert([Ask(task=row, helper=one, asked_by=by) for one in people])
    tell(_whole(made), ASKED)
    record("task_asked", by=by, subject=row, location=row.location, people=len(made))
    return made


@transaction.atomic
def move_task(*, task: Task, by: Account, starts_at: datetime, ends_at: datetime, place: str) -> None:
    """Give a task that has not begun another moment or place; everybody who was asked and did not say no is told.

    An answer stays until it is changed. Nothing new tells nobody. Raises ValidationError for a moment that is over.
    """
    row = _locked(task, by)
    if not is_open(row) or starts_at <= timezone.now():
        raise ValidationError(_("Choose a moment in the future."))
    if (row.starts_at, row.ends_at, row.place) == (starts_at, ends_at, place):
        return
    row.starts_at, row.ends_at, row.place, row.moved_at = starts_at, ends_at, place, timezone.now()
    row.save(update_fields=["starts_at", "ends_at", "place", "moved_at"])
    told = _whole(row.asks.filter(answer__in=("", Answer.YES), full_at=None))
    stop_telling(told, CHANGE)
    tell(told, MOVED)
    record("task_moved", by=by, subject=row, location=row.location)


@transaction.atomic
def withdraw_task(*, task: Task, by: Account) -> None:
    """Withdraw a task that has not begun; everybody who was asked and did not say no is told."""
    row = _locked(task, by)
    if not is_open(row):
        raise ValidationError(_("This task is over or withdrawn already."))
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    told = _whole(row.asks.filter(answer__in=("", Answer.YES), full_at=None))
    stop_telling(told)
    tell(told, "task_withdrawn")
    record("task_withdrawn", by=by, subject=row, location=row.location)


@transaction.atomic
def note_came(*, ask: Ask, by: Account, came: bool) -> None:
    """Note whether somebody who said yes came; raises PermissionDenied before it begins or without a yes."""
    task = _locked(ask.task, by)
    changed = task.asks.filter(pk=ask.pk, answer=Answer.YES, task__starts_at__lte=timezone.now(), thanked_at=None)
    if task.withdrawn_at or not changed.update(came=came):
        raise PermissionDenied
    record("task_came", by=by, subject=ask, location=task.location, about=ask.helper.guardian)


@transaction.atomic
def thank(*, ask: Ask, by: Account) -> None:
    """Thank somebody who came, in their language; twice is once. Raises PermissionDenied when they did not come."""
    task = _locked(ask.task, by)
    row = task.asks.select_for_update().filter(pk=ask.pk, came=True).first()
    if row is None:
        raise PermissionDenied
    if row.thanked_at:
        return
    row.thanked_at = timezone.now()
    row.save(update_fields=["thanked_at"])
    tell(_whole([row]), "task_thanks")
    record("task_thanked", by=by, subject=row, location=task.location, about=ask.helper.guardian)


def _locked(task: Task, by: Account) -> Task:
    rows = Task.objects.select_for_update(of=("self",)).select_related("location")
    row = rows.filter(tasks_in_reach(by), pk=task.pk).first()
    if row is None:
        raise PermissionDenied
    return row


def _whole(asks: Iterable[Ask]) -> list[Ask]:
    """The same asks with everything at hand that is told about them."""
    return list(Ask.objects.filter(pk__in=[row.pk for row in asks]).select_related(*WHOLE))
