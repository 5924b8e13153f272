"""Who will be invited and who will not, to be read before anything is sent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from driehoek.activities.models import Activity, Invitation
from driehoek.activities.rules import entitled
from driehoek.messages.models import Delivery
from driehoek.messages.routes import ways_to
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import families_for
from driehoek.people.rules import Closed, why_closed
from driehoek.shared.languages import DEFAULT, LANGUAGES, Language


@dataclass(frozen=True)
class Recipient:
    """A guardian with the child and group for which they are invited."""

    guardian: Guardian
    child: Child
    group: Group


@dataclass(frozen=True)
class Readers:
    """How many of the guardians read a language, and whether the activity has its own text in it."""

    language: Language
    guardians: int
    has_text: bool


@dataclass(frozen=True)
class LeftOut:
    """Guardians who are not invited for one reason; `people` holds only those whom the planner may see."""

    reason: Closed
    guardians: int
    people: list[tuple[Guardian, Child]]


@dataclass(frozen=True)
class Preview:
    """What inviting would do now. `before` counts guardians invited earlier, `letters` their letters on paper."""

    ways: dict[str, int]
    families: int
    before: int
    letters: int
    readers: list[Readers]
    left_out: list[LeftOut]

    @property
    def new(self) -> int:
        """Guardians who would be invited now."""
        return sum(self.ways.values())

    @property
    def ways_in_words(self) -> list[tuple[str, int]]:
        """Through which channels, most first."""
        return in_words(self.ways)

    @property
    def without_text(self) -> list[Readers]:
        """Languages in which some of them would read the Dutch text."""
        return [row for row in self.readers if not row.has_text]


def who_would_be_invited(activity: Activity) -> list[Recipient]:
    """Return each guardian with a right to this activity once, with the first of their children it is for."""
    day = timezone.localdate(activity.starts_at)
    group_of = {row.child_id: row.group for row in _enrolled(activity).select_related("group").order_by("-pk")}
    rows = entitled(activity.groups.all(), day).select_related("guardian", "child__family").order_by("-child", "-pk")
    first = {row.guardian_id: Recipient(row.guardian, row.child, group_of[row.child_id]) for row in rows}
    return sorted(first.values(), key=lambda recipient: (recipient.guardian.sort_name, recipient.guardian.pk))


def _enrolled(activity: Activity) -> QuerySet[Enrolment]:
    day = timezone.localdate(activity.starts_at)
    return Enrolment.objects.filter(on_day(day), group__in=activity.groups.values("pk"))


def preview_of(activity: Activity, by: Account) -> Preview:
    """Return what inviting would do, in a constant number of queries."""
    everybody = who_would_be_invited(activity)
    before = set(Invitation.objects.filter(activity=activity).values_list("guardian", flat=True))
    new = [who for who in everybody if who.guardian.pk not in before]
    ways = ways_to((who.guardian for who in new), activity.location)
    return Preview(
        ways=dict(Counter(ways.route(who.guardian)[0] for who in new)),
        families=len({who.child.family_id for who in new}),
        before=len(before),
        letters=letters_of(activity).count(),
        readers=readers_of(activity, (who.guardian.language_read for who in new)),
        left_out=_left_out(activity, {who.guardian.pk for who in everybody}, by),
    )


def in_words(ways: dict[str, int]) -> list[tuple[str, int]]:
    """Return names of channels with numbers, most first."""
    return [(str(Delivery.Channel(way).label), number) for way, number in Counter(ways).most_common()]


def letters_of(activity: Activity) -> QuerySet[Delivery]:
    """The letters of an activity that go along on paper."""
    rows = Delivery.objects.filter(kind="invitation", about_kind="invitation", channel=Delivery.Channel.LETTER)
    return rows.filter(about_id__in=activity.invitations.values("pk")).exclude(state=Delivery.State.CANCELLED)


def readers_of(activity: Activity, codes: Iterable[str]) -> list[Readers]:
    """Count languages, most read first; uses the activity's prefetched texts."""
    written = {text.language for text in activity.texts.all()} | {DEFAULT}
    counted = Counter(code if code in LANGUAGES else DEFAULT for code in codes)
    return [Readers(LANGUAGES[code], number, code in written) for code, number in counted.most_common()]


def _left_out(activity: Activity, invited: set[int], by: Account) -> list[LeftOut]:
    """Guardians of the same children who have no right to an invitation, by reason."""
    rows = Guardianship.objects.filter(child__in=_enrolled(activity).values("child")).exclude(guardian__in=invited)
    seen = set(families_for(by).filter(children__enrolments__in=_enrolled(activity)).values_list("pk", flat=True))
    by_reason: dict[Closed, dict[int, Guardianship]] = {}
    for row in rows.select_related("guardian", "child").order_by("guardian__family_name", "pk"):
        by_reason.setdefault(why_closed(row), {})[row.guardian_id] = row
    return [
        LeftOut(
            reason, len(those), [(row.guardian, row.child) for row in those.values() if row.child.family_id in seen]
        )
        for reason, those in by_reason.items()
    ]
