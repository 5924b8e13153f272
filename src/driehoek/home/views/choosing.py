"""Choosing for at home: from the library for a week, or a programme of several weeks."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.home import actions
from driehoek.home.forms import ChooseForm, ProgrammeForm, monday
from driehoek.home.library import HomeActivity, ReadyProgramme, settings
from driehoek.home.models import Suggestion
from driehoek.home.own import offered_at, offered_to, source_of
from driehoek.home.queries.staff import languages_in, programme_for, suggestions_for
from driehoek.home.rules import CHOOSE, ages_of, may_add
from driehoek.home.words import SUBJECTS
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Group
from driehoek.people.queries import children_in, group_for
from driehoek.shared.languages import DEFAULT, language
from driehoek.shared.pages import page_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
ROWS = 12


@staff_page
@require_safe
def home_choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the library for the ages of a group, of one subject if asked."""
    group = group_for(request.user, pk, CHOOSE)
    suited = offered_to(group)
    there = {one.subject for one in suited}
    subjects = {key: label for key, label in SUBJECTS.items() if key in there}
    chosen = request.GET.get("over", "")
    shown = [one for one in suited if chosen in (one.subject, "")] or suited
    had = set(suggestions_for(request.user).filter(group=group).values_list("activity", flat=True))
    page = page_of(request, sorted(shown, key=lambda one: one.key in had), ROWS)  # what is new to the group first
    context = {
        "group": group, "page": page, "had": had,
        "subjects": subjects, "chosen": chosen, "may_add": may_add(request.user, group.location),
    }  # fmt: skip
    return render(request, "home/home_choose.html", context)


@staff_page
@form_page
def home_activity(request: StaffRequest, pk: int, key: str) -> HttpResponse:
    """Show an activity as parents read it, in each of their languages, and choose it."""
    group = group_for(request.user, pk, CHOOSE)
    activity = _activity(group, key)
    form = ChooseForm(request.POST or None, children=children_in(group), initial={"theme": _last_theme(request, group)})
    if form.is_valid():
        actions.suggest(group=group, by=request.user, activity=key, **form.chosen)
        messages.success(request, _("Chosen. Parents see it on their page, each in their own language."))
        return redirect("home_group", pk=pk)
    asked = language(request.GET.get("lees", DEFAULT))
    words = activity.words(asked.code)
    context = {
        "group": group, "activity": activity, "form": form, "words": words, "asked": asked,
        "source": source_of(words, asked.code), "languages": languages_in([group]),
    }  # fmt: skip
    return render(request, "home/home_activity.html", context)


def _activity(group: Group, key: str) -> HomeActivity:
    offered = offered_at(group.location)
    if key not in offered:
        raise Http404
    return offered[key]


def _last_theme(request: StaffRequest, group: Group) -> str:
    last: Suggestion | None = suggestions_for(request.user).filter(group=group).exclude(theme="").first()
    return last.theme if last else ""


@staff_page
@form_page
def home_programme_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Start a programme of several weeks, from a ready one or an empty one."""
    group = group_for(request.user, pk, CHOOSE)
    ready = [one for one in settings().programmes if one.ages == ages_of(group)]
    begun = _ready(ready, request.GET.get("klaar", ""))
    form = ProgrammeForm(request.POST or None, choices=offered_to(group), ready=begun)
    if form.is_valid():
        values = form.cleaned_data
        actions.start_programme(
            group=group, by=request.user, name=values["name"], first_week=monday(values["first"]), keys=form.keys,
            joined_only=values["joined_only"] == "yes",
        )  # fmt: skip
        messages.success(request, _("The programme is there. Parents see one activity a week."))
        return redirect("home_group", pk=pk)
    context = {"group": group, "form": form, "ready": ready, "begun": begun, "empty": "leeg" in request.GET}
    return render(request, "home/home_programme_new.html", context)


def _ready(ready: list[ReadyProgramme], key: str) -> ReadyProgramme | None:
    return next((one for one in ready if one.key == key), None)


@staff_page
@require_POST
def home_programme_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a programme; its coming weeks are taken back."""
    programme = programme_for(request.user, pk)
    actions.end_programme(programme=programme, by=request.user)
    messages.success(request, _("The programme has ended. What was there stays findable for parents."))
    return redirect("home_group", pk=programme.group_id)
