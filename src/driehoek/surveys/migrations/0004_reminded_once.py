"""Reminders go to everybody who was asked, once; whom earlier ones went to is forgotten, as is who joined a panel when."""

from typing import Any

from django.db import migrations, models


def forget_who_was_reminded(apps: Any, _schema_editor: Any) -> None:
    """Keep the day per survey; take away the traces of reminders that went only to who had not answered."""
    Survey, Asked = apps.get_model("surveys", "Survey"), apps.get_model("surveys", "Asked")
    reminded = Asked.objects.filter(reminded_on__isnull=False).values_list("survey").annotate(models.Max("reminded_on"))
    for survey, day in reminded:
        Survey.objects.filter(pk=survey).update(reminded_on=day)
    gone = apps.get_model("messages", "Delivery").objects.filter(about_kind="survey", kind="survey_again")
    gone.exclude(state__in=("queued", "sending")).delete()


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_drafts"), ("messages", "0002_reach")]

    operations = [
        migrations.AlterModelOptions(name="asked", options={"ordering": ["pk"], "verbose_name_plural": "asked"}),
        migrations.AddField(
            model_name="survey",
            name="reminded_on",
            field=models.DateField(
                blank=True, help_text="When everybody who was asked was reminded: whom it reached tells nothing.", null=True
            ),
        ),
        migrations.RunPython(forget_who_was_reminded, migrations.RunPython.noop),
        migrations.RemoveField(model_name="asked", name="reminded_on"),
        migrations.RemoveField(model_name="panelmember", name="since"),
    ]
