"""Messages and questions that tests of conversations begin with."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.messages.actions import ask_school
from driehoek.messages.models import Message, Receipt, Thread
from driehoek.texts.models import Text

LICE = "Er zijn luizen in de groep. Kijkt u vandaag in de haren?"


def told(cast: Cast, **fields: Any) -> Receipt:
    """A message about Yassin at his mother, who reads Arabic; his father and another mother have it too."""
    words = Text.objects.create(location=cast.vlindertuin, language="nl", title="Luizen", body=LICE)
    fixed = {"location": cast.vlindertuin, "author": cast.fatma, "text": words, "state": "sent"}
    message = Message.objects.create(**fixed | {"must_understand": True} | fields)
    others = [(cast.hassan, cast.el_amrani, cast.yassin, "nl"), (cast.emine, cast.kaya, cast.deniz, "tr")]
    for guardian, family, child, language in [*others, (cast.samira, cast.el_amrani, cast.yassin, "ar")]:
        receipt = Receipt.objects.create(
            message=message, guardian=guardian, family=family, child=child, group=cast.vlinders, language=language
        )
    return receipt


def asked(cast: Cast, body: str = "متى تبدأ العطلة؟") -> Thread:
    """What Yassin's mother asks."""
    return ask_school(guardian=cast.samira, child=cast.yassin, body=body).thread
