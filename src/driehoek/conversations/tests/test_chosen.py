"""A round for chosen children: only their families are asked; one tap begins it from the list of who lacks a talk."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from driehoek.conversations.actions import copy_round, keep_round
from driehoek.conversations.actions.asking import ask_families
from driehoek.conversations.actions.watching import agree_on_least
from driehoek.conversations.models import Round
from driehoek.conversations.queries.asking import preview_of
from driehoek.conversations.queries.parties import unreachable
from driehoek.conversations.spans import Window
from driehoek.conversations.tests.rounds import END, START, a_host, a_party, a_round, a_talk, a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Child

NEW = "/locatie/vlindertuin/rondes/nieuw/"


def kept(round_: Round, cast: Cast, *children: Child) -> Round:
    days = [Window(day.date, START, END) for day in round_.days.all()]
    groups = list(round_.groups.all())
    return keep_round(round_=round_, groups=groups, days=days, children=children, by=cast.fatma)


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=21)
    return {
        "groups": [cast.vlinders.pk], "wishes_until": (day - timedelta(days=7)).isoformat(), "slot_minutes": 20,
        "max_consecutive": 6, "childcare_places": 0, "day-TOTAL_FORMS": 1, "day-INITIAL_FORMS": 0,
        "day-0-date": day.isoformat(), "day-0-start": "18:00", "day-0-end": "21:00",
    } | more  # fmt: skip


def test_only_families_of_chosen_children_are_asked(cast: Cast) -> None:
    round_ = kept(a_round(cast), cast, cast.deniz)
    a_host(round_, cast.marieke)
    assert preview_of(round_).families == 1
    ask_families(round_=round_, by=cast.fatma)
    assert [party.family for party in round_.parties.all()] == [cast.deniz.family]
    assert [wish.child for wish in round_.parties.get().wishes.all()] == [cast.deniz]
    assert not unreachable(cast.fatma, round_).exists()


def test_of_a_family_only_the_chosen_child_is_asked_about(client: Client, cast: Cast) -> None:
    round_ = kept(a_round(cast, groups=[cast.vlinders, cast.group_3a]), cast, cast.inas)
    a_host(round_, cast.fatma)
    ask_families(round_=round_, by=cast.fatma)
    page = client.get(link_path(cast.hassan, f"praten/{round_.parties.get().pk}/")).text
    assert f'name="about_{cast.inas.pk}' in page or "Inas: Fatma" in page
    assert "Yassin" not in page.split("<main")[1]


def test_children_of_other_groups_cannot_be_chosen(cast: Cast) -> None:
    for child in (cast.parisa, cast.finn, cast.noor):
        with pytest.raises(PermissionDenied):
            kept(a_round(cast), cast, child)


def test_the_form_shows_the_children_when_that_is_asked(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    page = client.post(f"{NEW}?soort=start", typed(cast, choose_children="1"))
    assert [label for _value, label in page.context["form"].fields["children"].choices][:1]
    assert not Round.objects.exists()
    assert client.post(f"{NEW}?soort=start", typed(cast, chosen="1")).status_code == 200
    assert not Round.objects.exists()
    client.post(f"{NEW}?soort=start", typed(cast, chosen="1", children=[cast.deniz.pk]))
    assert list(Round.objects.get().children.all()) == [cast.deniz]
    assert "1 gekozen kind" in client.get(f"/rondes/{Round.objects.get().pk}/").text
    client.post(f"/rondes/{Round.objects.get().pk}/wijzigen/", typed(cast))
    assert not Round.objects.get().children.exists()


def test_a_child_out_of_reach_is_not_shown_to_choose(client: Client, cast: Cast) -> None:
    groups = [cast.vlinders.pk, cast.group_elders.pk, cast.rupsen.pk]
    page = as_staff(client, cast.marieke).post(f"{NEW}?soort=start", typed(cast, choose_children="1", groups=groups))
    shown = set(page.context["form"].fields["children"].queryset)
    assert {cast.yassin, cast.deniz} <= shown
    assert not {cast.finn, cast.parisa} & shown


def test_one_tap_plans_with_those_who_had_no_talk_yet(client: Client, cast: Cast) -> None:
    agree_on_least(location=cast.vlindertuin, number=1, by=cast.fatma)
    a_talk_held(cast)
    told = a_talk(
        a_party(coming := a_round(cast, state="published"), cast.emine), cast.deniz, a_host(coming, cast.marieke)
    )
    type(told).objects.filter(pk=told.pk).update(told_at=timezone.now())
    watch = as_staff(client, cast.marieke).get("/locatie/vlindertuin/gesprekken-per-kind/").text
    address = watch.split('href="/locatie/vlindertuin/rondes/nieuw/?zonder=1')[1].split('"')[0].replace("&amp;", "&")
    page = client.get(f"{NEW}?soort=start&zonder=1{address}")
    ticked = set(page.context["form"].initial["children"])
    assert {cast.bram.pk, cast.senait.pk} <= ticked
    assert not {cast.yassin.pk, cast.deniz.pk, cast.parisa.pk, cast.finn.pk} & ticked


def test_a_round_like_this_one_is_for_the_same_children(cast: Cast) -> None:
    round_ = kept(a_round(cast), cast, cast.deniz)
    assert list(copy_round(round_=round_, by=cast.fatma).children.all()) == [cast.deniz]
