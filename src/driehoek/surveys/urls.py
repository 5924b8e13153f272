"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.surveys.views import answering, editing, entering, goals, panel, results, surveys, telling

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/peilingen/", surveys.surveys, name="surveys"),
    path("locatie/<slug:code>/peilingen/nieuw/", surveys.survey_choose, name="survey_choose"),
    path("locatie/<slug:code>/peilingen/nieuw/<slug:questionnaire>/", surveys.survey_new, name="survey_new"),
    path("peilingen/voor-mij/", answering.own_surveys, name="own_surveys"),
    path("peilingen/<int:pk>/", surveys.survey, name="survey"),
    path("peilingen/<int:pk>/versturen/", surveys.survey_send, name="survey_send"),
    path("peilingen/<int:pk>/weggooien/", surveys.survey_discard, name="survey_discard"),
    path("peilingen/<int:pk>/herinneren/", surveys.survey_remind, name="survey_remind"),
    path("peilingen/<int:pk>/sluiten/", surveys.survey_close, name="survey_close"),
    path("peilingen/<int:pk>/invullen/<slug:who>/", entering.survey_enter, name="survey_enter"),
    path("peilingen/<int:pk>/papier-<slug:language>.pdf", entering.survey_paper, name="survey_paper"),
    path("peilingen/<int:pk>/antwoorden/", answering.own_survey, name="own_survey"),
    path("peilingen/<int:pk>/uitkomst/", results.survey_results, name="survey_results"),
    path("peilingen/<int:pk>/uitkomst.csv", results.survey_csv, name="survey_csv"),
    path("peilingen/<int:pk>/eigen-woorden/<slug:who>/<slug:question>/", results.survey_words, name="survey_words"),
    path("peilingen/<int:pk>/vraagt/<slug:who>/<slug:question>/", goals.survey_asks_for, name="survey_asks_for"),
    path("peilingen/vraagt/<int:pk>/weg/", goals.asks_no_more, name="asks_no_more"),
    path("peilingen/woorden/<int:pk>/", results.open_answer, name="open_answer"),
    path("locatie/<slug:code>/vragenlijsten/nieuw/", editing.questionnaire_new, name="questionnaire_new"),
    path("vragenlijsten/<int:pk>/", editing.questionnaire, name="questionnaire"),
    path("vragenlijsten/<int:pk>/wijzigen/", editing.questionnaire_edit, name="questionnaire_edit"),
    path("vragenlijsten/<int:pk>/voorbeeld/", editing.questionnaire_preview, name="questionnaire_preview"),
    path("vragenlijsten/<int:pk>/vraag/", editing.question_new, name="question_new"),
    path("vragenlijsten/vraag/<int:pk>/", editing.question_edit, name="question_edit"),
    path("vragenlijsten/vraag/<int:pk>/stap/", editing.question_step, name="question_step"),
    path("peilingen/<int:pk>/gedaan/", telling.survey_done, name="survey_done"),
    path("peilingen/<int:pk>/vertellen/", telling.survey_tell, name="survey_tell"),
    path("peilingen/gedaan/<int:pk>/terug/", telling.said_done_back, name="said_done_back"),
    path("school/<slug:code>/gevraagd/", answering.school_said_done, name="school_said_done"),
    path("u/<str:token>/panel/", panel.parent_panel, name="parent_panel"),
    path("u/<str:token>/vragen/<int:pk>/", answering.parent_survey, name="parent_survey"),
    path("vragen/<str:key>/", answering.shared, name="shared_survey"),
]
