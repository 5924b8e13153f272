"""Somebody may look at the demo in the holidays, or when a year has just begun."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db.models import Q
from django.test import Client

from driehoek.activities.models import Attendance
from driehoek.demo.testing import as_staff, link_path, school_on
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import SchoolYear


@pytest.mark.django_db
@pytest.mark.parametrize("day", [(2026, 8, 2), (2026, 9, 1), (2026, 12, 27), (2027, 3, 28), (2028, 2, 29)])
def test_the_school_of_any_day_holds_no_future_and_opens(client: Client, day: tuple[int, int, int]) -> None:
    moment = datetime(*day, 10, tzinfo=UTC)
    with school_on(moment, families=10) as demo, time_machine.travel(moment := moment + timedelta(minutes=10)):
        assert SchoolYear.objects.filter(start__lte=moment.date(), end__gte=moment.date()).exists()
        assert not Attendance.objects.filter(registered_at__gt=moment).exists()
        assert not Contact.objects.filter(at__gt=moment).exists()
        assert not Promise.objects.filter(Q(made_at__gt=moment) | Q(closed_at__gt=moment)).exists()
        assert client.get(link_path(demo.samira)).status_code == 200
        assert as_staff(client, demo.fatma).get("/").status_code in {200, 302}
