"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.activities.views import (
    activity,
    door,
    experiments,
    measures,
    offline,
    papers,
    parents,
    planning,
    today,
    year,
)

PLANNING: list[URLPattern] = [
    path("vandaag/", today.today, name="today"),
    path("locatie/<slug:code>/jaar/", year.year, name="year"),
    path("locatie/<slug:code>/jaarplan/", year.year_read, name="year_read"),
    path("doelen/<int:pk>/", year.goal, name="goal"),
    path("locatie/<slug:code>/bibliotheek/", planning.library, name="library"),
    path("locatie/<slug:code>/activiteiten/nieuw/", planning.activity_new, name="activity_new"),
    path("activiteiten/<int:pk>/", activity.activity, name="activity"),
    path("activiteiten/<int:pk>/wijzigen/", planning.activity_edit, name="activity_edit"),
    path("activiteiten/<int:pk>/tekst/<slug:language>/", planning.activity_text, name="activity_text"),
    path("activiteiten/<int:pk>/uitnodigen/", activity.activity_invite, name="activity_invite"),
    path("activiteiten/<int:pk>/afzeggen/", activity.activity_cancel, name="activity_cancel"),
]

PARENTS: list[URLPattern] = [
    path("u/<str:token>/", parents.parent_home, name="parent_home"),
    path("u/<str:token>/uitnodiging/<int:pk>/", parents.parent_invitation, name="parent_invitation"),
    path("u/<str:token>/uitnodiging/<int:pk>/antwoord/", parents.parent_answer, name="parent_answer"),
    path("u/<str:token>/uitnodiging/<int:pk>/waarom/", parents.parent_absence, name="parent_absence"),
    path("u/<str:token>/uitnodiging/<int:pk>/gezien.gif", parents.parent_seen, name="parent_seen"),
    path("u/<str:token>/uitnodiging/<int:pk>/agenda.ics", parents.parent_calendar, name="parent_calendar"),
    path("hier/<str:token>/", parents.arrive, name="arrive"),
]

DOOR: list[URLPattern] = [
    path("activiteiten/<int:pk>/deur/", door.door, name="door"),
    path("activiteiten/<int:pk>/deur/tik/", door.door_tap, name="door_tap"),
    path("activiteiten/<int:pk>/deur/later/", door.door_later, name="door_later"),
    path("activiteiten/deur.js", offline.door_worker, name="door_worker"),
    path("activiteiten/<int:pk>/deur/terug/", door.door_take_back, name="door_take_back"),
    path("activiteiten/<int:pk>/sluiten/", door.activity_close, name="activity_close"),
    path("activiteiten/<int:pk>/papier/", door.paper_entry, name="paper_entry"),
    path("afwezig/<int:pk>/", door.absence, name="absence"),
    path("activiteiten/<int:pk>/brieven.pdf", papers.activity_letters, name="activity_letters"),
    path("activiteiten/<int:pk>/lijst.pdf", papers.activity_list, name="activity_list"),
    path("activiteiten/<int:pk>/poster/", papers.activity_poster, name="activity_poster"),
]

LEARNING: list[URLPattern] = [
    path("activiteiten/<int:pk>/maatregelen/", measures.activity_measures, name="activity_measures"),
    path("activiteiten/<int:pk>/maatregelen/erbij/", measures.measure_add, name="measure_add"),
    path("maatregelen/<int:pk>/", measures.measure, name="measure"),
    path("maatregelen/<int:pk>/eraf/", measures.measure_remove, name="measure_remove"),
    path("activiteiten/<int:pk>/vergelijken/", experiments.experiment_new, name="experiment_new"),
    path("locatie/<slug:code>/vergelijkingen/", experiments.experiments, name="experiments"),
    path("vergelijkingen/<int:pk>/", experiments.experiment, name="experiment"),
    path("vergelijkingen/<int:pk>/stoppen/", experiments.experiment_stop, name="experiment_stop"),
    path("vergelijkingen/<int:pk>/uitkomst/", experiments.experiment_conclude, name="experiment_conclude"),
]

urlpatterns: list[URLPattern] = [*PLANNING, *PARENTS, *DOOR, *LEARNING]
