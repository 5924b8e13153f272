"""Who may see what was told at the start of a child, and who may fill it in."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.intake.tests.test_adapting import a_question
from driehoek.intake.tests.told import a_begun
from tests.access.pages import Page
from tests.access.people import only

VLINDERS = only("marieke", "fatma", "ruud")
WHOLE = only("fatma", "ruud")
FAMILY = only("marieke", "fatma", "ruud", "nadia")  # Nadia meets the family El Amrani through Inas, at school


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def child(cast: Cast) -> dict[str, Any]:
    """Yassin at the preschool."""
    return {"code": "vlindertuin", "child": cast.yassin.pk}


def section(cast: Cast) -> dict[str, Any]:
    """The first page of that intake, with Samira."""
    return {"pk": a_begun(cast).pk, "guardian": cast.samira.pk, "key": "child"}


def own_question(cast: Cast) -> dict[str, Any]:
    """A question of the preschool's own."""
    return {"pk": a_question(cast).pk}


def form_with_own_question(cast: Cast) -> dict[str, Any]:
    """The preschool, with a question of its own on the page."""
    own_question(cast)
    return place(cast)


def alone(cast: Cast) -> None:
    """Let Samira be the only one who is informed about Yassin."""
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="on_request")


def for_samira_alone(cast: Cast) -> dict[str, Any]:
    """The first page of the intake of Yassin, of whom only Samira is told."""
    alone(cast)
    return {"pk": a_begun(cast).pk, "key": "child"}


def child_of_samira_alone(cast: Cast) -> dict[str, Any]:
    """Yassin, of whom only Samira is told."""
    alone(cast)
    return child(cast)


PAGES = {
    "intakes": Page(place, get=VLINDERS),
    "intake_learning": Page(place, get=VLINDERS),
    "intake_family": Page(lambda cast: {"pk": cast.el_amrani.pk}, get=FAMILY),
    "intake_child": Page(child, get=VLINDERS, post=VLINDERS),
    "intake_again": Page(lambda cast: {**child(cast), "guardian": cast.samira.pk}, get=None, post=VLINDERS),
    "intake_paper": Page(lambda cast: {**child(cast), "language": "ar"}, get=VLINDERS),
    "intake_form": Page(form_with_own_question, get=WHOLE),
    "intake_form_preview": Page(form_with_own_question, get=WHOLE),
    "intake_form_file": Page(form_with_own_question, get=WHOLE),
    "intake_form_take": Page(place, get=WHOLE, post=WHOLE),
    "intake_form_step": Page(lambda _cast: {"code": "vlindertuin", "key": "likes"}, get=None, post=WHOLE),
    "intake_question_new": Page(place, get=WHOLE, post=WHOLE),
    "intake_question": Page(own_question, get=WHOLE, post=WHOLE),
    "intake_question_move": Page(own_question, get=None, post=WHOLE),
    "intake_section": Page(section, get=VLINDERS, post=VLINDERS),
}
OF_SAMIRA = {
    "parent_intake": ("get", for_samira_alone),
    "parent_begin": ("post", child_of_samira_alone),
}
