"""A guardian wants no news by e-mail any more, or wants it again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from driehoek.messages.actions import stop_news, want_news
from driehoek.messages.queries.news import news_places
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def no_news(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show from which schools news comes; POST stops it, in one click also from the mail program (RFC 8058)."""
    places = news_places(guardian, request.GET.get("locatie", ""))
    if request.method == "POST":
        verb = want_news if "again" in request.POST else stop_news
        for place in places:
            verb(guardian=guardian, location=place.location)
        return redirect(request.get_full_path())
    return render(request, "messages/parent/no_news.html", {"guardian": guardian, "places": places})
