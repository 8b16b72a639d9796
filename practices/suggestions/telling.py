"""What people hear of suggestions: the editors that one came, the sender what became of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Described, Kind, by_row, register_kind
from practices.suggestions.models import Suggestion

if TYPE_CHECKING:
    from exchange.accounts.models import User

SUGGESTION = "suggestion"
TO_EDITORS, TO_GROUP = "editors", "group"


def register() -> None:
    label = gettext_lazy("A group’s suggestion comes or is answered")
    register_kind(Kind(SUGGESTION, label, gettext_lazy("Suggestions of groups"), describe_all))


def describe_all(abouts: Sequence[Mapping[str, Any]], reader: "User") -> list[Described | None]:
    """The same right that opens the page behind it is asked again."""
    rows = Suggestion.objects.select_related("group")
    from_group = by_row(abouts, "suggestion", rows.sent_from(reader), lambda _about, found: _for_group(found))
    to_editors = by_row(abouts, "suggestion", rows.sent_to(reader), lambda _about, found: _for_editors(found))
    pairs = zip(abouts, from_group, to_editors, strict=True)
    return [own if about.get("to") == TO_GROUP else received for about, own, received in pairs]


def _for_editors(found: Suggestion) -> Described:
    return Described(title=found.get_kind_display(), text=found.text[:300], url=reverse("suggestions_admin:inbox"))


def _for_group(found: Suggestion) -> Described:
    title = _("%(kind)s: %(state)s") % {"kind": found.get_kind_display(), "state": found.get_state_display()}
    url = reverse("suggestions:sent", args=[found.group.slug])
    return Described(title=title, text=found.reason, url=f"{url}#suggestion-{found.pk}", group=found.group.shown_name)
