"""Verbs of members of a commission, the same for parents and team: tasks, meetings and minutes."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.people.models import Guardian
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text
from driehoek.together import phrases
from driehoek.together.actions.commissions import languages_of
from driehoek.together.models import Commission, CommissionMeeting, CommissionMember, CommissionTask, Proposal
from driehoek.together.queries.commissions import seat_of, seated
from driehoek.together.rules import Person, became_morning


def _seat(commission: Commission, who: Person) -> CommissionMember:
    seat = seat_of(commission, who)
    if seat is None:
        raise PermissionDenied
    return seat


def _say(commission: Commission, who: Person, body: str) -> Text:
    """Keep what a member wrote, and ask for it in every language that members read.

    It may be about a child, as anybody may write anything: so it goes to no engine outside unless the school allows it.
    """
    guardian = who if isinstance(who, Guardian) else None
    author = None if isinstance(who, Guardian) else who
    code = who.language_read if isinstance(who, Guardian) else who.language
    text = write(location=commission.location, language=code, body=body, author=author, guardian=guardian)
    ask_versions(text=text, languages=languages_of(commission))
    return text


@transaction.atomic
def add_task(
    *, commission: Commission, who: Person, body: str, mine: bool = False, due: date | None = None,
    proposal: Proposal | None = None,
) -> CommissionTask:  # fmt: skip
    """Write down something to be done, for oneself (`mine`) or for whoever takes it; with a proposal for that morning.

    Raises PermissionDenied for who does not sit in it or for a morning of another place, ValidationError for no words.
    """
    seat = _seat(commission, who)
    if proposal and not _is_our_morning(commission, proposal):
        raise PermissionDenied
    task = CommissionTask.objects.create(
        commission=commission, text=_say(commission, who, body), member=seat if mine else None, due=due,
        proposal=proposal,
    )  # fmt: skip
    record("task_added", by=who, subject=task, location=commission.location)
    return task


def _is_our_morning(commission: Commission, proposal: Proposal) -> bool:
    rows = Proposal.objects.filter(became_morning(), pk=proposal.pk, location=commission.location)
    return commission.kind == Commission.Kind.PARENTS_ROOM and rows.exists()


@transaction.atomic
def take_task(*, task: CommissionTask, who: Person, takes: bool = True) -> None:
    """Take a task that nobody has, or give one's own back; raises PermissionDenied for the task of another."""
    seat = _seat(task.commission, who)
    row = CommissionTask.objects.select_for_update().get(pk=task.pk)
    if row.done_at or row.member_id not in ((None, seat.pk) if takes else (seat.pk,)):
        raise PermissionDenied
    row.member = seat if takes else None
    row.save(update_fields=["member"])
    verb = "task_taken" if takes else "task_given_back"
    record(verb, by=who, subject=row, location=task.commission.location)


@transaction.atomic
def finish_task(*, task: CommissionTask, who: Person, done: bool = True) -> None:
    """Say that a task is done, or after all not; any member may."""
    seat = _seat(task.commission, who)
    row = CommissionTask.objects.select_for_update().get(pk=task.pk)
    row.done_at = timezone.now() if done else None
    row.member_id = row.member_id or (seat.pk if done else None)
    row.save(update_fields=["done_at", "member"])
    record("task_done" if done else "task_reopened", by=who, subject=row, location=task.commission.location)


@transaction.atomic
def plan_meeting(
    *, commission: Commission, who: Person, at: datetime, place: str = "", chair: int = 0, agenda: str = ""
) -> CommissionMeeting:
    """Plan a meeting; `chair` is the number of the member who leads it. Raises PermissionDenied for no member."""
    _seat(commission, who)
    leads = seated(commission).filter(pk=chair).first()
    text = _say(commission, who, agenda) if agenda else None
    meeting = CommissionMeeting.objects.create(commission=commission, at=at, place=place, chair=leads, agenda=text)
    record("meeting_planned", by=who, subject=meeting, location=commission.location)
    return meeting


@transaction.atomic
def write_minutes(*, meeting: CommissionMeeting, who: Person, body: str, seen: int | None = None) -> CommissionMeeting:
    """Keep what was agreed at a meeting; written again is a new text with its own translations.

    `seen` is the number of the text that the writer had read. Raises ValidationError when another stands there now.
    """
    _seat(meeting.commission, who)
    row = CommissionMeeting.objects.select_for_update().get(pk=meeting.pk)
    if row.minutes_id != seen:
        raise ValidationError(str(phrases.WRITTEN_MEANWHILE))
    row.minutes = _say(meeting.commission, who, body)
    row.save(update_fields=["minutes"])
    record("minutes_written", by=who, subject=row, location=meeting.commission.location)
    return row
