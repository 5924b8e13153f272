"""What closing a year needs to know: which goals go on, into which year, and whether somebody worked on them since."""

from typing import Any

from driehoek.people.models import SchoolYear
from driehoek.policy.models import Evaluation, Goal
from driehoek.policy.queries.evaluations import Looked


def goes_on(looked: Looked) -> bool:
    """Whether a goal is taken along; one at which nobody could look back is, so that it is not lost."""
    return looked.now is not None and looked.now.decision != Evaluation.Decision.STOP


def next_year_of(year: SchoolYear) -> SchoolYear | None:
    """The school year after this one, when it is there."""
    later = SchoolYear.objects.filter(organisation=year.organisation_id, start__gt=year.start)
    return later.order_by("start").first()


def state_of(goals: list[Goal]) -> list[list[Any]]:
    """Everything that somebody can change about these goals, to compare with later."""
    fields = [field.attname for field in Goal._meta.concrete_fields]
    return [
        [
            [str(getattr(goal, name)) for name in fields],
            sorted(one.key for one in goal.forms.all()),
            goal.activities.count() + goal.rounds.count() + goal.evaluations.count(),
        ]
        for goal in Goal.objects.filter(pk__in=[goal.pk for goal in goals]).order_by("pk")
    ]
