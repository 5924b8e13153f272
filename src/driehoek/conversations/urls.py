"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.conversations.views import (
    evening,
    hosts,
    parents,
    parties,
    plan,
    publishing,
    readings,
    reports,
    rounds,
    students,
    talks,
    watch,
)

SETUP: list[URLPattern] = [
    path("locatie/<slug:code>/rondes/", rounds.rounds, name="rounds"),
    path("locatie/<slug:code>/rondes/nieuw/", rounds.round_new, name="round_new"),
    path("rondes/<int:pk>/", rounds.round_page, name="round"),
    path("rondes/<int:pk>/wijzigen/", rounds.round_edit, name="round_edit"),
    path("rondes/<int:pk>/vragen/", rounds.round_ask, name="round_ask"),
    path("rondes/<int:pk>/afronden/", rounds.round_close, name="round_close"),
    path("rondes/<int:pk>/heropenen/", rounds.round_reopen, name="round_reopen"),
    path("rondes/<int:pk>/kopie/", rounds.round_copy, name="round_copy"),
    path("rondes/<int:pk>/collegas/", hosts.round_hosts, name="round_hosts"),
    path("rondes/collegas/<int:pk>/", hosts.round_host, name="round_host"),
    path("rondes/collegas/<int:pk>/weg/", hosts.round_host_remove, name="round_host_remove"),
    path("mijn-gesprekken/tijden/<int:pk>/", hosts.my_hosting, name="my_hosting"),
    path("rondes/<int:pk>/tolken/", hosts.round_interpreters, name="round_interpreters"),
    path("rondes/tolken/<int:pk>/weg/", hosts.interpreter_remove, name="interpreter_remove"),
]

WISHES: list[URLPattern] = [
    path("rondes/<int:pk>/gezinnen/", parties.round_parties, name="round_parties"),
    path("rondes/<int:pk>/gezinnen/herinneren/", parties.round_remind, name="round_remind"),
    path("rondes/gezin/<int:pk>/", parties.party, name="party"),
    path("rondes/<int:pk>/bekendmaken/", publishing.round_publish, name="round_publish"),
    path("u/<str:token>/praten/", parents.parent_talks, name="parent_talks"),
    path("u/<str:token>/praten/<int:pk>/", parents.parent_wishes, name="parent_wishes"),
    path("u/<str:token>/praten/<int:pk>/niet/", parents.parent_decline, name="parent_decline"),
    path("u/<str:token>/praten/<int:pk>/gezien/", parents.parent_wishes_seen, name="parent_wishes_seen"),
    path("u/<str:token>/praten/gesprek/<int:pk>/", parents.parent_talk, name="parent_talk"),
    path("u/<str:token>/praten/gesprek/<int:pk>/agenda/", parents.parent_talk_calendar, name="parent_talk_calendar"),
    path("u/<str:token>/praten/gesprek/<int:pk>/afzeggen/", parents.parent_talk_cancel, name="parent_talk_cancel"),
    path("u/<str:token>/praten/gesprek/<int:pk>/toch/", parents.parent_talk_back, name="parent_talk_back"),
]

PLAN: list[URLPattern] = [
    path("rondes/<int:pk>/plan/", plan.round_plan, name="round_plan"),
    path("rondes/<int:pk>/plan/maken/", plan.plan_ask, name="plan_ask"),
    path("rondes/<int:pk>/plan/stoppen/", plan.plan_stop, name="plan_stop"),
    path("rondes/<int:pk>/plan/afdruk/", plan.plan_print, name="plan_print"),
    path("rondes/<int:pk>/plan/terug/", plan.plan_back, name="plan_back"),
    path("rondes/<int:pk>/plan/uitval/", plan.plan_ill, name="plan_ill"),
    path("rondes/gesprekken/<int:pk>/verzetten/", talks.talk_move, name="talk_move"),
    path("rondes/gesprekken/<int:pk>/vastzetten/", talks.talk_lock, name="talk_lock"),
    path("rondes/gesprekken/<int:pk>/afzeggen/", talks.talk_cancel, name="talk_cancel"),
    path("rondes/gesprekken/<int:pk>/terug/", talks.talk_restore, name="talk_restore"),
    path("rondes/gesprekken/<int:pk>/stap/", evening.talk_step, name="talk_step"),
    path("rondes/wensen/<int:pk>/tijd/", talks.talk_new, name="talk_new"),
    path("rondes/<int:pk>/avond/", evening.round_evening, name="round_evening"),
    path("mijn-gesprekken/", evening.my_talks, name="my_talks"),
]

REPORTS: list[URLPattern] = [
    path("mijn-gesprekken/verslagen/", reports.my_reports, name="my_reports"),
    path("locatie/<slug:code>/gesprekken-per-kind/", watch.talks_watch, name="talks_watch"),
    path("rondes/gesprekken/<int:pk>/leidraad/", reports.talk_guide, name="talk_guide"),
    path("gezinnen/<int:pk>/verslag/", reports.report_new, name="report_new"),
    path("verslagen/<int:pk>/", reports.report, name="talk_report"),
    path("verslagen/<int:pk>/schrijven/", reports.report_edit, name="report_edit"),
    path("verslagen/<int:pk>/overnemen/", reports.report_take_over, name="report_take_over"),
    path("verslagen/<int:pk>/delen/", reports.report_share, name="report_share"),
    path("verslagen/<int:pk>/terug/", reports.report_back, name="report_back"),
    path("mijn/verslagen/", students.student_reports, name="student_reports"),
    path("mijn/verslagen/<int:pk>/", students.student_report, name="student_report"),
    path("u/<str:token>/verslag/<int:pk>/", readings.parent_report, name="parent_report"),
    path("u/<str:token>/verslag/<int:pk>/antwoord/", readings.parent_report_answer, name="parent_report_answer"),
    path("u/<str:token>/verslag/<int:pk>/gezien/", readings.parent_report_seen, name="parent_report_seen"),
]

urlpatterns: list[URLPattern] = [*SETUP, *WISHES, *PLAN, *REPORTS]
