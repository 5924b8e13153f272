"""Why somebody could not log in with their school, in words that tell what to do."""

from dataclasses import dataclass
from enum import Enum

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Words:
    """What happened, and what one can do now."""

    happened: str | Promise
    advice: str | Promise


class Refusal(Enum):
    """Each thing that can stand in the way; `%(provider)s` is its name."""

    CANCELLED = Words(
        _("You stopped logging in at %(provider)s."), _("Nothing was changed. Try again, or choose another way.")
    )
    DOWN = Words(
        _("%(provider)s does not answer just now."),
        _("That is not up to you. Try again in a few minutes, or have a code mailed to you."),
    )
    CLOCK = Words(
        _("Your log-in came in too early or too late."),
        _("Try again. If it goes wrong once more, the clock of a server is not right: tell your administrator."),
    )
    EXPIRED = Words(
        _("This log-in took too long, or was used before."),
        _("Start again from here. The back button of your browser does not work for this."),
    )
    INVALID = Words(
        _("We cannot trust the answer of %(provider)s."),
        _("So nobody was logged in. Choose another way, and tell your administrator."),
    )
    SCHOOL = Words(
        _("%(provider)s did not name a school that works with Driehoek here."),
        _("Choose another way, and ask your administrator to set up your school."),
    )
    NOT_STAFF = Words(
        _("At %(provider)s you are not known as a colleague."),
        _("Choose another way, and ask the administrator of your school account to set this right."),
    )
    STUDENT = Words(
        _("At %(provider)s you are known as a pupil or student."),
        _("This way in is for colleagues. If you have an account, choose another way."),
    )
    UNVERIFIED = Words(
        _("%(provider)s does not say for certain that your e-mail address is yours."),
        _("Choose another way. Then link your school account under About me: from then on this way works too."),
    )
    UNKNOWN = Words(
        _("We found no account of yours that %(provider)s may open."),
        _(
            "Ask your head to appoint you with the e-mail address of your school. "
            "If you have an account with another address, or work for several schools, choose another way."
        ),
    )
    TAKEN = Words(
        _("Your account is already linked to somebody else at %(provider)s."),
        _("Choose another way. Under About me you can undo that link and make a new one."),
    )
    ELSEWHERE = Words(
        _("What you chose at %(provider)s already opens another account here."),
        _("Log out at %(provider)s, and log in there as yourself. Or log in here with that other account."),
    )


class RefusedError(OAuth2Error):  # type: ignore[misc]
    """The log-in stops here; allauth hands it to our adapter, which shows the page."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.name)
        self.refusal = refusal
