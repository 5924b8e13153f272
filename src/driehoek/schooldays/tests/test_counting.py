"""Counting missed lessons, by hand across a holiday and by chance for what must always hold."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.schooldays.calendars import Calendar, calendar_of, days_between, monday_of
from driehoek.schooldays.counting import Gone, Match, hours_per_day, matches, spells
from driehoek.schooldays.patterns import Rule, patterns
from driehoek.schooldays.rules import compulsory_days

AUTUMN = calendar_of([(date(2026, 10, 17), date(2026, 10, 25))])  # Midden: the week of 19 October has no lessons
RULES = {rule.key: rule for rule in patterns().rules}
SIXTEEN, ILL, LATE, EDGE = (RULES[key] for key in ("sixteen_hours", "often_ill", "often_late", "edge_of_week"))
DAYS = st.dates(date(2026, 8, 24), date(2027, 7, 9))


def gone(day: date, hours: int = 5, reason: str = "not_excused", kind: str = "absent", days: int = 1) -> Gone:
    return Gone(day, day + timedelta(days=days - 1), hours, kind, reason)


FOUR_WEEKS = [
    gone(date(2026, 9, 29)),
    gone(date(2026, 10, 7)),
    gone(date(2026, 10, 15), reason="unknown"),
    gone(date(2026, 10, 30), hours=1),
]


def test_a_holiday_does_not_break_four_lesson_weeks_in_a_row() -> None:
    """Weeks of 28 September, 5, 12 and 26 October: 5 + 5 + 5 + 1 hours."""
    assert matches(SIXTEEN, FOUR_WEEKS, AUTUMN) == [Match(date(2026, 9, 29), date(2026, 10, 30), 16)]


def test_without_the_holiday_the_same_days_lie_in_five_lesson_weeks() -> None:
    """Weeks of 5, 12, 19 and 26 October: 5 + 5 + 1 hours."""
    assert matches(SIXTEEN, FOUR_WEEKS, Calendar()) == []


def test_fifteen_hours_are_not_sixteen() -> None:
    assert matches(SIXTEEN, FOUR_WEEKS[:3], AUTUMN) == []


def test_days_with_a_reason_that_counts_do_not_count() -> None:
    ill = [gone(date(2026, 11, 2), reason="ill", days=5)]
    assert matches(SIXTEEN, ill, AUTUMN) == []


def test_days_in_a_holiday_count_for_nothing() -> None:
    """From Thursday 15 October until Monday 26 October there are three lesson days."""
    away = [gone(date(2026, 10, 15), days=12)]
    assert sum(hours_per_day(away, AUTUMN).values()) == 15


def test_a_day_noted_twice_counts_once_with_most_hours() -> None:
    twice = [gone(date(2026, 11, 3), hours=2), gone(date(2026, 11, 3), hours=5)]
    assert hours_per_day(twice, AUTUMN) == {date(2026, 11, 3): 5}


def test_after_sixteen_hours_it_begins_anew() -> None:
    """Two weeks away are ten days: reached on the fourth and on the eighth."""
    found = matches(SIXTEEN, [gone(date(2026, 11, 2), days=12)], AUTUMN)
    assert [(match.end, match.amount) for match in found] == [(date(2026, 11, 5), 20), (date(2026, 11, 11), 20)]


def test_friday_and_monday_are_one_spell() -> None:
    runs = spells([date(2026, 10, 16), date(2026, 10, 26), date(2026, 10, 28)], AUTUMN)
    assert [len(run) for run in runs] == [2, 1]


def test_three_times_ill_in_eight_lesson_weeks() -> None:
    ill = [gone(day, reason="ill") for day in (date(2026, 9, 29), date(2026, 10, 14), date(2026, 11, 18))]
    assert [match.amount for match in matches(ILL, ill, AUTUMN)] == [3]
    assert matches(ILL, [gone(date(2026, 9, 29), reason="ill", days=30)], AUTUMN) == []


def test_short_spells_at_the_edge_of_a_week_are_a_pattern() -> None:
    mondays = [gone(date(2026, 11, 2) + timedelta(weeks=week), reason="ill") for week in range(3)]
    wednesdays = [gone(one.start + timedelta(days=2), reason="ill") for one in mondays]
    assert [match.amount for match in matches(EDGE, mondays, AUTUMN)] == [3]
    assert matches(EDGE, wednesdays, AUTUMN) == []


def test_late_is_counted_in_times_and_adds_no_whole_day() -> None:
    late = [gone(date(2026, 11, day), hours=0, reason="unknown", kind="late") for day in (2, 3, 4, 5)]
    assert [match.amount for match in matches(LATE, late, AUTUMN)] == [4]
    assert matches(SIXTEEN, late, AUTUMN) == []


@pytest.mark.parametrize(
    ("born", "first", "last"),
    [
        (date(2021, 11, 25), date(2026, 12, 1), date(2039, 11, 24)),
        (date(2021, 12, 1), date(2027, 1, 1), date(2039, 11, 30)),
        (date(2020, 2, 29), date(2025, 3, 1), date(2038, 2, 28)),
    ],
)
def test_school_is_compulsory_from_the_month_after_the_fifth_birthday(born: date, first: date, last: date) -> None:
    assert compulsory_days(born) == (first, last)


@st.composite
def absences(draw: st.DrawFn) -> list[Gone]:
    days = draw(st.lists(DAYS, max_size=12))
    return [gone(day, draw(st.integers(0, 8)), days=draw(st.integers(1, 9))) for day in days]


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    starts = draw(st.lists(DAYS, max_size=4))
    return calendar_of((day, day + timedelta(days=draw(st.integers(0, 20)))) for day in starts)


@given(absences(), calendars())
def test_a_match_always_holds_enough_within_its_lesson_weeks(away: list[Gone], calendar: Calendar) -> None:
    hours = hours_per_day(away, calendar)
    for match in matches(SIXTEEN, away, calendar):
        inside = [amount for day, amount in hours.items() if match.start <= day <= match.end]
        assert sum(inside) == match.amount >= SIXTEEN.threshold
        assert lesson_weeks(match, calendar) <= SIXTEEN.lesson_weeks


def lesson_weeks(match: Match, calendar: Calendar) -> int:
    mondays = {monday_of(day) for day in days_between(match.start, match.end)}
    return sum(calendar.is_lesson_week(monday) for monday in mondays)


@given(absences(), calendars())
def test_no_four_lesson_weeks_with_sixteen_hours_are_overlooked(away: list[Gone], calendar: Calendar) -> None:
    """Whatever lies between two matches is below the threshold in every window."""
    found, hours = matches(SIXTEEN, away, calendar), hours_per_day(away, calendar)
    for day in hours:
        ended = max((match.end for match in found if match.end < day), default=date.min)
        first = max(calendar.first_of_weeks(day, SIXTEEN.lesson_weeks), ended + timedelta(days=1))
        inside = sum(amount for other, amount in hours.items() if first <= other <= day)
        assert inside < SIXTEEN.threshold or any(match.start <= day <= match.end for match in found)


@given(absences(), calendars(), st.sampled_from(list(RULES.values())))
def test_spans_never_overlap_and_order_does_not_matter(away: list[Gone], calendar: Calendar, rule: Rule) -> None:
    found = matches(rule, away, calendar)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert matches(rule, away[::-1], calendar) == found


@given(DAYS, calendars(), st.integers(1, 8))
def test_so_many_lesson_weeks_are_found_however_long_the_holiday(day: date, calendar: Calendar, weeks: int) -> None:
    first = calendar.first_of_weeks(day, weeks)
    between = [first + timedelta(weeks=number) for number in range((monday_of(day) - first).days // 7 + 1)]
    assert sum(calendar.is_lesson_week(monday) for monday in between) == weeks
