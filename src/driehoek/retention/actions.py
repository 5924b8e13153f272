"""Verbs about keeping: agree to the terms, choose an own one, hold back, and let go."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Family, Location
from driehoek.retention.models import Hold, OwnTerm, TermsAgreed
from driehoek.retention.rules import decides_at
from driehoek.retention.terms import terms


def _check(by: Account, location: Location) -> None:
    if not Location.objects.filter(decides_at(by), pk=location.pk).exists():
        raise PermissionDenied


@transaction.atomic
def agree(*, location: Location, by: Account) -> TermsAgreed:
    """Begin to erase what is over its term, after thirty days in the list; once.

    Raises PermissionDenied for who does not decide here.
    """
    _check(by, location)
    row, made = TermsAgreed.objects.get_or_create(location=location, defaults={"by": by})
    if made:
        record("terms_agreed", by=by, subject=row, location=location)
    return row


@transaction.atomic
def choose_term(*, location: Location, kind: str, months: int, why: str, by: Account) -> OwnTerm:
    """Keep a kind of record for another number of months here; what the law asks is refused.

    Raises PermissionDenied for who does not decide here, KeyError for an unknown kind and ValidationError outside the
    bounds.
    """
    _check(by, location)
    term = terms()[kind]
    if not term.own or not term.least <= months <= term.most:
        raise ValidationError(
            _("Choose between %(least)d and %(most)d months. %(source)s"),
            params={"least": term.least, "most": term.most, "source": term.source},
        )
    row = OwnTerm(location=location, kind=kind, months=months, why=why.strip(), by=by)
    row.full_clean()
    row.save()
    record("term_chosen", by=by, subject=row, location=location, kind=kind, months=months)
    return row


@transaction.atomic
def hold_back(
    *, family: Family, child: Child | None, location: Location, reason: str, until: date, by: Account
) -> Hold:
    """Let nothing about a family, or one child of it, be erased up to and including a day.

    Raises PermissionDenied for who does not decide here, ValidationError without a reason.
    """
    _check(by, location)
    hold = Hold(family=family, child=child, location=location, reason=reason.strip(), until=until, by=by)
    hold.full_clean()
    hold.save()
    record("held_back", by=by, subject=hold, family=family, location=location, until=until.isoformat())
    return hold


@transaction.atomic
def let_go(*, hold: Hold, by: Account) -> None:
    """End a hold: its records stand in the list for thirty days again. Raises PermissionDenied."""
    _check(by, hold.location)
    hold.ended_at = timezone.now()
    hold.save(update_fields=["ended_at"])
    record("let_go", by=by, subject=hold, family=hold.family, location=hold.location)
