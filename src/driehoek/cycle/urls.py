"""Pages of this room."""

from django.urls import path

from driehoek.cycle import views

urlpatterns = [
    path("locatie/<slug:code>/stappenplan/", views.step_plan, name="step_plan"),
    path("locatie/<slug:code>/stappenplan.pdf", views.step_plan_flyer, name="step_plan_flyer"),
    path("locatie/<slug:code>/stappenplan/<slug:key>/", views.step_say, name="step_say"),
    path("stappenplan/<int:pk>/terug/", views.step_unsay, name="step_unsay"),
]
