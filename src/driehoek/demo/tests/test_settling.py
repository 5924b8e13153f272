"""The plan around the goals in the demo: adopted at the preschool, on its way at the vmbo, the same each time."""

import pytest

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.onward import look_onward
from driehoek.demo.simulator.policy import settle_policy
from driehoek.people.rules import today
from driehoek.policy.models import Consultation, HomeSchoolAgreement, TeamSession, Vision
from driehoek.policy.queries.consultations import open_objections
from driehoek.policy.queries.expectations import mutual
from driehoek.policy.queries.overview import policies_for
from driehoek.schemes.catalogue import shipped
from driehoek.schemes.queries import weighed
from driehoek.transfer.queries import allowed, offers_of


@pytest.fixture
def settled(cast: Cast) -> Cast:
    settle_policy(cast, today())
    look_onward(cast)
    return cast


def test_the_preschool_has_an_adopted_plan_that_parents_know(settled: Cast) -> None:
    place = settled.vlindertuin
    vision, row = Vision.objects.get(location=place), Consultation.objects.get(location=place)
    assert vision.adopted_on
    assert vision.published_at
    assert row.adopted_on
    assert row.adopted_on <= today()
    agreements = HomeSchoolAgreement.objects.filter(expectations__location=place)
    assert {one.guardian_agrees for one in agreements} == {True, False}
    assert not TeamSession.objects.filter(done_at__date__gt=today()).exists()
    assert place.neighbour_agreements.count() == 1


def test_at_the_vmbo_something_waits_for_the_board(settled: Cast) -> None:
    row = Consultation.objects.get(location=settled.zuiderpark)
    assert (row.adopted_on, open_objections(row)) == (None, 1)
    waiting = {one.code for one in policies_for(settled.ingrid) if one.written and not one.endorsed}  # type: ignore[attr-defined]  # annotated
    assert waiting == {"zuiderpark"}


def test_nobody_out_of_reach_is_told(settled: Cast) -> None:
    told = HomeSchoolAgreement.objects.values_list("guardian", flat=True)
    assert settled.karim.pk not in told
    assert settled.truus_guardian.pk not in told
    assert settled.anna.pk not in told


def test_samira_reads_it_in_arabic_and_lets_something_go_along(settled: Cast) -> None:
    first = next(one for one in mutual(settled.samira) if one.expectations.location == settled.vlindertuin)
    assert (first.of_school.language, first.of_parents.language) == ("ar", "ar")
    [offer] = offers_of(settled.samira)
    assert [kind.key for kind in allowed(offer.child, offer.agreement).kinds] == ["contact", "words"]


def test_the_vmbo_has_a_draft_for_the_scheme_that_comes_along(settled: Cast) -> None:
    found = weighed(settled.zuiderpark, settled.year, shipped()["den-haag-vo-2007"])
    assert found.total.grant > 0
    assert found.verdicts.left
