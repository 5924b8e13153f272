"""What the pages on which a message is written read: how to begin, ready messages, and how a text reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.utils.functional import Promise

from driehoek.messages.audience import ONLY, gatherings, groups_to_write
from driehoek.messages.models import Message
from driehoek.messages.queries.messages import Preview, Readers
from driehoek.messages.readability import Reading, level
from driehoek.messages.ready import CATEGORIES, fields_of, preview, ready_messages
from driehoek.messages.rendering import NAME, URL, Letter, letter
from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import families_for, guardians_for
from driehoek.shared.languages import DEFAULT
from driehoek.shared.rows import number_of
from driehoek.texts.models import Engine, Text
from driehoek.texts.rules import may_go_to

OWN_LANGUAGE = DEFAULT  # the only one of which we measure how easy it reads


def begun(account: Account, location: Location, asked: Mapping[str, str]) -> Message:
    """A new message, unsaved, with what the address names: `klaar`, `groep`, `gezin`, `ouder` or `activiteit`.

    With `activiteit`, `wie` says who of those invited is meant (one of `audience.ONLY`).
    """
    message = Message(location=location, author=account, audience=_named(account, location, asked))
    ready = ready_messages().get(asked.get("klaar", ""))
    if ready:
        message.ready, message.kind, message.pictogram = ready.key, ready.kind, ready.pictogram
        message.must_understand, message.may_reply = ready.must_understand, ready.may_reply
        message.details = _known(message, groups_to_write(account, location))
    return message


def _known(message: Message, groups: QuerySet[Group]) -> dict[str, Any]:
    """What a ready message asks and the choice of one group, or of an activity, already tells."""
    asked, chosen = {field.name for field in fields_of(message.ready)}, message.audience.get("groups", [])
    if activity := message.audience.get("activity"):
        return {name: value for name, value in gatherings().details_of(activity).items() if name in asked}
    return {"group": groups.get(pk=chosen[0]).name} if len(chosen) == 1 and "group" in asked else {}


def _named(account: Account, location: Location, asked: Mapping[str, str]) -> dict[str, Any]:
    """Only who is within reach; with one group in reach that one is meant."""
    groups = groups_to_write(account, location)
    doors: dict[str, tuple[str, Any]] = {
        "groep": ("groups", groups),
        "gezin": ("families", families_for(account, "send_messages")),
        "ouder": ("guardians", guardians_for(account, "send_messages")),
    }
    for name, (key, rows) in doors.items():
        number = number_of(asked.get(name))
        if number and rows.filter(pk=number).exists():
            return {key: [number]}
    number = number_of(asked.get("activiteit"))
    if number and number in dict(gatherings().choices(account, location)):
        return {"activity": number, "only": asked.get("wie") if asked.get("wie") in ONLY else "all"}
    mine = list(groups.values_list("pk", flat=True)[:2])
    return {"groups": mine} if len(mine) == 1 else {}


def last_sent(ready: str, activity: int) -> datetime | None:
    """When a ready message was last let go to those invited to an activity."""
    rows = Message.objects.filter(ready=ready, audience__activity=activity).exclude(state=Message.State.DRAFT)
    last: datetime | None = rows.aggregate(last=Max("send_at"))["last"]
    return last


@dataclass(frozen=True)
class Offer:
    """A ready message as it is chosen from a list."""

    key: str
    title: str
    body: str
    icon: str
    kind: str


def offered(category: str) -> tuple[list[tuple[str, Promise, bool]], str, list[Offer]]:
    """The categories, the chosen one (the first for nonsense) and its ready messages in Dutch."""
    every = ready_messages().values()
    there = [key for key in CATEGORIES if any(one.category == key for one in every)]
    chosen = category if category in there else there[0]
    rows = []
    for one in every:
        if one.category == chosen:
            words = preview(one.key, DEFAULT, {field.name: str(field.label).lower() for field in fields_of(one.key)})
            label = str(Message.Kind(one.kind).label)
            rows.append(Offer(one.key, words.title, words.body, one.pictogram, label))
    return [(key, CATEGORIES[key], key == chosen) for key in there], chosen, rows


def reading_of(words: str, language: str) -> Reading | None:
    """How easy a Dutch text reads; None for another language or an empty text."""
    return level(words) if language == OWN_LANGUAGE and words.strip() else None


@dataclass(frozen=True)
class Seen:
    """What readers of one language get, and who will translate it; the name and address are those of nobody."""

    readers: Readers
    letter: Letter
    text: str
    by: str


def previews(message: Message, who: Preview) -> list[Seen]:
    """What the readers of each language will see, as far as it is known before the sending."""
    by = _translator(message)
    seen = []
    for readers in who.readers:
        words = letter(message, readers.language.code)
        text = words.text.replace(NAME, "…").replace(URL, "https://…")
        seen.append(Seen(readers, words, text, by if readers.state == "missing" else readers.state))
    return seen


def _translator(message: Message) -> str:
    """Who translates own words at this location: "engine" when one may get this text, else "person"."""
    text = Text(location=message.location, about_child=bool(message.details.get("about_child")))
    engines = Engine.objects.filter(location=message.location)
    return "engine" if any(may_go_to(engine, text) for engine in engines) else "by_person"
