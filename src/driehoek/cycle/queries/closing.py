"""What closing a year needs to know: which goals go on, into which year, and whether somebody worked on them since."""

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.models import SchoolYear
from driehoek.policy.models import Consultation, Evaluation, Goal, YearClosing
from driehoek.policy.queries.evaluations import Looked

# Long enough to mend a mistake that is found after the summer; later the frozen figures have been handed on.
OPENED_AGAIN_WITHIN = timedelta(days=90)


def goes_on(looked: Looked) -> bool:
    """Whether a goal is taken along; one at which nobody could look back is, so that it is not lost."""
    return looked.now is not None and looked.now.decision != Evaluation.Decision.STOP


def next_year_of(year: SchoolYear) -> SchoolYear | None:
    """The school year after this one, when it is there."""
    later = SchoolYear.objects.filter(organisation=year.organisation_id, start__gt=year.start)
    return later.order_by("start").first()


def state_of(goals: list[Goal]) -> list[list[Any]]:
    """Everything that somebody can change about these goals, to compare with later; two queries."""
    fields = [field.attname for field in Goal._meta.concrete_fields]
    done = {f"{name}_done": Count(name, distinct=True) for name in ("activities", "rounds", "evaluations")}
    rows = Goal.objects.filter(pk__in=[goal.pk for goal in goals]).annotate(**done).prefetch_related("forms")
    return [
        [
            [str(getattr(goal, name)) for name in fields],
            sorted(one.key for one in goal.forms.all()),
            sum(getattr(goal, name) for name in done),
        ]
        for goal in rows.order_by("pk")
    ]


def too_late(closing: YearClosing) -> str:
    """Why nobody opens a closed year again any more, in words; empty while it may be. One query."""
    later = {"school_year__start__gt": closing.school_year.start, "adopted_on__isnull": False}
    if timezone.now() - closing.closed_at > OPENED_AGAIN_WITHIN:
        days = {"days": OPENED_AGAIN_WITHIN.days}
        return _("It was closed more than %(days)d days ago. So this year stays closed.") % days
    if Consultation.objects.filter(location=closing.location_id, **later).exists():
        return _("The plan of the next year has been adopted. So this year stays closed.")
    return ""


def why_it_stays_closed(closing: YearClosing) -> str:
    """The same, and also whether somebody worked on the next year."""
    if reason := too_late(closing):
        return reason
    goals = Goal.objects.filter(pk__in=closing.draft["goals"])
    worked = closing.drafts.filter(changed_at__isnull=False).exists()
    if worked or state_of(list(goals)) != closing.draft["state"]:
        return _("Somebody has worked on the goals of the next year. So this year stays closed.")
    return ""
