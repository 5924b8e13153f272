"""The scan in the demo says what the file beside it says."""

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.scanning import HOURS_A_WEEK, scan
from driehoek.scan.models import ParentHours, Scan


def test_the_vmbo_has_kept_one_scan(cast: Cast) -> None:
    scan(cast)
    row = Scan.objects.get()
    assert (row.location, row.wanted, row.kept["reached"]) == (cast.zuiderpark, 3, 2)
    assert row.answers.count() == 18
    assert ParentHours.objects.get(account=cast.tom).hours == HOURS_A_WEEK
