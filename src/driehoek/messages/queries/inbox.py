"""What a guardian finds of the school's messages: on their first page, in the whole list, and one message."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import get_language

from driehoek.messages import phrases
from driehoek.messages.models import Attachment, Message, Post, Receipt, Thread
from driehoek.messages.queries.threads import threads_of
from driehoek.messages.rendering import draft_text, render
from driehoek.people.models import Guardian
from driehoek.people.queries import children_of, found
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import language
from driehoek.texts.queries import Shown, shown, shown_one

MOST = 5
UNANSWERED = Q(message__must_understand=True, understood_at=None, explain_asked_at=None)
PLAIN_ICONS = {Message.Kind.NEWS: "sun", Message.Kind.MUST: "mail", Message.Kind.URGENT: "warning"}


def receipts_of(guardian: Guardian) -> QuerySet[Receipt]:
    """Messages to this guardian about children of whom they may be informed today, newest first."""
    children = children_of(guardian)
    about = Q(child__in=children.values("pk")) | Q(child=None, family__in=children.values("family"))
    rows = Receipt.objects.filter(about, guardian=guardian).exclude(message__state=Message.State.DRAFT)
    return rows.select_related("message__text", "message__location", "child", "group").order_by("-created_at", "-pk")


def receipt_of(guardian: Guardian, message: int) -> Receipt:
    """Return what one guardian has of a message, or raise Http404."""
    return found(receipts_of(guardian), message=message)


def attachment_of(guardian: Guardian, pk: int) -> Attachment:
    """Return a file that goes with a message to this guardian, or raise Http404."""
    return found(Attachment.objects.filter(message__in=receipts_of(guardian).order_by().values("message")), pk=pk)


@dataclass(frozen=True)
class Item:
    """A message or a conversation in a guardian's list; `must` says that we ask whether it was understood."""

    kind: Literal["message", "thread"]
    pk: int
    title: str
    language: str
    at: datetime
    icon: str
    new: bool = False
    must: bool = False
    child: str = ""

    @property
    def foreign(self) -> bool:
        """Whether the title is in another language than the page."""
        return self.language != _code()

    @property
    def direction(self) -> str:
        """The direction of the title."""
        return language(self.language).direction


def inbox_of(guardian: Guardian) -> list[Item]:
    """What waits for this guardian, in four queries: what must be understood, what is new, then what came last.

    At most `MOST` messages and as many open conversations; those with a new answer come first of all.
    """
    turn = Case(When(UNANSWERED, then=Value(0)), When(opened_at=None, then=Value(1)), default=Value(2))
    receipts = receipts_of(guardian).alias(turn=turn).order_by("turn", "-created_at", "-pk")[:MOST]
    threads = [*threads_of(guardian).filter(closed_at=None)[:MOST]]
    items = _items(receipts, threads)
    return sorted(items, key=lambda one: (not one.must, not (one.new and one.kind == "thread"), not one.new))


def listed(guardian: Guardian) -> list[tuple[datetime, str, int]]:
    """Everything of this guardian, newest first, as (moment, kind, number): enough to cut it in pages."""
    received = receipts_of(guardian).values_list("created_at", "pk")
    talked = threads_of(guardian).values_list("last_at", "pk")
    rows = [(at, "message", pk) for at, pk in received] + [(at, "thread", pk) for at, pk in talked]
    return sorted(rows, reverse=True)


def items_of(guardian: Guardian, rows: Iterable[tuple[datetime, str, int]]) -> list[Item]:
    """Return the rows of a page of `listed` ready to be shown, newest first; four queries for any number."""
    rows = list(rows)
    numbers = {kind: [pk for _at, its_kind, pk in rows if its_kind == kind] for kind in ("message", "thread")}
    receipts = receipts_of(guardian).filter(pk__in=numbers["message"])
    threads = threads_of(guardian).filter(pk__in=numbers["thread"])
    return sorted(_items(receipts, threads), key=lambda one: one.at, reverse=True)


def _items(receipts: Iterable[Receipt], threads: Iterable[Thread]) -> list[Item]:
    receipts, threads = list(receipts), list(threads)
    posts = Post.objects.filter(thread__in=threads).select_related("text").order_by("-at", "-pk") if threads else []
    first = {post.thread_id: post for post in posts}
    texts = [row.message.text for row in receipts if row.message.text] + [post.text for post in first.values()]
    words = shown(texts, _code())
    return [_message(row, words) for row in receipts] + [_thread(row, first, words) for row in threads]


def _message(receipt: Receipt, words: dict[int, Shown]) -> Item:
    message = receipt.message
    text = words.get(message.text_id or 0) or render(message, _code())
    must = message.must_understand and not (receipt.understood_at or receipt.explain_asked_at)
    return Item(
        "message", message.pk, text.title or beginning(text.body), text.language, receipt.created_at, icon_of(message),
        new=receipt.opened_at is None, must=must, child=receipt.child.given_name if receipt.child else "",
    )  # fmt: skip


def _thread(thread: Thread, first: dict[int, Post], words: dict[int, Shown]) -> Item:
    post = first.get(thread.pk)
    text = words[post.text_id] if post else None
    new = bool(thread.unread)  # type: ignore[attr-defined]  # set by threads_of
    return Item(
        "thread", thread.pk, beginning(text.body) if text else "", text.language if text else _code(), thread.last_at,
        "talk", new=new, child=thread.child.given_name,
    )  # fmt: skip


def beginning(body: str, most: int = 80) -> str:
    """The first words of a text, for a list."""
    line = " ".join(body.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"


def icon_of(message: Message) -> str:
    """The pictogram of a message, or that of its kind when it names one we do not have."""
    return message.pictogram if message.pictogram in ICONS else PLAIN_ICONS[Message.Kind(message.kind)]


def shown_to(message: Message, code: str) -> tuple[Shown, str]:
    """A message in a language, and who translated it when it is a ready message."""
    if not message.ready:
        return shown_one(message.text or draft_text(message), code), ""
    rendered = render(message, code)
    checked = phrases.READY_CHECKED if language(code).reviewed else phrases.READY_UNCHECKED
    return Shown(rendered.title, rendered.body, rendered.language, "original"), "" if code == "nl" else str(checked)


def _code() -> str:
    return language(get_language() or "nl").code
