"""What parents told in an intake: the languages at home, what would help them, and what they like to do (S0, S3)."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.intake.form import form, said
from driehoek.population.people import People
from driehoek.population.register import Find, Found, Label, part

OF = _("parents who told in an intake")


def _label(question: str) -> Label:
    def label(key: str) -> str:
        words = {one.key: said(one.words, get_language() or "nl") for one in form().questions[question].options}
        return words.get(key, key)

    return label


def _find(question: str) -> Find:
    def find(people: People) -> Found:
        rows = people.told_at_start.get(question, [])
        return Found([family for family, _told in rows], [(family, one) for family, told in rows for one in told], [])

    return find


for _question, _title in {
    "home_languages": _("Languages spoken at home"),
    "needs": _("What would help them"),
    "talents": _("What they like to do or are good at"),
}.items():
    part(f"intake_{_question}", title=_title, of=OF, label=_label(_question), several=True)(_find(_question))
