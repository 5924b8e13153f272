"""The phone list: who is to be called about what, in which language, and who likes to be called now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.utils import timezone, translation

from driehoek.messages import phrases
from driehoek.messages.models import Call, Delivery
from driehoek.messages.queries.deliveries import deliveries_for
from driehoek.messages.rules import informed
from driehoek.messages.telling import Words, standing, words_for
from driehoek.people.models import Account, Guardian, Guardianship, Location
from driehoek.people.queries import found
from driehoek.people.rules import guardianship_is_open
from driehoek.shared.languages import Language, language

RIGHT = "send_messages"
Moment = Guardian.Moment
NOON, EVENING, SATURDAY = 12, 17, 5
# A child that is not at school this morning cannot wait for the best time to call (row M7).
FIRST = Q(urgent=True) | Q(kind="absence")


def due() -> Q:
    """Match deliveries whose time has come."""
    return Q(not_before=None) | Q(not_before__lte=timezone.now())


def by_hand(account: Account, location: Location, channel: str) -> QuerySet[Delivery]:
    """What waits at a location for a person to print or to say, and still stands."""
    rows = deliveries_for(account, RIGHT).filter(location=location, channel=channel, state=Delivery.State.QUEUED)
    return rows.filter(due(), standing())


def waiting_calls(account: Account, location: Location) -> QuerySet[Delivery]:
    """Deliveries that wait to be told on the phone, to guardians who may be informed."""
    return by_hand(account, location, Delivery.Channel.PHONE).filter(informed())


def later_calls(account: Account, location: Location) -> int:
    """How many guardians did not answer, and are on the list again later."""
    rows = deliveries_for(account, RIGHT).filter(
        informed(), standing(), location=location, channel=Delivery.Channel.PHONE, state=Delivery.State.QUEUED,
        call__isnull=False, not_before__gt=timezone.now(),
    )  # fmt: skip
    return rows.order_by().values("guardian").distinct().count()


def to_call(account: Account, location: Location) -> QuerySet[Guardian]:
    """Guardians to be called: what cannot wait, then who likes to be called now, then who waits longest."""
    mine = waiting_calls(account, location).order_by()
    of_them = mine.filter(guardian=OuterRef("pk"))
    rows = Guardian.objects.filter(pk__in=mine.values("guardian"))
    first = Subquery(of_them.order_by("created_at").values("created_at")[:1])
    rows = rows.annotate(urgent=Exists(of_them.filter(FIRST)), suits=_suits(timezone.now()), first=first)
    return rows.order_by("-urgent", "suits", "first", "pk")


def _suits(now: datetime) -> Case:
    """0: likes to be called now; 1: said nothing about it; 2: rather at another time."""
    said = Cast("best_times", TextField())
    at = [When(Contains(said, Value(f'"{moment}"')), then=Value(0)) for moment in moments_at(now)]
    return Case(*at, When(best_times=[], then=Value(1)), default=Value(2), output_field=IntegerField())


def moments_at(now: datetime) -> list[str]:
    """The moments of a guardian's best times that it is now, on the Dutch clock."""
    local = timezone.localtime(now)
    part = Moment.MORNING if local.hour < NOON else Moment.AFTERNOON if local.hour < EVENING else Moment.EVENING
    return [str(part), *([str(Moment.WEEKEND)] if local.weekday() >= SATURDAY else [])]


@dataclass(frozen=True)
class Opening:
    """The first and the last sentence of a call in one language."""

    hello: str
    close: str
    language: Language


def opening(caller: str, location: Location, code: str) -> Opening:
    """How a call begins and ends in the language with this code."""
    with translation.override(code):
        hello = phrases.CALL_HELLO % {"name": caller, "school": location.name}
        return Opening(hello, str(phrases.CALL_CLOSE), language(code))


@dataclass(frozen=True)
class Script:
    """What is to be told: in the language of who calls, if it is known there, and in that of the guardian."""

    delivery: Delivery
    ours: Words | None
    theirs: Words

    @property
    def both(self) -> bool:
        """Whether there are two texts to show."""
        return self.ours is not None and self.ours.language != self.theirs.language


@dataclass(frozen=True)
class Card:
    """A guardian to call, about which children, and everything that waits to be told."""

    guardian: Guardian
    children: list[str]
    scripts: list[Script]
    ours: Opening
    theirs: Opening

    @property
    def tries(self) -> int:
        """How often nobody answered."""
        return max(script.delivery.attempts for script in self.scripts)

    @property
    def suits_now(self) -> bool:
        """Whether the guardian likes to be called now."""
        return bool(set(moments_at(timezone.now())) & set(self.guardian.best_times))

    @property
    def numbers(self) -> str:
        """The numbers of what is told, as the form takes them."""
        return ",".join(str(script.delivery.pk) for script in self.scripts[:100])

    @property
    def two_languages(self) -> bool:
        """Whether the guardian reads another language than the one who calls."""
        return self.ours.language != self.theirs.language

    @property
    def urgent(self) -> bool:
        """Whether something of it cannot wait."""
        return any(script.delivery.urgent for script in self.scripts)


def cards(account: Account, location: Location, guardians: Iterable[Guardian]) -> list[Card]:
    """Return these guardians ready to be called; the queries do not grow with their number."""
    people = list(guardians)
    rows = waiting_calls(account, location).filter(guardian__in=people).select_related("receipt", "child")
    rows = rows.order_by("pk")
    ours, theirs = words_for(rows, account.language), words_for(rows)
    scripts, children = defaultdict(list), _children(rows)
    for row in rows:
        scripts[row.guardian_id].append(Script(row, ours.get(row.pk), theirs[row.pk]))
    codes = {language(one.language_read).code for one in people} | {account.language}
    openings = {code: opening(account.name, location, code) for code in codes}
    ours_first = openings[account.language]
    return [
        Card(one, children[one.pk], scripts[one.pk], ours_first, openings[language(one.language_read).code])
        for one in people
        if scripts[one.pk]
    ]


def _children(rows: Iterable[Delivery]) -> dict[int, list[str]]:
    """Guardian number -> the names of the children of whom something is told, the oldest first.

    Where a delivery names no child these are all of its family about whom the guardian may be informed.
    """
    loose = [row for row in rows if row.child is None]
    families, people = {row.family_id for row in loose}, {row.guardian_id for row in loose}
    rights = Guardianship.objects.filter(guardianship_is_open(), guardian__in=people, child__family__in=families)
    told = {(row.guardian_id, row.child) for row in rows if row.child}
    told |= {(right.guardian_id, right.child) for right in rights.select_related("child")}
    names = defaultdict(list)
    for guardian, child in sorted(told, key=lambda pair: (str(pair[1].birth_date or ""), pair[1].pk)):
        names[guardian].append(child.full_name)
    return names


def calls_of(account: Account) -> QuerySet[Call]:
    """Calls that this colleague made, about families still in reach, and that can be taken back."""
    mine = Call.objects.filter(account=account, undone_at=None).select_related("location", "guardian")
    return mine.filter(pk__in=deliveries_for(account, RIGHT).order_by().values("call"))


def call_for(account: Account, pk: int) -> Call:
    """Return a call that can be taken back, or raise Http404."""
    return found(calls_of(account), pk=pk)
