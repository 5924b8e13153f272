from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("conversations", "0002_together"),
    ]

    operations = [
        migrations.AddField(
            model_name="interpretertime",
            name="name",
            field=models.CharField(blank=True, max_length=120, verbose_name="Who, if you know"),
        ),
        migrations.AddField(
            model_name="solving",
            name="before",
            field=models.JSONField(blank=True, default=dict, help_text="The plan there was, to be put back."),
        ),
    ]
