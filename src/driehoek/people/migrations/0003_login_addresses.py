"""Addresses to log in with: in small letters, as logging in looks for them, and none that nobody proved."""

from django.db import migrations
from django.db.models.functions import Lower


def tidy(apps, schema_editor):
    """Forget what the former page kept, and write addresses as they are looked for where that opens no other account."""
    apps.get_model("account", "EmailAddress").objects.all().delete()
    Account = apps.get_model("people", "Account")
    written = Account.objects.annotate(small=Lower("email")).values_list("pk", "email", "small")
    rows = [row for row in written if row[1]]
    small = [row[2] for row in rows]
    for pk, email, wanted in rows:
        if email != wanted and small.count(wanted) == 1:
            Account.objects.filter(pk=pk).update(email=wanted)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_reach"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(tidy, migrations.RunPython.noop)]
