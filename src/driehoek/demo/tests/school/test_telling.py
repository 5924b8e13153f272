"""What the demo school told its families: only whom it may tell, each once, and not everybody opened it."""

import pytest
from django.db.models import F
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition
from driehoek.indicators.scope import here
from driehoek.logbook.models import Contact
from driehoek.messages.models import Delivery, Message, Receipt
from driehoek.texts.queries import versions_to_do_for

pytestmark = pytest.mark.django_db


def test_nobody_is_told_who_may_not_be_informed(demo: Cast) -> None:
    told = set(Receipt.objects.values_list("guardian", flat=True))
    assert demo.samira.pk in told
    assert told.isdisjoint({demo.karim.pk, demo.truus_guardian.pk})


def test_every_receipt_has_its_delivery_and_its_contact(demo: Cast) -> None:
    receipts = Receipt.objects.filter(message__state=Message.State.SENT)
    assert receipts.count() == Delivery.objects.filter(kind="message").count() > 50
    assert receipts.count() == Contact.objects.filter(verb="told").count()


def test_messages_lie_in_the_past_and_were_opened_after_they_came(demo: Cast) -> None:
    assert not Message.objects.filter(sent_at__gte=timezone.now()).exists()
    opened = Receipt.objects.filter(opened_at__isnull=False)
    assert opened.exists()
    assert not opened.filter(opened_at__lt=F("message__sent_at")).exists()
    assert not Receipt.objects.filter(understood_at__lt=F("opened_at")).exists()


def test_the_way_from_address_to_understood_narrows(demo: Cast) -> None:
    found = count(here(demo.zuiderpark, demo.year), [definition("delivered")])["delivered"].figure
    steps = [found.total.whole, *(found.total.counts[code] for code in found.definition.chain)]
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] > 0
    assert Receipt.objects.filter(message__location=demo.zuiderpark, opened_at=None).exists()


def test_own_words_wait_for_who_translates(demo: Cast) -> None:
    waiting = versions_to_do_for(demo.zeynep, "", "asked")
    assert "ti" in set(waiting.values_list("language", flat=True))
    message = Message.objects.get(text__title="Wij zoeken lege dozen")
    assert message.receipts.filter(guardian=demo.samira).exists()
