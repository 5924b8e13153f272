"""Ways of inviting compared by lot: fixed beforehand, dealt per home, blind until closing, counted once."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from driehoek.activities import ways
from driehoek.activities.actions import begin_experiment, close, conclude_experiment, invite, stop_experiment
from driehoek.activities.actions.inviting import cancel
from driehoek.activities.analysis import arms, stated
from driehoek.activities.lots import deal, together
from driehoek.activities.models import Experiment
from driehoek.activities.queries.experiments import arms_of, counts_of, prospects
from driehoek.activities.queries.inviting import who_would_be_invited
from driehoek.activities.tests.crowd import crowd, planned
from driehoek.activities.told import told_arms
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.people.models import Guardianship

FIXED: dict[str, Any] = {"question": "Komen er meer als we ook bellen?", "outcome": "came", "ways": ["usual", "call"]}


def begun(cast: Cast, **fields: Any) -> Experiment:
    return begin_experiment(activity=planned(cast), by=cast.fatma, seed=7, **FIXED | fields)


def finished(cast: Cast) -> Experiment:
    """Everybody who was also called came, and nobody else."""
    crowd(cast, 40)
    row = begun(cast)
    invite(activity=row.activity, by=cast.fatma)
    for lot in row.lots.filter(way="call"):
        row.activity.attendances.create(family_id=lot.family_id, other="Oma")
    with time_machine.travel(row.activity.ends_at + timedelta(hours=1)):
        close(activity=row.activity, by=cast.fatma)
    return Experiment.objects.get(pk=row.pk)


def test_the_data_of_ways_is_complete() -> None:
    assert [one.key for one in ways.all_ways().ways] == ["usual", "warm", "letter", "call"]
    assert len(set(ways.all_ways().opening.values())) == len(ways.all_ways().opening)


def test_families_that_share_somebody_are_one_home_also_through_a_third() -> None:
    ties = [(1, "anna"), (2, "anna"), (2, "bob"), (3, "bob"), (4, "eva"), (5, "street"), (4, "street")]
    assert together(ties) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}


def test_the_lot_is_even_within_each_language_and_can_be_drawn_again() -> None:
    homes = {one: ("nl", "tr", "ar")[one % 3] for one in range(90)}
    dealt = deal(homes, ["usual", "call"], 5)
    assert dealt == deal(homes, ["usual", "call"], 5) != deal(homes, ["usual", "call"], 6)
    for language in ("nl", "tr", "ar"):
        assert Counter(dealt[one] for one in homes if homes[one] == language) == {"usual": 15, "call": 15}


def test_several_ways_share_one_certainty() -> None:
    two, three = stated(["usual", "call"], "came", 0.95), stated(["usual", "warm", "call"], "came", 0.95)
    assert (two["each"], three["each"]) == (pytest.approx(0.95), pytest.approx(0.975))
    found = arms({"usual": (3, 20), "call": (15, 20)}, two)[1]
    assert found.beside
    assert found.found_effect
    assert found.chance == pytest.approx(0.00034, abs=0.0001)


def test_too_few_families_or_one_way_is_no_comparison(cast: Cast) -> None:
    with pytest.raises(ValidationError, match=r"gezinnen|families"):
        begun(cast)
    crowd(cast, 20)
    with pytest.raises(ValidationError):
        begun(cast, ways=["usual"])
    with pytest.raises(PermissionDenied):
        begin_experiment(activity=planned(cast), by=cast.tom, **FIXED)


def test_it_is_said_honestly_what_so_many_homes_can_show(cast: Cast) -> None:
    crowd(cast, 76)
    found = prospects(activity := planned(cast), who_would_be_invited(activity))
    assert (found.homes, found.usual) == (80, 50)
    assert (found.rows[0].size, found.rows[0].enough) == (40, True)
    assert found.rows[0].difference == 29
    assert found.rows[2].difference is not None


def test_nothing_can_be_compared_after_inviting(cast: Cast) -> None:
    crowd(cast, 20)
    activity = planned(cast)
    invite(activity=activity, by=cast.fatma)
    with pytest.raises(ValidationError):
        begin_experiment(activity=activity, by=cast.fatma, **FIXED)


def test_everybody_is_invited_and_some_get_something_extra(cast: Cast) -> None:
    families = crowd(cast, 40)
    row = begun(cast, ways=["usual", "warm", "letter", "call"])
    invite(activity=row.activity, by=cast.fatma)
    assert row.activity.invitations.filter(family__in=families).count() == 40
    sent = Delivery.objects.filter(kind="invitation", family__in=families)
    assert sent.filter(channel="email").count() == 40
    lots = dict(row.lots.values_list("family", "way"))
    extra = {pk: lots[pk] for pk in sent.exclude(channel="email").values_list("family", flat=True) if pk}
    assert extra == {pk: way for pk, way in lots.items() if way in ("letter", "call") and pk in extra}
    assert len(extra) == sum(lots[one.pk] in ("letter", "call") for one in families)
    opened = {one.family_id for one in sent.filter(channel="email") if "\u2068Kind" in one.body}
    assert opened == {one.pk for one in families if lots[one.pk] == "warm"}


def test_parents_of_one_child_never_cross_and_a_newcomer_gets_the_usual_invitation(cast: Cast) -> None:
    families = crowd(cast, 30)
    shared = Guardianship.objects.get(child__family=families[0]).guardian
    Guardianship.objects.create(child=families[1].children.get(), guardian=shared)
    row = begun(cast)
    invite(activity=row.activity, by=cast.fatma)
    lots = dict(row.lots.values_list("family", "way"))
    assert lots[families[0].pk] == lots[families[1].pk]
    [late] = crowd(cast, 1)
    invite(activity=row.activity, by=cast.fatma)
    assert not row.lots.filter(family=late).exists()
    assert Delivery.objects.filter(family=late, kind="invitation").count() == 1


def test_who_got_the_mail_hears_that_it_does_not_go_on_although_a_call_still_waits(cast: Cast) -> None:
    crowd(cast, 20)
    row = begun(cast)
    invite(activity=row.activity, by=cast.fatma)
    Delivery.objects.filter(kind="invitation", channel="email").update(state="handed_over")
    mailed = Delivery.objects.filter(kind="invitation", channel="email").count()
    assert cancel(activity=row.activity, by=cast.fatma).told >= mailed


def test_nobody_can_count_before_the_list_is_closed(client: Client, cast: Cast) -> None:
    crowd(cast, 40)
    row = begun(cast)
    invite(activity=row.activity, by=cast.fatma)
    with pytest.raises(ValidationError):
        conclude_experiment(experiment=row, by=cast.fatma)
    page = as_staff(client, cast.fatma).get(reverse("experiment", args=[row.pk]))
    assert page.context["arms"] == []
    assert "Wat eruit kwam" not in page.text


def test_the_outcome_is_counted_once_and_stays(client: Client, cast: Cast) -> None:
    row = conclude_experiment(experiment=finished(cast), by=cast.fatma)
    usual, call = arms_of(row)
    assert (usual.part, call.part, call.part) == (0, call.whole, row.lots.filter(way="call").count())
    row.activity.attendances.all().delete()
    assert conclude_experiment(experiment=row, by=cast.fatma).result == row.result
    assert counts_of(row)["call"][0] == 0
    page = as_staff(client, cast.fatma).get(reverse("experiment", args=[row.pk]))
    assert "Effect:" in page.text
    with pytest.raises(ValidationError):
        stop_experiment(experiment=row, by=cast.fatma)


def test_only_a_difference_that_is_hardly_chance_is_called_an_effect() -> None:
    plan = stated(["usual", "call"], "came", 0.95)
    with translation.override("en"):
        clear, unclear = (told_arms(arms({"usual": (10, 40), "call": (part, 40)}, plan), "came") for part in (30, 14))
        assert "Effect: 50 points more homes came" in clear[1].sentence
        assert unclear[1].sentence.startswith("No effect was found")


def test_who_stops_gets_no_outcome(cast: Cast) -> None:
    row = finished(cast)
    stop_experiment(experiment=row, by=cast.fatma)
    with pytest.raises(ValidationError):
        conclude_experiment(experiment=row, by=cast.fatma)


def test_a_parent_reads_that_a_lot_decided(client: Client, cast: Cast) -> None:
    crowd(cast, 20)
    row = begun(cast)
    invite(activity=row.activity, by=cast.fatma)
    with translation.override(cast.samira.language_read):
        words = translation.gettext(
            "The school compares ways of inviting, to learn what helps parents. A lot decided how you were invited. "
            "Everybody gets the same information. Only numbers without names are kept."
        )
    number = row.activity.invitations.get(guardian=cast.samira).pk
    assert words in client.get(link_path(cast.samira, f"uitnodiging/{number}/")).text
    before = client.get(link_path(cast.samira, f"uitnodiging/{cast.samira_invited.pk}/"))
    assert words not in before.text


def test_the_form_says_what_is_wrong_and_fixes_the_comparison(client: Client, cast: Cast) -> None:
    activity, staff = planned(cast), as_staff(client, cast.fatma)
    url = reverse("experiment_new", args=[activity.pk])
    assert "te weinig gezinnen" in staff.post(url, FIXED).text
    crowd(cast, 20)
    assert staff.post(url, FIXED | {"ways": ["call"]}).status_code == 200
    staff.post(url, FIXED)
    made = Experiment.objects.get(activity=activity)
    assert (made.ways, made.started_by, made.dealt_at) == (["usual", "call"], cast.fatma, None)
    assert FIXED["question"] in staff.get(reverse("experiments", args=["vlindertuin"])).text
