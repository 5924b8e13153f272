"""Doors of what reports to us: by a sealed address, never by a login."""

from django.http import Http404

from driehoek.messages.keys import seal_fits
from driehoek.messages.models import Manners
from driehoek.people.models import Location


def location_by_seal(code: str, seal: str) -> Location:
    """Return the location whose report address this is, or raise Http404: a forged seal learns nothing."""
    location = Location.objects.filter(code=code).first()
    if location is None or not seal_fits(location, seal):
        raise Http404
    return location


def manners_at(location: Location) -> Manners:
    """Return how this location reaches people; without a row the defaults hold."""
    return Manners.objects.filter(location=location).first() or Manners(location=location)
