"""The guide for anyone, without logging in: where a child is, what is possible, and the road to a goal."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.guide import calendars, picture
from driehoek.guide.library import Step, graph
from driehoek.guide.queries import courses_at, guided_location, led, open_day, open_days_at
from driehoek.guide.roads import Option, beyond, moment_in, options, roads
from driehoek.shared import ics
from driehoek.shared.pages import page_of


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Ask where the child is now."""
    steps = [step for step in graph().steps.values() if not step.end]
    return render(request, "guide/guide.html", {"steps": steps})


@require_safe
def guide_step(request: HttpRequest, here: str) -> HttpResponse:
    """Show what is possible from a step."""
    step = step_of(here)
    context = {
        "step": step, "options": options(step), "goals": beyond(step), "picture": picture.everything_from(step),
        "moment": moment_in(step), "graph": graph(),
    }  # fmt: skip
    return render(request, "guide/step.html", context)


@require_safe
def guide_road(request: HttpRequest, here: str, goal: str) -> HttpResponse:
    """Show the best road from a step to a goal, and other roads in a line."""
    step = step_of(here)
    return render(request, "guide/road.html", {**road_to(step, goal), "moment": moment_in(step)})


def road_to(step: Step, goal: str) -> dict[str, object]:
    """What the page of a road shows, without what to talk about; Http404 when the goal lies not beyond."""
    found = roads(step, graph().steps.get(goal, step))
    if not found:
        raise Http404
    road = found[0]
    return {
        "step": step, "goal": road.ways[-1].to, "road": road, "others": found[1:],
        "road_steps": [Option(way, []) for way in road.ways], "picture": picture.of_road(road),
        "graph": graph(), "sources": list(dict.fromkeys(way.source for way in road.ways)),
    }  # fmt: skip


@require_safe
def school_guide(request: HttpRequest, code: str) -> HttpResponse:
    """Show everybody what the courses of a school lead to, and which open days it tells about."""
    place = guided_location(code)
    days = page_of(request, open_days_at(place))
    context = {"location": place, "courses": led(courses_at(place)), "page": days, "open_days": days}
    return render(request, "guide/school.html", context)


@require_safe
def open_day_calendar(_request: HttpRequest, pk: int) -> HttpResponse:
    """Give an open day as an entry for one's own calendar."""
    answer = HttpResponse(calendars.entry(open_day(pk)), content_type=ics.TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="open-dag.ics"'
    return answer


def step_of(key: str) -> Step:
    """The step with this key where a child can be, or Http404."""
    step = graph().steps.get(key)
    if step is None or step.end:
        raise Http404
    return step
