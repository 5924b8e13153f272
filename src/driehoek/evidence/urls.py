"""Pages of evidence files."""

from django.urls import path

from driehoek.evidence import views

urlpatterns = [
    path("locatie/<slug:code>/bewijs/", views.evidence_files, name="evidence_files"),
    path("locatie/<slug:code>/bewijs/maken/", views.evidence_make, name="evidence_make"),
    path("bewijs/<int:pk>/", views.evidence, name="evidence"),
    path("bewijs/<int:pk>/pdf/", views.evidence_pdf, name="evidence_pdf"),
    path("bewijs/<int:pk>/records.csv", views.evidence_csv, name="evidence_csv"),
]
