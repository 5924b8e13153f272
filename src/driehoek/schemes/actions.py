"""Verbs of schemes: keep an application, add a scheme of one's own, take it away and put it back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.schemes.catalogue import shipped
from driehoek.schemes.models import Application, ApplicationLine, OwnScheme
from driehoek.schemes.queries import may_apply, own_schemes
from driehoek.schemes.reading import read

Claimed = Mapping[str, tuple[Decimal, Decimal]]
Stated = Mapping[str, tuple[bool, str]]


def _check(by: Account, location: Location) -> None:
    if not may_apply(by, location):
        raise PermissionDenied


@transaction.atomic
def save_application(*, application: Application, claimed: Claimed, stated: Stated, by: Account) -> Application:
    """Keep what was entered: post -> quantity and price, condition or level -> whether it is so and own words.

    Raises PermissionDenied for who does not apply for this location, ValidationError on bad data.
    """
    _check(by, application.location)
    Location.objects.select_for_update().get(pk=application.location_id)
    same = {name: getattr(application, name) for name in ("location", "school_year", "scheme")}
    kept = Application.objects.filter(**same).first() or Application(**same)
    kept.years, kept.own, kept.saved_by = application.years, application.own, by
    kept.full_clean()
    kept.save()
    for post, (quantity, price) in claimed.items():
        _enter(kept, post, quantity=quantity, price=price)
    for about, (ticked, words) in stated.items():
        _enter(kept, about, ticked=ticked, words=words)
    record("application_saved", by=by, subject=kept, location=kept.location, scheme=kept.scheme)
    return kept


def _enter(application: Application, about: str, **entered: Any) -> None:
    ApplicationLine.objects.update_or_create(application=application, about=about, defaults=entered)


@transaction.atomic
def add_scheme(*, location: Location, text: str, by: Account) -> OwnScheme:
    """Add a scheme from the text of its file; one of the same name takes the place of the older.

    Raises PermissionDenied for who does not apply for this location, ValidationError when the text has mistakes.
    """
    _check(by, location)
    scheme, mistakes = read(text)
    if scheme is None:
        raise ValidationError([f"{one.place}: {one.words}" for one in mistakes])
    if scheme.key in shipped():
        raise ValidationError(_("A scheme of this name comes with Driehoek. Give yours another name."))
    Location.objects.select_for_update().get(pk=location.pk)
    own_schemes(location).filter(key=scheme.key).update(withdrawn_at=timezone.now())
    row = OwnScheme.objects.create(location=location, key=scheme.key, text=text, added_by=by)
    record("scheme_added", by=by, subject=row, location=location, scheme=row.key)
    return row


@transaction.atomic
def withdraw_scheme(*, location: Location, key: str, by: Account) -> None:
    """Take an own scheme away; what was entered for it is kept."""
    _check(by, location)
    own_schemes(location).filter(key=key).update(withdrawn_at=timezone.now())
    record("scheme_withdrawn", by=by, location=location, scheme=key)


@transaction.atomic
def restore_scheme(*, location: Location, key: str, by: Account) -> None:
    """Put an own scheme back as it was last, unless there is one of the same name again."""
    _check(by, location)
    Location.objects.select_for_update().get(pk=location.pk)
    last = OwnScheme.objects.filter(location=location, key=key).first()
    if last and last.withdrawn_at:
        last.withdrawn_at = None
        last.save(update_fields=["withdrawn_at"])
        record("scheme_restored", by=by, subject=last, location=location, scheme=key)
