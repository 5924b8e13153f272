"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.texts.views import tools, translations

urlpatterns: list[URLPattern] = [
    path("vertalen/", translations.translations, name="translations"),
    path("vertalen/<int:pk>/", translations.translation, name="translation"),
    path("locatie/<slug:code>/woorden/", tools.terms, name="terms"),
    path("locatie/<slug:code>/woorden/nieuw/", tools.term_new, name="term_new"),
    path("woorden/<int:pk>/", tools.term, name="term"),
    path("woorden/<int:pk>/weg/", tools.term_remove, name="term_remove"),
    path("locatie/<slug:code>/vertaalmachines/", tools.engines, name="engines"),
    path("vertaalmachines/<int:pk>/weg/", tools.engine_remove, name="engine_remove"),
]
