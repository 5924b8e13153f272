"""What goes along with a child, what figures keep, and how a night goes on after a kill."""

from datetime import timedelta

import pytest
from django.utils import timezone

from driehoek.activities.models import Attendance
from driehoek.classbook.models import Photo
from driehoek.classbook.tests.material import posted, with_photo
from driehoek.demo.cast import Cast
from driehoek.indicators.actions import freeze
from driehoek.indicators.definitions import definition
from driehoek.indicators.models import FrozenFigure, RollUp
from driehoek.indicators.rollups import keep
from driehoek.people.models import Account, Child
from driehoek.people.rules import today
from driehoek.retention.jobs import take_next
from driehoek.retention.models import RetentionRun, SoonErased
from driehoek.retention.tests.material import agreed, gone, night, two_nights, yassin


def test_photos_and_the_account_of_a_child_go_with_their_files(cast: Cast) -> None:
    agreed(cast)
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    photo.children.add(yassin())
    other = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    gone(yassin())
    two_nights(cast.vlindertuin)
    assert set(Photo.objects.all()) >= {other}
    assert not Photo.objects.filter(pk=photo.pk).exists()
    assert not photo.file.storage.exists(str(photo.file.name))
    assert other.file.storage.exists(str(other.file.name))


def test_the_account_of_an_adult_student_goes_with_the_student(cast: Cast) -> None:
    agreed(cast)
    gone(cast.ayoub_child)
    two_nights(cast.haagpoort)
    assert not Account.objects.filter(pk=cast.ayoub.pk).exists()
    assert Account.objects.filter(pk=cast.chantal.pk).exists()


def test_frozen_figures_and_roll_ups_stay_what_they_were(cast: Cast) -> None:
    agreed(cast)
    freeze(location=cast.vlindertuin, year=cast.year, definition=definition("participation"), by=cast.ruud)
    keep([cast.vlindertuin])
    frozen, rolled = (list(model.objects.order_by("pk").values()) for model in (FrozenFigure, RollUp))
    assert Attendance.objects.filter(family=cast.el_amrani).exists()
    gone(yassin())
    gone(Child.objects.get(given_name="Deniz"))
    two_nights(cast.vlindertuin)
    assert not Attendance.objects.filter(family=cast.el_amrani, activity__location=cast.vlindertuin).exists()
    assert (frozen, rolled) == tuple(list(model.objects.order_by("pk").values()) for model in (FrozenFigure, RollUp))


@pytest.mark.django_db(transaction=True)
def test_the_worker_goes_on_where_a_killed_one_stopped(cast: Cast) -> None:
    agreed(cast, "vlindertuin")
    gone(yassin())
    night(cast.vlindertuin)
    SoonErased.objects.update(erase_on=today())
    RetentionRun.objects.create(location=None, day=today(), done_at=timezone.now())
    RetentionRun.objects.filter(location=cast.vlindertuin).update(done_at=None, step=0, attempts=1)
    assert take_next()
    RetentionRun.objects.filter(done_at=None).update(claimed_until=timezone.now() + timedelta(minutes=5))
    assert not take_next()  # somebody holds it
    RetentionRun.objects.filter(done_at=None).update(claimed_until=timezone.now())
    while take_next():
        pass
    assert not Child.objects.filter(given_name="Yassin").exists()


def test_the_log_of_a_night_holds_counts_and_no_names(cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    run = two_nights(cast.vlindertuin)
    assert run.counts["people.Child"] == 1
    assert "Yassin" not in str(run.counts)
