from django.db import migrations
from django.db.models import Q


def close(apps, schema_editor):
    """What people asked about their file, and the answers, were kept as any text of the school."""
    asked, closed = apps.get_model("privacy", "PrivacyRequest").objects, Q()
    for field in ("words", "longer", "answer"):
        closed |= Q(pk__in=asked.filter(**{f"{field}__isnull": False}).values(field))
    apps.get_model("texts", "Text").objects.filter(closed).update(closed=True)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial"), ("texts", "0003_text_closed")]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
