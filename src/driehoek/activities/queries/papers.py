"""What goes along on paper: letters that wait, and the list for the door."""

from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import translation
from django.utils.translation import gettext as _

from driehoek.activities import phrases
from driehoek.activities.extras import measures_told, opening, with_opening
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import invitations_at, text_in
from driehoek.activities.queries.door import door_of, with_people
from driehoek.activities.queries.parents import Card, card
from driehoek.activities.rules import expected_today
from driehoek.messages.letters import Letter, letter
from driehoek.messages.models import Delivery
from driehoek.messages.papers import picture
from driehoek.messages.queries import about, letters_for
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Account, PersonalLink
from driehoek.shared.languages import LANGUAGES, Language
from driehoek.shared.moments import day, time_range

RIGHT = "plan_activities"
BLANK_LINES = 4


def waiting_letters(account: Account, activity: Activity) -> QuerySet[Delivery]:
    """Letters of this activity that nobody has printed and given yet."""
    numbers = activity.invitations.filter(expected_today()).values_list("pk", flat=True)
    return about(letters_for(account, RIGHT).filter(kind="invitation"), "invitation", numbers)


def invitations_on_paper(
    account: Account, activity: Activity, *, everybody: bool, last: int | None = None
) -> QuerySet[Invitation]:
    """Invitations to print: those whose letter waits (up to delivery number `last`), or all of them."""
    rows = invitations_at(account, activity, RIGHT).filter(expected_today()).select_related("guardian__household")
    if not everybody:
        waiting = waiting_letters(account, activity)
        waiting = waiting.filter(pk__lte=last) if last else waiting
        rows = rows.filter(pk__in=waiting.order_by().values("about_id"))
    return rows.order_by("group__name", "child__given_name", "pk")


def letters(activity: Activity, invitations: list[Invitation]) -> list[Letter]:
    """Return each invitation as a letter in the language its guardian reads."""
    links = ensure_links(row.guardian for row in invitations)
    for row in invitations:
        row.activity = activity
    opened = with_opening(invitations)
    prefetch_related_objects([activity], "measures")
    return [letter_of(row, links[row.guardian_id], opened=row.pk in opened) for row in invitations]


def letter_of(row: Invitation, link: PersonalLink, *, opened: bool) -> Letter:
    """Return one invitation as a letter in the language its guardian reads; `opened`: with the personal sentence."""
    with translation.override(row.guardian.language_read):
        shown = card(row)
        place = ", ".join((row.activity.place, row.activity.location.name))
        return letter(
            row.guardian, row.activity.location, url_of(link, "parent_home"),
            title=shown.text.title, icon=picture(shown.icon),
            facts=[
                {"icon": picture("calendar"), "text": shown.day, "strong": True},
                {"icon": picture("clock"), "text": shown.hours, "strong": False},
                {"icon": picture("pin"), "text": place, "strong": False},
            ],
            body=_body(row, shown, opened),
            how=[str(phrases.LETTER_ANSWER), str(phrases.LETTER_TELL), str(phrases.LETTER_TYPE)],
        )  # fmt: skip


def _body(row: Invitation, shown: Card, opened: bool) -> list[dict[str, str]]:
    tongue = shown.tongue.code if shown.foreign else ""
    first = [opening(row, row.guardian.language_read)] if opened else []
    child = phrases.LETTER_FOR % {"child": f"\u2068{row.child.given_name or row.child.full_name}\u2069"}
    words = [{"text": text, "foreign": tongue} for text in (shown.text.why, shown.text.what) if text]
    arranged = [sentence for _, sentence in measures_told(row.activity, row.guardian.language_read)]
    not_yours = [str(phrases.LETTER_NOT_YOUR_LANGUAGE)] if shown.foreign else []
    return [*_own([*first, child]), *words, *_own([*arranged, *not_yours])]


def _own(sentences: list[str]) -> list[dict[str, str]]:
    """Sentences in the reader's own language."""
    return [{"text": sentence, "foreign": ""} for sentence in sentences]


def attendance_list(account: Account, activity: Activity) -> dict[str, Any]:
    """Return the list to tick at the door as data for `typst/list.typ`, numbered as it is entered later."""
    rows = sorted(door_of(account, activity).families, key=lambda row: (row.number == 0, row.number))
    language = translation.get_language() or "nl"
    hours = time_range(activity.starts_at, activity.ends_at, language)
    return {
        "title": text_in(activity, language).title, "language": language,
        "when": f"{day(activity.starts_at, language)}, {hours}, {activity.place}",
        "how": _("Put a cross for everybody who comes. Afterwards you enter this list in Driehoek."),
        "head": [_("No."), _("Child"), _("Who is there?"), _("Group")],
        "other": _("Somebody else:"), "not_on_list": _("Not on the list:"), "blank": BLANK_LINES,
        "rows": [
            {
                "number": row.number or "", "child": ", ".join(row.names), "family": row.family.name,
                "people": [one.guardian.full_name for one in row.people], "group": row.groups,
            }
            for row in with_people(rows)
        ],
    }  # fmt: skip


def words_on_poster(activity: Activity) -> list[tuple[Language, str]]:
    """Say "I am here" in Dutch and in every language that an invited guardian reads."""
    read = set(activity.invitations.values_list("guardian__language_read", flat=True))
    found = []
    for code, tongue in LANGUAGES.items():
        if code in read | {"nl"}:
            with translation.override(code):
                found.append((tongue, str(phrases.I_AM_HERE)))
    return found
