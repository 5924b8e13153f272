"""Doors to evidence files, through the person who asks."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from driehoek.evidence import rules
from driehoek.evidence.models import EvidenceFile
from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.people.rules import holds_whole, locations_in_reach, whole_locations_in_reach


@dataclass(frozen=True)
class Read:
    """A file as this reader gets it; `may_see_inside`: may choose between everything and what others get."""

    file: EvidenceFile
    may_see_inside: bool
    inside: bool

    @property
    def told(self) -> dict[str, Any]:
        """Its sections, and the profiles behind the list of counted records."""
        told: dict[str, Any] = self.file.inside if self.inside else self.file.outside
        return told


def place_for(account: Account, code: str) -> Location:
    """Return a location whose files this account may read, in whole or without small numbers, or raise Http404."""
    mine = whole_locations_in_reach(account, rules.RIGHT) | locations_in_reach(account, rules.TOTALS)
    return found(Location.objects.filter(mine).select_related("organisation"), code=code)


def may_make(account: Account, location: Location) -> bool:
    """Whether this account sees all figures of the location, and so makes its files."""
    return holds_whole(account, rules.RIGHT, location)


def files_for(account: Account) -> QuerySet[EvidenceFile]:
    """Files within reach, newest first, without what stands in them."""
    rows = EvidenceFile.objects.filter(rules.inside(account) | rules.outside(account))
    return rows.select_related("location__organisation", "school_year", "made_by").defer("inside", "outside")


def file_for(account: Account, pk: int, *, for_others: bool) -> Read:
    """Return one file: in whole for who sees the families and wants it so, else what others get; or raise Http404."""
    file = found(files_for(account).defer(None), pk=pk)
    whole = EvidenceFile.objects.filter(rules.inside(account), pk=file.pk).exists()
    return Read(file, whole, whole and not for_others)


def made_file_for(account: Account, pk: int, *, for_others: bool) -> Read:
    """Return a file to take along, or raise Http404: also when it is not made yet."""
    read = file_for(account, pk, for_others=for_others)
    if read.file.made_at is None:
        raise Http404
    return read
