"""The agreed number of talks about every child is watched, and what lacks is planned with one tap."""

from datetime import timedelta

from django.test import Client

from driehoek.conversations.actions.reporting import begin_for_child, keep_draft
from driehoek.conversations.actions.sharing import share
from driehoek.conversations.actions.watching import agree_on_least
from driehoek.conversations.models import Talk, YearlyLeast
from driehoek.conversations.queries.watch import Watched, child_lines, lacking, least_for, spoken_about, watched
from driehoek.conversations.tests.rounds import a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account, Enrolment, Location
from driehoek.people.rules import today

PAGE = "/locatie/vlindertuin/gesprekken-per-kind/"


def names(account: Account, cast: Cast, least: int = 1, group: str = "") -> list[str]:
    found = Watched(cast.vlinders.school_year, least, [])
    rows = lacking(account, cast.vlindertuin, found, group)
    return [row.child.given_name for row in rows]


def a_talk_at_the_door(cast: Cast) -> None:
    report = begin_for_child(child=cast.yassin, kind="care", day=today(), by=cast.marieke)
    keep_draft(report=report, by=cast.marieke, sections={"home": "Het gaat goed."})
    share(report=report, by=cast.marieke)


def test_what_is_usual_counts_until_a_location_agrees_on_its_own(cast: Cast) -> None:
    assert [least_for(one) for one in (cast.vlindertuin, cast.regenboog, cast.zuiderpark, cast.haagpoort)] == [
        3,
        2,
        2,
        2,
    ]
    agree_on_least(location=cast.vlindertuin, number=1, by=cast.fatma)
    assert least_for(cast.vlindertuin) == 1


def test_who_lacks_a_talk_is_listed_and_who_had_one_is_not(cast: Cast) -> None:
    assert "Yassin" in names(cast.marieke, cast)
    a_talk_held(cast)
    assert "Yassin" not in names(cast.marieke, cast)
    assert "Deniz" in names(cast.marieke, cast)
    assert "Yassin" in names(cast.marieke, cast, least=2)
    a_talk_at_the_door(cast)
    assert "Yassin" not in names(cast.marieke, cast, least=2)


def test_a_talk_planned_missed_or_of_last_year_does_not_count(cast: Cast) -> None:
    talk = a_talk_held(cast)
    for state in ("planned", "missed", "cancelled"):
        Talk.objects.update(state=state)
        assert "Yassin" in names(cast.marieke, cast)
    long_ago = talk.starts_at - timedelta(days=400)
    Talk.objects.update(state="held", starts_at=long_ago, ends_at=long_ago + timedelta(minutes=10))
    assert "Yassin" in names(cast.marieke, cast)


def test_each_sees_the_children_of_their_own_groups(cast: Cast) -> None:
    assert {line.group for line in watched(cast.marieke, cast.vlindertuin).groups} == {cast.vlinders}
    assert {line.group for line in watched(cast.fatma, cast.vlindertuin).groups} == {cast.vlinders, cast.rupsen}
    assert "Parisa" in names(cast.fatma, cast)
    assert "Parisa" not in names(cast.marieke, cast)
    assert names(cast.marieke, cast, group=str(cast.rupsen.pk)) == []
    assert watched(cast.tom, cast.vlindertuin).groups == []


def test_groups_with_most_to_plan_come_first(cast: Cast) -> None:
    YearlyLeast.objects.create(location=cast.vlindertuin, number=1)
    a_talk_held(cast)
    found = watched(cast.fatma, cast.vlindertuin)
    assert [line.group for line in found.groups] == [cast.rupsen, cast.vlinders]
    assert (found.enough, found.groups[1].enough, found.groups[1].none) == (1, 1, found.groups[1].children - 1)


def test_a_line_says_when_the_last_talk_was(cast: Cast) -> None:
    a_talk_held(cast)
    found = watched(cast.marieke, cast.vlindertuin)
    rows = child_lines(lacking(cast.marieke, cast.vlindertuin, found), cast.vlindertuin)
    lines = {line.place.child: line for line in rows}
    assert lines[cast.yassin].last == today() - timedelta(days=1)
    assert lines[cast.deniz].last is None


def test_the_page_leads_to_a_round_for_the_groups_that_lack(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(PAGE).text
    assert "Deniz" in page
    address = f"/locatie/vlindertuin/rondes/nieuw/?groep={cast.rupsen.pk}"
    assert address in page
    form = client.get(f"{address}&soort=progress").context["form"]
    assert list(form.initial["groups"]) == [cast.rupsen]
    stranger = client.get(f"/locatie/vlindertuin/rondes/nieuw/?soort=progress&groep={cast.group_elders.pk}&groep=x")
    assert list(stranger.context["form"].initial["groups"]) == []


def test_only_who_sets_goals_agrees_on_the_number(client: Client, cast: Cast) -> None:
    assert as_staff(client, cast.marieke).post(PAGE, {"number": 5}).status_code == 404
    assert not YearlyLeast.objects.exists()
    assert as_staff(client, cast.fatma).post(PAGE, {"number": 50}).status_code == 200
    assert client.post(PAGE, {"number": 4}).status_code == 302
    assert YearlyLeast.objects.get().number == 4


def test_the_page_asks_as_much_for_many_as_for_few(client: Client, cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    as_staff(client, cast.fatma).get(PAGE)
    with django_assert_max_num_queries(15):
        client.get(PAGE)


def test_spoken_about_holds_rounds_and_talks_outside_them(cast: Cast) -> None:
    def about(location: Location) -> set[str]:
        rows = Enrolment.objects.filter(spoken_about(location, cast.vlinders.school_year))
        return set(rows.values_list("child__given_name", flat=True))

    assert about(cast.vlindertuin) == set()
    a_talk_at_the_door(cast)
    assert about(cast.vlindertuin) == {"Yassin"}
    assert about(cast.regenboog) == set()
