"""Empties the database and puts back what Wagtail's migrations and the network's set-up give every database."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site


def start_over() -> None:
    _delete_files()
    call_command("flush", interactive=False, verbosity=0)
    ContentType.objects.clear_cache()
    Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root", locale=Locale.objects.get(language_code="en"))
    Site.clear_site_root_paths_cache()
    cache.clear()
    call_command("setup_network", verbosity=0)


def _delete_files() -> None:
    for image in get_image_model().objects.all():
        image.file.delete(save=False)
