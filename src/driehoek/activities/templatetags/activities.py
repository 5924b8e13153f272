"""Words and pictures of activities in staff templates: `{% load activities %}`."""

from typing import Any

from django import template
from django.utils.translation import get_language

from driehoek.activities.measures import kind
from driehoek.activities.models import Activity, ActivityText
from driehoek.activities.queries import text_in
from driehoek.activities.queries.papers import waiting_letters
from driehoek.activities.reasons import reason
from driehoek.activities.told import way_in_words
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT

register = template.Library()


@register.filter
def wording(activity: Activity) -> ActivityText:
    """The activity's text in the language of the page, else the Dutch one; needs its texts prefetched."""
    return text_in(activity, get_language() or DEFAULT)


@register.filter
def picture(pictogram: str) -> str:
    """The name of a pictogram that exists: an older library may have named one that is gone."""
    return pictogram if pictogram in ICONS else "people"


@register.filter
def reason_words(code: str) -> str:
    """A reason for not coming in words for staff; a code that is gone speaks for itself."""
    try:
        return reason(code).label(get_language() or DEFAULT, "staff")
    except KeyError:
        return code


@register.filter
def measure_words(key: str) -> str:
    """A measure in words for staff; a key that is gone speaks for itself."""
    try:
        return kind(key).label(get_language() or DEFAULT)
    except KeyError:
        return key


@register.filter
def way_words(key: str) -> str:
    """A way of inviting in words for staff."""
    return way_in_words(key)


@register.filter
def at_key(table: dict[str, int], key: str) -> int | None:
    """What a table holds under this word, if anything."""
    return table.get(key)


@register.inclusion_tag("activities/activity/_letters_given.html", takes_context=True)
def letters_given(context: dict[str, Any], activity: Activity) -> dict[str, Any]:
    """Ask whether the letters that wait were printed and given; nothing when none waits for this colleague."""
    numbers = list(waiting_letters(context["request"].user, activity).values_list("pk", flat=True))
    own = {"activity": activity, "letters": len(numbers), "last": max(numbers, default=0)}
    return own | {"csrf_token": context.get("csrf_token")}
