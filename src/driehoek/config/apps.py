"""Django's own apps where they need another name."""

from django.contrib.messages.apps import MessagesConfig


class FlashMessagesConfig(MessagesConfig):
    """Django's one-time notices; the label "messages" belongs to our own room."""

    label = "flash"
