"""The words parents read: the school's own Dutch, the library's languages, and translations by a person."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.activities import library
from driehoek.activities.models import Activity, ActivityText
from driehoek.activities.queries import activities_to_plan
from driehoek.activities.queries.planning import entry_of
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.shared.languages import DEFAULT

Source = ActivityText.Source


def texts_from(library_key: str, *, title: str, why: str, what: str) -> list[ActivityText]:
    """Return the unsaved texts that go with these Dutch words.

    Words taken from the library as they are bring all its languages along; changed words are the school's own, and
    the library has no translation of those.
    """
    own = ActivityText(language=DEFAULT, title=title, why=why, what=what, source=Source.ORIGINAL)
    entry = entry_of(library_key)
    if entry is None or not _same(own, entry.text(DEFAULT)):
        return [own]
    return [
        ActivityText(language=code, title=text.title, why=text.why, what=text.what, source=Source.LIBRARY)
        for code, text in entry.parent_texts.items()
    ]


def _same(text: ActivityText, other: ActivityText | library.Text) -> bool:
    return (text.title, text.why, text.what) == (other.title, other.why, other.what)


def copy_of(text: ActivityText, activity: Activity) -> ActivityText:
    """Return the same words for another activity, unsaved."""
    return ActivityText(
        activity=activity, language=text.language, title=text.title, why=text.why, what=text.what, source=text.source
    )


@transaction.atomic
def save_text(*, activity: Activity, language: str, title: str, why: str, what: str, by: Account) -> list[str]:
    """Keep what parents read in one language; return the languages whose library text no longer says the same.

    Those are gone: parents who read them see the Dutch text until somebody translates it. Raises PermissionDenied when
    the activity is not theirs to plan, ValidationError when it is cancelled or the words are missing or too long.
    """
    now = activities_to_plan(by).select_for_update(of=("self",)).filter(pk=activity.pk).first()
    if now is None:
        raise PermissionDenied
    if now.state == Activity.State.CANCELLED:
        raise ValidationError(_("This activity is cancelled. Plan a new one."))
    if language == DEFAULT:
        texts = texts_from(now.library_key, title=title, why=why, what=what)
    else:
        texts = [ActivityText(language=language, title=title, why=why, what=what, source=Source.PERSON)]
    dropped = keep_texts(now, texts)
    record("text_saved", by=by, subject=activity, location=now.location, language=language)
    return dropped


def keep_texts(activity: Activity, texts: Iterable[ActivityText]) -> list[str]:
    """Write texts over those that are there; never the library's over a person's. Return the languages dropped."""
    had = {text.language: text for text in ActivityText.objects.filter(activity=activity)}
    dropped = []
    for text in texts:
        before = had.get(text.language)
        if text.language == DEFAULT and before and not _same(text, before):
            dropped = _drop_library(activity)
        if text.source == Source.LIBRARY and before and before.source == Source.PERSON:
            continue
        _write(activity, text)
    return sorted(set(dropped) - {text.language for text in texts if text.source == Source.LIBRARY})


def _drop_library(activity: Activity) -> list[str]:
    """Take away the library's translations: they translate words that are no longer there."""
    rows = ActivityText.objects.filter(activity=activity, source=Source.LIBRARY).exclude(language=DEFAULT)
    languages = list(rows.values_list("language", flat=True))
    rows.delete()
    return languages


def _write(activity: Activity, text: ActivityText) -> None:
    text.clean_fields(exclude=["activity"])
    values = {"title": text.title, "why": text.why, "what": text.what, "source": text.source}
    ActivityText.objects.update_or_create(activity=activity, language=text.language, defaults=values)
