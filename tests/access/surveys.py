"""Who may ask, who may read what came of it, and who may answer."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.surveys.actions import close_survey
from driehoek.surveys.actions.goals import ask_for_goal
from driehoek.surveys.actions.telling import say_done, tell_done
from driehoek.surveys.models import OpenAnswer, SaidDone, Survey
from driehoek.surveys.queries.doors import shared_key
from driehoek.surveys.tests.asked import a_running, a_survey, on_paper
from driehoek.surveys.tests.test_editing import an_own
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only

LOCATION = only("fatma", "ruud")
STAFF = only("marieke", "fatma", "ruud")
READERS = only("marieke", "fatma", "ruud", "ingrid")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def draft(cast: Cast) -> dict[str, Any]:
    """A survey that nobody was asked yet."""
    return {"pk": a_survey(cast).pk}


def running(cast: Cast) -> dict[str, Any]:
    """A survey that runs."""
    return {"pk": a_running(cast).pk}


def beside_running(cast: Cast) -> dict[str, Any]:
    """The preschool, with a survey to be listed."""
    running(cast)
    return place(cast)


def closed(cast: Cast) -> dict[str, Any]:
    """A survey that six parents answered."""
    survey = a_running(cast)
    on_paper(survey, cast, 6, one_thing="Vaker samen koffie drinken")
    return {"pk": close_survey(survey=survey, by=cast.fatma).pk}


def own_words(cast: Cast) -> dict[str, Any]:
    """What a parent wrote."""
    answer = OpenAnswer.objects.filter(survey=closed(cast)["pk"]).first()
    assert answer
    return {"pk": answer.pk}


def asks(cast: Cast) -> dict[str, Any]:
    """What came of a question, tied to a goal."""
    survey = Survey.objects.get(pk=closed(cast)["pk"])
    goal = survey.location.goals.all()[0]
    return {"pk": ask_for_goal(survey=survey, side="parents", question="welcome", goal=goal, by=cast.fatma).pk}


def shared(cast: Cast) -> dict[str, Any]:
    """The secret of the shared tablet."""
    return {"key": shared_key(a_running(cast))}


def point(cast: Cast) -> dict[str, Any]:
    """What was heard and what is done with it, not told yet."""
    survey = Survey.objects.get(pk=closed(cast)["pk"])
    return {"pk": say_done(survey=survey, heard="Meer koffie", done="Elke maand koffie", by=cast.fatma).pk}


def told(cast: Cast) -> dict[str, Any]:
    """The preschool, where that was told."""
    tell_done(survey=SaidDone.objects.get(pk=point(cast)["pk"]).survey, by=cast.fatma)
    return place(cast)


def asked_of_samira(cast: Cast) -> dict[str, Any]:
    """A survey of which only Samira was asked."""
    survey = a_running(cast)
    survey.asked.exclude(guardian=cast.samira).delete()
    return {"pk": survey.pk}


def own(cast: Cast) -> dict[str, Any]:
    """A questionnaire that De Vlindertuin made."""
    return {"pk": an_own(cast).pk}


def own_question(cast: Cast) -> dict[str, Any]:
    """Its last question."""
    question = an_own(cast).questions.last()
    assert question
    return {"pk": question.pk}


OPEN = frozenset({"school_said_done", "shared_survey"})
OF_SAMIRA = {"parent_survey": ("get", asked_of_samira)}
PAGES = {
    "surveys": Page(beside_running, get=READERS),
    "survey_choose": Page(place, get=LOCATION),
    "survey_new": Page(lambda cast: {**place(cast), "questionnaire": "monitor"}, get=LOCATION, post=LOCATION),
    "survey": Page(running, get=READERS),
    "survey_send": Page(draft, get=None, post=LOCATION),
    "survey_discard": Page(draft, get=None, post=LOCATION),
    "survey_remind": Page(running, get=None, post=LOCATION),
    "survey_close": Page(running, get=None, post=LOCATION),
    "survey_enter": Page(lambda cast: {**running(cast), "who": "parents"}, get=STAFF, post=STAFF),
    "survey_paper": Page(lambda cast: {**running(cast), "language": "ar"}, get=STAFF),
    "own_surveys": Page(get=EVERYBODY),
    "own_survey": Page(running, get=STAFF, post=STAFF),
    "survey_results": Page(closed, get=READERS),
    "survey_csv": Page(closed, get=READERS),
    "survey_words": Page(lambda cast: {**closed(cast), "who": "parents", "question": "one_thing"}, get=READERS),
    "survey_asks_for": Page(
        lambda cast: {**closed(cast), "who": "parents", "question": "welcome"}, get=LOCATION, post=LOCATION
    ),
    "asks_no_more": Page(asks, get=None, post=LOCATION),
    "open_answer": Page(own_words, get=LOCATION, post=LOCATION),
    "questionnaire_new": Page(place, get=LOCATION, post=LOCATION),
    "questionnaire": Page(own, get=LOCATION),
    "questionnaire_edit": Page(own, get=LOCATION, post=LOCATION),
    "questionnaire_preview": Page(own, get=LOCATION),
    "question_new": Page(own, get=LOCATION, post=LOCATION),
    "question_edit": Page(own_question, get=LOCATION, post=LOCATION),
    "question_step": Page(own_question, get=None, post=LOCATION),
    "survey_done": Page(closed, get=LOCATION, post=LOCATION),
    "survey_tell": Page(closed, get=None, post=LOCATION),
    "said_done_back": Page(point, get=None, post=LOCATION),
    "school_said_done": Page(told, get=EVERYBODY),
    "shared_survey": Page(shared, get=EVERYBODY, post=EVERYBODY),
}
