"""From which locations a guardian gets news by e-mail."""

from dataclasses import dataclass

from driehoek.messages.models import NewsStop
from driehoek.people.models import Guardian, Location
from driehoek.people.queries import children_of, found


@dataclass(frozen=True)
class Place:
    """A location, and whether the guardian stopped its news."""

    location: Location
    stopped: bool


def news_places(guardian: Guardian, code: str = "") -> list[Place]:
    """Return the locations of this guardian's children, or the one with this code; Http404 when it is not theirs."""
    groups = [enrolment.group for child in children_of(guardian) for enrolment in child.current]  # type: ignore[attr-defined]
    locations = Location.objects.filter(pk__in={group.location_id for group in groups}).order_by("name")
    chosen = [found(locations, code=code)] if code else list(locations)
    stops = set(NewsStop.objects.filter(guardian=guardian).values_list("location", flat=True))
    return [Place(location, location.pk in stops) for location in chosen]
