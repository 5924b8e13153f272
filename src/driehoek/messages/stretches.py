"""What is written for some guardians of a message at once: receipts, deliveries, and a line in the logbook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.utils import timezone

from driehoek.logbook.models import Contact
from driehoek.messages.actions.outbox import enqueue
from driehoek.messages.audience import Recipient
from driehoek.messages.awaiting import late_in
from driehoek.messages.digest import gather
from driehoek.messages.models import Delivery, Manners, Message, Receipt
from driehoek.messages.rendering import Letter, letter, title_of
from driehoek.messages.routes import Ways, address_of, ways_to
from driehoek.messages.weekly import room_from
from driehoek.messages.when import manners_of, moment_for
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import PersonalLink
from driehoek.shared.languages import language
from driehoek.shared.rows import insert

Held = Receipt.Held


@dataclass
class Part:
    """A receipt for each of some guardians, and a delivery and a contact for whom the message goes to."""

    people: list[Recipient]
    receipts: list[Receipt] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    @property
    def last(self) -> Recipient:
        """Who comes last; the next part begins behind them."""
        return self.people[-1]

    def write(self) -> None:
        """Keep it all."""
        insert(self.receipts)
        going = (receipt for receipt in self.receipts if not receipt.held_because)
        for receipt, delivery in zip(going, self.deliveries, strict=True):
            delivery.receipt_id = receipt.pk  # it had no number when the delivery was made
        gather(enqueue(self.deliveries))
        insert(self.contacts)


class Stretch:
    """Some guardians of a message, and what is known of all of them at once; written in parts."""

    def __init__(self, message: Message, people: list[Recipient]) -> None:
        self.message, self.people, self.now = message, people, timezone.now()
        self.manners = manners_of(message.location)
        self.ways = ways_to([who.guardian for who in people], message.location)
        codes = {who.guardian.language_read for who in people}
        self.letters = {code: letter(message, code) for code in codes}
        self.moment = moment_for(message.kind, self.manners, self.now)
        self.late = late_in(message, codes, self.now)
        self.title = title_of(message)

    def parts(self, size: int) -> Iterator[Part]:
        """What is to be kept, for `size` guardians at a time, in the order of their numbers."""
        people = iter(self.people)
        while some := list(islice(people, size)):
            yield self.ready(some)

    def ready(self, people: list[Recipient]) -> "Part":
        """Make what is to be kept of these: all that can be done while nothing is locked."""
        held, links = self._held(people), ensure_links(who.guardian for who in people)
        part = Part(people)
        for who in people:
            receipt = self._receipt(who, held.get(who.guardian.pk, ""))
            part.receipts.append(receipt)
            if not receipt.held_because:
                delivery = self._delivery(who, receipt, links[who.guardian.pk])
                part.deliveries.append(delivery)
                part.contacts.append(self._contact(delivery, who.family))
        return part

    def _held(self, people: list[Recipient]) -> dict[int, str]:
        """Guardian number -> why nothing is sent."""
        full = over_limit(self.message, self.manners, {who.family for who in people}, self.now)
        held = {}
        for who in people:
            if why := held_because(self.message, who, self.ways, full):
                held[who.guardian.pk] = why
        return held

    def _receipt(self, who: Recipient, held: str) -> Receipt:
        return Receipt(
            message=self.message, guardian=who.guardian, family_id=who.family, child=who.child, group=who.group,
            language=language(who.guardian.language_read).code, held_because=held,
        )  # fmt: skip

    def _delivery(self, who: Recipient, receipt: Receipt, link: PersonalLink) -> Delivery:
        message, guardian = self.message, who.guardian
        words = self.letters[guardian.language_read]
        way = way_to(message, who, self.ways)[0]
        url = url_of(link, "parent_message", pk=message.pk)
        return Delivery(
            location=message.location, family_id=who.family, guardian=guardian, child=who.child, channel=way,
            kind="message", language=words.language, address=address_of(guardian, way), subject=words.subject[:200],
            body=words.to(guardian, url), url=url, receipt=receipt, rank=0, news=message.kind == Message.Kind.NEWS,
            urgent=message.kind == Message.Kind.URGENT,
            not_before=self._not_before(words), about_kind="message", about_id=message.pk,
        )  # fmt: skip

    def _not_before(self, words: Letter) -> datetime | None:
        moment = self.moment
        if words.language in self.late and self.message.wait_until:
            moment = moment_for(self.message.kind, self.manners, max(moment, self.message.wait_until))
        return moment if moment > self.now else None

    def _contact(self, delivery: Delivery, family: int) -> Contact:
        return Contact(
            location=self.message.location, family_id=family, guardian=delivery.guardian, at=self.now,
            account=self.message.author, channel=delivery.channel, language=delivery.language, verb="told",
            mode=Contact.Mode.TOLD, subject=self.title[:200], about_kind="message", about_id=self.message.pk,
        )  # fmt: skip


def way_to(message: Message, who: Recipient, ways: Ways) -> list[str]:
    """The channels for one guardian in order."""
    urgent, news = message.kind == Message.Kind.URGENT, message.kind == Message.Kind.NEWS
    return ways.route(who.guardian, news=news, urgent=urgent)


def held_because(message: Message, who: Recipient, ways: Ways, full: set[int]) -> str:
    """Why this guardian gets nothing now; empty when they do."""
    if not way_to(message, who, ways):
        return Held.NEWS_STOPPED if who.guardian.pk in ways.without_news else Held.NO_CHANNEL
    return Held.WEEKLY_LIMIT if who.family in full else ""


def over_limit(message: Message, manners: Manners, families: Iterable[int], now: datetime) -> set[int]:
    """The families that got as many messages in the last seven days as their school allows.

    What is urgent does not count and is not stopped; a reason given by the author lets a message pass (row M11).
    """
    if message.kind == Message.Kind.URGENT or message.override:
        return set()
    return set(room_from(families, manners, now, besides=message.pk))
