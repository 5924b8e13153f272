from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("texts", "0002_recordings")]

    operations = [
        migrations.AddField(model_name="text", name="closed", field=models.BooleanField(default=False)),
    ]
