"""The step plan: its states follow from what is there, on the page and on one sheet of paper."""

import io
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import plan
from driehoek.activities.models import Activity
from driehoek.activities.tests.making import dutch
from driehoek.cycle import flyer
from driehoek.cycle.actions.steps import say_step, unsay_step
from driehoek.cycle.models import SaidStep
from driehoek.cycle.standing import step_plan_of
from driehoek.cycle.steps import FILE, read
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account, Enrolment, Group, Location, SchoolYear
from driehoek.people.rules import today
from driehoek.plancheck.actions import silence
from driehoek.plancheck.queries import checked
from driehoek.policy import actions as policy
from driehoek.policy.actions.consultations import adopt_plan, open_consultation
from driehoek.policy.actions.expectations import write_expectations
from driehoek.policy.models import Endorsement, Goal
from driehoek.shared.strict import DataError


@dataclass
class Beginner:
    """A new location with nothing in it, and its head, who does it all alone."""

    cast: Cast
    place: Location
    year: SchoolYear
    head: Account

    def behind(self) -> list[str]:
        """The keys of the steps that are over."""
        return [one.step.key for one in step_plan_of(self.place, self.year).steps if one.is_over]

    def say(self, kind: str = "did", step: str = "stand", by: Account | None = None) -> SaidStep:
        """Say something of a step."""
        said = SaidStep(location=self.place, school_year=self.year, step=step, kind=kind, note="Gesprek met 5 ouders")
        return say_step(said=said, by=by or self.head)


@pytest.fixture
def beginner(cast: Cast) -> Beginner:
    call_command(
        "createschool", organisation="Stichting De Driesprong", location="De Nieuwe", kind="primary",
        head_name="Bo", head_email="bo@nieuw.example",
    )  # fmt: skip
    place = Location.objects.get(code="de-nieuwe")
    return Beginner(cast, place, cast.year, Account.objects.get(email="bo@nieuw.example"))


def families(one: Beginner) -> Group:
    group = Group.objects.create(location=one.place, school_year=one.year, name="1")
    child = one.cast.samira.guardianships.get(child__given_name="Inas").child
    Enrolment.objects.create(child=child, group=group, start=one.year.start)
    return group


def vision_of_all(one: Beginner) -> None:
    vision = policy.write_vision(location=one.place, text="Samen", by=one.head)
    for party in Endorsement.Party:
        policy.endorse(vision=vision, party=party, name="Bo", endorsed_on=today(), by=one.head)
    policy.adopt_vision(vision=vision, by=one.head)
    policy.publish_vision(vision=vision, by=one.head)
    write_expectations(location=one.place, of_school="Wij bellen", of_parents="U belt", by=one.head)


def goal_with_forms(one: Beginner) -> Goal:
    goal = Goal(
        location=one.place, school_year=one.year, kind="equip", title="Thuis lezen", measure="Leest", target=60,
        evaluate_on=today() + timedelta(days=60), owner=one.head,
    )  # fmt: skip
    policy.save_goal(goal=goal, by=one.head)
    policy.choose_forms(goal=goal, keys=["didactic/join_in/2.0"], by=one.head)
    return goal


def in_the_year(one: Beginner, goal: Goal, group: Group) -> None:
    starts = timezone.now() + timedelta(days=20)
    activity = Activity(
        location=one.place, school_year=one.year, goal=goal, partnership="didactic", participation="join_in",
        level="2.0", starts_at=starts, ends_at=starts + timedelta(hours=1), place="Aula", staff_hours=4,
    )  # fmt: skip
    plan(activity=activity, groups=[group], texts=[dutch()], by=one.head)


