"""The pages of policy: the vision, forms, expectations, consultation, the team and schools nearby."""

from typing import Any

from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.people.rules import today
from driehoek.policy.actions.consultations import note_reaction, open_consultation
from driehoek.policy.actions.expectations import write_expectations
from driehoek.policy.actions.team import reflect, save_session
from driehoek.policy.models import NeighbourAgreement, TeamSession
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only

LOCATION = only("fatma", "ruud")
STAFF = only("marieke", "fatma", "ruud")
READERS = only("marieke", "fatma", "ruud", "ingrid")
HEAD = only("ruud")
FOR_BOARD = only("ruud", "ingrid")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def vision(cast: Cast) -> dict[str, Any]:
    """The vision of the preschool."""
    return {"pk": cast.vision.pk}


def published(cast: Cast) -> dict[str, Any]:
    """The preschool, with a vision that everybody may read."""
    cast.vision.published_at, cast.vision.adopted_on = timezone.now(), today()
    cast.vision.save()
    return {"code": "vlindertuin"}


def endorsed(cast: Cast) -> dict[str, Any]:
    """What the team said about the vision."""
    said = cast.vision.endorsements.create(party="team", name="Team", endorsed_on=today(), noted_by=cast.fatma)
    return {"pk": said.pk}


def expected(cast: Cast) -> dict[str, Any]:
    """A parent of the preschool, where expectations are written down."""
    write_expectations(location=cast.vlindertuin, of_school="Wij groeten u", of_parents="U groet ons", by=cast.fatma)
    return {"code": "vlindertuin", "pk": cast.samira.pk}


def consulted(cast: Cast) -> dict[str, Any]:
    """A round about the plan."""
    day = today()
    return {"pk": open_consultation(location=cast.vlindertuin, team_on=day, parents_on=day, by=cast.fatma).pk}


def reaction(cast: Cast) -> dict[str, Any]:
    """An objection in a round about the plan."""
    consultation = cast.vlindertuin.consultations.get(pk=consulted(cast)["pk"])
    row = note_reaction(consultation=consultation, kind="objection", source="team", text="Te veel", by=cast.fatma)
    return {"pk": row.pk}


def session(cast: Cast) -> dict[str, Any]:
    """A session of the team of the preschool."""
    row = TeamSession(location=cast.vlindertuin, school_year=cast.year, kind="training", title="T", held_on=today())
    return {"pk": save_session(session=row, participants=[cast.marieke], by=cast.fatma).pk}


def note(cast: Cast) -> dict[str, Any]:
    """What Marieke wrote for herself."""
    return {"pk": reflect(by=cast.marieke, point=1, text="Ik luisterde te kort").pk}


def neighbour(cast: Cast) -> dict[str, Any]:
    """An agreement of the preschool with a school nearby."""
    row = NeighbourAgreement.objects.create(
        location=cast.vlindertuin, school="De Regenboog", contact="Juf", since=today(), evaluate_on=cast.year.end
    )
    return {"pk": row.pk}


PAGES = {
    "policies": Page(get=only("marieke", "tom", "sanne", "fatma", "ruud", "ingrid", "nadia", "elsje")),
    "vision": Page(place, get=READERS, post=LOCATION),
    "vision_question": Page(lambda cast: {**place(cast), "number": 1}, get=LOCATION, post=LOCATION),
    "vision_endorse": Page(lambda cast: {**vision(cast), "party": "board"}, get=FOR_BOARD, post=FOR_BOARD),
    "endorsement_back": Page(endorsed, get=None, post=LOCATION),
    "vision_adopt": Page(vision, get=None, post=HEAD),
    "vision_publish": Page(vision, get=None, post=LOCATION),
    "vision_pdf": Page(vision, get=READERS),
    "vision_docx": Page(vision, get=READERS),
    "school_vision": Page(published, get=EVERYBODY),
    "goal_forms": Page(lambda cast: {"pk": cast.goal_vlindertuin.pk}, get=LOCATION, post=LOCATION),
    "expectations": Page(place, get=STAFF),
    "expectations_write": Page(place, get=LOCATION, post=LOCATION),
    "expectations_tell": Page(expected, get=STAFF, post=STAFF),
    "consultations": Page(place, get=READERS),
    "consultation_new": Page(place, get=LOCATION, post=LOCATION),
    "consultation": Page(consulted, get=READERS, post=STAFF),
    "consultation_edit": Page(consulted, get=LOCATION, post=LOCATION),
    "plan_adopt": Page(consulted, get=None, post=HEAD),
    "reaction_answer": Page(reaction, get=LOCATION, post=LOCATION),
    "team_sessions": Page(place, get=STAFF),
    "team_session_new": Page(place, get=LOCATION, post=LOCATION),
    "team_session": Page(session, get=LOCATION, post=LOCATION),
    "team_session_step": Page(session, get=None, post=LOCATION),
    "reflection": Page(get=EVERYBODY, post=EVERYBODY),
    "reflection_forget": Page(note, get=None, post=only("marieke")),
    "neighbours": Page(place, get=STAFF),
    "neighbour_new": Page(place, get=LOCATION, post=LOCATION),
    "neighbour": Page(neighbour, get=LOCATION, post=LOCATION),
    "neighbour_end": Page(neighbour, get=None, post=LOCATION),
}  # fmt: skip
