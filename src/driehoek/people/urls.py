"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.people.views import front, setup, student

urlpatterns: list[URLPattern] = [
    path("", front.front, name="front"),
    path("mijn/", student.student, name="student"),
    path("mijn/keuze/", student.student_decide, name="student_decide"),
    path("collegas/", setup.staff, name="staff"),
    path("collegas/nieuw/", setup.appointment_new, name="appointment_new"),
    path("collegas/<int:pk>/bevestigen/", setup.appointment_confirm, name="appointment_confirm"),
    path("collegas/<int:pk>/einde/", setup.appointment_end, name="appointment_end"),
    path("locaties/", setup.locations, name="locations"),
    path("locaties/nieuw/", setup.location_new, name="location_new"),
    path("schooljaren/nieuw/", setup.school_year_new, name="school_year_new"),
    path("locatie/<slug:code>/", setup.location, name="location"),
    path("locatie/<slug:code>/groepen/nieuw/", setup.group_new, name="group_new"),
]
