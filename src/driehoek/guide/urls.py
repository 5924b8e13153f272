"""Pages of this room: the guide for anyone, for a guardian's own child, and what the school fills in."""

from django.urls import URLPattern, path

from driehoek.guide.views import parents, public, staff

urlpatterns: list[URLPattern] = [
    path("wegwijzer/", public.guide, name="guide"),
    path("wegwijzer/<slug:here>/", public.guide_step, name="guide_step"),
    path("wegwijzer/<slug:here>/naar/<slug:goal>/", public.guide_road, name="guide_road"),
    path("school/<slug:code>/wegwijzer/", public.school_guide, name="school_guide"),
    path("opendagen/<int:pk>/agenda.ics", public.open_day_calendar, name="open_day_calendar"),
    path("u/<str:token>/wegwijzer/", parents.parent_guide, name="parent_guide"),
    path("u/<str:token>/wegwijzer/<int:pk>/", parents.parent_guide_child, name="parent_guide_child"),
    path("u/<str:token>/wegwijzer/<int:pk>/naar/<slug:goal>/", parents.parent_guide_road, name="parent_guide_road"),
    path("locatie/<slug:code>/wegwijzer/", staff.guide_overview, name="guide_overview"),
    path("locatie/<slug:code>/opleidingen/nieuw/", staff.course_new, name="course_new"),
    path("opleidingen/<int:pk>/", staff.course_edit, name="course"),
    path("opleidingen/<int:pk>/weg/", staff.course_step, name="course_step"),
    path("locatie/<slug:code>/opendagen/nieuw/", staff.open_day_new, name="open_day_new"),
    path("opendagen/<int:pk>/", staff.open_day_edit, name="open_day"),
    path("opendagen/<int:pk>/afgelast/", staff.open_day_step, name="open_day_step"),
    path("groepen/<int:pk>/wegwijzer/", staff.guide_group, name="guide_group"),
]
