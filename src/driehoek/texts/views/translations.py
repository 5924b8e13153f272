"""Pages of who translates: what waits, and one text with its translation beside it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Account
from driehoek.shared.languages import LANGUAGES, language
from driehoek.shared.pages import page_of
from driehoek.texts import actions
from driehoek.texts.forms import VersionForm
from driehoek.texts.models import Version
from driehoek.texts.queries import TO_DO, hints_for, places_of, version_for, versions_to_do_for


@staff_page
@require_safe
def translations(request: StaffRequest) -> HttpResponse:
    """List what waits for a person and what a machine made, by language and state if wished."""
    code, state = request.GET.get("in", ""), request.GET.get("stand", "")
    code = code if code in LANGUAGES else ""
    context = {
        "page": page_of(request, versions_to_do_for(request.user, code, state)),
        "languages": LANGUAGES.values(), "code": code, "state": state, "states": TO_DO,
        "places": places_of(request.user),
    }  # fmt: skip
    return render(request, "texts/translations.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def translation(request: StaffRequest, pk: int) -> HttpResponse:
    """Show an original beside its translation; save it, or approve what a machine made."""
    version = version_for(request.user, pk)
    form = VersionForm(request.POST or None, version=version)
    if form.is_valid() and _kept(version, request.user, form):
        messages.success(request, _("Saved. Parents read this translation from now on."))
        return redirect("translations")
    context = {
        "version": version, "form": form, "hints": hints_for(version),
        "source": language(version.text.language), "target": language(version.language),
    }  # fmt: skip
    return render(request, "texts/translation.html", context)


def _kept(version: Version, by: Account, form: VersionForm) -> bool:
    try:
        title = form.cleaned_data.get("title", "")
        actions.check(version=version, by=by, title=title, body=form.cleaned_data["body"])
    except ValidationError as error:
        form.add_error("body", error)
        return False
    return True
