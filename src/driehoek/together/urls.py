"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.together.views import buddies, commissions, matching, parents, staff

urlpatterns: list[URLPattern] = [
    path("locatie/<slug:code>/samen/", staff.together, name="together"),
    path("locatie/<slug:code>/samen/buddys/", matching.buddies, name="buddies"),
    path("locatie/<slug:code>/samen/commissie/", commissions.commission_new, name="commission_new"),
    path("samen/voorstel/<int:pk>/", staff.proposal, name="proposal"),
    path("samen/voorstel/<int:pk>/besluit/", staff.proposal_act, name="proposal_act"),
    path("samen/commissie/<int:pk>/", commissions.commission, name="commission"),
    path("samen/commissie/<int:pk>/leden/", commissions.commission_members, name="commission_members"),
    path("samen/commissie/<int:pk>/stoppen/", commissions.commission_end, name="commission_end"),
    path("samen/melding/<int:pk>/", matching.buddy_report_handled, name="buddy_report_handled"),
    path("u/<str:token>/samen/", parents.parent_together, name="parent_together"),
    path("u/<str:token>/samen/ouderkamer/<slug:code>/", parents.parent_programme, name="parent_programme"),
    path("u/<str:token>/samen/ouderkamer/<slug:code>/kiezen/", parents.parent_choose, name="parent_choose"),
    path("u/<str:token>/samen/commissie/<int:pk>/", parents.parent_commission, name="parent_commission"),
    path("u/<str:token>/samen/buddys/", buddies.parent_buddies, name="parent_buddies"),
    path("u/<str:token>/samen/buddys/stoppen/<int:pk>/", buddies.parent_buddy_stop, name="parent_buddy_stop"),
    path("u/<str:token>/samen/buddys/<int:pk>/", buddies.parent_match, name="parent_match"),
    path("u/<str:token>/samen/buddys/<int:pk>/antwoord/", buddies.parent_match_answer, name="parent_match_answer"),
]
