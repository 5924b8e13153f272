"""The figures of a location and of thousands of locations, beside the bare SQL that gives the same numbers."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import Table
from benchmarks._school import Bench, build
from driehoek.indicators.counting import count
from driehoek.indicators.definitions import newest
from driehoek.indicators.jobs import BATCH
from driehoek.indicators.rollups import keep, out_of_date
from driehoek.indicators.scope import here
from driehoek.people.models import Location

FAMILIES = (500, 5_000, 50_000)
LOCATIONS = (100, 1_000, 10_000)
PER_LOCATION = 25
TIMES = 7
HEADINGS = (
    "page", "ms", "queries", "bare SQL ms", "x bare SQL", "SQL on roll-ups ms", "counting ms per location",
    "looking for changes ms",
)  # fmt: skip
DASHBOARD = """
SELECT count(*), count(CASE WHEN came THEN 1 END), count(CASE WHEN met THEN 1 END), count(CASE WHEN heard THEN 1 END),
  count(CASE WHEN began THEN 1 END), count(CASE WHEN opened THEN 1 END),
  (SELECT count(*) FROM logbook_promise WHERE location_id = %(place)s AND due < %(today)s AND state <> 'declined'),
  (SELECT count(*) FROM logbook_promise WHERE location_id = %(place)s AND state = 'kept' AND date(closed_at) <= due)
FROM (SELECT DISTINCT c.family_id AS id,
    EXISTS (SELECT 1 FROM activities_attendance a JOIN activities_activity x ON x.id = a.activity_id
      WHERE a.family_id = c.family_id AND x.location_id = %(place)s AND x.school_year_id = %(year)s) AS came,
    EXISTS (SELECT 1 FROM logbook_contact k WHERE k.family_id = c.family_id AND k.location_id = %(place)s
      AND k.mode IN ('2.0', '3.0') AND k.outcome NOT IN ('no_answer', 'voicemail')) AS met,
    EXISTS (SELECT 1 FROM logbook_contact k WHERE k.family_id = c.family_id AND k.location_id = %(place)s
      AND k.mode = '2.0' AND k.outcome NOT IN ('no_answer', 'voicemail')) AS heard,
    EXISTS (SELECT 1 FROM logbook_contact k WHERE k.family_id = c.family_id AND k.location_id = %(place)s
      AND k.initiative = 'parent' AND k.outcome NOT IN ('no_answer', 'voicemail')) AS began,
    EXISTS (SELECT 1 FROM activities_invitation i JOIN activities_activity x ON x.id = i.activity_id
      WHERE i.family_id = c.family_id AND x.location_id = %(place)s AND i.seen_at IS NOT NULL) AS opened
  FROM people_enrolment e JOIN people_group g ON g.id = e.group_id JOIN people_child c ON c.id = e.child_id
  WHERE g.location_id = %(place)s AND g.school_year_id = %(year)s) families
"""
RECORDS = """
SELECT l.name, count(f.came), count(*), 1.0 * count(f.came) / count(*) AS share FROM people_location l
JOIN (SELECT DISTINCT g.location_id AS place, c.family_id,
    (SELECT 1 FROM activities_attendance a JOIN activities_activity x ON x.id = a.activity_id
      WHERE a.family_id = c.family_id AND x.location_id = g.location_id AND x.school_year_id = g.school_year_id) AS came
  FROM people_enrolment e JOIN people_group g ON g.id = e.group_id JOIN people_child c ON c.id = e.child_id
  JOIN people_schoolyear y ON y.id = g.school_year_id
  WHERE y.organisation_id = %(organisation)s AND y.name = %(name)s) f ON f.place = l.id
GROUP BY l.id, l.name ORDER BY share, l.name LIMIT 20
"""
ROLL_UPS = """
SELECT l.name, r.count, r.whole, r.share FROM indicators_rollup r JOIN people_location l ON l.id = r.location_id
JOIN people_schoolyear y ON y.id = r.school_year_id
WHERE l.organisation_id = %(organisation)s AND y.name = %(name)s AND r.code = 'participation'
ORDER BY r.share NULLS LAST, l.name LIMIT 20
"""


def run() -> Table:
    """Measure both pages in three sizes: the least of several times, so that a busy machine changes little."""
    rows = [row for number, families in enumerate(FAMILIES, 1) for row in _dashboard(number, families)]
    rows += [_monitor(number, locations) for number, locations in enumerate(LOCATIONS, 4)]
    return Table("Figures, beside the bare SQL that gives the same numbers", HEADINGS, rows)


def _dashboard(number: int, families: int) -> Iterator[tuple[str, ...]]:
    """The page as it counts, and again when the worker has counted; a small location is always counted."""
    bench = build(number, locations=1, families=families, role="head")
    path = f"/locatie/{bench.first.code}/cijfers/"
    values: dict[str, int | str] = {
        "place": bench.first.pk, "year": bench.year.pk, "today": timezone.localdate().isoformat()
    }  # fmt: skip
    bare = _bare(DASHBOARD, values)
    yield f"location of {families:,} families", *_told(*_page(bench, path), bare), "", "", ""
    with _clock() as counting:
        keep([bench.first])
    _check(bench, values)
    told = _told(*_page(bench, path), bare)
    yield "  after counting", *told, "", f"{counting():.1f}", ""


def _check(bench: Bench, values: dict[str, int | str]) -> None:
    """RuntimeError when the bare SQL gives other numbers than the page."""
    found = {code: one.figure.total for code, one in count(here(bench.first, bench.year), newest()).items()}
    marked = [found[code].count for code in ("participation", "met", "levels", "initiative", "delivered")]
    ours = (found["participation"].whole, *marked, found["promises"].whole, found["promises"].count)
    with connection.cursor() as cursor:
        cursor.execute(DASHBOARD, values)
        if cursor.fetchone() != ours:
            raise RuntimeError(f"The bare SQL does not give what the page counts: {ours}.")


def _monitor(number: int, locations: int) -> tuple[str, ...]:
    bench = build(number, locations=locations, families=PER_LOCATION, role="board")
    places = list(Location.objects.filter(organisation=bench.organisation))
    with _clock() as counting:
        for start in range(0, locations, BATCH):
            keep(places[start : start + BATCH])
    page, queries = _page(bench, "/cijfers/")
    values: dict[str, int | str] = {"organisation": bench.organisation.pk, "name": bench.year.name}
    told = _told(page, queries, _bare(RECORDS, values))
    looking = _least(lambda: list(out_of_date(timezone.now())))
    numbers = (_bare(ROLL_UPS, values), counting() / locations, looking)
    return f"{locations:,} locations", *told, *(f"{number:.1f}" for number in numbers)


def _told(page: float, queries: int, bare: float) -> tuple[str, ...]:
    return f"{page:.1f}", str(queries), f"{bare:.1f}", f"{page / bare:.1f}"


def _page(bench: Bench, path: str) -> tuple[float, int]:
    client = Client()
    client.force_login(bench.reader)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}.")
    queries = len(asked)
    return _least(lambda: client.get(path)), queries


def _bare(sql: str, values: dict[str, int | str]) -> float:
    def ask() -> object:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()

    return _least(ask)


def _least(act: Callable[[], object]) -> float:
    """The least milliseconds of processor time of several times."""
    taken = []
    for _ in range(TIMES):
        with _clock() as spent:
            act()
        taken.append(spent())
    return min(taken)


@contextmanager
def _clock() -> Iterator[Callable[[], float]]:
    begin, spent = time.process_time(), [0.0]
    yield lambda: spent[0]
    spent[0] = (time.process_time() - begin) * 1_000
