"""Verbs of a consultation: put the plan to team and parents, note what they say, answer it, adopt the plan."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import school_year_of
from driehoek.people.rules import today
from driehoek.policy.actions.checks import check
from driehoek.policy.models import Consultation, Reaction
from driehoek.policy.queries.consultations import open_objections, still_to_come
from driehoek.policy.queries.doors import evaluation_before_summer
from driehoek.policy.queries.visions import visions_of


@transaction.atomic
def open_consultation(
    *, location: Location, team_on: date, parents_on: date, evaluate_on: date | None = None, how: str = "", by: Account
) -> Consultation:
    """Put the newest vision and the goals of this year to team and parents; ValidationError without a vision.

    The day to look back at the plan as a whole is fixed beforehand and lies in the year (S4, section 5.2): before the
    summer when none is named.
    """
    check(by, location)
    year = school_year_of(location)
    evaluate_on = evaluate_on or evaluation_before_summer(year)
    _check_day(evaluate_on, year)
    vision = visions_of(location).first()
    if vision is None:
        raise ValidationError(_("Write the vision first. Then there is something to talk about."))
    round_ = Consultation.objects.create(
        location=location, school_year=year, vision=vision, team_on=team_on, parents_on=parents_on,
        evaluate_on=evaluate_on, how=how, opened_by=by,
    )  # fmt: skip
    record("consultation_opened", by=by, subject=round_, location=location)
    return round_


def _check_day(day: date, year: SchoolYear) -> None:
    if not year.start <= day <= year.end:
        raise ValidationError(
            {"evaluate_on": _("Choose a day in this school year, so that it can change the next one.")}
        )


@transaction.atomic
def change_consultation(*, consultation: Consultation, by: Account) -> None:
    """Keep other days that were chosen; once the plan was adopted only the day to look back at it still moves.

    Raises ValidationError when that day lies outside the school year.
    """
    check(by, consultation.location)
    _check_day(consultation.evaluate_on or consultation.school_year.end, consultation.school_year)
    moves = ["evaluate_on"] if consultation.adopted_on else ["evaluate_on", "team_on", "parents_on", "how"]
    consultation.save(update_fields=moves)
    record("consultation_changed", by=by, subject=consultation, location=consultation.location)


@transaction.atomic
def note_reaction(*, consultation: Consultation, kind: str, source: str, text: str, by: Account) -> Reaction:
    """Keep an objection or an idea; ValidationError once the plan was adopted.

    Whoever works there with families speaks for the team; what others say is noted by who sets the policy.
    """
    check(by, consultation.location, "see_families" if source == Reaction.Source.TEAM else "set_goals")
    if consultation.adopted_on:
        raise ValidationError(_("This plan has been adopted. Keep what they say for the next round."))
    row = Reaction.objects.create(consultation=consultation, kind=kind, source=source, text=text, noted_by=by)
    record("reaction_noted", by=by, subject=row, location=consultation.location, kind=kind)
    return row


@transaction.atomic
def answer_reaction(*, reaction: Reaction, answer: str, why: str, by: Account) -> None:
    """Say what is done with it, and why; a later answer takes the place of the first."""
    check(by, reaction.consultation.location)
    reaction.answer, reaction.why = answer, why
    reaction.answered_by, reaction.answered_at = by, timezone.now()
    reaction.save(update_fields=["answer", "why", "answered_by", "answered_at"])
    record("reaction_answered", by=by, subject=reaction, location=reaction.consultation.location, answer=answer)


@transaction.atomic
def adopt_plan(*, consultation: Consultation, by: Account) -> None:
    """Adopt the plan of a school year, once team and parents were heard and every objection has an answer (S4)."""
    check(by, consultation.location, "adopt_policy")
    Consultation.objects.select_for_update().get(pk=consultation.pk)
    if still_to_come(consultation):
        raise ValidationError(_("Team and parents have not both been heard yet. Adopt the plan after that."))
    if left := open_objections(consultation):
        words = ngettext(
            "%(number)d objection has no answer yet. Say first what you do with it.",
            "%(number)d objections have no answer yet. Say first what you do with them.",
            left,
        )
        raise ValidationError(words % {"number": left})
    consultation.adopted_on, consultation.adopted_by = consultation.adopted_on or today(), by
    consultation.save(update_fields=["adopted_on", "adopted_by"])
    record("plan_adopted", by=by, subject=consultation, location=consultation.location)
