"""What every group was told this year: who got it through which channel, and who opened and understood it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import exp
from random import Random

from django.db.models import DateTimeField, OuterRef, Subquery
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import Table, chance, settings
from driehoek.logbook.models import Contact
from driehoek.messages.models import Delivery, Message, Receipt
from driehoek.messages.ready import ready_messages
from driehoek.messages.rendering import Letter, letter, title_of
from driehoek.messages.routes import address_of, ways_to
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Account, Group, PersonalLink
from driehoek.people.queries import contact_persons

AT_ONCE = 2_000
BY_HAND = frozenset({Delivery.Channel.PHONE, Delivery.Channel.LETTER})
State = Delivery.State


@dataclass
class Telling:
    """The messages of one group on their way to its guardians, as rows that are still to be written."""

    population: Population
    rng: Random
    by_hand_waits: bool = False  # calls are still to be made and letters to be printed
    receipts: list[Receipt] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    def tell(self, group: Group, owner: Account | None, year: date, today: date) -> None:
        """Write down every message that this group got up to yesterday."""
        for told in settings()["told"]:
            day = _day(told["week"], year)
            guests = list(self.population.guests([group], day)) if day < today else []
            if guests:
                self.send(message_to(guests, told, group, owner, day), guests)

    def send(self, message: Message, guests: list[Guest]) -> None:
        """Put a message on its way to each of these guardians through the channel they chose."""
        guardians = [guest.guardian for guest in guests]
        ways = ways_to(guardians, message.location)
        letters = {code: letter(message, code) for code in {one.language_read for one in guardians}}
        links = ensure_links(guardians)
        for guest in guests:
            route = ways.route(guest.guardian, news=message.kind == Message.Kind.NEWS)
            if route:
                self._reach(message, guest, Delivery.Channel(route[0]), letters[guest.guardian.language_read], links)

    def _reach(
        self, message: Message, guest: Guest, way: Delivery.Channel, text: Letter, links: dict[int, PersonalLink]
    ) -> None:
        guardian = guest.guardian
        receipt = Receipt(
            message=message, guardian=guardian, family_id=guest.child.family_id, child=guest.child, group=guest.group,
            language=guardian.language_read,
        )  # fmt: skip
        delivery = _delivery(receipt, way, text, url_of(links[guardian.pk], "parent_message", pk=message.pk))
        if self.by_hand_waits and way in BY_HAND:
            delivery.state, delivery.attempts, delivery.handed_over_at = State.QUEUED, 0, None
        else:
            self._live(receipt, message, way)
            _open(delivery, receipt)
        self.receipts.append(receipt)
        self.deliveries.append(delivery)
        self.contacts.append(_contact(message, guest, way, text))

    def _live(self, receipt: Receipt, message: Message, way: Delivery.Channel) -> None:
        """Let a guardian open, understand or not: those whom a page reaches, more often."""
        warmth = self.population.known[receipt.family_id].warmth
        base = {Delivery.Channel.LETTER: -1.2, Delivery.Channel.PHONE: 0.6}.get(way, 0.5)
        sent_at, now = message.sent_at or timezone.now(), timezone.now()
        opened_at = sent_at + timedelta(hours=self.rng.expovariate(1 / 14))
        if self.rng.random() > 1 / (1 + exp(-base - warmth * 0.7)) or opened_at >= now:
            return
        receipt.opened_at = opened_at
        if message.must_understand and chance(self.rng, 70):
            receipt.understood_at = min(opened_at + timedelta(minutes=2), now)

    def write(self) -> None:
        """Keep everything that was put on its way."""
        Receipt.objects.bulk_create(self.receipts, AT_ONCE)
        Delivery.objects.bulk_create(self.deliveries, AT_ONCE)
        Contact.objects.bulk_create(self.contacts, AT_ONCE)


def tell(cast: Cast, population: Population, today: date, rng: Random) -> None:
    """Write a year of messages to every group of the demo school, a group at a time."""
    groups = [
        group
        for code in settings()["ladders"]
        for group in population.groups_at(getattr(cast, code).pk)
        if group.school_year_id == cast.year.pk
    ]
    owners = contact_persons(groups)
    for group in groups:
        telling = Telling(population, rng)
        telling.tell(group, owners.get(group.pk), cast.year.start, today)
        telling.write()


def _day(week: int, year: date) -> date:
    """The Wednesday of an ISO week in the school year that begins in `year`."""
    return date.fromisocalendar(year.year if week > 30 else year.year + 1, week, 3)


def message_to(guests: list[Guest], told: Table, group: Group, owner: Account | None, day: date) -> Message:
    """Write the message that this group got on this day."""
    entry, sent_at = ready_messages()[told["key"]], at(day, "15:40")
    words = {
        "{group}": group.name, "{teacher}": owner.name if owner else group.name,
        "{day}": str(day + timedelta(days=7)), "{moment}": f"{day + timedelta(days=7)}T09:00",
    }  # fmt: skip
    return Message.objects.create(
        location_id=group.location_id, author=owner, kind=entry.kind, ready=entry.key, pictogram=entry.pictogram,
        must_understand=entry.must_understand, may_reply=entry.may_reply, audience={"groups": [group.pk]},
        details={name: words.get(value, value) for name, value in told["details"].items()},
        state=Message.State.SENT, send_at=sent_at, sent_at=sent_at, total=len(guests),
    )  # fmt: skip


def _delivery(receipt: Receipt, way: Delivery.Channel, text: Letter, url: str) -> Delivery:
    message, guardian = receipt.message, receipt.guardian
    return Delivery(
        location_id=message.location_id, family_id=receipt.family_id, guardian=guardian, receipt=receipt, channel=way,
        kind="message", about_kind="message", about_id=message.pk, language=text.language, attempts=1, url=url,
        address=address_of(guardian, way), subject=text.subject, body=text.to(guardian, url),
        news=message.kind == Message.Kind.NEWS, handed_over_at=message.sent_at, state=State.HANDED_OVER,
    )  # fmt: skip


def _open(delivery: Delivery, receipt: Receipt) -> None:
    """A letter or message of which the page was opened has arrived."""
    if receipt.opened_at:
        delivery.state, delivery.confirmed_at = State.CONFIRMED, receipt.opened_at


def _contact(message: Message, guest: Guest, way: Delivery.Channel, text: Letter) -> Contact:
    at_moment: datetime = message.sent_at or timezone.now()
    return Contact(
        location_id=message.location_id, family_id=guest.child.family_id, guardian=guest.guardian, at=at_moment,
        account=message.author, channel=way, language=text.language, mode=Contact.Mode.TOLD, verb="told",
        subject=title_of(message), about_kind="message", about_id=message.pk,
    )  # fmt: skip


def set_clocks() -> None:
    """Put right the clocks that the database set by itself when the rows were written."""
    own = Message.objects.filter(pk=OuterRef("message")).values("sent_at")
    Receipt.objects.update(created_at=Subquery(own, DateTimeField()))
    theirs = Message.objects.filter(pk=OuterRef("about_id")).values("sent_at")
    Delivery.objects.filter(about_kind="message").update(created_at=Subquery(theirs, DateTimeField()))
    Message.objects.filter(state=Message.State.SENT).update(
        created_at=Subquery(Message.objects.filter(pk=OuterRef("pk")).values("sent_at"), DateTimeField())
    )
