"""What people at school write themselves, in the languages in which it is read: versions, terms and engines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Guardian, Location, Organisation
from driehoek.people.models.families import LANGUAGE_CHOICES


class Text(models.Model):
    """An original: a title and plain paragraphs in the language of whoever wrote it, a colleague or a guardian.

    `about_child` says that it may hold something about a child; then it goes to no engine outside the school unless
    the location allowed that engine for such texts. `closed` says that it was said among a few, or to one.
    """

    location = models.ForeignKey(Location, models.PROTECT, related_name="texts")
    language = models.CharField(_("Language"), max_length=5, choices=LANGUAGE_CHOICES)
    title = models.CharField(_("Title"), max_length=200, blank=True)
    body = models.TextField(_("Text"))
    about_child = models.BooleanField(_("About a child"), default=True)
    closed = models.BooleanField(default=False)
    author = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="texts")
    guardian = models.ForeignKey(Guardian, models.SET_NULL, null=True, blank=True, related_name="texts")
    created_at = models.DateTimeField(auto_now_add=True)


class Version(models.Model):
    """The same text in another language, with where it comes from."""

    class State(models.TextChoices):
        WANTED = "wanted", _("Waits for an engine")
        ASKED = "asked", _("Waits for a person")
        MACHINE = "machine", _("Translated by a machine")
        CHECKED = "checked", _("Translated by a machine, checked by a person")
        PERSON = "person", _("Translated by a person")

    class Problem(models.TextChoices):
        """Why no engine translated it."""

        LOST = "lost", _("A name, a number, a date or a word of the school got lost or came twice.")
        ADDED = "added", _("The engine added something that is not in the original.")
        EMPTY = "empty", _("The engine left something out.")
        SAME = "same", _("The engine gave the original back.")
        NONSENSE = "nonsense", _("The engine answered something that is no translation.")
        REFUSED = "refused", _("The engine refused: the key, the limit or the address is wrong.")
        UNREACHABLE = "unreachable", _("The engine did not answer in time.")
        LANGUAGE = "language", _("No engine has this language.")
        NOT_ALLOWED = "not_allowed", _("No engine may get this text.")
        INTERRUPTED = "interrupted", _("Translating was interrupted again and again.")

    text = models.ForeignKey(Text, models.CASCADE, related_name="versions")
    language = models.CharField(_("Language"), max_length=5, choices=LANGUAGE_CHOICES)
    title = models.CharField(_("Title"), max_length=300, blank=True)  # some languages need more letters
    body = models.TextField(_("Text"), blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WANTED)
    engine = models.CharField(max_length=40, blank=True)
    problem = models.CharField(max_length=12, choices=Problem, blank=True)
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="versions_made")
    made_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="one_version_per_language")]
        indexes = [models.Index(fields=["state", "not_before"])]


class Term(models.Model):
    """A word of the school and what it is called elsewhere; one to keep stays as it is in every language."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="terms")
    word = models.CharField(_("Word or name"), max_length=80)
    keep = models.BooleanField(_("Stays the same in every language"), default=True)
    words = models.JSONField(default=dict, blank=True, help_text=_("Language code: the word in that language."))

    class Meta:
        ordering = ["word", "pk"]
        constraints = [models.UniqueConstraint(fields=["location", "word"], name="one_term_per_word")]


class Engine(models.Model):
    """A translation engine that a location uses, in order; nothing about a child goes to it unless allowed."""

    class Kind(models.TextChoices):
        LIBRETRANSLATE = "libre", _("LibreTranslate")
        DEEPL = "deepl", _("DeepL")
        FOLDER = "folder", _("A model in a folder on our own server")

    location = models.ForeignKey(Location, models.CASCADE, related_name="engines")
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind)
    address = models.CharField(_("Address or folder"), max_length=300)
    key = models.TextField(_("Key"), blank=True)  # sealed, see `shared.sealing`
    rank = models.PositiveSmallIntegerField(_("Order"), default=0)
    for_children = models.BooleanField(_("Also for texts about children"), default=False)

    class Meta:
        ordering = ["rank", "pk"]


class Recording(models.Model):
    """Words of a library that a person read aloud, for parents whose phone has no voice for their language.

    It belongs to exactly these words in this language (`said` is their digest): other words are a text without one.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="recordings")
    language = models.CharField(_("Language"), max_length=5, choices=LANGUAGE_CHOICES)
    said = models.CharField(max_length=32)
    file = models.FileField(upload_to="recordings/%Y/%m/")
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField(help_text=_("Bytes."))
    made_by = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="recordings")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "language", "said"], name="one_recording_per_words")
        ]
