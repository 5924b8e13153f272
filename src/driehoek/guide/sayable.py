"""What there is to talk about, as somebody can read it aloud (see texts/sayable.py)."""

from collections.abc import Iterable

from driehoek.guide.library import all_words, graph
from driehoek.guide.rules import steps_at
from driehoek.guide.words import Talk
from driehoek.people.models import Location
from driehoek.texts.sayable import Sayable


def spoken_words(talk: Talk) -> str:
    """Title, tonight and the questions: what stands on a parent's page, in one go."""
    return "\n".join((talk.title, talk.tonight, *talk.questions))


def sayables(location: Location) -> Iterable[Sayable]:
    """Every moment of choice that comes at this kind of school."""
    here = {step.key for step in steps_at(location)}
    return [
        Sayable({code: spoken_words(words.talks[one.key]) for code, words in all_words().items()})
        for one in graph().moments
        if here & set(one.steps)
    ]
