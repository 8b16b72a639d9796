import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussions", "0006_text_of_attachments"),
        ("moderation", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="moderationdecision",
            name="thread",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="moderation_decisions",
                to="discussions.thread",
            ),
        ),
        migrations.AlterField(
            model_name="moderationdecision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("keep", "Keep it"),
                    ("warn", "Warn the author, the text stays"),
                    ("hide", "Hide it; this can be taken back"),
                    ("remove", "Remove it"),
                    ("restore", "Show it again"),
                    ("hide_all", "Hide the thread"),
                    ("show_all", "Show the thread"),
                ],
                max_length=10,
                verbose_name="decision",
            ),
        ),
    ]
