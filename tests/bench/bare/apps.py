from django.apps import AppConfig


class BareConfig(AppConfig):
    """The references that the platform's pages are measured against."""

    name = "tests.bench.bare"
    label = "bare"
    default_auto_field = "django.db.models.BigAutoField"
