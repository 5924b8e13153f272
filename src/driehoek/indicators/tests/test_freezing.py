"""A frozen figure stays what it was, and computing it again from what was frozen gives the same value."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from driehoek.activities.models import Attendance
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.actions import freeze
from driehoek.indicators.definitions import definition, newest
from driehoek.indicators.figures import Figure, Profile, Profiles
from driehoek.indicators.freezing import inputs_of, is_the_same, thaw
from driehoek.indicators.models import FrozenFigure
from driehoek.people.models import AuditLine, Child, Family, Guardian

COUNTED = [one for one in newest() if one.code in ("policy", "participation", "delivered", "informing", "barriers")]
profiles = st.dictionaries(
    st.builds(
        Profile, st.sampled_from(["nl", "ar"]), st.sampled_from([("A",), ("A", "B")]), st.sampled_from([None, True]),
        st.frozensets(st.sampled_from(["invited", "came"])),
    ),
    st.integers(1, 60),
)  # fmt: skip


def frozen(cast: Cast, code: str = "participation") -> FrozenFigure:
    return freeze(location=cast.vlindertuin, year=cast.year, definition=definition(code), by=cast.fatma)


@pytest.mark.parametrize("code", [one.code for one in COUNTED])
def test_computing_again_gives_the_same_value(cast: Cast, code: str) -> None:
    kept = FrozenFigure.objects.get(pk=frozen(cast, code).pk)
    assert kept.value["total"]["whole"] > 0
    assert is_the_same(kept)


@given(profiles)
def test_any_figure_comes_back_from_its_inputs(found: dict[Profile, int]) -> None:
    one = definition("reach")
    figure = Figure(one, frozenset(["invited", "came"]), Profiles(found))
    kept = FrozenFigure(definition=one.as_data(), inputs=json.loads(json.dumps(inputs_of(figure))))
    assert thaw(kept).as_value() == figure.as_value()


def test_what_happens_later_does_not_change_it(cast: Cast) -> None:
    kept = frozen(cast)
    Attendance.objects.all().delete()
    assert frozen(cast).value["total"]["came"] == 0
    kept.refresh_from_db()
    assert kept.value["total"]["came"] == 2
    assert is_the_same(kept)


def test_a_later_definition_does_not_change_it(cast: Cast) -> None:
    kept = frozen(cast)
    changed = replace(definition("participation"), version=2, threshold=0.8)
    new = freeze(location=cast.vlindertuin, year=cast.year, definition=changed, by=cast.fatma)
    kept.refresh_from_db()
    assert (kept.version, thaw(kept).definition.threshold, new.version) == (1, 0.5, 2)
    assert is_the_same(kept)


def test_it_holds_no_name_and_no_number_of_a_person(cast: Cast) -> None:
    kept = json.dumps(frozen(cast).inputs)
    names = [*Family.objects.values_list("name", flat=True), *Guardian.objects.values_list("given_name", flat=True)]
    assert not [name for name in [*names, *Child.objects.values_list("given_name", flat=True)] if f'"{name}"' in kept]
    assert sum(row[-1] for row in frozen(cast).inputs["profiles"]) == 6


def test_freezing_leaves_one_line_in_the_audit(cast: Cast) -> None:
    frozen(cast)
    assert AuditLine.objects.filter(verb="figure_frozen", account=cast.fatma, location=cast.vlindertuin).count() == 1


@pytest.mark.parametrize("name", ["nico", "elsje", "ingrid", "marieke"])
def test_who_does_not_see_the_whole_location_freezes_nothing(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        freeze(location=cast.vlindertuin, year=cast.year, definition=definition("reach"), by=getattr(cast, name))


@pytest.mark.parametrize("code", ["intake", "beforehand"])
def test_nothing_to_count_is_not_frozen(cast: Cast, code: str) -> None:
    with pytest.raises(ValidationError):
        frozen(cast, code)


def test_a_figure_is_frozen_listed_and_computed_again_on_the_pages(client: Client, cast: Cast) -> None:
    done = as_staff(client, cast.fatma).post("/locatie/vlindertuin/cijfers/participation/vastleggen/", follow=True)
    address = done.redirect_chain[-1][0]
    assert client.get("/locatie/vlindertuin/vastgelegde-cijfers/").text.count(address) == 1
    assert client.get(address, {"narekenen": "1"}).context["again"] is True
    FrozenFigure.objects.update(value={"total": None})
    assert client.get(address, {"narekenen": "1"}).context["again"] is False


def test_the_command_computes_them_again_and_tells_a_difference(cast: Cast) -> None:
    kept, out = frozen(cast), StringIO()
    call_command("indicators", location="vlindertuin", recompute=True, stdout=StringIO(), stderr=out)
    assert "1 frozen figures" in out.getvalue()
    FrozenFigure.objects.filter(pk=kept.pk).update(value={"total": None})
    with pytest.raises(CommandError, match="participation"):
        call_command("indicators", location="vlindertuin", recompute=True, stdout=StringIO())
