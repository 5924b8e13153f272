"""Looking back at a year: what the records say, who sees it, closing, the draft of the next year, and opening again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.models import Attendance
from driehoek.cycle.actions.closing import close_year, reopen_year
from driehoek.cycle.happening import happened, in_words
from driehoek.cycle.queries.evaluations import year_page
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.models import FrozenFigure
from driehoek.people.models import Enrolment, Family
from driehoek.policy.actions import choose_forms, save_goal
from driehoek.policy.actions.evaluations import evaluate
from driehoek.policy.models import Evaluation, Goal, YearClosing

PAGE = "/locatie/vlindertuin/terugblik/"
Decision = Evaluation.Decision


def goal(cast: Cast, title: str, **values: object) -> Goal:
    plain = {"kind": "equip", "measure": "Kwam", "evaluate_on": cast.year.end, "school_year": cast.year}
    return save_goal(goal=Goal(location=cast.vlindertuin, title=title, **(plain | values)), by=cast.fatma)


def look(cast: Cast, one: Goal, decision: str = Decision.GO_ON, change: str = "") -> Evaluation:
    figure = happened(cast.vlindertuin, cast.year, [one])[one.pk]
    row = Evaluation(goal=one, happened="Gezien", why="Koffie", decision=decision, change=change)
    return evaluate(evaluation=row, figure=figure, by=cast.fatma)


def closed(cast: Cast) -> YearClosing:
    return close_year(location=cast.vlindertuin, year=cast.year, by=cast.fatma)


def test_what_happened_is_filled_in_from_the_records(cast: Cast) -> None:
    one = cast.goal_vlindertuin
    one.indicator = Goal.Indicator.PARTICIPATION
    said = happened(cast.vlindertuin, cast.year, [one])[one.pk]
    came = Attendance.objects.filter(activity__location=cast.vlindertuin).values("family").distinct().count()
    families = Enrolment.objects.filter(group__location=cast.vlindertuin).values("child__family").distinct().count()
    assert (said["code"], said["count"], said["whole"]) == ("participation", came, families)
    assert (said["held"], said["came"]) == (one.activities.filter(state="closed").count(), came)
    assert said["families"] == families
    words = in_words(said, sees_families=True)
    assert words.figure
    assert words.figure.low <= words.figure.percent == round(100 * came / families) <= words.figure.high
    assert words.unknown


def test_a_family_from_elsewhere_that_walked_in_is_not_counted_among_our_own(cast: Cast) -> None:
    one = cast.goal_vlindertuin
    before = happened(cast.vlindertuin, cast.year, [one])[one.pk]["came"]
    stranger = Family.objects.exclude(children__enrolments__group__location=cast.vlindertuin)[0]
    Attendance.objects.create(activity=one.activities.filter(state="closed")[0], family=stranger, walk_in=True)
    assert happened(cast.vlindertuin, cast.year, [one])[one.pk]["came"] == before


def test_few_families_are_not_told_to_who_may_not_see_them() -> None:
    figure = {"code": "participation", "version": 1, "count": 3, "whole": 40}
    said = figure | {"held": 2, "came": 36, "families": 40, "talks": 9}
    board, head = in_words(said, sees_families=False), in_words(said, sees_families=True)
    assert (board.figure, board.sentence, board.came, board.talks) == (None, "", None, 9)
    assert head.figure
    assert head.came
    assert (head.figure.percent, head.came.percent) == (8, 90)


def test_a_year_closes_only_when_every_goal_was_looked_back_at(cast: Cast) -> None:
    look(cast, cast.goal_vlindertuin)
    late = goal(cast, "Nog niet bekeken")
    with pytest.raises(ValidationError):
        closed(cast)
    look(cast, late, Decision.UNSEEN)
    assert closed(cast).kept["goals"][0]["said"]["why"] == "Koffie"
    with pytest.raises(ValidationError):
        closed(cast)


@pytest.mark.parametrize("name", ["nico", "elsje", "tom", "marieke", "ingrid"])
def test_only_who_sets_the_policy_closes(cast: Cast, name: str) -> None:
    look(cast, cast.goal_vlindertuin)
    with pytest.raises(PermissionDenied):
        close_year(location=cast.vlindertuin, year=cast.year, by=getattr(cast, name))


def test_the_next_year_is_drafted_from_what_goes_on(cast: Cast) -> None:
    choose_forms(goal=cast.goal_vlindertuin, keys=["didactic/join_in/2.0"], by=cast.fatma)
    look(cast, cast.goal_vlindertuin, Decision.ADAPT, change="Op woensdag")
    look(cast, goal(cast, "Klaar mee"), Decision.STOP)
    closed(cast)
    [new] = cast.vlindertuin.goals.exclude(school_year=cast.year)
    assert (new.predecessor, new.title) == (cast.goal_vlindertuin, cast.goal_vlindertuin.title)
    assert new.school_year.start > cast.year.end
    assert new.school_year.start <= new.evaluate_on <= new.school_year.end
    assert [one.key for one in new.forms.all()] == ["didactic/join_in/2.0"]
    assert not new.activities.exists()


def test_a_closed_year_stays_as_it_was(cast: Cast) -> None:
    look(cast, cast.goal_vlindertuin)
    closing = closed(cast)
    frozen = FrozenFigure.objects.filter(pk__in=closing.kept["figures"])
    assert {one.school_year for one in frozen} == {cast.year}
    assert frozen.filter(code="participation").exists()
    was = cast.goal_vlindertuin.title
    cast.goal_vlindertuin.title = "Achteraf mooier"
    cast.goal_vlindertuin.save()
    [row] = year_page(cast.marieke, cast.vlindertuin).rows
    assert (row.title, row.said and row.said["happened"]) == (was, "Gezien")


def test_opening_again_takes_the_draft_away_until_somebody_worked_on_it(cast: Cast) -> None:
    look(cast, cast.goal_vlindertuin)
    reopen_year(closing=closed(cast), why="Te vroeg", by=cast.ruud)
    assert not cast.vlindertuin.goals.exclude(school_year=cast.year).exists()
    again = closed(cast)
    new = cast.vlindertuin.goals.exclude(school_year=cast.year).get()
    choose_forms(goal=new, keys=["didactic/join_in/2.0"], by=cast.fatma)
    with pytest.raises(ValidationError):
        reopen_year(closing=again, why="Toch", by=cast.fatma)


def test_looking_back_and_closing_in_the_browser(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    address = f"/doelen/{cast.goal_vlindertuin.pk}/terugblik/"
    assert client.post(address, {"happened": "", "why": "Koffie", "decision": "go_on"}).status_code == 200
    client.post(address, {"happened": "Vol", "why": "Koffie", "decision": "go_on"})
    assert "Vol" in client.get(PAGE).content.decode()
    close = f"{PAGE}{cast.year.name}/afsluiten/"
    assert cast.goal_vlindertuin.title in client.get(close).content.decode()
    client.post(close, {"learned": "Koffie helpt"})
    closing = YearClosing.objects.get()
    assert "Koffie helpt" in client.get(PAGE).text
    assert client.post(f"/afsluiting/{closing.pk}/terug/", {"undone_why": ""}).status_code == 200
    client.post(f"/afsluiting/{closing.pk}/terug/", {"undone_why": "Te vroeg gesloten"})
    assert not YearClosing.objects.filter(undone_at=None).exists()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_page_of_a_year_asks_few_questions(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        goal(cast, f"Doel {number}", indicator="participation")
    as_staff(client, cast.fatma).get(PAGE)
    with django_assert_max_num_queries(15):
        client.get(PAGE)


def test_every_year_shows_its_own_goals(client: Client, cast: Cast) -> None:
    look(cast, cast.goal_vlindertuin)
    new = Goal.objects.get(pk=closed(cast).draft["goals"][0])
    pages = [year_page(cast.fatma, cast.vlindertuin, name) for name in ("", new.school_year.name)]
    assert [[row.pk for row in page.rows] for page in pages] == [[cast.goal_vlindertuin.pk], [new.pk]]
    assert as_staff(client, cast.fatma).get(f"{PAGE}?jaar=1900-1901").status_code == 404


def test_a_unit_is_words_and_no_markup(cast: Cast, client: Client) -> None:
    one = goal(cast, "Koffie", unit="<img src=x>")
    page = as_staff(client, cast.fatma).get(f"/doelen/{one.pk}/terugblik/").text
    assert "&lt;img src=x&gt;" in page
    assert "<img src=x>" not in page


def test_what_a_year_taught_stays_on_the_page_when_it_cannot_be_closed(cast: Cast, client: Client) -> None:
    page = as_staff(client, cast.fatma).post(f"{PAGE}{cast.year.name}/afsluiten/", {"learned": "Koffie werkt."}).text
    assert "Koffie werkt." in page
