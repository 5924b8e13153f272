"""How records are told to staff."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

BANDS = {"low": _("Up to 19"), "medium": _("20 to 24"), "high": _("25 or more")}
KINDS = {
    "text": pgettext_lazy("how a question is answered", "In some words"),
    "one": pgettext_lazy("how a question is answered", "One of several answers"),
    "many": pgettext_lazy("how a question is answered", "Several answers"),
    "number": pgettext_lazy("how a question is answered", "A number"),
    "times": pgettext_lazy("how a question is answered", "On how many days a week, 0 to 7"),
}
ABOUT = {
    "child": _("About the child: every parent sees the answer"),
    "own": _("Of the parent who answers: the other parent does not see it"),
}
LOST = {
    "learning": _(
        "Without one of these seven questions, nothing can be shown about learning at home for children who begin "
        "from now on, and asking again compares nothing."
    ),
    "language": _(
        "Without it, the figure about the language at home counts nothing for children who begin from now on."
    ),
    "population": _("Without it, the population analysis does not know this of parents who come from now on."),
    "agreed": _("Without it, the intake ends without what you agreed together."),
}
