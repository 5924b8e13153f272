"""How rules and reasons are told to who plans: plainly, and without blaming a family or a colleague."""

from django.utils.translation import gettext_lazy as _

LEFT_OVER = "left_over"
TOO_LONG = "too_long"
CANCELLED = "cancelled"
PUT_BACK = "put_back"  # why a plan is not the one that the planner made last
PROBLEMS = {
    "past": _("This time is over."),
    "outside": _("The talk does not fit in the times of this day."),
    "host_away": _("The colleague is not there then."),
    "host_busy": _("The colleague has another talk then."),
    "party_busy": _("The family has another talk then."),
    "room": _("All rooms are in use then."),
    "interpreter": _("There is no interpreter then."),
    "walk": _("The family has no time to walk from their other talk."),
    "travel": _("The colleague would have no time to travel."),
    "no_break": _("The colleague would have no break."),
    "childcare": _("There is no place in the childcare then."),
    "party_away": _("The family said that they cannot come then."),
    "not_preferred": _("The family would rather come early or late: this is the other half."),
    "other_day": _("The family has to come on one more day."),
    "waiting": _("The family has to wait long between two talks."),
}
REASONS = {
    "teacher_full": _("The colleague has no time left when the family can."),
    "teacher_absent": _("The colleague is not there on these days."),
    "no_common_time": _("The family and the colleague are never there at the same time."),
    "family_full": _("The family already has other talks at the times when they can."),
    "interpreter": _("There is no interpreter at a time when both can."),
    "room": _("There is no room at a time when both can."),
    "childcare": _("There is no place in the childcare at a time when both can."),
    "travel": _("There is no time that leaves the colleague enough to travel to the family."),
    "walking": _("There is no time that leaves enough to walk from another talk."),
    "break": _("The colleague would have no break."),
    "too_long": _("The talk is longer than the day."),
    "host_ill": _("The colleague cannot come. Another time is needed."),
    "cancelled": _("The talk was cancelled. Agree on a new time with the family."),
    "costs_more": _("It is possible, but the family would have to wait long or come on one more day."),
    "left_over": _("Other talks went before it."),
    "": _("Not planned yet."),
}


def reason(code: str) -> str:
    """Why there is no time for a wish."""
    return str(REASONS.get(code, REASONS[LEFT_OVER]))
