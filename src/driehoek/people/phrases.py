"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from driehoek.people.models import Guardian, StudentDecision

CHANNELS = {
    Guardian.Channel.PHONE: pgettext_lazy("how to reach a parent", "Call me"),
    Guardian.Channel.EMAIL: pgettext_lazy("how to reach a parent", "E-mail"),
    Guardian.Channel.LETTER: pgettext_lazy("how to reach a parent", "A letter on paper"),
    Guardian.Channel.FACE: pgettext_lazy("how to reach a parent", "Talk to me at school"),
    Guardian.Channel.SMS: pgettext_lazy("how to reach a parent", "A text message"),
    Guardian.Channel.PUSH: pgettext_lazy("how to reach a parent", "A notice on my phone"),
}
MOMENTS = {
    Guardian.Moment.MORNING: _("In the morning"),
    Guardian.Moment.AFTERNOON: _("In the afternoon"),
    Guardian.Moment.EVENING: _("In the evening"),
    Guardian.Moment.WEEKEND: _("At the weekend"),
}
TOLD_ABOUT = {
    StudentDecision.Category.CONTACT.value: _("Invitations, messages and talks"),
    StudentDecision.Category.PROGRESS.value: _("How it goes at school"),
    StudentDecision.Category.ABSENCE.value: _("When your child is not at school"),
}
LANGUAGE_READ = _("In which language do you like to read?")
LANGUAGE_SPOKEN = _("Which language do you like to speak with us?")
LANGUAGE_SPOKEN_HELP = _("You may write more than one language.")
PREFERS_HEARING = _("I would rather hear it than read it")
WANTS_INTERPRETER = _("I would like an interpreter when we talk")
CHANNEL = _("What is the best way to reach you?")
FALLBACKS = _("And if that does not work?")
FALLBACKS_HELP = _("Choose which other ways are fine too. We try them one after the other.")
BEST_TIMES = _("When can we reach you best?")
BEST_TIMES_HELP = _("You may choose more than one answer.")
PHONE = _("Your phone number")
EMAIL = _("Your e-mail address")
NOTE = _("What else should we know to reach you well?")
NOTE_HELP = _("You and the school both see this.")

WRONG_EMAIL = _("This e-mail address is not right. An example: name@example.com")
WRONG_PHONE = _("This phone number is not right. An example: 06 12345678")
TOO_LONG = _("This is too long. Please make it shorter.")
CHOOSE_ONE = _("Please choose one of the answers.")
NEEDED_TO_CALL = _("We need a phone number to call you.")
NEEDED_TO_TEXT = _("We need the number of a mobile phone to send you a text message.")
NEEDED_TO_MAIL = _("We need your e-mail address to send you an e-mail.")

# What was done with a family's file, as the family reads it; an act that this version does not know is OTHER_ACT.
ACTS = {
    "looked": _("Looked at what school keeps about your family"),
    "needs_changed": _("Changed how school can reach you"),
    "address_changed": _("Changed your address"),
    "rights_changed": _("Changed what you are informed about"),
    "link_renewed": _("Made a new personal link for you"),
    "contact_noted": _("Wrote down a contact with you"),
    "call_asked": _("Asked to be called back"),
    "promise_made": _("Made an appointment with you"),
    "promise_kept": _("Wrote down that you were called or spoken to"),
    "promise_reopened": _("Wrote down that school still has to contact you"),
    "promise_handed_over": _("Changed who contacts you, or when"),
    "photos_decided": _("Decided about photos of your child"),
    "photos_noted": _("Wrote down what you said about photos"),
    "answered": _("Answered an invitation"),
    "wrote": _("Wrote to the school"),
    "answered_question": _("Answered what you wrote"),
    "understood": _("Said that a message is clear"),
    "asked_explanation": _("Asked to have a message explained"),
    "thread_closed": _("Closed a conversation with you"),
    "thread_reopened": _("Opened a conversation with you again"),
    "thread_passed_on": _("Changed who answers you"),
    "wishes_said": _("Told when and with whom you want to talk"),
    "wishes_noted": _("Wrote down when and with whom you want to talk"),
    "talk_declined": _("Told that you do not come to a talk"),
    "talk_cancelled": _("Cancelled a talk"),
    "talk_goes_on": _("Let a talk go on after all"),
    "absence_explained": _("Told why you could not come"),
    "registered": _("Wrote down that your family was there"),
    "registration_taken_back": _("Corrected the list of who was there"),
    "reason_set": _("Wrote down why you could not come"),
    "absence_noted": _("Wrote down that your child was not at school"),
    "absence_changed": _("Changed what is written about an absence of your child"),
    "absence_told": _("Told the school that your child does not come"),
    "absence_taken_back": _("Took back an absence of your child"),
    "talk_planned": _("Planned a talk with you"),
    "talk_moved": _("Gave your talk another time"),
    "talk_arrived": _("Wrote down that you were there for your talk"),
    "talk_held": _("Wrote down that you had a talk"),
    "talk_missed": _("Wrote down that a talk did not go on"),
    "talk_corrected": _("Corrected what is written about your talk"),
    "report_shared": _("Wrote down what was said in your talk"),
    "report_taken_back": _("Took back what was written about your talk"),
    "report_corrected": _("Began to change what is written about your talk"),
    "expectations_answered": _("Answered what school and parents expect of each other"),
    "expectations_told": _("Told you what school and parents may expect of each other"),
    "report_answered": _("Said whether what is written about your talk is right"),
    "guide_step_chosen": _("Said which education your child follows"),
    "transfer_chosen": _("Chose what may go along to the next school"),
    "transfer_withdrawn": _("Let nothing go along to the next school any more"),
    "transfer_given": _("Took out what may go along to the next school"),
    "home_suggested": _("Chose something for you at home"),
    "home_withdrawn": _("Took back something that was for you at home"),
    "home_restored": _("Put back something that was for you at home"),
    "home_replied": _("Told how it went at home"),
    "home_joined": _("Began to take part for at home"),
    "home_left": _("Stopped taking part for at home"),
    "intake_begun": _("Wrote down what was told at the start of your child"),
    "intake_told": _("Wrote down what was told at the start of your child"),
    "intake_finished": _("Wrote down what was told at the start of your child"),
    "intake_corrected": _("Wrote down what was told at the start of your child"),
    "exported": _("Printed a letter for you"),
    "given_to_research": _("Gave data without names for research"),
    "research_chosen": _("Decided about data for research"),
    "held_back": _("Decided to keep what would have been erased"),
    "let_go": _("Decided to erase it after all when its time has come"),
    "erasure_asked": _("Asked to erase what school keeps"),
    "erasure_undone": _("Decided not to erase after all"),
    "sent_again": _("Sent you an e-mail again"),
    "own_file_taken": _("Took along what school keeps"),
    "privacy_asked": _("Asked something about what school keeps"),
    "privacy_answered": _("Answered what you asked about what school keeps"),
    "privacy_taken_back": _("Asked something about what school keeps"),
    "privacy_held_back": _("Answered what you asked about what school keeps"),
    "privacy_longer": _("Answered what you asked about what school keeps"),
}
OTHER_ACT = _("Wrote something in what school keeps about your family")
