"""What is worth telling those who were invited, with a ready message that is there in all languages."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity
from driehoek.activities.queries.activity import Numbers
from driehoek.messages.queries.writing import last_sent


@dataclass(frozen=True)
class Proposal:
    """A ready message (`ready`) for those invited (`only`, one of `messages.audience.ONLY`); `sent_at`: last time."""

    ready: str
    only: str
    why: Promise | str
    button: Promise | str
    sent_at: datetime | None = None


CHANGES = {
    "tijd": Proposal(
        "changed_time",
        "all",
        _("The day or the time is different. Parents see that on their page, but not everybody looks there."),
        _("Tell the parents"),
    ),
    "plek": Proposal(
        "changed_place",
        "all",
        _("The place is different. Parents see that on their page, but not everybody looks there."),
        _("Tell the parents"),
    ),
}
SILENT = Proposal(
    "reminder_not_answered", "silent", _("Not everybody has answered yet."), _("Remind who has not answered")
)
CAME = Proposal("thanks_for_coming", "came", _("Families came. Thank them."), _("Thank who came"))


def proposal_for(activity: Activity, numbers: Numbers, changed: str = "") -> Proposal | None:
    """The one message that is worth sending now; `changed` is a key of CHANGES."""
    found = _proposal(activity, numbers, changed)
    return replace(found, sent_at=last_sent(found.ready, activity.pk)) if found and found.only != "all" else found


def _proposal(activity: Activity, numbers: Numbers, changed: str) -> Proposal | None:
    if activity.state not in (Activity.State.INVITED, Activity.State.CLOSED) or not numbers.guardians:
        return None
    now = timezone.now()
    if activity.starts_at < now:
        return CAME if numbers.came and activity.ends_at < now else None
    if changed in CHANGES:
        return CHANGES[changed]
    return SILENT if numbers.answered < numbers.guardians else None
