"""Intakes in the demo: most children of the preschool have one, nobody was asked twice, Gilda has none yet."""

import pytest
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.home.own import own_at
from driehoek.intake.adapted import form_at
from driehoek.intake.measuring import sums
from driehoek.intake.models import Answer, Intake
from driehoek.people.models import Enrolment

pytestmark = pytest.mark.django_db


def test_most_children_of_the_preschool_have_one(demo: Cast) -> None:
    starts = Intake.objects.filter(kind="start", location=demo.vlindertuin)
    done = starts.filter(finished_at__isnull=False).count()
    assert 0 < starts.count() - done < done
    assert not Intake.objects.filter(begun_at__gt=timezone.now()).exists()
    assert not Intake.objects.filter(child=demo.jayden).exists()


def test_the_primary_school_has_them_of_its_youngest(demo: Cast) -> None:
    met = Intake.objects.filter(location=demo.regenboog).values("child")
    groups = Enrolment.objects.filter(child__in=met, group__school_year=demo.year).values_list("group__name", flat=True)
    assert {name[:3] for name in groups} == {"1-2"}


def test_what_was_told_fits_the_form_and_its_owner(demo: Cast) -> None:
    answers = list(Answer.objects.select_related("intake__version", "intake__location"))
    questions = answers[0].intake.form.questions
    assert {one.question for one in answers} >= {"home_languages", "needs", "read", "likes", "agreed"}
    assert all(questions[one.question].is_own == bool(one.guardian_id) for one in answers)


def test_learning_at_home_can_be_measured_now_and_later(demo: Cast) -> None:
    first, later = (sums(demo.vlindertuin, kind) for kind in ("start", "again"))
    assert first
    assert set(later) <= set(first)
    assert all(0 < total < 49 for total in first.values())


def test_the_school_asks_and_offers_something_of_its_own(demo: Cast) -> None:
    question = form_at(demo.vlindertuin).sections[0].questions[2]
    (own,) = own_at(demo.vlindertuin)
    assert (question.words["nl"], own.words("pap").title) == ("Slaapt uw kind overdag?", "Huntu na marshe")
