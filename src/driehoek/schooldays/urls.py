"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.schooldays.views import breaks, groups, importing, parents

urlpatterns: list[URLPattern] = [
    path("groepen/<int:pk>/verzuim/", groups.missed, name="missed"),
    path("verzuim/<int:pk>/", groups.missed_edit, name="missed_edit"),
    path("verzuim/<int:pk>/terug/", groups.missed_take_back, name="missed_take_back"),
    path("locatie/<slug:code>/verzuim/inlezen/", importing.missed_import, name="missed_import"),
    path("locatie/<slug:code>/vakanties/", breaks.breaks, name="breaks"),
    path("locatie/<slug:code>/vakanties/laden/", breaks.breaks_load, name="breaks_load"),
    path("locatie/<slug:code>/vakanties/<int:pk>/weg/", breaks.break_remove, name="break_remove"),
    path("u/<str:token>/afwezig/", parents.parent_missed, name="parent_missed"),
    path("u/<str:token>/afwezig/<int:pk>/terug/", parents.parent_missed_back, name="parent_missed_back"),
    path("mijn/afwezig/", parents.student_missed, name="student_missed"),
    path("mijn/afwezig/<int:pk>/terug/", parents.student_missed_back, name="student_missed_back"),
]
