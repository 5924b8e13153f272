"""What a member does becomes a choice that is translated; other words stay as they are. Members are reminded once."""

from typing import Any

from django.db import migrations, models

KNOWN = {
    "voorzitter": "chair", "secretaris": "secretary", "penningmeester": "treasurer", "lid": "member",
    "chair": "chair", "secretary": "secretary", "treasurer": "treasurer", "member": "member",
}  # fmt: skip


def from_words(apps: Any, _schema_editor: Any) -> None:
    """Choose what was written, where it is one of the usual tasks."""
    for member in apps.get_model("councils", "Member").objects.exclude(own_task=""):
        if task := KNOWN.get(member.own_task.strip().lower()):
            member.task, member.own_task = task, ""
            member.save(update_fields=["task", "own_task"])


class Migration(migrations.Migration):
    dependencies = [("councils", "0003_slips_by_name")]

    operations = [
        migrations.RenameField(model_name="member", old_name="task", new_name="own_task"),
        migrations.AlterField(
            model_name="member",
            name="own_task",
            field=models.CharField(
                blank=True,
                help_text="These words are not translated.",
                max_length=60,
                verbose_name="Or in your own words",
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="task",
            field=models.CharField(
                choices=[
                    ("member", "Member"),
                    ("chair", "Chair"),
                    ("secretary", "Secretary"),
                    ("treasurer", "Treasurer"),
                ],
                default="member",
                max_length=9,
                verbose_name="Task",
            ),
        ),
        migrations.RunPython(from_words, migrations.RunPython.noop),
        migrations.AddField(
            model_name="councilrequest",
            name="reminded_on",
            field=models.DateField(blank=True, help_text="When members heard that this day is near.", null=True),
        ),
    ]
