"""Verbs of expectations: write them down, and note that they were talked over with a guardian."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max

from driehoek.people.actions import family_of
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import school_year_of
from driehoek.policy.actions.checks import check
from driehoek.policy.models import Expectations, HomeSchoolAgreement
from driehoek.policy.queries.expectations import expectations_now, guardians_at


@transaction.atomic
def write_expectations(*, location: Location, of_school: str, of_parents: str, by: Account) -> Expectations:
    """Keep a new version for this school year; the same words again stay the same version."""
    check(by, location)
    Location.objects.select_for_update().get(pk=location.pk)
    current, year = expectations_now(location), school_year_of(location)
    if current and (current.of_school, current.of_parents) == (of_school, of_parents):
        return current
    last = location.expectations.filter(school_year=year).aggregate(last=Max("version"))["last"] or 0
    text = Expectations.objects.create(
        location=location, school_year=year, version=last + 1, of_school=of_school, of_parents=of_parents, author=by
    )
    record("expectations_written", by=by, subject=text, location=location, version=text.version)
    return text


@transaction.atomic
def tell_expectations(
    *,
    expectations: Expectations,
    guardian: Guardian,
    told_on: date,
    by: Account,
    school_agrees: bool = False,
    guardian_agrees: bool = False,
    own_words: str = "",
) -> HomeSchoolAgreement:
    """Note that a guardian heard them, and who said yes; noting it again changes it, and the first teller stays.

    Raises PermissionDenied for a guardian out of reach.
    """
    if not guardians_at(by, expectations.location).filter(pk=guardian.pk).exists():
        raise PermissionDenied
    said = {"school_agrees": school_agrees, "guardian_agrees": guardian_agrees, "own_words": own_words}
    agreement, _new = HomeSchoolAgreement.objects.update_or_create(
        expectations=expectations, guardian=guardian, defaults={"told_on": told_on} | said,
        create_defaults={"told_on": told_on, "told_by": by} | said,
    )  # fmt: skip
    record(
        "expectations_told", by=by, subject=agreement, family=family_of(guardian), location=expectations.location,
        about=guardian,
    )  # fmt: skip
    return agreement
