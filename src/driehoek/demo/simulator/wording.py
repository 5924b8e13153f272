"""A message in Marieke's own words, translated for some, while the rest waits for whoever translates."""

from datetime import date, timedelta

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import own, wording
from driehoek.demo.simulator.telling import Telling
from driehoek.messages.models import Message
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Version


def tell_in_own_words(cast: Cast, population: Population, today: date, seed: int) -> None:
    """Let Marieke write to her group, and leave translations to be made for Zeynep."""
    day = today - timedelta(days=wording()["days_ago"])
    guests = list(population.guests([cast.vlinders], day))
    if guests:
        telling = Telling(population, own(seed, "wording"))
        telling.send(_message(cast, guests, day), guests)
        telling.write()


def _message(cast: Cast, guests: list[Guest], day: date) -> Message:
    words, sent_at = wording(), at(day, "15:40")
    text = write(
        location=cast.vlindertuin, language="nl", title=words["title"], body=words["body"].strip(), author=cast.marieke,
        about_child=False,
    )  # fmt: skip
    _translate(ask_versions(text=text, languages=sorted({guest.guardian.language_read for guest in guests})))
    return Message.objects.create(
        location=cast.vlindertuin, author=cast.marieke, kind=Message.Kind.NEWS, text=text, pictogram="house",
        audience={"groups": [cast.vlinders.pk]}, state=Message.State.SENT, send_at=sent_at, sent_at=sent_at,
        total=len(guests),
    )  # fmt: skip


def _translate(versions: list[Version]) -> None:
    for version in versions:
        if known := wording()["versions"].get(version.language):
            version.state, version.title, version.body = known["state"], known["title"], known["body"].strip()
            version.save()
