"""How the record of what was done is told to colleagues."""

from collections.abc import Iterable

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import AuditLine

ACTS = {
    "looked": _("Looked at the family page"),
    "needs_changed": _("Changed contact needs"),
    "address_changed": _("Changed the address"),
    "rights_changed": _("Changed rights to information"),
    "link_renewed": _("Made a new personal link"),
    "student_decided": _("Decided about contact with the parents"),
    "objection_weighed": _("Weighed an objection of the student"),
    "contact_noted": _("Noted a contact"),
    "call_asked": _("Asked to be called back"),
    "promise_made": _("Made a promise"),
    "promise_kept": _("Closed a promise"),
    "promise_reopened": _("Opened a promise again"),
    "promise_handed_over": _("Handed a promise over"),
    "photos_decided": _("Decided about photos"),
    "photos_noted": _("Noted a decision about photos"),
    "answered": _("Answered an invitation"),
    "wrote": _("Wrote to the school"),
    "answered_question": _("Answered what a parent wrote"),
    "understood": _("Said that a message is clear"),
    "asked_explanation": _("Asked to have a message explained"),
    "thread_closed": _("Closed a conversation"),
    "thread_reopened": _("Opened a conversation again"),
    "thread_passed_on": _("Passed a conversation on"),
    "wishes_said": _("Told their wishes for a talk"),
    "wishes_noted": _("Noted wishes for a talk"),
    "talk_declined": _("Said that they do not come to a talk"),
    "talk_cancelled": _("Cancelled a talk"),
    "talk_goes_on": _("Let a talk go on after all"),
    "absence_explained": _("Told why they could not come"),
    "registered": _("Registered attendance"),
    "registration_taken_back": _("Took a registration back"),
    "reason_set": _("Noted the reason of an absence"),
    "absence_noted": _("Noted absence"),
    "absence_changed": _("Changed an absence"),
    "absence_told": _("Reported absence"),
    "absence_taken_back": _("Took an absence back"),
    "talk_planned": _("Planned a talk"),
    "talk_moved": _("Gave a talk another time"),
    "talk_arrived": _("Noted that the family is here"),
    "talk_held": _("Noted a talk"),
    "talk_missed": _("Noted that a talk was missed"),
    "talk_corrected": _("Corrected what was noted about a talk"),
    "report_shared": _("Shared the report of a talk"),
    "report_taken_back": _("Took the report of a talk back"),
    "report_corrected": _("Opened the report of a talk to change it"),
    "expectations_answered": _("Answered what school and parents expect of each other"),
    "expectations_told": _("Told what school and parents expect of each other"),
    "student_answered_report": _("Said whether the report about themselves is right"),
    "report_answered": _("Said whether the report of a talk is right"),
    "transfer_chosen": _("Chose what may go along to the next school"),
    "transfer_withdrawn": _("Let nothing go along to the next school any more"),
    "student_transfer_chosen": _("Chose what may go along to the next school"),
    "student_transfer_withdrawn": _("Let nothing go along to the next school any more"),
    "intake_begun": _("Began an intake"),
    "intake_told": _("Wrote down what was told at an intake"),
    "intake_finished": _("Finished an intake"),
    "intake_corrected": _("Corrected what was told at an intake"),
    "transfer_given": _("Took out what may go along to the next school"),
    "home_suggested": _("Suggested something for at home"),
    "home_withdrawn": _("Took back something for at home"),
    "home_restored": _("Put back something for at home"),
    "home_replied": _("Told how it went at home"),
    "home_joined": _("Joined a programme for at home"),
    "home_left": _("Left a programme for at home"),
    "exported": _("Printed a letter"),
    "given_to_research": _("Gave data without names for research"),
    "research_chosen": _("Decided about data for research"),
    "sent_again": _("Sent an e-mail again"),
}
OTHER = _("Changed something in the file")


def acts(lines: Iterable[AuditLine]) -> list[tuple[AuditLine, LazyText]]:
    """Return each line with what was done, in words."""
    return [(line, ACTS.get(line.verb, OTHER)) for line in lines]
