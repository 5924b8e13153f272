"""Verbs of the team: plan a session, say that it was, cancel it; and one's own reflection."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.policy.actions.checks import check
from driehoek.policy.models import Reflection, TeamSession


@transaction.atomic
def save_session(*, session: TeamSession, participants: Iterable[Account], by: Account) -> TeamSession:
    """Keep a new or changed session of the team; ValidationError on bad data."""
    check(by, session.location)
    session.full_clean()
    session.save()
    session.participants.set(participants)
    record("team_session_saved", by=by, subject=session, location=session.location)
    return session


@transaction.atomic
def mark_session(*, session: TeamSession, done: bool, by: Account) -> None:
    """Say that a session was held, or take that back."""
    check(by, session.location)
    session.done_at = timezone.now() if done else None
    session.save(update_fields=["done_at"])
    verb = "team_session_held" if done else "team_session_not_held"
    record(verb, by=by, subject=session, location=session.location)


@transaction.atomic
def cancel_session(*, session: TeamSession, cancelled: bool, by: Account) -> None:
    """Take a session out of the plan, or put it back."""
    check(by, session.location)
    session.cancelled_at = timezone.now() if cancelled else None
    session.save(update_fields=["cancelled_at"])
    verb = "team_session_cancelled" if cancelled else "team_session_restored"
    record(verb, by=by, subject=session, location=session.location)


def reflect(*, by: Account, point: int, text: str) -> Reflection:
    """Keep a note for oneself. No audit line on purpose: nobody learns from the record that somebody reflected."""
    return Reflection.objects.create(account=by, point=point, text=text)


def forget_reflection(*, reflection: Reflection, by: Account) -> None:
    """Erase one's own note for good; the note of somebody else stays as it is."""
    by.reflections.filter(pk=reflection.pk).delete()
