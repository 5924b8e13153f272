"""Verbs: write a text, ask for it in other languages, and translate or approve it as a person."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location
from driehoek.shared.languages import LANGUAGES
from driehoek.texts.cleaning import one_line, plain
from driehoek.texts.models import Engine, Text, Version
from driehoek.texts.queries import versions_for
from driehoek.texts.rules import may_go_to


@transaction.atomic
def write(
    *, location: Location, language: str, body: str, title: str = "", author: Account | None = None,
    guardian: Guardian | None = None, about_child: bool = True, closed: bool = False,
) -> Text:  # fmt: skip
    """Keep an original in the language of whoever wrote it; who may write what is a rule of the room that shows it.

    Control and direction characters are taken out. Raises ValidationError when nothing readable is left or Driehoek
    does not speak the language.
    """
    body, title = plain(body), one_line(title)[:200]
    if not body:
        raise ValidationError(_("Write a text first."))
    if language not in LANGUAGES:
        raise ValidationError(_("Driehoek does not speak this language."))
    text = Text.objects.create(
        location=location, language=language, title=title, body=body, about_child=about_child,
        author=author, guardian=guardian, closed=closed,
    )  # fmt: skip
    record("text_written", by=author or guardian, subject=text, location=location)
    return text


@transaction.atomic
def ask_versions(*, text: Text, languages: Iterable[str]) -> list[Version]:
    """Ask for a text in these languages; what was asked or made before stays as it is.

    A version waits for an engine when one of the location may get this text, else for a person. Returns the versions
    in the order of `languages`, without the language of the text and languages that Driehoek does not speak.
    """
    wanted = [code for code in dict.fromkeys(languages) if code in LANGUAGES and code != text.language]
    engines = [engine for engine in Engine.objects.filter(location=text.location_id) if may_go_to(engine, text)]
    state = Version.State.WANTED if engines else Version.State.ASKED
    Version.objects.bulk_create(
        [Version(text=text, language=code, state=state) for code in wanted], ignore_conflicts=True
    )
    rows = {version.language: version for version in Version.objects.filter(text=text, language__in=wanted)}
    return [rows[code] for code in wanted]


@transaction.atomic
def check(*, version: Version, by: Account, body: str, title: str = "") -> Version:
    """Keep a translation as a person wants it: of what an engine made it says so, else it is a person's own.

    Raises PermissionDenied out of reach, ValidationError when nothing readable is left.
    """
    row = versions_for(by).select_for_update(of=("self",)).filter(pk=version.pk).first()
    if row is None:
        raise PermissionDenied
    row.title, row.body = one_line(title)[:300], plain(body)
    if not row.body:
        raise ValidationError(_("Write the translation first."))
    by_machine = row.state in (Version.State.MACHINE, Version.State.CHECKED)
    row.state = Version.State.CHECKED if by_machine else Version.State.PERSON
    row.problem, row.claimed_until, row.made_by, row.made_at = "", None, by, timezone.now()
    row.save()
    record("translation_kept", by=by, subject=row, location=row.text.location, language=row.language)
    return row
