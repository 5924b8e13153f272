"""Through which channels a guardian can be reached, in which order: first what they chose, then what is left."""

from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers

from driehoek.messages.models import Delivery, Manners, NewsStop
from driehoek.messages.pushing import subscriptions_of
from driehoek.people.models import Guardian, Location

Channel = Delivery.Channel
REST = (Channel.PUSH, Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.LETTER)
NEWS_REST = (Channel.PUSH, Channel.EMAIL, Channel.LETTER)
Kind = phonenumbers.PhoneNumberType
TAKES_TEXT = (Kind.MOBILE, Kind.FIXED_LINE_OR_MOBILE, Kind.PAGER)


@dataclass(frozen=True)
class Ways:
    """What must be known of a location and some guardians to choose channels; `ways_to` asks it in three queries."""

    has_gateway: bool
    with_push: frozenset[int]
    without_news: frozenset[int]

    def route(self, guardian: Guardian, *, news: bool = False, urgent: bool = False) -> list[str]:
        """The guardian's channels in order; empty when they want no news and chose no other channel for it.

        News costs no money and takes nobody's time unless the guardian chose that channel. A letter is too late for
        what is urgent, so it is only there when nothing else is.
        """
        stopped = news and guardian.pk in self.without_news
        rest = () if stopped else NEWS_REST if news else REST
        order = list(dict.fromkeys([guardian.channel, *guardian.fallbacks, *rest]))
        open_ways = [way for way in order if self._possible(way, guardian) and not (stopped and way == Channel.EMAIL)]
        quick = [way for way in open_ways if way != Channel.LETTER]
        return [str(way) for way in (quick if urgent and quick else open_ways)]

    def _possible(self, way: str, guardian: Guardian) -> bool:
        possible: dict[str, bool] = {
            Channel.EMAIL: bool(guardian.email),
            Channel.PUSH: guardian.pk in self.with_push,
            Channel.SMS: self.has_gateway and is_mobile(guardian),
            Channel.PHONE: bool(guardian.phone),
            Channel.LETTER: True,
        }
        return possible.get(way, False)


def ways_to(guardians: Iterable[Guardian], location: Location) -> Ways:
    """Look up the channels of these guardians of a location at once: three queries for any number."""
    numbers = [guardian.pk for guardian in guardians]
    push = subscriptions_of(numbers)
    stops = NewsStop.objects.filter(guardian__in=numbers, location=location)
    return Ways(
        has_gateway=Manners.objects.filter(location=location).exclude(gateway="").exists(),
        with_push=frozenset(push.values_list("guardian", flat=True)),
        without_news=frozenset(stops.values_list("guardian", flat=True)),
    )


def route(guardian: Guardian, location: Location, *, news: bool = False, urgent: bool = False) -> list[str]:
    """Return the channels for one guardian in order; never "in person". For many guardians use `ways_to`."""
    return ways_to([guardian], location).route(guardian, news=news, urgent=urgent)


def is_mobile(guardian: Guardian) -> bool:
    """Whether the guardian has a number that can receive text messages."""
    return bool(guardian.phone) and phonenumbers.number_type(guardian.phone) in TAKES_TEXT


def address_of(guardian: Guardian, way: str) -> str:
    """Return the address that a channel uses now: an e-mail address or a number in E.164, else nothing."""
    if way == Channel.EMAIL:
        return guardian.email
    return guardian.phone.as_e164 if guardian.phone and way in (Channel.SMS, Channel.PHONE) else ""
