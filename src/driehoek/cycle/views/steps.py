"""Pages of the step plan: how far one is, what comes next, and the same on one sheet of paper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.councils.queries.overview import late_for
from driehoek.cycle import flyer
from driehoek.cycle.actions.steps import say_step, unsay_step
from driehoek.cycle.forms.steps import SayForm
from driehoek.cycle.models import SaidStep
from driehoek.cycle.queries.steps import SHOWN, said_for, step_of, told, without_plan
from driehoek.cycle.standing import step_plan_of
from driehoek.cycle.steering import matters_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.policy.queries import may_set_goals, policy_location
from driehoek.policy.queries.evaluations import plans_to_look_back_at, to_look_back_at
from driehoek.shared.papers import pdf_response


@staff_page
@require_safe
def step_plan(request: StaffRequest, code: str) -> HttpResponse:
    """Lead who never did this from "who are our parents?" to an adopted plan."""
    place = location_for(request.user, code, "read_policy")
    plan = step_plan_of(place, school_year_of(place))
    context = {
        "place": place, "plan": plan, "steps": list(told(plan)), "may_write": may_set_goals(request.user, place)
    }  # fmt: skip
    return render(request, "cycle/step_plan.html", context)


@staff_page
@require_safe
def plan_today(request: StaffRequest) -> HttpResponse:
    """What plan and councils ask today: the start page fetches it after it is drawn."""
    context = {
        "places": without_plan(request.user), "goals": list(to_look_back_at(request.user)[:SHOWN]),
        "plans": list(plans_to_look_back_at(request.user)[:SHOWN]), "late": list(late_for(request.user)[:SHOWN]),
        "matters": matters_for(request.user),
    }  # fmt: skip
    return render(request, "cycle/_today.html", context)


@staff_page
@require_safe
def step_plan_flyer(request: StaffRequest, code: str) -> HttpResponse:
    """The step plan on one sheet of paper, with how far one is today."""
    place = location_for(request.user, code, "read_policy")
    return pdf_response(flyer.as_pdf(step_plan_of(place, school_year_of(place))), f"stappenplan-{place.code}")


@staff_page
def step_say(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """Say that a step was done in an own way, or is skipped, and why."""
    place, step = policy_location(request.user, code), step_of(key)
    if step is None:
        raise Http404
    said = SaidStep(location=place, school_year=school_year_of(place), step=step.key)
    form = SayForm(request.POST if request.method == "POST" else None, instance=said)
    if form.is_valid():
        say_step(said=form.save(commit=False), by=request.user)
        messages.success(request, _("Noted. You can take it back on this page."))
        return redirect("step_plan", code=code)
    title = step.text("title", get_language() or "nl")
    return render(request, "cycle/step_say.html", {"place": place, "title": title, "form": form})


@staff_page
@require_POST
def step_unsay(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back what was said of a step."""
    said = said_for(request.user, pk)
    unsay_step(said=said, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("step_plan", code=said.location.code)
