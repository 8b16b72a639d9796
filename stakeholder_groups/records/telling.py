"""What people hear of their exports, as long as they may still fetch them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.dates import day_in_words
from exchange.core.telling import Described, Kind, by_row, register_kind
from stakeholder_groups.records.enums import ExportState
from stakeholder_groups.records.models import Export

if TYPE_CHECKING:
    from exchange.accounts.models import User

EXPORT = "export"
AREA = gettext_lazy("Records")


def register() -> None:
    register_kind(Kind(EXPORT, gettext_lazy("An export that I asked for is ready"), AREA, describe_exports))


def describe_exports(abouts: Sequence[Mapping[str, Any]], reader: "User") -> list[Described | None]:
    exports = Export.objects.visible_to(reader).select_related("group", "thread")
    return by_row(abouts, "export", exports, lambda _about, export: _described(export))


def _described(export: Export) -> Described | None:
    what = export.thread.title if export.thread else export.group.shown_name
    url, group = export.get_absolute_url(), export.group.shown_name
    if export.state == ExportState.FAILED:
        return Described(_("Your export could not be made: %(what)s") % {"what": what}, export.get_problem_display(), url, group=group)
    if not export.can_be_fetched or export.expires_at is None:
        return None
    words = _("You can download it until %(day)s.") % {"day": day_in_words(export.expires_at.date())}
    return Described(_("Your export is ready: %(what)s") % {"what": what}, words, url, group=group)
