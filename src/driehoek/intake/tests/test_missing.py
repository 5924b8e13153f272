"""A child without an intake becomes a promise, once, and that is kept when the intake is done."""

from datetime import timedelta

import pytest

from driehoek.demo.cast import Cast
from driehoek.intake import jobs
from driehoek.intake.missing import without_intake
from driehoek.intake.tests.told import a_done
from driehoek.logbook.models import Promise
from driehoek.people.rules import today


@pytest.fixture(autouse=True)
def begun_long_ago(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Yassin is the only one who began seven weeks ago, in a school year that began before."""
    monkeypatch.setitem(jobs._rest, "until", 0.0)
    start = today() - timedelta(weeks=7)
    type(cast.year).objects.filter(pk=cast.year.pk).update(start=start - timedelta(days=7))
    cast.vlinders.enrolments.update(start=today())
    cast.rupsen.enrolments.update(start=today())
    cast.vlinders.enrolments.filter(child=cast.yassin).update(start=start)


def test_it_is_promised_once_by_the_contact_person(cast: Cast) -> None:
    assert [jobs.take_next(), jobs.take_next()] == [True, False]
    promise = Promise.objects.get(about_kind="intake")
    assert (promise.family, promise.owner, promise.about_id) == (cast.el_amrani, cast.marieke, cast.yassin.pk)
    assert cast.yassin.full_name in promise.subject


def test_looking_again_waits(cast: Cast) -> None:
    jobs.take_next()
    assert jobs.take_next() is False
    Promise.objects.filter(about_kind="intake").delete()
    assert jobs.take_next() is False
    assert without_intake().exists()


def test_doing_it_keeps_the_promise_and_none_is_made_again(cast: Cast) -> None:
    jobs.take_next()
    a_done(cast)
    assert Promise.objects.get(about_kind="intake").state == Promise.State.KEPT
    assert not without_intake().exists()


@pytest.mark.parametrize(
    "change", ["six weeks not over", "here longer, eight weeks not over", "nobody is informed", "done"]
)
def test_nothing_is_missing(cast: Cast, change: str) -> None:
    place = cast.vlinders.enrolments.get(child=cast.yassin)
    if change == "six weeks not over":
        place.start = today() - timedelta(days=41)
    elif change == "eight weeks not over":
        longer_here(cast, weeks=7)
        place.refresh_from_db()
    elif change == "nobody is informed":
        cast.yassin.guardianships.update(information="none")
    else:
        a_done(cast)
    place.save()
    assert not without_intake().exists()


def longer_here(cast: Cast, weeks: int = 8) -> None:
    """Every child of both groups was here before the school year, which began some weeks ago."""
    type(cast.year).objects.filter(pk=cast.year.pk).update(start=today() - timedelta(weeks=weeks))
    for group in (cast.vlinders, cast.rupsen):
        group.enrolments.update(start=today() - timedelta(weeks=60))


def test_who_is_here_longer_comes_two_at_a_time_in_a_group(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    longer_here(cast)
    while jobs.take_next():
        pass
    promises = Promise.objects.filter(about_kind="intake")
    assert promises.filter(group=cast.vlinders).count() == 2
    assert promises.filter(subject__contains="al langer").count() == promises.count()
    promises.filter(group=cast.vlinders).update(state=Promise.State.KEPT)
    monkeypatch.setitem(jobs._rest, "until", 0.0)
    while jobs.take_next():
        pass
    assert promises.filter(group=cast.vlinders, state=Promise.State.OPEN).count() == 2


def test_who_is_new_comes_before_who_is_here_longer(cast: Cast) -> None:
    longer_here(cast)
    cast.vlinders.enrolments.filter(child=cast.yassin).update(start=today() - timedelta(weeks=7))
    first, *others = without_intake()
    assert first.child == cast.yassin
    assert others
