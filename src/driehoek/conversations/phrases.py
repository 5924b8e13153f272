"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models import Agreement, Party, Round

KINDS = {
    Round.Kind.START: _("First talk of the year"),
    Round.Kind.PROGRESS: _("Talk about progress"),
    Round.Kind.REPORT: _("Talk about the school report"),
    Round.Kind.TABLES: _("Evening of short talks with teachers"),
    Round.Kind.MENTOR: _("Talk with the mentor"),
    Round.Kind.HOME_VISIT: _("Visit at home"),
    Round.Kind.TEN_WEEKS: _("Talk after ten weeks"),
    Round.Kind.CARE: _("Talk about care"),
}

# What is told: by e-mail, on paper or on the phone
ASK_SUBJECT = _("When can you come to talk about %(child)s?")
TIMES_SUBJECT = _("Your talk at school: when and where")
NO_TIME_SUBJECT = _("About your talk at school")
CHANGES_SUBJECT = _("Your talk at school has changed")
CALENDAR_SUMMARY = _("Talk about %(child)s with %(host)s")

# The form with wishes
WITH_WHOM = _("With whom do you want to talk about %(child)s?")
WITH_WHOM_HELP = _("Choose how important each talk is to you. We try the most important one first.")
RANKS = {
    None: _("No talk"),
    1: _("Most important"),
    2: _("Important"),
    3: _("If there is time"),
}
ONE_MOST = _("Only one talk can be the most important. Choose “important” for the others.")
TOGETHER = _("Do you want to come together with the other parent?")
TOGETHER_HELP = _(
    "Nobody tells the other parent what you choose. If you both choose “together” and one time suits you both, you have"
    " one talk together. Otherwise each of you has a talk of your own."
)
TOGETHER_CHOICES = {
    "no": _("I come without the other parent"),
    "yes": _("Together, if the other parent wants that too"),
}
DAY = _("Can you come on %(day)s?")
DAY_WHOLE = _("Any time: %(hours)s")
DAY_EARLY = _("Only early: %(hours)s")
DAY_LATE = _("Only late: %(hours)s")
DAY_NOT = _("I cannot come on this day")
PREFERS = _("What time suits you best?")
PREFERENCES = {
    Party.Prefers.ANY: _("It does not matter"),
    Party.Prefers.EARLY: _("Rather early"),
    Party.Prefers.LATE: _("Rather late"),
}
WHERE = _("Where do you want to talk?")
MODES = {
    Party.Mode.SCHOOL: _("At school"),
    Party.Mode.VIDEO: _("By video"),
    Party.Mode.HOME: _("At our home"),
    Party.Mode.PHONE: _("By telephone"),
}
INTERPRETS = _("Who interprets?")
INTERPRETS_HELP = _("Your child need not interpret: this talk is about your child, and some words are for adults only.")
INTERPRETERS = {
    Party.Interprets.NOBODY: _("Not needed"),
    Party.Interprets.SCHOOL: _("The school arranges an interpreter"),
    Party.Interprets.ADULT: _("An adult we bring along"),
}
LANGUAGE = _("Language of the interpreter")
CHILDCARE = _("How many children need someone to look after them meanwhile?")
NOTE = _("Do you want to tell us more?")
NOTE_HELP = _("You may write in your own language.")

CHOOSE = _("Please choose.")
TOO_LONG = _("This is too long. Please make it shorter.")
CHOOSE_TALK = _("Please choose with whom you want to talk.")
TOO_MANY = _("You can choose %(number)d talks at most.")
CHOOSE_DAY = _("Please choose at least one day. Does no day suit you? Tell us below.")
CHOOSE_LANGUAGE = _("Please tell us for which language.")
TOO_LATE = _("You can no longer change this here. Please call the school.")
TIME_GONE = _("This time has been given to somebody else. We look for another moment with you.")

# How to prepare: for every talk, and for each kind what is special
PREPARE = (
    _("What is your child happy about? What is your child good at?"),
    _("How are things at home? What do we need to know?"),
    _("What do you want to ask? You may write it down and bring it along."),
)
PREPARE_FOR = {
    Round.Kind.START: _("You know your child best. In this talk we listen to you."),
    Round.Kind.REPORT: _("Look at the school report together with your child first."),
    Round.Kind.TABLES: _("A talk is short. Choose what you want to talk about most."),
    Round.Kind.HOME_VISIT: _("You need not prepare or tidy anything. We are happy to be your guest."),
}

# The report of a talk: the subjects of the guides (data/guides.toml), in the order in which they stand in a report
SUBJECTS = {
    "last": _("What we agreed last time"),
    "pupil": _("What the pupil says"),
    "enjoys": _("What gives joy and goes well"),
    "wellbeing": _("Feeling at ease at school"),
    "learning": _("Learning and developing"),
    "home": _("How it goes at home"),
    "health": _("Sleeping, eating and moving"),
    "talents": _("What parents can do and wish"),
    "expectations": _("What we expect of each other"),
    "future": _("What comes next"),
    "other": _("What else we talked about"),
}
WHO = {
    Agreement.Who.SCHOOL: _("The school"),
    Agreement.Who.PARENTS: _("At home"),
}
WHO_ICONS = {Agreement.Who.SCHOOL: "school", Agreement.Who.PARENTS: "house", Agreement.Who.PUPIL: "child"}
REPORT_WORDS = _("Do you want to add something in your own words?")
REPORT_WORDS_HELP = _("You may write in your own language. We translate it.")
