"""Pages of this room."""

from django.urls import path

from driehoek.cycle.views import closing, drafts, evaluations, steps

urlpatterns = [
    path("vandaag/plan/", steps.plan_today, name="plan_today"),
    path("locatie/<slug:code>/stappenplan/", steps.step_plan, name="step_plan"),
    path("locatie/<slug:code>/stappenplan.pdf", steps.step_plan_flyer, name="step_plan_flyer"),
    path("locatie/<slug:code>/stappenplan/<slug:key>/", steps.step_say, name="step_say"),
    path("stappenplan/<int:pk>/terug/", steps.step_unsay, name="step_unsay"),
    path("locatie/<slug:code>/terugblik/", evaluations.evaluation, name="evaluation"),
    path("doelen/<int:pk>/terugblik/", evaluations.goal_evaluate, name="goal_evaluate"),
    path("terugblik/<int:pk>/terug/", evaluations.evaluation_back, name="evaluation_back"),
    path("locatie/<slug:code>/terugblik/<str:year>/afsluiten/", closing.year_close, name="year_close"),
    path("afsluiting/<int:pk>/terug/", closing.year_reopen, name="year_reopen"),
    path("afsluiting/<int:pk>/volgend-jaar/", drafts.next_year, name="next_year"),
    path("volgend-jaar/<int:pk>/", drafts.draft_change, name="draft_change"),
    path("volgend-jaar/<int:pk>/besluit/", drafts.draft_decide, name="draft_decide"),
]
