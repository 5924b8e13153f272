"""A rule is left out with a reason that stays to be seen, and is looked at again when somebody wakes it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from driehoek.demo.cast import Cast
from driehoek.people.models import Account, AuditLine, SchoolYear
from driehoek.plancheck.actions import silence, wake
from driehoek.plancheck.models import Silence
from driehoek.plancheck.queries import Checked, checked

REASON = "Dit spreken wij dit jaar af met de basisschool."


def quiet(cast: Cast, by: Account, reason: str = REASON) -> Silence:
    return silence(location=cast.vlindertuin, year=cast.year, rule="P711", reason=reason, by=by)


def codes(found: Checked) -> set[str]:
    return {one.rule.code for one in found.findings}


def test_a_silenced_rule_is_not_counted_and_still_seen_with_who_and_why(cast: Cast) -> None:
    assert "P711" in codes(checked(cast.vlindertuin, cast.year))
    quiet(cast, cast.fatma)
    found = checked(cast.vlindertuin, cast.year)
    assert "P711" not in codes(found)
    [left_out] = found.silenced
    assert (left_out.silence.reason, left_out.silence.by, left_out.finding is None) == (REASON, cast.fatma, False)


def test_it_holds_for_this_location_and_this_year_only(cast: Cast) -> None:
    quiet(cast, cast.fatma)
    year = cast.year
    other = SchoolYear.objects.create(
        organisation=year.organisation, name="2030-2031",
        start=year.start.replace(year=2030), end=year.end.replace(year=2031),
    )  # fmt: skip
    assert "P711" in codes(checked(cast.vlindertuin, other))
    assert not checked(cast.regenboog, year).silenced


def test_waking_counts_it_again_and_keeps_the_reason(cast: Cast) -> None:
    row = quiet(cast, cast.fatma)
    wake(silence=row, by=cast.ruud)
    assert "P711" in codes(checked(cast.vlindertuin, cast.year))
    kept = Silence.objects.get(pk=row.pk)
    assert (kept.reason, kept.woken_by) == (REASON, cast.ruud)
    assert quiet(cast, cast.fatma, "Nu om een andere reden.").pk != row.pk


def test_silencing_twice_keeps_the_first_reason(cast: Cast) -> None:
    assert quiet(cast, cast.fatma) == quiet(cast, cast.ruud, "Een andere reden, later.")
    assert Silence.objects.get().reason == REASON


def test_both_verbs_leave_a_line(cast: Cast) -> None:
    wake(silence=quiet(cast, cast.fatma), by=cast.fatma)
    assert set(AuditLine.objects.values_list("verb", flat=True)) >= {"rule_silenced", "rule_woken"}


def test_who_does_not_set_the_policy_may_not(cast: Cast) -> None:
    row = quiet(cast, cast.fatma)
    for outsider in (cast.marieke, cast.elsje, cast.ingrid):
        with pytest.raises(PermissionDenied):
            quiet(cast, outsider)
        with pytest.raises(PermissionDenied):
            wake(silence=row, by=outsider)


def test_a_reason_and_a_known_rule_are_needed(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        quiet(cast, cast.fatma, "   ")
    with pytest.raises(KeyError):
        silence(location=cast.vlindertuin, year=cast.year, rule="P999", reason=REASON, by=cast.fatma)
