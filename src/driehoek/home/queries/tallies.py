"""How many families did what was suggested to them: counted by family, never ranked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Value, When

from driehoek.home.library import HomeActivity, settings
from driehoek.home.models import Joining, Reply, Suggestion
from driehoek.home.own import activity_of
from driehoek.home.rules import done
from driehoek.people.models import Enrolment
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.shared.stats import percent, share

FACES = {Reply.Smiley.HAPPY: "face-5", Reply.Smiley.OKAY: "face-3", Reply.Smiley.SAD: "face-2"}


@dataclass(frozen=True)
class Told:
    """What was said once: of which family, whether it was done, and in which words."""

    family: int
    did: bool
    said: str
    smiley: str


@dataclass(frozen=True)
class Tally:
    """A suggestion with the families it is for, and what they said; a family that did it counts once."""

    suggestion: Suggestion
    activity: HomeActivity
    families: frozenset[int]
    told: tuple[Told, ...]

    @property
    def did(self) -> frozenset[int]:
        """The families that did it."""
        return frozenset(one.family for one in self.told if one.did)

    @property
    def too_hard(self) -> frozenset[int]:
        """The families for whom it was too hard and that did not do it."""
        return frozenset(one.family for one in self.told if one.said == Reply.Said.TOO_HARD) - self.did

    @property
    def liked(self) -> int:
        """How many families liked it."""
        return len({one.family for one in self.told if one.said == Reply.Said.LIKED})

    @property
    def not_now(self) -> int:
        """How many families said: not this week."""
        return len({one.family for one in self.told if one.said == Reply.Said.NOT_NOW} - self.did)

    @property
    def faces(self) -> list[tuple[str, int]]:
        """Which faces the children gave, as pictograms, and how often each."""
        given = Counter(one.smiley for one in self.told if one.smiley)
        return [(picture, given[face]) for face, picture in FACES.items() if given[face]]

    @property
    def share(self) -> float | None:
        """Which share of the families did it, from 0 to 1."""
        return share(len(self.did), len(self.families))

    @property
    def percentage(self) -> int | None:
        """The same in percent."""
        return percent(self.share)

    @property
    def asked(self) -> int | None:
        """The share that is asked, in percent (S3, section 1.3)."""
        return percent(settings().asked)

    @property
    def reached(self) -> bool:
        """Whether that share is reached."""
        return self.share is not None and self.share >= settings().asked


def tallies(suggestions: Iterable[Suggestion]) -> list[Tally]:
    """Count what was said of these suggestions; at most four queries for any number."""
    rows = list(suggestions)
    families, told = _families(rows), _told(rows)
    return [
        Tally(
            row, activity_of(row), families[row.pk],
            tuple(one for one in told[row.pk] if one.family in families[row.pk]),
        )
        for row in rows
    ]  # fmt: skip


def _families(rows: list[Suggestion]) -> dict[int, frozenset[int]]:
    enrolled = Enrolment.objects.filter(on_day(today()), group__in={row.group_id for row in rows})
    places = list(enrolled.values_list("group", "child", "child__family"))
    closed = {row.programme_id for row in rows if row.programme and row.programme.joined_only}
    joinings = Joining.objects.filter(programme__in=closed, left_at=None) if closed else Joining.objects.none()
    joined = set(joinings.values_list("programme", "child"))
    return {
        row.pk: frozenset(
            family
            for group, child, family in places
            if group == row.group_id
            and row.child_id in (None, child)
            and (row.programme_id not in closed or (row.programme_id, child) in joined)
        )
        for row in rows
    }


def _told(rows: list[Suggestion]) -> dict[int, list[Told]]:
    did = Case(When(done(), then=Value(True)), default=Value(False), output_field=BooleanField())
    said = Reply.objects.filter(suggestion__in=rows).annotate(did=did)
    found: dict[int, list[Told]] = defaultdict(list)
    for pk, *told in said.values_list("suggestion", "child__family", "did", "said", "smiley"):
        found[pk].append(Told(*told))
    return found
