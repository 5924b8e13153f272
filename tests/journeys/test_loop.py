"""The whole loop at a school that begins with nothing: from a file of the administration to a known outcome."""

import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from conftest import Mailbox
from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.exchange.tests.making import Kid, edexml, parent, table
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account, Appointment, Family, Guardian
from driehoek.policy.models import Goal
from driehoek.shared.tests.browser import again
from tests.journeys.conftest import Clock
from tests.journeys.steps import choose, follow, log_in, press, reads, words, work
from tests.pages.visits import become

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KIDS = [Kid("101", "Yasmin", "Haddad"), Kid("102", "Ben", "Vis")]
TEACHER = {"key": "t1", "name": "Bakker", "email": "juf@oever.example"}
PARENTS = [
    parent("101", "Rania Haddad", email="rania@thuis.example", leestaal="Arabisch"),
    parent("102", "Kees Vis", email="kees@thuis.example"),
]
PLACE = "/locatie/de-oever"


def test_from_a_file_to_a_figure(page: Page, mailbox: Mailbox, tmp_path: Path, autumn: Clock) -> None:
    head = open_school()
    log_in(page, head, f"{PLACE}/import/")
    bring_in(page, edexml(tmp_path / "school.xml", KIDS, [TEACHER]))
    bring_in(page, table(tmp_path / "ouders.csv", PARENTS))
    assert {one.language_read for one in Guardian.objects.filter(organisation__name="Stichting Oever")} == {"ar", "nl"}
    confirm_the_teacher(page)
    set_a_goal(page)
    activity = plan_from_the_library(page)
    invite_after_looking(page, activity)
    answer_from_the_mail(page, mailbox)
    autumn.move_to(activity.starts_at + timedelta(minutes=5))
    log_in(page, head, f"/activiteiten/{activity.pk}/deur/")
    register_and_close(page, activity)
    follow_up(page)
    read_the_figure(page)
    read_the_trail(page)


def family_of(parent: str) -> Family:
    """The family of a parent by first name."""
    return Family.objects.distinct().get(children__guardianships__guardian__given_name=parent)


def open_school() -> Account:
    """Do what an administrator does once."""
    call_command(
        "createschool", organisation="Stichting Oever", location="De Oever", kind="primary",
        head_name="Hanna Hoofd", head_email="hanna@oever.example", stdout=StringIO(),
    )  # fmt: skip
    return Account.objects.get(email="hanna@oever.example")


def bring_in(page: Page, file: Path) -> None:
    """Upload a file, look at what would change, and accept it."""
    page.goto(f"{PLACE}/import/")
    page.locator("input[type=file]").set_input_files(file)
    press(page, "See what would change")
    work()
    reads(page, "This is what would change")
    press(page, "Bring in")
    work()
    reads(page, "This is what changed")


def confirm_the_teacher(page: Page) -> None:
    """Give an imported role its rights."""
    page.goto("/collegas/")
    page.get_by_role("button", name=words("Confirm as mentor and contact person")).click()
    expect(page.locator("main .tag--sun")).to_have_count(0)
    appointment = Appointment.objects.get(account__email="juf@oever.example")
    assert (appointment.role, appointment.is_contact_person) == ("mentor", True)
    assert appointment.confirmed_at


def set_a_goal(page: Page) -> None:
    """Say what the school wants to reach with parents."""
    page.goto(f"{PLACE}/doelen/")
    follow(page, "Set the first goal")
    choose(page, "kind", "equip")
    page.locator("[name=title]").fill("Ouders lezen thuis voor")
    page.locator("[name=measure]").fill("Van elk gezin kwam iemand")
    press(page, "Save")
    assert Goal.objects.get(title="Ouders lezen thuis voor").owner is not None


def plan_from_the_library(page: Page) -> Activity:
    """Choose something that serves the goal, for the group of both children."""
    page.goto(f"/doelen/{Goal.objects.latest('pk').pk}/")
    follow(page, "Choose an activity")
    follow(page, "Use this")
    page.locator("[name=place]").fill("Lokaal 3A")
    group = page.locator("label:has([name=groups])", has_text="3A")
    if not group.locator("input").is_checked():
        group.click()
    choose(page, "rhythm", "")
    press(page, "Save")
    expect(page).to_have_url(re.compile(r"/activiteiten/\d+/$"))
    activity = Activity.objects.latest("pk")
    assert (activity.goal, activity.state) == (Goal.objects.latest("pk"), Activity.State.DRAFT)
    return activity


def invite_after_looking(page: Page, activity: Activity) -> None:
    """See who reads what, and then send."""
    page.goto(f"/activiteiten/{activity.pk}/uitnodigen/")
    expect(page.locator("main .tag", has_text="العربية")).to_contain_text("1")
    assert not Invitation.objects.filter(activity=activity).exists()
    page.locator("main form button.button--main").click()
    reads(page, "Everybody is invited")
    work()


def answer_from_the_mail(page: Page, mailbox: Mailbox) -> None:
    """Open the link in the e-mail as a parent who reads Arabic, and say yes."""
    mail = next(one for one in mailbox.messages if "rania@" in one["To"])
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    become(page.context, "http://localhost", None)
    page.goto(re.findall(r"https?://[^/]+(/u/\S+)", text)[0])
    expect(page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    press(page, "Yes, I come", "ar")
    reads(page, "Good that you come!", "ar")
    assert Invitation.objects.get(guardian__given_name="Rania").answer == "yes"


def register_and_close(page: Page, activity: Activity) -> None:
    """Tap who came; close the list, so that who did not come is followed up."""
    page.get_by_role("button", name="Rania Haddad").click()
    expect(page.locator(".door__count")).to_have_text("1")
    again(page)
    follow(page, "Close the list")
    expect(page.locator("main .row")).to_contain_text("Vis")
    press(page, "Close the list")
    reads(page, "Not heard why yet")
    assert Attendance.objects.get(activity=activity).family == family_of("Rania")
    assert Absence.objects.get(activity=activity).family == family_of("Kees")


def follow_up(page: Page) -> None:
    """As their contact person, keep the promise to the family that was not there with a new appointment."""
    promise = Promise.objects.get(family=family_of("Kees"))
    assert promise.owner is not None
    assert promise.owner.email == "juf@oever.example"
    log_in(page, promise.owner)
    page.locator("[aria-labelledby=promises] .row", has_text="Vis").get_by_role("link").click()
    choose(page, "result", "appointment")
    page.locator("[name=appointment_on]").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    press(page, "Close")
    reads(page, "The promise is closed.")
    promises = Promise.objects.filter(family=family_of("Kees")).order_by("pk")
    assert [*promises.values_list("state", flat=True)] == ["kept", "open"]
    assert promises[1].due == timezone.localdate() + timedelta(days=3)


def read_the_figure(page: Page) -> None:
    """One of two families came: half."""
    log_in(page, Account.objects.get(email="hanna@oever.example"), f"{PLACE}/cijfers/participation/")
    expect(page.locator(".stat b").first).to_have_text("50%")
    reads(page, "%(count)s of %(whole)s families", count=1, whole=2)


def read_the_trail(page: Page) -> None:
    """The page of the absent family tells everything that happened and what is still promised."""
    family = family_of("Kees")
    page.goto(f"/gezinnen/{family.pk}/")
    verbs = [*Contact.objects.filter(family=family).order_by("pk").values_list("verb", flat=True)]
    assert verbs[:2] == ["invited", "absent"]
    expect(page.locator(".timeline li")).to_have_count(len(verbs))
    expect(page.locator("[aria-labelledby=promised] .row")).to_have_count(1)
