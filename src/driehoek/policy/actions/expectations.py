"""Verbs of expectations: write them down, and note that they were talked over with a guardian."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from driehoek.people.actions import family_of
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import school_year_of
from driehoek.people.rules import today
from driehoek.policy.actions.checks import check
from driehoek.policy.models import Expectations, HomeSchoolAgreement
from driehoek.policy.queries.expectations import expectations_now, guardians_at, languages_read_at, places_of
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.cleaning import plain
from driehoek.texts.models import Text


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
        location=location, school_year=year, version=last + 1, of_school=of_school, of_parents=of_parents, author=by,
        school_text=_in_their_languages(location, of_school, by),
        parents_text=_in_their_languages(location, of_parents, by),
    )  # fmt: skip
    record("expectations_written", by=by, subject=text, location=location, version=text.version)
    return text


def _in_their_languages(location: Location, words: str, by: Account) -> Text:
    text = write(location=location, language=DEFAULT, body=words, author=by, about_child=False)
    ask_versions(text=text, languages=languages_read_at(location))
    return text


@transaction.atomic
def answer_expectations(*, expectations: Expectations, by: Guardian, agrees: bool, words: str) -> HomeSchoolAgreement:
    """Keep what a guardian says on their own page, in their own language; a later answer takes the place of the first.

    Raises PermissionDenied for a guardian about whose children this location does not inform them now.
    """
    if expectations.location_id not in {place.pk for place in places_of(by)}:
        raise PermissionDenied
    row, _new = HomeSchoolAgreement.objects.select_for_update(of=("self",)).get_or_create(
        expectations=expectations, guardian=by, defaults={"told_on": today()}
    )
    said = plain(words)
    if said != row.own_words:
        row.school_agrees = False  # the school said yes to other words
        row.own_words, row.own_text = said, _own_text(expectations.location, by, said) if said else None
    row.guardian_agrees, row.answered_at = agrees, timezone.now()
    row.save()
    record(
        "expectations_answered", by=by, subject=row, family=family_of(by), location=expectations.location, about=by
    )  # fmt: skip
    return row


def _own_text(location: Location, by: Guardian, words: str) -> Text:
    text = write(location=location, language=by.language_read, body=words, guardian=by)
    ask_versions(text=text, languages=[DEFAULT])
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
