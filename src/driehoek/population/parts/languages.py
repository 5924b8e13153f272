"""Which languages parents read and speak, as far as they chose themselves (S0, S3: the language at home)."""

from django.utils.translation import gettext_lazy as _

from driehoek.population.people import People
from driehoek.population.register import Found, named, one_each, part
from driehoek.shared.languages import LANGUAGES

PARENTS = _("parents and guardians who may be informed")
OWN_NAMES = {code: language.own_name for code, language in LANGUAGES.items()}


@part("read", title=_("Language to read"), of=PARENTS, label=named(OWN_NAMES))
def read(people: People) -> Found:
    """The language in which they get everything, also when nobody asked them yet."""
    return one_each([(one.family, one.language_read) for one in people.parents])


@part(
    "chosen", title=_("Did they choose that language themselves?"), of=PARENTS,
    label=named({"yes": _("Chosen by the parent"), "no": _("Nobody asked yet")}),
)  # fmt: skip
def chosen(people: People) -> Found:
    """Whether the parent confirmed the language to read."""
    return one_each([(one.family, "yes" if one.language_known else "no") for one in people.parents])


@part("spoken", title=_("Language to speak"), of=PARENTS, label=str.capitalize)
def spoken(people: People) -> Found:
    """In own words; nothing filled in is not known, and never Dutch by itself."""
    return one_each([(one.family, " ".join(one.language_spoken.casefold().split())) for one in people.parents])
