"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.exchange import views

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/import/", views.imports, name="imports"),
    path("locatie/<slug:code>/jaarplan.xlsx", views.year_plan_file, name="year_plan_file"),
    path("locatie/<slug:code>/leerresultaten.xlsx", views.results_file_empty, name="results_file"),
    path("import/<int:pk>/", views.import_run, name="import_run"),
    path("import/<int:pk>/kolommen/", views.import_mapping, name="import_mapping"),
    path("import/<int:pk>/overnemen/", views.import_accept, name="import_accept"),
    path("import/<int:pk>/terugdraaien/", views.import_undo, name="import_undo"),
    path("ik/agenda/", views.my_calendar, name="my_calendar"),
    path("u/<str:token>/agenda/", views.parent_subscribe, name="parent_subscribe"),
    path("agenda/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
]
