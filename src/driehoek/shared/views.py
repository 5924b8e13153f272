"""The pattern page: every component in every state, for who builds pages and for the accessibility tests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from driehoek.shared.languages import language
from driehoek.shared.patterns import examples


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Show all components, in the language `taal` asks for; `voor=ouders` shows them as parents meet them."""
    template = "shared/patterns_parent.html" if request.GET.get("voor") == "ouders" else "shared/patterns.html"
    with translation.override(language(request.GET.get("taal", "nl")).code):
        return render(request, template, examples())
