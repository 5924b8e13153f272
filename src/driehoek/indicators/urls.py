"""Pages of the indicators."""

from django.urls import path

from driehoek.indicators import views

urlpatterns = [
    path("cijfers/", views.totals, name="totals"),
    path("locatie/<slug:code>/cijfers/", views.figures, name="figures"),
    path("locatie/<slug:code>/cijfers/gezinnen/", views.figure_families, name="figure_families"),
    path("locatie/<slug:code>/niet-bereikt/", views.never_reached, name="never_reached"),
]
