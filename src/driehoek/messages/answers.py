"""Answers that wait for their translation: as soon as it is there they leave in the parent's own language.

An answer is in the outbox from the moment it was written, to leave after ten minutes at the latest. A translation that
comes sooner is put in and the answer leaves at once; so a machine that is slow or broken never keeps an answer.
"""

from django.db import transaction
from django.utils import timezone

from driehoek.messages.actions.talking import answer_body
from driehoek.messages.models import Delivery, Post
from driehoek.texts.queries import READY


def take_next() -> bool:
    """Put one translation that came into the answer that waits for it; False when there is none."""
    for pk, post, language in _waiting():
        translated = {"text__versions__language": language, "text__versions__state__in": READY}
        if found := Post.objects.filter(pk=post, **translated).first():
            _put_in(pk, found.pk)
            return True
    return False


def _waiting() -> list[tuple[int, int, str]]:
    """What cannot be in the hands of a worker yet, and was not tried before."""
    later = {"not_before__gt": timezone.now(), "attempts": 0, "rank": 0, "state": Delivery.State.QUEUED}
    rows = Delivery.objects.filter(kind="answer", about_kind="post", **later).order_by("not_before", "pk")
    return [(pk, post or 0, language) for pk, post, language in rows.values_list("pk", "about_id", "language")[:50]]


@transaction.atomic
def _put_in(pk: int, post: int) -> None:
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=pk)
    if row.state != Delivery.State.QUEUED or row.not_before is None:
        return
    said = Post.objects.select_related("text", "account", "thread__guardian", "thread__location").get(pk=post)
    row.body, row.not_before = answer_body(said, row.url, row.language), None
    row.save(update_fields=["body", "not_before"])
