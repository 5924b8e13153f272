"""Words and pictures of activities in staff templates: `{% load activities %}`."""

from django import template
from django.utils.translation import get_language

from driehoek.activities.models import Activity, ActivityText
from driehoek.activities.queries import text_in
from driehoek.activities.reasons import reason
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
def at_key(table: dict[str, int], key: str) -> int | None:
    """What a table holds under this word, if anything."""
    return table.get(key)
