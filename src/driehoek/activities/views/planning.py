"""From the library to a planned activity and the words parents read about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from driehoek.activities import actions
from driehoek.activities.forms.first import Proposed, first_values
from driehoek.activities.forms.library import LibraryForm
from driehoek.activities.forms.planning import ActivityForm, WordsForm, present_values, sections
from driehoek.activities.models import Activity
from driehoek.activities.queries import activity_to_plan, text_in
from driehoek.activities.queries.planning import entry_of, groups_to_plan, library_cards
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import location_for
from driehoek.policy.models import Goal
from driehoek.policy.queries import goals_for
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of

CARDS = 12


@staff_page
@require_safe
def library(request: StaffRequest, code: str) -> HttpResponse:
    """Show the routines and activities that suit this kind of location, to start from."""
    location = location_for(request.user, code, "see_families")
    goal = _goal(request, location)
    form = LibraryForm(request.GET, goal=goal)
    cards = library_cards(location.kind, request.user.language, form.wanted)
    context = {
        "place": location,
        "page": page_of(request, cards, CARDS),
        "form": form,
        "goal": goal,
        "may_plan": groups_to_plan(request.user, location).exists(),
    }
    return render(request, "activities/library.html", context)


def _goal(request: StaffRequest, location: Location) -> Goal | None:
    """The goal named in the address, if it is one of this location."""
    rows = goals_for(request.user).filter(location=location, archived_at=None)
    asked = number_of(request.GET.get("doel"))
    return rows.filter(pk=asked).first() if asked else None


@staff_page
def activity_new(request: StaffRequest, code: str) -> HttpResponse:
    """Plan an activity or a series, from the library (?uit=) or an own idea, for a goal (?doel=) if one is named.

    The address may propose more: see `Proposed`.
    """
    location = location_for(request.user, code, "plan_activities")
    entry, goal = entry_of(request.GET.get("uit", "")), _goal(request, location)
    activity = Activity(location=location)
    if entry:
        activity.library_key, activity.pictogram = entry.key, entry.pictogram
    groups = list(groups_to_plan(request.user, location))
    initial = first_values(groups, entry, goal, Proposed(request.GET))
    form = ActivityForm(request.POST or None, initial=initial, activity=activity, by=request.user)
    if request.method == "POST" and form.is_valid() and (saved := _planned(request, form)):
        return redirect("activity", pk=saved.pk)
    context = {"place": location, "form": form, "sections": sections(form), "entry": entry, "groups": groups}
    return render(request, "activities/activity_form.html", context)


def _planned(request: StaffRequest, form: ActivityForm) -> Activity | None:
    """Plan what was typed and say what came of it; None with the reason in the form when it cannot be."""
    values = form.cleaned_data
    activity, helpers = form.filled(), values.get("helpers", [])
    texts = actions.texts_from(activity.library_key, **form.words)
    what = {"groups": values["groups"], "texts": texts, "helpers": helpers, "by": request.user}
    try:
        if values.get("rhythm"):
            made = actions.plan_series(first=activity, rhythm=values["rhythm"], until=values["until"], **what)
        else:
            made = [actions.plan(activity=activity, **what)]
    except ValidationError as error:
        form.add_error(None, error)
        return None
    _tell_planned(request, made, translated=len(texts) > 1)
    return made[0]


def _tell_planned(request: StaffRequest, made: list[Activity], *, translated: bool) -> None:
    text = ngettext("%(number)d activity is planned.", "%(number)d activities are planned.", len(made))
    messages.success(request, text % {"number": len(made)})
    if made[0].goal_id is None:
        messages.warning(request, _("It serves no goal yet. Choose one when you know what it is for."))
    if made[0].library_key and not translated:
        _tell_dropped(request)


def _tell_dropped(request: StaffRequest) -> None:
    messages.warning(
        request,
        _(
            "You changed the Dutch text, so the translations of the library no longer fit and are not used. "
            "Parents who read another language see the Dutch text until you add a translation below."
        ),
    )


@staff_page
def activity_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an activity; who is invited already sees the change on their own page."""
    activity = activity_to_plan(request.user, pk)
    initial = present_values(activity, text_in(activity, DEFAULT))
    form = ActivityForm(request.POST or None, initial=initial, activity=activity, by=request.user)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        return redirect(f"{reverse('activity', kwargs={'pk': pk})}{_to_tell(form)}")
    context = {"place": activity.location, "form": form, "sections": sections(form), "activity": activity}
    return render(request, "activities/activity_form.html", context)


def _changed(request: StaffRequest, form: ActivityForm) -> bool:
    values, activity = form.cleaned_data, form.activity
    new_words = bool({"title", "why", "what"} & set(form.changed_data))
    texts = actions.texts_from(activity.library_key, **form.words) if new_words else []
    before = set(activity.texts.values_list("language", flat=True))
    try:
        actions.plan(
            activity=form.filled(), groups=values["groups"], texts=texts, helpers=values.get("helpers", []),
            by=request.user,
        )  # fmt: skip
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("The activity is saved."))
    if before - set(activity.texts.values_list("language", flat=True)):
        _tell_dropped(request)
    return True


def _to_tell(form: ActivityForm) -> str:
    """What those who are invited should hear, as the page of the activity then proposes it."""
    invited, changed = form.activity.state == Activity.State.INVITED, set(form.changed_data)
    if invited and changed & {"day", "begins", "ends"}:
        return "?anders=tijd"
    return "?anders=plek" if invited and "place" in changed else ""


@staff_page
def activity_text(request: StaffRequest, pk: int, language: str) -> HttpResponse:
    """Let somebody write what parents read in one language, with the Dutch text beside it."""
    activity = activity_to_plan(request.user, pk)
    if language not in LANGUAGES:
        raise Http404
    known, original = LANGUAGES[language], text_in(activity, DEFAULT)
    present = next((text for text in activity.texts.all() if text.language == language), None)
    initial = {"title": present.title, "why": present.why, "what": present.what} if present else {}
    form = WordsForm(request.POST or None, initial=initial, language=language, direction=known.direction)
    if request.method == "POST" and form.is_valid() and _text_saved(request, activity, language, form):
        return redirect("activity", pk=pk)
    context = {"activity": activity, "form": form, "original": original, "tongue": known, "present": present}
    return render(request, "activities/activity_text.html", context)


def _text_saved(request: StaffRequest, activity: Activity, language: str, form: WordsForm) -> bool:
    if not form.has_changed():
        return True
    try:
        dropped = actions.save_text(activity=activity, language=language, by=request.user, **form.words)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("The text is saved."))
    if dropped:
        _tell_dropped(request)
    return True
