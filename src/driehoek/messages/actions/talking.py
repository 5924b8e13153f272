"""Verbs of conversations: a parent asks, a colleague answers, and it never hangs on one telephone."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from driehoek.logbook.actions import settle, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.messages import phrases, rules
from driehoek.messages.actions.opening import SAME, locked_child, thread_for_question, where_the_child_is
from driehoek.messages.actions.outbox import enqueue
from driehoek.messages.models import Delivery, Message, Post, Receipt, Thread
from driehoek.messages.queries.threads import SCHOOL, threads_for, waiting_posts
from driehoek.messages.routes import address_of, route
from driehoek.messages.when import manners_of
from driehoek.people.actions import ensure_links
from driehoek.people.audit import Doer, record
from driehoek.people.links import url_of
from driehoek.people.models import Account, Child, Guardian
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Version
from driehoek.texts.queries import shown_one

# So long an answer waits for its translation before it leaves in the language in which it was written.
PATIENCE = timedelta(minutes=10)
Initiative = Contact.Initiative


@transaction.atomic
def ask_school(*, guardian: Guardian, child: Child, body: str, message: Message | None = None) -> Post:
    """Let a guardian ask something about one of their children, in their own language (row M3).

    With a `message` it is the answer to that message, in one conversation. Raises PermissionDenied for any other
    child or one without a group, ValidationError when nothing readable is left of `body`.
    """
    child = locked_child(guardian, child)
    thread = thread_for_question(guardian, child, body, message)
    if message:
        receipts = Receipt.objects.filter(message=message, guardian=guardian, answered_at=None)
        receipts.update(answered_at=timezone.now())
    return write_back(thread=thread, body=body)


@transaction.atomic
def write_back(*, thread: Thread, body: str) -> Post:
    """Let the guardian of a conversation write in it; the school owes an answer from the first post that waits.

    The same words again within ten minutes are the same post. A closed conversation is open again. When the child has
    moved it goes on there, see `where_the_child_is`. Raises PermissionDenied when the child left school, or the
    guardian may not be informed about it any more.
    """
    thread = where_the_child_is(_held(thread))
    last = thread.posts.select_related("text").last()
    if last and not last.by_school and last.text.body == body and last.at > timezone.now() - SAME:
        return last
    guardian = thread.guardian
    text = write(location=thread.location, language=guardian.language_read, body=body, guardian=guardian)
    ask_versions(text=text, languages=[SCHOOL])
    post = _say(thread, Post(text=text, by_school=False))
    asked = thread.message_id is not None
    _note(post, "wrote", Initiative.PARENT_ASKED if asked else Initiative.PARENT, guardian)
    _owe_answer(post)
    return post


def _held(thread: Thread) -> Thread:
    rows = Thread.objects.select_for_update(of=("self",)).select_related("guardian", "location", "family", "owner")
    thread = rows.get(pk=thread.pk)
    if not rules.may_write_in(thread):
        raise PermissionDenied
    return thread


def _say(thread: Thread, post: Post) -> Post:
    post.thread = thread
    post.save()
    thread.last_at, thread.closed_at = post.at, None
    thread.save(update_fields=["last_at", "closed_at"])
    return post


def _note(post: Post, verb: str, initiative: str, by: Doer) -> None:
    thread = post.thread
    Contact.objects.create(
        location=thread.location, family_id=thread.family_id, guardian=thread.guardian, account=post.account,
        at=post.at, initiative=initiative, channel=Contact.Channel.PAGE, language=post.text.language,
        mode=Contact.Mode.HEARD, verb=verb, subject=thread.subject, about_kind="post", about_id=post.pk,
    )  # fmt: skip
    record(verb, by=by, subject=post, family=thread.family, location=thread.location, about=thread.guardian)


def _owe_answer(post: Post) -> None:
    """One answer is owed for all that waits: from the first post, so that writing again does not move the day."""
    thread = post.thread
    if waiting_posts().filter(about_id__in=thread.posts.values("pk")).exists():
        return
    Promise.objects.create(
        location=thread.location, group=thread.group, family_id=thread.family_id, guardian=thread.guardian,
        owner=thread.owner, kind=Promise.Kind.ANSWER, subject=" ".join(post.text.body.split())[:200],
        due=working_days(manners_of(thread.location).answer_days), about_kind="post", about_id=post.pk,
    )  # fmt: skip


@transaction.atomic
def answer_parent(*, thread: Thread, by: Account, body: str) -> Post:
    """Answer in a conversation: keeps what was owed, asks for a translation and tells the guardian.

    Whoever answers where nobody did yet becomes the owner. Raises PermissionDenied out of reach, or when the school
    may not write to this guardian about this child any more.
    """
    thread = _locked(thread, by)
    if not rules.may_write_in(thread):
        raise PermissionDenied
    last = thread.posts.select_related("text").last()
    if last and last.account_id == by.pk and last.text.body == body and last.at > timezone.now() - SAME:
        return last
    owed = waiting_posts().filter(about_id__in=thread.posts.values("pk"))
    text = write(location=thread.location, language=by.language, body=body, author=by)
    versions = ask_versions(text=text, languages=[thread.guardian.language_read])
    post = _say(thread, Post(text=text, by_school=True, account=by))
    was_asked = settle(promises=owed, by=by, outcome=_("Answered in the conversation."))
    _note(post, "answered_question", Initiative.PARENT if was_asked else Initiative.SCHOOL, by)
    if thread.owner is None:
        Thread.objects.filter(pk=thread.pk).update(owner=by)
    enqueue([answer_delivery(post, waits=any(one.state == Version.State.WANTED for one in versions))])
    return post


def answer_delivery(post: Post, *, waits: bool = False) -> Delivery:
    """How the guardian is told of an answer; when it `waits` for a translation it leaves a little later."""
    thread, guardian = post.thread, post.thread.guardian
    channel = route(guardian, thread.location)[0]
    url = url_of(ensure_links([guardian])[guardian.pk], "parent_thread", pk=thread.pk)
    with translation.override(guardian.language_read):
        subject = str(phrases.ANSWER_SUBJECT)
    return Delivery(
        location=thread.location, family_id=thread.family_id, guardian=guardian, child_id=thread.child_id,
        channel=channel, kind="answer", language=guardian.language_read, address=address_of(guardian, channel),
        subject=subject, body=answer_body(post, url, guardian.language_read), url=url,
        about_kind="post", about_id=post.pk, not_before=timezone.now() + PATIENCE if waits else None,
    )  # fmt: skip


def answer_body(post: Post, url: str, code: str) -> str:
    """The whole answer as it can be read now in the language with this code, or in its own with that said."""
    thread = post.thread
    with translation.override(code):
        context = {"guardian": thread.guardian, "location": thread.location, "account": post.account, "url": url}
        return render_to_string("messages/mail/answer.txt", context | {"text": shown_one(post.text, code)})


@transaction.atomic
def close_thread(*, thread: Thread, by: Account) -> None:
    """End a conversation in which nothing is owed; the guardian can still write, which opens it again.

    Raises PermissionDenied out of reach, or while an answer is owed.
    """
    thread = _locked(thread, by)
    if waiting_posts().filter(about_id__in=thread.posts.values("pk")).exists():
        raise PermissionDenied
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())
    _record("thread_closed", thread, by)


@transaction.atomic
def reopen_thread(*, thread: Thread, by: Account) -> None:
    """Take back that a conversation was closed."""
    thread = _locked(thread, by)
    Thread.objects.filter(pk=thread.pk).update(closed_at=None)
    _record("thread_reopened", thread, by)


@transaction.atomic
def pass_on(*, thread: Thread, by: Account, to: Account) -> None:
    """Give a conversation, and the answer that is owed in it, to a colleague.

    Raises PermissionDenied when it is out of reach of either: nobody else would see it.
    """
    thread = _locked(thread, by)
    if not threads_for(to).filter(pk=thread.pk).exists():
        raise PermissionDenied
    Thread.objects.filter(pk=thread.pk).update(owner=to)
    waiting_posts().filter(about_id__in=thread.posts.values("pk")).update(owner=to)
    _record("thread_passed_on", thread, by)


def _locked(thread: Thread, by: Account) -> Thread:
    row = threads_for(by).select_for_update(of=("self",)).filter(pk=thread.pk).first()
    if row is None:
        raise PermissionDenied
    return row


def _record(verb: str, thread: Thread, by: Account) -> None:
    record(verb, by=by, subject=thread, family=thread.family, location=thread.location, about=thread.guardian)
