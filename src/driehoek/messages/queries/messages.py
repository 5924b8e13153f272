"""Doors to messages, and what their pages read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from driehoek.messages.audience import Audience, everybody, groups_to_write, groups_within, tied
from driehoek.messages.models import Attachment, Delivery, Message, Receipt
from driehoek.messages.queries.deliveries import FAR
from driehoek.messages.rendering import title_of
from driehoek.messages.routes import ways_to
from driehoek.messages.stretches import held_because, over_limit, way_to
from driehoek.messages.when import manners_of
from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import families_for, found, locations_for, school_year_of
from driehoek.people.rules import Closed, guardianship_is_open, locations_in_reach, whole_locations_in_reach, why_closed
from driehoek.shared.languages import Language, language
from driehoek.texts.models import Version

State = Message.State
VIEWS: dict[str, tuple[str, ...]] = {
    "all": tuple(State.values),
    "draft": (State.DRAFT,),
    "scheduled": (State.SCHEDULED,),
    "sending": (State.SENDING, State.PAUSED),
    "sent": (State.SENT, State.STOPPED),
}
NAMES = 50  # of a longer list only the first are named


def messages_in_reach(account: Account) -> Q:
    """Match own messages at locations where one may still write, and what others sent where one may write to all."""
    here = Location.objects.filter(locations_in_reach(account, "send_messages")).values("pk")
    wholly = Location.objects.filter(whole_locations_in_reach(account, "send_messages")).values("pk")
    return Q(author=account.pk, location__in=here) | (Q(location__in=wholly) & ~Q(state=State.DRAFT))


def messages_for(account: Account, location: Location | None = None, view: str = "all") -> QuerySet[Message]:
    """Messages within reach, newest first; drafts only one's own."""
    rows = Message.objects.filter(messages_in_reach(account)).select_related("author", "text", "location__manners")
    rows = rows.filter(location=location) if location else rows
    return rows.filter(state__in=VIEWS.get(view, VIEWS["all"]))


def message_for(account: Account, pk: int) -> Message:
    """Return one message, or raise Http404."""
    return found(messages_for(account), pk=pk)


def draft_for(account: Account, pk: int) -> Message:
    """Return one of one's own drafts to go on with, or raise Http404."""
    return found(messages_for(account).filter(author=account, state=State.DRAFT), pk=pk)


def attachment_for(account: Account, pk: int) -> Attachment:
    """Return a file of a message within reach, or raise Http404."""
    return found(Attachment.objects.filter(message__in=messages_for(account).values("pk")), pk=pk)


def writing_at(account: Account, code: str) -> Location:
    """Return a location where this account may write to somebody, or raise Http404."""
    return found(locations_for(account, "send_messages"), code=code)


def urgent_this_year(location: Location) -> int:
    """How often families were told something urgent in this school year: each passed quiet hours and the limit."""
    year = school_year_of(location)
    sent = Message.objects.filter(location=location, kind=Message.Kind.URGENT).exclude(state=State.DRAFT)
    return sent.filter(created_at__date__gte=year.start, created_at__date__lte=year.end).count()


@dataclass(frozen=True)
class Row:
    """A message in the list."""

    message: Message
    title: str
    received: int
    opened: int


def listed(page: Iterable[Message]) -> list[Row]:
    """Return these messages ready to be listed; one query for any number."""
    rows = list(page)
    counts = Receipt.objects.filter(message__in=rows).order_by().values("message").annotate(
        received=Count("pk", filter=Q(held_because="")), opened=Count("pk", filter=Q(opened_at__isnull=False))
    )  # fmt: skip
    found_at = {row["message"]: row for row in counts}
    nothing = {"received": 0, "opened": 0}
    return [
        Row(row, title_of(row), found_at.get(row.pk, nothing)["received"], found_at.get(row.pk, nothing)["opened"])
        for row in rows
    ]


# Before sending


@dataclass(frozen=True)
class Readers:
    """How many guardians read a language, through which channels, and how the text stands in it."""

    language: Language
    guardians: int
    channels: list[tuple[str, int]]
    state: str


@dataclass(frozen=True)
class LeftOut:
    """Guardians who get nothing for one reason, the first of them by name."""

    reason: str
    guardians: int
    people: list[str]


@dataclass(frozen=True)
class Preview:
    """Who would get a message now, how, in which language, and who would not."""

    guardians: int
    families: int
    readers: list[Readers]
    channels: list[tuple[str, int]]
    held: list[LeftOut]
    closed: list[LeftOut]
    over: int
    languages: set[str]

    @property
    def reached(self) -> int:
        """Guardians to whom it goes."""
        return sum(number for _, number in self.channels)


def who_gets_it(account: Account, audience: Audience, message: Message) -> Preview:
    """Return who gets a message to this audience and how; the queries grow with each 200 guardians only."""
    within = groups_to_write(account, message.location)
    counted, held = Counter[tuple[str, str]](), dict[str, list[str]]()
    families, over, codes, number = set[int](), set[int](), set[str](), 0
    manners = manners_of(message.location)
    for people in everybody(audience, within):
        ways = ways_to([who.guardian for who in people], message.location)
        full = over_limit(message, manners, {who.family for who in people}, timezone.now())
        over |= full
        number += len(people)
        for who in people:
            families.add(who.family)
            codes.add(language(who.guardian.language_read).code)
            if why := held_because(message, who, ways, full):
                held.setdefault(str(Receipt.Held(why).label), []).append(who.guardian.full_name)
            else:
                counted[language(who.guardian.language_read).code, way_to(message, who, ways)[0]] += 1
    return Preview(
        guardians=number, families=len(families), readers=_readers(message, counted), channels=_channels(counted),
        held=[LeftOut(reason, len(names), names[:NAMES]) for reason, names in held.items()],
        closed=_closed(audience, within), over=len(over), languages=codes,
    )  # fmt: skip


