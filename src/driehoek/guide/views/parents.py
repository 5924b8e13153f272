"""The guide of a guardian's own children: where each is, what is possible, what to talk about tonight."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.guide import actions, picture
from driehoek.guide.forms import StepForm
from driehoek.guide.library import Step, graph
from driehoek.guide.queries import MOST_OPEN_DAYS, Here, courses_at, led, open_days_at, place_of, places_of
from driehoek.guide.roads import beyond, moment_in, options
from driehoek.guide.sayable import spoken_words
from driehoek.guide.views.public import road_to
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.shared.languages import DEFAULT
from driehoek.texts.recordings import heard


@parent_page
@require_safe
def parent_guide(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show where the children are, each with a page of its own."""
    places = places_of(guardian)
    location = next((here.group.location for here in places if here.group), None)
    return render(request, "guide/parent_guide.html", {"places": places, "location": location})


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_guide_child(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show what is possible for one child, and let the guardian say where it is when school does not tell."""
    here = place_of(guardian, pk)
    form = StepForm(request.POST or None, steps=here.choices, initial={"step": here.step.key if here.step else ""})
    if here.group and form.is_valid():
        actions.choose_step(child=here.child, group=here.group, step=form.cleaned_data["step"], by=guardian)
        return redirect(request.path)
    context = {"here": here, "form": form, "graph": graph(), **_school(here)}
    if here.step:
        context |= _possible(here, here.step)
    return render(request, "guide/parent_child.html", context)


@parent_page
@require_safe
def parent_guide_road(request: HttpRequest, guardian: Guardian, pk: int, goal: str) -> HttpResponse:
    """Show the road of one child to a goal, with a way back to the child."""
    here = place_of(guardian, pk)
    if here.step is None:
        raise Http404
    location = here.group.location if here.group else None
    context = {**road_to(here.step, goal), **_to_talk_about(here, here.step), "here": here, "location": location}
    return render(request, "guide/road.html", context)


def _possible(here: Here, step: Step) -> dict[str, object]:
    return {
        "step": step, "options": options(step), "goals": beyond(step), "picture": picture.everything_from(step),
        **_to_talk_about(here, step),
    }  # fmt: skip


def _to_talk_about(here: Here, step: Step) -> dict[str, object]:
    """What to talk about, and where somebody reads it aloud."""
    if here.group is None or (moment := moment_in(step, here.group.grade)) is None:
        return {}
    spoken = heard(here.group.location, get_language() or DEFAULT, [spoken_words(moment.talk)])
    return {"moment": moment, "spoken": spoken}


def _school(here: Here) -> dict[str, object]:
    """What the child's school tells: courses of its step, or all while that is not known, and open days."""
    if here.group is None:
        return {}
    place = here.group.location
    courses = courses_at(place)
    fitting = courses.filter(step=here.step.key) if here.step else courses
    return {"location": place, "courses": led(fitting[:20]), "open_days": open_days_at(place)[:MOST_OPEN_DAYS]}
