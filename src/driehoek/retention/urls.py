"""Pages about keeping and erasing."""

from django.urls import path

from driehoek.retention.views import erasures, keeping

urlpatterns = [
    path("locatie/<slug:code>/bewaren/", keeping.retention, name="retention"),
    path("locatie/<slug:code>/bewaren/lijst/", keeping.retention_list, name="retention_list"),
    path("locatie/<slug:code>/bewaren/termijnen/", keeping.retention_terms, name="retention_terms"),
    path("locatie/<slug:code>/bewaren/akkoord/", keeping.retention_agree, name="retention_agree"),
    path("locatie/<slug:code>/bewaren/termijnen/<slug:kind>/", keeping.retention_term, name="retention_term"),
    path("gezinnen/<int:pk>/vasthouden/", keeping.retention_hold, name="retention_hold"),
    path("vastgehouden/<int:pk>/loslaten/", keeping.retention_let_go, name="retention_let_go"),
    path("gezinnen/<int:pk>/wissen/", erasures.erasure_new, name="erasure_new"),
    path("gezinnen/<int:pk>/wissen/<slug:scope>/<int:number>/", erasures.erasure_plan, name="erasure_plan"),
    path("wissen/<int:pk>/", erasures.erasure, name="erasure"),
    path("wissen/<int:pk>/terug/", erasures.erasure_undo, name="erasure_undo"),
]
