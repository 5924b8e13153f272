"""Verbs of sending: let a message go, now or later, pause it, go on, stop it, take it back."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from driehoek.messages.actions.drafts import locked, problems_of
from driehoek.messages.audience import groups_to_write, groups_within, reached
from driehoek.messages.digest import held, not_gone, release
from driehoek.messages.models import Delivery, Message
from driehoek.messages.queries.messages import languages_of
from driehoek.messages.rendering import draft_text
from driehoek.messages.when import manners_of, moment_for
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.texts.actions import ask_versions, write

State = Message.State
# How long the original waits for its translation; what must be told should not lie still.
WAITS = {Message.Kind.NEWS: timedelta(minutes=30)}
SHORT_WAIT = timedelta(minutes=5)
PAUSE = timedelta(days=3650)  # a worker leaves what is held this long alone


@transaction.atomic
def send(*, message: Message, by: Account, at: datetime | None = None, override: str = "") -> Message:
    """Let a draft go out, now or at a moment; the groups in the reach of whoever sends are fixed here.

    `override` is the reason why it may pass the weekly limit. Raises PermissionDenied when the draft is not theirs,
    ValidationError with every reason why it cannot go.
    """
    message = locked(message, by, (State.DRAFT,))
    if problems := problems_of(message, by):
        raise ValidationError(problems)
    groups = groups_to_write(by, message.location).order_by("pk").values_list("pk", flat=True)
    message.audience = {**message.audience, "within": list(groups)}
    message.state, message.send_at = State.SCHEDULED, max(at or timezone.now(), timezone.now())
    message.override, message.problem, message.cursor, message.attempts = override[:200], "", 0, 0
    message.total = reached(message.audience, groups_within(message)).values("guardian").distinct().count()
    _write_text(message, by)
    message.save()
    record(
        "message_sent", by=by, subject=message, location=message.location, kind=message.kind, guardians=message.total,
        passed_limit=bool(override),
    )  # fmt: skip
    return message


def _write_text(message: Message, by: Account) -> None:
    """Own words become a text of the school, asked for in every language that is read."""
    if message.ready:
        return
    draft = draft_text(message)
    message.text = write(
        location=message.location, language=draft.language, title=draft.title, body=draft.body, author=by,
        about_child=is_about_child(message),
    )  # fmt: skip
    ask_versions(text=message.text, languages=sorted(languages_of(message)))
    message.wait_until = (message.send_at or timezone.now()) + WAITS.get(Message.Kind(message.kind), SHORT_WAIT)


def is_about_child(message: Message) -> bool:
    """Whether a text may hold something about one child: the author said so, or it goes to chosen people only."""
    audience = message.audience
    for_many = bool(audience.get("groups") or audience.get("activity") or audience.get("message"))
    return bool(message.details.get("about_child")) or not for_many or message.kind == Message.Kind.URGENT


@transaction.atomic
def take_back(*, message: Message, by: Account) -> Message:
    """Make a draft again of what waits for its time and reached nobody yet."""
    message = locked(message, by, (State.SCHEDULED,))
    text, message.text = message.text, None
    message.audience = {name: value for name, value in message.audience.items() if name != "within"}
    message.state, message.send_at, message.wait_until = State.DRAFT, None, None
    message.author = by
    message.save()
    if text:
        text.delete()
    record("message_taken_back", by=by, subject=message, location=message.location)
    return message


@transaction.atomic
def pause(*, message: Message, by: Account) -> None:
    """Hold what was not handed over yet; what a worker has in hand at this moment still goes."""
    message = locked(message, by, (State.SCHEDULED, State.SENDING))
    _to(message, State.PAUSED)
    now = timezone.now()
    waiting = held(_waiting(message).exclude(claimed_until__gt=now))
    release(waiting)
    waiting.update(state=Delivery.State.QUEUED, bundle=None, claimed_until=now + PAUSE)
    record("message_paused", by=by, subject=message, location=message.location)


@transaction.atomic
def resume(*, message: Message, by: Account) -> None:
    """Go on with what was paused, or stopped by itself because of a problem; not in quiet hours."""
    message = locked(message, by, (State.PAUSED,))
    begun = message.cursor or (message.send_at and message.send_at <= timezone.now())
    _to(message, State.SENDING if begun else State.SCHEDULED)
    now = timezone.now()
    moment = moment_for(message.kind, manners_of(message.location), now)
    paused = held(_waiting(message).filter(claimed_until__gt=now + PAUSE / 2))
    paused.filter(Q(not_before=None) | Q(not_before__lt=moment)).update(not_before=moment)
    paused.update(claimed_until=None)
    record("message_resumed", by=by, subject=message, location=message.location)


@transaction.atomic
def stop(*, message: Message, by: Account) -> int:
    """End the sending for good; returns how many guardians now do not get it, of whom rows were written."""
    message = locked(message, by, (State.SCHEDULED, State.SENDING, State.PAUSED))
    _to(message, State.STOPPED)
    waiting = held(_waiting(message))
    release(waiting)
    stopped = waiting.update(state=Delivery.State.CANCELLED, bundle=None, claimed_until=None)
    record("message_stopped", by=by, subject=message, location=message.location, deliveries=stopped)
    return stopped


def _to(message: Message, state: str) -> None:
    message.state, message.claimed_until, message.problem = state, None, ""
    message.save(update_fields=["state", "claimed_until", "problem"])


def _waiting(message: Message) -> QuerySet[Delivery]:
    about = Delivery.objects.filter(about_kind="message", about_id=message.pk, kind="message")
    return about.filter(not_gone())
