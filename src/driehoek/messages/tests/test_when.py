"""Quiet hours and the day for news, also on the nights on which the clock changes."""

from datetime import UTC, datetime, time, timedelta

import pytest

from driehoek.messages.models import Manners
from driehoek.messages.when import after_quiet, moment_for, on_weekday
from driehoek.shared.moments import AMSTERDAM

EVENING, MORNING = time(20, 0), time(7, 30)


def at(text: str, fold: int = 0) -> datetime:
    """A moment on the Dutch clock."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=fold)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-02T12:00", "2026-12-02T12:00"),
        ("2026-12-02T19:59", "2026-12-02T19:59"),
        ("2026-12-02T20:00", "2026-12-03T07:30"),
        ("2026-12-03T00:00", "2026-12-03T07:30"),
        ("2026-12-03T07:29", "2026-12-03T07:30"),
        ("2026-12-03T07:30", "2026-12-03T07:30"),
        ("2026-12-31T23:00", "2027-01-01T07:30"),
    ],
)
def test_what_falls_in_quiet_hours_waits_for_the_morning(moment: str, expected: str) -> None:
    assert after_quiet(at(moment), EVENING, MORNING) == at(expected).astimezone(UTC)


@pytest.mark.parametrize("night", ["2026-03-28", "2026-10-24"])
def test_half_past_seven_is_on_the_new_clock_after_a_change(night: str) -> None:
    end = after_quiet(at(f"{night}T22:00"), EVENING, MORNING)
    assert end.astimezone(AMSTERDAM).strftime("%H:%M") == "07:30"
    hours = (end - at(f"{night}T22:00").astimezone(UTC)) / timedelta(hours=1)
    assert hours == (8.5 if night == "2026-03-28" else 10.5)


def test_an_end_that_the_clock_skips_comes_later_and_never_never() -> None:
    end = after_quiet(at("2026-03-28T23:00"), EVENING, time(2, 30))
    assert end == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_end_that_comes_twice_has_not_passed_yet() -> None:
    second = at("2026-10-25T02:10", fold=1)
    end = after_quiet(second, EVENING, time(2, 30))
    assert end == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert end > second.astimezone(UTC)


def test_quiet_hours_within_a_day_and_none_at_all() -> None:
    assert after_quiet(at("2026-12-02T13:00"), time(12), time(14)) == at("2026-12-02T14:00").astimezone(UTC)
    assert after_quiet(at("2026-12-02T23:00"), time(12), time(14)) == at("2026-12-02T23:00").astimezone(UTC)
    assert after_quiet(at("2026-12-02T12:00"), time(12), time(12)) == at("2026-12-02T12:00").astimezone(UTC)


def test_news_waits_for_its_day_and_the_rest_does_not() -> None:
    manners = Manners(quiet_from=EVENING, quiet_until=MORNING, digest_weekday=4)
    wednesday = at("2026-12-02T12:00")
    assert moment_for("news", manners, wednesday) == at("2026-12-04T07:30").astimezone(UTC)
    assert moment_for("must", manners, wednesday) == wednesday.astimezone(UTC)
    assert moment_for("urgent", manners, at("2026-12-02T23:00")) == at("2026-12-02T23:00")


def test_on_the_day_itself_news_goes_and_late_in_the_evening_a_week_later() -> None:
    friday = at("2026-12-04T12:00")
    assert on_weekday(friday, 4, MORNING) == friday.astimezone(UTC)
    manners = Manners(quiet_from=EVENING, quiet_until=MORNING, digest_weekday=4)
    assert moment_for("news", manners, at("2026-12-04T21:00")) == at("2026-12-11T07:30").astimezone(UTC)
