"""The pages of one activity: who opens them, what they show, planning, writing, inviting and cancelling by hand."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities import library
from driehoek.activities.actions import plan
from driehoek.activities.models import Activity, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.models import Delivery
from driehoek.people.models import Appointment, Child, Enrolment, Family, Guardian, Guardianship, Location
from driehoek.policy.actions import choose_forms

OUTSIDERS = ["nico", "rob", "peter", "ingrid", "truus", "ayoub", "elsje", "tom", "nadia"]
ENTRY = library.entry("coffee_morning")
COFFEE, KIND = ENTRY.text("nl"), ("partnership", "participation", "level")


def path(name: str, activity: Activity, **kwargs: Any) -> str:
    return reverse(name, kwargs={"pk": activity.pk} | kwargs)


def new_path(location: Location, query: str = "") -> str:
    return reverse("activity_new", kwargs={"code": location.code}) + query


def typed(cast: Cast, **fields: Any) -> dict[str, Any]:
    """What somebody types who plans a coffee morning for the Vlinders as the library has it."""
    return {
        "title": COFFEE.title, "why": COFFEE.why, "what": COFFEE.what, "groups": [cast.vlinders.pk], "goal": "",
        "day": (timezone.localdate() + timedelta(days=10)).isoformat(), "begins": "08:30", "ends": "09:30",
        "place": "Ouderkamer", "rhythm": "", "until": "", "partnership": "informal", "participation": "join_in",
        "level": "2.0", "interpreter_offered": "on", "helpers": [cast.truus.pk], "staff_hours": "2.5", "budget": "",
    } | fields  # fmt: skip


def made() -> Activity:
    return Activity.objects.get(place="Ouderkamer", state="draft")


@pytest.mark.parametrize("who", OUTSIDERS)
def test_outsiders_open_nothing(client: Client, cast: Cast, who: str) -> None:
    as_staff(client, getattr(cast, who))
    for name in ("activity", "activity_edit", "activity_invite"):
        assert client.get(path(name, cast.rekenochtend)).status_code == 404
    assert client.get(path("activity_text", cast.rekenochtend, language="ar")).status_code == 404
    assert client.post(path("activity_cancel", cast.rekenochtend)).status_code == 404
    assert client.post(path("activity_invite", cast.rekenochtend)).status_code == 404
    assert client.get(new_path(cast.vlindertuin)).status_code == 404


def test_a_mentor_of_another_group_opens_nothing(client: Client, cast: Cast) -> None:
    Appointment.objects.filter(account=cast.marieke).update(group=cast.rupsen)
    assert as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend)).status_code == 404


@pytest.mark.parametrize("who", ["marieke", "fatma", "ruud"])
def test_colleagues_see_the_invitations_and_their_numbers(client: Client, cast: Cast, who: str) -> None:
    response = as_staff(client, getattr(cast, who)).get(path("activity", cast.rekenochtend))
    numbers = response.context["numbers"]
    assert (numbers.guardians, numbers.families, numbers.seen, numbers.answered) == (5, 4, 4, 2)
    assert (numbers.coming, numbers.families_coming) == (1, 1)
    assert {row.guardian for row in response.context["page"]} == {
        cast.samira, cast.hassan, cast.emine, cast.lotte, cast.tesfay
    }  # fmt: skip


def test_the_numbers_of_a_shared_activity_stay_within_reach(client: Client, cast: Cast) -> None:
    cast.rekenochtend.groups.add(cast.rupsen)
    Invitation.objects.create(
        activity=cast.rekenochtend, guardian=cast.farid, family=cast.rahimi, child=cast.parisa, group=cast.rupsen,
        language="fa", invited_at=timezone.now(), needs_interpreter=True,
    )  # fmt: skip
    response = as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend))
    assert (response.context["numbers"].guardians, response.context["numbers"].interpreters) == (5, [])
    assert "Rahimi" not in response.content.decode()
    assert not response.context["may_plan"]
    assert not response.context["may_invite"]
    assert client.get(path("activity_edit", cast.rekenochtend)).status_code == 404
    assert as_staff(client, cast.fatma).get(path("activity", cast.rekenochtend)).context["numbers"].guardians == 6


def test_interpreters_are_counted_by_the_language_to_speak(client: Client, cast: Cast) -> None:
    Invitation.objects.filter(pk=cast.samira_invited.pk).update(
        needs_interpreter=True, needs_childcare=True, children=2
    )
    Invitation.objects.filter(pk=cast.tesfay_invited.pk).update(needs_interpreter=True)
    Guardian.objects.filter(pk=cast.tesfay.pk).update(language_spoken="")
    numbers = as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend)).context["numbers"]
    assert dict(numbers.interpreters) == {"Marokkaans-Arabisch": 1, "ትግርኛ": 1}
    assert (numbers.interpreter_count, numbers.childcare) == (2, 2)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [("komt", {"Lotte"}), ("niet", {"Emine"}), ("stil", {"Samira", "Hassan", "Tesfay"}), ("bellen", {"Tesfay"})],
)
def test_the_list_can_be_narrowed(client: Client, cast: Cast, wanted: str, names: set[str]) -> None:
    for row in cast.rekenochtend.invitations.select_related("guardian"):
        Delivery.objects.create(
            location=cast.vlindertuin, family=row.family, guardian=row.guardian, channel=row.guardian.channel,
            kind="invitation", about_kind="invitation", about_id=row.pk, language="nl", subject="Kom", body="Kom",
        )  # fmt: skip
    response = as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend) + f"?wie={wanted}")
    assert {row.guardian.given_name for row in response.context["page"]} == names


def test_nonsense_in_the_address_shows_everybody(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend) + "?wie=x&page=zz")
    assert len(response.context["page"]) == 5


def test_every_language_says_where_its_text_comes_from(client: Client, cast: Cast) -> None:
    rows = as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend)).context["texts"]
    found = {row.language.code: (row.text.source if row.text else None, row.guardians) for row in rows}
    assert len(rows) == 12
    assert rows[0].language.code == "nl"
    assert found["ar"][1] == found["ti"][1] == 1
    assert found["nl"][1] == 2


def test_many_invitations_cost_no_more_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, cast.marieke).get(path("activity", cast.rekenochtend))
    for number in range(30):
        family = Family.objects.create(organisation=cast.driesprong, name="Gezin")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="Gezin")
        Enrolment.objects.create(child=child, group=cast.vlinders, start=cast.year.start)
        parent = Guardian.objects.create(organisation=cast.driesprong, family_name=f"Ouder {number}")
        Guardianship.objects.create(child=child, guardian=parent)
        Invitation.objects.create(
            activity=cast.rekenochtend, guardian=parent, family=family, child=child, group=cast.vlinders, language="nl",
            invited_at=timezone.now(),
        )  # fmt: skip
    begun = timezone.now() - timedelta(minutes=5)
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(starts_at=begun, ends_at=begun + timedelta(hours=1))
    for name in ("activity", "activity_invite", "activity_edit"):
        with django_assert_max_num_queries(15):
            assert client.get(path(name, cast.rekenochtend)).status_code == 200


# Planning


def test_the_library_fills_the_form(client: Client, cast: Cast) -> None:
    query = f"?uit=coffee_morning&doel={cast.goal_vlindertuin.pk}"
    form = as_staff(client, cast.marieke).get(new_path(cast.vlindertuin, query)).context["form"]
    assert (form["title"].value(), form["why"].value()) == (COFFEE.title, COFFEE.why)
    assert form["goal"].value() == cast.goal_vlindertuin.pk
    assert form["groups"].value() == [cast.vlinders.pk]
    assert form["rhythm"].value() == "monthly"


def test_a_new_activity_begins_with_the_form_of_its_goal_and_what_was_done_before(client: Client, cast: Cast) -> None:
    choose_forms(goal=cast.goal_vlindertuin, keys=["formal/think_along/2.0"], by=cast.fatma)
    query, month = f"?doel={cast.goal_vlindertuin.pk}", (timezone.localdate() + timedelta(weeks=2)).month
    form = as_staff(client, cast.fatma).get(new_path(cast.vlindertuin, query)).context["form"]
    assert [form[name].value() for name in KIND] == ["formal", "think_along", "2.0"]
    usual = form["day"].value()
    query += f"&uit=coffee_morning&titel=Koffie&maand={month}&uren=3.5&niveau=3.0&vorm=x"
    form = client.get(new_path(cast.vlindertuin, query)).context["form"]
    assert (form["title"].value(), str(form["staff_hours"].value())) == ("Koffie", "3.5")
    assert [form[name].value() for name in KIND] == [*(getattr(ENTRY, name) for name in KIND[:2]), "3.0"]
    assert form["day"].value() == usual


def test_a_goal_of_another_school_fills_nothing(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).get(new_path(cast.vlindertuin, f"?doel={cast.goal_elders.pk}"))
    assert page.context["form"]["goal"].value() is None


@pytest.mark.parametrize("query", ["", "?uit=no_such_thing", "?doel=abc&uit="])
def test_an_own_idea_needs_no_library(client: Client, cast: Cast, query: str) -> None:
    page = as_staff(client, cast.marieke).get(new_path(cast.vlindertuin, query))
    assert page.status_code == 200
    assert page.context["form"]["title"].value() is None


def test_an_activity_from_the_library_speaks_all_its_languages(client: Client, cast: Cast) -> None:
    goal = {"goal": cast.goal_vlindertuin.pk}
    as_staff(client, cast.marieke).post(new_path(cast.vlindertuin, "?uit=coffee_morning"), typed(cast, **goal))
    activity = made()
    assert (activity.owner, activity.goal, activity.library_key) == (
        cast.marieke,
        cast.goal_vlindertuin,
        "coffee_morning",
    )
    assert set(activity.texts.values_list("source", flat=True)) == {"library"}
    assert activity.texts.count() == 12
    assert timezone.localtime(activity.starts_at).strftime("%H:%M") == "08:30"
    assert list(activity.helpers.all()) == [cast.truus]


def test_an_own_title_keeps_no_translation_of_another(client: Client, cast: Cast) -> None:
    where = new_path(cast.vlindertuin, "?uit=coffee_morning")
    page = as_staff(client, cast.marieke).post(where, typed(cast, title="Koffie met Marieke"), follow=True)
    assert list(made().texts.values_list("language", "source")) == [("nl", "original")]
    assert [message.level_tag for message in page.context["messages"]] == ["success", "warning", "warning"]


def test_a_series_is_planned_in_one_go(client: Client, cast: Cast) -> None:
    until = (timezone.localdate() + timedelta(days=10 + 14)).isoformat()
    as_staff(client, cast.marieke).post(new_path(cast.vlindertuin), typed(cast, rhythm="weekly", until=until))
    assert Activity.objects.filter(place="Ouderkamer", state="draft", series__rhythm="weekly").count() == 3


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title": ""}, "title"), ({"place": ""}, "place"), ({"groups": []}, "groups"), ({"day": ""}, "day"),
        ({"day": "2001-01-01"}, "day"), ({"ends": "08:30"}, "ends"), ({"rhythm": "weekly"}, "until"),
        ({"rhythm": "weekly", "until": "2001-01-01"}, "until"), ({"staff_hours": "-1"}, "staff_hours"),
        ({"level": "9"}, "level"),
    ],
)  # fmt: skip
def test_mistakes_keep_what_was_typed(client: Client, cast: Cast, fields: dict[str, Any], wrong: str) -> None:
    response = as_staff(client, cast.marieke).post(new_path(cast.vlindertuin), typed(cast, **fields))
    assert wrong in response.context["form"].errors
    assert response.context["form"]["what"].value() == COFFEE.what
    assert not Activity.objects.filter(place="Ouderkamer", state="draft").exists()


def test_a_colleague_who_plans_there_can_take_an_activity_over(client: Client, cast: Cast) -> None:
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(owner=None)
    where = path("activity_edit", cast.rekenochtend)
    for owner, carries in ((cast.fatma.pk, cast.fatma), ("", cast.marieke)):
        as_staff(client, cast.marieke).post(where, typed(cast, owner=owner))
        assert Activity.objects.get(pk=cast.rekenochtend.pk).owner == carries
    cast.rekenochtend.owner = cast.tom
    with pytest.raises(PermissionDenied):
        plan(activity=cast.rekenochtend, groups=[cast.vlinders], by=cast.marieke)


@pytest.mark.parametrize("field", ["groups", "goal", "helpers", "owner"])
def test_what_is_not_offered_cannot_be_chosen(client: Client, cast: Cast, field: str) -> None:
    theirs = {
        "groups": [cast.rupsen.pk],
        "goal": cast.goal_elders.pk,
        "helpers": [cast.ingrid.pk],
        "owner": cast.tom.pk,
    }
    response = as_staff(client, cast.marieke).post(new_path(cast.vlindertuin), typed(cast, **{field: theirs[field]}))
    assert field in response.context["form"].errors


def test_changing_shows_and_keeps_everything(client: Client, cast: Cast) -> None:
    where = path("activity_edit", cast.rekenochtend)
    shown = as_staff(client, cast.marieke).get(where).context["form"].initial
    languages = set(cast.rekenochtend.texts.values_list("language", "title"))
    fields = {name: shown[name] for name in ("title", "why", "what", "place", "partnership", "participation", "level")}
    page = client.post(where, typed(cast, **fields, goal=cast.goal_vlindertuin.pk), follow=True)
    assert page.redirect_chain[-1][0].endswith("?anders=tijd")
    changed = Activity.objects.get(pk=cast.rekenochtend.pk)
    assert timezone.localdate(changed.starts_at) == timezone.localdate() + timedelta(days=10)
    assert (changed.place, changed.goal) == ("Lokaal Vlinders", cast.goal_vlindertuin)
    assert set(changed.texts.values_list("language", "title")) == languages
    assert [message.level_tag for message in page.context["messages"]] == ["success"]


def test_when_it_is_done_day_and_groups_stay(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma).post(path("activity_edit", cast.koffieochtend), typed(cast, groups=[cast.rupsen.pk]))
    kept = Activity.objects.get(pk=cast.koffieochtend.pk)
    assert kept.starts_at == cast.koffieochtend.starts_at
    assert list(kept.groups.all()) == [cast.vlinders]


# Writing


def test_a_person_writes_a_translation_beside_the_original(client: Client, cast: Cast) -> None:
    where = path("activity_text", cast.rekenochtend, language="fa")
    page = as_staff(client, cast.marieke).get(where).content.decode()
    assert 'dir="rtl"' in page
    assert cast.rekenochtend.texts.get(language="nl").title in page
    client.post(where, {"title": "شمردن", "why": "با هم", "what": ""})
    text = cast.rekenochtend.texts.get(language="fa")
    assert (text.title, text.source) == ("شمردن", "person")


def test_an_unknown_language_is_no_page(client: Client, cast: Cast) -> None:
    assert (
        as_staff(client, cast.marieke).get(path("activity_text", cast.rekenochtend, language="xx")).status_code == 404
    )


# Inviting and cancelling


def test_looking_sends_nothing_and_one_button_sends(client: Client, cast: Cast) -> None:
    type(cast.tesfay).objects.filter(pk=cast.tesfay.pk).update(channel="letter")
    as_staff(client, cast.marieke).post(new_path(cast.vlindertuin, "?uit=coffee_morning"), typed(cast))
    where = path("activity_invite", made())
    preview = client.get(where).context["preview"]
    assert (preview.new, preview.ways) == (5, {"email": 4, "letter": 1})
    assert not made().invitations.exists()
    after = client.post(where, follow=True)
    activity = Activity.objects.get(place="Ouderkamer", state="invited")
    assert activity.invitations.count() == 5
    assert (after.context["preview"].new, after.context["preview"].letters) == (0, 1)
    assert reverse("activity_letters", kwargs={"pk": activity.pk}) in after.content.decode()
    client.post(where)
    assert Delivery.objects.filter(kind="invitation").count() == 5


def test_cancelling_says_whom_to_call(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).post(path("activity_cancel", cast.rekenochtend), follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["success", "info", "warning"]
    assert not page.context["may_plan"]
    assert not page.context["may_invite"]


def test_cancelling_needs_more_than_a_look(client: Client, cast: Cast) -> None:
    assert as_staff(client, cast.marieke).get(path("activity_cancel", cast.rekenochtend)).status_code == 405


def test_what_is_done_says_it_cannot_be_cancelled(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).post(path("activity_cancel", cast.koffieochtend), follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
