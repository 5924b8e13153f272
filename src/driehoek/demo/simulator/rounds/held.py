"""The first talks of the year at the preschool: nearly all were held, and whoever missed theirs was spoken later."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from driehoek.conversations.actions.asking import ask_families
from driehoek.conversations.actions.telling import tell_times
from driehoek.conversations.models import Round, Talk, Telling
from driehoek.conversations.rules import channel_of, whom_about
from driehoek.demo import trail
from driehoek.demo.moments import at, weekday_before
from driehoek.demo.simulator.rounds.answers import Answers, call_interpreters
from driehoek.demo.simulator.rounds.clocks import told_at
from driehoek.demo.simulator.rounds.placing import place
from driehoek.demo.simulator.rounds.story import Story, opening
from driehoek.demo.simulator.source import chance, rounds
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account, Enrolment

ENOUGH = 4  # days
SOON = 2  # minutes


def hold(story: Story) -> Round | None:
    """Write the round when all of its days are over; else there is none yet."""
    table = opening("start")
    days = _days(story, table["weeks"], table["weekdays"])
    if len(days) < ENOUGH or days[-1] >= story.today:
        return None
    round_ = story.make_round(table, days)
    asked, told = (at(weekday_before(days[0], table[name]), "16:05") for name in ("asked", "told"))
    ask_families(round_=round_, by=story.cast.fatma)
    told_at(round_, Telling.Kind.WISHES, asked)
    Answers(story, round_, table["shares"], asked, 8, story.cast.fatma).give()
    call_interpreters(round_, talks=1)
    place(round_, told, story.families_of_cast)
    publish(round_, story.cast.fatma, asked, told)
    _live(story, round_, table["missed"])
    Round.objects.filter(pk=round_.pk).update(state=Round.State.CLOSED)
    return round_


def _days(story: Story, weeks: list[int], weekdays: list[int]) -> list[date]:
    year = story.cast.year.start.year
    days = [date.fromisocalendar(year, week, weekday + 1) for week in weeks for weekday in weekdays]
    return [day for day in days if story.calendar.has_lessons(day)]


def publish(round_: Round, by: Account, asked: datetime, told: datetime) -> None:
    """Let families hear their times at `told`, of a round in which they were asked at `asked`."""
    round_.refresh_from_db()
    tell_times(round_=round_, by=by)
    told_at(round_, Telling.Kind.TIMES, told)
    round_.talks.update(told_at=told)
    round_.parties.update(asked_at=asked)
    Promise.objects.filter(about_kind="party", about_id__in=round_.parties.values("pk")).update(
        made_at=told, due=working_days(FOLLOW_UP_DAYS, told.date())
    )
    until = working_days(2, asked.date() + timedelta(days=8))
    Round.objects.filter(pk=round_.pk).update(
        created_at=asked - timedelta(days=3),
        asked_at=asked,
        published_at=told,
        wishes_until=min(until, told.date() - timedelta(days=1)),
    )


# What happened


def _live(story: Story, round_: Round, missed: float) -> None:
    rows = round_.talks.select_related("party__family", "host__account", "child", "round").order_by("starts_at", "pk")
    talks, known = list(rows), {story.cast.yassin.pk, story.cast.deniz.pk, story.cast.bram.pk, story.cast.senait.pk}
    for talk in talks:
        away = chance(story.rng, missed) and talk.child_id not in known
        talk.state = Talk.State.MISSED if away else Talk.State.HELD
        if not away:
            talk.begun_at = talk.starts_at + timedelta(minutes=story.rng.randrange(4))
            talk.arrived_at, talk.done_at = talk.begun_at - timedelta(minutes=SOON), talk.ends_at
    Talk.objects.bulk_update(talks, ["state", "begun_at", "arrived_at", "done_at"])
    Contact.objects.bulk_create(_contact(talk) for talk in talks)
    _follow_up(story, [talk for talk in talks if talk.state == Talk.State.MISSED])


def _contact(talk: Talk) -> Contact:
    held = talk.state == Talk.State.HELD
    return Contact(
        location_id=talk.round.location_id, family_id=talk.party.family_id, guardian=whom_about(talk.party),
        verb="talked" if held else "absent", at=talk.begun_at or talk.starts_at, account=talk.host.account,
        channel=channel_of(talk.party), about_kind="talk", about_id=talk.pk,
        mode=Contact.Mode.HEARD if held else Contact.Mode.TOLD, outcome=Contact.Outcome.REACHED if held else "",
        subject=f"{talk.round}: {talk.child}"[:200],
    )  # fmt: skip


def _follow_up(story: Story, talks: list[Talk]) -> None:
    """Every talk that was missed became a promise, and those were kept within days."""
    promises = list(_promises(story, talks))
    moments = [promise.made_at for promise in promises]
    Promise.objects.bulk_create(promises)
    for promise, moment in zip(promises, moments, strict=True):
        promise.made_at = moment  # the database had set it to now
    Promise.objects.bulk_update(promises, ["made_at"])
    Contact.objects.bulk_create(trail.followed_up(promise) for promise in promises if promise.closed_at)


def _promises(story: Story, talks: list[Talk]) -> Iterator[Promise]:
    places = Enrolment.objects.filter(group__rounds__in={one.round_id for one in talks})
    groups = dict(places.values_list("child", "group"))
    for talk in talks:
        day = talk.starts_at.date()
        called = working_days(story.rng.randint(1, FOLLOW_UP_DAYS), day)
        kept = called < story.today
        yield Promise(
            location_id=talk.round.location_id, group_id=groups.get(talk.child_id), family_id=talk.party.family_id,
            guardian=whom_about(talk.party), owner=talk.host.account, kind=Promise.Kind.NEW_APPOINTMENT,
            subject=f"{talk.round}: {talk.child}"[:200], due=working_days(FOLLOW_UP_DAYS, day), about_kind="talk",
            about_id=talk.pk, language=talk.party.language, made_at=talk.ends_at,
            state=Promise.State.KEPT if kept else Promise.State.OPEN, closed_by=talk.host.account if kept else None,
            closed_at=at(called, "15:30") if kept else None,
            outcome=story.rng.choice(rounds()["words"]["kept"]) if kept else "",
        )  # fmt: skip
