"""How long a location keeps what: its own choice, or what we propose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from driehoek.people.models import Location
from driehoek.people.rules import today
from driehoek.retention.leaving import months_before
from driehoek.retention.models import OwnTerm, TermsAgreed
from driehoek.retention.terms import Term
from driehoek.shared.moments import local_day

STANDS = timedelta(days=30)  # so long everything stands in the list before it is erased


@dataclass(frozen=True)
class Chosen:
    """What a location and its sister locations chose; without a location: the installation, which chooses nothing.

    `agreed`: location -> when somebody agreed to the terms; `own`: location and kind -> the newest own term.
    """

    location: Location | None = None
    sisters: tuple[int, ...] = ()
    agreed: Mapping[int, datetime] = field(default_factory=dict)
    own: Mapping[tuple[int, str], OwnTerm] = field(default_factory=dict)

    def months(self, term: Term, place: int) -> int:
        """For how many months a kind is kept at a location."""
        own = self.own.get((place, term.key))
        return own.months if own else term.months

    def limits(self, term: Term, day: date, *, everywhere: bool = False) -> dict[int, date | None]:
        """Location -> the last day that is long enough ago on `day`; None where nobody agreed to the terms.

        `everywhere`: for all locations of the board, otherwise for this one.
        """
        places = self.sisters if everywhere else (self.here,)
        return {pk: months_before(day, self.months(term, pk)) if pk in self.agreed else None for pk in places}

    def begins(self, term: Term) -> date:
        """The first day on which old records may go: they stand in the list first, after agreeing or a new term."""
        own = self.own.get((self.here, term.key))
        moments = [self.agreed.get(self.here), own.at if own else None]
        return max((local_day(moment) for moment in moments if moment), default=today()) + STANDS

    @property
    def here(self) -> int:
        """The number of the location; 0 for the installation."""
        return self.location.pk if self.location else 0


def chosen_at(location: Location | None) -> Chosen:
    """What a location and its sisters chose; three queries."""
    if location is None:
        return Chosen()
    sisters = tuple(Location.objects.filter(organisation=location.organisation_id).values_list("pk", flat=True))
    agreed = dict(TermsAgreed.objects.filter(location__in=sisters).values_list("location", "at"))
    own = {(one.location_id, one.kind): one for one in OwnTerm.objects.filter(location__in=sisters).order_by("pk")}
    return Chosen(location, sisters, agreed, own)
