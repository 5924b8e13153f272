"""Translations that are still being made when a message goes out: what waits for them, and for how long."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from driehoek.messages.models import Delivery, Message
from driehoek.messages.rendering import letter
from driehoek.messages.when import manners_of, moment_for
from driehoek.shared.languages import language
from driehoek.texts.models import Text, Version
from driehoek.texts.queries import READY

SIZE = 200


def come_in(text: Text, languages: "set[str] | list[str]") -> set[str]:
    """Those of these languages in which the text can be read by now."""
    there = Version.objects.filter(text=text, language__in=languages, state__in=READY)
    return set(there.values_list("language", flat=True))


def late_in(message: Message, codes: set[str], now: datetime) -> set[str]:
    """The languages of which the translation may still come in time; noted on the message, unsaved."""
    if message.text is None or message.wait_until is None or message.wait_until <= now:
        return set()
    wanted = {language(code).code for code in codes} - {message.text.language}
    late = wanted - come_in(message.text, wanted)
    message.waiting = sorted({*message.waiting, *late})
    return late


def take_translation() -> bool:
    """Put a translation that came in time into what waits for it; False when there is none."""
    now = timezone.now()
    awaited = Message.objects.filter(wait_until__isnull=False, text__isnull=False).exclude(waiting=[])
    for message in awaited.select_related("text"):
        over = bool(message.wait_until and message.wait_until <= now)
        if over or (message.text and come_in(message.text, message.waiting)):
            _put_in(message.pk, over=over)
            return True
    return False


@transaction.atomic
def _put_in(pk: int, *, over: bool) -> None:
    rows = Message.objects.select_for_update(of=("self",)).select_related("location", "text")
    message, now = rows.get(pk=pk), timezone.now()
    come = come_in(message.text, message.waiting) if message.text else set()
    letters = {code: letter(message, code) for code in come}
    moment = moment_for(message.kind, manners_of(message.location), now)
    for deliveries in _in_batches(_waiting(message, come, now)):
        for delivery in deliveries:
            words = letters[delivery.language]
            delivery.subject, delivery.body = words.subject[:200], words.to(delivery.guardian, delivery.url)
            delivery.not_before = moment if moment > now else None
        Delivery.objects.bulk_update(deliveries, ["subject", "body", "not_before"])
    message.waiting = [] if over else [code for code in message.waiting if code not in come]
    message.save(update_fields=["waiting"])


def _waiting(message: Message, languages: set[str], now: datetime) -> QuerySet[Delivery]:
    """What cannot be in the hands of a worker yet; anything else goes as it is."""
    about = Delivery.objects.filter(about_kind="message", about_id=message.pk, kind="message")
    waiting = (Delivery.State.QUEUED, Delivery.State.ALONG)  # what goes along now may go by itself after all
    rows = about.filter(state__in=waiting, not_before__gt=now, language__in=languages)
    return rows.select_related("guardian").order_by("pk")


def _in_batches(rows: QuerySet[Delivery]) -> Iterator[list[Delivery]]:
    after = 0
    while batch := list(rows.filter(pk__gt=after)[:SIZE]):
        yield batch
        after = batch[-1].pk
