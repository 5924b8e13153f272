"""Doors to goals, and the forms that fit them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.policy import guides, rules
from driehoek.policy.evidence import EVIDENCE, Words
from driehoek.policy.models import Goal, Level, Participation, Partnership
from driehoek.shared.cited import cited


def goals_for(account: Account, right: str = "see_families") -> QuerySet[Goal]:
    """Goals of locations within reach."""
    rows = Goal.objects.filter(rules.policy_in_reach(account, right))
    return rows.select_related("location", "school_year", "owner", "vision", "predecessor__school_year")


def goal_for(account: Account, pk: int, right: str = "see_families") -> Goal:
    """Return one goal, or raise Http404."""
    return found(goals_for(account, right), pk=pk)


def goals_of(account: Account, location: Location, right: str = "see_families") -> QuerySet[Goal]:
    """The goals a location works on, each with its number of activities in `.planned`; newest year first.

    Those of a school year that was closed are read on its own page.
    """
    going_on = Count("activities", filter=~Q(activities__state="cancelled"), distinct=True)
    rows = goals_for(account, right).filter(rules.open_year(), location=location, archived_at=None)
    return rows.annotate(planned=going_on, chosen=Count("forms", distinct=True)).order_by(
        "-school_year__start", "evaluate_on", "title"
    )


@dataclass(frozen=True)
class FormCard:
    """A form in words for staff, with an honest word on the evidence."""

    form: guides.Form
    what: str
    advice: str
    partnership: Words
    participation: Words
    level: Words
    evidence: Words
    tag: str
    sources: str
    chosen: bool
    fits: bool


def form_cards(goal: Goal, language: str) -> list[FormCard]:
    """All forms, those that fit this kind of goal first."""
    chosen = {one.key for one in goal.forms.all()}
    cards = [_card(form, goal, chosen, language) for form in guides.forms()]
    return sorted(cards, key=lambda card: not card.fits)


def _card(form: guides.Form, goal: Goal, chosen: set[str], language: str) -> FormCard:
    evidence, tag = EVIDENCE[form.evidence]
    dutch = language == "nl"
    return FormCard(
        form=form, what=form.nl if dutch else form.en, advice=form.advice_nl if dutch else form.advice_en,
        partnership=Partnership(form.partnership).label, participation=Participation(form.participation).label,
        level=Level(form.level).label, evidence=evidence, tag=tag, sources="; ".join(map(cited, form.sources)),
        chosen=form.key in chosen, fits=goal.kind in form.goals,
    )  # fmt: skip
