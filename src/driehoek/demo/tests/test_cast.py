"""The cast is small, the same every day, and holds every temptation to leak."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db.models import Count, QuerySet
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from driehoek.activities.models import Activity, Invitation
from driehoek.demo.cast import Cast, build_cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.models import Contact, Promise
from driehoek.people.links import link_by_token
from driehoek.people.models import Account, Family, Guardian, Guardianship, PersonalLink
from driehoek.people.models.families import StudentDecision
from driehoek.people.rules import families_in_reach, guardianship_is_open, rights_of


def informed() -> QuerySet[Guardian]:
    return Guardian.objects.filter(guardianships__in=Guardianship.objects.filter(guardianship_is_open()))


def families_of(account: Account) -> set[Family]:
    return set(Family.objects.filter(families_in_reach(account)))


def test_every_guardian_with_a_right_has_a_link(cast: Cast) -> None:
    assert informed().filter(links=None).count() == 0
    assert cast.samira in informed()


def test_outsiders_have_no_right(cast: Cast) -> None:
    assert not set(cast.outsiders) & set(informed())


@pytest.mark.parametrize("name", ["karim", "petra", "marco"])
def test_a_link_outlives_the_right(cast: Cast, name: str) -> None:
    outsider: Guardian = getattr(cast, name)
    token = link_path(outsider).split("/")[2]
    assert link_by_token(token).guardian == outsider


def test_nobody_without_a_right_is_invited(cast: Cast) -> None:
    invited = Guardian.objects.filter(invitations__isnull=False)
    assert set(invited) <= set(informed())


def test_students_spoke_for_themselves(cast: Cast) -> None:
    kinds = StudentDecision.objects.values_list("child__given_name", "kind")
    assert set(kinds) == {("Ayoub", "permission"), ("Stefan", "objection")}
    assert cast.ayoub.child == cast.ayoub_child
    assert cast.chantal.child == cast.chantal_child


def test_separated_parents_live_apart_with_equal_rights(cast: Cast) -> None:
    assert cast.daniel.household != cast.iris.household
    rights = cast.noor.guardianships.values_list("custody", "information")
    assert list(rights) == [("yes", "full")] * 2


def test_colleagues_see_their_own_families(cast: Cast) -> None:
    assert families_of(cast.marieke) == {cast.el_amrani, cast.kaya, cast.bakker, cast.haile}
    assert families_of(cast.tom) == {cast.nowak, cast.bouzid}
    assert families_of(cast.elsje) == {cast.anders}
    assert cast.anders not in families_of(cast.ruud)


@pytest.mark.parametrize("name", ["nico", "rob", "truus", "ingrid", "peter", "ayoub"])
def test_who_sees_no_family(cast: Cast, name: str) -> None:
    assert families_of(getattr(cast, name)) == set()


def test_an_unconfirmed_role_gives_nothing(cast: Cast) -> None:
    assert cast.rob.appointments.get().confirmed_at is None
    assert rights_of(cast.rob) == rights_of(cast.nico) == frozenset()


def test_the_other_organisation_has_everything_to_leak(cast: Cast) -> None:
    other = cast.elders_board
    assert Family.objects.filter(organisation=other).get() == cast.anders
    assert Activity.objects.filter(location__organisation=other).get() == cast.elders_avond
    assert Contact.objects.filter(location=cast.elders, family=cast.anders).exists()
    assert cast.anna.links.exists()


def test_the_morning_to_come(cast: Cast) -> None:
    answers = dict(cast.rekenochtend.invitations.values_list("guardian__given_name", "answer"))
    assert answers == {"Samira": "", "Hassan": "", "Emine": "no", "Lotte": "yes", "Tesfay": ""}
    assert set(cast.rekenochtend.texts.values_list("language", flat=True)) >= {"nl", "ar", "tr", "ti"}
    assert cast.truus in cast.rekenochtend.helpers.all()


def test_a_no_has_a_reason(cast: Cast) -> None:
    assert not Invitation.objects.filter(answer="no", reason="").exists()
    assert cast.emine_invited.reason == "work"


def test_the_closed_morning_left_nobody_out(cast: Cast) -> None:
    invited, came, absent = (
        set(rows.values_list("family", flat=True))
        for rows in (cast.koffieochtend.invitations, cast.koffieochtend.attendances, cast.koffieochtend.absences)
    )
    assert came | absent == invited
    assert not came & absent


def test_every_absence_became_one_promise(cast: Cast) -> None:
    absences = [(absence.pk, 1) for absence in cast.koffieochtend.absences.order_by("pk")]
    promised = Promise.objects.filter(about_kind="absence", kind="new_appointment").order_by()
    assert list(promised.values_list("about_id").annotate(rows=Count("pk")).order_by("about_id")) == absences
    assert cast.open_promise.state == Promise.State.OPEN


def test_every_answer_and_visit_is_in_the_logbook(cast: Cast) -> None:
    verbs = dict(Contact.objects.values_list("verb").annotate(rows=Count("pk")).order_by())
    assert verbs["invited"] == Invitation.objects.count()
    assert verbs["answered"] == Invitation.objects.exclude(answer="").count()
    assert (verbs["came"], verbs["absent"], verbs["followed_up"]) == (2, 2, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("today", "years"),
    [(date(2026, 7, 31), {"2024-2025", "2025-2026"}), (date(2028, 2, 29), {"2026-2027", "2027-2028"})],
)
def test_it_can_be_built_on_any_day(today: date, years: set[str]) -> None:
    call_command("flush", interactive=False, verbosity=0)
    cast = build_cast(today)
    assert set(cast.driesprong.school_years.values_list("name", flat=True)) == years
    assert cast.vlinders.school_year == cast.year
    assert cast.year.start <= today <= cast.year.end


def test_a_colleague_is_logged_in(cast: Cast, client: Client) -> None:
    assert as_staff(client, cast.marieke).session["_auth_user_id"] == str(cast.marieke.pk)


def test_browser_tests_find_the_cast_too(cast: Cast, live_server: LiveServer) -> None:
    assert Account.objects.get(email="marieke@driesprong.example") == cast.marieke


def test_the_cast_returns_after_a_browser_test(cast: Cast, live_server: LiveServer) -> None:
    assert PersonalLink.objects.filter(guardian=cast.samira).count() == 1