def test_an_empty_location_is_led_to_an_adopted_plan(beginner: Beginner) -> None:
    one = beginner
    assert one.behind() == []
    group = families(one)
    assert one.behind() == ["parents"]
    silence(location=one.place, year=one.year, rule="P406", reason="We deden dit vorig jaar", by=one.head)
    one.say()
    assert one.behind() == ["parents", "team", "stand"]
    vision_of_all(one)
    assert one.behind()[3:] == ["vision", "behind_it", "tell"]
    goal = goal_with_forms(one)
    assert one.behind()[6:] == ["goals", "forms"]
    in_the_year(one, goal, group)
    assert one.behind()[8:] == ["year", "means"]
    round_ = open_consultation(location=one.place, team_on=today(), parents_on=today(), by=one.head)
    adopt_plan(consultation=round_, by=one.head)
    assert len(one.behind()) == 12
    assert checked(one.place, one.year).green


def test_a_step_does_not_wait_for_the_ones_before_it_and_opens_again(beginner: Beginner) -> None:
    policy.write_vision(location=beginner.place, text="Samen", by=beginner.head)
    goal = goal_with_forms(beginner)
    assert beginner.behind() == ["vision", "goals", "forms"]
    policy.choose_forms(goal=goal, keys=[], by=beginner.head)
    assert beginner.behind() == ["vision", "goals"]


def test_the_first_that_is_not_over_comes_next(beginner: Beginner) -> None:
    families(beginner)
    standing = step_plan_of(beginner.place, beginner.year)
    assert standing.next
    assert (standing.next.step.key, standing.over, standing.left) == ("team", 1, 11)


def test_what_is_said_can_be_said_anew_and_taken_back(beginner: Beginner) -> None:
    beginner.say()
    skipped = beginner.say("skip")
    assert [one.state for one in step_plan_of(beginner.place, beginner.year).steps][2] == "skipped"
    unsay_step(said=skipped, by=beginner.head)
    assert beginner.behind() == []


def test_nobody_says_what_can_be_seen(beginner: Beginner) -> None:
    with pytest.raises(ValidationError):
        beginner.say(step="goals")
    for stranger in (beginner.cast.fatma, beginner.cast.elsje, beginner.cast.ingrid):
        with pytest.raises(PermissionDenied):
            beginner.say(by=stranger)


def test_what_the_check_finds_is_for_who_can_mend_it(client: Client, cast: Cast) -> None:
    path = "/locatie/vlindertuin/stappenplan/"
    assert "/plancheck/" in as_staff(client, cast.fatma).get(path).content.decode()
    for reader in (cast.marieke, cast.ingrid):
        assert "/plancheck/" not in as_staff(client, reader).get(path).content.decode()


def test_the_page_asks_few_questions(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, cast.fatma).get("/locatie/vlindertuin/stappenplan/")
    with django_assert_max_num_queries(15):
        client.get("/locatie/vlindertuin/stappenplan/")


def test_the_flyer_is_one_sheet_that_can_be_read_aloud(beginner: Beginner) -> None:
    said = beginner.say()
    SaidStep.objects.filter(pk=said.pk).update(note="x" * 300)
    silence(location=beginner.place, year=beginner.year, rule="P406", reason="Vorig jaar " * 25, by=beginner.head)
    reader = PdfReader(io.BytesIO(flyer.as_pdf(step_plan_of(beginner.place, beginner.year))))
    [page] = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert str(reader.root_object["/MarkInfo"]) == "{'/Marked': True, '/Suspects': False}"
    assert str(reader.root_object["/Lang"]) == "nl"
    assert "Stel het plan vast" in page.extract_text()
    assert "2 van de 12 stappen" in " ".join(page.extract_text().split())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('done = ["families"]', 'done = ["weather"]'),
        ('clear = ["P406"]', 'clear = ["P999"]'),
        ('done = ["adopted"]', "done = []"),
        ('week = "12"', 'week = "soon"'),
        ('key = "team"', 'key = "parents"'),
    ],
)
def test_a_slip_in_the_steps_is_named(tmp_path: Path, right: str, wrong: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / "steps.toml").write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(DataError, match=r"steps\.toml"):
        read(tmp_path / "steps.toml")
