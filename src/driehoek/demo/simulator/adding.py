"""What the demo school asks and offers of its own, in some languages, while the others wait for who translates."""

from datetime import date, datetime

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.source import Table, added
from driehoek.home.actions import keep_own
from driehoek.home.actions.adding import Content as ActivityContent
from driehoek.intake.adapting import Content as QuestionContent
from driehoek.intake.adapting import keep_question
from driehoek.texts.models import Text, Version


def add_own(cast: Cast, today: date) -> None:
    """Let Fatma add a question to the intake and an activity for at home."""
    made_at = at(today, "00:00")
    question, activity = added()["question"], added()["activity"]
    words = QuestionContent(**{key: one for key, one in question.items() if key != "texts"})
    _translate(keep_question(location=cast.vlindertuin, content=words, by=cast.fatma).text, question["texts"], made_at)
    doing = ActivityContent(**{key: one for key, one in activity.items() if key != "texts"})
    _translate(keep_own(location=cast.vlindertuin, content=doing, by=cast.fatma).text, activity["texts"], made_at)


def _translate(text: Text, texts: Table, made_at: datetime) -> None:
    for code, words in texts.items():
        rows = Version.objects.filter(text=text, language=code)
        rows.update(**words, state=Version.State.PERSON, made_at=made_at)
