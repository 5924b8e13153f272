"""What the room of messages asks about an invitation on paper or on the phone (setting DRIEHOEK_TELLERS)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from driehoek.activities import phrases
from driehoek.activities.extras import measures_told, opening, with_opening
from driehoek.activities.models import Activity, ActivityText, Invitation
from driehoek.activities.queries import text_in
from driehoek.activities.queries.papers import letter_of
from driehoek.activities.rules import expected_today
from driehoek.messages.telling import Words
from driehoek.people.actions import ensure_links
from driehoek.shared.moments import day, time_range


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text of an invitation in this language, or in the school's own."""
    rows = list(_invitations(numbers))
    opened = with_opening(rows)
    return {row.pk: _words(row, text_in(row.activity, code), row.pk in opened) for row in rows}


def _words(row: Invitation, text: ActivityText, opened: bool) -> Words:
    with translation.override(text.language):
        return Words(text.title, _body(row, text, opened), text.language)


def _body(row: Invitation, text: ActivityText, opened: bool) -> str:
    activity, code = row.activity, text.language
    hours = time_range(activity.starts_at, activity.ends_at, code)
    child = phrases.LETTER_FOR % {"child": row.child.given_name or row.child.full_name}
    place = ", ".join((activity.place, activity.location.name))
    first = opening(row, code) if opened else ""
    when = f"{day(activity.starts_at, code)}, {hours}\n{place}"
    arranged = "\n".join(sentence for _, sentence in measures_told(activity, code))
    return "\n\n".join(part for part in (first, text.why, text.what, when, arranged, child) if part)


def standing() -> Q:
    """Match deliveries about invitations that still stand: to what goes on and has not begun."""
    coming = Invitation.objects.filter(
        expected_today(), activity__state=Activity.State.INVITED, activity__starts_at__gt=timezone.now()
    )
    return Q(about_id__in=coming.values("pk"))


def letters(numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Number -> the invitation as a letter, the same as the activity prints."""
    rows = list(_invitations(numbers))
    links = ensure_links(row.guardian for row in rows)
    opened = with_opening(rows)
    return {row.pk: letter_of(row, links[row.guardian_id], opened=row.pk in opened) for row in rows}


def _invitations(numbers: set[int]) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(pk__in=numbers).select_related(
        "activity__location", "child", "guardian__household", "family"
    )
    return rows.prefetch_related("activity__texts", "activity__measures")
