from django.db import migrations


def close(apps, schema_editor):
    """What members thought was kept as any text of the school."""
    voices = apps.get_model("councils", "Voice").objects.filter(text__isnull=False)
    apps.get_model("texts", "Text").objects.filter(pk__in=voices.values("text")).update(closed=True)


class Migration(migrations.Migration):
    dependencies = [("councils", "0004_tasks_and_reminders"), ("texts", "0003_text_closed")]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
