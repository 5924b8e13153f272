"""Verbs: keep what somebody read aloud, and take it away."""

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.people.queries import locations_for
from driehoek.texts.models import Recording
from driehoek.texts.sayable import key_of
from driehoek.texts.sounds import SOUNDS, sound_type


@transaction.atomic
def keep_recording(*, location: Location, language: str, words: str, content: bytes, by: Account) -> Recording:
    """Keep these words as somebody read them aloud, for all locations of the organisation; an earlier one makes room.

    Raises PermissionDenied where they do not translate, ValidationError when it is no recording that we can play.
    """
    _may(by, location.organisation_id)
    kind, key = sound_type(content), key_of(words)
    for before in Recording.objects.filter(organisation=location.organisation, language=language, said=key):
        _remove(before)
    row = Recording(
        organisation=location.organisation, language=language, said=key, content_type=kind, size=len(content),
        made_by=by,
    )  # fmt: skip
    row.file.save(f"{language}-{key}{SOUNDS[kind]}", ContentFile(content), save=True)
    record("recording_kept", by=by, subject=row, location=location, language=language)
    return row


@transaction.atomic
def remove_recording(*, recording: Recording, by: Account) -> None:
    """Take a recording away: parents hear their phone's own voice again, if it has one."""
    _may(by, recording.organisation_id)
    record("recording_removed", by=by, subject=recording, language=recording.language)
    _remove(recording)


def _remove(recording: Recording) -> None:
    storage, name = recording.file.storage, str(recording.file.name)
    recording.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _may(by: Account, organisation: int) -> None:
    if not locations_for(by, "translate").filter(organisation=organisation).exists():
        raise PermissionDenied
