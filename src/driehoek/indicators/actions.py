"""Verbs of the indicators: freeze a figure, make and revoke keys of other programs."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.indicators.counting import count
from driehoek.indicators.definitions import Definition
from driehoek.indicators.freezing import inputs_of
from driehoek.indicators.keys import digest_of, new_key
from driehoek.indicators.models import ApiKey, FrozenFigure
from driehoek.indicators.queries import sees_all_of
from driehoek.indicators.queries.connections import told_locations
from driehoek.indicators.scope import here
from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.rules import today


@transaction.atomic
def freeze(*, location: Location, year: SchoolYear, definition: Definition, by: Account) -> FrozenFigure:
    """Keep a figure of the whole location as it is now, with its definition and what it was computed from.

    Raises PermissionDenied when this account does not see all figures of the location, ValidationError when there is no
    data source or nobody to count.
    """
    if not sees_all_of(by, location):
        raise PermissionDenied
    scope = here(location, year)
    figure = count(scope, [definition])[definition.code].figure
    if not figure.total.whole:
        raise ValidationError(_("There is nothing to count yet, so there is no figure to freeze."))
    frozen = FrozenFigure.objects.create(
        location=location, school_year=year, code=definition.code, version=definition.version,
        definition=definition.as_data(), inputs=inputs_of(figure), value=figure.as_value(),
        until=scope.until, frozen_by=by,
    )  # fmt: skip
    record("figure_frozen", by=by, subject=frozen, location=location, code=definition.code, version=definition.version)
    return frozen


@transaction.atomic
def make_key(*, account: Account, name: str) -> tuple[ApiKey, str]:
    """Make a key for another program; returns it with the secret, which is nowhere to be read again.

    Raises PermissionDenied when there is no location of which this account may let a program read totals.
    """
    if not told_locations(account).exists():
        raise PermissionDenied
    secret = new_key()
    row = ApiKey.objects.create(account=account, name=name, digest=digest_of(secret))
    record("key_made", by=account, subject=row)
    return row, secret


@transaction.atomic
def revoke_key(*, key: ApiKey, by: Account) -> None:
    """End a key at once; only its maker may. Raises PermissionDenied for anybody else."""
    if key.account_id != by.pk:
        raise PermissionDenied
    ApiKey.objects.filter(pk=key.pk).update(revoked_at=timezone.now())
    record("key_revoked", by=by, subject=key)


def note_use(key: ApiKey) -> None:
    """Keep on which day a key was used last."""
    ApiKey.objects.filter(pk=key.pk).exclude(used_on=today()).update(used_on=today())
