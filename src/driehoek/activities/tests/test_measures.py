"""What stands in the way of families, and what the school arranges against it."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from driehoek.activities import measures
from driehoek.activities.actions import attach, invite, plan_series, say_what_it_takes, take_off
from driehoek.activities.models import Activity
from driehoek.activities.queries.measures import helps, named_barriers, next_time, suggestion
from driehoek.activities.queries.papers import letters
from driehoek.activities.reasons import reasons
from driehoek.activities.tests.crowd import crowd, held, planned
from driehoek.activities.tests.making import dutch, new_activity
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import LANGUAGES


def test_every_measure_can_be_drawn_and_the_first_thing_to_think_of_answers_the_reason() -> None:
    kinds = {one.key: one for one in measures.kinds()}
    assert [one.key for one in kinds.values() if one.pictogram not in ICONS] == []
    assert [one.code for one in reasons() if one.measure != "none" and one.code not in kinds[one.measure].answers] == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "nl"])
def test_no_sentence_was_left_in_dutch(language: str) -> None:
    told = [one for one in measures.kinds() if one.parent]
    assert told
    assert [one.key for one in told if one.parent[language] == one.parent["nl"]] == []


def test_what_families_named_comes_from_activities_like_this_one_only(cast: Cast) -> None:
    families = crowd(cast, 4)
    past, other = held(cast, families, 1, 3), held(cast, families, 1, 2, library_key="open_lesson")
    for family in families[1:3]:
        past.absences.create(family=family, excused=True, reason="childcare")
    other.absences.create(family=families[3], excused=True, reason="transport")
    assert dict(named_barriers(cast.fatma, past)) == {"childcare": 2}
    assert dict(named_barriers(cast.tom, past)) == {}
    first, second, *_ = helps(named_barriers(cast.fatma, past), {})
    assert [(one.kind.key, one.families) for one in (first, second)] == [("childcare", 2), ("other_time", 2)]


def test_after_closing_the_next_time_of_the_same_kind_is_suggested(cast: Cast) -> None:
    families = crowd(cast, 2)
    past = held(cast, families, 1, 1)
    assert suggestion(cast.fatma, past) is None
    past.absences.create(family=families[1], excused=False, reason="childcare")
    planned(cast, 1, library_key="open_lesson")
    coming = planned(cast, 2)
    assert next_time(cast.fatma, past) == coming
    found = suggestion(cast.fatma, past)
    assert found
    assert (found.coming, found.named) == (coming, [("childcare", 1)])


def test_one_tap_arranges_it_and_parents_can_ask_for_it(cast: Cast) -> None:
    activity = planned(cast)
    [row] = attach(activity=activity, kind_key="childcare", by=cast.fatma)
    assert attach(activity=activity, kind_key="childcare", by=cast.fatma) == []
    assert Activity.objects.get(pk=activity.pk).childcare_offered
    take_off(measure=row, by=cast.fatma)
    assert not Activity.objects.get(pk=activity.pk).childcare_offered


def test_taking_a_measure_off_leaves_what_was_offered_before(cast: Cast) -> None:
    activity = planned(cast, childcare_offered=True)
    [row] = attach(activity=activity, kind_key="childcare", by=cast.fatma)
    take_off(measure=row, by=cast.fatma)
    assert Activity.objects.get(pk=activity.pk).childcare_offered


def test_the_rest_of_a_series_gets_it_too(cast: Cast) -> None:
    first = new_activity(cast)
    rows = plan_series(
        first=first, groups=[cast.vlinders], texts=[dutch()], rhythm="monthly", until=cast.year.end, by=cast.fatma
    )
    made = attach(activity=rows[1], kind_key="transport", by=cast.fatma, every=True)
    assert {row.activity_id for row in made} == {row.pk for row in rows[1:]}


def test_nothing_is_arranged_for_what_has_begun_or_by_somebody_else(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        attach(activity=cast.koffieochtend, kind_key="childcare", by=cast.fatma)
    with pytest.raises(ValidationError):
        attach(activity=planned(cast), kind_key="balloons", by=cast.fatma)
    with pytest.raises(PermissionDenied):
        attach(activity=planned(cast), kind_key="childcare", by=cast.tom)


def test_what_it_takes_is_kept_and_the_owner_works_there(cast: Cast) -> None:
    [row] = attach(activity=planned(cast), kind_key="transport", by=cast.fatma)
    say_what_it_takes(measure=row, owner=cast.marieke, hours=Decimal(2), cost=Decimal(35), by=cast.fatma)
    row.refresh_from_db()
    assert (row.owner, row.hours, row.cost) == (cast.marieke, Decimal(2), Decimal(35))
    with pytest.raises(PermissionDenied):
        say_what_it_takes(measure=row, owner=cast.elsje, hours=Decimal(0), cost=Decimal(0), by=cast.fatma)


def test_every_parent_reads_it_in_the_own_language_wherever_the_invitation_stands(client: Client, cast: Cast) -> None:
    activity = planned(cast)
    attach(activity=activity, kind_key="transport", by=cast.fatma)
    attach(activity=activity, kind_key="phone_call", by=cast.fatma)
    invite(activity=activity, by=cast.fatma)
    sentence = measures.kind("transport").parent[cast.samira.language_read]
    assert sentence in Delivery.objects.get(guardian=cast.samira, subject="Kom op de koffie").body
    row = activity.invitations.get(guardian=cast.samira)
    assert sentence in client.get(link_path(cast.samira, f"uitnodiging/{row.pk}/")).text
    assert sentence in [part["text"] for part in letters(activity, [row])[0]["body"]]


def test_the_page_attaches_and_takes_off(client: Client, cast: Cast) -> None:
    activity, staff = planned(cast), as_staff(client, cast.fatma)
    staff.post(reverse("measure_add", args=[activity.pk]), {"kind": "childcare"})
    page = staff.get(reverse("activity_measures", args=[activity.pk]))
    assert "Is geregeld" in page.text
    assert "Opvang voor kinderen" in staff.get(reverse("activity", args=[activity.pk])).text
    row = activity.measures.get()
    staff.post(reverse("measure", args=[row.pk]), {"owner": cast.marieke.pk, "hours": "1.5", "cost": ""})
    row.refresh_from_db()
    assert (row.owner, row.hours, row.cost) == (cast.marieke, Decimal("1.5"), Decimal(0))
    staff.post(reverse("measure_remove", args=[row.pk]))
    assert not activity.measures.exists()
