"""What colleagues and students read beside the words for parents."""

from django.utils.translation import gettext_lazy as _

from driehoek.privacy import phrases

HEADINGS = phrases.HEADINGS | {
    "decision": _("What your parents may hear"),
    "account": _("Your account"),
    "appointment": _("Your roles"),
    "leave": _("Days on which you are away"),
    "acts": _("What you did in Driehoek"),
    "login": _("Keys to log in with"),
    "reflection": _("What you wrote for yourself"),
    "training": _("Training"),
    "hosting": _("Rounds of talks"),
    "hours": _("Hours for parents"),
    "voice": _("Your voice"),
    "key": _("Keys for other programs"),
}
LABELS = phrases.LABELS
