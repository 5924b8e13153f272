"""Pages of this room."""

from django.urls import URLPattern, path

from driehoek.messages.views import (
    calls,
    deliveries,
    hooks,
    letters,
    links,
    manners,
    messages,
    news,
    parents,
    push,
    threads,
    writing,
)

TALKS: list[URLPattern] = [
    path("u/<str:token>/berichten/", parents.parent_messages, name="parent_messages"),
    path("u/<str:token>/bericht/<int:pk>/", parents.parent_message, name="parent_message"),
    path("u/<str:token>/bericht/<int:pk>/gezien.gif", parents.parent_message_seen, name="parent_message_seen"),
    path("u/<str:token>/bericht/<int:pk>/gehoord/", parents.parent_heard, name="parent_heard"),
    path("u/<str:token>/bijlage/<int:pk>/", parents.parent_attachment, name="parent_attachment"),
    path("u/<str:token>/vraag/", threads.parent_ask, name="parent_ask"),
    path("u/<str:token>/gesprek/<int:pk>/", threads.parent_thread, name="parent_thread"),
    path("u/<str:token>/gesprek/<int:pk>/gezien.gif", threads.parent_thread_seen, name="parent_thread_seen"),
    path("gesprekken/", threads.threads, name="threads"),
    path("gesprekken/<int:pk>/", threads.thread, name="thread"),
    path("gesprekken/<int:pk>/sluiten/", threads.thread_close, name="thread_close"),
    path("gesprekken/<int:pk>/open/", threads.thread_reopen, name="thread_reopen"),
    path("gesprekken/<int:pk>/overdragen/", threads.thread_pass_on, name="thread_pass_on"),
    path("gesprekken/gezegd/<int:pk>/", threads.post, name="post"),
]

REPORTS: list[URLPattern] = [
    path("haken/<slug:code>/<str:seal>/", hooks.report, name="report"),
    path("u/<str:token>/geen-nieuws/", news.no_news, name="parent_no_news"),
]

WRITING: list[URLPattern] = [
    path("locatie/<slug:code>/berichten/", messages.messages_page, name="messages"),
    path("locatie/<slug:code>/berichten/nieuw/", writing.message_new, name="message_new"),
    path("locatie/<slug:code>/berichten/klaar/", writing.message_ready, name="message_ready"),
    path("locatie/<slug:code>/berichten/nalezen/", writing.message_check, name="message_check"),
    path("berichten/<int:pk>/", messages.message, name="message"),
    path("berichten/<int:pk>/schrijven/", writing.message_edit, name="message_edit"),
    path("berichten/<int:pk>/versturen/", writing.message_send, name="message_send"),
    path("berichten/<int:pk>/doen/", messages.message_act, name="message_act"),
    path("berichten/bijlagen/<int:pk>/", messages.attachment, name="attachment"),
    path("berichten/bijlagen/<int:pk>/weg/", writing.attachment_remove, name="attachment_remove"),
]

WAYS: list[URLPattern] = [
    path("locatie/<slug:code>/bereik/", manners.manners, name="manners"),
    path("locatie/<slug:code>/bellen/", calls.calls, name="calls"),
    path("locatie/<slug:code>/bellen/<int:pk>/", calls.call, name="call"),
    path("locatie/<slug:code>/brieven/", letters.print_runs, name="print_runs"),
    path("brieven/<int:pk>/", letters.print_run, name="print_run"),
    path("brieven/<int:pk>/brieven.pdf", letters.print_run_pdf, name="print_run_pdf"),
    path("brieven/<int:pk>/gegeven/", letters.print_run_give, name="print_run_give"),
    path("brieven/<int:pk>/terug/", letters.print_run_not_given, name="print_run_not_given"),
    path("bellen/<int:pk>/terug/", calls.call_undo, name="call_undo"),
    path("sw.js", push.service_worker, name="service_worker"),
    path("u/<str:token>/melding/", push.parent_push, name="parent_push"),
]

urlpatterns: list[URLPattern] = [
    *WAYS,
    *WRITING,
    *REPORTS,
    *TALKS,
    path("ouder/", links.link_request, name="link_request"),
    path("bezorging/", deliveries.problems, name="problems"),
    path("bezorging/<int:pk>/opnieuw/", deliveries.send_again, name="send_again"),
    path("gezinnen/ouders/<int:pk>/brief.pdf", links.guardian_letter, name="guardian_letter"),
]