def _channels(counted: "Counter[tuple[str, str]]", code: str = "") -> list[tuple[str, int]]:
    per = Counter[str]()
    for (reads, way), number in counted.items():
        if not code or reads == code:
            per[way] += number
    return [(str(Delivery.Channel(way).label), number) for way, number in per.most_common()]


def _readers(message: Message, counted: "Counter[tuple[str, str]]") -> list[Readers]:
    per = Counter[str]()
    for (code, _), number in counted.items():
        per[code] += number
    states = _states(message)
    return [
        Readers(language(code), number, _channels(counted, code), states.get(code, _state(message, code)))
        for code, number in per.most_common()
    ]


def _state(message: Message, code: str) -> str:
    if message.ready:
        return "ready"
    written = message.text.language if message.text else message.details.get("language", "nl")
    return "original" if code == written else "missing"


def _states(message: Message) -> dict[str, str]:
    rows = Version.objects.filter(text=message.text).exclude(state__in=("wanted", "asked")) if message.text else []
    return {row.language: row.state for row in rows}


def _closed(audience: Audience, within: QuerySet[Group]) -> list[LeftOut]:
    """Who may not be informed, by reason; somebody who may through another child is not among them."""
    every = tied(audience, within)
    informed = every.filter(guardianship_is_open()).values("guardian")
    by_reason: dict[Closed, dict[int, str]] = {}
    rows = every.exclude(guardian__in=informed).select_related("guardian", "child")
    for row in rows.order_by("guardian__family_name", "pk"):
        by_reason.setdefault(why_closed(row), {})[row.guardian_id] = row.guardian.full_name
    return [LeftOut(str(why.label), len(names), list(names.values())[:NAMES]) for why, names in by_reason.items()]


# While and after sending


@dataclass(frozen=True)
class Progress:
    """How far a message has come."""

    total: int
    done: int
    rows: list[dict[str, object]]
    held: list[LeftOut]
    silent: int
    understood: int
    answered: int
    opened: int
    explain: int

    @property
    def percent(self) -> int:
        """Share of the guardians for whom everything is written, in percent."""
        return round(100 * min(self.done / self.total, 1)) if self.total else 0


def progress_of(account: Account, message: Message) -> Progress:
    """Return how far a message has come, in a constant number of queries; names only of families within reach."""
    receipts = message.receipts
    sums = receipts.aggregate(
        done=Count("pk"),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        understood=Count("pk", filter=Q(understood_at__isnull=False)),
        explain=Count("pk", filter=Q(explain_asked_at__isnull=False)),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        silent=Count("pk", filter=silent()),
    )
    return Progress(
        total=max(message.total, sums["done"]), rows=_per_channel(message), held=_held(account, message), **sums
    )


def silent() -> Q:
    """Match receipts of guardians who got the message and did not react."""
    return Q(answered_at=None, understood_at=None, explain_asked_at=None, held_because="")


def _per_channel(message: Message) -> list[dict[str, object]]:
    """Per language and channel how many were handed over, confirmed, opened, understood, answered and failed."""
    sent = Delivery.objects.filter(receipt__message=message).annotate(far=FAR)
    handed = Q(far__in=(Delivery.State.HANDED_OVER, Delivery.State.CONFIRMED))
    rows = sent.order_by().values("language", "channel").annotate(
        total=Count("pk"),
        handed=Count("pk", filter=handed),
        confirmed=Count("pk", filter=Q(far=Delivery.State.CONFIRMED)),
        failed=Count("pk", filter=Q(far=Delivery.State.FAILED)),
        opened=Count("pk", filter=Q(receipt__opened_at__isnull=False)),
        understood=Count("pk", filter=Q(receipt__understood_at__isnull=False)),
        answered=Count("pk", filter=Q(receipt__answered_at__isnull=False)),
    )  # fmt: skip
    ordered = rows.order_by(F("total").desc(), "language", "channel")
    return [
        row | {"language": language(row["language"]), "channel": Delivery.Channel(row["channel"]).label}
        for row in ordered
    ]


def _held(account: Account, message: Message) -> list[LeftOut]:
    mine = families_for(account, "send_messages").order_by().values("pk")
    counts = message.receipts.exclude(held_because="").order_by().values("held_because").annotate(number=Count("pk"))
    names: dict[str, list[str]] = {}
    seen = message.receipts.exclude(held_because="").filter(family__in=mine).select_related("guardian")
    for row in seen.order_by("guardian__family_name", "pk")[:NAMES]:
        names.setdefault(row.held_because, []).append(row.guardian.full_name)
    return [
        LeftOut(str(Receipt.Held(row["held_because"]).label), row["number"], names.get(row["held_because"], []))
        for row in counts
    ]


def languages_of(message: Message) -> set[str]:
    """The languages that the guardians of a message read."""
    codes: set[str] = set()
    for people in everybody(message.audience, groups_within(message)):
        codes |= {language(who.guardian.language_read).code for who in people}
    return codes
