"""The command that builds the demo school, and never touches another one."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from driehoek.activities.models import Activity
from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Family, Organisation

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("builddemo", *arguments, stdout=out)
    return out.getvalue()


def test_it_says_so_when_the_school_is_there(cast: Cast) -> None:
    before = Counter(Family.objects.values_list("name", flat=True))
    assert "is there already" in run()
    assert Counter(Family.objects.values_list("name", flat=True)) == before


def test_it_refuses_a_database_of_another_school(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.driesprong.pk).update(code="een-echte-school")
    with pytest.raises(CommandError, match="holds a school"):
        run()


@pytest.mark.django_db(transaction=True)
def test_it_starts_afresh_when_told_to() -> None:
    said = run("--fresh", "--families", "10", "--today", "2026-11-24", "--seed", "3")
    assert "ready" in said
    assert Organisation.objects.get(code="driesprong").school_years.filter(name="2026-2027").exists()
    assert Family.objects.count() > 20
    states = Activity.objects.filter(school_year__name="2026-2027").values_list("state", flat=True)
    assert set(states) >= {"draft", "invited", "closed"}
    assert Account.objects.filter(email="marieke@driesprong.example").exists()
