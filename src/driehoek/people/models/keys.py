"""How other systems name our records, so that an import finds them again."""

from django.db import models

from driehoek.people.models.organisations import Location


class ExternalKey(models.Model):
    """`system` at `location` calls record `object_id` of `kind` by `key`.

    `seen` holds the values of its last import: a value that a person changed here stays until the file itself changes.
    """

    class Kind(models.TextChoices):
        GROUP = "group"
        CHILD = "child"
        STAFF = "staff"
        GUARDIAN = "guardian"

    location = models.ForeignKey(Location, models.CASCADE, related_name="external_keys")
    system = models.CharField(max_length=12)
    kind = models.CharField(max_length=8, choices=Kind)
    key = models.CharField(max_length=256)
    object_id = models.BigIntegerField()
    seen = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location", "system", "kind", "key"], name="one_meaning_per_key")
        ]
        indexes = [models.Index(fields=["kind", "object_id"])]
