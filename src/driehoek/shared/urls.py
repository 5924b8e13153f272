"""Pages that belong to no room: the pattern page."""

from django.urls import path

from driehoek.shared import views

urlpatterns = [
    path("patterns/", views.patterns, name="patterns"),
]
