"""Others report to us what became of a delivery: gateways for text messages, and mail servers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from driehoek.messages.actions import Report, take_report
from driehoek.messages.bounces import mail_report
from driehoek.messages.channels.gateways import GATEWAYS
from driehoek.messages.queries.hooks import location_by_seal, manners_at
from driehoek.people.models import Location


@csrf_exempt  # the seal in the address is the secret that a forged request lacks
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, code: str, seal: str) -> HttpResponse:
    """Take one report. A forged seal, a wrong signature and a delivery that is not there all look the same."""
    location = location_by_seal(code, seal)
    taken = _read(request, location)
    if taken is None or not take_report(location=location, report=taken):
        raise Http404
    return HttpResponse(status=204)


def _read(request: HttpRequest, location: Location) -> Report | None:
    """An e-mail report names its kind; everything else is in the format of the location's gateway."""
    if (about_mail := mail_report(request.body)) is not None:
        return about_mail
    manners = manners_at(location)
    gateway = GATEWAYS.get(manners.gateway)
    return gateway.report(request, manners) if gateway else None
