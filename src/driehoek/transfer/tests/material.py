"""A school nearby, and what somebody lets go along to it."""

from datetime import timedelta

from django.utils import timezone

from driehoek.conversations.models import Agreement, Report, ReportSection
from driehoek.demo.cast import Cast
from driehoek.people.models import Child
from driehoek.people.rules import today
from driehoek.policy.models import NeighbourAgreement
from driehoek.transfer.actions import choose
from driehoek.transfer.kinds import kinds as all_kinds
from driehoek.transfer.models import TransferChoice


def nearby(cast: Cast, code: str = "vlindertuin") -> NeighbourAgreement:
    """An agreement of a location with a school nearby."""
    row, _new = NeighbourAgreement.objects.get_or_create(
        location=getattr(cast, code), school="De Overkant", contact="Juf", since=today(),
        evaluate_on=today() + timedelta(days=300),
    )  # fmt: skip
    return row


def yassin() -> Child:
    """The child of Samira and Hassan at the preschool."""
    return Child.objects.get(given_name="Yassin")


def chosen(cast: Cast, who: str, kinds: tuple[str, ...] = tuple(all_kinds())) -> TransferChoice:
    """Somebody lets these kinds go along about Yassin."""
    return choose(child=yassin(), agreement=nearby(cast), kinds=kinds, words="Hij telt graag.", by=getattr(cast, who))


def reported(cast: Cast, *, shared: bool = True) -> Report:
    """A talk about Yassin, with what was said and agreed."""
    row = Report.objects.create(
        location=cast.vlindertuin, child=yassin(), kind="progress", date=today(), account=cast.marieke,
        shared_at=timezone.now() if shared else None,
    )  # fmt: skip
    ReportSection.objects.create(report=row, key="enjoys", body="Bouwt torens.")
    Agreement.objects.create(report=row, who="school", what="Elke week een boek mee")
    return row
