"""The pages of a plan: what one reads, what one may do, and what stays with others."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from driehoek.conversations.actions.plans import put_plan
from driehoek.conversations.bridge.instance import instance_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.models import HostTime, InterpreterTime, Round, Solving, Talk, Wish
from driehoek.conversations.tests.planner import first_free
from driehoek.conversations.tests.rounds import END, START, a_host, a_party, a_round, a_wish
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(cast: Cast) -> Round:
    """A round with a plan: Samira with an interpreter, Emine, and Lotte for whom there is no interpreter."""
    round_ = a_round(cast, state="planning")
    marieke, fatma = a_host(round_, cast.marieke, place="Lokaal 1"), a_host(round_, cast.fatma, place="Lokaal 2")
    InterpreterTime.objects.create(day=round_.days.get(), language="Arabisch", start=START, end=END)
    samira = a_party(round_, cast.samira, interprets="school", language="Arabisch")
    lotte = a_party(round_, cast.lotte, interprets="school", language="Twents")
    for party, child in ((samira, cast.yassin), (a_party(round_, cast.emine), cast.deniz), (lotte, cast.bram)):
        a_wish(party, child, marieke)
    a_wish(samira, cast.yassin, fatma)
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    Wish.objects.exclude(unserved="").update(unserved="interpreter")
    return round_


def seen(client: Client, cast: Cast, round_: Round, view: str = "host") -> str:
    """The plan as Fatma sees it."""
    return as_staff(client, cast.fatma).get(reverse("round_plan", args=[round_.pk]), {"per": view}).text


@pytest.mark.parametrize(
    ("view", "titles"),
    [
        ("host", ["Fatma Aydın", "Marieke de Boer"]),
        ("family", ["Samira El Amrani", "Emine Kaya"]),
        ("room", ["Lokaal 1", "Lokaal 2"]),
        ("interpreter", ["Arabisch"]),
    ],
)
def test_the_plan_from_every_side(client: Client, cast: Cast, planned: Round, view: str, titles: list[str]) -> None:
    page = seen(client, cast, planned, view)
    assert [title in page for title in titles] == [True] * len(titles)
    assert page.count("Yassin") >= 2
    assert ("Deniz" in page) == (view != "interpreter")


def test_interpreters_are_called_by_name_where_that_is_known(client: Client, cast: Cast, planned: Round) -> None:
    day, where = planned.days.get(), reverse("round_interpreters", args=[planned.pk])
    InterpreterTime.objects.all().delete()
    said = {"language": "arabisch", "name": "Karim Said", "day": day.pk, "start": "18:00", "end": "21:00", "number": 1}
    assert "Karim Said" in as_staff(client, cast.fatma).post(where, said, follow=True).text
    assert seen(client, cast, planned, "interpreter").count("Karim Said") == 3  # who is there, and at two talks
    client.post(where, said | {"name": "", "number": 2})
    assert set(Talk.objects.values_list("interpreter", flat=True)) == {""}


def test_what_has_no_time_says_why(client: Client, cast: Cast, planned: Round) -> None:
    page = seen(client, cast, planned, "unserved")
    assert "Bram" in page
    assert "Yassin" not in page
    assert reverse("talk_new", args=[Wish.objects.get(child=cast.bram).pk]) in page


def test_the_plan_on_paper(client: Client, cast: Cast, planned: Round) -> None:
    page = as_staff(client, cast.fatma).get(reverse("plan_print", args=[planned.pk]), {"per": "room"}).text
    assert page.count('class="sheet"') == 2


def test_how_good_a_plan_is_says_that_the_way_to_homes_is_not_counted(
    client: Client, cast: Cast, planned: Round
) -> None:
    Solving.objects.create(round=planned, state="done", cost=100, lower_bound=91)
    better, travelling = "kon geen plan meer dan 9 % beter", "De weg naar gezinnen thuis telt daarin niet mee"
    assert (better in (page := seen(client, cast, planned)), travelling in page) == (True, False)
    Round.objects.update(at_home=True)
    assert travelling in seen(client, cast, planned)


def test_a_plan_says_which_colleagues_gave_no_times(client: Client, cast: Cast, planned: Round) -> None:
    words = "gaf nog geen tijden op"
    assert words not in seen(client, cast, planned)
    HostTime.objects.filter(host__account=cast.fatma).delete()
    assert words in seen(client, cast, planned)


def test_asking_waiting_and_stopping(client: Client, cast: Cast, planned: Round) -> None:
    staff, plan = as_staff(client, cast.fatma), reverse("round_plan", args=[planned.pk])
    staff.post(reverse("plan_ask", args=[planned.pk]))
    assert 'hx-trigger="every 2s"' in staff.get(plan).text
    part = staff.get(plan, headers={"HX-Request": "true", "HX-Target": "state"}).text
    assert part.lstrip().startswith("<section")
    staff.post(reverse("plan_stop", args=[planned.pk]))
    assert Solving.objects.get().state == "stopped"
    ready = staff.get(plan, headers={"HX-Request": "true", "HX-Target": "state"})
    assert ready.headers["HX-Refresh"] == "true"


def test_a_talk_moves_and_moves_back(client: Client, cast: Cast, planned: Round) -> None:
    staff, talk = as_staff(client, cast.fatma), Talk.objects.filter(host__account=cast.marieke).latest("starts_at")
    move = reverse("talk_move", args=[talk.pk])
    later = talk.starts_at + timedelta(hours=1)
    page = staff.post(move, {"start": later.isoformat()}, follow=True)
    assert Talk.objects.get(pk=talk.pk).starts_at == later
    undo = page.context["undo"]
    staff.post(undo.url, undo.fields)
    assert list(Talk.objects.filter(pk=talk.pk).values_list("starts_at", "locked")) == [(talk.starts_at, False)]


def moved(client: Client, cast: Cast, talk: Talk, **fields: str) -> HttpResponse:
    """The answer when Fatma moves a talk one hour on."""
    start = (talk.starts_at + timedelta(hours=1)).isoformat()
    url = reverse("talk_move", args=[talk.pk])
    return as_staff(client, cast.fatma).post(url, {"start": start, **fields})  # type: ignore[return-value]


def test_against_a_wish_is_asked_first(client: Client, cast: Cast, planned: Round) -> None:
    talk = Talk.objects.get(child=cast.deniz)
    type(talk.party).objects.filter(pk=talk.party_id).update(prefers="early")
    Round.objects.update(slot_minutes=10)
    talk.round.days.update(end=START.replace(hour=20))
    asked = moved(client, cast, talk)
    assert asked.status_code == 422
    assert 'name="sure"' in asked.text
    assert moved(client, cast, talk, sure="on").status_code == 302
    assert Talk.objects.get(pk=talk.pk).starts_at == talk.starts_at + timedelta(hours=1)


def test_against_a_rule_is_refused_with_the_reason(client: Client, cast: Cast, planned: Round) -> None:
    talk = Talk.objects.get(child=cast.deniz)
    InterpreterTime.objects.all().delete()
    talk.host.times.update(end=START.replace(hour=19))
    refused = moved(client, cast, talk, sure="on")
    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert Talk.objects.get(pk=talk.pk).starts_at == talk.starts_at


def test_a_wish_gets_a_time_by_hand_and_that_is_undone(client: Client, cast: Cast, planned: Round) -> None:
    InterpreterTime.objects.create(day=planned.days.get(), language="twents", start=START, end=END)
    wish = Wish.objects.get(child=cast.bram)
    staff, last = as_staff(client, cast.fatma), Talk.objects.latest("starts_at").starts_at
    start = (last + timedelta(hours=1)).isoformat()
    page = staff.post(reverse("talk_new", args=[wish.pk]), {"start": start}, follow=True)
    assert Talk.objects.get(wish=wish).state == "planned"
    staff.post(page.context["undo"].url)
    assert Talk.objects.get(wish=wish).state == "cancelled"


def test_a_colleague_who_is_ill(client: Client, cast: Cast, planned: Round) -> None:
    host = planned.hosts.get(account=cast.marieke)
    fields = {"host": host.pk, "day": planned.days.get().pk}
    as_staff(client, cast.fatma).post(reverse("plan_ill", args=[planned.pk]), fields)
    assert set(Talk.objects.filter(host=host).values_list("state", flat=True)) == {"cancelled"}
    assert set(Talk.objects.exclude(host=host).values_list("state", flat=True)) == {"planned"}
    assert Solving.objects.get().state == "waiting"


def test_a_colleague_of_another_round_cannot_be_ill_here(client: Client, cast: Cast, planned: Round) -> None:
    other = a_host(a_round(cast), cast.marieke)
    fields = {"host": other.pk, "day": planned.days.get().pk}
    page = as_staff(client, cast.fatma).post(reverse("plan_ill", args=[planned.pk]), fields)
    assert page.status_code == 200
    assert not Solving.objects.exists()


def test_separated_parents_stand_apart(client: Client, cast: Cast, planned: Round) -> None:
    hassan = a_party(planned, cast.hassan, apart=True)
    a_wish(hassan, cast.yassin, planned.hosts.get(account=cast.marieke))
    put_plan(round_=planned, plan=first_free(instance_of(sheet_of(planned))), by=cast.fatma)
    talk = Talk.objects.get(party=hassan)
    page = as_staff(client, cast.fatma).get(reverse("talk_move", args=[talk.pk])).text
    assert "Samira" not in page
    state = client.get(reverse("round_plan", args=[planned.pk])).context["state"]
    assert (state.numbers.families, state.numbers.apart) == (4, True)
