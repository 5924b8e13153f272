"""How colleagues read what people from outside are to be told, and how far it came."""

from django.utils.translation import gettext_lazy as _

TO_TELL = {
    "task_asked": _("Ask whether they want to help"),
    "task_moved": _("Tell that the time or the place has changed"),
    "task_full": _("Tell that there are enough helpers"),
    "task_withdrawn": _("Tell that it does not go on"),
    "task_thanks": _("Say thank you"),
}
FAR = {
    "queued": _("The e-mail leaves soon"),
    "sending": _("The e-mail leaves soon"),
    "handed_over": _("Told by e-mail"),
    "failed": _("Not told yet: call, or hand over the link"),
    "confirmed": _("Told in person"),
}
NO_ADDRESS = _("There is no e-mail address.")
