"""Pages of subsidies."""

from django.urls import path

from driehoek.schemes import views

urlpatterns = [
    path("locatie/<slug:code>/subsidies/", views.schemes, name="schemes"),
    path("locatie/<slug:code>/subsidie-toevoegen/", views.scheme_add, name="scheme_add"),
    path("locatie/<slug:code>/subsidies/<slug:key>/", views.scheme, name="scheme"),
    path("locatie/<slug:code>/subsidies/<slug:key>/aanvraag/", views.scheme_apply, name="scheme_apply"),
    path("locatie/<slug:code>/subsidies/<slug:key>/dossier.pdf", views.scheme_dossier, name="scheme_dossier"),
    path("locatie/<slug:code>/subsidies/<slug:key>/weghalen/", views.scheme_withdraw, name="scheme_withdraw"),
]
