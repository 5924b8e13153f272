"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.home.views import choosing, parents, staff

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/thuis/", staff.home_overview, name="home_overview"),
    path("locatie/<slug:code>/thuis/talen/", staff.home_languages, name="home_languages"),
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
