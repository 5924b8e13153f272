"""Ways to reach a guardian: each hands over one delivery and says what the channel answered.

Letters and phone calls are not here: people do those, and their deliveries wait until somebody did.
"""

from functools import cache

from django.utils.module_loading import import_string

from driehoek.messages.channels.base import Channel

PLACES = {
    "email": "driehoek.messages.channels.email.Email",
    "sms": "driehoek.messages.channels.sms.Sms",
    "push": "driehoek.messages.channels.push.Push",
}
MACHINES = tuple(PLACES)


@cache
def channel(name: str) -> Channel:
    """Return the machine channel with this name, one per process; KeyError for what people do."""
    made: Channel = import_string(PLACES[name])()
    return made
