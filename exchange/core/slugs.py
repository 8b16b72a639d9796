"""Under one partner a slug belongs to the versions of one page, over all trees: the address of any version finds them all."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


def is_taken(parent: Page, slug: str, translation_key: UUID) -> bool:
    """Whether another page below the same parent, in any tree, has this slug."""
    parents = Page.objects.filter(translation_key=parent.translation_key).values_list("url_path", flat=True)
    others = Page.objects.filter(slug=slug, url_path__in=[f"{path}{slug}/" for path in parents])
    return others.exclude(translation_key=translation_key).exists()


class OneSlugForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if slug and self.parent_page and is_taken(self.parent_page, slug, self.instance.translation_key):
            self.add_error("slug", gettext("Another page here has this address, perhaps in another language. Choose another slug."))
        return cleaned
