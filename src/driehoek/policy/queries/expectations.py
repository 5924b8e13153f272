"""Doors to expectations, and with whom they were talked over."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from driehoek.people.models import Account, Enrolment, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, found, guardians_for, school_year_of
from driehoek.people.rules import enrolments_in_reach, guardianship_is_open, today
from driehoek.policy.models import Expectations, HomeSchoolAgreement
from driehoek.shared.languages import DEFAULT
from driehoek.texts.queries import Shown, shown


def texts_of(location: Location) -> QuerySet[Expectations]:
    """All texts of a location, this year's newest first."""
    return location.expectations.select_related("school_year", "author")


def expectations_now(location: Location) -> Expectations | None:
    """The newest text of the running school year."""
    return texts_of(location).filter(school_year=school_year_of(location)).first()


def guardians_at(account: Account, location: Location) -> QuerySet[Guardian]:
    """Guardians in reach whom the school may inform about a child that is enrolled at this location today."""
    here = enrolments_in_reach(account).filter(group__location=location)
    open_today = Guardianship.objects.filter(guardianship_is_open(), child__in=here.values("child"))
    return guardians_for(account).filter(pk__in=open_today.values("guardian"))


@dataclass(frozen=True)
class Told:
    """How many guardians in reach know the expectations, and who does not yet."""

    everybody: int
    told: int
    agreed: int
    waiting: QuerySet[Guardian]


def told(account: Account, expectations: Expectations) -> Told:
    """Count within the reach of who asks; older versions of the same year count, since they were told too."""
    everybody = guardians_at(account, expectations.location)
    same_year = HomeSchoolAgreement.objects.filter(
        expectations__location=expectations.location, expectations__school_year=expectations.school_year
    )
    known = everybody.filter(pk__in=same_year.values("guardian"))
    both = same_year.filter(Q(school_agrees=True) & Q(guardian_agrees=True))
    return Told(
        everybody=everybody.count(), told=known.count(),
        agreed=everybody.filter(pk__in=both.values("guardian")).count(),
        waiting=everybody.exclude(pk__in=same_year.values("guardian")).order_by("family_name", "given_name", "pk"),
    )  # fmt: skip


def to_talk(account: Account, expectations: Expectations) -> QuerySet[HomeSchoolAgreement]:
    """Who in reach answered on their own page and waits: to talk first, or for an answer to what they wrote."""
    rows = expectations.agreements.filter(guardian__in=guardians_at(account, expectations.location).values("pk"))
    open_still = Q(guardian_agrees=False) | (~Q(own_words="") & Q(school_agrees=False))
    return rows.filter(open_still, answered_at__isnull=False).select_related("guardian").order_by("answered_at", "pk")


def languages_read_at(location: Location) -> list[str]:
    """The languages in which guardians at this location read today, Dutch left out."""
    here = Enrolment.objects.filter(on_day(today()), group__location=location)
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=here.values("child"))
    rows = Guardian.objects.filter(pk__in=ties.values("guardian")).exclude(language_read=DEFAULT)
    return list(rows.order_by("language_read").values_list("language_read", flat=True).distinct())


# Parents


def places_of(guardian: Guardian) -> QuerySet[Location]:
    """Locations of the children about whom this guardian may be informed today."""
    children = children_of(guardian).values("pk")
    here = Enrolment.objects.filter(on_day(today()), child__in=children)
    return Location.objects.filter(pk__in=here.values("group__location")).select_related("organisation")


@dataclass(frozen=True)
class Mutual:
    """What a school and a guardian expect of each other, in the language of the guardian."""

    expectations: Expectations
    of_school: Shown
    of_parents: Shown
    answer: HomeSchoolAgreement | None


def mutual(guardian: Guardian) -> list[Mutual]:
    """The expectations of this school year at the schools of a guardian's children, as far as they are written."""
    running = Q(school_year__start__lte=today(), school_year__end__gte=today())
    rows = Expectations.objects.filter(running, location__in=places_of(guardian)).select_related(
        "location", "school_year", "school_text", "parents_text"
    )
    newest = {one.location_id: one for one in rows.order_by("version")}.values()
    answers = {
        one.expectations_id: one
        for one in HomeSchoolAgreement.objects.filter(guardian=guardian.pk, expectations__in=newest)
    }
    texts = [text for one in newest for text in (one.school_text, one.parents_text) if text]
    said = shown(texts, guardian.language_read)
    return [_mutual(one, said, answers.get(one.pk)) for one in newest]


def _mutual(one: Expectations, said: dict[int, Shown], answer: HomeSchoolAgreement | None) -> Mutual:
    """What was written before it could be translated is shown as it is, in Dutch."""
    sides = ((one.school_text_id, one.of_school), (one.parents_text_id, one.of_parents))
    school, parents = (said.get(pk or 0) or Shown("", words, DEFAULT, "missing") for pk, words in sides)
    return Mutual(one, school, parents, answer)


def guardian_here(account: Account, location: Location, pk: int) -> Guardian:
    """Return a guardian in reach with a child at this location, or raise Http404."""
    return found(guardians_at(account, location), pk=pk)
