"""The policy of several locations side by side, for who reads it at more than one."""

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from driehoek.people.models import Account, Location
from driehoek.people.queries import locations_for
from driehoek.policy.models import Consultation, Endorsement, Vision


def policies_for(account: Account) -> QuerySet[Location]:
    """Locations whose policy this account may read, by name.

    Each has `written` (when the vision that holds was written), `adopted` (when it was adopted), `endorsed` (the board
    stands behind the newest version) and `planned` (when a plan was last adopted).
    """
    here = Vision.objects.filter(location=OuterRef("pk"))
    holds = here.order_by(F("adopted_on").desc(nulls_last=True), "-version")
    newest = here.order_by("-version").values("pk")[:1]
    said = Endorsement.objects.filter(party=Endorsement.Party.BOARD, taken_back_at=None, vision=OuterRef("newest"))
    plans = Consultation.objects.filter(location=OuterRef("pk"), adopted_on__isnull=False).order_by("-adopted_on")
    return locations_for(account, "read_policy").annotate(
        written=Subquery(holds.values("written_at")[:1]),
        adopted=Subquery(holds.values("adopted_on")[:1]),
        newest=Subquery(newest),
        endorsed=Exists(said),
        planned=Subquery(plans.values("adopted_on")[:1]),
    )
