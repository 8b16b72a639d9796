"""A partner's place on the platform: its page in every tree, its editors' group, its folder of files."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from exchange.accounts.roles import editors_group_name
from exchange.accounts.staff_groups import staff_group
from exchange.pages.models import PartnerPage, PartnersIndexPage
from exchange.partners.models import Participation

# Wagtail asks for the permissions of its own models, whatever model the platform puts in their place.
_FILES = {
    "wagtailimages": ("add_image", "change_image", "choose_image"),
    "wagtaildocs": ("add_document", "change_document", "choose_document"),
}


@transaction.atomic
def create_partner_pages(
    *, participation: Participation, slug: str, titles: dict[str, str], intros: dict[str, str] | None = None
) -> list[PartnerPage]:
    """Make what is missing of the partner's pages, group and collection; returns the pages, English first."""
    pages: list[PartnerPage] = []
    for index in PartnersIndexPage.objects.select_related("locale").order_by("pk"):
        code = index.locale.language_code
        page = PartnerPage.objects.child_of(index).filter(slug=slug).first()
        if page is None:
            page = PartnerPage(
                title=titles.get(code) or titles["en"],
                slug=slug,
                locale=index.locale,
                participation=participation,
                intro=(intros or {}).get(code, ""),
            )
            if pages:
                page.translation_key = pages[0].translation_key
            index.add_child(instance=page)
        pages.append(page)
    _give_editors_their_place(slug, pages)
    return pages


def _give_editors_their_place(slug: str, pages: list[PartnerPage]) -> Group:
    group = staff_group(editors_group_name(slug))
    for page in pages:
        for codename in ("add_page", "change_page"):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=_permission("wagtailcore", codename))
    group.permissions.add(_permission("simple_translation", "submit_translation"))
    collection = Collection.objects.filter(name=slug, depth=2).first() or Collection.get_first_root_node().add_child(name=slug)
    for app_label, codenames in _FILES.items():
        for codename in codenames:
            permission = _permission(app_label, codename)
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
