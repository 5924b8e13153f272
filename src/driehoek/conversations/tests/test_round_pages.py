"""The pages on which a round is set up: what each colleague finds there, and that nothing typed is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.conversations.models import Host, InterpreterTime, Party, Round, RoundDay
from driehoek.conversations.tests.rounds import a_host, a_party, a_round
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.rules import today

NEW = "/locatie/vlindertuin/rondes/nieuw/?soort=progress"


def sent(cast: Cast, *days: int, **fields: Any) -> dict[str, Any]:
    """A round as the form sends it, with a row for each of these days from today."""
    rows = {
        f"day-{number}-{name}": value
        for number, one in enumerate(days)
        for name, value in {"date": str(today() + timedelta(days=one)), "start": "18:00", "end": "21:00"}.items()
    }
    fixed = {
        "groups": [cast.vlinders.pk], "wishes_until": str(today() + timedelta(days=10)), "slot_minutes": 15,
        "max_consecutive": 6, "childcare_places": 0, "day-TOTAL_FORMS": len(days), "day-INITIAL_FORMS": 0,
    }  # fmt: skip
    return fixed | rows | fields


def shown(page: Any) -> str:
    """The page without the question that only a script asks."""
    return str(page.content.decode().split("<dialog")[0])


@pytest.mark.parametrize(("who", "seen"), [("marieke", True), ("fatma", True), ("nadia", False), ("elsje", False)])
def test_rounds_are_listed_for_who_sees_the_families(client: Client, cast: Cast, who: str, seen: bool) -> None:
    a_round(cast)
    page = as_staff(client, getattr(cast, who)).get("/locatie/vlindertuin/rondes/")
    assert (page.status_code == 200) is seen
    assert (b"rondes/" in page.content and "Vlinders" in page.content.decode()) is seen


def test_a_mentor_of_another_group_does_not_see_the_round(client: Client, cast: Cast) -> None:
    a_round(cast, groups=[cast.rupsen])
    page = as_staff(client, cast.marieke).get("/locatie/vlindertuin/rondes/")
    assert "Rupsen" not in page.content.decode()
    assert as_staff(client, cast.marieke).get(f"/rondes/{Round.objects.get().pk}/").status_code == 404


def test_each_kind_brings_what_is_usual(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get("/locatie/vlindertuin/rondes/nieuw/").content.decode()
    assert all(f"?soort={kind}" in page for kind in Round.Kind.values)
    form = as_staff(client, cast.fatma).get("/locatie/vlindertuin/rondes/nieuw/?soort=home_visit").context["form"]
    assert (form["slot_minutes"].value(), form["at_home"].value(), form["video"].value()) == (45, True, False)


def test_a_round_is_kept_with_its_days(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).post(NEW, sent(cast, 21, 20))
    round_ = Round.objects.get()
    assert page["Location"] == f"/rondes/{round_.pk}/collegas/"
    assert [day.date for day in round_.days.all()] == [today() + timedelta(days=20), today() + timedelta(days=21)]
    assert (round_.kind, round_.slot_minutes, round_.owner) == ("progress", 15, cast.marieke)


def test_rows_come_and_go_without_losing_what_was_typed(client: Client, cast: Cast) -> None:
    data = sent(cast, 20, 21, slot_minutes="35", wishes_until="")
    more = as_staff(client, cast.fatma).post(NEW, data | {"add_day": "1"})
    assert (len(more.context["days"].forms), more.context["form"]["slot_minutes"].value()) == (3, "35")
    assert not more.context["form"].errors
    less = client.post(NEW, data | {"remove_day": "0"})
    assert [form["date"].value() for form in less.context["days"]] == [str(today() + timedelta(days=21))]
    assert less.context["form"]["groups"].value() == [str(cast.vlinders.pk)]
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"groups": []}, "groups"),
        ({"slot_minutes": 0}, "slot_minutes"),
        ({"day-0-end": "17:00"}, "days"),
        ({"day-0-date": "32 december"}, "days"),
        ({"day-0-start": ""}, "days"),
        ({"day-0-date": ""}, "__all__"),
        ({"wishes_until": "2099-01-01"}, "wishes_until"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(client: Client, cast: Cast, fields: dict[str, Any], says: str) -> None:
    page = as_staff(client, cast.fatma).post(NEW, sent(cast, 20) | fields)
    wrong = dict(page.context["form"].errors) | ({"days": "x"} if any(page.context["days"].errors) else {})
    assert set(wrong) == {says}
    assert page.content.decode().count('class="error"') <= 1
    assert 'role="alert"' in page.content.decode()
    assert not Round.objects.exists()


def test_a_group_of_somebody_else_cannot_be_chosen(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).post(NEW, sent(cast, 20, groups=[cast.rupsen.pk]))
    assert "groups" in page.context["form"].errors
    assert not Round.objects.exists()


@pytest.mark.parametrize(
    ("fields", "hosts", "page"),
    [
        ({}, False, "/collegas/"),
        ({}, True, "/vragen/"),
        ({"state": "closed"}, True, ""),
    ],
)
def test_the_page_of_a_round_has_one_next_step(
    client: Client, cast: Cast, fields: dict[str, Any], hosts: bool, page: str
) -> None:
    round_ = a_round(cast, **fields)
    if hosts:
        a_host(round_, cast.marieke)
    text = shown(as_staff(client, cast.fatma).get(f"/rondes/{round_.pk}/"))
    assert text.count("button--main") == bool(page)
    assert not page or f'button--main" href="/rondes/{round_.pk}{page}"' in text


def test_a_round_that_is_over_is_closed_with_one_tap_and_undone_with_one(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, state="published", published_at=timezone.now())
    round_.days.update(date=today() - timedelta(days=1))
    assert (
        f"/rondes/{round_.pk}/afronden/" in as_staff(client, cast.fatma).get(f"/rondes/{round_.pk}/").content.decode()
    )
    page = client.post(f"/rondes/{round_.pk}/afronden/").content.decode()
    assert f"/rondes/{round_.pk}/heropenen/" in page
    client.post(f"/rondes/{round_.pk}/heropenen/")
    assert Round.objects.get().state == "published"


def test_a_mentor_sees_numbers_of_their_own_families_only(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen], state="asking", asked_at=timezone.now())
    for guardian in (cast.samira, cast.farid, cast.amina):
        a_party(round_, guardian, childcare=1)

    def numbers(account: Any) -> Any:
        return as_staff(client, account).get(f"/rondes/{round_.pk}/").context["numbers"]

    assert (numbers(cast.fatma).families, numbers(cast.fatma).childcare) == (3, 3)
    assert (numbers(cast.marieke).families, numbers(cast.marieke).childcare) == (1, 1)


def test_whoever_plans_fills_in_times_for_a_colleague(client: Client, cast: Cast) -> None:
    round_ = a_round(cast)
    host = a_host(round_, cast.marieke, there=False)
    page, link = f"/rondes/{round_.pk}/collegas/", f"/mijn-gesprekken/tijden/{host.pk}/"
    shown_page = shown(as_staff(client, cast.fatma).get(page))
    assert (link in shown_page, "Tijden invullen" in shown_page) == (True, True)
    client.post(link, {"whole": "1"})
    assert "Tijden wijzigen" in shown(client.get(page))


def test_a_round_tells_of_how_many_families_the_parents_are_asked_apart(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_5b], state="asking", asked_at=timezone.now())
    for guardian in (cast.daniel, cast.iris):
        a_party(round_, guardian, apart=True)
    page = as_staff(client, cast.fatma).get(f"/rondes/{round_.pk}/")
    assert page.context["numbers"].families == 1
    assert "Van 1 gezin vragen we de ouders apart." in shown(page)


def test_a_mentor_may_look_at_a_shared_round_but_not_change_it(client: Client, cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen])
    page = as_staff(client, cast.marieke).get(f"/rondes/{round_.pk}/")
    assert page.status_code == 200
    assert "wijzigen" not in page.content.decode()
    for name in ("wijzigen", "collegas", "tolken", "vragen"):
        assert client.get(f"/rondes/{round_.pk}/{name}/").status_code == 404


def test_families_are_asked_after_a_look(client: Client, cast: Cast) -> None:
    round_ = a_round(cast)
    url = f"/rondes/{round_.pk}/vragen/"
    assert "button--main" not in shown(as_staff(client, cast.fatma).get(url))
    a_host(round_, cast.marieke)
    assert client.get(url).context["preview"].families == 4
    assert not Party.objects.exists()
    assert client.post(url)["Location"] == f"/rondes/{round_.pk}/"
    assert Party.objects.count() == 4


def test_colleagues_are_added_together_or_one_by_one(client: Client, cast: Cast) -> None:
    round_ = a_round(cast)
    url = f"/rondes/{round_.pk}/collegas/"
    as_staff(client, cast.fatma).post(url, {"suggested": "1"})
    assert Host.objects.get().account == cast.marieke
    answer = client.post(url, {"account": cast.ruud.pk})
    host = Host.objects.get(account=cast.ruud)
    assert answer["Location"] == f"/rondes/collegas/{host.pk}/"
    client.post(answer["Location"], {"groups": [cast.vlinders.pk], "place": "Aula", "zone": 2, "asked": "on"})
    host.refresh_from_db()
    assert (host.place, host.zone, host.asked) == ("Aula", 2, True)
    assert "account" in client.post(url, {"account": cast.tom.pk}).context["form"].errors


def host_without_times(cast: Cast) -> tuple[Host, RoundDay]:
    round_ = a_round(cast)
    return a_host(round_, cast.marieke, there=False), round_.days.get()


def test_the_whole_time_is_one_tap(client: Client, cast: Cast) -> None:
    host, _day = host_without_times(cast)
    assert f"/mijn-gesprekken/tijden/{host.pk}/" in as_staff(client, cast.marieke).get("/vandaag/").content.decode()
    client.post(f"/mijn-gesprekken/tijden/{host.pk}/", {"whole": "1"})
    assert host.times.count() == 1
    assert f"/mijn-gesprekken/tijden/{host.pk}/" not in client.get("/vandaag/").content.decode()


def test_times_with_a_break_are_shown_again_as_they_were_said(client: Client, cast: Cast) -> None:
    host, day = host_without_times(cast)
    url, name = f"/mijn-gesprekken/tijden/{host.pk}/", f"d{day.pk}"
    said = {f"{name}-here": "on", f"{name}-start": "18:30", f"{name}-end": "21:00"}
    pause = {f"{name}-break0_start": "19:30", f"{name}-break0_end": "19:45"}
    as_staff(client, cast.marieke).post(url, {"save": "1"} | said | pause)
    assert [f"{row.start:%H:%M}-{row.end:%H:%M}" for row in host.times.all()] == ["18:30-19:30", "19:45-21:00"]
    form = client.get(url).context["forms"][0]
    shown = {key: form[key.split("-")[1]].value().strftime("%H:%M") for key in pause}
    assert shown == pause


def test_times_outside_the_day_are_refused_where_they_stand(client: Client, cast: Cast) -> None:
    host, day = host_without_times(cast)
    url, name = f"/mijn-gesprekken/tijden/{host.pk}/", f"d{day.pk}"
    said = {"save": "1", f"{name}-here": "on", f"{name}-start": "17:00", f"{name}-end": "21:00"}
    page = as_staff(client, cast.marieke).post(url, said)
    assert list(page.context["forms"][0].errors) == ["start"]
    none = client.post(url, {"save": "1"})
    assert none.context["problem"]
    assert not host.times.exists()


def test_whoever_plans_says_it_for_a_colleague(client: Client, cast: Cast) -> None:
    host, _day = host_without_times(cast)
    answer = as_staff(client, cast.fatma).post(f"/mijn-gesprekken/tijden/{host.pk}/", {"whole": "1"})
    assert answer["Location"] == f"/rondes/{host.round_id}/collegas/"
    assert host.times.count() == 1


def test_an_interpreter_is_noted_for_a_language_that_is_needed(client: Client, cast: Cast) -> None:
    round_ = a_round(cast)
    url, day = f"/rondes/{round_.pk}/tolken/", round_.days.get()
    page = as_staff(client, cast.fatma).get(url + "?in=Marokkaans-Arabisch")
    assert page.context["form"]["language"].value() == "Marokkaans-Arabisch"
    said = {"language": "Marokkaans-Arabisch", "day": day.pk, "start": "18:00", "end": "20:00", "number": 1}
    assert "end" in client.post(url, said | {"end": "22:00"}).context["form"].errors
    client.post(url, said)
    row = InterpreterTime.objects.get()
    client.post(f"/rondes/tolken/{row.pk}/weg/")
    assert not InterpreterTime.objects.exists()


def test_long_lists_cost_no_more_queries(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        round_ = a_round(cast, day=today() + timedelta(days=20 + number), groups=[cast.vlinders, cast.rupsen])
        a_party(round_, cast.samira)
    for account in (cast.marieke, cast.fatma, cast.ruud):
        a_host(round_, account, groups=[cast.vlinders])
    as_staff(client, cast.fatma)
    for url in (
        "/locatie/vlindertuin/rondes/",
        f"/rondes/{round_.pk}/",
        f"/rondes/{round_.pk}/collegas/",
        f"/rondes/{round_.pk}/vragen/",
        f"/rondes/{round_.pk}/tolken/",
        f"/rondes/{round_.pk}/wijzigen/",
    ):
        with django_assert_max_num_queries(15, info=url):
            assert client.get(url).status_code == 200
