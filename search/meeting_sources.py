"""Meetings of groups, by title, text and agenda, for members of the group."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from search.group_sources import members_version
from search.plain_text import joined, plain
from search.registry import Contents, Place, PlainSource, Reader, Version
from stakeholder_groups.meetings.models import Meeting


def meeting(row: Meeting) -> Iterable[Version]:
    items = [joined(item.title, item.who, item.text) for item in row.agenda.all()]
    said = Contents(summary=plain(row.text), body=joined(row.where, *items), years=(row.starts_at.year,))
    yield members_version(row.group, title=row.title, contents=said, changed_at=row.changed_at)


def places_of_meetings(pks: Collection[int], reader: Reader) -> Mapping[int, Place]:
    seen = Meeting.objects.visible_to(reader.user).filter(pk__in=pks)
    return {row.pk: Place(row.get_absolute_url(), group=row.group.shown_name, at=row.starts_at) for row in seen.select_related("group")}


SOURCES = (
    PlainSource(
        model=Meeting,
        kind="meeting",
        label=_("Meeting"),
        # A change of the agenda changes the meeting too.
        rows=lambda: Meeting.objects.select_related("group").prefetch_related("agenda"),
        build=meeting,
        look_up=places_of_meetings,
        depends_on={"groups.Group": ("group",)},
        is_private=True,
    ),
)
