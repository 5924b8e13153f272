"""What was done is drafted for the next year; a closed year opens again only for a while, with a reason."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.models import Activity, ActivityText
from driehoek.cycle.actions.closing import reopen_year
from driehoek.cycle.actions.drafting import decide_draft
from driehoek.cycle.models import DraftActivity
from driehoek.cycle.queries.closing import next_year_of, state_of, why_it_stays_closed
from driehoek.cycle.tests.test_evaluation import closed, look
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import AuditLine
from driehoek.people.rules import today
from driehoek.policy.actions.consultations import open_consultation
from driehoek.policy.models import Consultation, Evaluation, YearClosing
from driehoek.policy.queries.evaluations import plans_to_look_back_at

State = DraftActivity.State


def drafted(cast: Cast) -> tuple[YearClosing, list[DraftActivity]]:
    look(cast, cast.goal_vlindertuin)
    closing = closed(cast)
    return closing, list(closing.drafts.all())


def test_what_was_done_for_a_goal_that_goes_on_is_drafted_once(cast: Cast) -> None:
    done = cast.goal_vlindertuin.activities.exclude(state=Activity.State.CANCELLED)
    twin = Activity.objects.get(pk=cast.rekenochtend.pk)
    twin.pk, twin.staff_hours = None, 3
    twin.save()
    ActivityText.objects.create(activity=twin, language="nl", title="Rekenochtend", why="Leuk", source="original")
    _closing, drafts = drafted(cast)
    [row] = [one for one in drafts if one.library_key == cast.rekenochtend.library_key]
    alike = done.filter(library_key=cast.rekenochtend.library_key)
    assert (row.times, row.hours) == (alike.count(), sum(one.staff_hours for one in alike))
    first = timezone.localdate(min(one.starts_at for one in alike))
    assert row.month == first.replace(year=first.year + 1, day=1)
    assert row.goal.predecessor == cast.goal_vlindertuin
    assert row.goal.school_year.start <= row.month <= row.goal.school_year.end
    assert not row.goal.activities.exists()


def test_nothing_of_a_goal_that_stops_is_drafted(cast: Cast) -> None:
    look(cast, cast.goal_vlindertuin, Evaluation.Decision.STOP)
    assert not closed(cast).drafts.exists()


def test_kept_changed_and_dropped_in_one_list(client: Client, cast: Cast) -> None:
    closing, drafts = drafted(cast)
    row, page = drafts[0], f"/afsluiting/{closing.pk}/volgend-jaar/"
    as_staff(client, cast.fatma)
    assert row.title in client.get(page).text
    client.post(f"/volgend-jaar/{row.pk}/besluit/", {"state": "dropped"})
    row.refresh_from_db()
    assert row.state == State.DROPPED
    values = {
        "title": "Koffie om tien",
        "goal": row.goal_id,
        "month": row.month.isoformat(),
        "times": 2,
        "hours": 4,
    }
    assert client.post(f"/volgend-jaar/{row.pk}/", values | {"month": "1999-01-01"}).status_code == 200
    client.post(f"/volgend-jaar/{row.pk}/", values)
    row.refresh_from_db()
    assert (row.state, row.title, row.times) == (State.KEPT, "Koffie om tien", 2)


def test_what_was_planned_says_so(client: Client, cast: Cast) -> None:
    closing, drafts = drafted(cast)
    row = next(one for one in drafts if one.library_key)
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(goal=row.goal, library_key=row.library_key)
    rows = as_staff(client, cast.fatma).get(f"/afsluiting/{closing.pk}/volgend-jaar/").context["page"]
    assert [one.pk for one in rows if one.planned] == [row.pk]


def test_what_was_kept_is_planned_with_its_month_and_the_hours_of_one_time(client: Client, cast: Cast) -> None:
    closing, [row, *_others] = drafted(cast)
    DraftActivity.objects.filter(pk=row.pk).update(state=State.KEPT, title="Samen & lezen", times=3, hours=10)
    page = as_staff(client, cast.fatma).get(f"/afsluiting/{closing.pk}/volgend-jaar/").text
    [link] = re.findall(r'href="([^"]*activiteiten/nieuw/[^"]*)"', page)
    form = client.get(unescape(link)).context["form"]
    assert (form["title"].value(), str(form["staff_hours"].value())) == ("Samen & lezen", "3.3")
    assert form["owner"].value() == row.owner_id
    assert (form["goal"].value(), form["day"].value().month) == (row.goal_id, row.month.month)
    assert row.goal.school_year.start <= form["day"].value() <= row.goal.school_year.end


def test_only_who_sets_the_policy_decides(client: Client, cast: Cast) -> None:
    closing, drafts = drafted(cast)
    for who in (cast.nico, cast.elsje, cast.tom, cast.marieke, cast.ingrid):
        assert as_staff(client, who).get(f"/afsluiting/{closing.pk}/volgend-jaar/").status_code == 404
        assert as_staff(client, who).get(f"/volgend-jaar/{drafts[0].pk}/").status_code == 404
        with pytest.raises(PermissionDenied):
            decide_draft(draft=drafts[0], state=State.KEPT, by=who)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_few_questions(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    closing, drafts = drafted(cast)
    goal, month = drafts[0].goal, drafts[0].month
    closing.drafts.all().delete()
    for number in range(rows):
        DraftActivity.objects.create(closing=closing, goal=goal, month=month, title=f"Nummer {number}")
    as_staff(client, cast.fatma).get("/vandaag/plan/")
    with django_assert_max_num_queries(15):
        client.get(f"/afsluiting/{closing.pk}/volgend-jaar/")


@pytest.mark.parametrize("rows", [1, 30])
def test_to_open_a_year_again_asks_few_questions(
    client: Client, cast: Cast, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    closing, drafts = drafted(cast)
    goal = drafts[0].goal
    for _number in range(1, rows):
        goal.pk, goal._state.adding = None, True
        goal.save()
        closing.draft["goals"].append(goal.pk)
        closing.draft["state"] += state_of([goal])
    closing.save(update_fields=["draft"])
    as_staff(client, cast.fatma).get("/vandaag/plan/")
    with django_assert_max_num_queries(15):
        page = client.get(f"/afsluiting/{closing.pk}/terug/")
    assert page.context["stays"] == ""


def test_opening_again_needs_a_reason_and_leaves_it(cast: Cast) -> None:
    closing, _drafts = drafted(cast)
    with pytest.raises(ValidationError):
        reopen_year(closing=closing, why="  ", by=cast.fatma)
    reopen_year(closing=closing, why="Een doel vergeten", by=cast.fatma)
    closing.refresh_from_db()
    assert closing.undone_why == "Een doel vergeten"
    assert not DraftActivity.objects.exists()
    assert AuditLine.objects.filter(verb="year_reopened").exists()


def test_a_draft_that_somebody_decided_about_keeps_the_year_closed(cast: Cast) -> None:
    closing, drafts = drafted(cast)
    assert why_it_stays_closed(closing) == ""
    decide_draft(draft=drafts[0], state=State.KEPT, by=cast.fatma)
    assert why_it_stays_closed(closing)


def test_a_year_stays_closed_after_ninety_days_and_once_the_next_plan_is_adopted(client: Client, cast: Cast) -> None:
    closing, _drafts = drafted(cast)
    page = f"/locatie/vlindertuin/terugblik/?jaar={cast.year.name}"
    assert "/terug/" in as_staff(client, cast.fatma).get(page).text
    YearClosing.objects.filter(pk=closing.pk).update(closed_at=timezone.now() - timedelta(days=91))
    closing.refresh_from_db()
    assert "90" in why_it_stays_closed(closing)
    assert "/terug/" not in client.get(page).text
    YearClosing.objects.filter(pk=closing.pk).update(closed_at=timezone.now())
    closing.refresh_from_db()
    round_ = open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)
    following = next_year_of(cast.year)
    Consultation.objects.filter(pk=round_.pk).update(adopted_on=today(), school_year=following)
    with pytest.raises(ValidationError):
        reopen_year(closing=closing, why="Te laat", by=cast.ruud)


def test_the_day_of_the_whole_plan_comes_to_the_start_page_and_stands_on_the_year(client: Client, cast: Cast) -> None:
    with pytest.raises(ValidationError):
        open_consultation(
            location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma,
            evaluate_on=cast.year.end + timedelta(days=1),
        )  # fmt: skip
    plan = open_consultation(
        location=cast.vlindertuin, team_on=today(), parents_on=today(), evaluate_on=today(), by=cast.fatma
    )
    assert not plans_to_look_back_at(cast.fatma)
    Consultation.objects.filter(pk=plan.pk).update(adopted_on=today())
    assert [list(plans_to_look_back_at(who)) for who in (cast.fatma, cast.ruud)] == [[plan], [plan]]
    for who in (cast.nico, cast.elsje, cast.marieke, cast.ingrid):
        assert not plans_to_look_back_at(who)
    months = as_staff(client, cast.fatma).get("/locatie/vlindertuin/jaar/").context["plan"].months
    assert [month.plan_on for month in months if month.plan_on] == [today()]
    drafted(cast)
    assert not plans_to_look_back_at(cast.fatma)
