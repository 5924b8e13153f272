"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.people.views import families, front, groups, leave, me, parents, school_login, setup, student

urlpatterns: list[URLPattern] = [
    path("gezinnen/", families.families, name="families"),
    path("gezinnen/ouders/<int:pk>/", families.guardian, name="guardian"),
    path("gezinnen/ouders/<int:pk>/link/", families.guardian_link, name="guardian_link"),
    path("gezinnen/rechten/<int:pk>/", families.guardianship, name="guardianship"),
    path("gezinnen/bezwaren/<int:pk>/", families.objection, name="objection"),
    path("gezinnen/<int:pk>/ingezien/", families.audit, name="audit"),
    path("groepen/", groups.groups, name="groups"),
    path("groepen/<int:pk>/", groups.group, name="group"),
    path("u/<str:token>/over-mij/", parents.parent_me, name="parent_me"),
    path("u/<str:token>/taal/", parents.parent_language, name="parent_language"),
    path("u/<str:token>/wat-ik-mag-weten/", parents.parent_rights, name="parent_rights"),
    path("u/<str:token>/wie-keek/", parents.parent_looks, name="parent_looks"),
    path("", front.front, name="front"),
    path("ik/", me.me, name="me"),
    path("ik/afwezig/", leave.leaves, name="leaves"),
    path("ik/afwezig/<int:pk>/weg/", leave.leave_end, name="leave_end"),
    path("ik/inloggen/", school_login.school_logins, name="school_logins"),
    path("ik/inloggen/<slug:provider_id>/koppelen/", school_login.link, name="school_login_link"),
    path("ik/inloggen/<int:pk>/ontkoppelen/", school_login.unlink, name="school_login_unlink"),
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
