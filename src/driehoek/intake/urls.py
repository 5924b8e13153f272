"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.intake.views import forms, learning, parents, sharing, staff

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/intake/", staff.intakes, name="intakes"),
    path("locatie/<slug:code>/intake/thuis/", learning.intake_learning, name="intake_learning"),
    path("locatie/<slug:code>/intake/vragen/", forms.intake_form, name="intake_form"),
    path("locatie/<slug:code>/intake/vragen/nieuw/", forms.intake_question_new, name="intake_question_new"),
    path("locatie/<slug:code>/intake/vragen/voorbeeld/", forms.intake_form_preview, name="intake_form_preview"),
    path("locatie/<slug:code>/intake/vragen/bestand/", sharing.intake_form_file, name="intake_form_file"),
    path("locatie/<slug:code>/intake/vragen/overnemen/", sharing.intake_form_take, name="intake_form_take"),
    path("locatie/<slug:code>/intake/vragen/<slug:key>/", forms.intake_form_step, name="intake_form_step"),
    path("intake/vraag/<int:pk>/", forms.intake_question, name="intake_question"),
    path("intake/vraag/<int:pk>/plaats/", forms.intake_question_move, name="intake_question_move"),
    path("locatie/<slug:code>/intake/<int:child>/", staff.intake_child, name="intake_child"),
    path("locatie/<slug:code>/intake/<int:child>/opnieuw/<int:guardian>/", staff.intake_again, name="intake_again"),
    path("locatie/<slug:code>/intake/<int:child>/papier/<slug:language>/", staff.intake_paper, name="intake_paper"),
    path("gezinnen/<int:pk>/intake/", staff.intake_family, name="intake_family"),
    path("intake/<int:pk>/<int:guardian>/<slug:key>/", staff.intake_section, name="intake_section"),
    path("u/<str:token>/intake/", parents.parent_intakes, name="parent_intakes"),
    path("u/<str:token>/intake/begin/<slug:code>/<int:child>/", parents.parent_begin, name="parent_begin"),
    path("u/<str:token>/intake/<int:pk>/<slug:key>/", parents.parent_intake, name="parent_intake"),
]
