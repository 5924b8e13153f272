"""Pages of the plan check."""

from django.urls import path

from driehoek.plancheck import views

urlpatterns = [
    path("locatie/<slug:code>/plancheck/", views.plan_check, name="plan_check"),
    path("locatie/<slug:code>/plancheck/kort/", views.plan_check_strip, name="plan_check_strip"),
    path("locatie/<slug:code>/plancheck/<slug:rule>/", views.plan_check_silence, name="plan_check_silence"),
    path("plancheck/<int:pk>/wekken/", views.plan_check_wake, name="plan_check_wake"),
]
