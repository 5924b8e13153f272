"""Pages of what goes along to another school."""

from django.urls import path

from driehoek.transfer import views

ONE = "overdracht/<int:agreement>/<int:pk>/"

urlpatterns = [
    path("u/<str:token>/volgende-school/", views.parent_transfer, name="parent_transfer"),
    path("mijn/volgende-school/", views.student_transfer, name="student_transfer"),
    path("locatie/<slug:code>/overdracht/", views.transfers, name="transfers"),
    path(ONE, views.transfer, name="transfer"),
    path(f"{ONE}overdracht.pdf", views.transfer_file, {"kind": "pdf"}, name="transfer_pdf"),
    path(
        f"{ONE}overdracht.json",
        views.transfer_file,
        {"kind": "json"},
        name="transfer_json",
    ),
]
