"""What parents said in a survey: answers there have no family, so each stands for one that nobody knows."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.population.people import People
from driehoek.population.register import Find, Found, Label, part
from driehoek.surveys.library import library
from driehoek.surveys.queries.latest import chosen

ASKED = {
    "expect": _("What they expect of the school"),
    "encourage": _("What they do to help their child with school"),
    "after": _("Whether they know what their child can do after this school"),
}


def _label(question: str) -> Label:
    def label(key: str) -> str:
        one = next(one for one in library()["parents"].sides[0].questions if one.key == question)
        words = {option.key: option.text(get_language() or "nl") for option in one.options}
        return words.get(key, key)

    return label


def _find(question: str) -> Find:
    def find(people: People) -> Found:
        answered, counts = chosen(people.surveys, question)
        nameless = range(-answered, 0)
        return Found(list(nameless), [(one, key) for key, n in counts.items() for one in nameless[:n]], [])

    return find


for _question, _title in ASKED.items():
    part(
        f"survey_{_question}", title=_title, of=_("parents who answered in a survey"), label=_label(_question),
        several=True,
    )(_find(_question))  # fmt: skip
