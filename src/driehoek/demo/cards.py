"""The cards of the demo page: whom you can become, who they are, and one thing to try as them."""

from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Card:
    """One person, by the short name of the cast."""

    key: str
    who: str | Lazy
    attempt: str | Lazy


@dataclass(frozen=True)
class Section:
    """People who meet Driehoek in the same way: `opens` is "login" or "link"."""

    title: str | Lazy
    explanation: str | Lazy
    opens: str
    cards: tuple[Card, ...]


SCHOOL = Section(
    _("At school"),
    _("Colleagues log in. What they see depends on their appointment, today."),
    "login",
    (
        Card(
            "marieke",
            _("Pedagogical staff and contact person of Vlinders, at the preschool."),
            _("Open the counting morning, tap who comes in, and keep the open promise."),
        ),
        Card(
            "tom",
            _("Mentor of 2B, at the vmbo."),
            _("Plan an evening for your own group. You never see families of another group."),
        ),
        Card(
            "sanne",
            _("Mentor of ZW1, at the mbo."),
            _("See which parents may be invited, and which students decide about that themselves."),
        ),
        Card(
            "fatma",
            _("Parent coordinator of the preschool and the primary school."),
            _("Open the talks of next week, drag one to another time, and find the promises that run late."),
        ),
        Card(
            "ruud",
            _("Head of all four locations."),
            _("Plan the evening of short talks at the vmbo, and read the figures with the lowest group first."),
        ),
        Card(
            "nadia",
            _("Care coordinator of the primary school."),
            _("Read what happened with a family before you call them."),
        ),
        Card(
            "ingrid",
            _("Member of the board."),
            _("Compare the locations without seeing one family."),
        ),
        Card(
            "peter",
            _("Works for the municipality."),
            _("See totals only. Small numbers stay hidden."),
        ),
    ),
)
PARENTS = Section(
    _("Parents"),
    _("Parents need no account and no password: they have a personal link."),
    "link",
    (
        Card(
            "samira",
            _("Mother of Yassin and Inas. Reads Arabic and would rather hear."),
            _("Let the invitation be read aloud and answer with one tap."),
        ),
        Card(
            "hassan",
            _("Father of Yassin and Inas, married to Samira. Reads Dutch."),
            _("Find the same morning as your wife, as an invitation of your own."),
        ),
        Card(
            "emine",
            _("Mother of Deniz. Reads Turkish, and has to work that morning."),
            _("Look at the answer that was given, and change it."),
        ),
        Card(
            "lotte",
            _("Mother of Bram. Reads Dutch, and comes with two adults and a child."),
            _("See your answer and the contact person of the group."),
        ),
        Card(
            "tesfay",
            _("Father of Senait. Reads Tigrinya; has a telephone and no e-mail."),
            _("Ask the school to call back."),
        ),
        Card(
            "katarzyna",
            _("Mother of Zofia. Reads Polish."),
            _("Say that you need an interpreter."),
        ),
        Card(
            "gilda",
            _("Mother of Jayden. Reads Papiamentu."),
            _("Choose another language: it is remembered."),
        ),
        Card(
            "olena",
            _("Mother of Maksym. Reads Ukrainian."),
            _("See what the school offers, in your own language."),
        ),
        Card(
            "farid",
            _("Father of Parisa. Reads Dari, from right to left."),
            _("See how the whole page turns around."),
        ),
        Card(
            "amina",
            _("Mother of Abdi. Reads Somali and would rather hear."),
            _("Say when the school can best call."),
        ),
        Card(
            "daniel",
            _("Father of Noor. Lives apart from her mother."),
            _("You find your own answer, and nothing of Iris."),
        ),
        Card(
            "iris",
            _("Mother of Noor. Lives apart from her father."),
            _("You find your own invitation, and nothing of Daniël."),
        ),
        Card(
            "leila",
            _("Mother of Sami. Reads French."),
            _("Answer the invitation of the mentor."),
        ),
        Card(
            "karim",
            _("Father of Sami. A court decided that he is not informed."),
            _("The old link opens nothing any more."),
        ),
        Card(
            "naima",
            _("Mother of Ayoub, who is 19 and gave permission."),
            _("You are invited as long as Ayoub agrees."),
        ),
        Card(
            "petra",
            _("Mother of Chantal, who turned 18 and said nothing."),
            _("The link stopped by itself on the birthday."),
        ),
        Card(
            "marco",
            _("Father of Stefan, who is 17 and objects."),
            _("The link is closed until the school has weighed the objection."),
        ),
    ),
)
STUDENTS = Section(
    _("Adult students"),
    _("From 18 the student decides what parents hear."),
    "login",
    (
        Card(
            "ayoub",
            _("19 years old. The school may invite his mother."),
            _("Take the permission back: her page closes at once."),
        ),
        Card(
            "chantal",
            _("18 years old. Nobody may contact her mother."),
            _("Give permission: her mother's link works again."),
        ),
    ),
)
OTHERS = Section(
    _("And these"),
    _("For whoever wants to look where nothing may be seen."),
    "login",
    (
        Card(
            "zeynep",
            _("Volunteer who reads Turkish and Dutch."),
            _("Translate a text of the school, and see no family."),
        ),
        Card(
            "truus",
            _("Grandmother of Bram. Helps at the counting morning."),
            _("See your own task: when and where, and no names of families."),
        ),
        Card(
            "rob",
            _("Teacher from an import. Nobody has confirmed the role yet."),
            _("See nothing, until Ruud confirms."),
        ),
        Card(
            "elsje",
            _("Head of a school of another organisation."),
            _("Look for any family of De Driesprong. There is none."),
        ),
        Card(
            "nico",
            _("Has an account and no appointment at all."),
            _("Try any address you like: nothing opens."),
        ),
    ),
)
SECTIONS = (SCHOOL, PARENTS, STUDENTS, OTHERS)
