"""The analysis as a part of the policy that the inspection looks at (S3, section 1.3)."""

from django.db.models import Exists, OuterRef, Q

from driehoek.indicators.scope import Scope
from driehoek.indicators.sources.policy import part
from driehoek.population.models import ParentAnalysis


@part("analysis")
def analysis(scope: Scope) -> Q:
    """An analysis of the parents was kept this school year."""
    kept = ParentAnalysis.objects.filter(location=OuterRef("pk"), school_year__in=scope.years)
    return Q(Exists(kept))
