from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0004_insight_and_judgements"),
    ]

    operations = [
        migrations.CreateModel(
            name="WriteCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(default=0)),
            ],
        ),
    ]
