"""The evening itself: who is there, who is talking, what was held and what was missed; every step can be undone."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from driehoek.conversations.bridge.proposing import proposed_time
from driehoek.conversations.models import Talk
from driehoek.conversations.queries.evening import talks_to_handle
from driehoek.conversations.rules import channel_of, whom_about
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.audit import record
from driehoek.people.models import Account, Group
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.shared.moments import day_and_time

ABOUT = "talk"


@transaction.atomic
def arrive(*, talk: Talk, by: Account) -> None:
    """Note that a family is in the building: for all its talks of that day that are still to come.

    Raises PermissionDenied out of reach, ValidationError on another day.
    """
    row = _locked(talk, by)
    _on_the_day(row)
    same = Talk.objects.filter(party=row.party_id, state=Talk.State.PLANNED, arrived_at=None)
    same.filter(starts_at__date=timezone.localdate(row.starts_at)).update(arrived_at=timezone.now())
    _record("talk_arrived", row, by)


@transaction.atomic
def begin(*, talk: Talk, by: Account) -> None:
    """Note that a talk begins now. Raises PermissionDenied out of reach, ValidationError unless it is to come today."""
    row = _locked(talk, by)
    _on_the_day(row)
    row.begun_at = row.begun_at or timezone.now()
    row.arrived_at = row.arrived_at or row.begun_at
    row.save(update_fields=["begun_at", "arrived_at"])


@transaction.atomic
def finish(*, talk: Talk, by: Account) -> None:
    """Note that a talk was held; it stands in the logbook as a talk in two directions (level 2.0).

    Raises PermissionDenied out of reach, ValidationError when it is not planned or not yet its day.
    """
    row = _locked(talk, by)
    _has_come(row)
    row.state, row.done_at = Talk.State.HELD, timezone.now()
    row.begun_at = row.begun_at or min(row.starts_at, row.done_at)
    row.arrived_at = row.arrived_at or row.begun_at
    row.save()
    _contact(row, by, verb="talked", at=row.begun_at, mode=Contact.Mode.HEARD, outcome=Contact.Outcome.REACHED)
    _record("talk_held", row, by)


@transaction.atomic
def miss(*, talk: Talk, by: Account) -> Promise:
    """Note that a family did not come; it is owed a new time (row C5), and one that is free is proposed.

    Raises PermissionDenied out of reach, ValidationError when it is not planned, has begun or is still to come.
    """
    row = _locked(talk, by)
    _has_come(row)
    if row.begun_at or row.starts_at > timezone.now():
        raise ValidationError(_("This talk is not over."))
    row.state = Talk.State.MISSED
    row.save(update_fields=["state"])
    _contact(row, by, verb="absent", at=row.starts_at, mode=Contact.Mode.TOLD)
    promise = _owe(row)
    _record("talk_missed", row, by)
    return promise


@transaction.atomic
def step_back(*, talk: Talk, by: Account) -> None:
    """Undo the last step: held, missed, begun or arrived. Contact and promise of it go.

    Raises PermissionDenied out of reach, ValidationError when somebody has followed up in the meantime.
    """
    row = _locked(talk, by)
    if row.state in (Talk.State.HELD, Talk.State.MISSED):
        _reopen(row)
    elif row.begun_at:
        row.begun_at = None
        row.save(update_fields=["begun_at"])
    elif row.arrived_at:
        same = Talk.objects.filter(party=row.party_id, state=Talk.State.PLANNED, begun_at=None)
        same.filter(starts_at__date=timezone.localdate(row.starts_at)).update(arrived_at=None)
    _record("talk_corrected", row, by)


def _reopen(talk: Talk) -> None:
    trail = {"about_kind": ABOUT, "about_id": talk.pk}
    promises = Promise.objects.filter(**trail, kind=Promise.Kind.NEW_APPOINTMENT)
    again = Talk.objects.filter(wish=talk.wish_id, state__in=(Talk.State.PLANNED, Talk.State.HELD)).exclude(pk=talk.pk)
    if promises.exclude(state=Promise.State.OPEN).exists() or (talk.wish_id and again.exists()):
        raise ValidationError(_("This cannot be undone any more."))
    promises.delete()
    Contact.objects.filter(**trail, verb__in=("talked", "absent")).delete()
    talk.state, talk.done_at = Talk.State.PLANNED, None
    talk.save(update_fields=["state", "done_at"])


def _locked(talk: Talk, by: Account) -> Talk:
    """Return the talk as it is now, waiting for whoever is changing it."""
    mine = talks_to_handle(by).filter(pk=talk.pk).order_by().values("pk")
    rows = Talk.objects.select_for_update(of=("self",)).select_related(
        "party__family", "round__location", "host__account", "child"
    )
    row = rows.filter(pk__in=mine).first()
    if row is None:
        raise PermissionDenied
    return row


def _has_come(talk: Talk) -> None:
    if talk.state != Talk.State.PLANNED:
        raise ValidationError(_("A colleague has changed this talk in the meantime."))
    if timezone.localdate(talk.starts_at) > timezone.localdate():
        raise ValidationError(_("This talk is on another day."))


def _on_the_day(talk: Talk) -> None:
    _has_come(talk)
    if timezone.localdate(talk.starts_at) != timezone.localdate():
        raise ValidationError(_("This talk is on another day."))


def _contact(talk: Talk, by: Account, *, verb: str, at: datetime, **fields: str) -> Contact:
    return Contact.objects.create(
        location=talk.round.location, family=talk.party.family, guardian=whom_about(talk.party), verb=verb, at=at,
        account=talk.host.account if verb == "talked" else by, channel=channel_of(talk.party), about_kind=ABOUT,
        about_id=talk.pk, subject=_subject(talk), **fields,
    )  # fmt: skip


def _subject(talk: Talk) -> str:
    with override("nl"):
        return f"{talk.round}: {talk.child}"[:200]


def _owe(talk: Talk) -> Promise:
    free = proposed_time(talk)
    with override("nl"):
        proposal = _("a time that is free: %(time)s") % {"time": day_and_time(free, "nl")} if free else ""
    subject = ", ".join(filter(None, [_subject(talk), proposal]))[:200]
    return Promise.objects.create(
        location=talk.round.location, group=_group(talk), family=talk.party.family, guardian=whom_about(talk.party),
        owner=talk.host.account, kind=Promise.Kind.NEW_APPOINTMENT, subject=subject,
        due=working_days(FOLLOW_UP_DAYS), about_kind=ABOUT, about_id=talk.pk, language=talk.party.language,
    )  # fmt: skip


def _group(talk: Talk) -> Group | None:
    """The group of the child at this location."""
    here = Group.objects.filter(
        location=talk.round.location_id, enrolments__in=talk.child.enrolments.filter(on_day(today()))
    )
    return here.order_by("pk").first()


def _record(verb: str, talk: Talk, by: Account) -> None:
    family = talk.party.family if talk.told_at or talk.state != Talk.State.PLANNED else None
    record(verb, by=by, subject=talk, family=family, location=talk.round.location, about=whom_about(talk.party))
