"""Under one partner a slug belongs to the versions of one page, over all trees: the address of any version finds them all."""

from itertools import chain, count
from typing import Any
from uuid import UUID

from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

_LONGEST = 200  # of the 255 that fit: room for a number


def is_taken(parent: Page, slug: str, translation_key: UUID) -> bool:
    """Whether another page below the same parent, in any tree, has this slug."""
    parents = Page.objects.filter(translation_key=parent.translation_key).values_list("url_path", flat=True)
    others = Page.objects.filter(slug=slug, url_path__in=[f"{path}{slug}/" for path in parents])
    return others.exclude(translation_key=translation_key).exists()


def free_slug(parent: Page, title: str, translation_key: UUID) -> str:
    """One made of the title, numbered where another page has it; empty for a title without a letter or digit."""
    base = slugify(title, allow_unicode=True)[:_LONGEST].strip("-")
    candidates = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in candidates if not is_taken(parent, slug, translation_key)) if base else ""


class OneSlugForm(WagtailAdminPageForm):
    """The editor's script writes the slug a moment after the title; whoever saves sooner, or without script, has it made here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = free_slug(self.parent_page, cleaned.get("title", ""), self.instance.translation_key)
            if not cleaned["slug"]:
                self.add_error("slug", gettext("Give the page a slug: its name in addresses, in letters and digits."))
        elif (slug := cleaned.get("slug")) and self.parent_page and is_taken(self.parent_page, slug, self.instance.translation_key):
            self.add_error("slug", gettext("Another page here has this address, perhaps in another language. Choose another slug."))
        return cleaned
