"""Verbs around a commission: start it, ask parents and colleagues, say yes or no, leave, end it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.messages.actions import enqueue
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import locations_for
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text
from driehoek.together.letters import seat_delivery
from driehoek.together.models import Commission, CommissionMember
from driehoek.together.queries.commissions import manages, seat_of, seated
from driehoek.together.rules import SEE, Person, guardians_at, languages_at


@transaction.atomic
def start_commission(*, location: Location, kind: str, name: str, purpose: str, by: Account) -> Commission:
    """Start a commission with its purpose in plain words; who starts it is its first member.

    Raises PermissionDenied for who does not plan for the whole location, ValidationError when the parents' room has
    its working group already.
    """
    if not manages(by, location):
        raise PermissionDenied
    room = Commission.Kind.PARENTS_ROOM
    if kind == room and Commission.objects.filter(location=location, kind=room, ended_at=None).exists():
        raise ValidationError(_("The parents' room has a working group already."))
    words = write(location=location, language=by.language, title=name, body=purpose, author=by, about_child=False)
    ask_versions(text=words, languages=languages_at(location))
    commission = Commission.objects.create(location=location, kind=kind, words=words)
    CommissionMember.objects.create(commission=commission, account=by, agreed_at=timezone.now())
    record("commission_started", by=by, subject=commission, location=location)
    return commission


@transaction.atomic
def ask_guardian(*, commission: Commission, guardian: Guardian, by: Account) -> CommissionMember:
    """Ask a guardian to sit in a commission; nothing changes before they say yes.

    Who waits to answer or sits in it is not asked twice; who left or said no can be asked again, and is told again.

    Raises PermissionDenied out of reach, and for a guardian without a child at the location.
    """
    _managed(commission, by)
    if not guardians_at(commission.location).filter(pk=guardian.pk).exists():
        raise PermissionDenied
    member, new = CommissionMember.objects.get_or_create(commission=commission, guardian=guardian, left_at=None)
    if new:
        enqueue([seat_delivery(member)])
    record("member_asked", by=by, subject=member, location=commission.location)
    return member


@transaction.atomic
def seat_colleague(*, commission: Commission, account: Account, by: Account) -> CommissionMember:
    """Give a colleague of the location a seat; raises PermissionDenied out of reach, or for somebody from elsewhere."""
    _managed(commission, by)
    if not locations_for(account, SEE).filter(pk=commission.location_id).exists():
        raise PermissionDenied
    member, _new = CommissionMember.objects.get_or_create(
        commission=commission, account=account, left_at=None, defaults={"agreed_at": timezone.now()}
    )
    record("member_seated", by=by, subject=member, location=commission.location)
    return member


@transaction.atomic
def answer_seat(*, commission: Commission, guardian: Guardian, agrees: bool) -> None:
    """Say yes or no to a seat; from a yes on, all that was written is asked for in this guardian's language."""
    rows = CommissionMember.objects.select_for_update().filter(commission=commission, guardian=guardian, left_at=None)
    member = rows.filter(commission__ended_at=None, agreed_at=None).first()
    if member is None or not guardians_at(commission.location).filter(pk=guardian.pk).exists():
        raise PermissionDenied
    now = timezone.now()
    member.agreed_at, member.left_at = (now, None) if agrees else (None, now)
    member.save(update_fields=["agreed_at", "left_at"])
    for text in texts_of(commission) if agrees else ():
        ask_versions(text=text, languages=[guardian.language_read])
    verb = "seat_taken" if agrees else "seat_declined"
    record(verb, by=guardian, subject=member, location=commission.location)


def texts_of(commission: Commission) -> list[Text]:
    """All that was written in a commission: its purpose, tasks, agendas and minutes."""
    tasks = [one.text for one in commission.tasks.select_related("text")]
    meetings = commission.meetings.select_related("agenda", "minutes")
    said = [text for one in meetings for text in (one.agenda, one.minutes) if text]
    return [commission.words, *tasks, *said]


def languages_of(commission: Commission) -> list[str]:
    """The languages that its members read."""
    return [one.guardian.language_read if one.guardian else "nl" for one in seated(commission)]


@transaction.atomic
def leave(*, commission: Commission, who: Person) -> None:
    """Give up one's seat; tasks that were not done become free for another member."""
    seat = seat_of(commission, who)
    if seat is None:
        raise PermissionDenied
    seat.left_at = timezone.now()
    seat.save(update_fields=["left_at"])
    seat.tasks.filter(done_at=None).update(member=None)
    record("seat_left", by=who, subject=seat, location=commission.location)


@transaction.atomic
def end_commission(*, commission: Commission, by: Account) -> None:
    """End a commission; what was written stays kept and nobody opens it any more."""
    _managed(commission, by)
    Commission.objects.filter(pk=commission.pk).update(ended_at=timezone.now())
    record("commission_ended", by=by, subject=commission, location=commission.location)


def _managed(commission: Commission, by: Account) -> None:
    if commission.ended_at or not manages(by, commission.location):
        raise PermissionDenied
