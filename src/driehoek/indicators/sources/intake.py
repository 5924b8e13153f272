"""Families that were got to know at the start, and of which the language at home is known (S3, section 1.3)."""

from driehoek.indicators.counting import Rows, mark
from driehoek.indicators.scope import Scope
from driehoek.intake.models import Answer, Intake


@mark("family", "intake_done")
def intake_done(scope: Scope) -> Rows:
    """Finished, with a colleague at the table; what a parent filled in alone is not yet together."""
    rows = Intake.objects.filter(location__in=scope.locations, kind=Intake.Kind.START, finished_at__isnull=False)
    return rows.filter(sittings__account__isnull=False).values_list("location", "child__family")


@mark("family", "home_language_known")
def home_language_known(scope: Scope) -> Rows:
    """A guardian told which languages are spoken at home, whenever that was."""
    rows = Answer.objects.filter(question="home_languages", intake__location__in=scope.locations)
    return rows.values_list("intake__location", "intake__child__family")
