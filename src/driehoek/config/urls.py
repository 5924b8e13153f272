"""The front door: every room hangs its own pages here."""

from django.urls import URLPattern, URLResolver, include, path

from driehoek.config import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", views.healthz, name="healthz"),
    path("account/", include("driehoek.config.account_urls")),
    path("", include("driehoek.shared.urls")),
    path("", include("driehoek.people.urls")),
    path("", include("driehoek.logbook.urls")),
    path("", include("driehoek.policy.urls")),
    path("", include("driehoek.texts.urls")),
    path("", include("driehoek.messages.urls")),
    path("", include("driehoek.classbook.urls")),
    path("", include("driehoek.schooldays.urls")),
    path("", include("driehoek.conversations.urls")),
    path("", include("driehoek.home.urls")),
    path("", include("driehoek.together.urls")),
    path("", include("driehoek.surveys.urls")),
    path("", include("driehoek.intake.urls")),
    path("", include("driehoek.activities.urls")),
    path("", include("driehoek.guide.urls")),
    path("", include("driehoek.participation.urls")),
    path("", include("driehoek.indicators.urls")),
    path("", include("driehoek.scan.urls")),
    path("", include("driehoek.population.urls")),
    path("", include("driehoek.plancheck.urls")),
    path("", include("driehoek.evidence.urls")),
    path("", include("driehoek.schemes.urls")),
    path("", include("driehoek.transfer.urls")),
    path("", include("driehoek.cycle.urls")),
    path("", include("driehoek.councils.urls")),
    path("", include("driehoek.exchange.urls")),
    path("", include("driehoek.retention.urls")),
    path("", include("driehoek.privacy.urls")),
    path("", include("driehoek.demo.urls")),
]
