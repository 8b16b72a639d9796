"""What groups write: their public pages for everybody, threads, posts and attached files for their members.

Something else that members write joins by one more PlainSource: `build` gives a Version with the group's token, `look_up` asks
the database who may see it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from exchange.core.languages import LANGUAGES
from search.engines.documents import group_token
from search.parser import clean
from search.plain_text import plain
from search.registry import Contents, Place, PlainSource, Reader, Version
from stakeholder_groups.discussions.enums import AttachmentState
from stakeholder_groups.discussions.models import Attachment, Post, Thread
from stakeholder_groups.discussions.services.reading_files import has_text, text_of_attachment
from stakeholder_groups.groups.models import Group

EVERYBODY = frozenset(LANGUAGES)
NAMED_BY = "participation__organisation"


def members_version(group: Group, *, title: str, contents: Contents, changed_at: datetime) -> Version:
    """What is written in a group exists once and is shown to every reader of the group; its language is the group's."""
    access = frozenset({group_token(group.pk)})
    return Version(group.language, title, contents, shown_to=EVERYBODY, access=access, changed_at=changed_at)


def public_page(group: Group) -> Iterable[Version]:
    """As Group.shown_language chooses: the second language for its readers, the first for all others."""
    if not group.is_public_page:
        return
    second = group.second_language if group.second_name and group.second_language != group.language else ""
    filed = _filed(group)
    first = Contents(summary=plain(group.purpose), **filed)
    yield Version(group.language, group.name, first, shown_to=EVERYBODY - {second}, changed_at=group.updated_at)
    if second:
        said = Contents(summary=plain(group.second_purpose or group.purpose), **filed)
        yield Version(second, group.second_name, said, shown_to=frozenset({second}), changed_at=group.updated_at)


def _filed(group: Group) -> dict[str, Any]:
    region = group.participation.organisation.region if group.participation else None
    named = [label for label in (region, group.theme) if label is not None]
    place = {"regions": (region.code,), "countries": (region.country,)} if region else {}
    return {"named": tuple(named), "themes": (group.theme.slug,) if group.theme else (), **place}


def thread(row: Thread) -> Iterable[Version]:
    said = Contents(summary=plain(row.about_text), years=(row.created_at.year,))
    yield members_version(row.group, title=row.title, contents=said, changed_at=row.created_at)


def post(row: Post) -> Iterable[Version]:
    """Without its thread's title: whoever looks for that finds the thread, not each of its posts."""
    said = Contents(body=plain(row.body), years=(row.created_at.year,))
    yield members_version(row.thread.group, title="", contents=said, changed_at=row.edited_at or row.created_at)


def attached_file(row: Attachment) -> Iterable[Version]:
    """Nothing for a picture; what cannot be read is set aside with its reason."""
    if row.post is not None and has_text(row):
        said = Contents(body=clean(text_of_attachment(row)), years=(row.created_at.year,))
        yield members_version(row.post.thread.group, title=row.name, contents=said, changed_at=row.created_at)


def places_of_groups(pks: Collection[int], reader: Reader) -> Mapping[int, Place]:
    found = Group.objects.with_public_page().filter(pk__in=pks)
    return {group.pk: Place(reverse("groups:about", args=[group.slug]), at=group.updated_at) for group in found}


def places_of_threads(pks: Collection[int], reader: Reader) -> Mapping[int, Place]:
    found = _seen_by(reader).filter(pk__in=pks)
    return {
        row.pk: Place(row.get_absolute_url(), group=row.group.shown_name, author=_name(row.author), at=row.created_at)
        for row in found.select_related("group", "author")
    }


def places_of_posts(pks: Collection[int], reader: Reader) -> Mapping[int, Place]:
    found = Post.objects.standing().filter(pk__in=pks, thread__in=_seen_by(reader)).select_related("thread__group", "author")
    return {
        row.pk: Place(
            reverse("discussions:post", args=[row.thread.group.slug, row.thread.public_id, row.seq]),
            title=row.thread.title,
            group=row.thread.group.shown_name,
            author=_name(row.author),
            at=row.edited_at or row.created_at,
        )
        for row in found
    }


def places_of_files(pks: Collection[int], reader: Reader) -> Mapping[int, Place]:
    """A file is found at its post."""
    posts = dict(_files().filter(pk__in=pks).values_list("pk", "post"))
    places = places_of_posts(set(posts.values()), reader)
    return {pk: replace(places[post], title="") for pk, post in posts.items() if post in places}


def _files() -> Any:
    return Attachment.objects.filter(state=AttachmentState.CLEAN, post__in=Post.objects.standing().filter(thread__in=_living()))


def _seen_by(reader: Reader) -> Any:
    return _living().visible_to(reader.user)


def _living() -> Any:
    """Hidden threads are nobody's to find, and what was merged into another thread is only an address of it."""
    return Thread.objects.filter(hidden_at=None, merged_into=None)


def _name(author: Any) -> str:
    return author.get_full_name() if author else ""


SOURCES = (
    PlainSource(
        model=Group,
        kind="group",
        label=_("Stakeholder group"),
        rows=lambda: Group.objects.with_public_page().select_related("theme", f"{NAMED_BY}__region"),
        build=public_page,
        look_up=places_of_groups,
        depends_on={
            "partners.Theme": ("theme",),
            "partners.Participation": ("participation",),
            "partners.Organisation": (NAMED_BY,),
            "partners.Region": (f"{NAMED_BY}__region",),
        },
    ),
    PlainSource(
        model=Thread,
        kind="thread",
        label=_("Thread"),
        rows=lambda: _living().select_related("group"),
        build=thread,
        look_up=places_of_threads,
        depends_on={"groups.Group": ("group",)},
        is_private=True,
    ),
    PlainSource(
        model=Post,
        kind="post",
        label=_("Post"),
        rows=lambda: Post.objects.standing().filter(thread__in=_living()).select_related("thread__group"),
        build=post,
        look_up=places_of_posts,
        depends_on={"groups.Group": ("thread__group",), "discussions.Thread": ("thread",)},
        is_private=True,
    ),
    PlainSource(
        model=Attachment,
        kind="file",
        label=_("Attached file"),
        rows=lambda: _files().select_related("post__thread__group"),
        build=attached_file,
        look_up=places_of_files,
        depends_on={"groups.Group": ("post__thread__group",), "discussions.Thread": ("post__thread",), "discussions.Post": ("post",)},
        is_private=True,
    ),
)
