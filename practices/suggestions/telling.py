"""What people hear of suggestions: the editors that one came, the sender what became of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Described, Kind, register_kind
from practices.suggestions.models import Suggestion

if TYPE_CHECKING:
    from exchange.accounts.models import User

SUGGESTION = "suggestion"
TO_EDITORS, TO_GROUP = "editors", "group"


def register() -> None:
    label = gettext_lazy("A group’s suggestion comes or is answered")
    register_kind(Kind(SUGGESTION, label, gettext_lazy("Suggestions of groups"), describe))


def describe(about: Mapping[str, Any], reader: "User") -> Described | None:
    """The same right that opens the page behind it is asked again."""
    rows = Suggestion.objects.filter(pk=about.get("suggestion") or 0).select_related("group")
    return _for_group(rows, reader) if about.get("to") == TO_GROUP else _for_editors(rows, reader)


def _for_editors(rows: Any, reader: "User") -> Described | None:
    found: Suggestion | None = rows.sent_to(reader).first()
    if found is None:
        return None
    return Described(title=found.get_kind_display(), text=found.text[:300], url=reverse("suggestions_admin:inbox"))


def _for_group(rows: Any, reader: "User") -> Described | None:
    found: Suggestion | None = rows.sent_from(reader).first()
    if found is None:
        return None
    title = _("%(kind)s: %(state)s") % {"kind": found.get_kind_display(), "state": found.get_state_display()}
    url = reverse("suggestions:sent", args=[found.group.slug])
    return Described(title=title, text=found.reason, url=f"{url}#suggestion-{found.pk}", group=found.group.shown_name)
