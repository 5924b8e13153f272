"""How signals are told to colleagues: kindly, and early."""

from typing import Any, NamedTuple

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


class Words(NamedTuple):
    """What was counted, and what one does with it."""

    count: Any
    advice: LazyText

    def told(self, amount: int) -> str:
        """What was counted, with its number."""
        return str(self.count % {"number": amount})


_HOURS = ngettext_lazy(
    "%(number)d lesson hour missed without a reason that counts",
    "%(number)d lesson hours missed without a reason that counts",
    "number",
)
SIGNALS = {
    "sixteen_hours": Words(
        _HOURS,
        _("Reporting is a duty by law now: the head reports it today. Call the parents first and say so."),
    ),
    "early_hours": Words(_HOURS, _("Talk early: ask what is going on and how the school can help.")),
    "often_late": Words(
        ngettext_lazy("Came late %(number)d time", "Came late %(number)d times", "number"),
        _("Talk early: ask what makes the morning hard."),
    ),
    "often_ill": Words(
        ngettext_lazy("Ill %(number)d time", "Ill %(number)d times", "number"),
        _("Talk early: ask how the child is doing. Think of the school doctor."),
    ),
    "edge_of_week": Words(
        ngettext_lazy(
            "A day missed %(number)d time at the beginning or end of a week",
            "A day missed %(number)d times at the beginning or end of a week",
            "number",
        ),
        _("Talk early: ask openly what is behind it. It may be nothing."),
    ),
}
