"""Where the words of a guardian go: on in a conversation, or in a new one where the child is at school today."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.utils import timezone

from driehoek.messages.models import Message, Post, Thread
from driehoek.messages.queries.threads import waiting_posts
from driehoek.people.models import Child, Enrolment, Group, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, colleagues_for, contact_persons
from driehoek.people.rules import today

# Within this time the same words are one post, sent twice by a slow line or a second tap.
SAME = timedelta(minutes=10)


def group_now(child: int, location: int | None = None) -> Group | None:
    """The group of a child today, at this location if it is still there; None when it left school."""
    still = Case(When(group__location=location, then=Value(0)), default=Value(1))
    places = Enrolment.objects.filter(on_day(today()), child=child).select_related("group__location")
    place = places.order_by(still, "-group__kind", "pk").first()
    return place.group if place else None


def locked_child(guardian: Guardian, child: Child) -> Child:
    """One of the guardian's own children, held until the end of the transaction; PermissionDenied for any other."""
    mine = children_of(guardian).filter(pk=child.pk).prefetch_related(None)
    found = mine.select_for_update().first()
    if found is None:
        raise PermissionDenied
    return found


def thread_for_question(guardian: Guardian, child: Child, body: str, message: Message | None) -> Thread:
    """The conversation about this message, the one in which the same was asked just now, or a new one.

    Raises PermissionDenied for a child without a group.
    """
    known = Thread.objects.filter(guardian=guardian, child=child, message=message).first() if message else None
    return known or _asked_just_now(guardian, child, body) or _new(guardian, child, group_now(child.pk), message)


def _asked_just_now(guardian: Guardian, child: Child, body: str) -> Thread | None:
    fresh = Post.objects.filter(by_school=False, at__gt=timezone.now() - SAME, text__body=body)
    post = fresh.filter(thread__guardian=guardian, thread__child=child).select_related("thread").last()
    return post.thread if post else None


def _new(guardian: Guardian, child: Child, group: Group | None, message: Message | None = None) -> Thread:
    if group is None:
        raise PermissionDenied
    return Thread.objects.create(
        location=group.location, family_id=child.family_id, guardian=guardian, child=child, group=group,
        owner=contact_persons([group], standing=True).get(group.pk), message=message, last_at=timezone.now(),
    )  # fmt: skip


def where_the_child_is(thread: Thread) -> Thread:
    """The conversation in which to go on after the child moved, so that somebody at school reads it.

    At another location that is another conversation: what was said at the school of before stays there. In another
    group of the same location it is the same, with a new owner when the old one sees the family no longer. Raises
    PermissionDenied for a child that left school.
    """
    group = group_now(thread.child_id, thread.location_id)
    if group is None or group.location_id != thread.location_id:
        elsewhere = Thread.objects.filter(guardian=thread.guardian, child=thread.child, location__groups=group)
        known = elsewhere.filter(closed_at=None).order_by("-last_at").first() if group else None
        return known or _new(thread.guardian, thread.child, group)
    if not Enrolment.objects.filter(on_day(today()), child=thread.child_id, group=thread.group_id).exists():
        _into(thread, group)
    return thread


def _into(thread: Thread, group: Group) -> None:
    thread.group = group
    if thread.owner is None or not colleagues_for(thread.family, "send_messages").filter(pk=thread.owner.pk).exists():
        thread.owner = contact_persons([group], standing=True).get(group.pk)
    thread.save(update_fields=["group", "owner"])
    owed = waiting_posts().filter(about_id__in=thread.posts.values("pk"))
    owed.update(group=group, owner=thread.owner)
