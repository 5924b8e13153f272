"""What of councils waits for a guardian, for their first page."""

from django.db.models import Exists, OuterRef

from driehoek.councils.kinds import library
from driehoek.councils.models import CouncilRequest, Election, Voice
from driehoek.councils.phrases import SUBJECTS, WAITS
from driehoek.councils.rules import can_vote, seats_of
from driehoek.people.models import Guardian
from driehoek.people.waiting import Kind, Rows, rows_of

KINDS = {
    "vote": Kind("check", SUBJECTS["election_vote"], "parent_election"),
    "voice": Kind("people", WAITS, "parent_council_request"),
}


def waiting(guardian: Guardian) -> list[Rows]:
    """Elections in which they can vote today and have not; what their council is asked and they said nothing about."""
    elections = Election.objects.filter(can_vote(), voters__guardian=guardian, voters__voted=False)
    seats = seats_of(guardian=guardian)
    about = [one.key for one in library().subjects.values() if one.by in ("all", "parents")]
    spoken = Voice.objects.filter(request=OuterRef("pk"), member__in=seats.values("pk"))
    asked = CouncilRequest.objects.filter(~Exists(spoken), answer="", subject__in=about)
    return [rows_of("vote", elections), rows_of("voice", asked.filter(council__in=seats.values("council")))]
