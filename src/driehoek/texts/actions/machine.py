"""What becomes of a version that a worker holds. A person who was quicker, or another worker, is never overruled."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.texts.models import Version
from driehoek.texts.translating import Translation


def keep_machine_version(*, version: Version, translation: Translation, engine: str) -> bool:
    """Keep what an engine made; False when somebody else was quicker."""
    return _end(
        version, "text_translated", state=Version.State.MACHINE, problem="", title=translation.title,
        body=translation.body, engine=engine, made_at=timezone.now(),
    )  # fmt: skip


def ask_person(*, version: Version, problem: str) -> bool:
    """Let a version wait for a person, with why no engine could."""
    return _end(version, "translation_asked", state=Version.State.ASKED, problem=problem)


def try_later(*, version: Version, problem: str, wait: timedelta) -> bool:
    """Let a version wait for an engine that did not answer."""
    return bool(_held(version, claimed_until=None, problem=problem, not_before=timezone.now() + wait))


@transaction.atomic
def _end(version: Version, verb: str, **fields: str | datetime) -> bool:
    if not _held(version, claimed_until=None, not_before=None, **fields):
        return False
    record(verb, by=None, subject=version, location=version.text.location, language=version.language)
    return True


def _held(version: Version, **fields: str | datetime | None) -> int:
    """Change the row only while it is still held by this claim: each claim counts one attempt more."""
    rows = Version.objects.filter(pk=version.pk, state=Version.State.WANTED, attempts=version.attempts)
    return rows.update(**fields)
