"""Verbs of drafts: keep what somebody writes, with its files, and throw it away; and what a draft still lacks."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.messages.attachments import Checked
from driehoek.messages.audience import Audience, gatherings, groups_to_write
from driehoek.messages.models import Attachment, Message
from driehoek.messages.queries.messages import languages_of, messages_for
from driehoek.messages.ready import BadDetail, Damaged
from driehoek.messages.rendering import render
from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT

State = Message.State
MOST_ATTACHMENTS = 5
FIELDS = ("kind", "ready", "pictogram", "must_understand", "may_reply", "audience", "details", "about_kind", "about_id")


@transaction.atomic
def save_draft(*, by: Account, location: Location, message: Message | None = None, **fields: Any) -> Message:
    """Keep what somebody is writing, finished or not; `fields` are those in FIELDS.

    Raises PermissionDenied when they may write to nobody at this location, or the draft is not theirs any more.
    """
    if not groups_to_write(by, location).exists():
        raise PermissionDenied
    if message is None:
        message = Message(location=location, author=by)
    else:
        message = locked(message, by, (State.DRAFT,))
        if message.author_id != by.pk:
            raise PermissionDenied
    for name in FIELDS:
        if name in fields:
            setattr(message, name, fields[name])
    _name_in_languages(message)
    message.save()
    return message


def _name_in_languages(message: Message) -> None:
    """An activity that is called by its own name is called so in every language in which it has one."""
    number, details = message.audience.get("activity"), message.details
    names = gatherings().titles_of(number) if number and details.get("activity") else {}
    if names and names.get(DEFAULT) == details.get("activity"):
        message.details = {**details, "activity_in": names}


@transaction.atomic
def attach(*, message: Message, by: Account, checked: Checked, alt: str = "", language: str = "") -> Attachment:
    """Put a file that was looked at with a draft; a new recording takes the place of the one before.

    Raises PermissionDenied when the draft is not theirs, ValidationError when there are too many files.
    """
    message = locked(message, by, (State.DRAFT,))
    if checked.kind == Attachment.Kind.VOICE:
        _remove(list(message.attachments.filter(kind=Attachment.Kind.VOICE)))
    if message.attachments.count() >= MOST_ATTACHMENTS:
        raise ValidationError(_("At most %(number)d files fit with one message.") % {"number": MOST_ATTACHMENTS})
    attachment = Attachment(
        message=message, kind=checked.kind, name=checked.name, content_type=checked.content_type,
        size=len(checked.content), alt=alt, language=language,
    )  # fmt: skip
    attachment.file.save(checked.name, ContentFile(checked.content), save=True)
    return attachment


@transaction.atomic
def detach(*, attachment: Attachment, by: Account) -> None:
    """Take a file away from a draft. Raises PermissionDenied when the draft is not theirs."""
    locked(attachment.message, by, (State.DRAFT,))
    _remove([attachment])


def _remove(attachments: list[Attachment]) -> None:
    """The rows now, the files when that is certain."""
    for attachment in attachments:
        file = attachment.file
        attachment.delete()
        transaction.on_commit(lambda file=file: file.storage.delete(file.name))  # type: ignore[misc]


@transaction.atomic
def discard(*, message: Message, by: Account) -> None:
    """Throw a draft away, with its files."""
    message = locked(message, by, (State.DRAFT,))
    _remove(list(message.attachments.all()))
    message.delete()


@transaction.atomic
def remind(*, message: Message, by: Account) -> Message:
    """Begin a draft with the same words for those who got a message and did not react."""
    source = messages_for(by).filter(pk=message.pk, state__in=(State.SENDING, State.SENT)).first()
    if source is None:
        raise PermissionDenied
    details = dict(source.details)
    if source.text:
        details |= {"title": source.text.title, "body": source.text.body, "language": source.text.language}
    return save_draft(
        by=by, location=source.location, kind=source.kind, ready=source.ready, pictogram=source.pictogram,
        must_understand=source.must_understand, may_reply=source.may_reply, details=details,
        audience={"message": source.pk, "only": "silent"}, about_kind="message", about_id=source.pk,
    )  # fmt: skip


def problems_of(message: Message, by: Account, languages: set[str] | None = None) -> list[str]:
    """What keeps a draft from being sent, in words; empty when it can be.

    `languages` are those that its guardians read, when they were counted already.
    """
    problems = []
    words = message.details
    if not message.ready and not (str(words.get("title", "")).strip() and str(words.get("body", "")).strip()):
        problems.append(_("Write a title and a text first."))
    if not within_reach(message.audience, by, message.location):
        problems.append(_("You chose a group to which you may not write."))
    if languages is None:
        languages = languages_of(message)
    if not languages:
        problems.append(_("Choose to whom it goes. Now nobody would get it."))
    return problems + _damage(message, languages)


def _damage(message: Message, languages: set[str]) -> list[str]:
    """Render a ready message in every language that is read: a value that does not come through stops the sending."""
    if not message.ready:
        return []
    problems = []
    for code in sorted(languages | {DEFAULT}):
        try:
            render(message, code)
        except (Damaged, BadDetail, KeyError) as error:
            problems.append(str(error))
    return list(dict.fromkeys(problems))


def within_reach(audience: Audience, by: Account, location: Location) -> bool:
    """Whether every group that was chosen is in the reach of this account."""
    chosen = set(audience.get("groups", []))
    return chosen <= set(groups_to_write(by, location).filter(pk__in=chosen).values_list("pk", flat=True))


def locked(message: Message, by: Account, states: tuple[str, ...]) -> Message:
    """The message as it is now, held until the end of the transaction; PermissionDenied out of reach or too late."""
    rows = messages_for(by).filter(pk=message.pk, state__in=states)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise PermissionDenied
    return row
