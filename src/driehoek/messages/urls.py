"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.messages import views

urlpatterns: list[URLPattern] = [
    path("ouder/", views.link_request, name="link_request"),
    path("bezorging/", views.problems, name="problems"),
    path("bezorging/<int:pk>/opnieuw/", views.send_again, name="send_again"),
    path("gezinnen/ouders/<int:pk>/brief.pdf", views.guardian_letter, name="guardian_letter"),
]
