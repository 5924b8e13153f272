"""Sentences that parents meet outside templates: subjects of e-mails, words on letters."""

from django.utils.translation import gettext_lazy as _

LINK_SUBJECT = _("Your personal link")
LINK_TITLE = _("Your own page of the school")
LINK_WHY = _(
    "On your page you see what happens at school and who your contact person is. You can answer invitations there."
)
LINK_HOW = _("Scan the square with the camera of your phone. Or type this address:")
NO_ACCOUNT = _("You need no account and no password.")
ONLY_YOURS = _("This link is only for you. Please do not share it.")
OR_CALL = _("Would you rather call? %(phone)s")
HELLO = _("Hello %(name)s,")
EMAIL_LABEL = _("Your e-mail address")
EMAIL_HELP = _("The address that the school knows.")
PAGE_QR = _("Square code that opens your page")

# Conversations
ANSWER_SUBJECT = _("You have an answer from the school")
YOUR_WORDS = _("What do you want to ask or tell?")
YOUR_WORDS_HELP = _("You may write in your own language. We translate it.")
YOUR_ANSWER = _("Your answer")
WRITE_FIRST = _("Please write something first.")
WORDS_TOO_LONG = _("This is too long. Please make it shorter.")
ABOUT_WHOM = _("About which child?")
CHOOSE_CHILD = _("Please choose a child.")
NOT_AT_SCHOOL = _("Your child is no longer at this school. Please call the school.")
READY_CHECKED = _("Somebody who speaks this language checked this translation.")
READY_UNCHECKED = _("This translation was not checked yet by somebody who speaks this language.")
EXPLAIN_SUBJECT = _("Please explain: %(title)s")

# News that goes together
DIGEST = _("News from %(school)s")

# Text messages: one sentence each, and never what or whom it is about
TEXT_MESSAGE = _("%(school)s has a message for you. Read it here: %(url)s")
TEXT_MESSAGES = {
    "invitation": _("%(school)s would like to invite you. Look and answer here: %(url)s"),
    "cancelled": _("%(school)s: something does not go on. Read it here: %(url)s"),
}

# Notices on the phone: they are to be read on a locked screen, so they name the school and nothing else
NOTICE = _("There is a new message for you.")
NOTICE_REFUSED = _("This browser did not give us what we need. Please try again.")

# What a colleague says on the phone, and what stands on a letter
CALL_HELLO = _("Good day, this is %(name)s of %(school)s. I have a message for you.")
CALL_CLOSE = _("Do you have a question about this? You may always call or write to us.")
LETTER_HERE = _("Here you can listen to it and answer in your own language.")
