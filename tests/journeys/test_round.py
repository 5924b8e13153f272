"""A round of talks, from the first choice of the coordinator to the evening itself and what it still owes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from conftest import Mailbox
from driehoek.conversations.models import Party, Round, Solving, Talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Promise
from driehoek.people.models import Guardian
from driehoek.shared.moments import day as day_in_words
from driehoek.shared.tests.browser import again
from tests.journeys.steps import choose, follow, log_in, press, reads, unfold, words, work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACE = "/locatie/regenboog"
AHEAD = timedelta(days=6)
DARIJA = "Marokkaans-Arabisch"


def test_from_the_first_choice_to_what_the_evening_owes(
    page: Page, plain: Page, morning: Cast, mailbox: Mailbox
) -> None:
    cast = morning
    round_ = set_up(page, cast)
    colleagues_say_when(page, cast, round_)
    an_interpreter_comes(page, round_)
    ask(page, round_)
    wish_in_arabic(plain, address_in(mailbox, cast.samira), cast)
    wish_apart(plain, cast, mailbox)
    make_the_plan(page, cast, round_)
    look_and_change(page, cast, round_)
    publish(page, round_)
    reads_her_time(plain, cast, mailbox)
    see_only_their_own(plain, cast)
    cancels(plain, cast)
    repair(page, cast, round_, mailbox)
    with time_machine.travel(timezone.now()) as clock:
        the_evening(page, cast, clock)


# Before the plan


def set_up(page: Page, cast: Cast) -> Round:
    """Fatma chooses what kind of talks, for whom and when."""
    log_in(page, cast.fatma, f"{PLACE}/rondes/")
    follow(page, "Begin a round")
    follow(page, "Talk about progress")
    for group in (cast.group_3a, cast.group_5b):
        page.locator(f"label:has([name=groups][value='{group.pk}'])").click()
    evening = timezone.localdate() + AHEAD
    page.locator("[name=wishes_until]").fill((evening - timedelta(days=2)).isoformat())
    page.locator("[name=day-0-date]").fill(evening.isoformat())
    page.locator("main form .button--main").click()
    reads(page, "With whom can families talk?")
    round_ = Round.objects.get()
    assert (round_.owner, round_.compulsory, round_.groups.count()) == (cast.fatma, True, 2)
    return round_


def colleagues_say_when(page: Page, cast: Cast, round_: Round) -> None:
    """Fatma takes part herself and asks Nadia, who says with one tap that she is there."""
    page.locator("[name=suggested]").click()
    page.locator("[name=account]").select_option(str(cast.nadia.pk))
    press(page, "Add")
    for account in (cast.nadia, cast.fatma):
        log_in(page, account, f"/mijn-gesprekken/tijden/{round_.hosts.get(account=account).pk}/")
        press(page, "I am there the whole time")
    assert round_.hosts.filter(times__isnull=False).count() == 2
    assert [host.account for host in round_.hosts.filter(asked=True)] == [cast.fatma]


def an_interpreter_comes(page: Page, round_: Round) -> None:
    """Somebody who speaks Moroccan Arabic is there for an hour: the page says that it is needed."""
    page.goto(f"/rondes/{round_.pk}/tolken/")
    expect(page.locator("main")).to_contain_text(DARIJA)
    page.locator("[name=language]").fill(DARIJA)
    page.locator("[name=start]").fill("19:00")
    page.locator("[name=end]").fill("20:00")
    press(page, "Add")
    expect(page.locator("main")).to_contain_text("19:00")


def ask(page: Page, round_: Round) -> None:
    """Everybody is asked once; parents who live apart each by themselves."""
    page.goto(f"/rondes/{round_.pk}/vragen/")
    page.locator("main form .button--main").click()
    work()
    assert [*round_.parties.order_by("apart").values_list("apart", flat=True)] == [False] * 3 + [True] * 2


def address_in(mailbox: Mailbox, guardian: Guardian) -> str:
    """The personal link in the newest mail to somebody, as a path."""
    pairs = zip(mailbox.messages, mailbox.recipients, strict=True)
    mail = [mail for mail, to in pairs if to == [guardian.email]][-1]
    assert mail["Content-Language"] == guardian.language_read
    body = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    return str(re.findall(r"(/u/[a-z0-9-]+/\S*)", body)[0])


def wish_in_arabic(plain: Page, path: str, cast: Cast) -> None:
    """Samira also wants to talk with Nadia, and needs an interpreter."""
    plain.goto(path)
    expect(plain.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    plain.get_by_label(cast.nadia.name).select_option("2")
    choose(plain, "interprets", "school")
    press(plain, "Tell the school", "ar")
    party = Party.objects.get(guardians=cast.samira)
    assert {wish.host.account: wish.required for wish in party.wishes.all()} == {cast.fatma: True, cast.nadia: False}
    assert (party.interprets, party.language, party.answered_by) == ("school", DARIJA, cast.samira)


def wish_apart(plain: Page, cast: Cast, mailbox: Mailbox) -> None:
    """Daniël would rather come late and Iris early; neither finds anything of the other."""
    for one, other, prefers in ((cast.daniel, cast.iris, "late"), (cast.iris, cast.daniel, "early")):
        plain.goto(address_in(mailbox, one))
        choose(plain, "prefers", prefers)
        press(plain, "Tell the school")
        expect(plain.locator("main")).not_to_contain_text(other.given_name)
        assert Party.objects.get(guardians=one).prefers == prefers


# The plan


def make_the_plan(page: Page, cast: Cast, round_: Round) -> None:
    """The planner itself finds a time for everybody, with an interpreter for Samira."""
    log_in(page, cast.fatma, f"/rondes/{round_.pk}/plan/")
    let_it_plan(page, "Make the plan")
    assert round_.talks.filter(state=Talk.State.PLANNED).count() == 6
    for talk in round_.talks.filter(party__guardians=cast.samira):
        assert 19 <= timezone.localtime(talk.starts_at).hour < 20
    assert not round_.talks.filter(told_at__isnull=False).exists()


def let_it_plan(page: Page, button: str) -> None:
    """Ask for a plan, and let a worker search for two seconds at most."""
    press(page, button)
    Solving.objects.filter(state=Solving.State.WAITING).update(seconds=2)
    work()
    again(page)
    assert Solving.objects.latest("pk").state == Solving.State.DONE


def look_and_change(page: Page, cast: Cast, round_: Round) -> None:
    """Fatma looks at the plan of families and of the interpreter, fixes one talk and gives another a free time."""
    page.goto(f"/rondes/{round_.pk}/plan/?per=interpreter")
    expect(page.locator("main")).to_contain_text(cast.inas.given_name)
    page.goto(f"/rondes/gesprekken/{talk_of(cast.daniel).pk}/verzetten/")
    press(page, "Fix at this time")
    assert talk_of(cast.daniel).locked
    move_to_free_time(page, talk_of(cast.olena))


def move_to_free_time(page: Page, talk: Talk) -> None:
    """Give a talk the last time at which nothing is against it."""
    page.goto(f"/rondes/gesprekken/{talk.pk}/verzetten/")
    page.locator("button[name=start]:not(.button--unsure)").last.click()
    moved = Talk.objects.get(pk=talk.pk)
    assert moved.locked
    assert moved.starts_at != talk.starts_at


def talk_of(guardian: Guardian) -> Talk:
    """The talk of a guardian with Fatma."""
    return Talk.objects.get(party__guardians=guardian, host__account__name__startswith="Fatma")


def publish(page: Page, round_: Round) -> None:
    """Only now families hear something."""
    page.goto(f"/rondes/{round_.pk}/bekendmaken/")
    page.locator("button[name=times]").click()
    work()
    assert Round.objects.get().state == Round.State.PUBLISHED


def reads_her_time(plain: Page, cast: Cast, mailbox: Mailbox) -> None:
    """Samira reads in Arabic when she can come, and takes it along in her calendar."""
    talk = talk_of(cast.samira)
    plain.goto(address_in(mailbox, cast.samira))
    expect(plain.locator("main")).to_contain_text(day_in_words(talk.starts_at, "ar"))
    plain.goto(link_path(cast.samira, f"praten/gesprek/{talk.pk}/"))
    expect(plain.locator("main")).to_contain_text(f"{timezone.localtime(talk.starts_at):%H:%M}")
    address = plain.get_by_role("link", name=words("Put it in my calendar", "ar")).get_attribute("href")
    calendar = plain.request.get(str(address)).text()
    assert f"DTSTART;TZID=Europe/Amsterdam:{timezone.localtime(talk.starts_at):%Y%m%dT%H%M%S}" in calendar


def see_only_their_own(plain: Page, cast: Cast) -> None:
    """Parents who live apart find one talk, and what is of the other is not there."""
    for one, other in ((cast.daniel, cast.iris), (cast.iris, cast.daniel)):
        plain.goto(link_path(one, "praten/"))
        expect(plain.locator("main a.row")).to_have_count(1)
        expect(plain.locator(f"main a.row[href$='/gesprek/{talk_of(one).pk}/']")).to_have_count(1)
        for page in (f"praten/gesprek/{talk_of(other).pk}/", f"praten/{Party.objects.get(guardians=other).pk}/"):
            answer = plain.goto(link_path(one, page))
            assert answer
            assert answer.status == 404


# What changes


def cancels(plain: Page, cast: Cast) -> None:
    """Samira cannot come to Nadia after all: it becomes a promise of Nadia to find another moment."""
    talk = Talk.objects.get(party__guardians=cast.samira, host__account=cast.nadia)
    plain.goto(link_path(cast.samira, f"praten/gesprek/{talk.pk}/"))
    unfold(plain, "I cannot come", "ar")
    press(plain, "I cannot come", "ar")
    reads(plain, "You told us that you cannot come", "ar")
    promise = Promise.objects.get(about_kind="talk", about_id=talk.pk)
    assert (promise.owner, promise.guardian, promise.state) == (cast.nadia, cast.samira, "open")


def repair(page: Page, cast: Cast, round_: Round, mailbox: Mailbox) -> None:
    """Planning again moves nobody; Gilda asked for another time, and only she hears of it."""
    before = dict(round_.talks.exclude(state="cancelled").values_list("pk", "starts_at"))
    page.goto(f"/rondes/{round_.pk}/plan/")
    let_it_plan(page, "Repair the plan")
    assert dict(round_.talks.exclude(state="cancelled").values_list("pk", "starts_at")) == before
    move_to_free_time(page, talk_of(cast.gilda))
    known = len(mailbox.messages)
    page.goto(f"/rondes/{round_.pk}/bekendmaken/")
    page.locator("button[name=changes]").click()
    work()
    assert mailbox.recipients[known:] == [[cast.gilda.email]]


# The evening


def the_evening(page: Page, cast: Cast, clock: time_machine.Traveller) -> None:
    """The first family comes and talks; the second does not come, and is owed a new time that is free."""
    first, second = Talk.objects.filter(host__account=cast.fatma, state="planned").order_by("starts_at")[:2]
    clock.move_to(first.starts_at - timedelta(minutes=2))
    log_in(page, cast.fatma, "/mijn-gesprekken/")
    press(page, "They are here")
    clock.move_to(first.starts_at + timedelta(minutes=1))
    again(page)
    press(page, "We begin")
    press(page, "Done")
    clock.move_to(second.starts_at + timedelta(minutes=8))
    again(page)
    page.locator("section.now button[value=miss]").click()
    states = Talk.objects.filter(pk__in=[first.pk, second.pk]).order_by("starts_at").values_list("state", flat=True)
    assert [*states] == ["held", "missed"]
    owed = Promise.objects.get(about_kind="talk", about_id=second.pk)
    assert owed.owner == cast.fatma
    assert words("a time that is free: %(time)s", time=day_in_words(second.starts_at, "nl")) in owed.subject
