"""Sentences that parents meet outside templates."""

from django.utils.translation import gettext_lazy as _

from driehoek.together.models import BuddyOffer

Purpose = BuddyOffer.Purpose
PURPOSES = {
    Purpose.SCHOOL_START: _("Beginning at school"),
    Purpose.FORMS: _("Forms and letters"),
    Purpose.TALK: _("Going along to a talk"),
    Purpose.NEIGHBOURHOOD: _("Finding the way in the neighbourhood"),
}
PURPOSE_ICONS = {
    Purpose.SCHOOL_START.value: "school",
    Purpose.FORMS.value: "letter",
    Purpose.TALK.value: "talk",
    Purpose.NEIGHBOURHOOD.value: "pin",
}
PROPOSED_BY_PARENTS = _("Parents of the school proposed this subject.")
ENOUGH_PROPOSALS = _("You proposed enough for now. The school reads them first.")
CHOOSE_BOTH = _("Choose at least one language and one thing.")
WORDS_LENGTH = _("Write something, and not more than 600 letters.")
ENOUGH_TODAY = _("You wrote enough for today. Go on tomorrow.")
SEAT_SUBJECT = _("Would you like to do something together with the school?")
BUDDY_SUBJECT = _("There is another parent for you")
TOGETHER_SUBJECT = _("You both said yes")
WORDS_SUBJECT = _("Another parent wrote to you")
WRITE_FIRST = _("Please write something first.")
OWN_LANGUAGE = _("You may write in your own language. We translate it.")
SUBJECT = _("In your own words")
TASK = _("What is to be done?")
DUE = _("By which day?")
MINE = _("I will do it")
FOR_WHICH = _("For which morning?")
NO_MORNING = _("For all of us")
DAY = _("Which day?")
TIME = _("What time?")
PLACE = _("Where?")
CHAIR = _("Who leads the talk?")
AGENDA = _("What do you want to talk about?")
MINUTES = _("What did you agree, in plain words?")
WRITTEN_MEANWHILE = _("Somebody else wrote this down too. Read it first. If you save again, yours takes its place.")
WHICH_SCHOOL = _("Which school?")
LANGUAGES = _("Which languages do you speak?")
WHAT_FOR = _("What for?")
WORDS = _("Your words")
