"""Pages of who sets how a location translates: its words and its engines."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Account, Location
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of
from driehoek.texts import actions
from driehoek.texts.engines.folder import folders
from driehoek.texts.forms import EngineForm, TermForm
from driehoek.texts.models import Engine, Term
from driehoek.texts.queries import engine_for, engines_for, may_set_tools, term_for, terms_of, tooled_location

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def terms(request: StaffRequest, code: str) -> HttpResponse:
    """List the words of a location; who translates there reads them, who sets its manners changes them."""
    place, words = location_for(request.user, code, "translate"), request.GET.get("q", "").strip()
    context = {
        "place": place, "words": words, "page": page_of(request, terms_of(request.user, place, words)),
        "may_set": may_set_tools(request.user, place),
    }  # fmt: skip
    return render(request, "texts/terms.html", context)


@staff_page
@form_page
def term_new(request: StaffRequest, code: str) -> HttpResponse:
    """Add a word."""
    return _term(request, Term(location=tooled_location(request.user, code)))


@staff_page
@form_page
def term(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a word."""
    return _term(request, term_for(request.user, pk))


def _term(request: StaffRequest, term: Term) -> HttpResponse:
    form = TermForm(request.POST or None, term=term)
    if form.is_valid() and _term_kept(term, request.user, form):
        messages.success(request, _("The word is on the list."))
        return redirect("terms", code=term.location.code)
    return render(request, "texts/term.html", {"form": form, "place": term.location, "term": term})


def _term_kept(term: Term, by: Account, form: TermForm) -> bool:
    try:
        actions.save_term(term=form.fill(term), by=by)
    except ValidationError as error:
        form.add_error("word", error.messages)
        return False
    return True


@staff_page
@require_POST
def term_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a word off the list."""
    term = term_for(request.user, pk)
    code = term.location.code
    actions.remove_term(term=term, by=request.user)
    messages.success(request, _("The word is off the list."))
    return redirect("terms", code=code)


@staff_page
@form_page
def engines(request: StaffRequest, code: str) -> HttpResponse:
    """List the engines of a location with what goes to them, and add one."""
    place = tooled_location(request.user, code)
    form = EngineForm(request.POST or None)
    if form.is_valid() and _engine_kept(place, request.user, form):
        messages.success(request, _("The engine is added. It gets the next texts that are asked for."))
        return redirect("engines", code=code)
    context = {"place": place, "form": form, "engines": engines_for(request.user, place), "folders": folders()}
    return render(request, "texts/engines.html", context)


def _engine_kept(place: Location, by: Account, form: Form) -> bool:
    data = dict(form.cleaned_data)
    key = data.pop("key")
    try:
        actions.save_engine(engine=Engine(location=place, **data), by=by, key=key)
    except ValidationError as error:
        form.add_error("address", error.messages)
        return False
    return True


@staff_page
@require_POST
def engine_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Stop using an engine."""
    engine = engine_for(request.user, pk)
    code = engine.location.code
    actions.remove_engine(engine=engine, by=request.user)
    messages.success(request, _("The engine is removed, and its key is forgotten."))
    return redirect("engines", code=code)
