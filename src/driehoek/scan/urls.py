"""Pages of this room."""

from django.urls import path

from driehoek.scan import views

urlpatterns = [
    path("locatie/<slug:code>/scan/", views.scan, name="scan"),
    path("locatie/<slug:code>/scan/beginnen/", views.scan_begin, name="scan_begin"),
    path("scans/<int:pk>/", views.scan_kept, name="scan_kept"),
    path("scans/<int:pk>/niveau/<int:number>/", views.scan_level, name="scan_level"),
    path("scans/<int:pk>/balans/", views.scan_sides, name="scan_sides"),
    path("scans/<int:pk>/bewaren/", views.scan_keep, name="scan_keep"),
    path("scans/<int:pk>/heropenen/", views.scan_reopen, name="scan_reopen"),
    path("locatie/<slug:code>/uren/", views.parent_hours, name="parent_hours"),
    path("locatie/<slug:code>/uren/<int:pk>/", views.hours_of, name="hours_of"),
]
