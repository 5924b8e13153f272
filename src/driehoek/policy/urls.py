"""Pages of this room."""

from django.urls import path

from driehoek.policy.views import consultations, expectations, goals, neighbours, parents, team, visions

urlpatterns = [
    path("beleid/", visions.policies, name="policies"),
    path("locatie/<slug:code>/visie/", visions.vision, name="vision"),
    path("locatie/<slug:code>/visie/vraag/<int:number>/", visions.vision_question, name="vision_question"),
    path("visie/<int:pk>/instemming/<slug:party>/", visions.vision_endorse, name="vision_endorse"),
    path("instemming/<int:pk>/terug/", visions.endorsement_back, name="endorsement_back"),
    path("visie/<int:pk>/vaststellen/", visions.vision_adopt, name="vision_adopt"),
    path("visie/<int:pk>/openbaar/", visions.vision_publish, name="vision_publish"),
    path("visie/<int:pk>/schoolgids.pdf", visions.vision_file, {"kind": "pdf"}, name="vision_pdf"),
    path("visie/<int:pk>/schoolgids.docx", visions.vision_file, {"kind": "docx"}, name="vision_docx"),
    path("school/<slug:code>/visie/", visions.school_vision, name="school_vision"),
    path("locatie/<slug:code>/doelen/", goals.goals, name="goals"),
    path("locatie/<slug:code>/doelen/nieuw/", goals.goal_new, name="goal_new"),
    path("doelen/<int:pk>/wijzigen/", goals.goal_edit, name="goal_edit"),
    path("doelen/<int:pk>/opbergen/", goals.goal_archive, name="goal_archive"),
    path("doelen/<int:pk>/vormen/", goals.goal_forms, name="goal_forms"),
    path("u/<str:token>/verwachtingen/", parents.parent_expectations, name="parent_expectations"),
    path("locatie/<slug:code>/verwachtingen/", expectations.expectations, name="expectations"),
    path("locatie/<slug:code>/verwachtingen/schrijven/", expectations.expectations_write, name="expectations_write"),
    path("locatie/<slug:code>/verwachtingen/<int:pk>/", expectations.expectations_tell, name="expectations_tell"),
    path("locatie/<slug:code>/inspraak/", consultations.consultations, name="consultations"),
    path("locatie/<slug:code>/inspraak/nieuw/", consultations.consultation_new, name="consultation_new"),
    path("inspraak/<int:pk>/", consultations.consultation, name="consultation"),
    path("inspraak/<int:pk>/dagen/", consultations.consultation_edit, name="consultation_edit"),
    path("inspraak/<int:pk>/vaststellen/", consultations.plan_adopt, name="plan_adopt"),
    path("inspraak/reactie/<int:pk>/", consultations.reaction_answer, name="reaction_answer"),
    path("locatie/<slug:code>/scholing/", team.team_sessions, name="team_sessions"),
    path("locatie/<slug:code>/scholing/nieuw/", team.team_session_new, name="team_session_new"),
    path("scholing/<int:pk>/", team.team_session_edit, name="team_session"),
    path("scholing/<int:pk>/stap/", team.team_session_step, name="team_session_step"),
    path("zelfreflectie/", team.reflection, name="reflection"),
    path("zelfreflectie/<int:pk>/wissen/", team.reflection_forget, name="reflection_forget"),
    path("locatie/<slug:code>/scholen-in-de-buurt/", neighbours.neighbours, name="neighbours"),
    path("locatie/<slug:code>/scholen-in-de-buurt/nieuw/", neighbours.neighbour_new, name="neighbour_new"),
    path("scholen-in-de-buurt/<int:pk>/", neighbours.neighbour_edit, name="neighbour"),
    path("scholen-in-de-buurt/<int:pk>/einde/", neighbours.neighbour_end, name="neighbour_end"),
]
