"""Pages of consultation: the plan, what team and parents say about it, and what the school does with that."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.policy.actions import consultations as actions
from driehoek.policy.forms.plans import ConsultationForm, ReactionForm, ReplyForm
from driehoek.policy.models import Consultation, Reaction
from driehoek.policy.queries import evaluation_before_summer, goals_of, may, may_set_goals, policy_location
from driehoek.policy.queries.consultations import consultation_for, consultations_for, reaction_for
from driehoek.shared.pages import page_of

GOALS_SHOWN = 50
NOTED = gettext_lazy("Noted. Say below what you do with it.")
SAID = gettext_lazy("Noted. You read here what is done with it.")


@staff_page
@require_safe
def consultations(request: StaffRequest, code: str) -> HttpResponse:
    """List the rounds of a location."""
    place = location_for(request.user, code, "read_policy")
    page = page_of(request, consultations_for(request.user).filter(location=place))
    context = {"place": place, "page": page, "may_write": may_set_goals(request.user, place)}
    return render(request, "policy/consultations.html", context)


@staff_page
def consultation_new(request: StaffRequest, code: str) -> HttpResponse:
    """Put the plan to team and parents."""
    place = policy_location(request.user, code)
    day = evaluation_before_summer(school_year_of(place))
    form = ConsultationForm(request.POST if request.method == "POST" else None, initial={"evaluate_on": day})
    if form.is_valid():
        try:
            row = actions.open_consultation(location=place, by=request.user, **form.cleaned_data)
            return redirect("consultation", pk=row.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    return render(request, "policy/consultation_new.html", {"place": place, "form": form})


@staff_page
def consultation_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose other days for a round; of an adopted plan only the day to look back at it."""
    round_ = consultation_for(request.user, pk, "set_goals")
    form = ConsultationForm(request.POST if request.method == "POST" else None, instance=round_)
    if form.is_valid():
        try:
            actions.change_consultation(consultation=form.save(commit=False), by=request.user)
            messages.success(request, _("The days are kept."))
            return redirect("consultation", pk=pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    return render(request, "policy/consultation_new.html", {"place": round_.location, "form": form, "round": round_})


@staff_page
def consultation(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the plan with all that was said about it; note what somebody says, or what a colleague thinks of it."""
    round_ = consultation_for(request.user, pk, "see_families" if request.method == "POST" else "read_policy")
    own = not may_set_goals(request.user, round_.location)
    form = ReactionForm(request.POST if request.method == "POST" else None, own=own)
    if form.is_valid():
        said = {"source": Reaction.Source.TEAM, **form.cleaned_data}
        try:
            actions.note_reaction(consultation=round_, by=request.user, **said)
            messages.success(request, SAID if own else NOTED)
            return redirect("consultation", pk=pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    return render(request, "policy/consultation.html", _context(request, round_, form))


def _context(request: StaffRequest, round_: Consultation, form: ReactionForm) -> dict[str, object]:
    place = round_.location
    return {
        "round": round_, "place": place, "form": form, "page": page_of(request, round_.reactions.all()),
        "goals": goals_of(request.user, place, "read_policy")[:GOALS_SHOWN],
        "may_write": "source" in form.fields, "may_react": may(request.user, place, "see_families"),
        "may_adopt": may(request.user, place, "adopt_policy"),
    }  # fmt: skip


@staff_page
def reaction_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what is done with an objection or an idea, and why."""
    reaction = reaction_for(request.user, pk)
    form = ReplyForm(request.POST if request.method == "POST" else None, instance=reaction)
    if form.is_valid():
        actions.answer_reaction(reaction=reaction, by=request.user, **form.cleaned_data)
        messages.success(request, _("Answered."))
        return redirect("consultation", pk=reaction.consultation_id)
    context = {"reaction": reaction, "place": reaction.consultation.location, "form": form}
    return render(request, "policy/reaction_answer.html", context)


@staff_page
@require_POST
def plan_adopt(request: StaffRequest, pk: int) -> HttpResponse:
    """Adopt the plan of the year."""
    round_ = consultation_for(request.user, pk, "adopt_policy")
    try:
        actions.adopt_plan(consultation=round_, by=request.user)
        messages.success(request, _("The plan has been adopted."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("consultation", pk=pk)
