"""What stands in an invitation beside the text of the activity: what the school arranges, and a personal sentence."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from driehoek.activities.measures import Kind, kind
from driehoek.activities.models import Activity, Invitation, Lot, Measure
from driehoek.activities.ways import all_ways


def measures_told(activity: Activity, language: str) -> list[tuple[str, str]]:
    """Pictogram and sentence for each measure of which parents must know; uses prefetched measures."""
    kinds = [found for row in activity.measures.all() if (found := kind_of(row)) and found.parent]
    return [(one.pictogram, one.parent[language]) for one in kinds]


def kind_of(measure: Measure) -> Kind | None:
    """The kind of a measure; None when an older file named one that is gone."""
    try:
        return kind(measure.kind)
    except KeyError:
        return None


def opening(invitation: Invitation, language: str) -> str:
    """The personal sentence with which an invitation may begin."""
    child = invitation.child.given_name or invitation.child.full_name
    return all_ways().opening[language].format(child=f"\u2068{child}\u2069")


def with_opening(invitations: Iterable[Invitation]) -> set[int]:
    """The numbers of those invitations that begin with it, as the lot of their family says: one query."""
    return set(_opened().filter(pk__in=[row.pk for row in invitations]).values_list("pk", flat=True))


def _opened() -> QuerySet[Invitation]:
    keys = [one.key for one in all_ways().ways if one.adds == "opening"]
    lots = Lot.objects.filter(experiment__activity=OuterRef("activity"), family=OuterRef("family"), way__in=keys)
    lots = lots.filter(experiment__stopped_at=None)
    return Invitation.objects.filter(Exists(lots))
