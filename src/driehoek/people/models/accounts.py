"""Who logs in, and what they are appointed to. Parents never log in: they have a PersonalLink."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models.base import Dated
from driehoek.people.models.families import Child
from driehoek.people.models.organisations import Group, Location, Organisation


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; an imported colleague without e-mail address gets one that cannot log in yet."""

    def create_user(self, email: str | None, name: str, password: str | None = None, **fields: Any) -> "Account":
        """Return a new account; without a password only a code by e-mail or a passkey opens it.

        The address is kept in small letters: that is how logging in looks for it.
        """
        account = self.model(email=(email or "").lower() or None, name=name, **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """A colleague, board member, officer, volunteer or adult student."""

    email = models.EmailField(_("E-mail"), unique=True, null=True, blank=True)
    name = models.CharField(_("Name"), max_length=200)
    is_active = models.BooleanField(default=True)
    language = models.CharField(_("Language"), max_length=5, default="nl")
    phone = models.CharField(_("Phone"), max_length=20, blank=True)
    reachable_days = models.JSONField(_("Reachable on"), default=list, blank=True)
    reachable_from = models.TimeField(_("Reachable from"), null=True, blank=True)
    reachable_until = models.TimeField(_("Reachable until"), null=True, blank=True)
    child = models.OneToOneField(Child, models.SET_NULL, null=True, blank=True, related_name="account")

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as shown to others; allauth asks for it."""
        return self.name


class Appointment(Dated):
    """A role within a group, a location or the whole organisation; it gives rights only when confirmed by a person.

    Imported roles give no rights by themselves (EDEXML handbook 2.1: grant no rights from roles).
    """

    class Role(models.TextChoices):
        MENTOR = "mentor", _("Mentor")
        TEACHER = "teacher", _("Teacher")
        PEDAGOGUE = "pedagogue", _("Pedagogical staff")
        COORDINATOR = "coordinator", _("Parent coordinator")
        HEAD = "head", _("Head")
        CARE = "care", _("Care coordinator")
        BOARD = "board", _("Board")
        MUNICIPALITY = "municipality", _("Municipality")
        VOLUNTEER = "volunteer", _("Volunteer")
        TRANSLATOR = "translator", _("Translator")

    account = models.ForeignKey(Account, models.CASCADE, related_name="appointments")
    role = models.CharField(_("Role"), max_length=12, choices=Role)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="appointments")
    location = models.ForeignKey(Location, models.PROTECT, null=True, blank=True, related_name="appointments")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="appointments")
    is_contact_person = models.BooleanField(_("Contact person for parents"), default=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "role"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(group__isnull=True) | models.Q(location__isnull=False), name="group_has_location"
            )
        ]


class Leave(Dated):
    """Days on which a colleague is away, and who takes their families over meanwhile."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="leaves")
    deputy = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="deputises")
