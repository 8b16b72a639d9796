"""Changes of pages, plain objects, restrictions and names → outbox rows. Connected in SearchConfig.ready()."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search import changes
from search.origins import plain_origin
from search.registry import plain_sources, source_of, sources

# Saving a draft touches these only; nothing of them shows in the catalogue.
DRAFT_FIELDS = {"latest_revision", "latest_revision_id", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "locked"}
# Of what documents depend on, the fields that no document shows: a thread's posts are many. Its number of posts is none of them:
# posts are brought from thread to thread without a word of their own, and a thread saves it only then.
SILENT_FIELDS = {
    "discussions.Thread": {"pinned", "locked_at", "comments_until", "last_seq", "last_post_seq", "last_post_at"},
    "groups.Group": {"acl_version"},
}


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed, dispatch_uid=f"search.{id(signal)}")
    for signal in (post_page_move, page_slug_changed):
        signal.connect(subtree_changed, dispatch_uid=f"search.{id(signal)}")
    pre_delete.connect(page_goes, sender=Page, dispatch_uid="search.page_goes")
    post_delete.connect(page_deleted, sender=Page, dispatch_uid="search.page_deleted")
    for source in sources():
        post_save.connect(page_saved, sender=source.model, dispatch_uid=f"search.saved.{source.kind}")
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid=f"search.restriction.{id(signal)}")
    for plain in plain_sources().values():
        for signal in (post_save, post_delete):
            signal.connect(row_changed, sender=plain.model, dispatch_uid=f"search.row.{id(signal)}.{plain.name}")
    depending = [*(source.depends_on for source in sources()), *(plain.depends_on for plain in plain_sources().values())]
    for label in {label for depends_on in depending for label in depends_on}:
        post_save.connect(name_changed, sender=label, dispatch_uid=f"search.named.{label}")
        pre_delete.connect(name_goes, sender=label, dispatch_uid=f"search.deleted.{label}")
    for label in {label for source in sources() for label in source.counted}:
        for signal in (pre_save, pre_delete):
            signal.connect(counted_goes, sender=label, dispatch_uid=f"search.counted.goes.{id(signal)}.{label}")
        post_save.connect(counted_comes, sender=label, dispatch_uid=f"search.counted.comes.{label}")


def page_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    if source_of(sender):
        changes.objects_changed([instance.translation_key])


def page_saved(sender: type[Page], instance: Page, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Services may make live pages without Wagtail's publishing; drafts are no concern of search."""
    only_draft = update_fields is not None and set(update_fields) <= DRAFT_FIELDS
    if instance.live and not only_draft and not raw:
        changes.objects_changed([instance.translation_key])


def subtree_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    below = Page.objects.filter(path__startswith=instance.path, live=True).values_list("translation_key", flat=True)
    changes.objects_changed([instance.translation_key, *below])


def page_deleted(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    changes.objects_changed([instance.translation_key])


def page_goes(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    changes.page_goes(instance.translation_key)


def row_changed(sender: type[Model], instance: Model, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not _is_silent(instance, update_fields):
        changes.objects_changed([plain_origin(plain_sources()[instance._meta.label_lower], instance.pk)])


def restriction_changed(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    """A restriction holds for every version of the page and for all that lies below any of them."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is None:
        return
    for version in Page.objects.filter(translation_key=page.translation_key):
        subtree_changed(Page, version)


def name_changed(
    sender: type[Model], instance: Model, created: bool = False, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    if not created and not raw and not _is_silent(instance, update_fields):
        changes.named_changed(instance)


def name_goes(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    changes.named_goes(instance)


def counted_goes(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """It is deleted, or may be about to belong to something else."""
    if instance.pk and not raw:
        changes.named_goes(instance)


def counted_comes(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        changes.named_changed(instance)


def _is_silent(instance: Model, update_fields: Any) -> bool:
    return update_fields is not None and set(update_fields) <= SILENT_FIELDS.get(instance._meta.label, set())
