"""Intakes in the demo: most children of the preschool have one, nobody was asked twice, Gilda has none yet."""

import pytest
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.intake.measuring import sums
from driehoek.intake.models import Answer, Intake

pytestmark = pytest.mark.django_db


def test_most_children_of_the_preschool_have_one(demo: Cast) -> None:
    starts = Intake.objects.filter(kind="start", location=demo.vlindertuin)
    done = starts.filter(finished_at__isnull=False).count()
    assert 0 < starts.count() - done < done
    assert not Intake.objects.filter(begun_at__gt=timezone.now()).exists()
    assert not Intake.objects.filter(child=demo.jayden).exists()


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
