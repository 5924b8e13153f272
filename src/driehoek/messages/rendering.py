"""A message as its readers get it: rendered once per language, then addressed to each guardian by name."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.messages.models import Message
from driehoek.messages.ready import BadDetail, Damaged, fields_of, fill, preview
from driehoek.people.models import Guardian
from driehoek.shared.languages import DEFAULT, language
from driehoek.texts.models import Text
from driehoek.texts.phrases import source
from driehoek.texts.queries import shown_one

# Stand for what differs per guardian while the rest is rendered; texts hold no such characters (texts.cleaning).
NAME, URL = "\ue000", "\ue001"


@dataclass(frozen=True)
class Rendered:
    """A message in one language. `state` is that of the texts room, "ready" for a ready message."""

    title: str
    body: str
    language: str
    state: str

    @property
    def missing(self) -> bool:
        """Whether the reader gets the original because there is no translation yet."""
        return self.state == "missing"

    @property
    def direction(self) -> str:
        """The direction of the text itself."""
        return language(self.language).direction

    @property
    def source(self) -> str:
        """Who translated it, honestly, in the language of the page."""
        return source(self.state, language(self.language).own_name)


def render(message: Message, code: str) -> Rendered:
    """Return what a reader of this language gets.

    Raises `ready.Damaged` when a value of a ready message did not come through unharmed.
    """
    code = language(code).code
    if message.ready:
        filled = fill(message.ready, code, message.details)
        return Rendered(filled.title, filled.body, code, "ready")
    if message.text is None:
        draft = draft_text(message)
        state = "original" if draft.language == code else "missing"
        return Rendered(draft.title, draft.body, draft.language, state)
    shown = shown_one(message.text, code)
    return Rendered(shown.title, shown.body, shown.language, shown.state)


def draft_text(message: Message) -> Text:
    """The words of a draft as a text that is not kept: a text is written when the message is sent."""
    words = message.details
    code = words.get("language", DEFAULT)
    return Text(location=message.location, language=code, title=words.get("title", ""), body=words.get("body", ""))


def title_of(message: Message) -> str:
    """The title as colleagues know it; may be empty in a draft."""
    if message.ready:
        return _ready_title(message)
    return message.text.title if message.text else str(message.details.get("title", ""))


def _ready_title(message: Message) -> str:
    try:
        return fill(message.ready, DEFAULT, message.details).title
    except (BadDetail, Damaged):  # a draft of which not everything is filled in
        labels = {field.name: str(field.label).lower() for field in fields_of(message.ready)}
        return preview(message.ready, DEFAULT, labels).title


@dataclass(frozen=True)
class Letter:
    """Subject and whole text in one language; `to` puts the guardian's name and address in."""

    subject: str
    text: str
    language: str

    def to(self, guardian: Guardian, url: str) -> str:
        """The text for one guardian, who reads and answers at `url`."""
        return self.text.replace(NAME, guardian.full_name).replace(URL, url)


def letter(message: Message, code: str) -> Letter:
    """Return the whole text for readers of a language, with a greeting, the message and where to answer."""
    rendered = render(message, code)
    code = language(code).code
    context = {"message": message, "rendered": rendered, "name": NAME, "url": URL}
    with translation.override(code):
        text = render_to_string("messages/mail/told.txt", context)
    return Letter(rendered.title, text, code)
