"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.participation.views import outside, parents, staff

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/samen-doen/", staff.joining_in, name="joining_in"),
    path("locatie/<slug:code>/samen-doen/taak/", staff.task_new, name="task_new"),
    path("locatie/<slug:code>/samen-doen/van-buiten/", outside.outsiders, name="outsiders"),
    path("locatie/<slug:code>/samen-doen/van-buiten/nieuw/", outside.outsider_new, name="outsider_new"),
    path("samen-doen/taak/<int:pk>/", staff.task, name="task"),
    path("samen-doen/taak/<int:pk>/vragen/", staff.task_ask, name="task_ask"),
    path("samen-doen/taak/<int:pk>/intrekken/", staff.task_withdraw, name="task_withdraw"),
    path("samen-doen/taak/<int:pk>/verzetten/", staff.task_move, name="task_move"),
    path("samen-doen/gevraagd/<int:pk>/kwam/", staff.task_came, name="task_came"),
    path("samen-doen/gevraagd/<int:pk>/bedanken/", staff.task_thank, name="task_thank"),
    path("samen-doen/van-buiten/<int:pk>/", outside.outsider, name="outsider"),
    path("samen-doen/van-buiten/<int:pk>/talenten/", outside.outsider_talents, name="outsider_talents"),
    path("samen-doen/van-buiten/<int:pk>/link/", outside.outsider_link, name="outsider_link"),
    path("samen-doen/van-buiten/<int:pk>/stoppen/", outside.outsider_stop, name="outsider_stop"),
    path("samen-doen/vertellen/<int:pk>/", outside.outside_told, name="outside_told"),
    path("u/<str:token>/meedoen/", parents.parent_joining_in, name="parent_joining_in"),
    path("u/<str:token>/meedoen/<int:pk>/", parents.parent_task, name="parent_task"),
    path("h/<str:token>/", parents.helper_home, name="helper_home"),
    path("h/<str:token>/taak/<int:pk>/", parents.helper_task, name="helper_task"),
    path("h/<str:token>/ik/", parents.helper_me, name="helper_me"),
]
