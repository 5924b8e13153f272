"""Pages of this room."""

from django.urls import path

from driehoek.policy import views

urlpatterns = [
    path("locatie/<slug:code>/visie/", views.vision, name="vision"),
    path("locatie/<slug:code>/doelen/", views.goals, name="goals"),
    path("locatie/<slug:code>/doelen/nieuw/", views.goal_new, name="goal_new"),
    path("doelen/<int:pk>/wijzigen/", views.goal_edit, name="goal_edit"),
    path("doelen/<int:pk>/opbergen/", views.goal_archive, name="goal_archive"),
]
