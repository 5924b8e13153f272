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
