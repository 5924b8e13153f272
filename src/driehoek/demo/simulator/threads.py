"""Conversations written in bulk, each with the texts, translations, contacts and promises that the rooms leave."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from driehoek.demo.simulator.clocks import write_at
from driehoek.demo.simulator.population import Guest
from driehoek.demo.simulator.source import Table, settings
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.actions.talking import answer_delivery
from driehoek.messages.models import Delivery, Post, Thread
from driehoek.messages.queries.threads import SCHOOL
from driehoek.people.models import Account
from driehoek.texts.models import Text, Version

State = Version.State
MADE_BY_ENGINE = frozenset({State.MACHINE, State.CHECKED})
ENGINE = "folder"


@dataclass
class Asked:
    """A question of a guardian and what came of it; `question_by` and `answer_by` say who translated."""

    guest: Guest
    topic: Table
    owner: Account | None
    at: datetime
    due: date
    question_by: str
    answer_by: str
    answered_at: datetime | None = None
    checker: Account | None = None
    read: bool = True
    closed: bool = False

    @property
    def language(self) -> str:
        """What the guardian reads and writes."""
        return self.guest.guardian.language_read


def write(rows: list[Asked]) -> None:
    """Write these conversations as the rooms themselves would have left them."""
    threads = [_thread(asked) for asked in rows]
    write_at(threads, "created_at")
    asked = list(zip(rows, threads, strict=True))
    answered = [(row, thread) for row, thread in asked if row.answered_at]
    questions = _said([(_question(row), thread, row.at) for row, thread in asked])
    answers = _said([(_answer(row), thread, row.answered_at or row.at) for row, thread in answered])
    _translate(rows, questions, SCHOOL)
    _translate([row for row, _ in answered], answers)
    write_at([_promise(row, post) for row, post in zip(rows, questions, strict=True)], "made_at")
    Contact.objects.bulk_create([*map(_contact, questions), *map(_contact, answers)])
    _deliver(answers)


def _thread(asked: Asked) -> Thread:
    guest, last_at = asked.guest, asked.answered_at or asked.at
    return Thread(
        location_id=guest.group.location_id, family_id=guest.child.family_id, guardian=guest.guardian,
        child=guest.child, group=guest.group, owner=asked.owner, created_at=asked.at, last_at=last_at,
        closed_at=last_at + timedelta(minutes=1) if asked.closed and asked.answered_at else None,
    )  # fmt: skip


# What was said


def _question(asked: Asked) -> Post:
    guest = asked.guest
    text = Text(
        location_id=guest.group.location_id, language=asked.language, body=asked.topic["question"][asked.language],
        guardian=guest.guardian,
    )  # fmt: skip
    return Post(text=text, by_school=False)


def _answer(asked: Asked) -> Post:
    body = asked.topic["answer"][SCHOOL]
    text = Text(location_id=asked.guest.group.location_id, language=SCHOOL, body=body, author=asked.owner)
    opened_at = (asked.answered_at or asked.at) + timedelta(hours=3) if asked.read else None
    return Post(text=text, by_school=True, account=asked.owner, read_at=opened_at)


def _said(rows: list[tuple[Post, Thread, datetime]]) -> list[Post]:
    posts = []
    for post, thread, moment in rows:
        post.thread, post.at, post.text.created_at = thread, moment, moment
        posts.append(post)
    write_at([post.text for post in posts], "created_at")
    for post in posts:
        post.text = post.text  # now that it has a number
    write_at(posts, "at")
    return posts


def _translate(rows: list[Asked], posts: list[Post], language: str = "") -> None:
    """Write what the other side reads: in `language`, or in that of the guardian."""
    versions = [
        _version(asked, post, language or asked.language)
        for asked, post in zip(rows, posts, strict=True)
        if post.text.language != (language or asked.language)
    ]
    write_at(versions, "asked_at")


def _version(asked: Asked, post: Post, language: str) -> Version:
    part, state = ("answer", asked.answer_by) if post.by_school else ("question", asked.question_by)
    by_person = asked.checker or asked.owner
    return Version(
        text=post.text, language=language, body=asked.topic[part][language], state=state, asked_at=post.at,
        engine=ENGINE if state in MADE_BY_ENGINE else "", made_by=None if state == State.MACHINE else by_person,
        made_at=post.at + timedelta(minutes=2 if state == State.MACHINE else 50),
    )  # fmt: skip


# What it leaves


def _promise(asked: Asked, post: Post) -> Promise:
    promise = Promise(
        location_id=post.thread.location_id, group=post.thread.group, family_id=post.thread.family_id,
        guardian=post.thread.guardian, owner=asked.owner, kind=Promise.Kind.ANSWER, subject=post.text.body[:200],
        due=asked.due, about_kind="post", about_id=post.pk, made_at=asked.at,
    )  # fmt: skip
    if asked.answered_at:
        promise.state, promise.closed_at, promise.closed_by = Promise.State.KEPT, asked.answered_at, asked.owner
        promise.outcome = settings()["words"]["answered"]
    return promise


def _contact(post: Post) -> Contact:
    thread = post.thread
    return Contact(
        location_id=thread.location_id, family_id=thread.family_id, guardian=thread.guardian, account=post.account,
        at=post.at, initiative=Contact.Initiative.PARENT, channel=Contact.Channel.PAGE, language=post.text.language,
        mode=Contact.Mode.HEARD, verb="answered_question" if post.by_school else "wrote", about_kind="post",
        about_id=post.pk,
    )  # fmt: skip


def _deliver(answers: list[Post]) -> None:
    rows = [answer_delivery(post) for post in answers]
    for row, post in zip(rows, answers, strict=True):
        row.created_at, row.handed_over_at, row.confirmed_at, row.attempts = post.at, post.at, post.read_at, 1
        row.state = Delivery.State.CONFIRMED if post.read_at else Delivery.State.HANDED_OVER
    write_at(rows, "created_at")
