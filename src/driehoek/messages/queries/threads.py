"""Doors to conversations: of one guardian about one child, for the colleagues within reach of the family."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from driehoek.logbook.models import Promise
from driehoek.messages import rules
from driehoek.messages.models import Post, Thread
from driehoek.people.models import Account, Guardian
from driehoek.people.queries import children_of, found, search_families, stand_ins, stands_in_for
from driehoek.shared.languages import language
from driehoek.texts.models import Engine, Text, Version
from driehoek.texts.queries import READY, Shown, shown
from driehoek.texts.rules import may_go_to, texts_in_reach

VIEWS = ("mine", "all", "waiting", "closed")
# What colleagues read; whoever works at school reads Dutch.
SCHOOL = "nl"
WITH = ("guardian", "child", "family", "owner", "group", "location", "message__text")


def waiting_posts() -> QuerySet[Promise]:
    """What is still owed to parents who wrote; `about_id` is the post that waits for an answer."""
    return Promise.objects.filter(kind=Promise.Kind.ANSWER, state=Promise.State.OPEN, about_kind="post")


def threads_for(account: Account) -> QuerySet[Thread]:
    """Conversations within reach, the newest words first; `.waiting` says whether an answer is owed."""
    rows = Thread.objects.filter(rules.threads_in_reach(account)).annotate(waiting=_owed())
    return rows.select_related(*WITH)


def _owed() -> Exists:
    return Exists(Post.objects.filter(thread=OuterRef("pk"), pk__in=waiting_posts().values("about_id")))


def thread_for(account: Account, pk: int) -> Thread:
    """Return one conversation, or raise Http404."""
    return found(threads_for(account), pk=pk)


def thread_of_post(account: Account, pk: int) -> Thread:
    """Return the conversation in which this was said, or raise Http404."""
    return found(threads_for(account), posts=pk)


def engine_for(thread: Thread) -> bool:
    """Whether a machine may translate what is written in this conversation; else a person does."""
    engines = Engine.objects.filter(location=thread.location_id)
    return any(may_go_to(engine, Text(location=thread.location, about_child=True)) for engine in engines)


def listed_threads(account: Account, view: str, words: str = "") -> QuerySet[Thread]:
    """Conversations for one of `VIEWS`; mine are also those of colleagues for whom this account stands in today.

    `words` begin names of the family, as in the search for families.
    """
    rows = threads_for(account)
    rows = rows.filter(family__in=search_families(account, words).values("pk")) if words.strip() else rows
    return {
        "mine": rows.filter(closed_at=None, owner__in=[account.pk, *stands_in_for(account)]),
        "all": rows.filter(closed_at=None),
        "waiting": rows.filter(_owed()),
        "closed": rows.filter(closed_at__isnull=False),
    }[view]


@dataclass(frozen=True)
class Row:
    """A conversation in a list of colleagues: its last words as they read them, and who answers today."""

    thread: Thread
    last: Post | None
    words: Shown | None
    owner: Account | None


def thread_rows(threads: Iterable[Thread]) -> list[Row]:
    """Return these conversations ready to be listed; three queries for any number."""
    threads = list(threads)
    posts = Post.objects.filter(thread__in=threads).select_related("text").order_by("at", "pk")
    last = {post.thread_id: post for post in posts}
    words = shown([post.text for post in last.values()], SCHOOL)
    keepers = stand_ins(thread.owner_id for thread in threads if thread.owner_id)
    return [_row(thread, last.get(thread.pk), words, keepers) for thread in threads]


def _row(thread: Thread, last: Post | None, words: dict[int, Shown], keepers: dict[int, Account]) -> Row:
    return Row(thread, last, words[last.text_id] if last else None, keeper_of(thread, keepers))


def keeper_of(thread: Thread, keepers: dict[int, Account] | None = None) -> Account | None:
    """Who answers in this conversation today: its owner, or who stands in for them."""
    owner = thread.owner
    known = stand_ins([owner.pk]) if keepers is None and owner else keepers or {}
    return owner and known.get(owner.pk, owner)


def in_our_words(promises: Iterable[Promise]) -> None:
    """Let promises of an answer tell what the parent wrote as colleagues read it; two queries for any number."""
    owed = {one.about_id: one for one in promises if one.kind == Promise.Kind.ANSWER and one.about_id}
    posts = Post.objects.filter(pk__in=owed).select_related("text") if owed else []
    words = shown([post.text for post in posts], SCHOOL)
    for post in posts:
        owed[post.pk].subject = words[post.text_id].body


@dataclass(frozen=True)
class Said:
    """One post as its reader gets it; for colleagues with the version that is still being made, if any."""

    post: Post
    shown: Shown
    version: Version | None = None
    may_translate: bool = False

    @property
    def original(self) -> Text:
        """What was written, in the language in which it was written."""
        return self.post.text

    @property
    def original_direction(self) -> str:
        """The direction in which that is written."""
        return language(self.post.text.language).direction


def said_to_guardian(thread: Thread) -> list[Said]:
    """The conversation as the guardian reads it, in the language they read; two queries."""
    posts = list(thread.posts.select_related("text", "account"))
    texts = shown([post.text for post in posts], thread.guardian.language_read)
    return [Said(post, texts[post.text_id]) for post in posts]


def said_at_school(account: Account, thread: Thread) -> list[Said]:
    """The conversation as colleagues read it: each original, and how the other side reads it; four queries."""
    posts = list(thread.posts.select_related("text", "account"))
    asked = {True: thread.guardian.language_read, False: SCHOOL}
    read = {side: shown([post.text for post in posts if post.by_school is side], asked[side]) for side in asked}
    mine = Case(When(texts_in_reach(account, prefix="text__"), then=Value(True)), default=Value(False))
    unmade = Version.objects.filter(text__post__thread=thread).exclude(state__in=READY).annotate(mine=mine)
    waiting = {(version.text_id, version.language): version for version in unmade}
    return [_said(post, read[post.by_school], waiting.get((post.text_id, asked[post.by_school]))) for post in posts]


def _said(post: Post, read: dict[int, Shown], version: Version | None) -> Said:
    may_translate = bool(version and version.mine)  # type: ignore[attr-defined]  # set by said_at_school
    return Said(post, read[post.text_id], version, may_translate)


# Guardians


def threads_of(guardian: Guardian) -> QuerySet[Thread]:
    """A guardian's own conversations about children of whom they may be informed today, the newest words first.

    `.unread` counts what the school wrote since the guardian last looked.
    """
    new = Count("posts", filter=Q(posts__by_school=True, posts__read_at=None))
    rows = Thread.objects.filter(guardian=guardian, child__in=children_of(guardian).values("pk"))
    return rows.annotate(unread=new).select_related(*WITH).order_by("-last_at", "-pk")


def thread_of(guardian: Guardian, pk: int) -> Thread:
    """Return one of a guardian's own conversations, or raise Http404."""
    return found(threads_of(guardian), pk=pk)
