"""The application on paper: what is asked, the sum, and how each condition is met."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from driehoek.schemes.money import Total
from driehoek.schemes.pictures import lines_of
from driehoek.schemes.queries import Weighed
from driehoek.schemes.weighing import Verdict
from driehoek.schemes.words import count_words, steps
from driehoek.shared.moments import day
from driehoek.shared.papers import paper

TEMPLATE = Path(__file__).parent / "typst" / "dossier.typ"


def as_pdf(weighed: Weighed) -> bytes:
    """The dossier, in Dutch as the words of the scheme and of the school are."""
    with override("nl"):
        return paper(TEMPLATE, _data(weighed))


def _data(weighed: Weighed) -> dict[str, Any]:
    scheme, application = weighed.scheme, weighed.draft.application
    place = application.location
    left = weighed.verdicts.left
    return {
        "title": _("Application: %(scheme)s") % {"scheme": scheme.name},
        "language": "nl",
        "facts": [
            [_("School"), ", ".join(filter(None, (place.name, place.street, place.postcode, place.city)))],
            [pgettext("application", "To"), scheme.giver],
            [_("From school year"), application.school_year.name],
            [_("Draft of"), f"{day(application.saved_at, 'nl')} {application.saved_at.year}"],
        ],
        "left": _("This is a draft: %(number)d conditions are not met yet.") % {"number": left} if left else "",
        "sum": _sum(weighed.total),
        "conditions": {"heading": _("The conditions"), "rows": [_condition(one) for one in weighed.verdicts.rows]},
        "levels": {
            "heading": _("Levels of contact") if scheme.levels else "",
            "rows": [[one.text, weighed.draft.words.get(one.key) or _("We do not do this.")] for one in scheme.levels],
        },
    }


def _sum(total: Total) -> dict[str, Any]:
    post, how = pgettext("what money is asked for", "Post"), pgettext("sum of a subsidy", "How")
    return {
        "heading": _("What we ask"),
        "head": [post, how, _("Each school year")],
        "rows": [[row.text, row.how, row.cost] for row in lines_of(total)],
        "steps": steps(total),
    }


def _condition(verdict: Verdict) -> dict[str, Any]:
    return {
        "text": verdict.condition.text,
        "state": str(verdict.state.label),
        "lines": [count_words(one) for one in verdict.counts],
        "words": verdict.words,
    }
