"""The home activities as somebody can read them aloud (see texts/sayable.py)."""

from collections.abc import Iterable

from driehoek.home.library import Words
from driehoek.home.models import Suggestion
from driehoek.home.own import offered_at
from driehoek.home.rules import week_of
from driehoek.people.models import Location
from driehoek.texts.sayable import Sayable


def spoken_words(words: Words) -> str:
    """Title, how, why and both other forms: what stands on a parent's page, in one go."""
    return "\n".join((words.title, words.how, words.why, words.easier, words.harder))


def sayables(location: Location) -> Iterable[Sayable]:
    """Every activity; now are those of this week and the weeks to come."""
    rows = Suggestion.objects.filter(group__location=location, week__gte=week_of(), withdrawn_at=None)
    now = set(rows.values_list("activity", flat=True))
    return [
        Sayable({code: spoken_words(words) for code, words in one.texts.items()}, key in now)
        for key, one in offered_at(location).items()
    ]
