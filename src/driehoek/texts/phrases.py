"""What a reader is told about where a text comes from: honest, and the same for parents and staff."""

from django.utils.translation import gettext


def source(state: str, language: str) -> str:
    """Say who translated a text, by the state in which it is shown; nothing about an original in the own language.

    `language` is the name, in itself, of the language in which a text without translation stands.
    """
    if state == "missing":
        return gettext("This is not translated yet. It is in: %(language)s.") % {"language": language}
    return {
        "machine": gettext("This was translated by a machine. It may contain mistakes."),
        "checked": gettext("This was translated by a machine and checked by a person."),
        "person": gettext("This was translated by a person."),
    }.get(state, "")


def read_original(language: str) -> str:
    """Invite to read the original, by the name of its language in itself."""
    return gettext("Read the original (%(language)s)") % {"language": language}
