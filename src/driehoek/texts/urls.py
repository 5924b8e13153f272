"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.texts.views import recordings, tools, translations

urlpatterns: list[URLPattern] = [
    path("vertalen/", translations.translations, name="translations"),
    path("vertalen/<int:pk>/", translations.translation, name="translation"),
    path("locatie/<slug:code>/woorden/", tools.terms, name="terms"),
    path("locatie/<slug:code>/woorden/nieuw/", tools.term_new, name="term_new"),
    path("woorden/<int:pk>/", tools.term, name="term"),
    path("woorden/<int:pk>/weg/", tools.term_remove, name="term_remove"),
    path("locatie/<slug:code>/vertaalmachines/", tools.engines, name="engines"),
    path("vertaalmachines/<int:pk>/weg/", tools.engine_remove, name="engine_remove"),
    path("locatie/<slug:code>/voorlezen/", recordings.recordings, name="recordings"),
    path("locatie/<slug:code>/voorlezen/<int:pk>/weg/", recordings.recording_remove, name="recording_remove"),
    path("locatie/<slug:code>/voorlezen/<slug:language>/<slug:key>/", recordings.recording, name="recording"),
    path("voorgelezen/<str:token>/", recordings.recording_sound, name="recording_sound"),
]
