"""Rounds of talks in the demo: one that was held, one that families know the times of, and one to be planned."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.db.models import Count, F, Q
from django.utils import timezone

from driehoek.conversations.bridge.check import problems_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.models import Party, Reading, ReportSection, Round, Talk, Telling, Wish
from driehoek.conversations.queries import parties_of, talks_of
from driehoek.conversations.queries.readings import reading_of
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import AuditLine, Guardianship
from driehoek.people.rules import guardianship_is_open
from driehoek.schooldays.queries.calendars import calendar_at
from driehoek.texts.models import Version

pytestmark = pytest.mark.django_db


def the_round(kind: str) -> Round:
    """The round of this kind; in the holidays around a new school year there is none."""
    row = Round.objects.filter(kind=kind).first()
    return row or pytest.skip(f"no round '{kind}' at this time of the school year")


def spans(talks: Iterator[Talk] | list[Talk]) -> list[tuple[object, object]]:
    """From when until when, in order."""
    return sorted((talk.starts_at, talk.ends_at) for talk in talks)


@pytest.mark.parametrize("who", ["host__account", "party__guardians"])
def test_nobody_has_two_talks_at_once(demo: Cast, who: str) -> None:
    assert Talk.objects.exists()
    rows = sorted(Talk.objects.exclude(**{who: None}).values_list(who, "starts_at", "ends_at"))
    assert not [later for (one, _, end), later in pairwise(rows) if later[0] == one and later[1] < end]


def test_the_plan_of_next_week_breaks_no_rule(demo: Cast) -> None:
    sheet = sheet_of(the_round("report"))
    assert sheet.placed
    for number, slot in sheet.placed.items():
        problems = problems_of(sheet, sheet.asks[number], slot)
        assert not [one for one in problems if one.hard or one.code == "party_away"]


def test_talks_are_on_lesson_days(demo: Cast) -> None:
    calendar = calendar_at(demo.driesprong.pk)
    days = [day for round_ in Round.objects.all() for day in round_.days.all()]
    assert days
    assert all(calendar.has_lessons(day.date) for day in days)


def test_nothing_has_happened_in_the_future(demo: Cast) -> None:
    now = timezone.now()
    done = Talk.objects.exclude(state=Talk.State.PLANNED)
    assert not done.filter(Q(starts_at__gte=now) | Q(done_at__gt=now) | Q(done_at__lt=F("begun_at"))).exists()
    assert not Talk.objects.filter(state=Talk.State.PLANNED, starts_at__lt=now).exists()
    assert not Party.objects.filter(Q(answered_at__gt=now) | Q(answered_at__lt=F("asked_at"))).exists()
    about = Q(about_kind__in=("telling", "party", "talk", "report"))
    assert not Contact.objects.filter(about, at__gt=now).exists()
    assert not AuditLine.objects.filter(Q(subject__startswith="round:") | Q(subject__startswith="report:"), at__gt=now)


def test_what_was_told_waits_for_nobody(demo: Cast) -> None:
    rows = Delivery.objects.filter(about_kind__in=("telling", "report"))
    assert rows.count() >= Telling.objects.count() > 0
    assert not rows.filter(Q(state=Delivery.State.QUEUED) | Q(created_at__gt=timezone.now())).exists()


def test_only_who_may_be_informed_is_in_a_party(demo: Cast) -> None:
    for wish in Wish.objects.prefetch_related("party__guardians"):
        informed = Guardianship.objects.filter(guardianship_is_open(), child=wish.child_id).values("guardian")
        assert wish.party.guardians.filter(pk__in=informed).exists()
    assert not Party.objects.filter(guardians__in=demo.outsiders).exists()


def test_separated_parents_are_two_parties(demo: Cast) -> None:
    round_ = the_round("report")
    parties = Party.objects.filter(round=round_, family=demo.visser)
    assert {party.apart for party in parties} == {True}
    alone = {one.pk for party in parties for one in party.guardians.all() if party.guardians.count() == 1}
    assert alone == {demo.daniel.pk, demo.iris.pk}
    own = Party.objects.filter(round=round_, voices=None)
    twice = own.values("family").annotate(number=Count("pk")).filter(number__gt=1)
    assert not own.filter(family__in=twice.values("family"), apart=False).exists()


def test_some_parents_who_live_apart_come_together(demo: Cast) -> None:
    """One plain talk for both, with the wishes of each."""
    for both in (together := Party.objects.exclude(voices=None)):
        assert {voice.together for voice in both.voices.all()} == {True}
        assert set(both.guardians.all()) == {one for voice in both.voices.all() for one in voice.guardians.all()}
        assert both.wishes.exists()
        assert not Wish.objects.filter(party__joined=both).exists()
    assert together


@pytest.mark.parametrize("name", ["samira", "hassan", "gilda", "olena", "daniel", "iris"])
def test_parents_of_the_cast_see_their_own_talk_next_week(demo: Cast, name: str) -> None:
    round_, guardian = the_round("report"), getattr(demo, name)
    talk = talks_of(guardian).get(round=round_)
    assert talk.told_start == talk.starts_at > timezone.now()
    assert guardian in talk.party.guardians.all()


def test_the_evening_of_the_vmbo_waits_to_be_planned(demo: Cast) -> None:
    round_ = the_round("tables")
    assert round_.state == Round.State.ASKING
    assert round_.wishes_until > timezone.localdate()
    assert round_.hosts.filter(times__isnull=False).count() > round_.groups.count()
    asked = parties_of(demo.katarzyna).get(round=round_), parties_of(demo.leila).get(round=round_)
    assert [bool(party.answered_at) for party in asked] == [True, False]
    assert not round_.talks.exists()
    coming = round_.parties.filter(answered_at__isnull=False, declined_at=None, joined=None)
    assert not coming.filter(wishes=None).exists()
    assert Wish.objects.filter(party__round=round_, party__declined_at__isnull=False).count() == 0


def test_every_missed_talk_became_a_promise_that_was_kept(demo: Cast) -> None:
    round_ = the_round("start")
    missed = set(round_.talks.filter(state=Talk.State.MISSED).values_list("pk", flat=True))
    owed = Promise.objects.filter(about_kind="talk", about_id__in=round_.talks.values("pk"))
    assert {promise.about_id for promise in owed} == missed
    assert not owed.filter(Q(closed_at__lt=F("made_at")) | Q(state=Promise.State.OPEN, due__lt=timezone.localdate()))
    assert round_.talks.filter(state=Talk.State.HELD).count() > 3 * len(missed)


@pytest.mark.parametrize(("name", "child", "language"), [("samira", "yassin", "ar"), ("emine", "deniz", "tr")])
def test_parents_read_the_report_in_their_language(demo: Cast, name: str, child: str, language: str) -> None:
    the_round("start")
    guardian = getattr(demo, name)
    reading = reading_of(guardian, Reading.objects.get(guardian=guardian, report__child=getattr(demo, child)).report_id)
    assert reading.right
    texts = reading.report.sections.values("text")
    versions = Version.objects.filter(text__in=texts, language=language)
    assert versions.count() == reading.report.sections.count()
    assert not versions.filter(body="").exists()


def test_a_report_is_shared_with_whom_may_read_it_and_some_are_still_to_be_written(demo: Cast) -> None:
    round_ = the_round("start")
    for reading in Reading.objects.select_related("report"):
        rights = Guardianship.objects.filter(guardianship_is_open("progress"), child=reading.report.child_id)
        assert rights.filter(guardian=reading.guardian_id).exists()
        assert Party.objects.filter(guardians=reading.guardian_id, talks__report=reading.report).exists()
    assert round_.talks.filter(state=Talk.State.HELD, report=None).count() < round_.talks.count() / 2
    texts = ReportSection.objects.values("text")
    assert not Version.objects.filter(text__in=texts, made_at__gte=timezone.now()).exists()
