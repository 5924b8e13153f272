"""News that waits for the same moment goes to a guardian as one message, so that it takes their time once (row M11).

One delivery carries the others: they are ALONG, and how far they come is how far that one comes.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation

from driehoek.messages import phrases
from driehoek.messages.channels import MACHINES
from driehoek.messages.fresh import relink
from driehoek.messages.models import Delivery
from driehoek.messages.rendering import render
from driehoek.messages.rules import informed
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of

State = Delivery.State
JUST_BEFORE = timedelta(minutes=1)  # a worker may be about to take it


def gather(deliveries: Iterable[Delivery]) -> None:
    """Let new deliveries go along in one that already waits for the same guardian, channel and moment."""
    soon = timezone.now() + JUST_BEFORE
    news = [row for row in deliveries if row.news and row.channel in MACHINES and (row.not_before or soon) > soon]
    if not news:
        return
    carriers = {_place(row): row for row in _carriers(news)}
    joined = [row for row in news if _place(row) in carriers]
    for row in joined:
        row.state, row.bundle = State.ALONG, carriers[_place(row)]
    Delivery.objects.bulk_update(joined, ["state", "bundle"])


def _place(row: Delivery) -> tuple[object, ...]:
    return row.location_id, row.guardian_id, row.channel, row.not_before


def _carriers(news: list[Delivery]) -> QuerySet[Delivery]:
    """What waits for one of these guardians since before; of several the first, which others may have joined."""
    waiting = Delivery.objects.filter(news=True, kind="message", state=State.QUEUED, claimed_until=None)
    rows = waiting.filter(guardian__in={row.guardian_id for row in news}).exclude(pk__in=[row.pk for row in news])
    return rows.select_for_update(skip_locked=True).order_by("-pk")


def along(delivery: Delivery) -> list[Delivery]:
    """What goes along in this delivery, with the link of now; only news can carry anything."""
    if not delivery.news:
        return []
    related = ("receipt__message__text", "receipt__message__location", "guardian")
    found = list(delivery.along.filter(state=State.ALONG).select_related(*related).order_by("pk"))
    links = ensure_links(row.guardian for row in found) if found else {}
    for row in found:
        relink(row, links[row.guardian_id])
    return found


def leave_out(carriers: Iterable[Delivery]) -> None:
    """Cancel what goes along in these about a child of whom its guardian may not be informed any more."""
    if numbers := [row.pk for row in carriers if row.news]:
        carried = Delivery.objects.filter(~informed(), state=State.ALONG, bundle__in=numbers)
        carried.update(state=State.CANCELLED, bundle=None)


def contents(delivery: Delivery) -> tuple[str, str]:
    """Subject and text of a delivery with all that goes along, each with where it can be answered."""
    others = along(delivery)
    if not others:
        return delivery.subject, delivery.body
    rows = [delivery, *others]
    receipts = [(row.receipt, row.url) for row in rows if row.receipt]
    told = [(one.message, render(one.message, delivery.language), url) for one, url in receipts]
    with translation.override(delivery.language):
        subject = phrases.DIGEST % {"school": delivery.location.name}
        context = {"name": delivery.guardian.full_name, "told": told}
        return str(subject), render_to_string("messages/mail/digest.txt", context)


def address(delivery: Delivery) -> str:
    """Where all that it carries can be read: the page of the message, or of all messages when there are several."""
    several = delivery.news and delivery.along.filter(state=State.ALONG).exists()
    if delivery.url and not several:
        return delivery.url
    link = ensure_links([delivery.guardian])[delivery.guardian_id]
    return url_of(link, "parent_messages") if several else url_of(link)


def hand_on(delivery: Delivery, to: Delivery) -> None:
    """Let what went along go the next way of its carrier; people tell or print each by itself."""
    others = delivery.along.filter(state=State.ALONG)
    if to.channel in MACHINES:
        others.update(bundle=to)
    else:
        others.update(
            state=State.QUEUED, bundle=None, channel=to.channel, rank=F("rank") + 1, address=to.address,
        )  # fmt: skip


def release(carriers: QuerySet[Delivery]) -> None:
    """Let what goes along in these deliveries go by itself: its carrier does not leave, or not now."""
    carried = Delivery.objects.filter(state=State.ALONG, bundle__in=list(carriers.values_list("pk", flat=True)))
    carried.update(state=State.QUEUED, bundle=None)


def held(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """These deliveries; until the end of the transaction no worker takes them, or what carries them, in hand."""
    numbers = rows.order_by().values("pk"), rows.order_by().values("bundle")
    together = Delivery.objects.filter(Q(pk__in=numbers[0]) | Q(pk__in=numbers[1])).order_by("pk")
    list(together.select_for_update().values_list("pk", flat=True))
    return Delivery.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))


def back_to(delivery: Delivery, later: QuerySet[Delivery]) -> None:
    """Note that what later ways took over went along in this delivery after all; what they took on since waits."""
    taken_over = Delivery.objects.filter(state=State.ALONG, bundle__in=list(later.values_list("pk", flat=True)))
    taken_over.filter(channel=delivery.channel).update(bundle=delivery)
    release(later)


def not_gone() -> Q:
    """Match what waits, by itself or along in another that no worker has in hand."""
    free = Q(bundle__claimed_until=None) | Q(bundle__claimed_until__lte=timezone.now())
    return Q(state=State.QUEUED) | Q(free, state=State.ALONG, bundle__state=State.QUEUED)
