"""Pages of the indicators."""

from django.urls import path

from driehoek.indicators import views

urlpatterns = [
    path("api/", views.api, name="api"),
    path("api/v1/indicators/", views.api_indicators, name="api_indicators"),
    path("api/v1/locations/", views.api_locations, name="api_locations"),
    path("api/v1/figures/", views.api_figures, name="api_figures"),
    path("koppelingen/", views.connections, name="connections"),
    path("koppelingen/<int:pk>/einde/", views.connection_end, name="connection_end"),
    path("locatie/<slug:code>/naast-verzuim/", views.beside, name="beside"),
    path("locatie/<slug:code>/onderzoek/", views.research, name="research"),
    path("onderzoek/<int:pk>/", views.research_export, name="research_export"),
    path("onderzoek/<int:pk>/bestand/", views.research_take, name="research_take"),
    path("u/<str:token>/onderzoek/", views.parent_research, name="parent_research"),
    path("cijfers/", views.totals, name="totals"),
    path("cijfers/<slug:code>/", views.location_totals, name="location_totals"),
    path("locatie/<slug:code>/cijfers/", views.figures, name="figures"),
    path("locatie/<slug:code>/cijfers/<slug:indicator>/", views.figure, name="figure"),
    path("locatie/<slug:code>/cijfers/<slug:indicator>/gezinnen/", views.figure_families, name="figure_families"),
    path("locatie/<slug:code>/cijfers/<slug:indicator>/vastleggen/", views.figure_freeze, name="figure_freeze"),
    path("locatie/<slug:code>/vastgelegde-cijfers/", views.frozen_figures, name="frozen_figures"),
    path("vastgelegde-cijfers/<int:pk>/", views.frozen_figure, name="frozen_figure"),
    path("locatie/<slug:code>/geprobeerd/", views.tried, name="tried"),
    path("geprobeerd/<int:pk>/", views.tried_measure, name="tried_measure"),
    path("locatie/<slug:code>/niet-bereikt/", views.never_reached, name="never_reached"),
]
