"""Verbs of the intake: begin, keep what was told, finish, ask again."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.intake.adapting import version_at
from driehoek.intake.models import Answer, Intake, Sitting
from driehoek.intake.queries import guardians_at_table, may_fill, promises_about
from driehoek.logbook.actions import note_contact, settle
from driehoek.logbook.models import Contact
from driehoek.people.actions import change_needs
from driehoek.people.audit import record
from driehoek.people.models import Account, AuditLine, Child, Guardian, Location

Doer = Account | Guardian
WAYS, CHANNEL = Sitting.Way, Contact.Channel
CHANNELS: dict[str, str] = {
    WAYS.TABLET: CHANNEL.FACE,
    WAYS.PHONE: CHANNEL.PHONE,
    WAYS.PAPER: CHANNEL.LETTER,
    WAYS.OWN: CHANNEL.PAGE,
}


@transaction.atomic
def begin(
    *, child: Child, location: Location, by: Doer, guardian: Guardian, way: str = WAYS.OWN, interpreter: bool = False
) -> Intake:  # fmt: skip
    """Begin the intake of a child, or go on with it together with this guardian.

    Raises PermissionDenied for a child, location or guardian out of reach.
    """
    if not (may_fill(by, child, location) and guardians_at_table(child).filter(pk=guardian.pk).exists()):
        raise PermissionDenied
    start: dict[str, Any] = {"child": child, "location": location, "kind": Intake.Kind.START}
    fixed: dict[str, Any] = {"version": lambda: version_at(location)}  # only asked for when it is new
    intake, is_new = Intake.objects.get_or_create(**start, defaults=fixed)
    sit_down(intake=intake, by=by, guardian=guardian, way=way, interpreter=interpreter)
    if is_new:
        _record("intake_begun", intake, by)
    return intake


@transaction.atomic
def ask_again(*, child: Child, location: Location, by: Account) -> Intake:
    """Ask the questions about learning at home once more, or go on with what is open. PermissionDenied out of reach."""
    if not may_fill(by, child, location):
        raise PermissionDenied
    where = {"child": child, "location": location, "kind": Intake.Kind.AGAIN}
    open_ = Intake.objects.filter(**where, finished_at=None).first()
    if open_:
        return open_
    intake = Intake.objects.create(**where, version=version_at(location))
    _record("intake_begun", intake, by)
    return intake


def sit_down(*, intake: Intake, by: Doer, guardian: Guardian, way: str, interpreter: bool = False) -> None:
    """Keep with whom, by whom and how it is filled in; the last time counts."""
    account = by if isinstance(by, Account) else None
    told = {"account": account, "way": way, "interpreter": interpreter, "at": timezone.now()}
    Sitting.objects.update_or_create(intake=intake, guardian=guardian, defaults=told)


@transaction.atomic
def keep(*, intake: Intake, guardian: Guardian, by: Doer, answers: Mapping[str, Any]) -> None:
    """Keep answers by question; None takes one back. After the end it is a correction.

    What is about the child is shared, the rest belongs to this guardian. Raises PermissionDenied out of reach.
    """
    intake = _locked(intake, guardian, by)
    asked = intake.form.questions
    before = {(one.question, one.guardian_id): one for one in intake.answers.all()}
    changed = {True: 0, False: 0}
    for key, value in answers.items():
        owner = guardian if asked[key].is_own else None
        if _put(intake, before.get((key, owner.pk if owner else None)), key, owner, value):
            changed[bool(owner)] += 1
    if not intake.sittings.filter(guardian=guardian).exists():
        sit_down(intake=intake, by=by, guardian=guardian, way=Sitting.Way.OWN)
    verb = "intake_corrected" if intake.finished_at else "intake_told"
    for is_own, number in changed.items():
        if number:
            _record_once(verb, intake, by, guardian if is_own else None)


def _put(intake: Intake, kept: Answer | None, key: str, owner: Guardian | None, value: Any) -> bool:
    if value == (kept.value if kept else None):
        return False
    if kept and value is None:
        kept.delete()
    else:
        Answer.objects.update_or_create(intake=intake, question=key, guardian=owner, defaults={"value": value})
    return True


@transaction.atomic
def keep_contact(*, intake: Intake, guardian: Guardian, by: Doer, needs: Mapping[str, Any]) -> None:
    """Let what the parent chose about contact flow to the register (people.actions.change_needs)."""
    _locked(intake, guardian, by)
    change_needs(guardian=guardian, by=by, **needs, language_known=True)


@transaction.atomic
def finish(*, intake: Intake, guardian: Guardian, by: Doer) -> Intake:
    """Say that it is done; done together with a colleague it is a contact, and what was promised about it is kept."""
    intake = _locked(intake, guardian, by)
    if intake.finished_at:
        return intake
    intake.finished_at = timezone.now()
    intake.save(update_fields=["finished_at"])
    _record("intake_finished", intake, by)
    if isinstance(by, Account):
        _told_together(intake, guardian, by)
    return intake


def _told_together(intake: Intake, guardian: Guardian, by: Account) -> None:
    way = intake.sittings.get(guardian=guardian).way
    note_contact(
        family=intake.child.family, location=intake.location, by=by, guardian=guardian, channel=CHANNELS[way],
        mode=Contact.Mode.TOGETHER, subject=intake.get_kind_display(), language=guardian.language_read,
    )  # fmt: skip
    if intake.kind == Intake.Kind.START:
        promises = promises_about(intake.child, intake.location)
        settle(promises=promises, by=by, outcome=_("The intake was done together."))


def _locked(intake: Intake, guardian: Guardian, by: Doer) -> Intake:
    rows = Intake.objects.select_for_update(of=("self",)).select_related("child__family", "location", "version")
    row = rows.get(pk=intake.pk)
    at_table = guardians_at_table(row.child).filter(pk=guardian.pk).exists()
    if not (at_table and may_fill(by, row.child, row.location)) or (isinstance(by, Guardian) and by != guardian):
        raise PermissionDenied
    return row


def _record(verb: str, intake: Intake, by: Doer, about: Guardian | None = None) -> None:
    record(verb, by=by, subject=intake, family=intake.child.family, location=intake.location, about=about)


def _record_once(verb: str, intake: Intake, by: Doer, about: Guardian | None) -> None:
    """Leave one line an hour of what is told field by field; every correction after the end has its own."""
    who = {"account": by} if isinstance(by, Account) else {"guardian": by}
    lines = AuditLine.objects.filter(**who, verb="intake_told", subject=f"intake:{intake.pk}", at__gte=_an_hour_ago())
    if verb != "intake_told" or (about.pk if about else None) not in [one.details.get("about") for one in lines]:
        _record(verb, intake, by, about=about)


def _an_hour_ago() -> datetime:
    return timezone.now() - timedelta(hours=1)
