"""When what somebody came for is not there, or not any more: they are told, and what they wrote is given back.

A day passes, a round closes, a parent changes a choice, while a form lies open on a phone. One answer serves all rooms:
a door that finds nothing raises Http404 as always, and whoever knows more says so with `TooLate`.
"""

import re
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from driehoek.shared.again import typed

# Fields for own words; in any other field words of somebody are known by their spaces.
WRITTEN = frozenset({"body", "note", "text", "words"})
GONE = (Http404, PermissionDenied, ValidationError)


class TooLate(Http404):
    """What could be sent before cannot be sent now; made with the reason, in words for who sent it."""


def written(request: HttpRequest) -> list[str]:
    """What somebody wrote themselves in a form, without the codes that our own buttons and lists send."""
    sent = [(name.rpartition("-")[2], value.strip()) for name, value in typed(request)]
    return [value for name, value in sent if value and (name in WRITTEN or re.search(r"\s", value))]


def gone(request: HttpRequest, why: Exception, *, home: str, may_ask: bool = False) -> HttpResponse:
    """The page about it for who has a link, in the language that is spoken now.

    It is the same for what is not there, what is not any more and what is not theirs. `home`: where they go on;
    `may_ask`: whether they can send their words to the school as a question.
    """
    context = {"sent": request.method == "POST", "home": home, "may_ask": may_ask}
    return _page(request, why, "shared/gone.html", context)


def gone_for_staff(request: HttpRequest, why: Exception) -> HttpResponse:
    """The page about it for a colleague who sent a form."""
    return _page(request, why, "shared/gone_staff.html", {})


def _page(request: HttpRequest, why: Exception, template: str, context: dict[str, Any]) -> HttpResponse:
    status = 404 if isinstance(why, Http404) else 403 if isinstance(why, PermissionDenied) else 400
    told = {"why": _reason(why), "written": written(request)}
    return render(request, template, {**context, **told}, status=status)


def _reason(why: Exception) -> str:
    if isinstance(why, ValidationError):
        return " ".join(why.messages)
    return str(why) if isinstance(why, TooLate) else ""
