"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.messages.views import deliveries, links

urlpatterns: list[URLPattern] = [
    path("ouder/", links.link_request, name="link_request"),
    path("bezorging/", deliveries.problems, name="problems"),
    path("bezorging/<int:pk>/opnieuw/", deliveries.send_again, name="send_again"),
    path("gezinnen/ouders/<int:pk>/brief.pdf", links.guardian_letter, name="guardian_letter"),
]
