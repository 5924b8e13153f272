"""A school adds its own activities: chosen and shown like the others, each parent in their own language."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.home.actions import keep_own, reply, start_programme, suggest, withdraw_own
from driehoek.home.actions.adding import Content
from driehoek.home.adding import as_toml
from driehoek.home.models import OwnActivity, Suggestion
from driehoek.home.own import offered_at, offered_to
from driehoek.people.rules import today
from driehoek.texts.models import Version
from driehoek.texts.recordings import to_say

HERE = {"code": "vlindertuin"}
DATA: dict[str, Any] = {
    "title": "Samen naar de markt", "how": "Ga samen naar de markt. Noem alles wat u ziet.",
    "why": "Zo leert uw kind woorden.", "easier": "Noem één ding.", "harder": "Tel samen de appels.",
    "subject": "outdoors", "ages": ["2-6"], "pictogram": "apple",
}  # fmt: skip
ARABIC = "اذهبوا إلى السوق\nكلمات جديدة\nشيء واحد\nعدوا التفاح"


def market(cast: Cast, **other: Any) -> OwnActivity:
    """What De Vlindertuin added."""
    return keep_own(location=cast.vlindertuin, content=Content(**DATA | other), by=cast.fatma)


def chosen(cast: Cast) -> Suggestion:
    """The same, for this week."""
    return suggest(group=cast.vlinders, by=cast.marieke, activity=market(cast).key, week=today())


def in_arabic(row: OwnActivity, body: str = ARABIC, state: str = "person") -> None:
    """Somebody translated it."""
    Version.objects.filter(text=row.text, language="ar").update(title="إلى السوق", body=body, state=state)


def test_it_is_added_in_the_browser_and_chosen_like_the_others(cast: Cast, client: Client) -> None:
    answer = as_staff(client, cast.fatma).post(reverse("home_own_new", kwargs=HERE), DATA, follow=True)
    assert "Samen naar de markt" in answer.text
    own = OwnActivity.objects.get()
    page = as_staff(client, cast.marieke).get(reverse("home_choose", kwargs={"pk": cast.vlinders.pk}))
    assert own.key in page.text
    client.post(
        reverse("home_activity", kwargs={"pk": cast.vlinders.pk, "key": own.key}), {"week": "0", "child": "all"}
    )
    assert Suggestion.objects.get(own=own).activity == own.key


@pytest.mark.parametrize("name", ["marieke", "nico", "tom", "elsje", "ingrid"])
def test_only_who_sets_goals_adds(cast: Cast, name: str) -> None:
    own, by = market(cast), getattr(cast, name)
    with pytest.raises(PermissionDenied):
        keep_own(location=cast.vlindertuin, content=Content(**DATA), by=by)
    with pytest.raises(PermissionDenied):
        withdraw_own(activity=own, by=by, withdrawn=True)


def test_another_school_does_not_see_or_choose_it(cast: Cast) -> None:
    own = market(cast)
    assert own.key not in offered_at(cast.regenboog)
    with pytest.raises(ValidationError):
        suggest(group=cast.group_5b, by=cast.fatma, activity=own.key, week=today())


@pytest.mark.parametrize("state", ["person", "machine"])
def test_a_parent_reads_and_hears_of_it_in_their_language(cast: Cast, client: Client, state: str) -> None:
    row = chosen(cast)
    assert row.own
    in_arabic(row.own, state=state)
    first, page = (client.get(link_path(cast.samira, path)).text for path in ("", f"thuis/{row.pk}/"))
    assert "إلى السوق" in first
    assert "عدوا التفاح" in page
    assert ("هذه ترجمة آلية" in page) is (state == "machine")
    assert "Tel samen de appels." in page  # the original, one tap away
    assert any("عدوا التفاح" in one.words and one.sayable.now for one in to_say(cast.vlindertuin, "ar"))


@pytest.mark.parametrize(("body", "state"), [(ARABIC, "asked"), ("سطر واحد", "machine")])
def test_without_a_translation_that_fits_it_is_dutch_and_says_so(
    cast: Cast, client: Client, body: str, state: str
) -> None:
    row = chosen(cast)
    assert row.own
    in_arabic(row.own, body, state)
    page = client.get(link_path(cast.samira, f"thuis/{row.pk}/")).text
    assert '<span lang="nl" dir="ltr">Samen naar de markt</span>' in page
    assert "Nederlands" in page


def test_it_stands_in_a_programme_and_is_counted(cast: Cast, client: Client) -> None:
    own = market(cast)
    start_programme(group=cast.vlinders, by=cast.marieke, name="Buurt", first_week=today(), keys=[own.key])
    row = Suggestion.objects.get(own=own)
    reply(suggestion=row, guardian=cast.samira, child=cast.yassin, said="too_hard")
    staff = as_staff(client, cast.marieke)
    for address in (
        f"/groepen/{cast.vlinders.pk}/thuis/",
        f"/thuis/{row.pk}/",
        "/locatie/vlindertuin/thuis/talen/",
        "/",
    ):
        assert "Samen naar de markt" in staff.get(address, follow=True).text


def test_withdrawn_it_is_not_offered_and_stays_where_it_was(cast: Cast, client: Client) -> None:
    row = chosen(cast)
    assert row.own
    withdraw_own(activity=row.own, by=cast.fatma, withdrawn=True)
    assert row.own.key not in [one.key for one in offered_to(cast.vlinders)]
    assert client.get(link_path(cast.samira, f"thuis/{row.pk}/")).status_code == 200
    as_staff(client, cast.fatma).post(reverse("home_own_withdraw", args=[row.own.pk]), {"step": "offer"})
    assert row.own.key in offered_at(cast.vlindertuin)


@pytest.mark.parametrize(("other", "same"), [({"pictogram": "sun"}, True), ({"how": "Ga."}, False)])
def test_a_changed_picture_keeps_the_translations(cast: Cast, other: dict[str, str], same: bool) -> None:
    own = market(cast)
    text, content = own.text, Content(**DATA | other)
    changed = keep_own(location=cast.vlindertuin, content=content, by=cast.fatma, activity=own)
    assert (changed.text == text) is same


@pytest.mark.parametrize("wrong", [{"title": "Een twee drie vier vijf zes zeven acht"}, {"why": ""}, {"ages": ["12+"]}])
def test_half_an_activity_is_not_kept(cast: Cast, client: Client, wrong: dict[str, Any]) -> None:
    answer = as_staff(client, cast.fatma).post(reverse("home_own_new", kwargs=HERE), DATA | wrong)
    assert answer.status_code == 200
    assert not OwnActivity.objects.exists()


@pytest.mark.parametrize("wrong", ["", "subject"])
def test_another_school_takes_the_file_over(cast: Cast, client: Client, wrong: str) -> None:
    market(cast)
    content = as_toml(cast.vlindertuin).replace('"outdoors"', '"space"' if wrong else '"outdoors"')
    for _twice in range(2):
        sent = {"file": SimpleUploadedFile("thuis.toml", content.encode())}
        page = as_staff(client, cast.fatma).post(reverse("home_own_take", kwargs={"code": "regenboog"}), sent)
    assert (as_toml(cast.regenboog) == content) is not bool(wrong)
    assert ("thuis.toml, 1, subject" in page.text) is bool(wrong)


@pytest.mark.parametrize("more", [1, 30])
def test_many_of_them_ask_no_more_of_the_database(
    cast: Cast, client: Client, more: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(more):
        own = market(cast, title=f"Markt {number}")
        suggest(group=cast.vlinders, by=cast.marieke, activity=own.key, week=today())
    staff = as_staff(client, cast.fatma)
    pages = [reverse("home_own", kwargs=HERE), reverse("home_choose", kwargs={"pk": cast.vlinders.pk})]
    for address in pages:
        with django_assert_max_num_queries(15):
            staff.get(address)
    for path in ("", "thuis/"):
        with django_assert_max_num_queries(15):
            client.get(link_path(cast.samira, path))
