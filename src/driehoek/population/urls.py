"""Pages of the population analysis."""

from django.urls import path

from driehoek.population import views

urlpatterns = [
    path("locatie/<slug:code>/ouders/", views.our_parents, name="our_parents"),
    path("locatie/<slug:code>/ouders/bewaren/", views.our_parents_keep, name="our_parents_keep"),
    path("ouders-van-toen/<int:pk>/", views.our_parents_kept, name="our_parents_kept"),
    path("ouders-van-toen/<int:pk>/ouders.pdf", views.our_parents_pdf, name="our_parents_pdf"),
]
