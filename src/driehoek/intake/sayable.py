"""The pages of the intake as somebody can read them aloud (see texts/sayable.py)."""

from collections.abc import Iterable

from driehoek.intake.adapted import form_at, spoken
from driehoek.intake.form import Section, Words
from driehoek.people.models import Location
from driehoek.shared.languages import LANGUAGES
from driehoek.texts.sayable import Sayable


def sayables(location: Location) -> Iterable[Sayable]:
    """Every page that the location asks now; a child may begin any week, so none waits for its day."""
    return [Sayable(words_aloud(one)) for one in spoken(form_at(location).asked_at(location.kind))]


def words_aloud(section: Section) -> Words:
    """A page in each language in which it is whole: its title, each question with why and what there is to choose."""
    parts = _parts(section)
    whole = [code for code in LANGUAGES if all(code in part for part in parts)]
    return {code: "\n".join(dict.fromkeys(part[code] for part in parts)) for code in whole}


def _parts(section: Section) -> list[Words]:
    asked = ((one.words, one.why, *(choice.words for choice in one.options)) for one in section.questions)
    return [section.words, *(part for parts in asked for part in parts)]
