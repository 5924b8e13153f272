"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.logbook.views import families, parents, promises, quick

urlpatterns: list[URLPattern] = [
    path("gezinnen/<int:pk>/", families.family, name="family"),
    path("gezinnen/<int:pk>/contact/", families.contact_new, name="contact_new"),
    path("gezinnen/<int:pk>/contact/snel/", quick.contact_quick, name="contact_quick"),
    path("goed-nieuws/", quick.good_news, name="good_news"),
    path("locatie/<slug:code>/niveaus/", quick.levels, name="levels"),
    path("beloftes/", promises.promises, name="promises"),
    path("beloftes/<int:pk>/", promises.promise, name="promise"),
    path("beloftes/<int:pk>/open/", promises.promise_reopen, name="promise_reopen"),
    path("beloftes/<int:pk>/overdragen/", promises.promise_hand_over, name="promise_hand_over"),
    path("u/<str:token>/bel-mij/", parents.parent_call_me, name="parent_call_me"),
]
