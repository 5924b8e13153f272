"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.home.views import adding, choosing, parents, staff

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/thuis/", staff.home_overview, name="home_overview"),
    path("locatie/<slug:code>/thuis/talen/", staff.home_languages, name="home_languages"),
    path("locatie/<slug:code>/thuis/totalen/", staff.home_totals, name="home_totals"),
    path("locatie/<slug:code>/thuis/eigen/", adding.home_own, name="home_own"),
    path("locatie/<slug:code>/thuis/eigen/nieuw/", adding.home_own_new, name="home_own_new"),
    path("locatie/<slug:code>/thuis/eigen/bestand/", adding.home_own_file, name="home_own_file"),
    path("locatie/<slug:code>/thuis/eigen/overnemen/", adding.home_own_take, name="home_own_take"),
    path("thuis/eigen/<int:pk>/", adding.home_own_activity, name="home_own_activity"),
    path("thuis/eigen/<int:pk>/aanbieden/", adding.home_own_withdraw, name="home_own_withdraw"),
    path("groepen/<int:pk>/thuis/", staff.home_group, name="home_group"),
    path("groepen/<int:pk>/thuis/kiezen/", choosing.home_choose, name="home_choose"),
    path("groepen/<int:pk>/thuis/kiezen/<slug:key>/", choosing.home_activity, name="home_activity"),
    path("groepen/<int:pk>/thuis/programma/", choosing.home_programme_new, name="home_programme_new"),
    path("thuis/programma/<int:pk>/stoppen/", choosing.home_programme_end, name="home_programme_end"),
    path("thuis/<int:pk>/", staff.home_suggestion, name="home_suggestion"),
    path("thuis/<int:pk>/helpen/<int:family>/", staff.home_help, name="home_help"),
    path("thuis/<int:pk>/terugnemen/", staff.home_withdraw, name="home_withdraw"),
    path("thuis/<int:pk>/terugzetten/", staff.home_restore, name="home_restore"),
    path("u/<str:token>/thuis/", parents.parent_at_home, name="parent_at_home"),
    path("u/<str:token>/thuis/<int:pk>/", parents.parent_suggestion, name="parent_suggestion"),
    path("u/<str:token>/thuis/<int:pk>/antwoord/", parents.parent_reply, name="parent_reply"),
    path("u/<str:token>/thuis/programma/<int:pk>/", parents.parent_join, name="parent_join"),
]
