"""Verbs of the person the file is about."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from driehoek.logbook.actions import settle
from driehoek.logbook.models import Promise
from driehoek.people.audit import record
from driehoek.people.models import Account, AuditLine, Child, Guardian, Location
from driehoek.people.queries import children_of, colleagues_for
from driehoek.people.rules import today
from driehoek.privacy.calendar import month_after
from driehoek.privacy.models import PrivacyRequest
from driehoek.privacy.queries import home_of
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text

ABOUT = "privacy_request"  # of the promise to answer, and of the message that it was answered


def take_along(*, person: Guardian | Account, kind: str) -> AuditLine:
    """Note that somebody took their own file out; `kind` is that of the file."""
    return _note("own_file_taken", person, kind=kind)


def _note(verb: str, person: Guardian | Account, subject: PrivacyRequest | None = None, **details: Any) -> AuditLine:
    if isinstance(person, Account):
        return record(verb, by=person, subject=subject or person, **details)
    child = _first_child(person)
    return record(verb, by=person, subject=subject, family=child.family if child else None, about=person, **details)


def _first_child(guardian: Guardian) -> Child | None:
    return children_of(guardian).select_related("family").order_by("birth_date", "pk").first()


@transaction.atomic
def ask(*, person: Guardian | Account, right: str, words: str = "", group: str = "") -> PrivacyRequest:
    """Ask something about what is kept; to be answered within a month (AVG, article 12 lid 3).

    To a guardian it is promised as well. Raises PermissionDenied when nobody at school would answer.
    """
    location = home_of(person)
    if location is None:
        raise PermissionDenied
    guardian, account = (person, None) if isinstance(person, Guardian) else (None, person)
    row = PrivacyRequest.objects.create(
        location=location, guardian=guardian, account=account, right=right, group=group,
        words=_own_words(person, location, words) if words.strip() else None,
        asked_on=today(), due=month_after(today()),
    )  # fmt: skip
    if guardian:
        _promise(row, guardian)
    _note("privacy_asked", person, row, right=right)
    return row


def _own_words(person: Guardian | Account, location: Location, words: str) -> Text:
    if isinstance(person, Account):
        return write(location=location, language=person.language, body=words, author=person, closed=True)
    text = write(location=location, language=person.language_read, body=words, guardian=person, closed=True)
    ask_versions(text=text, languages=[DEFAULT])
    return text


def _promise(row: PrivacyRequest, guardian: Guardian) -> None:
    child = _first_child(guardian)
    if child is None:
        return
    with override(DEFAULT):
        subject = _("A question about what we keep")
    owner = colleagues_for(child.family, "handle_privacy").first()
    Promise.objects.create(
        location=row.location, family=child.family, guardian=guardian, owner=owner, kind=Promise.Kind.ANSWER,
        subject=subject, due=row.due, about_kind=ABOUT, about_id=row.pk,
    )  # fmt: skip


def settle_promise(row: PrivacyRequest, by: Account | None, *, declined: bool = False) -> None:
    """Close the promise to answer."""
    settle(promises=Promise.objects.filter(about_kind=ABOUT, about_id=row.pk), by=by, declined=declined)


@transaction.atomic
def take_back(*, request: PrivacyRequest, person: Guardian | Account) -> None:
    """Let a request that was not answered yet be; it stays in the list. Does nothing when it was answered."""
    row = PrivacyRequest.objects.select_for_update().get(pk=request.pk)
    if row.person != person:
        raise PermissionDenied
    if row.is_open:
        row.state, row.answered_on = PrivacyRequest.State.TAKEN_BACK, today()
        row.save(update_fields=["state", "answered_on"])
        settle_promise(row, None, declined=True)
        _note("privacy_taken_back", person, row)


@transaction.atomic
def note_seen(*, request: PrivacyRequest, person: Guardian | Account) -> None:
    """Note that who asked has read the answer."""
    if request.person != person:
        raise PermissionDenied
    PrivacyRequest.objects.filter(pk=request.pk, seen_at=None).update(seen_at=timezone.now())
