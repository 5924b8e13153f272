"""A guardian's own pages: what to do at home this week, how it went in one tap, and what was there before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from driehoek.home import actions
from driehoek.home.forms import ReplyForm
from driehoek.home.queries.parents import (
    children_for,
    own,
    programme_of,
    programmes_of,
    suggestion_of,
    suggestions_of,
    theme_of,
)
from driehoek.home.sayable import spoken_words
from driehoek.people.doors import parent_page, token_in
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.shared.pages import page_of
from driehoek.texts.recordings import heard

ROWS = 8


@parent_page
@require_safe
def parent_at_home(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show what is there for this week and what was there before."""
    page = page_of(request, suggestions_of(guardian), ROWS)
    context = {
        "page": page, "rows": own(page, guardian), "programmes": programmes_of(guardian),
        "location": location_of(own_children(guardian)),
    }  # fmt: skip
    return render(request, "home/parent_at_home.html", context)


@parent_page
@require_safe
def parent_suggestion(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show one activity: how it goes, an easier and a harder form, and how it went in one tap."""
    row = suggestion_of(guardian, pk)
    shown = own([row], guardian)[0]
    context = {
        "own": shown, "location": row.group.location, "saved": "bewaard" in request.GET,
        "theme": theme_of(row, guardian.language_read),
        "spoken": heard(row.group.location, shown.words.tongue.code, [spoken_words(shown.words)]),
    }  # fmt: skip
    return render(request, "home/parent_suggestion.html", context)


@parent_page
@require_POST
def parent_reply(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Keep what was tapped, and show what follows from it; what makes no sense changes nothing."""
    row = suggestion_of(guardian, pk)
    told = ReplyForm(request.POST, children=children_for(row, guardian))
    response = redirect("parent_suggestion", token=token_in(request), pk=pk)
    if told.is_valid():
        actions.reply(suggestion=row, guardian=guardian, **told.chosen)
        response["Location"] += f"?bewaard#kind-{told.chosen['child'].pk}"
    return response


@parent_page
@require_POST
def parent_join(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Join a programme, or leave it."""
    programme = programme_of(guardian, pk)
    asked = {str(one.child.pk): one.child for one in programmes_of(guardian) if one.programme.pk == pk}
    child = asked.get(request.POST.get("child", ""))
    if child:
        actions.join(programme=programme, guardian=guardian, child=child, joins="join" in request.POST)
    return redirect("parent_at_home", token=token_in(request))
