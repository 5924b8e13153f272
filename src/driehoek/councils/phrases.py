"""Sentences that parents meet outside templates."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

WAITS = _("The school asks your council something")
SUBJECTS = {
    "election_stand": _("Would you like to sit in the council?"),
    "election_vote": _("Choose who speaks for parents"),
    "election_result": _("Who speaks for parents: the result"),
    "voting_slip": _("A voting slip was printed for you"),
    "council_asked": WAITS,
    "council_due": _("Your council answers soon"),
    "council_agenda": _("What your council will talk about"),
}
EXPLAINED: dict[str, LazyText] = {
    "mr": _("Parents and staff talk here about plans of the school. For some plans the school needs their yes."),
    "gmr": _("Parents and staff of several schools talk here about plans. For some plans the board needs their yes."),
    "parents_council": _("Parents who help to make things nice at school, and who tell the school what parents think."),
    "parents_committee": _("Parents who advise on childcare: food, safety, opening hours, prices."),
    "pupils_council": _("Pupils who tell the school what pupils think."),
    "students_council": _("Students who talk with the college about its plans."),
}
EXPLAINED["mr_vo"] = EXPLAINED["mr"]
SIDES: dict[str, LazyText] = {
    "parents": pgettext_lazy("side of a council", "Parents"),
    "staff": pgettext_lazy("side of a council", "Staff"),
    "pupils": pgettext_lazy("side of a council", "Pupils"),
}
TASKS: dict[str, LazyText] = {
    "member": pgettext_lazy("task in a council", "Member"),
    "chair": pgettext_lazy("task in a council", "Chair"),
    "secretary": pgettext_lazy("task in a council", "Secretary"),
    "treasurer": pgettext_lazy("task in a council", "Treasurer"),
}
PAPERS: dict[str, LazyText] = {
    "agenda": pgettext_lazy("paper of a council", "What we talk about"),
    "document": pgettext_lazy("paper of a council", "To read beforehand"),
    "minutes": pgettext_lazy("paper of a council", "What was said"),
    "decision": pgettext_lazy("paper of a council", "What was decided"),
    "point": pgettext_lazy("paper of a council", "A member wants to talk about this"),
}
ANSWERS: dict[str, LazyText] = {
    "yes": pgettext_lazy("answer of a council", "Yes"),
    "conditions": pgettext_lazy("answer of a council", "Yes, if …"),
    "no": pgettext_lazy("answer of a council", "No"),
}
FOLLOWED: dict[str, LazyText] = {
    "done": pgettext_lazy("what the school does with an answer", "The school does what the council says"),
    "partly": pgettext_lazy("what the school does with an answer", "The school does a part of it"),
    "not": pgettext_lazy("what the school does with an answer", "The school does something else"),
}
RIGHTS = {
    "advice": pgettext_lazy("right of a council", "Advice"),
    "consent": pgettext_lazy("right of a council", "Consent: without it nothing is decided"),
}
CLOSED = _("You cannot vote any more.")
VOTED = _("You have voted already. Everybody has one vote.")
SLIP_CODE = _("The code on your slip")
SLIP_UNKNOWN = _("This code opens nothing. Look at your slip once more, or ask the school for a new one.")
SLIP = {
    "title": _("Your voting slip"),
    "how": _("Go to this page on any phone or computer, also at school, and type the code:"),
    "secret": _("Nobody can see whom you choose."),
    "fold": _("Fold this over the code, so that only you read it."),
}
STAND_WORDS = _("Who are you, and what do you want to do?")
OWN_LANGUAGE = _("You may write in your own language.")
NO_STANDING = _("You can no longer put yourself forward.")
ANSWERED = _("This was answered already.")
IDEA_WORDS = _("What should the council say or ask?")
POINT_WORDS = pgettext_lazy("list of a council", "What do you want to talk about?")
VOICE = _("What do you think?")
VOICE_WORDS = _("Why?")
ANSWER = _("What does the council say?")
SAY_WHY = _("Write what the council wants, or why not.")
DONE = _("What was done with it?")
TITLE, PLAIN = _("Title"), _("In plain words")
SHORT = _("Short sentences. It is translated for parents.")
KIND, FOR_ALL = _("What is it?"), _("All parents may read it")
WHEN, WHERE = _("When?"), _("Where?")


def choose_at_most(seats: int) -> str:
    """How many candidates may be chosen."""
    return ngettext("Choose %(number)d person.", "Choose at most %(number)d people.", seats) % {"number": seats}


def vote_until(day: str) -> str:
    """Until when one can vote; `day` in the language of the page."""
    return gettext("You can vote until %(day)s.") % {"day": day}
