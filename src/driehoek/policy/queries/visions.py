"""Doors to visions: what holds, what is being written, who endorsed it, and what everybody may read."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.policy import guides, rules
from driehoek.policy.models import Endorsement, Vision, VisionAnswer
from driehoek.policy.queries.doors import may, within


def visions_of(location: Location) -> QuerySet[Vision]:
    """All versions of a location's vision, the newest first."""
    return location.visions.select_related("author", "adopted_by")


def vision_now(location: Location) -> Vision | None:
    """The version that holds: the newest adopted one, or the newest while none was adopted."""
    return visions_of(location).order_by(F("adopted_on").desc(nulls_last=True), "-version").first()


def vision_for(account: Account, pk: int, right: str = "read_policy") -> Vision:
    """Return one version, or raise Http404."""
    return found(within(Vision.objects.select_related("location__organisation"), account, right), pk=pk)


def public_vision(code: str) -> Vision:
    """The published vision of a location, for everybody; raises Http404 when there is none."""
    rows = Vision.objects.filter(location__code=code, published_at__isnull=False).select_related("location")
    return found(rows.filter(pk__in=rows.order_by("-version").values("pk")[:1]))


def endorsement_for(account: Account, pk: int) -> Endorsement:
    """Return an endorsement that this account may take back, or raise Http404."""
    rows = Endorsement.objects.filter(vision__location__in=Location.objects.filter(rules.reach(account, "read_policy")))
    row = found(rows.select_related("vision__location__organisation"), pk=pk)
    return found(rows, pk=row.pk if may(account, row.vision.location, rules.SPEAKS_FOR[row.party]) else 0)


@dataclass(frozen=True)
class Party:
    """Somebody who can endorse, what they said, and whether who asks may note it."""

    party: Endorsement.Party
    said: list[Endorsement]
    may_note: bool


def parties(account: Account, vision: Vision) -> list[Party]:
    """Board, head, team and parents, with what each said about this version."""
    said = list(vision.endorsements.filter(taken_back_at=None).select_related("noted_by"))
    held = {right: may(account, vision.location, right) for right in set(rules.SPEAKS_FOR.values())}
    return [
        Party(party, [one for one in said if one.party == party], held[rules.SPEAKS_FOR[party]])
        for party in Endorsement.Party
    ]


def missing_parties(vision: Vision) -> list[Endorsement.Party]:
    """Who has not endorsed this version yet."""
    said = set(vision.endorsements.filter(taken_back_at=None).values_list("party", flat=True))
    return [party for party in Endorsement.Party if party not in said]


@dataclass(frozen=True)
class Step:
    """A guiding question with the words that hold now and the earlier ones."""

    question: guides.Question
    answers: list[VisionAnswer]

    @property
    def text(self) -> str:
        """The words that hold now."""
        return self.answers[0].text if self.answers else ""


def steps_of(location: Location) -> list[Step]:
    """Every guiding question in order, with what was written under it, the newest first."""
    answers = list(location.vision_answers.select_related("author"))
    return [Step(one, [row for row in answers if row.question == one.key]) for one in guides.questions()]


def composed(location: Location) -> str:
    """The answers one after the other: the first draft of a vision."""
    return "\n\n".join(step.text for step in steps_of(location) if step.text)
