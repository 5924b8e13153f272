"""Verbs of the indicators: freeze a figure."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.indicators.counting import count
from driehoek.indicators.definitions import Definition
from driehoek.indicators.freezing import inputs_of
from driehoek.indicators.models import FrozenFigure
from driehoek.indicators.queries import sees_all_of
from driehoek.indicators.scope import here
from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear


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
