"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.intake.views import learning, parents, staff

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/intake/", staff.intakes, name="intakes"),
    path("locatie/<slug:code>/intake/thuis/", learning.intake_learning, name="intake_learning"),
    path("locatie/<slug:code>/intake/<int:child>/", staff.intake_child, name="intake_child"),
    path("locatie/<slug:code>/intake/<int:child>/opnieuw/<int:guardian>/", staff.intake_again, name="intake_again"),
    path("locatie/<slug:code>/intake/<int:child>/papier/<slug:language>/", staff.intake_paper, name="intake_paper"),
    path("gezinnen/<int:pk>/intake/", staff.intake_family, name="intake_family"),
    path("intake/<int:pk>/<int:guardian>/<slug:key>/", staff.intake_section, name="intake_section"),
    path("u/<str:token>/intake/", parents.parent_intakes, name="parent_intakes"),
    path("u/<str:token>/intake/begin/<slug:code>/<int:child>/", parents.parent_begin, name="parent_begin"),
    path("u/<str:token>/intake/<int:pk>/<slug:key>/", parents.parent_intake, name="parent_intake"),
]
